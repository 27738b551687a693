// The checker of histories finds what it is there for: each test takes a history in which all is well and makes one thing of it wrong.

import assert from "node:assert/strict";
import { test } from "node:test";
import { facts_shown } from "./facts.mjs";
import { contradictions_in } from "./history.mjs";

const asked = "Who pays for the pipes?";

// Ana asks, a moderator approves, Ben and Ana vote, and a press of the moderator's is known not to be done.
function good() {
  const record = (seq, id, command, { by = "participant", is_done = true } = {}) => ({ seq, id, command, by, is_done });
  const log = [
    record(1, "made", undefined, { by: "organiser" }),
    record(2, "m1/m", { type: "start", revision: 1 }, { by: "moderator" }),
    record(3, "a1/a:ana", { type: "submit_question", text: asked }),
    record(4, "m2/m", { type: "approve", question: "q1", revision: 1 }, { by: "moderator" }),
    record(5, "b1/a:ben", { type: "vote", question: "q1", on: true }),
    record(6, "m3/m", { type: "add_time", revision: 2, segment: "talk", by: 1000 }, { by: "moderator", is_done: false }),
    record(7, "a2/a:ana", { type: "vote", question: "q1", on: true }),
  ];
  const once = (id, sent, answered, record) => ({ id, attempts: [{ sent, answered, record }] });
  const presses = [
    once("m1/m", 10, 20, 2),
    { ...once("a1/a:ana", 30, 40, 3), text: asked },
    once("m2/m", 50, 60, 4),
    { id: "b1/a:ben", attempts: [{ sent: 70 }, { sent: 90, answered: 100, record: 5 }] },
    { id: "m3/m", attempts: [{ sent: 75 }, { sent: 110, answered: 120, refused: 2011 }] },
    { id: "a2/a:ana", attempts: [{ sent: 125 }] },
    { id: "b2/a:ben", attempts: [{ sent: 130 }] },
  ];
  const run = { current: "talk" };
  const segments = { talk: { clock: { added: 0 } } };
  const frames = (...views) => views.map((view, i) => ({ at: i, facts: facts_shown(view) }));
  const submitted = { q1: { text: asked, state: "submitted" } };
  const approved = { q1: { text: asked, state: "approved" } };
  const readers = [
    {
      name: "the moderator",
      as: "moderator",
      connections: [
        frames({ run, segments }, { run, segments, questions: submitted }, { run, segments, questions: approved, votes: { q1: 1 } }),
        frames({ run, segments, questions: approved, votes: { q1: 2 } }),
      ],
    },
    { name: "Ben", as: "participant", connections: [frames({ run, segments }, { run, segments, questions: approved, votes: { q1: 2 } })] },
  ];
  const views = ["server 1", "the refolded log"].map((where) => ({ where, view: { run, order: ["talk"], votes: { q1: 2 } } }));
  return { presses, log, readers, views };
}

const press = (history, id) => history.presses.find((one) => one.id === id);

test("a history in which all is well has no contradictions", () => {
  assert.deepEqual(contradictions_in(good()), []);
});

const wrong = {
  "a confirmed press is not in the log": [
    (h) => h.log.pop() && (press(h, "a2/a:ana").attempts = [{ sent: 125, answered: 126, record: 7 }]),
    /^confirmed_once: .*not there/,
  ],
  "a confirmed press came to nothing": [(h) => (h.log[4].is_done = false), /^confirmed_once: .*came to nothing/],
  "a press was confirmed as another's record": [(h) => (press(h, "m2/m").attempts[0].record = 5), /^confirmed_once: .*which is of b1/],
  "two presses were confirmed as one record": [
    (h) => press(h, "b2/a:ben").attempts.push({ sent: 131, answered: 132, record: 5 }),
    /^confirmed_once: record 5 confirmed b1.* and b2/,
  ],
  "a press without an answer is there twice": [(h) => h.log.push({ ...h.log[6], seq: 8 }), /^never_twice: a2.* is there twice/],
  "a question that was sent again under another id is there twice": [
    (h) => {
      h.log.push({ ...h.log[2], seq: 8, id: "a3/a:ana" });
      h.presses.push({ id: "a3/a:ana", text: asked, attempts: [{ sent: 140, answered: 150, record: 8 }] });
    },
    /^never_twice: "Who pays.* record 3 and as record 8/,
  ],
  "what was said not to be done is done": [(h) => (h.log[5].is_done = true), /^refused_absent: m3.* \(2011\), and is record 6/],
  "something is there that nobody asked for": [
    (h) => (h.presses = h.presses.filter((one) => one.id !== "a2/a:ana")),
    /^asked_for: record 7/,
  ],
  "a record is missing": [(h) => h.log.splice(5, 1), /^asked_for: record 7 stands in place 6/],
  "what was confirmed first stands behind what was asked for later": [
    (h) => {
      press(h, "b1/a:ben").attempts = [{ sent: 1, answered: 2, record: 5 }];
    },
    /^in_the_order_of_answers: b1.* was confirmed before m1/,
  ],
  "it also does before what was not answered": [
    (h) => {
      press(h, "a2/a:ana").attempts = [{ sent: 65 }];
      press(h, "a1/a:ana").attempts = [{ sent: 30, answered: 40, record: 8 }];
      h.log.push({ ...h.log[2], seq: 8 });
      h.log.splice(2, 1);
      h.log.forEach((one, i) => (one.seq = i + 1));
      press(h, "a1/a:ana").attempts[0].record = 7;
    },
    /^in_the_order_of_answers: a1.* was confirmed before m2/,
  ],
  "a reader was shown a state that never was": [
    (h) => h.readers[1].connections[0][1].facts.push(["votes q1", 3]),
    /^readers_follow: Ben, connection 1: .*votes q1: 3/,
  ],
  "a reader was shown a count that went back": [
    (h) => h.readers[0].connections[0].push({ at: 3, facts: [["votes q1", 2]] }, { at: 4, facts: [["votes q1", 1]] }),
    /^readers_follow: the moderator, connection 1: .*votes q1: 1/,
  ],
  "a reader was shown a later thing without the earlier one": [
    (h) =>
      (h.readers[0].connections[0][0].facts = [
        ["question q1", `${asked} approved`],
        ["paused", true],
      ]),
    /^readers_follow: the moderator, connection 1: /,
  ],
  "a reader was shown the past again": [(h) => h.readers[0].connections[0].reverse(), /^readers_follow: the moderator, connection 1: /],
  "a server shows another state than the refolded log": [
    (h) => (h.views[0].view = { ...h.views[0].view, votes: { q1: 1 } }),
    /^same_everywhere: server 1 and the refolded log show different states at \/votes\/q1 \(1, 2\)/,
  ],
};

for (const [what, [break_it, found]] of Object.entries(wrong)) {
  test(`the checker finds that ${what}`, () => {
    const history = good();
    break_it(history);
    const all = contradictions_in(history);
    assert.ok(
      all.some((one) => found.test(one)),
      `${found} is not among:\n${all.join("\n")}`,
    );
  });
}
