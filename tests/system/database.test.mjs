// Servers whose log is in PostgreSQL: several over one, without it for a while, and moving there and back.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { test } from "node:test";
import { cluster, fresh_database } from "./database.mjs";
import { Page, Server, dais, demonstration, fresh_directory, secret_of, write_files } from "./support.mjs";

test("two servers over one database serve the same sessions, and a page goes on at the other when one dies", async (t) => {
  const { log } = fresh_database(t);
  const one = await Server.start(t, { data: fresh_directory(t), args: ["--log", log, "--plan", demonstration, "--open"] });
  const data = fresh_directory(t);
  const two = await Server.start(t, { data, args: ["--log", log] });
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
  const present = (page, moderators, participants) =>
    page.until(() => {
      const { presence } = page.view;
      return presence?.moderators === moderators && presence.participants === participants;
    }, `${moderators} moderators and ${participants} participants, those of the other server too`);
  await Promise.all([here, there].map((page) => present(page, 2, 2)));
  await ada.perform({ type: "submit_question", text: "Is this one hall?", name: "Ada", to: "unhcr" });
  await there.until(() => there.view.questions?.q1, "the question");
  here.send({ type: "claim", question: "q1" });
  await there.until(() => there.view.presence.claims.some((one) => one.question === "q1"), "who works on the question");
  await there.perform({ type: "approve", question: "q1", revision: 1 });
  await Promise.all([ada, ben].map((page) => page.until(() => page.view.questions?.q1, "the question that was approved")));
  await ben.perform({ type: "vote", question: "q1", on: true });
  await here.until(() => here.view.votes?.q1 === 1, "the vote of the other server");

  await one.kill();
  const again = await Page.open(two, tokens.audience, { participant: secret_of("Ada") });
  assert.equal(again.view.votes?.q1, 1);
  await again.perform({ type: "vote", question: "q1", on: true });
  await there.until(() => there.view.votes?.q1 === 2, "the vote of who came over");
  await present(there, 1, 2);

  const verified = await dais(["verify", "--data", data, "--log", log]);
  assert.equal(verified.code, 0, verified.out + verified.err);
  assert.match(verified.out, /1 of 1 sessions are whole/);
});

test("a session that is deleted on one server is gone on the other", async (t) => {
  const { log } = fresh_database(t);
  const one = await Server.start(t, { data: fresh_directory(t), args: ["--log", log, "--plan", demonstration] });
  const two = await Server.start(t, { data: fresh_directory(t), args: ["--log", log] });
  const tokens = await one.tokens();
  const pages = await Promise.all([one, two].map((server) => Page.open(server, tokens.moderator)));
  const headers = { Authorization: `Bearer ${one.organiser}` };
  const answer = await fetch(`${one.url}/api/v1/sessions/new-york-declaration`, { method: "DELETE", headers });
  assert.equal(answer.status, 200);
  for (const page of pages) assert.equal((await page.closed).code, 4503);
  for (const server of [one, two]) assert.deepEqual(await server.sessions(), []);
  assert.match(
    (await dais(["replay", "--log", log, "new-york-declaration"])).err,
    /There is no session new-york-declaration in user=postgres/,
  );
});

test("a server without its database says so and waits", async (t) => {
  const { folder, log } = fresh_database(t);
  const data = fresh_directory(t);
  cluster("stop", folder);
  const reading = await dais(["links", "--data", data, "--log", log]);
  assert.equal(reading.code, 1);
  assert.match(reading.err, /^user=postgres .*No such file or directory/);
  await Server.start(t, {
    data,
    args: ["--log", log, "--plan", demonstration],
    meanwhile: async (server) => {
      await server.until(({ err }) => /Waiting for the log: user=postgres .*No such file or directory/.test(err), "what it waits for");
      cluster("start", folder);
    },
  });
});

test("the servers of a log go by its key, whichever directory they have, until it is replaced while none runs", async (t) => {
  const { log } = fresh_database(t);
  const data = fresh_directory(t);
  const rotate = (...more) => dais(["rotate-key", "--log", log, "--data", data, ...more]);
  assert.match((await dais(["links", "--log", log, "--data", data])).err, /There is no log in this database/);
  const server = await Server.start(t, { data, args: ["--log", log, "--plan", demonstration] });
  const links = async () => (await dais(["links", "--log", log, "--data", fresh_directory(t)])).out;
  const former = await links();
  const running = await rotate("--yes");
  assert.equal(running.code, 1);
  assert.match(running.err, /A server uses this log.*Nothing was changed/);
  assert.equal(await links(), former);
  await server.stop();
  assert.match((await rotate()).err, /open nothing from then on.*\n.*--log \.\.\. --yes/s);
  assert.equal((await rotate("--yes")).code, 0);
  const tokens = (text) => [...text.matchAll(/#(\S+)/g)].map((one) => one[1]);
  const fresh = await links();
  assert.ok(tokens(fresh).length >= 4);
  for (const one of tokens(fresh)) assert.equal(former.includes(one), false);

  const other = fresh_directory(t);
  write_files(other, { "dais.key": `${"0".repeat(64)}\n` });
  const refused = await dais(["serve", "--listen", "127.0.0.1:0", "--data", other, "--log", log]);
  assert.equal(refused.code, 1);
  assert.match(refused.err, /dais\.key is not that of the log in user=postgres/);
});

test("a wrong password is refused with a sentence that does not tell it", async (t) => {
  const data = fresh_directory(t);
  const { folder } = fresh_database(t);
  execFileSync("psql", ["-h", folder, "-U", "postgres", "-qc", "create database locked"]);
  const locked = `host=${folder} user=postgres dbname=locked`;
  const wrong = await dais(["serve", "--listen", "127.0.0.1:0", "--data", data, "--log", `${locked} password=mistaken`]);
  assert.equal(wrong.code, 1);
  assert.match(wrong.err, /password authentication failed/);
  assert.doesNotMatch(wrong.err, /mistaken/);
  await (await Server.start(t, { data, args: ["--log", `${locked} password=secret`] })).stop();
});

test("sessions move from a data directory into a database and back with their links, and are the same", async (t) => {
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
  const moved = await Server.start(t, { data: fresh_directory(t), args: ["--log", log] });
  assert.deepEqual(await moved.tokens(), tokens);
  await moved.stop();

  const back = join(fresh_directory(t), "back");
  const returned = await dais(["copy-log", log, back]);
  assert.equal(returned.code, 0, returned.err);
  assert.equal(returned.out, there.out, "the digests are the same");
  assert.equal((await dais(["replay", "--data", back, "new-york-declaration"])).out, told);
  assert.equal((await dais(["verify", "--data", back])).code, 0);
  const home = await Server.start(t, { data: back });
  assert.deepEqual(await home.tokens(), tokens);
});
