// More people than the server may open files for.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { connect } from "node:net";
import { test } from "node:test";
import { Raw } from "./raw.mjs";
import { Page, Server, demonstration, fresh_directory, secret_of, within } from "./support.mjs";

// Of which 64 are the server's own; of the other 80 slots a quarter is reserved for those who lead.
const open_files = 144;
const slots = 80;
const reserved = 20;

const crowded = 4010;
const full = /No more connections are accepted/g;
const turned_away = /The audience is told to come back/g;

const start = (t, limits) => Server.start(t, { data: fresh_directory(t), args: ["--plan", demonstration, "--open"], open_files: limits });

// What the process has used of a processor, in milliseconds.
function processor_time({ pid }) {
  const [, , , , , , , , , , , user, system] = readFileSync(`/proc/${pid}/stat`, "utf8")
    .replace(/^.*\) /s, "")
    .split(" ");
  return (Number(user) + Number(system)) * 10;
}

test("as many files may be open as the machine allows", async (t) => {
  const server = await start(t, `100:${open_files}`);
  const [, soft, hard] = /^Max open files +(\d+) +(\d+)/m.exec(readFileSync(`/proc/${server.pid}/limits`, "utf8"));
  assert.deepEqual([soft, hard], [String(open_files), String(open_files)]);
});

test("a full server keeps the audience away, lets the moderator in, and takes the next when some have left", async (t) => {
  const server = await start(t, `${open_files}:${open_files}`);
  // Not asked for by HTTP: a connection that is kept alive would have a slot.
  const printed = (what) => what.exec(server.links)?.[1];
  await server.until(() => printed(/audience\/(\w+)\s/), "the links");
  const said = (what) => [...server.err.matchAll(what)].length;
  const phone = async (name) => {
    const page = await Page.connect(server);
    page.send({ type: "hello", token: printed(/audience\/(\w+)\s/), participant: secret_of(name) });
    await within(Promise.race([page.closed, page.next("snapshot").catch(() => page.closed)]), "a view, or an end");
    return page;
  };

  const audience = [];
  for (let i = 0; i < slots - reserved; ++i) audience.push(await phone(`number ${i}`));
  assert.ok(audience.every((page) => page.welcome && !page.is_closed));
  assert.equal(said(turned_away), 0);
  for (const name of ["one more", "another"]) {
    const late = await phone(name);
    assert.ok(late.is_closed);
    assert.equal((await late.closed).code, crowded);
    assert.deepEqual(late.frames, []);
  }
  const moderator = await Page.open(server, printed(/console#(\S+\.m\.\S+)\s/));
  await moderator.perform({ type: "start", revision: moderator.view.run.revision });

  const others = [];
  for (let i = 0; i < reserved - 1; ++i) others.push(await Page.open(server, printed(/stage#(\S+\.s\.\S+)\s/)));
  const waiting = [];
  for (let i = 0; i < 3; ++i) {
    waiting.push(await Raw.connect(server));
    waiting[i].write("GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n");
  }
  await server.until(() => said(full) > 0, "a word that the server is full");
  await audience[0].perform({ type: "submit_question", text: "Who cleans the pipes?", name: "" });
  await moderator.until(({ view }) => view.questions?.q1, "the question");
  // What moderators work on is told at most every 200 ms, which makes a second of it.
  const [used, began] = [processor_time(server), performance.now()];
  for (let i = 0; i < 5; ++i) {
    const told = moderator.next("patch");
    moderator.send({ type: "claim", ...(i % 2 === 0 && { question: "q1" }) });
    await told;
  }
  const share = (processor_time(server) - used) / (performance.now() - began);
  assert.ok(share < 0.25, `it used ${share} of a processor while it was full`);

  for (const next of waiting) assert.equal(next.received.length, 0);
  await others.pop().close();
  for (const next of waiting) assert.equal((await next.answer()).status, 200);
  assert.deepEqual([said(full), said(turned_away)], [1, 1], server.err);

  waiting.forEach((one) => one.destroy());
  others.forEach((one) => one.close());
  audience.splice(0, 5).forEach((page) => page.close());
  await moderator.until(({ view }) => view.presence.participants === audience.length, "fewer phones");
  assert.equal((await phone("another")).is_closed, false);
});

test("four hundred silent sockets that come again and again keep nobody out who says who they are", async (t) => {
  const server = await start(t, "256:256");
  const tokens = await server.tokens();
  const phones = [];
  for (let i = 0; i < 100; ++i) phones.push(await Page.open(server, tokens.audience, { participant: secret_of(`number ${i}`) }));

  let cut = 0;
  let over = false;
  const silent = new Set();
  const come = () => {
    if (over) return;
    const one = connect(server.port, server.host);
    silent.add(one);
    one.on("error", () => {});
    one.on("end", () => ++cut);
    one.on("close", () => {
      silent.delete(one);
      setImmediate(come);
    });
  };
  for (let i = 0; i < 400; ++i) come();
  t.after(() => {
    over = true;
    silent.forEach((one) => one.destroy());
  });

  const took = [];
  const links = [tokens.moderator, tokens.stage, ...Object.values(tokens.panellists)];
  for (let i = 0; i < 40; ++i) {
    const began = performance.now();
    const page = await Page.open(server, links[i % links.length]);
    took.push(performance.now() - began);
    await page.close();
  }
  t.diagnostic(`in after ${Math.max(...took).toFixed(0)} ms at most, while ${cut} silent sockets were cut`);
  assert.ok(Math.max(...took) < 1000);
  assert.ok(phones.every((one) => !one.is_closed));
});
