// @vitest-environment happy-dom
// The console's speakers' list: a name is corrected, a group's time in all is told as it is spent, and replies have rules of their own.

import { render } from "preact";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { FloorTimes } from "../../src/pages/console/floor_times";
import { GroupTimes } from "../../src/pages/console/group_times";
import { RepliesRule, ReplyRules } from "../../src/pages/console/reply_rules";
import { replyOf } from "../../src/pages/console/replying";
import { QuestionRules } from "../../src/pages/console/question_rules";
import { Speakers } from "../../src/pages/console/speakers";
import { RequestMenu } from "../../src/pages/console/request_menu";
import { AddSpeaker } from "../../src/pages/console/speaker_add";
import { SpeakerRules } from "../../src/pages/console/speaker_rules";
import type { Command } from "../../src/protocol/messages";
import * as session from "../../src/state/session";
import * as policy from "../../src/ui/press_policy";
import { testids } from "../../src/ui/testids";
import { click, pass } from "../ui/device";
import { stubPopovers } from "../ui/popovers";

const sent = vi.hoisted(() => {
  vi.stubGlobal("matchMedia", () => ({ matches: false, addEventListener() {} }));
  return [] as Command[];
});
vi.mock(import("../../src/state/session"), async (original) => ({
  ...(await original()),
  send: (command) => String(sent.push(command)),
}));

let root: HTMLElement;
const settle = async (): Promise<void> => {
  for (let turns = 0; turns < 8; ++turns) await Promise.resolve();
};
const at = (testid: string): HTMLElement => root.querySelector<HTMLElement>(`[data-testid="${testid}"]`)!;
const press = async (testid: string): Promise<void> => {
  pass(1000);
  click(at(testid));
  await settle();
};
const amina = { name: "Amna", affiliation: "Lakes", kind: "speech", state: "waiting", requested: 0, revision: 4, group: "Cities" };

beforeAll(() => void vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] }));
afterAll(() => void vi.useRealTimers());
beforeEach(() => {
  sent.length = 0;
  document.body.innerHTML = "<div></div>";
  root = document.body.firstElementChild as HTMLElement;
  policy.keepPolicy(root);
  // The document of these tests knows no popovers.
  stubPopovers();
  session.me.value = { as: "moderator" } as never;
  session.now.value = 100_000;
  session.view.value = {
    run: { status: "running", revision: 1, handed_over: false, locked: false },
    floor: {
      list: [{ request: "r1", allotment: 60_000 }],
      groups: [{ name: "Cities", budget: 300_000 }, { name: "Others" }],
      speaking: { request: "r2", name: "Bo", clock: { allotment: 60_000, added: 0, used: 10_000, running_since: 80_000 }, wrap_up: 0 },
    },
    requests: {
      r1: amina,
      r2: { ...amina, name: "Bo", state: "speaking" },
      r3: { ...amina, name: "Cy", state: "spoken", used: 90_000 },
      r4: { ...amina, name: "Di", state: "spoken", used: 50_000, group: "Others" },
    },
  } as never;
});
afterEach(() => {
  render(null, root);
  pass(2000);
});

test("a name is corrected in the request's menu", async () => {
  render(<RequestMenu id="r1" request={amina as never} />, root);
  await settle();
  await press(testids.requestMenu);
  await press(testids.menuItem("correct"));
  const field = at(testids.correctName) as HTMLInputElement;
  field.value = "Amina";
  field.dispatchEvent(new Event("input", { bubbles: true }));
  await settle();
  await press(testids.correctSave);
  expect(sent).toEqual([{ type: "correct_request", request: "r1", revision: 4, name: "Amina", affiliation: "Lakes" }]);
});

test("while the floor is open the line of who has it keeps its place", async () => {
  const v = session.view.value;
  const lines = async (floor: object): Promise<number> => {
    session.view.value = { ...v, floor: { ...v.floor, order: "first_come", taking: "open", allotment: 60_000, ...floor } } as never;
    await settle();
    return root.querySelectorAll(".speaking").length;
  };
  await lines({ open: true });
  render(<Speakers />, root);
  await settle();
  expect(at(testids.floorSpeaker).textContent).toContain("Bo");
  expect(await lines({ open: true, speaking: undefined })).toBe(1);
  expect(at(testids.floorSpeaker)).toBeNull();
  expect(await lines({ open: false, speaking: undefined })).toBe(0);
});

test("a group's time is what its members had, and what one of them has now", async () => {
  render(<GroupTimes />, root);
  await settle();
  expect(root.querySelectorAll("li")).toHaveLength(1);
  expect(at(testids.groupTime).textContent).toBe("Cities 2:00 of 5:00");
  session.now.value = 280_000;
  await settle();
  expect(at(testids.groupTime).textContent).toBe("Cities 5:00 of 5:00, used up");
});

test("while nobody is on it the list leaves its room to the rundown, except where anybody may speak", async () => {
  const v = session.view.value;
  const holds = async (kind: string, floor: object): Promise<boolean> => {
    const segments = { now: { kind, title: kind, speakers: [], state: "current", clock: { allotment: 60_000, added: 0, used: 0 } } };
    const all = { open: true, order: "first_come", taking: "open", allotment: 60_000, list: [], speaking: undefined, ...floor };
    session.view.value = { ...v, run: { ...v.run, current: "now" }, segments, floor: { ...v.floor, ...all } } as never;
    render(<Speakers />, root);
    await settle();
    return root.querySelector<HTMLElement>(".speakers")!.dataset.holds === "true";
  };
  expect(await holds("presentation", {})).toBe(false);
  expect(await holds("presentation", { list: [{ request: "r1", allotment: 60_000 }] })).toBe(true);
  expect(await holds("presentation", { speaking: v.floor!.speaking })).toBe(true);
  expect(await holds("discussion", {})).toBe(true);
  expect(await holds("qa", {})).toBe(true);
  expect(await holds("qa", { open: false })).toBe(false);
});

test("a kind of reply is offered with its time and its place, and no longer without a time", async () => {
  const command = (change: object) => ({ type: "set_floor_rules", revision: 7, ...change }) as never;
  const show = (rules: object) => render(<ReplyRules floor={{ ...session.view.value.floor, ...rules } as never} command={command} />, root);
  const fill = async (kind: string, minutes: string): Promise<void> => {
    const field = root.querySelector<HTMLInputElement>(`[data-id="${kind}"] input`)!;
    field.value = minutes;
    field.dispatchEvent(new Event("input", { bubbles: true }));
    await settle();
  };
  const save = async (kind: string): Promise<void> => {
    pass(1000);
    click(root.querySelector<HTMLElement>(`[data-id="${kind}"] button`)!);
    await settle();
  };
  show({});
  await settle();
  await save("responses"); // nothing is there to be saved
  await fill("responses", "0");
  await save("responses");
  await fill("responses", "1,5");
  await save("responses");
  expect(sent).toEqual([{ type: "set_floor_rules", revision: 7, responses: { allotment: 90_000, place: "next" } }]);

  render(null, root);
  show({ rights_of_reply: { allotment: 180_000, place: "last" } });
  await settle();
  await fill("rights_of_reply", "");
  await save("rights_of_reply");
  expect(sent[1]).toEqual({ type: "set_floor_rules", revision: 7 });
});

test("the rule of replies is told, and what somebody replies to", async () => {
  const rules = { responses: { allotment: 60_000, place: "next" }, rights_of_reply: { allotment: 180_000, place: "last" } };
  render(<RepliesRule floor={rules as never} />, root);
  await settle();
  expect(root.textContent!.trim()).toBe(
    "Responses: 1 min each, right after the speech. Rights of reply: 3 min each, at the end of the list.",
  );
  const said = (request: object) => replyOf(session.view.value, request as never)?.replace(/[\u2068\u2069]/g, "");
  expect(said({ kind: "response", responds_to: "r3" })).toBe("Response to Cy");
  expect(said({ kind: "response", responds_to: "r9" })).toBe("Response");
  expect(said({ kind: "right_of_reply" })).toBe("Right of reply");
  expect(said({ kind: "speech" })).toBeUndefined();
});

// The fields are those of the editor of plans; here they are sent.
const fill = async (field: Element, value: string): Promise<void> => {
  (field as HTMLInputElement).value = value;
  field.dispatchEvent(new Event(field.matches("select") ? "change" : "input", { bubbles: true }));
  await settle();
};
const all = (testid: string): HTMLElement[] => [...root.querySelectorAll<HTMLElement>(`[data-testid="${testid}"]`)];

test("groups are written in the rules of the list, and a number that is none is said to be so and not sent", async () => {
  const rules = { taking: "automatic", order: "first_come", allotment: 180_000, wrap_up: 30_000, revision: 7 };
  session.view.value = { ...session.view.value, floor: { ...session.view.value.floor, ...rules } } as never;
  render(<SpeakerRules />, root);
  await settle();
  await press(testids.listRules);
  expect(all(testids.listGroupName).map((field) => (field as HTMLInputElement).value)).toEqual(["Cities", "Others"]);
  await press(testids.listGroupAdd);
  await fill(all(testids.listGroupName)[2]!, " States\u200b ");
  await fill(all(testids.listGroupLimit)[2]!, "2");
  await fill(all(testids.listGroupMinutes)[2]!, "five");
  expect(all(testids.listGroup)[2]!.textContent).toContain("Enter a number, such as 10.");
  await press(testids.listSave);
  expect(sent).toEqual([]);
  await fill(all(testids.listGroupMinutes)[2]!, "1,5");
  await fill(all(testids.listGroupBudget)[2]!, "20");
  pass(1000);
  click(all(testids.listGroupRemove)[0]!);
  await settle();
  await press(testids.listSave);
  const states = { name: "States", limit: 2, allotment: 90_000, budget: 1_200_000 };
  expect(sent).toEqual([{ type: "set_floor_rules", ...rules, groups: [{ name: "Others" }, states] }]);
});

test("somebody is put on the list with their group", async () => {
  render(<AddSpeaker />, root);
  await settle();
  await press(testids.addSpeaker);
  await fill(at(testids.addName), "Kim");
  await fill(at(testids.addGroup), "Others");
  at(testids.addOnline).click();
  await settle();
  await press(testids.addSend);
  const kim = { name: "Kim", affiliation: "", group: "Others", online: true, kind: "speech" };
  expect(sent).toEqual([{ type: "enter_request", ...kim }]);
});

test("words that need approval are one on each line", async () => {
  const rules = { approval: true, anonymous: true, taking: "open", revision: 3 };
  session.view.value = { ...session.view.value, rules: { ...rules, open: true, words: ["idiot"] } } as never;
  render(<QuestionRules />, root);
  await settle();
  await press(testids.rules);
  expect((at(testids.ruleWords) as HTMLTextAreaElement).value).toBe("idiot");
  await fill(at(testids.ruleWords), "idiot\n\n two words ");
  await press(testids.ruleWordsSave);
  expect(sent).toEqual([{ type: "set_question_rules", ...rules, words: ["idiot", "two words"] }]);
});

test("how long each from the floor has spoken, and each group, is told by a press", async () => {
  const { view } = session;
  const speaking = { ...view.value.floor!.speaking!, clock: { allotment: 120_000, added: 0, used: 0, running_since: 90_500 } };
  view.value = {
    ...view.value,
    floor: { ...view.value.floor!, groups: [{ name: "Cities", budget: 300_000 }], speaking },
    requests: {
      r1: { ...amina, name: "Amina", state: "spoken", used: 20_000 },
      r2: { ...amina, name: "Bo", state: "speaking", group: undefined },
    },
  } as never;
  render(<FloorTimes />, root);
  await press(testids.floorTimes);
  const people = [...root.querySelectorAll(`[data-testid="${testids.floorTimeOf}"]`)].map((one) => one.textContent.replace(/\s+/g, " "));
  expect(people).toEqual(["Amina Lakes 0:20", "Bo Lakes 0:09"]);
  expect(root.querySelector(".floor-times dl")?.textContent).toBe("Cities0:20 of 5:00");
});
