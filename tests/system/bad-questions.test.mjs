// What people type, and what they press that is not there: each bad text and each bad id is answered with a number and a sentence, for
// every command about questions and the floor; what is only strange is kept as it was typed, what is pasted is cleaned; and nobody else is
// disturbed.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Page, Server, demonstration, fresh_directory } from "./support.mjs";

const marks = "e" + "\u0301".repeat(5000);

// [what, text, code]
const texts = [
  ["nothing", "", 4001],
  ["nothing that is seen", "\u200b\u2060 ", 4001],
  ["too much", "a".repeat(4000), 4002],
  ["a letter with thousands of marks", marks, 4002],
];

// [what is pasted, what others see]
const pasted = [
  ["Why\u0007?\u0000", "Why?"],
  ["Why \u202e?yhW\u202c", "Why ?yhW"],
  ["\u2066Why\tnot?\u2069\r\n", "Why not?"],
  ["Why?\u2028And\ufeff when?", "Why?\nAnd when?"],
];

const strange = [
  ...["<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "'; DROP TABLE entries; --"],
  ...["Ζ̡͎a̸l̶g̷o̵?", "لماذا why 为什么?", "👩‍👩‍👧‍👦?"],
];

// A text stands at each of these. `is_optional`: it may be empty. [what is asked, by whom, whether it may be empty]
const places = (question, revision) => [
  ["the text of a question", "ada", (text) => ({ type: "submit_question", text, name: "" })],
  ["the name of its asker", "ada", (text) => ({ type: "submit_question", text: "Why?", name: text }), true],
  ["an edited text", "moderator", (text) => ({ type: "edit_question", question, revision, text })],
  ["a reason", "moderator", (text) => ({ type: "decline", question, revision, reason: text }), true],
  ["a written answer", "moderator", (text) => ({ type: "mark_answered", question: "q2", revision: 2, how: "in_writing", text }), true],
  ["a label", "moderator", (text) => ({ type: "label_question", question, revision, labels: [text] })],
  [
    "a word",
    "moderator",
    (text) => ({ type: "set_question_rules", revision: 1, approval: true, anonymous: true, taking: "open", words: [text] }),
  ],
  ["the name of a group", "moderator", (text) => floor_rules({ groups: [{ name: text }] })],
  ["a speaker's name", "ada", (text) => request({ name: text }), false, 2009],
  ["their affiliation", "ada", (text) => request({ affiliation: text }), true],
  ["a speaker's name on the list", "moderator", (text) => ({ ...request({ name: text }), type: "enter_request" }), false, 2009],
];

const floor_rules = (members) => ({
  type: "set_floor_rules",
  revision: 1,
  taking: "open",
  order: "first_come",
  allotment: 120_000,
  wrap_up: 30_000,
  groups: [],
  ...members,
});

const request = (members) => ({ type: "request_floor", name: "Ada", affiliation: "", online: false, kind: "speech", ...members });

// [command, by whom, code]
const nowhere = [
  ...["edit_question", "approve", "decline", "queue", "restore_question", "ungroup_question", "take_off_stage", "unqueue"].map((type) => [
    { type, question: "q99", revision: 1, ...(type === "edit_question" ? { text: "Why?" } : type === "decline" ? { reason: "No." } : {}) },
    "moderator",
    3002,
  ]),
  [{ type: "mark_answered", question: "q99", revision: 1, how: "live", text: "" }, "moderator", 3002],
  [{ type: "group_question", question: "q99", revision: 1, into: "q1" }, "moderator", 3002],
  [{ type: "group_question", question: "q1", revision: 1, into: "q99" }, "moderator", 3002],
  [{ type: "group_question", question: "q1", revision: 1, into: "q1" }, "moderator", 2005],
  [{ type: "label_question", question: "q99", revision: 1, labels: [] }, "moderator", 3002],
  [{ type: "address_question", question: "q1", revision: 1, to: "nobody" }, "moderator", 3004],
  [{ type: "mute", participant: 99, on: true }, "moderator", 3006],
  [{ type: "mute", participant: 0, on: true }, "moderator", 3006],
  [{ type: "respond", question: "q99", response: "pass" }, "panellist", 3002],
  [{ type: "respond", question: "q1", response: "pass" }, "panellist", 3002], // which is still in review
  [{ type: "withdraw_question", question: "q99" }, "ada", 3002],
  [{ type: "resubmit_question", question: "q99" }, "ada", 3002],
  [{ type: "vote", question: "q1", on: true }, "ada", 3002],
  [request({ group: "No such group" }), "ada", 3005],
  [{ type: "submit_question", text: "Why?", name: "", language: "no language" }, "ada", 4005],
  [{ type: "submit_question", text: "Why?", name: "", to: "nobody" }, "ada", 3004],
  ...["set_absent", "recall_request", "remove_request", "give_floor", "end_intervention", "move_request"].map((type) => [
    { type, request: "r99", revision: 1 },
    "moderator",
    3003,
  ]),
  [{ type: "yield_floor", request: "r99", revision: 1, to: "r99" }, "moderator", 3003],
  [{ type: "return_request", request: "r99" }, "ada", 3003],
  [{ type: "give_back_floor", request: "r99" }, "ada", 3003],
  [{ type: "give_word", to: "nobody" }, "moderator", 3004],
  [{ type: "announce_closing", revision: 1, in: 0 }, "moderator", 4004],
  [{ type: "announce_closing", revision: 1, in: 86_400_000 }, "moderator", 4004],
  [{ type: "announce_closing", revision: 1 }, "moderator", 2005],
  [{ type: "draw_lots", revision: 1 }, "moderator", 2005],
  [floor_rules({ allotment: 0 }), "moderator", 4004],
  [floor_rules({ wrap_up: 120_000 }), "moderator", 4004],
  [floor_rules({ groups: [{ name: "A", limit: 0 }] }), "moderator", 4004],
  [floor_rules({ groups: [{ name: "A" }, { name: " A " }] }), "moderator", 4004],
  [floor_rules({ groups: Array.from({ length: 21 }, (_, i) => ({ name: `Group ${i}` })) }), "moderator", 5008],
  [{ type: "label_question", question: "q1", revision: 1, labels: ["a", "b", "c", "d", "e", "f"] }, "moderator", 5008],
];

test("bad texts and ids in all that is said of questions and the floor", { timeout: 120_000 }, async (t) => {
  const server = await Server.start(t, { data: fresh_directory(t), args: ["--plan", demonstration, "--open"] });
  const tokens = await server.tokens();
  const participant = (name) => Page.open(server, tokens.audience, { participant: `a secret that is ${name}'s own` });
  // A connection of its own for a few commands: who sends many is too fast.
  const enter = {
    moderator: () => Page.open(server, tokens.moderator),
    ada: () => participant("ada"),
    panellist: () => Page.open(server, Object.values(tokens.panellists)[0]),
  };
  const bo = await participant("bo");
  const moderator = await enter.moderator();
  await moderator.perform({ type: "start", revision: moderator.view.run.revision, segment: "qa" });
  await bo.perform({ type: "submit_question", text: "Who pays?", name: "Bo" });
  await bo.perform({ type: "submit_question", text: "And when?", name: "Bo" });
  const last = await moderator.perform({ type: "approve", question: "q2", revision: 1 });

  for (const [where, who, made, is_optional, empty] of places("q1", 1)) {
    const page = await enter[who]();
    for (const [what, text, code] of texts) {
      if (is_optional && code === 4001) continue;
      assert.equal(await page.refused(made(text)), (code === 4001 && empty) || code, `${where}: ${what}`);
    }
    await page.close();
  }
  for (let i = 0; i < nowhere.length; i += 10) {
    const pages = { moderator: await enter.moderator(), ada: await enter.ada(), panellist: await enter.panellist() };
    for (const [what, who, code] of nowhere.slice(i, i + 10)) assert.equal(await pages[who].refused(what), code, JSON.stringify(what));
    for (const page of Object.values(pages)) await page.close();
  }

  // Ten thousand marks are more than a message holds: whoever sends them is told, and their connection ends.
  const flood = await enter.ada();
  flood.send({ type: "command", id: "flood", command: { type: "submit_question", text: `e${"\u0301".repeat(10_000)}`, name: "" } });
  assert.equal((await flood.next("error")).error.code, 1003);
  await flood.closed;

  // What is only strange is kept as it was typed, and what comes with a paste is cleaned.
  const all = [...strange.map((text) => [text, text]), ...pasted];
  for (const [i, [text, seen]] of all.entries()) {
    const page = await participant(`stranger ${i}`);
    await page.perform({ type: "submit_question", text, name: text.slice(0, 20), language: "en" });
    await moderator.until(({ view }) => view.questions[`q${i + 3}`]?.text === seen, seen);
    await page.close();
  }

  // Of all that was refused nothing has come into the log, and nobody else was disturbed.
  assert.equal(await bo.perform({ type: "vote", question: "q2", on: true }), last + all.length + 1);
  assert.deepEqual(Object.keys(bo.view.questions), ["q2"]);
});
