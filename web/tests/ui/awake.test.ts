// @vitest-environment happy-dom
// Whether the screen is kept on, and said where it is not.

import { afterEach, beforeEach, expect, test, vi } from "vitest";

const locks: Lock[] = [];
class Lock extends EventTarget {
  held = true;
  constructor() {
    super();
    locks.push(this);
  }
  // By the page, or by the system.
  async release(): Promise<void> {
    this.held = false;
    this.dispatchEvent(new Event("release"));
  }
}
const held = (): boolean[] => locks.map((one) => one.held);
const request = vi.fn(async () => new Lock());
const settled = async (): Promise<void> => {
  for (let turns = 0; turns < 4; ++turns) await Promise.resolve();
};
const comesBack = async (): Promise<void> => {
  document.dispatchEvent(new Event("visibilitychange"));
  await settled();
};

beforeEach(() => {
  locks.length = 0;
  request.mockClear();
  vi.stubGlobal("navigator", { wakeLock: { request } });
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.resetModules();
});

test("the screen is kept on, and again when the page comes back", async () => {
  const { keepAwake, mayGoToSleep } = await import("../../src/ui/awake");
  const stop = keepAwake();
  await settled();
  expect(mayGoToSleep.value).toBe(false);
  await comesBack();
  expect(request).toHaveBeenCalledTimes(2);
  stop();
});

test("over plain http, or where it is refused, it may go to sleep", async () => {
  vi.stubGlobal("navigator", {});
  const { keepAwake, mayGoToSleep } = await import("../../src/ui/awake");
  const stop = keepAwake();
  await settled();
  expect(mayGoToSleep.value).toBe(true);
  vi.stubGlobal("navigator", { wakeLock: { request: () => Promise.reject(new Error("low battery")) } });
  mayGoToSleep.value = false;
  await comesBack();
  expect(mayGoToSleep.value).toBe(true);
  stop();
});

test("where the system takes that back while somebody looks, it may go to sleep", async () => {
  const { keepAwake, mayGoToSleep } = await import("../../src/ui/awake");
  const stop = keepAwake();
  await settled();
  await locks[0]!.release();
  expect(mayGoToSleep.value).toBe(true);
  await comesBack();
  expect(mayGoToSleep.value).toBe(false);
  stop();
});

test("who does not wish to be called any more has a screen that goes off again", async () => {
  vi.stubGlobal("matchMedia", () => ({ matches: false, addEventListener() {} }));
  const { kept } = await import("../../src/state/kept");
  const wanted = kept("call");
  await import("../../src/pages/audience/call");
  expect(request).not.toHaveBeenCalled();
  wanted.value = "yes";
  await settled();
  expect(held()).toEqual([true]);
  wanted.value = "";
  await settled();
  expect(held()).toEqual([false]);
  await comesBack();
  expect(held()).toEqual([false]);
  wanted.value = "yes";
  wanted.value = "";
  await settled();
  expect(held()).toEqual([false, false]);
});
