// Traffic of a panel, by people who press and type without pause: what tests kill the server in the middle of.

import { Page, secret_of } from "./support.mjs";

// Mulberry32: the same numbers in every run.
function random_from(seed) {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
const random = random_from(9);
export const below = (n) => Math.floor(random() * n);
const too_fast = 5007;
const one_of = (list) => list[below(list.length)];

// --- What each of them asks for next, going by what their page shows --------------------------------------------------------------

function drive({ view: { run, segments, order } }) {
  const { revision, current, following, paused_since } = run;
  if (run.status === "open") return { type: "start", revision };
  const dice = random();
  const segment = current ?? following ?? "qa";
  if (dice < 0.4) return { type: "add_time", revision, segment, by: (below(60) - 20) * 1000 || 1000 };
  if (dice < 0.6 && current) return { type: paused_since === undefined ? "pause" : "resume", revision };
  if (dice < 0.9 && following) return { type: "next", revision };
  const past = order.filter((id) => ["done", "interrupted"].includes(segments[id].state));
  return past.length > 0 ? { type: "back", revision, segment: one_of(past) } : { type: "next", revision };
}

function help({ view: { questions = {}, requests = {}, floor, run, order } }) {
  const open = Object.entries(questions).filter(([, one]) => ["submitted", "approved", "queued", "on_stage"].includes(one.state));
  if (floor.speaking && below(2) === 0) {
    const request = floor.speaking.request;
    return { type: "end_intervention", request, revision: requests[request].revision };
  }
  if (floor.open && floor.list.length > 0 && below(2) === 0) {
    const { request } = floor.list[0];
    return { type: "give_floor", request, revision: requests[request].revision };
  }
  if (open.length === 0) return { type: "add_time", revision: run.revision, segment: order.at(-1), by: 1000 };
  const [question, { state, revision }] = one_of(open);
  if (state === "submitted") return { type: one_of(["approve", "queue"]), question, revision };
  if (state === "approved") return { type: "queue", question, revision };
  if (state === "on_stage") return { type: "mark_answered", question, revision, how: "live", text: "" };
  const replacing = open.find(([, one]) => one.state === "on_stage")?.[0];
  return { type: "put_on_stage", question, revision, replacing };
}

function take_part({ view: { questions = {}, floor }, own }, name, count) {
  const waits = Object.values(own.requests ?? {}).some((one) => ["waiting", "speaking"].includes(one.state));
  if (floor.open && !waits && below(2) === 0) {
    return { type: "request_floor", name, affiliation: "The audience", online: false, kind: "speech" };
  }
  const known = Object.keys(questions).filter((id) => questions[id].state !== "answered");
  if (known.length > 0 && below(5) > 0) {
    const question = one_of(known);
    return { type: "vote", question, on: !own.votes?.[question] };
  }
  return { type: "submit_question", text: `Question ${count} of ${name}?`, name };
}

// --- The people -------------------------------------------------------------------------------------------------------------------

class Person {
  page;
  seen; // the last state that the page showed before the kill: { view, own }
  answered = []; // since the latest start: { id, command, reply }
  unanswered; // what the kill left without an answer: { id, command }
  #count = 0;

  constructor(name, as, choose) {
    this.name = name;
    this.as = as;
    this.choose = choose;
    this.hello = as === "audience" ? { participant: secret_of(name) } : {};
  }

  async join(server, tokens) {
    this.page = await Page.open(server, tokens[this.as], this.hello);
  }

  // One command after the other, each as soon as the one before it is answered, until the connection ends or it has been too many.
  async work({ sent, confirmed, answered }) {
    for (;;) {
      const id = `${this.name}-${++this.#count}`;
      const command = this.choose(this.page, this.name, this.#count);
      const reply = this.page.request(command, id);
      this.unanswered = { id, command };
      sent?.();
      const answer = await reply;
      if (!answer) return;
      this.unanswered = undefined;
      this.answered.push({ id, command, reply: answer });
      answered?.();
      if (answer.record !== undefined) confirmed?.();
      if (answer.error?.code === too_fast) return;
    }
  }
}

export const some_people = (phones) => [
  new Person("Moderator", "moderator", drive),
  new Person("Helper", "co_moderator", help),
  ...Array.from({ length: phones }, (_, n) => new Person(`Phone ${n + 1}`, "audience", take_part)),
];

// --- What is there ---------------------------------------------------------------------------------------------------------------

const other_than_nothing = (entries) => Object.fromEntries(entries.filter(([, n]) => n !== 0));

// All that the confirmed commands add up to, and what a page shows of it.
export function sums_of(confirmed, people) {
  const sums = { questions: [], votes: {}, added: {}, requests: 0 };
  for (const { command, by } of confirmed.values()) {
    if (people && !people.includes(by)) continue;
    if (command.type === "submit_question") sums.questions.push(command.text);
    if (command.type === "vote") sums.votes[command.question] = (sums.votes[command.question] ?? 0) + (command.on ? 1 : -1);
    if (command.type === "add_time") sums.added[command.segment] = (sums.added[command.segment] ?? 0) + command.by;
    if (command.type === "request_floor") sums.requests += 1;
  }
  sums.questions.sort();
  sums.added = other_than_nothing(Object.entries(sums.added));
  sums.votes = other_than_nothing(Object.entries(sums.votes));
  return sums;
}

export function shown_to_moderators(view) {
  return {
    questions: Object.values(view.questions ?? {})
      .map((one) => one.text)
      .sort(),
    votes: other_than_nothing(Object.entries(view.votes ?? {})),
    added: other_than_nothing(Object.entries(view.segments).map(([id, one]) => [id, one.clock.added])),
    requests: Object.keys(view.requests ?? {}).length,
  };
}
