// Whatever comes in is answered with a number and a reason, and disturbs nobody else.

import assert from "node:assert/strict";
import { test } from "node:test";
import { join } from "node:path";
import { Page, Server, dais, demonstration, fresh_directory, secret_of, write_files } from "./support.mjs";
import { Raw, binary, close, frame, ping, text, upgrade } from "./raw.mjs";

const message_bytes = 16 * 1024;
const header_bytes = 8 * 1024;
const plan_bytes = 256 * 1024;
const faults_forgiven = 10;

function is_clear(error, code, detail) {
  assert.equal(error?.code, code, JSON.stringify(error));
  assert.match(error.why, /^[a-z_]+$/);
  if (detail) assert.match(error.detail, detail);
}

// A command of a page that has said hello; it is refused whatever its revision.
const command = (what, id = "one") => JSON.stringify({ type: "command", id, command: what });

// After each of these the connection goes on. [what, the text of the frame, the code, what the message names]
const forgiven = [
  ["text that is not JSON", "Good morning!", 1001],
  ["nothing", "", 1001],
  ["JSON that ends too early", '{"type":"ping","sent":', 1001, /early/],
  ["two JSON values", '{"type":"ping","sent":1}{"type":"ping","sent":2}', 1001],
  ["a member that stands twice", '{"type":"ping","sent":1,"sent":2}', 1001, /"sent"/],
  ["JSON that is nested too deeply", "[".repeat(1000) + "]".repeat(1000), 1001, /deep/],
  ["a number that is none", '{"type":"ping","sent":NaN}', 1001],
  ["a comment", '{"type":"ping", /* now */ "sent":1}', 1001],
  ["half of a surrogate pair", '{"type":"hello","token":"\\ud83d"}', 1001],
  ["a list", "[1, 2]", 1002],
  ["a number", "17", 1002],
  ["an empty object", "{}", 1002, /type/],
  ["an unknown message", '{"type":"wave"}', 1002, /\/type/],
  ["a message of the server's", '{"type":"pong","sent":1,"at":2}', 1002, /\/type/],
  ["a missing member", '{"type":"ping"}', 1002, /\/sent/],
  ["an unknown member", '{"type":"ping","sent":1,"kind":"big"}', 1002, /\/kind/],
  ["a text instead of a number", '{"type":"ping","sent":"now"}', 1002, /\/sent/],
  ["null instead of a number", '{"type":"ping","sent":null}', 1002, /\/sent/],
  ["a number below zero", '{"type":"ping","sent":-1}', 1002, /\/sent/],
  ["a fraction", '{"type":"ping","sent":1.5}', 1002, /\/sent/],
  ["a number without end", '{"type":"ping","sent":1e300}', 1002, /\/sent/],
  ["a second hello", '{"type":"hello","token":"K7QX2M"}', 1008],
  ["a command without an id", '{"type":"command","command":{"type":"next","revision":1}}', 1002, /\/id/],
  ["a command that is a text", command("next"), 1002, /\/command/],
  ["a command without a type", command({ revision: 1 }), 1004, /\/command\/type/],
  ["an unknown command", command({ type: "dance", revision: 1 }), 1004, /\/command\/type/],
  ["a command without its revision", command({ type: "next" }), 1002, /\/command\/revision/],
  ["a command with a member too many", command({ type: "next", revision: 1, twice: true }), 1002, /\/command\/twice/],
  ["a revision that is a text", command({ type: "next", revision: "1" }), 1002, /\/command\/revision/],
  ["a revision that is too large", command({ type: "next", revision: 4294967296 }), 1002, /\/command\/revision/],
  ["a length that is too large", command({ type: "add_time", revision: 1, segment: "qa", by: 1e19 }), 1002, /\/command\/by/],
  ["an empty id", command({ type: "next", revision: 1 }, ""), 1002],
  ["an id that is too long", command({ type: "next", revision: 1 }, "i".repeat(65)), 1002],
];

// Tokens that open nothing. [what, hello, the code]
const strangers = (tokens) => [
  ["an empty token", { token: "" }, 1006],
  ["an invented token", { token: "new-york-declaration.m.0123456789012345678901" }, 1006],
  [
    "a token with another character at its end",
    { token: tokens.moderator.slice(0, -1) + (tokens.moderator.endsWith("A") ? "B" : "A") },
    1006,
  ],
  ["the code of one role for another", { token: tokens.co_moderator.replace(".c.", ".m.") }, 1006],
  ["a token cut short", { token: tokens.moderator.slice(0, 20) }, 1006],
  ["a join code that is none", { token: "AAAAAA" }, 1006],
  ["a very long token", { token: "t".repeat(10_000) }, 1006],
  ["a participant without a secret", { token: tokens.audience }, 1002],
  ["a participant with a short secret", { token: tokens.audience, participant: "secret" }, 1002],
  ["a participant with a long secret", { token: tokens.audience, participant: "s".repeat(129) }, 1002],
];

// What breaks the rules of WebSocket rather than ours; sent after a welcome. [what, bytes, the code]
const broken_frames = [
  ["invalid UTF-8", frame(text, Buffer.from([0x22, 0xc3, 0x28, 0x22])), 1001],
  ["UTF-8 that ends in the middle of a character", frame(text, Buffer.from([0x22, 0xe2, 0x82])), 1001],
  ["an overlong form of UTF-8", frame(text, Buffer.from([0x22, 0xc0, 0xaf, 0x22])), 1001],
  ["a surrogate in UTF-8", frame(text, Buffer.from([0x22, 0xed, 0xa0, 0x80, 0x22])), 1001],
  ["a frame that is not masked", frame(text, "{}", { masked: false }), 1001],
  ["an unknown opcode", frame(3, "{}"), 1001],
  ["a reserved bit", frame(text, "{}", { first: 0xc0 | text }), 1001],
  ["a continuation of nothing", frame(0, "{}"), 1001],
  ["a ping that is too large", frame(ping, "p".repeat(126)), 1001],
  ["a ping in fragments", frame(ping, "p", { first: ping }), 1001],
  ["a binary frame", frame(binary, "{}"), 1001],
  ["a binary frame in fragments", frame(binary, "{}", { first: binary }), 1001],
  [
    "a message that is too large, in fragments",
    Buffer.concat([frame(text, " ".repeat(message_bytes), { first: text }), frame(0, " ", { first: 0 })]),
    1003,
  ],
];

// What is no request, or none that is served. [what, bytes, status]
const by = (server) => `Authorization: Bearer ${server.organiser}\r\n`;
const broken_requests = (server) => [
  ["garbage", "\x00\x01\x02\x03\r\n\r\n", 400],
  ["the beginning of TLS", Buffer.from("16030100a5010000a10303", "hex"), 400],
  ["one line", "Hello!\r\n\r\n", 400],
  ["another version of HTTP", "GET / HTTP/3.0\r\n\r\n", 400],
  ["a header line without a colon", "GET / HTTP/1.1\r\nHost panel\r\n\r\n", 400],
  ["a length that is no number", "POST /api/v1/sessions HTTP/1.1\r\nHost: a\r\nContent-Length: many\r\n\r\n", 400],
  ["two different lengths", "POST /api/v1/sessions HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\n{}", 400],
  ["a header that is too large", `GET / HTTP/1.1\r\nHost: a\r\nCookie: ${"c".repeat(header_bytes)}\r\n\r\n`, 431],
  ["header lines without end", "GET / HTTP/1.1\r\n" + "Cookie: c\r\n".repeat(header_bytes), 431],
  ["an address that is too long", `GET /${"a".repeat(2 * header_bytes)} HTTP/1.1\r\n\r\n`, 431],
  ["a body that is too large", `POST /api/v1/sessions HTTP/1.1\r\nHost: a\r\n${by(server)}Content-Length: ${plan_bytes + 1}\r\n\r\n`, 413],
  [
    "a chunk that is too large",
    `POST /api/v1/sessions HTTP/1.1\r\nHost: a\r\n${by(server)}Transfer-Encoding: chunked\r\n\r\n` +
      `${(plan_bytes + 1).toString(16)}\r\n${" ".repeat(plan_bytes)}`,
    413,
  ],
  ["a way out of the directory", "GET /../../../../etc/passwd HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n", 404],
  ["the same in disguise", "GET /%2e%2e/%2e%2e/etc/passwd HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n", 404],
  ["a socket without a handshake", "GET /socket HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n", 426],
  ["a handshake without a protocol", upgrade(server, []), 400],
  ["a handshake with another protocol", upgrade(server, ["Sec-WebSocket-Protocol: soap, dais.v0"]), 400],
  ["a handshake of an old version", upgrade(server).replace("Version: 13", "Version: 8"), 426],
];

// A plan with a fault in nearly every line, and what has to be said: [line, field, what the command line says, what the wire names].
const bad_plan = `{
  "id": "The Panel!",
  "title": "",
  "subtitel": "A slip of the keyboard",
  "venue": 12,
  "time_zone": "Europe/Atlantis",
  "start": "2017-02-16T10:15",
  "end": "2017-02-16T11:45",
  "hard_stop": "yes",
  "moderator": { "nom": "The moderator" },
  "panellists": [
    { "id": "ann", "name": "Ann" },
    { "id": "ann", "name": "Another Ann" },
    "Bob"
  ],
  "segments": [
    { "kind": "speech", "title": "Opening", "minutes": 5 },
    { "kind": "presentation", "title": "Whose?", "minutes": 5 },
    { "kind": "presentation", "title": "Carl's", "minutes": 5, "speakers": ["carl"] },
    { "kind": "qa", "title": "For ever", "minutes": 100000 },
    { "kind": "qa", "title": "Never", "minutes": 0 },
    { "kind": "qa", "title": "Soon", "minutes": "ten" },
    { "kind": "qa", "title": "Warned too early", "minutes": 5, "wrap_up_minutes": 6 },
    { "kind": "break" }
  ],
  "limits": { "question_length": 0, "floor_minutes": -1 },
  "questions": { "approval": 1 }
}
`;
const faults = [
  [2, "/id", /small letters/, "id_malformed"],
  [3, "/title", /empty/, "text_empty"],
  [4, "/subtitel", /not known/, "member_unknown"],
  [5, "/venue", /text in quotes/, "text_wanted"],
  [6, "/time_zone", /Europe\/Atlantis/, "zone_unknown"],
  [9, "/hard_stop", /true or false/, "flag_wanted"],
  [10, "/moderator/nom", /not known/, "member_unknown"],
  [10, "/moderator/name", /missing/, "text_missing"],
  [13, "/panellists/1/id", /another panellist/, "panellist_id_taken"],
  [14, "/panellists/2", /object/, "named_wanted"],
  [17, "/segments/0/kind", /presentation, discussion/, "kind_unknown"],
  [18, "/segments/1/speakers", /one panellist/, "presenter_missing"],
  [19, "/segments/2/speakers/0", /"carl"/, "speaker_unknown"],
  [20, "/segments/3/minutes", /between 0 and/, "number_out_of_range"],
  [21, "/segments/4/minutes", /more than 0/, "not_above_zero"],
  [22, "/segments/5/minutes", /number, without quotes/, "number_wanted"],
  [23, "/segments/6/wrap_up_minutes", /less than/, "wrap_up_too_long"],
  [24, "/segments/7/title", /missing/, "text_missing"],
  [24, "/segments/7/minutes", /missing/, "number_missing"],
  [26, "/limits/question_length", /between 1 and/, "question_length"],
  [26, "/limits/floor_minutes", /between 0 and/, "number_out_of_range"],
  [27, "/questions/approval", /true or false/, "flag_wanted"],
];

test("bad input is answered with a number and a reason, and disturbs nobody", async (t) => {
  const directory = fresh_directory(t);
  const server = await Server.start(t, { data: join(directory, "data"), args: ["--plan", demonstration, "--open"] });
  const tokens = await server.tokens();
  const participant = (name) => Page.open(server, tokens.audience, { participant: secret_of(name) });

  // These two are there all along.
  const moderator = await Page.open(server, tokens.moderator);
  const ada = await participant("Ada");
  const of_moderator = moderator.frames.length;
  const of_ada = ada.frames.length;

  for (const [what, sent, code, named] of forgiven) {
    await t.test(`a frame that has ${what}`, async () => {
      const page = await participant("Ben");
      page.send(sent);
      await page.until(() => page.frames.some((one) => one.type === "error" || one.type === "reply"), "an answer");
      const answer = page.frames.at(-1);
      const id = /"type":"command","id":"(\w*)"/.exec(sent)?.[1];
      assert.deepEqual([answer.type, answer.id], id === undefined ? ["error", undefined] : ["reply", id]);
      is_clear(answer.error, code, named);
      page.send({ type: "ping", sent: 5 });
      assert.equal((await page.next("pong")).sent, 5);
      await page.close();
    });
  }

  await t.test(`more than ${faults_forgiven} such frames end the connection`, async () => {
    const page = await participant("Ben");
    for (let i = 0; i <= faults_forgiven; ++i) page.send("Good morning!");
    assert.equal((await page.closed).code, 4500);
    assert.equal(page.frames.filter((one) => one.error?.code === 1001).length, faults_forgiven + 1);
  });

  await t.test("a message of the largest size is read, and one of a byte more is not", async () => {
    const page = await participant("Ben");
    const sized = (bytes) => '{"type":"ping","sent":7}'.padEnd(bytes, " ");
    page.send(sized(message_bytes));
    assert.equal((await page.next("pong")).sent, 7);
    page.send(sized(message_bytes + 1));
    assert.equal((await page.closed).code, 4500);
    is_clear(page.frames.at(-1).error, 1003);
    assert.equal(page.frames.at(-1).error.most, message_bytes);
  });

  await t.test("a command before hello is refused, and hello is still welcome", async () => {
    const page = await Page.connect(server);
    const { error } = await page.request({ type: "next", revision: 1 });
    is_clear(error, 1005);
    page.send({ type: "hello", token: tokens.moderator });
    await page.until(() => page.view.run, "a view");
    await page.close();
  });

  for (const [what, hello, code] of strangers(tokens)) {
    await t.test(`a hello with ${what}`, async () => {
      const page = await Page.connect(server);
      page.send({ type: "hello", ...hello });
      assert.equal((await page.closed).code, 4501);
      assert.equal(page.frames.length, 1);
      is_clear(page.frames[0].error, code);
    });
  }

  await t.test("a hello with a member of the wrong type may be said again", async () => {
    const page = await Page.connect(server);
    page.send({ type: "hello", token: 5 });
    await page.until(() => page.frames.length > 0, "an answer");
    is_clear(page.frames[0].error, 1002, /\/token/);
    page.send({ type: "hello", token: tokens.stage, epoch: "of another start", seq: 9e15 });
    await page.until(() => page.view.run, "a view");
    assert.equal(page.welcome.resumed, false);
    await page.close();
  });

  for (const [what, bytes, code] of broken_frames) {
    await t.test(`a WebSocket with ${what}`, async () => {
      const raw = await Raw.websocket(server);
      raw.write(frame(text, JSON.stringify({ type: "hello", token: tokens.stage })));
      await raw.until(() => raw.frames.some((one) => one.type === "snapshot"), "a view");
      raw.write(bytes);
      await raw.until(() => raw.frames.some((one) => one.close), "a close");
      const [last, end] = raw.frames.slice(-2);
      is_clear(last.error, code);
      assert.equal(end.close, 4500);
      raw.write(frame(close, Buffer.from([4500 >> 8, 4500 & 0xff])));
      await raw.ended;
      raw.destroy();
    });
  }

  await t.test("a client that goes away in the middle of a frame", async () => {
    const raw = await Raw.websocket(server);
    raw.write(frame(text, JSON.stringify({ type: "hello", token: tokens.stage })));
    await raw.until(() => raw.frames.some((one) => one.type === "snapshot"), "a view");
    raw.write(frame(text, '{"type":"ping","sent":1}').subarray(0, 9));
    raw.reset();
  });

  await t.test("commands that come faster than anybody presses", async () => {
    const page = await participant("Ben");
    const replies = await Promise.all(Array.from({ length: 60 }, () => page.request({ type: "vote", question: "q1", on: true })));
    const codes = replies.map((one) => one.error.code);
    assert.equal(codes[0], 3002);
    assert.equal(codes.at(-1), 5007);
    assert.ok(codes.lastIndexOf(3002) >= 39, "a burst passes");
    is_clear(replies.at(-1).error, 5007);
    await page.close();
  });

  for (const [what, bytes, status] of broken_requests(server)) {
    await t.test(`HTTP with ${what}`, async () => {
      const raw = await Raw.connect(server);
      raw.write(bytes);
      const answer = await raw.answer();
      assert.equal(answer.status, status, answer.body);
      assert.ok(answer.body.length > 20);
      assert.doesNotMatch(answer.body, /root:/);
      raw.destroy();
    });
  }

  await t.test("a request that is never finished", async () => {
    const raw = await Raw.connect(server);
    raw.write("POST /api/v1/sessions HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\n{");
    raw.finish();
    await raw.ended;
    raw.destroy();
  });

  await t.test(`a plan with ${faults.length} faults, by the command line`, async () => {
    const file = join(directory, "plan.json");
    write_files(directory, { "plan.json": bad_plan });
    const { code, out } = await dais(["check", file]);
    assert.equal(code, 1);
    const lines = out.trimEnd().split("\n");
    assert.equal(lines.length, faults.length, out);
    faults.forEach(([line, field, says], i) => {
      assert.ok(lines[i].startsWith(`${file}:${line}: ${field}: `), `${lines[i]} is of line ${line}, ${field}`);
      assert.match(lines[i], says);
    });
  });

  await t.test(`a plan with ${faults.length} faults, by HTTP`, async () => {
    const headers = { Authorization: `Bearer ${server.organiser}`, "Content-Type": "application/json" };
    const answer = await fetch(`${server.url}/api/v1/sessions`, { method: "POST", headers, body: bad_plan });
    assert.equal(answer.status, 422);
    const told = (await answer.json()).faults;
    assert.deepEqual(
      told.map((one) => [one.line, one.field, one.what]),
      faults.map(([line, field, , what]) => [line, field, what]),
    );
    assert.equal((await server.sessions()).length, 1);
  });

  await t.test("the two who were there all along have seen none of it", async () => {
    const presence_only = (one) => one.type === "patch" && Object.keys(one.view).join() === "presence";
    assert.deepEqual(
      moderator.frames.slice(of_moderator).filter((one) => !presence_only(one)),
      [],
    );
    assert.deepEqual(ada.frames.slice(of_ada), []);
    assert.equal(await ada.perform({ type: "submit_question", text: "Is anything wrong?", name: "" }), 3);
    await moderator.until(() => moderator.view.questions?.q1, "the question");
    assert.equal(moderator.view.questions.q1.text, "Is anything wrong?");
    assert.deepEqual(await server.stop(), { code: 0, signal: null });
    assert.equal((await ada.closed).code, 4001);
  });
});
