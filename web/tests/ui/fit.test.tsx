// @vitest-environment happy-dom

import { render } from "preact";
import { afterEach, expect, test, vi } from "vitest";
import { Fitted } from "../../src/ui/fit";

afterEach(() => {
  render(null, document.body);
  vi.unstubAllGlobals();
});

test("a text that has all the room it wants is of its share of the window, and is so again at once where that changes", () => {
  vi.stubGlobal("innerHeight", 1000);
  vi.stubGlobal("innerWidth", 800);
  render(
    <>
      <Fitted text="Who pays?" most={0.1} class="" testid="high" />
      <Fitted text="Who pays?" most={0.1} upright class="" testid="shorter" />
    </>,
    document.body,
  );
  const sizes = () => ["high", "shorter"].map((name) => document.querySelector<HTMLElement>(`[data-testid=${name}]`)!.style.fontSize);
  expect(sizes()).toEqual(["100px", "80px"]);
  vi.stubGlobal("innerHeight", 500);
  dispatchEvent(new Event("resize"));
  expect(sizes()).toEqual(["50px", "50px"]);
});
