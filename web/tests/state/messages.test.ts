import { describe, expect, test } from "vitest";
import type { MessageView, SessionView } from "../../src/protocol/messages";
import { isShown, latestFirst, receiptsOf, shownOf, unreadOf } from "../../src/state/messages";
import { presets, presetsFor } from "../../src/state/presets";

const t0 = 1_487_258_100_000;
const message = (more: Partial<MessageView> = {}): MessageView => ({ text: "Please conclude", sent: t0, ...more });

describe("a message is shown", () => {
  test("until it is taken down", () => {
    expect(isShown(message(), t0 + 1e9)).toBe(true);
    expect(isShown(message({ taken_down: t0 + 1 }), t0 + 1)).toBe(false);
  });
  test("for its time, where it has one", () => {
    expect(isShown(message({ lasts: 15_000 }), t0 + 14_999)).toBe(true);
    expect(isShown(message({ lasts: 15_000 }), t0 + 15_000)).toBe(false);
  });
  test("to a panellist until they have seen it, the earliest first", () => {
    const messages = { m10: message(), m9: message({ seen: false }), m2: message({ seen: true }), m1: message({ lasts: 1000 }) };
    expect(shownOf(messages, t0 + 1000).map(([id]) => id)).toEqual(["m9", "m10"]);
    expect(shownOf(undefined, t0)).toEqual([]);
  });
});

describe("what a panellist is still to read", () => {
  const panel = (began: number | undefined, more: object = {}): SessionView =>
    ({ run: { current: "now" }, segments: { now: { began, speakers: ["a"], state: "current" } }, ...more }) as never;
  const ids = (messages: Record<string, MessageView>, began: number | undefined, now: number) =>
    unreadOf(messages, panel(began), "a", now).map(([id]) => id);
  test("is the latest first, without what was seen or taken down", () => {
    const messages = { m2: message(), m10: message(), m9: message({ seen: true }), m8: message({ taken_down: t0 }) };
    expect(ids(messages, t0, t0)).toEqual(["m10", "m2"]);
    expect(unreadOf(undefined, panel(t0), "a", t0)).toEqual([]);
  });
  test("keeps what its time would take away, while the segment goes on in which it was sent", () => {
    const messages = { m1: message({ lasts: 1000 }), m2: message({ lasts: 1000, taken_down: t0 + 1 }) };
    expect(ids(messages, t0 - 1, t0 + 5000)).toEqual(["m1"]);
    expect(ids(messages, t0 + 1, t0 + 5000)).toEqual([]);
    expect(ids(messages, undefined, t0 + 5000)).toEqual([]);
  });
  test("goes with the segment in which its reader was to speak", () => {
    const messages = { m1: message(), m2: message({ sent: t0 + 60_000 }), m3: message({ lasts: 90_000 }) };
    const [was, will] = [
      { began: t0, ended: t0 + 60_000, state: "done" },
      { began: t0 + 60_000, state: "current" },
    ];
    const after = (speakers: string[]): SessionView =>
      ({ run: { current: "now" }, segments: { was: { ...was, speakers }, now: { ...will, speakers: ["b"] } } }) as never;
    const left = (speakers: string[]) => unreadOf(messages, after(speakers), "a", t0 + 61_000).map(([id]) => id);
    expect(left(["a"]), "theirs").toEqual(["m3", "m2"]);
    expect(left([]), "everybody's").toEqual(["m3", "m2"]);
    expect(left(["c"]), "of somebody else, before theirs").toEqual(["m3", "m2", "m1"]);
  });
  test("goes with the turn that its reader had in a round", () => {
    const turn = (speaker: string, clock: object) => ({ floor: { speaker, round: { spoken: ["a"], clock } } });
    const of = (more: object) => unreadOf({ m1: message() }, panel(t0 - 1, more), "a", t0 + 9).map(([id]) => id);
    expect(of(turn("a", { used: 0, running_since: t0 - 1 })), "while they have it").toEqual(["m1"]);
    expect(of(turn("b", { used: 0, running_since: t0 + 1 })), "once another has theirs").toEqual([]);
    expect(of(turn("b", { used: 0, running_since: t0 - 1 })), "sent in another's").toEqual(["m1"]);
  });
});

test("how far a message has come is known of each panellist and the stage, and not of the audience", () => {
  const sent = message({
    to: { panellists: ["a", "b", "c"], stage: true, audience: true },
    delivered: ["a", "b", "stage"],
    seen_by: ["b"],
  });
  expect(receiptsOf(sent)).toEqual([
    { who: "a", standing: "delivered" },
    { who: "b", standing: "seen" },
    { who: "c", standing: "sent" },
    { who: "stage", standing: "delivered" },
    { who: "audience", standing: "sent" },
  ]);
});

test("the list begins with the latest", () => {
  expect(latestFirst({ m2: message(), m10: message(), m9: message() }).map(([id]) => id)).toEqual(["m10", "m9", "m2"]);
});

describe("presets", () => {
  test.each([
    ["fr", "fr"],
    ["zh-Hans", "zh"],
    ["AR-eg", "ar"],
    ["de", "en"],
    ["", "en"],
  ])("for %s are in %s", (language, found) => {
    expect(presetsFor(language)).toEqual({ language: found, texts: presets[found as keyof typeof presets] });
  });
});
