// Other programs: a client that knows no more than protocol/http.md drives the model panel over HTTP.

import assert from "node:assert/strict";
import { createSocket } from "node:dgram";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { Page, Server, demonstration, fresh_directory, root, secret_of, within, write_files } from "./support.mjs";

// A program with a token, as the document describes it.
class Tool {
  constructor(url, session, token) {
    this.base = `${url}/api/v1/sessions/${session}`;
    this.headers = { Authorization: `Bearer ${token}` };
  }

  async ask(path, { body, headers = {}, method = "GET" } = {}) {
    const answer = await fetch(this.base + path, { method, headers: { ...this.headers, ...headers }, body });
    const text = await answer.text();
    return { status: answer.status, tag: answer.headers.get("etag"), body: text === "" ? undefined : JSON.parse(text) };
  }

  do(name, members, headers = {}) {
    return this.ask(`/commands/${name}`, { method: "POST", headers, ...(members ? { body: JSON.stringify(members) } : {}) });
  }

  async state() {
    const { status, body } = await this.ask("/state");
    assert.equal(status, 200);
    return body;
  }

  // The states that a stream tells, as they come.
  async *events(signal) {
    const answer = await fetch(`${this.base}/events`, { headers: this.headers, signal });
    assert.equal(answer.status, 200);
    assert.equal(answer.headers.get("content-type"), "text/event-stream");
    let text = "";
    for await (const part of answer.body.pipeThrough(new TextDecoderStream())) {
      text += part;
      for (let end; (end = text.indexOf("\n\n")) >= 0; text = text.slice(end + 2)) {
        const lines = text.slice(0, end).split("\n");
        const of = (name) => lines.find((line) => line.startsWith(`${name}: `))?.slice(name.length + 2);
        if (of("event")) yield { type: of("event"), data: JSON.parse(of("data")) };
      }
    }
  }
}

const session = "new-york-declaration";

async function serve(t, args = [], plan = demonstration) {
  const server = await Server.start(t, { data: fresh_directory(t), args: ["--plan", plan, "--open", "--begin", "soon", ...args] });
  const tokens = await server.tokens();
  const console_ = await Page.open(server, tokens.moderator);
  const tool = async (name, rights) => {
    await console_.perform({ type: "admit_tool", name, rights });
    const answer = await fetch(`${server.url}/api/v1/links`, { headers: { Authorization: `Bearer ${tokens.moderator}` } });
    const { tools } = await answer.json();
    const { token, id } = tools.find((one) => one.name === name);
    return Object.assign(new Tool(server.url, session, token), { id, token });
  };
  return { server, tokens, console_, tool };
}

const ok = (answer) => assert.equal(answer.status, 200, JSON.stringify(answer.body));

test("a client written from the document runs the model panel", async (t) => {
  const { server, tool } = await serve(t);
  const deck = await tool("Deck", "drive");
  let state = await deck.state();
  assert.equal(state.status, "open");
  assert.equal(state.segment, "");
  const { segments } = JSON.parse(readFileSync(demonstration, "utf8"));
  ok(await deck.do("start", { expect: "" }));
  for (const [n, segment] of segments.entries()) {
    state = await deck.state();
    assert.equal(state.segment, segment.id);
    assert.equal(state.segment_title, segment.title);
    assert.match(state.remaining, /^\d\d:\d\d$/);
    if (n === 0) {
      ok(await deck.do("add_time", { by: 60_000 }));
      assert.equal((await deck.state()).time_given, state.time_given + 60_000);
      ok(await deck.do("undo"));
      assert.equal((await deck.state()).time_given, state.time_given);
      ok(await deck.do("pause"));
      assert.equal((await deck.state()).phase, "paused");
      ok(await deck.do("resume"));
      ok(await deck.do("set_stage", { to: "blackout" }));
      assert.equal((await deck.state()).stage, "blackout");
      ok(await deck.do("set_stage", { to: "session", expect: "blackout" }));
      ok(await deck.do("send_message", { to: { panellists: [], stage: true, audience: false }, text: "Please conclude" }));
      assert.equal((await deck.state()).message, "Please conclude");
      ok(await deck.do("take_down_message"));
      assert.equal((await deck.state()).message, "");
    }
    if (segment.kind === "qa") await questions(t, server, deck, tool);
    if (n + 1 < segments.length) ok(await deck.do("next", { expect: segment.id }));
  }
  ok(await deck.do("end_segment"));
  assert.equal((await deck.state()).segment, "");
});

async function questions(t, server, deck, tool) {
  const screener = await tool("Screener", "moderate");
  ok(await screener.do("enter_question", { text: "Who pays?" }));
  const entered = await screener.do("enter_question", { text: "Who gains?", name: "A card from the hall" });
  ok(entered);
  assert.equal((await deck.do("approve", { question: "q1" })).status, 403);
  for (const question of ["q1", "q2"]) {
    ok(await screener.do("queue", { question }));
  }
  assert.equal((await deck.state()).questions_queued, 2);
  ok(await deck.do("put_on_stage", { expect: "" }));
  assert.equal((await deck.state()).question_text, "Who pays?");
  assert.equal((await deck.do("put_on_stage", { expect: "" })).status, 409);
  ok(await deck.do("mark_answered", { expect: "q1" }));
  ok(await deck.do("put_on_stage"));
  assert.equal((await deck.state()).question_from, "A card from the hall");
  ok(await deck.do("take_off_stage"));
  ok(await screener.do("enter_request", { name: "Kim", affiliation: "A delegation" }));
  assert.equal((await deck.state()).next_speaker, "Kim");
  ok(await deck.do("give_floor"));
  assert.equal((await deck.state()).speaker, "Kim");
  ok(await deck.do("extend_intervention", { by: 30_000 }));
  ok(await deck.do("end_intervention"));
  assert.equal((await deck.state()).speaking, "");
}

test("a button that is pressed twice advances once", async (t) => {
  const { tool } = await serve(t);
  const deck = await tool("Deck", "drive");
  ok(await deck.do("start"));
  const first = (await deck.state()).segment;
  const both = await Promise.all([deck.do("next", { expect: first }), deck.do("next", { expect: first })]);
  assert.deepEqual(both.map((one) => one.status).sort(), [200, 409]);
  const second = (await deck.state()).segment;
  assert.notEqual(second, first);

  // One that can say nothing of what it expects, and bounces.
  const bounced = [await deck.do("next"), await deck.do("next")];
  assert.deepEqual(
    bounced.map((one) => one.status),
    [200, 409],
  );
  assert.equal(bounced[1].body.error.code, 2002);
  assert.match(bounced[1].body.message, /nothing was done/);

  // One whose answer was lost, and which asks again.
  const key = { "Idempotency-Key": "press-1" };
  const once = await deck.do("next", { expect: (await deck.state()).segment }, key);
  ok(once);
  const stands = await deck.state();
  assert.deepEqual(await deck.do("next", { expect: "long ago" }, key), once);
  assert.equal((await deck.state()).segment, stands.segment);
  const late = await deck.do("next", { expect: stands.segment, pressed: stands.at - 6_000 });
  assert.equal(late.status, 409);
  assert.equal(late.body.error.code, 2013);
});

test("what is wrong is said, and nothing is done", async (t) => {
  const { server, tokens, tool } = await serve(t);
  const deck = await tool("Deck", "drive");
  const screen = await tool("Screen", "read");
  ok(await deck.do("start"));
  const before = (await deck.state()).revision;
  const refusals = [
    [deck.do("add_time", {}), 400, /"by" is missing/],
    [deck.do("add_time", { by: "much" }), 400, /"by" must be a number/],
    [deck.do("add_time", { by: 1, more: 2 }), 400, /"more" is not known/],
    [deck.do("add_time", { by: 1, segment: "nowhere" }), 422, /segment/],
    [deck.ask("/commands/next", { method: "POST", body: "no JSON" }), 400, /not read/],
    [deck.ask("/commands/next", { method: "POST", body: "[]" }), 400, /object/],
    [deck.do("next", { expect: 3 }), 400, /expect/],
    [deck.do("next", undefined, { "Idempotency-Key": "x".repeat(65) }), 400, /64 bytes/],
    [deck.do("approve", { question: "q1" }), 403, /does not allow/],
    [screen.do("next"), 403, /does not allow/],
    [new Tool(server.url, session, "nobody").do("next"), 401, /opens nothing/],
    [new Tool(server.url, "another", deck.token).do("next"), 401, /opens nothing/],
    [new Tool(server.url, session, tokens.stage).ask("/state"), 401, /opens nothing/],
  ];
  for (const [asked, status, says] of refusals) {
    const answer = await asked;
    assert.equal(answer.status, status, JSON.stringify(answer.body));
    assert.match(answer.body.message ?? answer.body.error.message, says);
  }
  assert.equal((await deck.do("end_session")).status, 403);
  assert.equal((await deck.ask("/commands/vote", { method: "POST" })).status, 404);
  assert.equal((await deck.ask("/commands/next")).status, 405);
  assert.equal((await deck.state()).revision, before);
  // The tokens of those who lead do as well.
  ok(await new Tool(server.url, session, tokens.co_moderator).do("next"));
});

test("with the moderator's own token the session is opened, ended and closed", async (t) => {
  const server = await Server.start(t, { data: fresh_directory(t), args: ["--plan", demonstration, "--begin", "soon"] });
  const tokens = await server.tokens();
  const moderator = new Tool(server.url, session, tokens.moderator);
  const screener = new Tool(server.url, session, tokens.co_moderator);
  assert.equal((await screener.do("open_session")).status, 403);
  ok(await moderator.do("open_session"));
  assert.equal((await moderator.state()).status, "open");
  ok(await moderator.do("start"));
  ok(await moderator.do("renew_link", { as: "stage" }));
  ok(await moderator.do("renew_link", { as: "stage" }));
  ok(await moderator.do("admit_tool", { name: "Deck", rights: "drive" }));
  ok(await moderator.do("end_session"));
  assert.equal((await moderator.state()).status, "concluded");
  ok(await moderator.do("close_session"));
  assert.equal((await moderator.state()).status, "closed");
});

test("questions and requests are listed with their ids", async (t) => {
  const { server, tokens, tool } = await serve(t);
  const screener = await tool("Screener", "moderate");
  ok(await screener.do("start"));
  for (let n = 1; n <= 11; ++n) ok(await screener.do("enter_question", { text: `Question ${n}?`, to: "unhcr" }));
  ok(await screener.do("queue", { question: "q10" }));
  ok(await screener.do("label_question", { question: "q2", labels: ["Funding"] }));
  ok(await screener.do("group_question", { question: "q3", into: "q2" }));
  ok(await screener.do("enter_request", { name: "Kim", affiliation: "A delegation" }));
  const { questions, queue } = (await screener.ask("/questions")).body;
  assert.deepEqual(
    questions.map(({ id }) => id),
    Array.from({ length: 11 }, (_, n) => `q${n + 1}`),
  );
  assert.deepEqual(questions[1], {
    id: "q2",
    text: "Question 2?",
    name: "",
    to: "unhcr",
    state: "approved",
    votes: 0,
    labels: ["Funding"],
    revision: 2,
  });
  assert.equal(questions[2].leader, "q2");
  assert.deepEqual(queue, ["q10"]);
  const { requests, speakers } = (await screener.ask("/requests")).body;
  assert.deepEqual(requests, [{ id: "r1", name: "Kim", affiliation: "A delegation", kind: "speech", state: "waiting", revision: 1 }]);
  assert.deepEqual(speakers, ["r1"]);
  const phone = await Page.open(server, tokens.audience, { participant: secret_of("ada") });
  await phone.perform({ type: "submit_question", text: "Who pays?", name: "" });
  const asked = (await screener.ask("/questions")).body.questions.at(-1);
  assert.deepEqual([asked.text, asked.asker], ["Who pays?", 1]);
  assert.equal("asker" in questions[0], false);
  ok(await screener.do("mute", { participant: asked.asker, on: true }));
  for (const list of ["/questions", "/requests", "/segments", "/podium", "/offers"])
    assert.equal((await new Tool(server.url, session, "nobody").ask(list)).status, 401, list);
});

test("what is said and signalled at the podium is listed, and what catching up could do", async (t) => {
  const { server, tokens, tool } = await serve(t);
  const deck = await tool("Deck", "drive");
  ok(await deck.do("start"));
  for (let n = 1; n <= 10; ++n)
    ok(await deck.do("send_message", { to: { panellists: ["unhcr"], stage: true, audience: false }, text: `Message ${n}`, lasts: 60_000 }));
  ok(await deck.do("take_down_message", { message: "m2" }));
  const screener = await tool("Screener", "moderate");
  ok(await screener.do("keep_quick_message", { text: "Two minutes left" }));
  const panellist = await Page.open(server, tokens.panellists.unhcr);
  await panellist.perform({ type: "raise_signal", kind: "more_time" });
  await panellist.perform({ type: "note_delivery", message: "m1" });
  await panellist.perform({ type: "acknowledge", message: "m1" });
  const { signals, messages, quick_messages } = (await deck.ask("/podium")).body;
  assert.deepEqual(signals, [{ panellist: "unhcr", kind: "more_time", state: "raised", revision: 2 }]);
  assert.deepEqual(
    messages.map(({ id, shown }) => [id, shown]),
    Array.from({ length: 10 }, (_, n) => [`m${n + 1}`, n !== 1]),
  );
  const { sent, revision, ...first } = messages[0];
  assert.ok(sent > 0 && revision > 0, JSON.stringify(messages[0]));
  assert.deepEqual(first, {
    id: "m1",
    to: { panellists: ["unhcr"], stage: true, audience: false },
    text: "Message 1",
    automatic: false,
    from_organiser: false,
    shown: true,
    delivered: ["unhcr"],
    seen_by: ["unhcr"],
  });
  assert.deepEqual(quick_messages, ["Two minutes left"]);
  ok(await deck.do("see_signal", { panellist: "unhcr", kind: "more_time" }));
  assert.equal((await deck.ask("/podium")).body.signals[0].state, "seen");

  ok(await deck.do("add_time", { by: 30 * 60_000 }));
  const offered = (await deck.ask("/offers")).body;
  assert.ok(offered.behind > 0, JSON.stringify(offered));
  const { how, behind } = offered.offers.find((one) => !one.dropped);
  ok(await deck.do("catch_up", { how, revision: offered.revision, behind: offered.behind }));
  const left = (await deck.ask("/offers")).body.behind;
  assert.ok(Math.abs(left - behind) <= 60_000, `${left} is left, and ${behind} was offered`);
  assert.equal((await deck.do("catch_up", { how, revision: offered.revision, behind: offered.behind })).status, 409);
});

test("graphics read a table by an address with a token that only reads", async (t) => {
  const { server, tokens, tool } = await serve(t);
  const screener = await tool("Screener", "moderate");
  const graphics = await tool("Graphics", "read");
  ok(await screener.do("start"));
  for (const text of ["Who pays?", "Who gains?"]) ok(await screener.do("enter_question", { text }));
  for (const question of ["q2", "q1"]) ok(await screener.do("queue", { question }));
  ok(await screener.do("enter_request", { name: "Kim", affiliation: "A delegation" }));
  const rows = async (token, table) => {
    const answer = await fetch(`${server.url}/api/v1/data/${token}/${table}.json`, { headers: { Origin: "https://graphics.example" } });
    return { status: answer.status, from: answer.headers.get("access-control-allow-origin"), body: await answer.json() };
  };
  const { status, from, body } = await rows(graphics.token, "state");
  assert.deepEqual([status, from, body.length], [200, "*", 1]);
  assert.equal(body[0].segment, (await graphics.state()).segment);
  assert.deepEqual(
    (await rows(graphics.token, "queue")).body.map(({ text }) => text),
    ["Who gains?", "Who pays?"],
  );
  assert.deepEqual(
    (await rows(graphics.token, "speakers")).body.map(({ name }) => name),
    ["Kim"],
  );
  assert.equal((await rows(screener.token, "state")).status, 403);
  assert.equal((await rows(tokens.moderator, "state")).status, 403);
  assert.equal((await rows("nobody", "state")).status, 401);
});

test("what could be done to nothing is a conflict", async (t) => {
  const { tool } = await serve(t);
  const deck = await tool("Deck", "drive");
  for (const name of ["mark_answered", "put_on_stage", "give_floor", "end_intervention", "take_down_message", "extend_turn"]) {
    const { status, body } = await deck.do(name, name === "extend_turn" ? { by: 1000 } : {});
    assert.equal(status, 409, name);
    assert.equal(body.error.why, "nothing_there", name);
    assert.equal(body.message, "There is nothing now that this could be done to.");
  }
});

test("who polls waits for a change", async (t) => {
  const { tool } = await serve(t);
  const deck = await tool("Deck", "drive");
  const first = await deck.ask("/state");
  const held = { "If-None-Match": first.tag };
  const same = await deck.ask("/state", { headers: held });
  assert.equal(same.status, 304);
  assert.equal(same.tag, first.tag);
  const waited = deck.ask("/state", { headers: { ...held, Prefer: "wait=20" } });
  ok(await deck.do("start"));
  const then = await within(waited, "the change");
  assert.equal(then.status, 200);
  assert.notEqual(then.body.segment, "");
  assert.notEqual(then.tag, first.tag);
});

test("a stream tells what happens, until the token is revoked", async (t) => {
  const { console_, tool } = await serve(t);
  const deck = await tool("Deck", "drive");
  const stop = new AbortController();
  t.after(() => stop.abort());
  const stream = deck.events(stop.signal);
  const until = async (wanted, what) => {
    for (;;) {
      const { value, done } = await within(stream.next(), what);
      assert.ok(!done, what);
      if (wanted(value)) return value;
    }
  };
  assert.equal((await until(() => true, "the state at once")).data.status, "open");
  ok(await deck.do("start"));
  const running = await until(({ data }) => data.status === "running", "the start");
  await until(({ data }) => data.remaining !== running.data.remaining, "the next second");
  await console_.perform({ type: "revoke_tool", tool: deck.id });
  const last = await until(({ type }) => type !== "state", "that it was revoked");
  assert.equal(last.type, "refused");
  assert.equal(last.data.error.code, 1009);
  assert.equal((await within(stream.next(), "the end")).done, true);
  assert.equal((await deck.do("next")).status, 401);
  // Who did it stands in the history.
  assert.ok(Object.values(console_.view.history).some((one) => one.tool === "Deck"));
});

test("the OpenAPI document describes every command and answer", async (t) => {
  const { server } = await serve(t);
  const document = await (await fetch(`${server.url}/api/v1/openapi.json`)).json();
  assert.match(document.openapi, /^3\.1/);
  const paths = Object.keys(document.paths);
  for (const name of ["next", "add_time", "give_floor", "approve", "send_message", "undo", "open_session", "renew_link", "lock"]) {
    assert.ok(paths.includes(`/api/v1/sessions/{session}/commands/${name}`), name);
  }
  for (const [path, { get, post, delete: removed }] of Object.entries(document.paths)) {
    for (const one of [get, post, removed].filter(Boolean)) {
      assert.ok(one.tags.length === 1 && one.summary.includes(" ") && one.summary !== one.operationId, path);
    }
  }
  for (const file of ["", "/report.json", "/questions.csv"]) assert.ok(paths.includes(`/api/v1/sessions/{session}/report${file}`), file);
  for (const path of ["/api/v1/public/{code}", "/api/v1/public/{code}/yours", "/api/v1/table"]) assert.ok(paths.includes(path), path);
  for (const name of ["vote", "submit_question", "hand_over"]) assert.ok(!paths.some((path) => path.endsWith(`/${name}`)), name);
  const body = document.paths["/api/v1/sessions/{session}/commands/add_time"].post.requestBody.content["application/json"].schema;
  assert.deepEqual(body.required, ["by"]);
  const refers = [...JSON.stringify(document).matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)].map(([, name]) => name);
  for (const name of refers) assert.ok(document.components.schemas[name], name);
  const described = readFileSync(join(root, "protocol/http.md"), "utf8");
  for (const member of Object.keys(document.components.schemas.ToolState.properties))
    assert.ok(described.includes(`\`${member}\``), member);
});

const padded = (text) => Buffer.concat([Buffer.from(text), Buffer.alloc(4 - (Buffer.byteLength(text) % 4))]);

// A message of OSC with texts and numbers (which are sent as floats, as desks do).
function osc(address, ...values) {
  const number = (value) => {
    const bytes = Buffer.alloc(4);
    bytes.writeFloatBE(value);
    return bytes;
  };
  const types = values.map((value) => (typeof value === "string" ? "s" : "f")).join("");
  return Buffer.concat([
    padded(address),
    padded(`,${types}`),
    ...values.map((one) => (typeof one === "string" ? padded(one) : number(one))),
  ]);
}

function read_osc(packet) {
  let at = 0;
  const text = () => {
    const end = packet.indexOf(0, at);
    const value = packet.toString("utf8", at, end);
    at += 4 * Math.ceil((end + 1 - at) / 4);
    return value;
  };
  const address = text();
  const values = [...text().slice(1)].map((type) => {
    if (type === "s") return text();
    at += 4;
    return packet.readInt32BE(at - 4);
  });
  return { address, values };
}

test("a desk drives a session by OSC, and is told how it stands", async (t) => {
  const { server, tool } = await serve(t, ["--osc", "127.0.0.1:0"]);
  const deck = await tool("Desk", "drive");
  const screen = await tool("Screen", "read");
  const port = Number(/^OSC +127\.0\.0\.1:(\d+) \(UDP\)$/m.exec(server.out)[1]);
  const socket = createSocket("udp4");
  t.after(() => socket.close());
  const heard = [];
  let look = () => {};
  socket.on("message", (packet) => {
    heard.push(read_osc(packet));
    look();
  });
  const until = (wanted, what) =>
    within(
      new Promise((resolve) => {
        look = () => heard.some(wanted) && resolve(heard.find(wanted));
        look();
      }),
      what,
    );
  const say = (token, name, ...values) => socket.send(osc(`/dais/${token}/${name}`, ...values), port, "127.0.0.1");
  const replied = async (code, name) => {
    await until(({ address, values }) => address === "/dais/reply" && values[0] === name && values[1] === code, `${code} for ${name}`);
    heard.length = 0;
  };
  say("nobody", "next");
  say(deck.token, "listen");
  await until(({ address, values }) => address === "/dais/state/status" && values[0] === "open", "the state");
  say(deck.token, "start", 0); // the release of a button
  say(deck.token, "start", 1);
  await replied(0, "start");
  await until(({ address, values }) => address === "/dais/state/status" && values[0] === "running", "that it runs");
  const before = await deck.state();
  say(deck.token, "add_time", 60);
  await replied(0, "add_time");
  assert.equal((await deck.state()).time_given, before.time_given + 60_000);
  say(deck.token, "next", "another");
  await replied(2002, "next");
  say(deck.token, "next", before.segment);
  await replied(0, "next");
  assert.notEqual((await deck.state()).segment, before.segment);
  say(screen.token, "next");
  await replied(2001, "next");
  say(deck.token, "send_message", "Please conclude");
  await until(({ address, values }) => address === "/dais/state/message" && values[0] === "Please conclude", "the message");
});

test("captions reach the stage, and those of the audience who read them", async (t) => {
  const { server, tokens, tool } = await serve(t);
  const service = await tool("Captioner", "caption");
  const screen = await tool("Screen", "read");
  const stage = await Page.open(server, tokens.stage);
  const [reader, other] = await Promise.all(["a", "b"].map((one) => Page.open(server, tokens.audience, { participant: one.repeat(24) })));
  const give = (from, members) => from.ask("/captions", { method: "POST", body: JSON.stringify(members) });
  const heard = (page) => page.frames.filter((one) => one.type === "caption").map((one) => one.text);
  ok(await give(service, { text: "Good morning,", language: "en" }));
  await stage.until(() => heard(stage).length > 0, "the caption on the stage");
  await reader.until(() => reader.frames.some((one) => one.type === "captions_offered"), "that there are captions");
  reader.send({ type: "read_captions", on: true });
  await reader.until(() => heard(reader).length > 0, "the caption that stands there");
  ok(await give(service, { text: "Good morning, ladies and gentlemen.", language: "en" }));
  await reader.until(() => heard(reader).at(-1).endsWith("gentlemen."), "the next caption");
  assert.deepEqual(heard(other), []);
  assert.equal((await give(screen, { text: "No", language: "" })).status, 403);
  assert.equal((await give(service, { text: "x".repeat(501), language: "" })).status, 422);
  assert.equal((await give(service, { text: "Yes", language: "no language" })).status, 422);
  assert.equal((await give(service, { words: "Yes" })).status, 400);
  const late = await Page.open(server, tokens.stage);
  await late.until(() => heard(late).length > 0, "the latest caption, on a stage that comes later");
  assert.deepEqual((await give(service, { text: "Nobody keeps this.", language: "en" })).body, {});
});

test("captions that no longer grow are kept where the plan says so, and are in the report alone", async (t) => {
  const data = fresh_directory(t);
  const plan = { ...JSON.parse(readFileSync(demonstration, "utf8")), keep_captions: true };
  write_files(data, { "plan.json": JSON.stringify(plan) });
  const { server, tokens, tool } = await serve(t, [], join(data, "plan.json"));
  const service = await tool("Captioner", "caption");
  const stage = await Page.open(server, tokens.stage);
  assert.equal(stage.view.run.keeps_captions, true);
  const give = async (members, headers = {}) => {
    const answer = await service.ask("/captions", { method: "POST", body: JSON.stringify({ language: "en", ...members }), headers });
    ok(answer);
    return answer.body;
  };
  assert.deepEqual(await give({ text: "Good", partial: true }), {});
  const { record } = await give({ text: "Good morning.", partial: false }, { "Idempotency-Key": "line-1" });
  assert.ok(record > 0);
  assert.deepEqual(await give({ text: "Good morning." }, { "Idempotency-Key": "line-1" }), { record });
  assert.deepEqual(await give({ text: "" }), {});
  await give({ text: "Bonjour.", language: "fr" });
  await stage.until(() => stage.frames.some((one) => one.type === "caption" && one.text === "Bonjour."), "the caption on the stage");
  const read = async (file) => {
    const answer = await fetch(`${server.url}/api/v1/sessions/${session}/report${file}`, {
      headers: { Authorization: `Bearer ${tokens.moderator}` },
    });
    return answer.text();
  };
  const { captions } = JSON.parse(await read(""));
  const kept = captions.map(({ text, language }) => `${language}: ${text}`);
  assert.deepEqual(kept, ["en: Good morning.", "fr: Bonjour."]);
  assert.match(await read("/captions.csv"), /,Good morning\.,en,/);
});
