// Webhooks of a running server, to a receiver that knows no more than protocol/webhooks.md.

import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { Receiver } from "./receiver.mjs";
import { Page, Server, certificate, demonstration, fresh_directory } from "./support.mjs";

const session = "new-york-declaration";

function is_signed(one, secret) {
  const key = Buffer.from(secret.slice("whsec_".length), "base64");
  const text = `${one.id}.${one.headers["webhook-timestamp"]}.${one.body}`;
  return one.headers["webhook-signature"] === `v1,${createHmac("sha256", key).update(text).digest("base64")}`;
}

async function asked(server, path, { method = "GET", body } = {}) {
  const answer = await fetch(`${server.url}/api/v1${path}`, {
    method,
    headers: { Authorization: `Bearer ${server.organiser}` },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: answer.status, body: await answer.json() };
}

async function add(server, url, about) {
  const { status, body } = await asked(server, "/webhooks", { method: "POST", body: { url, ...(about ? { about } : {}) } });
  assert.equal(status, 201, JSON.stringify(body));
  return body;
}

const listed = async (server) => (await asked(server, "/webhooks")).body.webhooks;

const start = (t, data, args = ["--webhook-allow", "127.0.0.1"], env = {}) =>
  Server.start(t, { data, args: ["--plan", demonstration, "--begin", "soon", ...args], env });

const console_of = async (server) => Page.open(server, (await server.tokens()).moderator);
const revision = (page) => page.view.run.revision;

test("events come signed and in order, again after an answer of 500 and after a cut, and go on after restarts", async (t) => {
  const data = fresh_directory(t);
  const receiver = await Receiver.start(t);
  let server = await start(t, data);
  const hook = await add(server, receiver.url, ["session", "segment", "question"]);
  assert.match(hook.secret, /^whsec_[A-Za-z0-9+/]{32}$/);
  assert.equal(statSync(join(data, "dais.webhooks.json")).mode & 0o777, 0o600);

  const replies = [500, "cut", 200];
  receiver.replies = () => replies.shift() ?? 204;
  let page = await console_of(server);
  await page.perform({ type: "open_session", revision: revision(page) });
  await page.until(() => page.view.run.status === "open", "an open session");
  await page.perform({ type: "start", revision: revision(page) });
  await receiver.until(() => receiver.types.includes("segment.current"), "the first segment");
  assert.deepEqual(receiver.types, ["session.open", "session.open", "session.open", "session.running", "segment.current"]);
  assert.equal(new Set(receiver.posted.slice(0, 3).map((one) => one.id)).size, 1);
  assert.equal(new Set(receiver.posted.map((one) => one.id)).size, 3);
  for (const one of receiver.posted) {
    assert.ok(is_signed(one, hook.secret));
    assert.equal(one.headers["content-type"], "application/json");
    assert.equal(one.path, "/in");
    assert.ok(Math.abs(Number(one.headers["webhook-timestamp"]) * 1000 - Date.now()) < 120_000);
    assert.equal(Date.parse(one.event.timestamp), one.event.data.at);
    assert.equal(one.event.data.session, session);
  }
  assert.equal(receiver.posted.at(-1).event.data.segment.state, "current");

  // In good order: nothing comes twice.
  await server.stop();
  const before = receiver.posted.length;
  server = await start(t, data);
  page = await console_of(server);
  await page.perform({ type: "next", revision: revision(page) });
  await receiver.until(() => receiver.posted.length >= before + 2, "the next segment");
  assert.deepEqual(receiver.types.slice(before), ["segment.done", "segment.current"]);

  // Killed: all comes, and what comes twice has its id.
  receiver.replies = () => 503;
  await page.until(() => page.view.run.revision > 0, "a view");
  await page.perform({ type: "next", revision: revision(page) });
  await receiver.until(() => receiver.posted.length > before + 2, "an attempt");
  await server.kill();
  receiver.replies = () => 204;
  const at_end = receiver.posted.length;
  server = await start(t, data);
  const segments = () => {
    const seen = new Map(receiver.posted.map((one) => [one.id, one]));
    return [...seen.values()].map(({ event }) => event.type).filter((type) => type.startsWith("segment"));
  };
  await receiver.until(() => segments().length === 5, "all segments");
  assert.deepEqual(segments(), ["segment.current", "segment.done", "segment.current", "segment.done", "segment.current"]);
  assert.ok(receiver.posted.slice(at_end).every((one) => is_signed(one, hook.secret)));
});

test("a receiver that is gone leaves a dead letter, which is sent again, and the webhook goes on", async (t) => {
  const receiver = await Receiver.start(t);
  const server = await start(t, fresh_directory(t));
  await add(server, receiver.url, ["session"]);
  receiver.replies = () => 410;
  const page = await console_of(server);
  await page.perform({ type: "open_session", revision: revision(page) });
  await receiver.until(() => receiver.posted.length === 1, "the event");
  let [hook] = await listed(server);
  while (!hook.stopped) [hook] = await listed(server);
  assert.equal(hook.stopped, "gone");
  const [letter] = hook.dead_letters;
  assert.equal(letter.type, "session.open");
  assert.deepEqual([letter.failure.why, letter.failure.status], ["refused", 410]);

  await page.until(() => page.view.run.status === "open", "an open session");
  await page.perform({ type: "start", revision: revision(page) });
  receiver.replies = () => 200;
  assert.deepEqual(await asked(server, `/dead-letters/${letter.id}/send`, { method: "POST" }), { status: 200, body: {} });
  assert.equal(receiver.posted[1].id, receiver.posted[0].id);
  assert.equal((await asked(server, `/webhooks/${hook.id}/resume`, { method: "POST" })).status, 200);
  await receiver.until(() => receiver.types.includes("session.running"), "what happened meanwhile");
  [hook] = await listed(server);
  assert.equal(hook.stopped, undefined);
  assert.deepEqual(hook.dead_letters, []);
  assert.equal((await asked(server, `/dead-letters/${letter.id}`, { method: "DELETE" })).status, 404);
  assert.equal((await asked(server, `/webhooks/${hook.id}`, { method: "DELETE" })).status, 200);
  assert.deepEqual(await listed(server), []);
});

test("a test says what became of it; nothing is posted to this machine unless it is named, nor after a redirect", async (t) => {
  const receiver = await Receiver.start(t);
  const server = await start(t, fresh_directory(t), []);
  for (const host of ["127.0.0.1", "localhost", "[::1]", "0.0.0.0"]) {
    const hook = await add(server, `http://${host}:${receiver.port}/in`);
    const { body } = await asked(server, `/webhooks/${hook.id}/test`, { method: "POST" });
    assert.equal(body.failure.why, "not_allowed", host);
  }
  assert.deepEqual(receiver.posted, []);

  const other = await start(t, fresh_directory(t));
  const hook = await add(other, receiver.url);
  const tried = () => asked(other, `/webhooks/${hook.id}/test`, { method: "POST" });
  assert.deepEqual((await tried()).body, {});
  assert.deepEqual(receiver.types, ["test"]);
  assert.ok(is_signed(receiver.posted[0], hook.secret));
  receiver.replies = () => 307;
  assert.deepEqual({ ...(await tried()).body.failure, at: 0 }, { why: "refused", status: 307, at: 0 });
  assert.equal(receiver.posted.length, 2);
});

test("by https a certificate is asked for that the system trusts", async (t) => {
  const { chain, key } = certificate(fresh_directory(t));
  const receiver = await Receiver.start(t, { cert: readFileSync(chain), key: readFileSync(key) });
  const url = `https://localhost:${receiver.port}/in`;
  for (const [env, failure] of [
    [{}, "no_tls"],
    [{ SSL_CERT_FILE: chain }, undefined],
  ]) {
    const server = await start(t, fresh_directory(t), ["--webhook-allow", "127.0.0.0/8"], env);
    const hook = await add(server, url);
    const { body } = await asked(server, `/webhooks/${hook.id}/test`, { method: "POST" });
    assert.equal(body.failure?.why, failure);
  }
  assert.deepEqual(receiver.types, ["test"]);
});

test("webhooks are the organiser's alone, and what is none is refused", async (t) => {
  const server = await start(t, fresh_directory(t));
  const { moderator } = await server.tokens();
  for (const [method, path] of [
    ["GET", "/webhooks"],
    ["POST", "/webhooks"],
    ["DELETE", "/webhooks/w1"],
    ["POST", "/webhooks/w1/test"],
    ["POST", "/webhooks/w1/resume"],
    ["POST", "/dead-letters/d1/send"],
    ["DELETE", "/dead-letters/d1"],
  ]) {
    const answer = await fetch(`${server.url}/api/v1${path}`, { method, headers: { Authorization: `Bearer ${moderator}` } });
    assert.equal(answer.status, 401, `${method} ${path}`);
  }
  for (const body of [
    {},
    { url: "ftp://hooks.example/" },
    { url: "https://hooks.example/", about: [] },
    { url: "https://a.example/", about: ["x"] },
  ]) {
    assert.equal((await asked(server, "/webhooks", { method: "POST", body })).status, 400, JSON.stringify(body));
  }
  assert.equal((await asked(server, "/webhooks/w9/test", { method: "POST" })).status, 404);
  for (let n = 0; n < 20; ++n) await add(server, `https://hooks.example/${n}`, ["phase"]);
  assert.equal((await asked(server, "/webhooks", { method: "POST", body: { url: "https://hooks.example/" } })).status, 409);
});

test("the description for programs has every request on webhooks, and what they are told", async (t) => {
  const server = await start(t, fresh_directory(t));
  const description = await (await fetch(`${server.url}/api/v1/openapi.json`)).json();
  for (const path of ["/webhooks", "/webhooks/{webhook}", "/webhooks/{webhook}/test", "/webhooks/{webhook}/resume"]) {
    assert.ok(description.paths[`/api/v1${path}`], path);
  }
  for (const path of ["/dead-letters/{letter}", "/dead-letters/{letter}/send"]) assert.ok(description.paths[`/api/v1${path}`], path);
  const { schema } = description.webhooks.event.post.requestBody.content["application/json"];
  const named = description.components.schemas[schema.$ref.slice("#/components/schemas/".length)];
  assert.deepEqual(Object.keys(named.properties), ["type", "timestamp", "data"]);
});
