// @vitest-environment happy-dom
// What the stage shows of a moment, by what its address asks for.

import { render } from "preact";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { operated } from "../../src/pages/stage/controls";
import { isBright, type Layout, settingsOf } from "../../src/pages/stage/settings";
import { settings, Stage } from "../../src/pages/stage/stage";
import { ringAtZero, sound } from "../../src/pages/stage/zero";
import type { Command, MessageView, SessionView } from "../../src/protocol/messages";
import * as session from "../../src/state/session";
import { mayGoToSleep } from "../../src/ui/awake";
import { ring } from "../../src/ui/tones";

const t0 = 1_487_258_100_000;
let sent: Command[] = [];

vi.mock(import("../../src/state/session"), async (original) => ({
  ...(await original()),
  send: (command) => String(sent.push(command)),
}));
vi.mock(import("../../src/ui/address"), async (original) => ({ ...(await original()), typed: () => "dais.example" }));
vi.mock(import("../../src/ui/tones"), async (original) => ({ ...(await original()), ring: vi.fn() }));

let root: HTMLElement;
const drawn = async (): Promise<void> => {
  for (let turns = 0; turns < 6; ++turns) await Promise.resolve();
};
const at = (testid: string): HTMLElement | null => root.querySelector(`[data-testid="${testid}"]`);
const text = (): string => root.querySelector("main")!.textContent!.replace(/[\u2068\u2069]/g, "");

const person = (name: string) => ({ name, title: "", affiliation: "" });
function panel(status: "open" | "running"): SessionView {
  const clock = { allotment: 600_000, added: 0, used: 0, ...(status === "running" ? { running_since: t0 } : {}) };
  return {
    plan: {
      title: "Rivers and cities",
      subtitle: "Water week",
      venue: "Hall 4",
      time_zone: "UTC",
      start: t0,
      end: t0 + 3_600_000,
      moderator: person("Mo"),
      panellists: { ana: person("Ana") },
      panellist_order: ["ana"],
      absent: [],
    },
    run: status === "running" ? { status, started: t0, current: "one", revision: 1 } : { status, following: "one", revision: 0 },
    order: ["one"],
    segments: {
      one: { kind: "presentation", title: "Roadmap", speakers: ["ana"], state: "current", began: t0, clock, wrap_up: 60_000, notes: "" },
    },
    floor: { open: false, requests: false, taking: "automatic", order: "first_come", allotment: 120_000, wrap_up: 30_000 },
  } as unknown as SessionView;
}
const staged = { q1: { text: "Who pays?", name: "Lindiwe", asked: t0, state: "on_stage" } } as unknown as SessionView["questions"];

async function show(view: SessionView, layout?: Layout, now = t0 + 10_000): Promise<void> {
  if (layout === undefined) delete settings.layout;
  else settings.layout = layout;
  session.me.value = { join_code: "H4TXW9" } as never;
  session.now.value = now;
  session.view.value = view;
  render(null, root);
  render(<Stage />, root);
  await drawn();
}

beforeEach(() => {
  sent = [];
  operated.value = false;
  document.body.innerHTML = "<div></div>";
  root = document.body.firstElementChild as HTMLElement;
});
afterEach(() => {
  settings.wrong = [];
  render(null, root);
});

test("between two segments what comes is large", async () => {
  const view = panel("running");
  const run = { status: "running", started: t0, gap_since: t0, revision: 2 } as NonNullable<SessionView["run"]>;
  await show({ ...view, run: { ...run, following: "one" } });
  expect(at("speaker")!.textContent!.replace(/[\u2068\u2069]/g, "")).toBe("Next: Ana");
  expect(root.querySelector("header")!.textContent).toBe("Rivers and cities");
  await show({ ...view, run });
  expect(at("speaker")!.textContent).toBe("Rivers and cities");
});

test("it says whose clock it is, and whose question", async () => {
  await show(panel("running"));
  expect(text()).toContain("SpeakingAna");
  await show({ ...panel("running"), questions: staged! });
  expect(text()).toContain("SpeakingAna");
  expect(text()).toContain("Question from Lindiwe");
  expect(at("stage-question")!.textContent).toBe("Who pays?");
  expect(at("clock")).not.toBeNull();
});

test("a translation stands under what was asked, in the language of the session where there is one", async () => {
  const q1 = { ...staged!.q1!, text: "من يدفع؟", language: "ar", translations: [{ language: "fr", text: "Qui paie ?" }] };
  await show({ ...panel("running"), questions: { q1 } });
  expect(at("stage-question")!.textContent).toBe("من يدفع؟");
  expect(at("translation")!.textContent).toBe("Qui paie ?");
  expect(at("translation")!.lang).toBe("fr");
  const view = panel("running");
  const translations = [...q1.translations, { language: "en", text: "Who pays?" }];
  await show({ ...view, plan: { ...view.plan!, language: "en" }, questions: { q1: { ...q1, translations } } });
  expect(at("translation")!.textContent).toBe("Who pays?");
});

test("it says of a point of order what it is, and where a person comes from in a lower third", async () => {
  const view = panel("running");
  const speaking = { request: "r1", name: "Tomás", affiliation: "City", clock: { allotment: 60_000, added: 0, used: 0 }, wrap_up: 0 };
  await show({ ...view, floor: { ...view.floor!, speaking } });
  expect(text()).toContain("SpeakingTomás");
  const floor = { ...view.floor!, speaking: { ...speaking, kind: "point_of_order" as const } };
  for (const layout of [undefined, "clock", "lower-third"] as const) {
    await show({ ...view, floor }, layout);
    expect(text()).toContain("Point of orderTomás");
  }
  view.plan!.panellists.ana!.affiliation = "Water Board";
  await show(view, "lower-third");
  expect(at("segment")!.textContent).toBe("Water Board");
});

test("a session that has ended shows no question any more", async () => {
  for (const status of ["concluded", "closed"] as const) {
    const run = { status, started: t0, concluded: t0 + 5_000, revision: 2 } as NonNullable<SessionView["run"]>;
    for (const layout of [undefined, "question", "lower-third"] as const) {
      await show({ ...panel("running"), run, questions: staged! }, layout);
      expect([status, layout, at("stage-question")]).toEqual([status, layout, null]);
    }
  }
});

test("before the start it says how to join, large, and counts down to it", async () => {
  await show(panel("open"), undefined, t0 - 400_000);
  expect(root.querySelector(".join.large img")).not.toBeNull();
  expect(text()).toContain("Starts at 15:15, in6:40");
  expect(text()).toMatch(/Join: scan, or go to.*and enter H4TXW9/);
});

test.each<[Layout | undefined, string[], string[]]>([
  [undefined, ["stage-question", "join-code", "clock"], []],
  ["clock", ["clock", "speaker"], ["stage-question", "join-code"]],
  ["question", ["stage-question", "join-code"], []],
  ["join", ["join-code", "clock"], ["stage-question"]],
  ["lower-third", ["stage-question", "clock"], ["join-code"]],
  ["corner", ["clock", "phase"], ["stage-question", "join-code", "speaker"]],
])("with a question on stage, layout %s", async (layout, has, lacks) => {
  await show({ ...panel("running"), questions: staged! }, layout);
  for (const one of has) expect([one, at(one) !== null]).toEqual([one, true]);
  for (const one of lacks) expect([one, at(one) !== null]).toEqual([one, false]);
});

test("no message comes into a picture that it lies over, and none is said to have arrived", async () => {
  const messages = { m1: { text: "Please conclude", sent: t0 } as MessageView };
  await show({ ...panel("running"), messages }, "lower-third");
  expect(at("message")).toBeNull();
  expect(sent).toEqual([]);
  await show({ ...panel("running"), messages });
  expect(at("message-text")!.textContent).toBe("Please conclude");
});

test("what the address asks for and is not known is named", async () => {
  const isColour = (name: string): boolean => name === "green" || name === "transparent";
  expect(settingsOf("?layout=corner&theme=light&sound=on", isColour)).toEqual({
    layout: "corner",
    ground: "transparent",
    sound: true,
    wrong: [],
  });
  expect(settingsOf("?bg=00FF00", isColour)).toEqual({ ground: "#00ff00", sound: false, wrong: [] });
  expect(settingsOf("?layout=corner&bg=Green", isColour).ground).toBe("green");
  expect(settingsOf("", isColour)).toEqual({ ground: "", sound: false, wrong: [] });
  settings.wrong = settingsOf("?layout=clok&bg=url(x)&theme=pink&sound=loud", isColour).wrong;
  await show(panel("running"));
  const told = [...root.querySelectorAll('[data-testid="wrong-setting"]')].map((one) => one.textContent!.replace(/[\u2068\u2069]/g, ""));
  expect(told).toHaveLength(4);
  expect(told[0]).toBe(
    "The address of this page says layout=clok, which is not known. It can be: clock, question, join, lower-third, corner, captions.",
  );
});

test.each([
  ["white", "#ffffff", true],
  ["yellow", "#ffff00", true],
  ["#00ff00", "#00ff00", true],
  ["navy", "#000080", false],
  ["black", "#000000", false],
  ["grey", "#808080", true],
])("on %s what stands out is chosen", (name, rgb, bright) => {
  expect(isBright(name, () => rgb)).toBe(bright);
});

test("where the page's own ground is seen, or none, its own colours stay", () => {
  for (const ground of ["", "transparent"]) expect(isBright(ground, () => "#ffffff")).toBe(false);
});

test("what is being said stands under who speaks, until it is taken away", async () => {
  session.caption.value = { type: "caption", text: "Good morning,", language: "en" };
  await show(panel("running"));
  expect(at("caption")!.textContent).toBe("Good morning,");
  expect(at("caption")!.querySelector("p")!.lang).toBe("en");
  await show(panel("running"), "captions");
  expect(text().endsWith("Good morning,")).toBe(true);
  await show(panel("running"), "corner");
  expect(at("caption")).toBeNull();
  session.caption.value = { type: "caption", text: "", language: "" };
  await show(panel("running"));
  expect(at("caption")).toBeNull();
});

test("what was said before a blackout does not come back after it", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  try {
    session.caption.value = { type: "caption", text: "Before the break", language: "en" };
    await show(panel("running"));
    expect(at("caption")).not.toBeNull();
    await show({ ...panel("running"), stage: "blackout" });
    vi.advanceTimersByTime(11_000);
    await show(panel("running"));
    expect(at("caption")).toBeNull();
  } finally {
    session.caption.value = undefined;
    vi.useRealTimers();
  }
});

test("zero is heard once where that was wished, and not of a clock that the page opens with", () => {
  session.view.value = panel("running");
  session.now.value = t0 + 599_900;
  sound.value = true;
  let stop = ringAtZero();
  session.now.value = t0 + 600_100;
  session.now.value = t0 + 601_100;
  expect(ring).toHaveBeenCalledTimes(1);
  stop();
  stop = ringAtZero();
  session.now.value = t0 + 602_100;
  sound.value = false;
  expect(ring).toHaveBeenCalledTimes(1);
  stop();
});

test("that it may go to sleep is told to who sets it up, and to who is at it", async () => {
  mayGoToSleep.value = true;
  await show(panel("open"), undefined, t0 - 400_000);
  expect(at("sleeps")).not.toBeNull();
  await show(panel("running"));
  expect(at("sleeps")).toBeNull();
  dispatchEvent(new Event("pointermove"));
  await drawn();
  expect(at("sleeps")).not.toBeNull();
});

test("a press fills the screen", async () => {
  await show(panel("running"));
  expect(at("full-screen")).toBeNull();
  const fill = vi.fn(() => Promise.resolve());
  document.documentElement.requestFullscreen = fill;
  dispatchEvent(new KeyboardEvent("keydown", { key: "f" }));
  expect(fill).toHaveBeenCalledTimes(1);
  dispatchEvent(new Event("pointermove"));
  await drawn();
  at("full-screen")!.click();
  expect(fill).toHaveBeenCalledTimes(2);
});
