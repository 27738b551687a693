// Nothing confirmed is ever lost: the server is killed in the middle of traffic, again and again, and each time it is started on the
// same data directory every command that it confirmed has to be there, under its number, once.

import assert from "node:assert/strict";
import { test } from "node:test";
import { isDeepStrictEqual } from "node:util";
import { Page, Server, dais, demonstration, fresh_directory, secret_of } from "./support.mjs";

const kills = Number(process.env.DAIS_KILLS ?? 50); // script/nightly asks for more
const session = "new-york-declaration";

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
const below = (n) => Math.floor(random() * n);
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
  const others = Object.keys(questions).filter((id) => questions[id].state !== "answered" && !own.votes?.[id]);
  if (others.length > 0 && below(3) > 0) return { type: "vote", question: one_of(others), on: true };
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

  // One command after the other, each as soon as the one before it is answered, until the connection ends.
  async work(sent, confirmed) {
    for (;;) {
      const id = `${this.name}-${++this.#count}`;
      const command = this.choose(this.page, this.name, this.#count);
      const reply = this.page.request(command, id);
      this.unanswered = { id, command };
      sent();
      const answer = await reply;
      if (!answer) return;
      this.unanswered = undefined;
      this.answered.push({ id, command, reply: answer });
      if (answer.record !== undefined) confirmed();
    }
  }
}

// --- What must be there -----------------------------------------------------------------------------------------------------------

// What a page showed is what the server has said: it may have gone on since, by what was not answered, and never back.
function nothing_shown_is_lost(before, now) {
  assert.ok(now.view.run.revision >= before.view.run.revision, "the session goes on from where it was");
  const untouched = now.view.run.revision === before.view.run.revision;
  if (untouched) {
    for (const part of ["run", "order", "segments"]) assert.deepEqual(now.view[part], before.view[part]);
  }
  for (const [id, question] of Object.entries(before.view.questions ?? {})) {
    const { text, asked, asker, revision } = now.view.questions[id];
    assert.deepEqual({ text, asked, asker }, { text: question.text, asked: question.asked, asker: question.asker });
    assert.ok(revision === undefined || revision >= question.revision);
  }
  for (const [id, count] of Object.entries(before.view.votes ?? {})) assert.ok(now.view.votes[id] >= count, `votes of ${id}`);
  for (const [id, request] of Object.entries(before.view.requests ?? {})) {
    assert.ok(now.view.requests[id].revision >= request.revision);
    assert.equal(now.view.requests[id].requested, request.requested);
  }
  for (const part of ["questions", "votes", "requests"]) {
    for (const id of Object.keys(before.own[part] ?? {})) assert.ok(now.own[part][id], `own ${part}: ${id}`);
  }
  return untouched;
}

const other_than_nothing = (entries) => Object.fromEntries(entries.filter(([, n]) => n !== 0));

// All that the confirmed commands add up to, and what a page shows of it.
function sums_of(confirmed, people) {
  const sums = { questions: [], votes: {}, added: {}, requests: 0 };
  for (const { command, by } of confirmed.values()) {
    if (people && !people.includes(by)) continue;
    if (command.type === "submit_question") sums.questions.push(command.text);
    if (command.type === "vote") sums.votes[command.question] = (sums.votes[command.question] ?? 0) + 1;
    if (command.type === "add_time") sums.added[command.segment] = (sums.added[command.segment] ?? 0) + command.by;
    if (command.type === "request_floor") sums.requests += 1;
  }
  sums.questions.sort();
  sums.added = other_than_nothing(Object.entries(sums.added));
  return sums;
}

function shown_to_moderators(view) {
  return {
    questions: Object.values(view.questions ?? {})
      .map((one) => one.text)
      .sort(),
    votes: other_than_nothing(Object.entries(view.votes ?? {})),
    added: other_than_nothing(Object.entries(view.segments).map(([id, one]) => [id, one.clock.added])),
    requests: Object.keys(view.requests ?? {}).length,
  };
}

test(`the server is killed ${kills} times in the middle of traffic, and nothing that was confirmed is lost`, async (t) => {
  const data = fresh_directory(t);
  const args = ["--plan", demonstration, "--open"];
  const people = [
    new Person("Moderator", "moderator", drive),
    new Person("Helper", "co_moderator", help),
    ...["Ada", "Ben", "Cem"].map((name) => new Person(name, "audience", take_part)),
  ];
  const confirmed = new Map(); // by record number: { id, command, by }
  let links;
  const seen = { unanswered: 0, asked_after: 0, kept: 0, counting: 0 };

  const confirm = (record, id, command, by) => {
    const known = confirmed.get(record);
    if (known) assert.deepEqual(known, { id, command, by }, "a record is of one command");
    confirmed.set(record, { id, command, by });
  };
  const history = async () => {
    const { code, out, err } = await dais(["replay", "--data", data, session]);
    assert.equal(code, 0, err);
    return out
      .slice(out.indexOf("\n\n") + 2)
      .trimEnd()
      .split("\n");
  };

  for (let kill = 1; kill <= kills + 1; ++kill) {
    const server = await Server.start(t, { data, args });
    const tokens = await server.tokens();
    links ??= tokens;
    assert.deepEqual(tokens, links, "the links stay the same");

    // Everything of before is there, and what is sent again is answered as the first time.
    const recorded = (await history()).length;
    for (const record of confirmed.keys()) assert.ok(record <= recorded, `record ${record} is in the history`);
    for (const person of people) {
      const asked = Date.now();
      await person.join(server, tokens);
      const { welcome, frames } = person.page;
      assert.ok(welcome.at >= asked - 50 && welcome.at <= Date.now() + 50, "the clock went on");
      if (person.seen) {
        const untouched = nothing_shown_is_lost(person.seen, person.page);
        const { run, segments } = person.seen.view;
        if (untouched && person === people[0] && segments[run.current]?.clock.running_since !== undefined) ++seen.counting;
      }
      assert.ok(!frames.some((one) => one.type === "error"));
    }
    await Promise.all(
      people.map(async (person) => {
        // Not all: a connection that sends forty commands at once is told that it is too fast.
        const again = person.answered
          .filter(({ reply }) => reply.record !== undefined)
          .slice(-20)
          .map(async ({ id, command, reply }) => {
            assert.deepEqual(await person.page.request(command, id), reply, `${id} sent again`);
          });
        await Promise.all(again);
        person.answered = [];
        if (!person.unanswered) return;
        let { id, command } = person.unanswered;
        const ask_after = (one) => person.page.request(command, one, { query_outcome: true });
        if (person.as !== "audience") {
          // A press has its moment: first it is asked what became of it.
          const found = await ask_after(id);
          if (found.error?.code === 2011) {
            assert.deepEqual(await person.page.request(command, id), found, `${id} arrives late`);
            id += ", sent anew";
          } else {
            assert.ok(found.record <= recorded || found.error?.code === 2002, `${id} was kept`);
          }
          ++seen.asked_after;
        }
        const [first, second] = await Promise.all([person.page.request(command, id), person.page.request(command, id)]);
        assert.deepEqual(second, first, `${id} sent twice`);
        if (first.record !== undefined) assert.deepEqual(await ask_after(id), first, `${id} asked after`);
        ++seen.unanswered;
        if (first.record !== undefined) confirm(first.record, id, command, person);
        if (first.record <= recorded) ++seen.kept;
        person.unanswered = undefined;
      }),
    );

    // A page that comes now is shown what was confirmed, and nothing else.
    await Promise.all(
      people.map(async (person) => {
        await person.page.close();
        await person.join(server, tokens);
        if (person.as === "audience") {
          const { questions, votes, requests } = sums_of(confirmed, [person]);
          const { own } = person.page;
          assert.deepEqual(
            Object.values(own.questions ?? {})
              .map((one) => one.text)
              .sort(),
            questions,
          );
          assert.deepEqual(Object.keys(own.votes ?? {}).sort(), Object.keys(votes).sort());
          assert.equal(Object.keys(own.requests ?? {}).length, requests);
        } else {
          // Counts are sent a moment after what they count, to whoever comes too.
          const { votes } = sums_of(confirmed);
          const counted = ({ view }) => isDeepStrictEqual(shown_to_moderators(view).votes, votes);
          await person.page.until(counted, `the votes ${JSON.stringify(votes)}`);
          assert.deepEqual(shown_to_moderators(person.page.view), sums_of(confirmed));
        }
      }),
    );
    const done = (await history()).filter((line) => !line.endsWith("nothing was done"));
    assert.equal(done.length, 2 + confirmed.size, "each record is of one command");
    if (kill > kills) break;

    // Traffic, until the kill: after so many confirmations or, every other time, on the heels of a command.
    let left = below(40);
    const count = () => left-- === 0 && server.kill();
    const nothing = () => {};
    await Promise.all(people.map((person) => (kill % 2 === 0 ? person.work(nothing, count) : person.work(count, nothing))));
    assert.deepEqual(await server.ended, { code: null, signal: "SIGKILL" });
    for (const person of people) {
      person.seen = { view: person.page.view, own: person.page.own };
      for (const { id, command, reply } of person.answered) {
        if (reply.record !== undefined) confirm(reply.record, id, command, person);
      }
    }
  }

  const told = await history();
  for (const text of sums_of(confirmed).questions) {
    assert.equal(told.filter((line) => line.includes(`"${text}"`) && line.includes(" asked ")).length, 1, text);
  }
  t.diagnostic(
    `${confirmed.size} commands were confirmed; ${seen.unanswered} had no answer when the server was killed, ` +
      `${seen.asked_after} of them presses that were asked after; ${seen.kept} were in the log; a countdown was running through ` +
      `${seen.counting} restarts that changed nothing else`,
  );
  assert.ok(seen.unanswered > kills, "the kills came in the middle of traffic");
  assert.ok(seen.counting >= 5, "a countdown was running through the kills");
});
