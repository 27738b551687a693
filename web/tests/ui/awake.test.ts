// @vitest-environment happy-dom
// Whether the screen is kept on, and said where it is not.

import { afterEach, expect, test, vi } from "vitest";

afterEach(() => {
  vi.unstubAllGlobals();
  vi.resetModules();
});

test("the screen is kept on, and again when the page comes back", async () => {
  const request = vi.fn(() => Promise.resolve());
  vi.stubGlobal("navigator", { wakeLock: { request } });
  const { keepAwake, mayGoToSleep } = await import("../../src/ui/awake");
  keepAwake();
  await Promise.resolve();
  expect(mayGoToSleep.value).toBe(false);
  document.dispatchEvent(new Event("visibilitychange"));
  expect(request).toHaveBeenCalledTimes(2);
});

test("over plain http, or where it is refused, it may go to sleep", async () => {
  vi.stubGlobal("navigator", {});
  const { keepAwake, mayGoToSleep } = await import("../../src/ui/awake");
  keepAwake();
  await Promise.resolve();
  expect(mayGoToSleep.value).toBe(true);
  vi.stubGlobal("navigator", { wakeLock: { request: () => Promise.reject(new Error("low battery")) } });
  mayGoToSleep.value = false;
  document.dispatchEvent(new Event("visibilitychange"));
  await vi.waitFor(() => expect(mayGoToSleep.value).toBe(true));
});
