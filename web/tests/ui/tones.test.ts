// @vitest-environment happy-dom
// Sound, as far as a browser lets a page make it.

import { afterEach, expect, test, vi } from "vitest";

afterEach(() => {
  vi.unstubAllGlobals();
  vi.resetModules();
});

test("what a telephone call or a sleep took away is said, and comes back with a touch", async () => {
  const audio = {
    state: "suspended",
    onstatechange: null as (() => void) | null,
    async resume(): Promise<void> {
      this.state = "running";
    },
  };
  vi.stubGlobal("AudioContext", function () {
    return audio;
  });
  const { allow, allowed } = await import("../../src/ui/tones");
  allow();
  await vi.waitFor(() => expect(allowed.value).toBe(true));
  audio.state = "interrupted";
  audio.onstatechange!();
  expect(allowed.value).toBe(false);
  dispatchEvent(new Event("pointerdown"));
  await vi.waitFor(() => expect(allowed.value).toBe(true));
});
