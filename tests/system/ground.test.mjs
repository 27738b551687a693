// The ground goes away under a server: files that are lost, altered or removed, and what an operator does about it.

import assert from "node:assert/strict";
import { readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { Page, Server, dais, demonstration, fresh_directory } from "./support.mjs";

const log = "dais.log.sqlite3";
const session = "new-york-declaration";

async function ready(server) {
  const answer = await fetch(`${server.url}/readyz`);
  return { status: answer.status, text: await answer.text() };
}

// A moderator who presses +1 min so often.
async function press(server, times) {
  const page = await Page.open(server, (await server.tokens(session)).moderator);
  let answer;
  for (let i = 0; i < times; ++i) {
    answer = await page.request({ type: "add_time", revision: page.view.run.revision, segment: page.view.order.at(-1), by: 1000 }, `p${i}`);
    assert.ok(answer.record !== undefined);
  }
  return { page, record: answer?.record };
}

test("presses that a crash and a lost write-ahead log took are named, other sessions go on, and a repair serves the rest", async (t) => {
  const data = fresh_directory(t);
  const first = await Server.start(t, { data, args: ["--plan", demonstration] });
  await first.stop();
  const second = await Server.start(t, { data });
  const made = await fetch(`${second.url}/api/v1/sessions`, {
    method: "POST",
    headers: { Authorization: `Bearer ${second.organiser}` },
    body: JSON.stringify({ ...JSON.parse(readFileSync(demonstration, "utf8")), id: "another" }),
  });
  assert.equal(made.status, 201);
  await second.stop();
  const third = await Server.start(t, { data });
  const { record } = await press(third, 5);
  await third.kill();
  rmSync(join(data, `${log}-wal`));

  const missing = new RegExp(`its entries 2 to ${record}, which were confirmed, are missing`);
  const fourth = await Server.start(t, { data });
  assert.match(fourth.err, new RegExp(`The record of the session ${session} is damaged`));
  assert.match(fourth.err, missing);
  const unwell = await ready(fourth);
  assert.equal(unwell.status, 503);
  assert.match(unwell.text, /1 sessions are damaged/);
  const cards = await fourth.sessions();
  assert.deepEqual(
    cards.map((one) => one.id),
    ["another"],
  );
  const other = await Page.open(fourth, (await fourth.tokens("another")).moderator);
  const started = await other.request({ type: "open_session", revision: other.view.run.revision }, "open");
  assert.ok(started.record !== undefined);
  await fourth.stop();

  const verified = await dais(["verify", "--data", data]);
  assert.equal(verified.code, 1);
  assert.match(verified.out, missing);
  assert.match(verified.out, /another: whole, 2 entries/);
  const repaired = await dais(["repair", "--data", data]);
  assert.equal(repaired.code, 0, repaired.err);
  assert.match(repaired.out, new RegExp(`Lost of ${session}: entries 2 to ${record}\\.`));
  assert.equal((await dais(["verify", "--data", data])).code, 0);
  const fifth = await Server.start(t, { data });
  assert.equal((await ready(fifth)).status, 200);
  await press(fifth, 1);
});

test("a text that was altered on the disk is not served, and a repair keeps what stands behind it", async (t) => {
  const data = fresh_directory(t);
  const first = await Server.start(t, { data, args: ["--plan", demonstration] });
  await press(first, 5);
  await first.stop();
  const file = join(data, log);
  const bytes = readFileSync(file);
  const at = bytes.indexOf('"by":1000');
  assert.ok(at > 0);
  bytes.write("2", at + '"by":'.length);
  writeFileSync(file, bytes);
  rmSync(`${file}-checkpoints`, { recursive: true, force: true });
  const verified = await dais(["verify", "--data", data]);
  assert.equal(verified.code, 1);
  assert.match(verified.out, /entry \d+ of session new-york-declaration is not as it was written/);
  const replayed = await dais(["replay", "--data", data, session]);
  assert.equal(replayed.code, 1);
  assert.match(replayed.err, /is not as it was written/);
  const repaired = await dais(["repair", "--data", data]);
  assert.match(repaired.out, /Lost of new-york-declaration: entries \d+\./);
  const second = await Server.start(t, { data });
  const page = await Page.open(second, (await second.tokens(session)).moderator);
  assert.equal(page.view.segments[page.view.order.at(-1)].clock.added, 4000);
});

test("nothing is confirmed once the directory is gone, and all is well when it is back", async (t) => {
  const data = join(fresh_directory(t), "data");
  const server = await Server.start(t, { data, args: ["--plan", demonstration] });
  const { page } = await press(server, 1);
  const command = () => ({ type: "add_time", revision: page.view.run.revision, segment: page.view.order.at(-1), by: 1000 });
  assert.equal((await ready(server)).status, 200);
  renameSync(data, `${data}-away`);
  const refused = await page.request(command(), "gone");
  assert.equal(refused.error.code, 6001);
  const unwell = await ready(server);
  assert.equal(unwell.status, 503);
  assert.match(unwell.text, /was removed or replaced/);
  renameSync(`${data}-away`, data);
  assert.ok((await page.request(command(), "back")).record !== undefined);
  assert.equal((await ready(server)).status, 200);
});

test("a backup that was made while the server works is a whole directory, with the same links", async (t) => {
  const parent = fresh_directory(t);
  const data = join(parent, "data");
  const server = await Server.start(t, { data, args: ["--plan", demonstration] });
  const { record } = await press(server, 3);
  const backup = join(parent, "backup");
  const made = await dais(["backup", "--data", data, backup]);
  assert.equal(made.code, 0, made.err);
  assert.equal(statSync(backup).mode & 0o777, 0o700);
  assert.equal(statSync(join(backup, "dais.key")).mode & 0o777, 0o600);
  assert.equal((await dais(["backup", "--data", data, backup])).code, 1);
  const tokens = await server.tokens(session);
  await server.kill();
  rmSync(data, { recursive: true });
  const restored = await dais(["restore", "--data", data, backup]);
  assert.equal(restored.code, 0, restored.err);
  const again = await Server.start(t, { data });
  assert.deepEqual(await again.tokens(session), tokens);
  const page = await Page.open(again, tokens.moderator);
  const next = await page.request({ type: "add_time", revision: page.view.run.revision, segment: page.view.order.at(-1), by: 1000 }, "n");
  assert.equal(next.record, record + 1);
  assert.equal((await dais(["restore", "--data", data, backup])).code, 1);
  assert.ok(readdirSync(backup).includes(log));
});
