// A server that is told to stop says "come back", loses nothing, and is found again as it was.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { Page, Server, dais, demonstration, fresh_directory, secret_of, tokens_of, within, write_files } from "./support.mjs";
import { Raw, frame, text } from "./raw.mjs";

const args = ["--plan", demonstration, "--open"];
const shutdown_within = 2000; // what a server grants those who do not answer

// A plan beside the demonstration's, with some members of its own.
function plan_with(members) {
  return JSON.stringify({ ...JSON.parse(readFileSync(demonstration, "utf8")), ...members });
}

const warned = (server) => /keeps the plan/.test(server.err);

for (const signal of ["SIGTERM", "SIGINT"]) {
  test(`${signal} tells everybody to come back, and nothing is lost`, async (t) => {
    const data = fresh_directory(t);
    let server = await Server.start(t, { data, args });
    const tokens = await server.tokens();
    const open_all = () =>
      Promise.all([
        Page.open(server, tokens.moderator),
        Page.open(server, tokens.audience, { participant: secret_of("Ada") }),
        Page.open(server, tokens.panellists.unhcr),
        Page.open(server, tokens.stage),
      ]);
    const pages = await open_all();
    const [moderator, ada] = pages;
    await moderator.perform({ type: "start", revision: moderator.view.run.revision });
    await ada.perform({ type: "submit_question", text: "Will this be here?", name: "Ada", to: "unhcr" });
    await moderator.until(() => moderator.view.questions?.q1, "the question");
    await moderator.perform({ type: "approve", question: "q1", revision: 1 });
    await ada.perform({ type: "vote", question: "q1", on: true });
    await ada.until(() => ada.view.votes?.q1 === 1, "the vote");
    await moderator.until(() => moderator.view.votes?.q1 === 1, "the vote");

    const told = Date.now();
    const end = server.stop(signal);
    const closes = await Promise.all(pages.map((page) => page.closed));
    assert.deepEqual(
      closes.map((one) => one.code),
      [4001, 4001, 4001, 4001],
    );
    assert.deepEqual(await end, { code: 0, signal: null });
    if (process.env.DAIS_MEASURE) assert.ok(Date.now() - told < shutdown_within, "nobody had to be waited for");

    server = await Server.start(t, { data, args });
    assert.deepEqual(await server.tokens(), tokens, "the links are the same");
    assert.equal((await server.sessions()).length, 1);
    assert.ok(!warned(server));
    const again = await open_all();
    again.forEach((page, i) => {
      const { presence: then, ...shown } = pages[i].view;
      const { presence: now, ...shown_again } = page.view;
      assert.deepEqual(shown_again, shown);
      assert.deepEqual(page.own, pages[i].own);
      assert.notEqual(page.welcome.epoch, pages[i].welcome.epoch);
    });

    // Patches are counted from the start of the server: what a page stood at before is of no use to it.
    const back = await Page.reopen(server, tokens.moderator, moderator);
    assert.equal(back.welcome.resumed, false);
    assert.equal(back.view.questions.q1.text, "Will this be here?");
  });
}

for (const end of ["stop", "kill"]) {
  test(`what became of a press is known after a restart (${end}), and that it did not come`, async (t) => {
    const data = fresh_directory(t);
    let server = await Server.start(t, { data, args });
    const tokens = await server.tokens();
    const moderator = await Page.open(server, tokens.moderator);
    const press = { type: "start", revision: moderator.view.run.revision };
    const done = await moderator.request(press, "done");
    assert.ok(done.record);
    await server[end]();

    server = await Server.start(t, { data, args });
    const back = await Page.reopen(server, tokens.moderator, moderator);
    const ask_after = (id) => back.request(press, id, { query_outcome: true });
    assert.deepEqual(await ask_after("done"), done);
    const lost = await ask_after("lost");
    assert.equal(lost.error.code, 2011);
    // It may still come, on the connection that was given up; then it is not done: an entry has its id.
    const late = await Page.open(server, tokens.moderator);
    assert.equal((await late.request({ type: "pause", revision: back.view.run.revision }, "lost")).error.code, 2011);
    assert.equal((await ask_after("lost")).error.code, 2011);
    assert.equal(await back.perform({ type: "pause", revision: back.view.run.revision }), done.record + 2);
  });
}

test("a page whose connection was cut goes on from where it stood", async (t) => {
  const server = await Server.start(t, { data: fresh_directory(t), args });
  const tokens = await server.tokens();
  const moderator = await Page.open(server, tokens.moderator);
  const stage = await Page.open(server, tokens.stage);
  await stage.close();
  await moderator.perform({ type: "start", revision: moderator.view.run.revision });
  await moderator.perform({ type: "pause", revision: moderator.view.run.revision });

  const back = await Page.reopen(server, tokens.stage, stage);
  assert.equal(back.welcome.resumed, true);
  await back.until(() => back.view.run.paused_since !== undefined, "the pause");
  assert.ok(!back.frames.some((one) => one.type === "snapshot"));
  const fresh = await Page.open(server, tokens.stage);
  assert.deepEqual(back.view, fresh.view);
});

test("somebody who does not answer is not waited for longer than the shutdown allows", async (t) => {
  const server = await Server.start(t, { data: fresh_directory(t), args });
  const { stage } = await server.tokens();
  const silent = await Raw.websocket(server);
  silent.write(frame(text, JSON.stringify({ type: "hello", token: stage })));
  await silent.until(() => silent.frames.some((one) => one.type === "snapshot"), "a view");
  const half_a_request = await Raw.connect(server);
  half_a_request.write("GET / HTTP/1.1\r\nHost: a\r\n");
  assert.deepEqual(await server.stop(), { code: 0, signal: null });
  await within(silent.ended, "the end of the silent connection");
  assert.equal(silent.frames.at(-1).close, 4001);
  silent.destroy();
  half_a_request.destroy();
});

test("a session is kept until it is closed; then its plan makes another one", async (t) => {
  const directory = fresh_directory(t);
  const data = join(directory, "data");
  const plan = join(directory, "panel.json");
  write_files(directory, { "panel.json": plan_with({ id: undefined, title: "The first" }) });

  await t.test("a plan without an id has that of its file", async () => {
    const server = await Server.start(t, { data, args: ["--plan", plan] });
    const [session] = await server.sessions();
    assert.deepEqual([session.id, session.title, session.status], ["panel", "The first", "prepared"]);
    await server.stop();
  });

  await t.test("the same plan finds its session again", async () => {
    const server = await Server.start(t, { data, args: ["--plan", plan, "--open"] });
    const sessions = await server.sessions();
    assert.deepEqual(
      sessions.map((one) => [one.id, one.status]),
      [["panel", "open"]],
    );
    assert.ok(!warned(server));
    await server.stop();
  });

  await t.test("a plan that changed is warned of, and the session keeps the one it was made with", async () => {
    write_files(directory, { "panel.json": plan_with({ id: undefined, title: "Another title" }) });
    const server = await Server.start(t, { data, args: ["--plan", plan] });
    assert.deepEqual(
      (await server.sessions()).map((one) => [one.id, one.title]),
      [["panel", "The first"]],
    );
    await server.stop();
    assert.ok(warned(server), server.err);
  });

  await t.test("without a plan the sessions are there too", async () => {
    const server = await Server.start(t, { data });
    assert.deepEqual(
      (await server.sessions()).map((one) => one.id),
      ["panel"],
    );
    const moderator = await Page.open(server, (await server.tokens()).moderator);
    const revised = (type) => moderator.perform({ type, revision: moderator.view.run.revision });
    for (const type of ["start", "end_session", "close_session"]) await revised(type);
    assert.equal(await moderator.refused({ type: "back", revision: moderator.view.run.revision, segment: "qa" }), 2003);
    await server.stop();
  });

  await t.test("a closed session stays as it is, and its plan makes another", async () => {
    const server = await Server.start(t, { data, args: ["--plan", plan, "--open"] });
    const sessions = await server.sessions();
    assert.deepEqual(
      sessions.map((one) => [one.id, one.title, one.status]),
      [
        ["panel", "The first", "closed"],
        ["panel-2", "Another title", "open"],
      ],
    );
    assert.notDeepEqual(tokens_of(sessions[0]), tokens_of(sessions[1]));
    const page = await Page.open(server, sessions[0].join_code, { participant: secret_of("Ada") });
    assert.equal(page.view.run.status, "closed");
    assert.equal(await page.refused({ type: "submit_question", text: "Too late?", name: "" }), 2003);
    await server.stop();
    assert.ok(!warned(server));
  });

  await t.test("the second one is found again", async () => {
    const server = await Server.start(t, { data, args: ["--plan", plan, "--open"] });
    assert.deepEqual(
      (await server.sessions()).map((one) => one.id),
      ["panel", "panel-2"],
    );
    await server.stop();
    const { code, out } = await dais(["replay", "--data", data, "panel-2"]);
    assert.equal(code, 0);
    assert.match(out, /Another title/);
  });
});
