// The module for Bitfocus Companion with the server itself: what a moderator's evening with buttons is made of.

import assert from "node:assert/strict";
import { test } from "node:test";
import { steady } from "../../web/companion/clock.mjs";
import { Companion } from "../companion/companion.mjs";
import { Page, Server, demonstration, fresh_directory } from "./support.mjs";

const session = "new-york-declaration";

async function serve(t) {
  const options = { data: fresh_directory(t), args: ["--plan", demonstration, "--open"] };
  const server = await Server.start(t, options);
  const tokens = await server.tokens();
  const console_ = await Page.open(server, tokens.moderator);
  const tool = async (name, rights) => {
    await console_.perform({ type: "admit_tool", name, rights });
    const answer = await fetch(`${server.url}/api/v1/links`, { headers: { Authorization: `Bearer ${tokens.moderator}` } });
    return (await answer.json()).tools.find((one) => one.name === name);
  };
  const buttons = async (token) => {
    const companion = await Companion.here(t, steady);
    await companion.connect({ url: server.url, session, token });
    await companion.connected();
    return companion;
  };
  return { server, options, console_, tool, buttons };
}

const done = { success: true };

test("buttons drive a session, and show how it stands", async (t) => {
  const { console_, tool, buttons } = await serve(t);
  const companion = await buttons((await tool("Stream Deck", "drive")).token);
  await companion.place("running", "phase", { phase: "running" });
  await companion.place("waiting", "waiting");
  await companion.place("question", "question");
  const { values, lit } = companion;
  const until = (what, holds) => companion.until(what, holds);

  assert.deepEqual(await Promise.all([companion.press("start"), companion.press("start")]), [done, done]);
  await until("the first segment", () => values.segment === "introductions" && lit.running);
  const given = values.time_given;
  assert.deepEqual(await companion.press("add_time", { seconds: 60 }), done);
  await until("more time", () => values.time_given === given + 60_000);
  assert.deepEqual(await companion.press("pause"), done);
  await until("a pause", () => values.paused && values.phase === "paused" && !lit.running);
  assert.deepEqual(await companion.press("pause", { what: "resume" }), done);
  await until("the clock again", () => lit.running);

  const { next } = values;
  assert.deepEqual(await companion.press("next"), done);
  await until("the next segment", () => values.segment === next);
  assert.equal(values.previous, "introductions");
  assert.deepEqual(await companion.press("previous"), done);
  await until("the first segment", () => values.segment === "introductions");
  assert.equal(values.speaking, "moderator");
  assert.deepEqual(await companion.press("give_word", { who: "unhcr" }), done);
  await until("a panellist", () => values.speaking === "unhcr");
  assert.deepEqual(await companion.press("undo"), done);
  await until("the moderator", () => values.speaking === "moderator");

  assert.deepEqual(await companion.press("set_stage"), done);
  await until("a black stage", () => values.stage === "blackout");
  assert.deepEqual(await companion.press("send_message", { text: "Louder please" }), done);
  await until("the message", () => values.message === "Louder please");
  assert.deepEqual(await companion.press("hide_message"), done);
  await until("no message", () => values.message === "");

  await console_.perform({ type: "enter_question", text: "Who pays?", name: "" });
  const [id] = Object.keys(console_.view.questions);
  assert.deepEqual(await companion.press("command", { name: "queue", members: JSON.stringify({ question: id }) }), done);
  await until("a queue", () => values.questions_queued === 1);
  assert.deepEqual(await companion.press("put_on_stage"), done);
  await until("the question", () => lit.question && values.question_text === "Who pays?");
  assert.deepEqual(await companion.press("mark_answered"), done);
  await until("no question", () => !lit.question);
});

test("what a token may not do is said, and what it may no more", async (t) => {
  const { console_, tool, buttons } = await serve(t);
  const { id, token } = await tool("A screen", "read");
  const companion = await buttons(token);
  const { success, errorMessage } = await companion.press("start");
  assert.equal(success, false);
  assert.ok(errorMessage);
  assert.equal(companion.values.segment, "");
  await console_.perform({ type: "revoke_tool", tool: id });
  await companion.until("a refusal", () => companion.status.status === "authentication_failure");
  assert.ok(companion.status.message);
  assert.equal(companion.values.connection, "No connection");
});

test("buttons come back with the server, and the session with them", async (t) => {
  const { server, options, tool, buttons } = await serve(t);
  const companion = await buttons((await tool("Stream Deck", "drive")).token);
  await companion.place("none", "no_connection");
  await companion.press("start");
  await companion.until("the first segment", () => companion.values.segment === "introductions");
  await server.kill();
  await companion.until("no connection", () => companion.lit.none && companion.values.segment === "");
  await Server.start(t, { ...options, args: [...options.args, "--listen", `127.0.0.1:${server.port}`] });
  await companion.connected();
  await companion.until("the first segment", () => companion.values.segment === "introductions" && !companion.lit.none);
});
