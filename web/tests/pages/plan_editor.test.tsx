// @vitest-environment happy-dom
// The editor that makes a plan: every member of protocol/plan.md is written in it, and what the server finds wrong stands at its field.

import { render } from "preact";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { plan, text } from "../../src/pages/home/plan_draft";
import { PlanEditor } from "../../src/pages/home/plan_editor";
import type { PlanCheck } from "../../src/protocol/http";
import { formOf } from "../../src/state/plan_file";
import { testids } from "../../src/ui/testids";

// Hundreds of them are of no use here.
vi.hoisted(() => vi.spyOn(Intl, "supportedValuesOf").mockReturnValue(["Etc/UTC"]));

let root: HTMLElement;
let check: PlanCheck;
const made = vi.fn();

const drawn = async (): Promise<void> => {
  for (let turns = 0; turns < 8; ++turns) await Promise.resolve();
};
// Until the server has been asked what it says of the plan, and it is shown.
const checked = async (): Promise<void> => {
  await drawn();
  await vi.advanceTimersByTimeAsync(500);
  await drawn();
};
const simple = { title: "Water", moderator: { name: "M" }, panellists: [], segments: [{ kind: "qa", title: "Q", minutes: 10 }] };
const Page = () => plan.value && <PlanEditor token="o.token" leave={() => {}} made={made} />;
async function open(more: object = {}): Promise<void> {
  plan.value = formOf(JSON.stringify({ ...simple, ...more }));
  render(<Page />, root);
  await checked();
}
const all = (testid: string, within: Element = root): HTMLElement[] => [
  ...within.querySelectorAll<HTMLElement>(`[data-testid="${testid}"]`),
];
const at = (testid: string, within?: Element): HTMLElement => all(testid, within)[0]!;
async function fill(field: Element, value: string): Promise<void> {
  (field as HTMLInputElement).value = value;
  field.dispatchEvent(new Event(field.matches("select") ? "change" : "input", { bubbles: true }));
  await drawn();
}
async function press(on: Element): Promise<void> {
  (on as HTMLElement).click();
  await drawn();
}
const file = (): Record<string, unknown> => JSON.parse(text.value) as Record<string, unknown>;
const part = (name: string): HTMLDetailsElement => at(testids.planPart(name)) as HTMLDetailsElement;
const says = (name: string): string => part(name).querySelector("summary small")!.textContent!;
const parts = ["questions", "floor", "speakers", "messages"];
// As an assistive technology calls it: by its label and nothing else.
const labelOf = (field: Element): string => field.closest("label")!.querySelector(".label")!.textContent!;

beforeAll(() => void vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "requestAnimationFrame", "cancelAnimationFrame"] }));
afterAll(() => void vi.useRealTimers());
beforeEach(() => {
  check = { faults: [], remarks: [] };
  made.mockClear();
  vi.stubGlobal("fetch", async (path: string) => {
    const { faults } = check;
    const [status, body] = path.endsWith("/check") ? [200, check] : faults.length > 0 ? [422, { faults }] : [200, { id: "water" }];
    return { ok: status === 200, status, json: async () => body };
  });
  document.body.innerHTML = "<div></div>";
  root = document.body.firstElementChild as HTMLElement;
});
afterEach(async () => {
  render(null, root);
  plan.value = undefined;
  await checked();
  vi.unstubAllGlobals();
});

test("of a simple plan the rules are folded, and each part says what holds", async () => {
  await open();
  expect(parts.map((name) => part(name).open)).toEqual([false, false, false, false]);
  expect(parts.map(says)).toEqual(["approval needed, names optional", "First come, 3 min each", "nobody", "none"]);
  expect(file()).not.toHaveProperty("questions");
  expect(at(testids.planCheck).textContent).toContain("No problems found.");
});

test("a part in which something is written is open, and the others say what they hold", async () => {
  await open({
    questions: { approval: false, anonymous: false, taking: "closed", words: ["idiot", "fool"] },
    floor: { order: "by_group", taking: "open", groups: [{ name: "Cities" }], rights_of_reply: { minutes: 2 }, speakers: [{ name: "A" }] },
    limits: { floor_minutes: 2 },
    messages: [{ minutes_left: 1, text: "One minute" }],
    quick_messages: ["Louder", "Slower"],
  });
  expect(parts.map((name) => part(name).open)).toEqual([true, true, true, true]);
  expect(parts.map(says)).toEqual([
    "no approval, names required, not taken, 2 flagged words",
    "By group, 2 min each, always open, 1 group, rights of reply",
    "1 person",
    "1 automatic, 2 quick",
  ]);
});

test("what the file of a session says by default leaves its parts folded", async () => {
  await open({
    questions: { approval: true, anonymous: true, taking: "open" },
    limits: { question_length: 300, floor_minutes: 3, floor_wrap_up_seconds: 30 },
    floor: { taking: "automatic", order: "first_come" },
  });
  expect(parts.map((name) => part(name).open)).toEqual([false, false, false, false]);
});

test("a discussion says that it has no rounds before anybody looks for them", async () => {
  await open({
    segments: [
      { kind: "discussion", title: "D", minutes: 10 },
      { kind: "discussion", title: "E", minutes: 10, round_minutes: 2 },
      { kind: "qa", title: "Q", minutes: 10 },
    ],
  });
  expect(all(testids.segmentMore).map((one) => one.querySelector("small")?.textContent)).toEqual([
    "no rounds",
    "turns of 2 min",
    undefined,
  ]);
});

test("the rules of questions are written", async () => {
  await open();
  await press(at(testids.planField("approval")));
  await press(at(testids.planField("anonymous")));
  await press(at(testids.planField("anonymous")));
  await fill(at(testids.planField("questions-taking")), "automatic");
  await fill(at(testids.planField("question-length")), "200");
  await fill(at(testids.ruleWords), "idiot\n\n two words ");
  expect(file()).toMatchObject({
    questions: { approval: false, anonymous: true, taking: "automatic", words: ["idiot", "two words"] },
    limits: { question_length: 200 },
  });
  expect(says("questions")).toBe("no approval, names optional, taken in discussion and Q&A, 2 flagged words");
  expect(labelOf(at(testids.ruleWords))).toBe("Flagged words");
});

test("the rules of the speakers' list are written, with what an empty field stands for", async () => {
  await open();
  await fill(at(testids.planField("order")), "by_lot");
  await fill(at(testids.planField("requests-taking")), "closed");
  const wrapUp = at(testids.planField("floor-wrap-up")) as HTMLInputElement;
  expect([(at(testids.planField("floor-minutes")) as HTMLInputElement).placeholder, wrapUp.placeholder]).toEqual(["3", "30"]);
  await fill(at(testids.planField("floor-minutes")), "1,5");
  expect(wrapUp.placeholder).toBe("18");
  await fill(wrapUp, "10");
  expect(file()).toMatchObject({
    floor: { order: "by_lot", taking: "closed" },
    limits: { floor_minutes: 1.5, floor_wrap_up_seconds: 10 },
  });
  expect(part("floor").textContent).toContain("In random order");
});

describe("groups", () => {
  const groups = () => all(testids.listGroup);
  const names = () => (file().floor as { groups: { name: string }[] }).groups.map(({ name }) => name);

  test("are added with their names and limits, and who adds one writes in it", async () => {
    await open();
    part("floor").open = true;
    await press(at(testids.listGroupAdd));
    expect(document.activeElement).toBe(at(testids.listGroupName));
    await fill(at(testids.listGroupName), "Cities");
    await fill(at(testids.listGroupLimit), "3");
    await fill(at(testids.listGroupMinutes), "1,5");
    await fill(at(testids.listGroupBudget), "20");
    expect(file().floor).toEqual({ groups: [{ name: "Cities", limit: 3, minutes: 1.5, minutes_in_all: 20 }] });
    expect(part("floor").open).toBe(true);
  });

  test("are put in another order, with the focus, and removed", async () => {
    await open({ floor: { groups: [{ name: "A" }, { name: "B" }, { name: "C" }] } });
    at(testids.listGroupDown, groups()[0]).focus();
    await press(at(testids.listGroupDown, groups()[0]));
    expect(names()).toEqual(["B", "A", "C"]);
    expect(document.activeElement).toBe(at(testids.listGroupDown, groups()[1]));
    expect((at(testids.listGroupUp, groups()[0]) as HTMLButtonElement).disabled).toBe(true);
    expect(
      at(testids.listGroupUp, groups()[1])
        .getAttribute("aria-label")!
        .replace(/[\u2066-\u2069]/g, ""),
    ).toBe("Up: A");
    at(testids.listGroupRemove, groups()[1]).focus();
    await press(at(testids.listGroupRemove, groups()[1]));
    expect(names()).toEqual(["B", "C"]);
    expect(document.activeElement).toBe(at(testids.listGroupAdd));
  });

  test("are what who registered is of, also under another name", async () => {
    await open({ floor: { groups: [{ name: "A" }, { name: "B" }] } });
    await press(at(testids.planAddSpeaker));
    await fill(at(testids.addName), "Kim");
    await fill(at(testids.addAffiliation), "The city");
    const group = at(testids.addGroup) as HTMLSelectElement;
    expect([...group.options].map(({ text }) => text)).toEqual(["None", "A", "B"]);
    await fill(group, group.options[2]!.value);
    await press(at(testids.addOnline));
    await fill(all(testids.listGroupName)[1]!, "");
    await fill(all(testids.listGroupName)[1]!, "Cities");
    expect(file().floor).toMatchObject({ speakers: [{ name: "Kim", affiliation: "The city", group: "Cities", online: true }] });
    await press(all(testids.listGroupRemove)[1]!);
    expect((file().floor as { speakers: object[] }).speakers).toEqual([{ name: "Kim", affiliation: "The city", online: true }]);
    await press(at(testids.planSpeakerRemove));
    expect(file().floor).not.toHaveProperty("speakers");
  });
});

test("replies are turned on, with their time and their place, and off", async () => {
  await open();
  const rule = (kind: string): HTMLElement => root.querySelector<HTMLElement>(`[data-testid="${testids.replyRule}"][data-id="${kind}"]`)!;
  expect(all(testids.replyMinutes)).toHaveLength(0);
  await press(at(testids.planField("rights_of_reply")));
  await fill(at(testids.replyMinutes, rule("rights_of_reply")), "2");
  expect((at(testids.replyPlace) as HTMLSelectElement).value).toBe("last");
  expect(file().floor).toEqual({ rights_of_reply: { minutes: 2 } });
  await fill(at(testids.replyPlace), "next");
  expect(file().floor).toEqual({ rights_of_reply: { minutes: 2, place: "next" } });
  await press(at(testids.planField("rights_of_reply")));
  expect(file()).not.toHaveProperty("floor");
});

test("messages are written, those that are sent by themselves and those that a moderator sends", async () => {
  await open();
  await press(at(testids.planAddMessage));
  await fill(at(testids.messageField("left")), "0,5");
  await fill(at(testids.messageField("text")), "Please conclude");
  await press(at(testids.planAddMessage));
  await fill(all(testids.messageField("to"))[1]!, "everyone");
  await press(at(testids.planAddQuick));
  await fill(at(testids.messageField("quick")), "Louder");
  expect(file()).toMatchObject({
    messages: [
      { minutes_left: 0.5, text: "Please conclude" },
      { to: "everyone", text: "" },
    ],
    quick_messages: ["Louder"],
  });
  await press(all(testids.planMessageRemove)[1]!);
  await press(at(testids.planQuickRemove));
  expect(file()).toMatchObject({ messages: [{ text: "Please conclude" }] });
  expect(file()).not.toHaveProperty("quick_messages");
});

// Each with a plan that has the field, and what the list of all that is wrong calls it.
const wrong: [place: string, name: string, more: object][] = [
  ["/venue", "Venue", { venue: "x" }],
  ["/time_zone", "Time zone", { time_zone: "Mars" }],
  ["/moderator/title", "Moderator", { moderator: { name: "M", title: "T" } }],
  [
    "/segments/0/speakers/0",
    "Q",
    { panellists: [{ id: "a", name: "A" }], segments: [{ kind: "presentation", title: "Q", speakers: ["b"] }] },
  ],
  ["/limits/question_length", "Characters per question", { limits: { question_length: 5000 } }],
  ["/limits/floor_minutes", "Minutes for each", { limits: { floor_minutes: 5000 } }],
  ["/limits/floor_wrap_up_seconds", "Wrap-up (s)", { limits: { floor_wrap_up_seconds: 5000 } }],
  ["/questions/taking", "Questions", { questions: { taking: "later" } }],
  ["/questions/words/1", "bb", { questions: { words: ["a", "bb"] } }],
  ["/floor/order", "Speakers’ list", { floor: { order: "by_height" } }],
  ["/floor/taking", "Speakers’ list", { floor: { taking: "later" } }],
  ["/floor/groups/1/minutes_in_all", "B", { floor: { groups: [{ name: "A" }, { name: "B", minutes_in_all: 5000 }] } }],
  ["/floor/groups/0/limit", "Group 1", { floor: { groups: [{ limit: "x" }] } }],
  ["/floor/responses/minutes", "Responses to who speaks", { floor: { responses: { minutes: 0 } } }],
  ["/floor/rights_of_reply/place", "Rights of reply", { floor: { rights_of_reply: { minutes: 1, place: "first" } } }],
  ["/floor/speakers/0/group", "Kim", { floor: { speakers: [{ name: "Kim", group: "nobody’s" }] } }],
  ["/floor/speakers/0/affiliation", "Registered speaker 1", { floor: { speakers: [{ affiliation: "x" }] } }],
  ["/messages/0/minutes_left", "Stop", { messages: [{ minutes_left: 5000, text: "Stop" }] }],
  ["/messages/0/to", "Message 1", { messages: [{ to: "all" }] }],
  ["/quick_messages/1", "Louder", { quick_messages: ["Slower", "Louder"] }],
];

test.each(wrong)("what is wrong at %s stands at its field, and in the list of all that is", async (place, name, more) => {
  check.faults = [{ line: 1, field: place, what: "not_above_zero", with: [] }];
  await open(more);
  for (const name of parts) part(name).open = false;
  const remark = at(testids.planRemark);
  expect(remark.textContent!.replace(/[\u2066-\u2069]/g, "")).toBe(`${name}: Enter a number above 0`);
  await press(remark.querySelector("button")!);
  const field = document.activeElement!;
  expect((field as HTMLElement).dataset.place).toBe(place.replace(/(words|speakers)\/\d$/, "$1"));
  expect(field.getAttribute("aria-invalid")).toBe("true");
  expect(document.getElementById(field.getAttribute("aria-describedby")!)!.textContent).toContain("Enter a number above 0");
  const fold = field.closest("details");
  if (fold) expect(fold.open).toBe(true);
});

test("what is wrong with a whole list stands below it, and with none of its rows", async () => {
  check.faults = [{ line: 1, field: "/floor/groups", what: "too_many_groups", with: ["20"] }];
  await open({ floor: { groups: [{ name: "A" }] } });
  expect(all(testids.listGroup)[0]!.querySelector(".wrong")).toBeNull();
  expect(part("floor").querySelector("p.wrong")!.textContent).toBe("More than 20 groups: remove some");
  await press(at(testids.planRemark).querySelector("button")!);
  expect(document.activeElement).toBe(at(testids.listGroupAdd));
});

test("empty fields are not complained of before the session is asked for, then the first one is gone to", async () => {
  check.faults = [{ line: 1, field: "/messages/0/text", what: "text_empty", with: [] }];
  await open({ messages: [{ minutes_left: 1 }] });
  part("messages").open = false;
  expect(all(testids.planRemark)).toHaveLength(0);
  expect(at(testids.planCheck).textContent).toContain("1 field is still empty.");
  await press(at(testids.planEmpty).querySelector("button")!);
  expect(document.activeElement).toBe(at(testids.messageField("text")));
  expect(at(testids.planEmpty).textContent!.replace(/[\u2066-\u2069]/g, "")).toBe("Message 1: Enter a text");
  part("messages").open = false;
  await press(at(testids.planCreate));
  await checked();
  expect(made).not.toHaveBeenCalled();
  expect(part("messages").open).toBe(true);
  expect(document.activeElement).toBe(at(testids.messageField("text")));
  expect(at(testids.planRemark).textContent!.replace(/[\u2066-\u2069]/g, "")).toBe("Message 1: Enter a text");
});

test("time that is left over is no problem, and time that is missing is one", async () => {
  const differs = (minutes: string) => [{ line: 1, field: "/segments", what: "minutes_differ" as const, with: [minutes, "90"] }];
  check.remarks = differs("88");
  await open();
  const said = (): string => at(testids.planCheck).textContent!;
  expect(said()).toMatch(/No problems found\..*Notes.*The segments take 88 minutes/);
  expect(root.querySelector("[role=status]")!.textContent).toBe("");
  check.remarks = differs("95");
  await fill(at(testids.planField("title")), "Water and soil");
  await checked();
  expect(said()).not.toContain("No problems found.");
  expect(said()).not.toContain("Notes");
  expect(root.querySelector("[role=status]")!.textContent).toContain("The segments take 95 minutes");
});

test("an end that comes before the start is said to be on the next day", async () => {
  await open({ start: "2027-03-01T22:00", end: "2027-03-02T00:30" });
  expect(root.textContent).toContain("Ends the next day.");
  await fill(at(testids.planField("end")), "23:30");
  expect(root.textContent).not.toContain("Ends the next day.");
  await fill(at(testids.planField("end")), "soon");
  expect(root.textContent).not.toContain("Ends the next day.");
});

test("two panellists of one name are told apart where one is chosen", async () => {
  await open({
    panellists: [{ name: "Ana Lima", affiliation: "City" }, { name: "Ana Lima" }, { name: "Bo Li", affiliation: "UNEP" }],
    segments: [{ kind: "presentation", title: "P", minutes: 10 }],
  });
  const choices = [...at(testids.segmentField("speaker")).querySelectorAll("option")].map((one) => one.textContent);
  expect(choices).toEqual(["Choose", "Ana Lima (City)", "Ana Lima", "Bo Li"]);
});

test("a choice that a file has and nobody knows is shown until another one is made", async () => {
  await open({ floor: { order: "by_height" } });
  const order = at(testids.planField("order")) as HTMLSelectElement;
  expect([order.value, order.options[0]!.text]).toEqual(["by_height", "by_height"]);
  await fill(order, "first_come");
  expect(file().floor).toEqual({ order: "first_come" });
  expect([...order.options].map(({ value }) => value)).not.toContain("by_height");
});

test("a member that is not known can be removed", async () => {
  check.faults = [{ line: 1, field: "/venu", what: "member_unknown", with: ["title"] }];
  await open({ venu: "Hall 2" });
  expect(file()).toHaveProperty("venu");
  await press(at(testids.planRemarkRemove));
  expect(file()).not.toHaveProperty("venu");
});

test("another file that is opened shows its own parts", async () => {
  await open();
  const input = at(testids.planOpen) as HTMLInputElement;
  const other = { text: async () => JSON.stringify({ ...simple, quick_messages: ["Louder"] }) };
  Object.defineProperty(input, "files", { value: [other] });
  input.dispatchEvent(new Event("change", { bubbles: true }));
  await checked();
  expect(part("messages").open).toBe(true);
  expect((at(testids.messageField("quick")) as HTMLInputElement).value).toBe("Louder");
});

test("a session is made of the plan", async () => {
  await open({ quick_messages: ["Louder"] });
  await press(at(testids.planCreate));
  await checked();
  expect(made).toHaveBeenCalledWith({ id: "water" });
  expect(plan.value).toBeUndefined();
});
