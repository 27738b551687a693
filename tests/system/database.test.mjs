// Servers whose log is in PostgreSQL: several over one, without it for a while, and moving there and back.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { copyFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { Page, Server, dais, demonstration, fresh_directory, root, secret_of } from "./support.mjs";

const cluster = (...args) => execFileSync(join(root, "tests/log/cluster.sh"), args, { stdio: ["ignore", "ignore", "inherit"] });

// The connection string of a database that goes with the test. Its server's folder has a short name, as its socket has to have.
function fresh_database(t) {
  const folder = `/tmp/dais-cluster-${process.pid}-${fresh_database.count++}`;
  cluster("start", folder);
  t.after(() => cluster("stop", folder));
  return { folder, log: `host=${folder} user=postgres dbname=postgres` };
}
fresh_database.count = 0;

// A server whose data directory has the key that another one made.
async function beside(t, first, log) {
  const data = fresh_directory(t);
  copyFileSync(join(first, "dais.key"), join(data, "dais.key"));
  return Server.start(t, { data, args: ["--log", log] });
}

test("two servers over one database serve the same sessions, and a page goes on at the other when one dies", async (t) => {
  const { log } = fresh_database(t);
  const data = fresh_directory(t);
  const one = await Server.start(t, { data, args: ["--log", log, "--plan", demonstration, "--open"] });
  const two = await beside(t, data, log);
  const tokens = await one.tokens();
  assert.deepEqual(await two.tokens(), tokens, "the links are the same");

  const here = await Page.open(one, tokens.moderator);
  const there = await Page.open(two, tokens.moderator);
  const revision = here.view.run.revision;
  const replies = await Promise.all([here, there].map((page) => page.request({ type: "start", revision })));
  assert.equal(replies.filter((one) => one.error).length, 1, "two presses of Start start once");
  await Promise.all([here, there].map((page) => page.until(() => page.view.run.revision > revision, "the start")));

  const ada = await Page.open(one, tokens.audience, { participant: secret_of("Ada") });
  const ben = await Page.open(two, tokens.audience, { participant: secret_of("Ben") });
  await ada.perform({ type: "submit_question", text: "Is this one hall?", name: "Ada", to: "unhcr" });
  await there.until(() => there.view.questions?.q1, "the question");
  await there.perform({ type: "approve", question: "q1", revision: 1 });
  await Promise.all([ada, ben].map((page) => page.until(() => page.view.questions?.q1, "the question that was approved")));
  await ben.perform({ type: "vote", question: "q1", on: true });
  await here.until(() => here.view.votes?.q1 === 1, "the vote of the other server");

  await one.kill();
  const again = await Page.open(two, tokens.audience, { participant: secret_of("Ada") });
  assert.equal(again.view.votes?.q1, 1);
  await again.perform({ type: "vote", question: "q1", on: true });
  await there.until(() => there.view.votes?.q1 === 2, "the vote of who came over");

  const verified = await dais(["verify", "--data", data, "--log", log]);
  assert.equal(verified.code, 0, verified.out + verified.err);
  assert.match(verified.out, /1 of 1 sessions are whole/);
});

test("a server without its database says so and waits, and one without the others' key is refused", async (t) => {
  const { folder, log } = fresh_database(t);
  const data = fresh_directory(t);
  const one = await Server.start(t, { data, args: ["--log", log, "--plan", demonstration] });
  await one.stop();

  const other = await dais(["serve", "--listen", "127.0.0.1:0", "--data", fresh_directory(t), "--log", log]);
  assert.equal(other.code, 1);
  assert.match(other.err, /all who serve one log have one key/);

  cluster("stop", folder);
  const reading = await dais(["links", "--data", data, "--log", log]);
  assert.equal(reading.code, 1);
  assert.match(reading.err, /^host=.*No such file or directory/);
  const waits = Server.start(t, { data, args: ["--log", log] });
  cluster("start", folder);
  const server = await waits;
  assert.match(server.err, /Waiting for the log: host=/);
});

test("a connection string that is none, and a wrong password, are refused with a sentence", async (t) => {
  const data = fresh_directory(t);
  const none = await dais(["serve", "--data", data, "--log", "postgres://db.example/dais?nonsense=1"]);
  assert.notEqual(none.code, 0);
  assert.match(none.err, /no connection string of PostgreSQL/);

  const { folder } = fresh_database(t);
  execFileSync("psql", ["-h", folder, "-U", "postgres", "-qc", "create database locked"]);
  const locked = `host=${folder} user=postgres dbname=locked`;
  const wrong = await dais(["serve", "--listen", "127.0.0.1:0", "--data", data, "--log", `${locked} password=mistaken`]);
  assert.equal(wrong.code, 1);
  assert.match(wrong.err, /password authentication failed/);
  assert.doesNotMatch(wrong.err, /mistaken/);
  await (await Server.start(t, { data, args: ["--log", `${locked} password=secret`] })).stop();
});

test("sessions move from a data directory into a database and back, and are the same", async (t) => {
  const { log } = fresh_database(t);
  const data = fresh_directory(t);
  const server = await Server.start(t, { data, args: ["--plan", demonstration, "--open"] });
  const tokens = await server.tokens();
  const moderator = await Page.open(server, tokens.moderator);
  await moderator.perform({ type: "start", revision: moderator.view.run.revision });
  const refused = await dais(["copy-log", data, log]);
  assert.equal(refused.code, 1, "while a server uses it");
  await server.stop();
  const told = (await dais(["replay", "--data", data, "new-york-declaration"])).out;

  const there = await dais(["copy-log", data, log]);
  assert.equal(there.code, 0, there.err);
  assert.match(there.out, /new-york-declaration: 3 entries, [0-9a-f]{64}\n1 sessions are copied/);
  assert.equal((await dais(["replay", "--data", data, "--log", log, "new-york-declaration"])).out, told);
  const moved = await Server.start(t, { data, args: ["--log", log] });
  assert.deepEqual(await moved.tokens(), tokens);
  await moved.stop();

  const back = join(fresh_directory(t), "back");
  const returned = await dais(["copy-log", log, back]);
  assert.equal(returned.code, 0, returned.err);
  assert.equal(returned.out, there.out, "the digests are the same");
  assert.equal((await dais(["replay", "--data", back, "new-york-declaration"])).out, told);
  assert.equal((await dais(["verify", "--data", back])).code, 0);
});
