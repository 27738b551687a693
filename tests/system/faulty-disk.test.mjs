// Nothing confirmed is lost, and nothing false is said of a press, on a disk that fails while the server is killed in the middle of
// traffic.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { Server, dais, demonstration, fresh_directory } from "./support.mjs";
import { below, some_people, sums_of } from "./traffic.mjs";

const kills = Math.ceil(Number(process.env.DAIS_KILLS ?? 40) / 5); // script/nightly asks for more
const session = "new-york-declaration";

// By what refusals say of what was asked: that nothing came of it, or that nobody can say.
const nothing_came = "not_saved";
const not_known = "not_known";

function shim(directory) {
  const made = join(directory, "faulty_disk.so");
  const source = join(dirname(fileURLToPath(import.meta.url)), "faulty_disk.c");
  execFileSync("gcc", ["-shared", "-fPIC", "-O1", "-o", made, source]);
  return made;
}

test(`the server is killed ${kills} times on a failing disk, and no answer that it gave was false`, async (t) => {
  const data = fresh_directory(t);
  const aside = fresh_directory(t);
  const control = join(aside, "fails");
  const env = { LD_PRELOAD: shim(aside), FAULTY_DISK: control };
  const people = some_people(10);
  const confirmed = new Map(); // by record number: { id, command, by }
  const seen = { not_saved: 0, not_known: 0, unanswered: 0, came: 0 };

  const confirm = (record, id, command, by) => {
    const known = confirmed.get(record);
    if (known) assert.deepEqual(known, { id, command, by }, "a record is of one command");
    confirmed.set(record, { id, command, by });
  };

  for (let kill = 1; kill <= kills + 1; ++kill) {
    rmSync(control, { force: true });
    const server = await Server.start(t, { data, args: ["--plan", demonstration, "--open"], env });
    const tokens = await server.tokens();
    await Promise.all(people.map((one) => one.join(server, tokens)));

    // What was answered is so, and what nobody could say before can be said now.
    for (const person of people) {
      const after = (id, command) => person.page.request(command, id, { query_outcome: true });
      for (const { id, command, reply } of person.answered.slice(-30)) {
        const now = await after(id, command);
        const said = `${id}, of which was said ${JSON.stringify(reply)}: ${JSON.stringify(now)}`;
        if (reply.record !== undefined) {
          assert.deepEqual(now, reply, said);
        } else if (reply.error.why === nothing_came) {
          assert.equal(now.record, undefined, said);
        } else if (reply.error.why === not_known && now.record !== undefined) {
          confirm(now.record, id, command, person);
          ++seen.came;
        }
      }
      person.answered = [];
      if (person.unanswered) {
        const { id, command } = person.unanswered;
        const now = await after(id, command);
        if (now.record !== undefined) confirm(now.record, id, command, person);
        person.unanswered = undefined;
        ++seen.unanswered;
      }
    }

    // The log is whole, and holds what was confirmed, each once.
    const { code, out, err } = await dais(["replay", "--data", data, session]);
    assert.equal(code, 0, err);
    const history = out
      .slice(out.indexOf("\n\n") + 2)
      .trimEnd()
      .split("\n");
    for (const record of confirmed.keys()) assert.ok(record <= history.length, `record ${record} is in the history`);
    for (const text of sums_of(confirmed).questions) {
      assert.equal(history.filter((line) => line.includes(`"${text}"`) && line.includes(" asked ")).length, 1, text);
    }
    if (kill > kills) break;

    // Traffic, on a disk that begins to fail after so many answers; then the kill.
    let until_it_fails = below(60);
    let until_the_kill = until_it_fails + 20 + below(60);
    const count = () => {
      if (until_it_fails-- === 0) writeFileSync(control, `${kill} ${[20, 100, 300][kill % 3]}`);
      if (until_the_kill-- === 0) server.kill();
    };
    await Promise.all(people.map((person) => person.work({ answered: count })));
    await server.kill();
    for (const person of people) {
      for (const { id, command, reply } of person.answered) {
        if (reply.record !== undefined) confirm(reply.record, id, command, person);
        if (reply.error?.why === nothing_came) ++seen.not_saved;
        if (reply.error?.why === not_known) ++seen.not_known;
      }
    }
  }

  const { code, out } = await dais(["verify", "--data", data]);
  assert.equal(code, 0, out);
  t.diagnostic(
    `${confirmed.size} commands were confirmed; ${seen.not_saved} were answered as not saved, ${seen.not_known} as not known, of which ` +
      `${seen.came} had come; ${seen.unanswered} had no answer when the server was killed`,
  );
  assert.ok(seen.not_saved + seen.not_known > kills, "the disk failed in the middle of traffic");
});
