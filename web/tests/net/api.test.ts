// What stands between a page and the server answers in its place, or not at all.

import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { answerWithin, checkPlan, createSession, handouts, listSessions, publicAddress, qrOf } from "../../src/net/api";

beforeEach(() => void vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] }));
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const requests = {
  sessions: () => listSessions("o.token"),
  create: () => createSession("o.token", "{}"),
  check: () => checkPlan("o.token", "{}"),
  address: () => publicAddress(),
  links: () => handouts("token"),
  code: () => qrOf("token", "https://panel.example"),
};
const none = { ok: false };

test.each(Object.entries(requests))("%s: a page that a network puts in place of an answer is none", async (_, request) => {
  const html = { "content-type": "text/html" };
  vi.stubGlobal("fetch", async () => new Response("<!doctype html><title>Sign in</title>", { headers: html }));
  expect(await request()).toEqual(none);
});

test.each(Object.entries(requests))(
  "%s: what nobody answers is given up, whether it is the answer or its rest that does not come",
  async (_, request) => {
    const never = (signal: AbortSignal) => new Promise<never>((_, reject) => (signal.onabort = () => reject(signal.reason)));
    const halted = (signal: AbortSignal) => ({
      ok: true,
      status: 200,
      headers: new Headers(),
      json: () => never(signal),
      blob: () => never(signal),
    });
    for (const answer of [never, async (signal: AbortSignal) => halted(signal)]) {
      vi.stubGlobal("fetch", (_path: string, { signal }: { signal: AbortSignal }) => answer(signal));
      const answered = request();
      await vi.advanceTimersByTimeAsync(answerWithin);
      expect(await answered).toEqual(none);
    }
  },
);
