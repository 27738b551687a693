// @vitest-environment happy-dom
// What a page says of itself before its session is there, and then.

import { afterEach, beforeEach, expect, test, vi } from "vitest";

const sockets: FakeSocket[] = [];
class FakeSocket {
  static OPEN = 1;
  readyState = 0;
  onclose: ((event: { code: number; reason: string }) => void) | null = null;
  onmessage: ((event: { data: string }) => void) | null = null;
  constructor() {
    sockets.push(this);
  }
  close(): void {}
}

beforeEach(() => {
  vi.resetModules();
  vi.stubGlobal("WebSocket", FakeSocket);
  document.body.innerHTML = `<div id="root"></div>`;
  location.hash = "#a.token";
});
afterEach(() => vi.unstubAllGlobals());

const drawn = async (): Promise<void> => {
  for (let turns = 0; turns < 4; ++turns) await Promise.resolve();
};
const says = (): string => document.getElementById("root")!.textContent!;

test("a page that comes where the server cannot be reached says so", async () => {
  const { start } = await import("../../src/ui/start");
  start(() => null, "Console");
  await drawn();
  expect(says()).toBe("Connecting");
  sockets.at(-1)!.onclose!({ code: 1006, reason: "" });
  await drawn();
  expect(says()).toBe("No connection yet.");
});

test("a tab is called by its session and by what it is for", async () => {
  const { start } = await import("../../src/ui/start");
  const { view } = await import("../../src/state/session");
  start(() => null, "Console");
  expect(document.title).toBe("Console · Dais");
  view.value = { plan: { title: "Migration and work" } } as never;
  expect(document.title).toBe("Migration and work · Console · Dais");
});

test("a page whose session was deleted says so, and tries no more", async () => {
  const { start } = await import("../../src/ui/start");
  start(() => null, "Console");
  await drawn();
  const opened = sockets.length;
  sockets.at(-1)!.onclose!({ code: 4503, reason: "" });
  await drawn();
  expect(says()).toContain("The organiser has deleted this session.");
  expect(sockets).toHaveLength(opened);
});

test.each([
  [1009, "link_replaced", 4501, "This link was replaced. Ask whoever runs the session for the new one."],
  [2016, "personal_link_needed", 4501, "This code alone does not let you in. Ask the organiser."],
  [1010, "put_out", 4504, "A moderator disconnected this page. Reload it to come back."],
] as const)("a page that is told %i (%s) and closed with %i says why, and tries no more", async (code, why, closed, says_so) => {
  const { start } = await import("../../src/ui/start");
  const [{ learnRefusals }, { connection }] = [await import("../../src/state/refusals"), await import("../../src/state/words")];
  learnRefusals({ put_out: connection.putOut });
  start(() => null, "Stage");
  await drawn();
  const opened = sockets.length;
  sockets.at(-1)!.onmessage!({ data: JSON.stringify({ type: "error", error: { code, why } }) });
  sockets.at(-1)!.onclose!({ code: closed, reason: "" });
  await drawn();
  expect(says()).toContain(says_so);
  expect(sockets).toHaveLength(opened);
});

test("a newcomer to a session that is locked is told so, and is let in by a later try", async () => {
  const { start } = await import("../../src/ui/start");
  start(() => null, "Panel", { participant: true });
  await drawn();
  vi.useFakeTimers();
  const opened = sockets.length;
  sockets.at(-1)!.onclose!({ code: 4012, reason: "" });
  await drawn();
  expect(says()).toContain("This session is locked.");
  vi.advanceTimersByTime(1_000);
  expect(sockets).toHaveLength(opened + 1);
  vi.useRealTimers();
});
