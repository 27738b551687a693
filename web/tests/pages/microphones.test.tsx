// @vitest-environment happy-dom
// What a moderator is shown of the microphones of the hall, and how they choose what the floor has to do with them.

import { render } from "preact";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { Microphones } from "../../src/pages/console/microphones";
import { Notices } from "../../src/pages/console/notices";
import type { Command, MicrophoneMode, MicrophonesView } from "../../src/protocol/messages";
import * as session from "../../src/state/session";
import * as policy from "../../src/ui/press_policy";
import { testids } from "../../src/ui/testids";
import { click, pass } from "../ui/device";
import { stubPopovers } from "../ui/popovers";

const told = vi.hoisted(() => {
  vi.stubGlobal("matchMedia", () => ({ matches: false, addEventListener() {} }));
  return { sent: [] as Command[] };
});
vi.mock(import("../../src/state/session"), async (original) => ({
  ...(await original()),
  send: (command) => String(told.sent.push(command)),
}));

let root: HTMLElement;
const settle = async (): Promise<void> => {
  for (let turns = 0; turns < 16; ++turns) await Promise.resolve();
};
const one = (testid: string): HTMLElement | null => root.querySelector<HTMLElement>(`[data-testid="${testid}"]`);
const text = (testid: string): string | undefined => one(testid)?.textContent?.replace(/[\u2066-\u2069]/g, "");
const there: MicrophonesView = { connected: true, open: [], asking: [] };

async function show(mode: MicrophoneMode | undefined, microphones?: Partial<MicrophonesView>): Promise<void> {
  session.me.value = { as: "moderator" } as never;
  session.view.value = {
    run: { status: "running", revision: 1, handed_over: false, locked: false },
    floor: mode === undefined ? {} : { microphones: mode },
    presence: { origins: [], ...(microphones && { microphones: { ...there, ...microphones } }) },
    messages: {},
  } as never;
  render(
    <>
      <Microphones />
      <Notices />
    </>,
    root,
  );
  await settle();
}

beforeAll(() => void vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] }));
afterAll(() => void vi.useRealTimers());
beforeEach(() => {
  told.sent.length = 0;
  stubPopovers();
  document.body.innerHTML = "<div></div>";
  root = document.body.firstElementChild as HTMLElement;
  policy.keepPolicy(root);
});
afterEach(() => {
  render(null, root);
  vi.unstubAllGlobals();
});

test("where the plan seats nobody there is nothing to choose", async () => {
  await show(undefined, {});
  expect(one(testids.microphones)).toBeNull();
  expect(one(testids.microphoneNotice)).toBeNull();
});

test.each([
  ["follow", { open: ["Norway", "Ada Okafor"] }, "Open: Norway, Ada Okafor", undefined],
  ["follow", {}, "No microphone is open", undefined],
  ["drive", { opening: "Norway" }, "Microphone of Norway opening…", "status"],
  ["drive", { silent: "Norway" }, "The microphone of Norway has not opened.", "alert"],
  ["follow", { connected: false, open: ["Norway"] }, "No connection to the microphones. Clocks go on.", "alert"],
  ["follow", { elsewhere: true }, "Another session has the microphones", "alert"],
  ["off", { open: ["Norway"] }, "Microphones off", undefined],
  ["off", { connected: false }, "No connection to the microphones. Clocks go on.", undefined],
] as const)("%s and %j: %s", async (mode, now, said, role) => {
  await show(mode, now as Partial<MicrophonesView>);
  expect(text(testids.microphonesNow)).toBe(said);
  expect(text(testids.microphoneNotice)).toBe(role && said);
  expect(one(testids.microphoneNotice)?.getAttribute("role") ?? undefined).toBe(role);
});

test("where the server has no system it says so", async () => {
  await show("follow");
  expect(text(testids.microphonesNow)).toBe("No microphone system");
  expect(text(testids.microphoneNotice)).toBe("No microphone system");
});

test("another mode is chosen by a press, for the one that was seen", async () => {
  await show("off", { asking: ["Ada Okafor"] });
  pass(1000);
  click(one(testids.microphones)!);
  await settle();
  expect(root.textContent?.replace(/[\u2066-\u2069]/g, "")).toContain("Asking by the button: Ada Okafor");
  pass(1000);
  click(one(testids.microphoneMode("drive"))!);
  await settle();
  expect(told.sent).toEqual([{ type: "set_microphones", to: "drive", from: "off" }]);
});
