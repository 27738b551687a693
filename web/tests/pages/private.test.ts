// @vitest-environment happy-dom
// Pages in a browser that keeps nothing: what holds data throws as soon as it is touched, and so does what joins tabs.

import { afterEach, beforeEach, expect, test, vi } from "vitest";

// Each loads a whole page anew.
vi.setConfig({ testTimeout: 60_000 });

const refuse = (): never => {
  throw new DOMException("The operation is insecure.", "SecurityError");
};

const pages = {
  home: () => import("../../src/pages/home/main"),
  audience: () => import("../../src/pages/audience/main"),
  panellist: () => import("../../src/pages/panellist/main"),
  console: () => import("../../src/pages/console/main"),
  stage: () => import("../../src/pages/stage/main"),
};

beforeEach(() => {
  vi.resetModules();
  vi.stubGlobal("matchMedia", () => ({ matches: false, addEventListener() {} }));
  vi.stubGlobal("fetch", () => new Promise(() => {}));
  vi.stubGlobal(
    "WebSocket",
    class {
      // A slow machine gives an attempt to connect up before the test is over.
      close(): void {}
    },
  );
  vi.stubGlobal("BroadcastChannel", refuse);
  for (const storage of ["localStorage", "sessionStorage"]) vi.spyOn(window, storage as "localStorage", "get").mockImplementation(refuse);
  document.body.innerHTML = `<div id="root"></div>`;
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  location.hash = "";
});

const shown = (): string => document.getElementById("root")!.textContent!;

test.each(Object.entries(pages))("%s is shown", async (name, open) => {
  if (name !== "home") location.hash = "#a.token";
  await open();
  expect(shown()).not.toBe("");
});

test("the organiser's link works, and stays in the address so that it can be loaded again", async () => {
  location.hash = "#o.secret";
  await pages.home();
  await vi.dynamicImportSettled();
  await vi.waitFor(() => expect(document.querySelector(".organiser")).not.toBe(null));
  expect(location.hash).toBe("#o.secret");
});
