// Nothing confirmed is ever lost: the server is killed in the middle of traffic, again and again, and each time it is started on the
// same data directory every command that it confirmed has to be there, under its number, once.

import assert from "node:assert/strict";
import { test } from "node:test";
import { isDeepStrictEqual } from "node:util";
import { Server, dais, demonstration, fresh_directory } from "./support.mjs";
import { below, shown_to_moderators, some_people, sums_of } from "./traffic.mjs";

const kills = Number(process.env.DAIS_KILLS ?? 50); // script/nightly asks for more
const session = "new-york-declaration";

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
  for (const [id, request] of Object.entries(before.view.requests ?? {})) {
    assert.ok(now.view.requests[id].revision >= request.revision);
    assert.equal(now.view.requests[id].requested, request.requested);
  }
  for (const part of ["questions", "requests"]) {
    for (const id of Object.keys(before.own[part] ?? {})) assert.ok(now.own[part][id], `own ${part}: ${id}`);
  }
  return untouched;
}

test(`the server is killed ${kills} times in the middle of traffic, and nothing that was confirmed is lost`, async (t) => {
  const data = fresh_directory(t);
  const args = ["--plan", demonstration, "--open"];
  const people = some_people(3);
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
    await Promise.all(people.map((person) => person.work(kill % 2 === 0 ? { confirmed: count } : { sent: count })));
    if (left >= 0) await server.kill();
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
