// @vitest-environment happy-dom
import { expect, test, vi } from "vitest";
import { setTheme, showTheme } from "../../src/ui/theme";

test("what the browser draws by itself has the colours that are chosen", () => {
  vi.stubGlobal("matchMedia", () => ({ matches: true }));
  const { dataset, style } = document.documentElement;
  setTheme("dark");
  expect([dataset.theme, style.colorScheme]).toEqual(["dark", "dark"]);
  showTheme("light");
  expect([dataset.theme, style.colorScheme]).toEqual(["light", "light"]);
});
