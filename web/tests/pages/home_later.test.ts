// @vitest-environment happy-dom
// Whoever joins by a code fetches the organiser's tools neither with the page nor behind it; the organiser does so beside it.

import { afterEach, beforeEach, expect, test, vi } from "vitest";

// Each loads the page anew.
vi.setConfig({ testTimeout: 60_000 });

const preloaded = (): string[] => [...document.head.querySelectorAll("link")].map(({ rel, href }) => `${rel} ${new URL(href).pathname}`);

beforeEach(() => {
  vi.resetModules();
  vi.stubGlobal("matchMedia", () => ({ matches: false, addEventListener() {} }));
  vi.stubGlobal("fetch", () => new Promise(() => {}));
  sessionStorage.clear();
  document.head.innerHTML = "";
  document.body.innerHTML = `<div id="root"></div>`;
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
  location.hash = "";
});

test("who opens the page to type a code is shown the field and fetches nothing more", async () => {
  await import("../../src/pages/home/early");
  await import("../../src/pages/home/main");
  const { later } = await import("../../src/pages/home/later");
  expect(document.querySelector("main.join input")).not.toBeNull();
  expect(preloaded()).toEqual([]);
  expect(later.value).toBeUndefined();
});

test("the organiser's link fetches the tools beside the page's script, and so does a tab that keeps its token", async () => {
  location.hash = "#o.secret";
  await import("../../src/pages/home/early");
  expect(preloaded()).toEqual(["modulepreload /%later%"]);
  await import("../../src/pages/home/main");
  expect(document.getElementById("root")!.textContent).toBe("Connecting");
  expect(location.hash).toBe("");
  await vi.dynamicImportSettled();
  await vi.waitFor(() => expect(document.querySelector("main.organiser")).not.toBeNull());
  document.head.innerHTML = "";
  vi.resetModules();
  await import("../../src/pages/home/early");
  expect(preloaded()).toHaveLength(1);
});

test("tools that do not come are asked for again until they do", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout"] });
  const { failed, later, load } = await import("../../src/pages/home/later");
  const tools = { Organiser: () => null, popovers: Promise.resolve() } as unknown as typeof import("../../src/pages/home/organiser");
  let there = false;
  const fetched = vi.fn(() => (there ? Promise.resolve(tools) : Promise.reject(new Error("no network"))));
  load(fetched);
  load(fetched);
  expect(fetched).toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(4_999);
  expect([failed.value, later.value]).toEqual([true, undefined]);
  there = true;
  await vi.advanceTimersByTimeAsync(1);
  expect(fetched).toHaveBeenCalledTimes(2);
  expect(later.value).toBe(tools);
  load(fetched);
  expect(fetched).toHaveBeenCalledTimes(2);
});
