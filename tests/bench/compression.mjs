// What permessage-deflate would spare and cost: frames of a session, and what zlib makes of them.

import { readFileSync } from "node:fs";
import { constants, createDeflateRaw, deflateRawSync } from "node:zlib";

import { Page, secret_of, within } from "../system/support.mjs";
import { number, table } from "./measure.mjs";
import { press_interval_ms, servers, with_server } from "./servers.mjs";

const texts = readFileSync(new URL("questions.txt", import.meta.url), "utf8").trim().split("\n");

// Windows of 2^9 to 2^15 bytes. What zlib keeps beside a window is made smaller with it, as a server short of memory would.
const all_windows = [9, 10, 11, 12, 13, 14, 15];
const memory_level = (window) => window - 7;

// By zlib's own formulas (zconf.h). The constant is what it says of inflating; of deflating it says "a few kilobytes", which are left out.
const deflate_bytes = (window) => 2 ** (window + 2) + 2 ** (memory_level(window) + 9);
const inflate_bytes = (window) => 2 ** window + 7 * 1024;
const context_kib = (window) => (deflate_bytes(window) + inflate_bytes(window)) / 1024;

const connections = 10_000;
const kib_asked = 4;  // at most, for a whole connection
const [fast, usual] = [1, 6];  // zlib's levels
const one_packet = 1400;  // bytes at most

// The frames as they came, to one connection.
async function listen(server, hello) {
  const socket = new WebSocket(`${server.url.replace("http", "ws")}/socket`, "dais.v1");
  const patches = [];
  const welcome = new Promise((resolve, reject) => {
    socket.onopen = () => socket.send(JSON.stringify({ type: "hello", ...hello }));
    socket.onerror = () => reject(new Error("a connection that listens was lost"));
    socket.onmessage = ({ data }) => {
      const { type } = JSON.parse(data);
      if (type === "snapshot") resolve(Buffer.from(data));
      if (type === "patch") patches.push(Buffer.from(data));
    };
  });
  return { snapshot: await within(welcome, "a snapshot"), patches, close: () => socket.close() };
}

// Of an audience page and of a console, while so many questions are queued, voted for, put on stage and answered.
async function frames_of_a_session({ server, tokens }, questions) {
  const console_page = await listen(server, { token: tokens.moderator });
  const phone = await listen(server, { token: tokens.audience, participant: secret_of("a phone") });
  const moderator = await Page.open(server, tokens.moderator);
  const voter = await Page.open(server, tokens.audience, { participant: secret_of("a voter") });
  for (let i = 1; i <= questions; ++i) {
    const question = `q${i}`;
    const press = async (type, more = {}) => {
      await moderator.perform({ type, question, revision: moderator.view.questions[question].revision, ...more });
      // Which is also longer than changes are gathered: each has a patch of its own.
      await new Promise((resolve) => setTimeout(resolve, press_interval_ms));
    };
    await voter.perform({ type: "vote", question, on: true });
    await press("queue");
    await press("put_on_stage");
    await press("mark_answered", { how: "live", text: "" });
  }
  for (const page of [moderator, voter]) await page.close();
  for (const one of [console_page, phone]) one.close();
  return { audience: phone, console: console_page };
}

const microseconds = ({ user, system }) => user + system;
// A frame ends with an empty block, which permessage-deflate leaves out (RFC 7692, 7.2.1).
const tail = 4;

// CPU is the least of so many rounds: whatever else the machine does only adds to it.
const rounds = 10;

// Each frame by itself: { bytes, us } of a frame. What was made once can be sent to any number of connections.
function alone(frames, level, window) {
  const options = { level, windowBits: window, memLevel: memory_level(window), finishFlush: constants.Z_SYNC_FLUSH };
  const compress = () => frames.reduce((bytes, frame) => bytes + deflateRawSync(frame, options).length - tail, 0);
  const bytes = compress() / frames.length;
  const times = Math.ceil(100 / frames.length);
  const took = Array.from({ length: rounds }, () => {
    const before = process.cpuUsage();
    for (let n = times; n > 0; --n) compress();
    return microseconds(process.cpuUsage(before)) / times / frames.length;
  });
  return { bytes, us: Math.min(...took) };
}

// Each frame after those before it, as one connection is sent them: { bytes, us } of a frame, with what Node's streams cost.
async function in_a_row(frames, level, window) {
  const run = async () => {
    let bytes = 0;
    const before = process.cpuUsage();
    const options = { level, windowBits: window, memLevel: memory_level(window), flush: constants.Z_SYNC_FLUSH };
    const stream = createDeflateRaw(options).on("data", (chunk) => (bytes += chunk.length));
    await Promise.all(frames.map((frame) => new Promise((resolve) => stream.write(frame, resolve))));
    const us = microseconds(process.cpuUsage(before)) / frames.length;
    await new Promise(setImmediate);  // for what is on its way to be counted
    stream.close();
    return { bytes: bytes / frames.length - tail, us };
  };
  const runs = [];
  for (let n = 0; n < rounds; ++n) runs.push(await run());
  return { bytes: runs[0].bytes, us: Math.min(...runs.map(({ us }) => us)) };
}

// The part of bench.mjs.
export async function compression({ quick, print, conclude }) {
  const questions = quick ? 9 : texts.length;
  const windows = quick ? [all_windows.at(0), all_windows.at(-1)] : all_windows;
  const dais = servers.find(({ name }) => name === "Dais");
  const frames = await with_server(dais, (started) => frames_of_a_session(started, questions), { questions, texts });
  const mean_size = (of) => of.reduce((sum, frame) => sum + frame.length, 0) / of.length;
  print(`Dais compresses nothing. These are its frames as they came to one connection, in one session of ${questions} questions that are
voted for, queued, put on stage and answered one after the other:`);
  print();
  const kinds = ["audience", "console"];
  print(
    table(
      ["", "bytes of the snapshot", "patches", "bytes of a patch"],
      kinds.map((kind) => [kind, frames[kind].snapshot.length, frames[kind].patches.length, mean_size(frames[kind].patches)]),
    ),
  );

  const columns = kinds.flatMap((kind) => [fast, usual].map((level) => ({ kind, level })));
  const heads = (what) => columns.map(({ kind, level }) => `${kind} ${what}, level ${level}`);
  const cell = ({ bytes, us }) => `${number(bytes)} (${number(us)} µs)`;
  const once = windows.map((window) =>
    columns.map(({ kind, level }) => ({
      snapshot: alone([frames[kind].snapshot], level, window),
      patch: alone(frames[kind].patches, level, window),
    })),
  );
  print();
  print(`Each frame compressed by itself, once for all who are sent it (no context takeover): bytes of a frame, and CPU to make it, which
here and below is the least of ${rounds} tries.`);
  print();
  print(
    table(
      ["window", ...heads("snapshot"), ...heads("patch")],
      windows.map((window, i) => [
        `2^${window}`,
        ...once[i].map(({ snapshot }) => cell(snapshot)),
        ...once[i].map(({ patch }) => cell(patch)),
      ]),
    ),
  );

  const own = [];
  for (const window of windows) {
    own.push([]);
    for (const { kind, level } of columns) own.at(-1).push(await in_a_row(frames[kind].patches, level, window));
  }
  print();
  print(`Each patch compressed after those before it, for one connection (context takeover); its CPU is with that of Node's streams. The
memory is reckoned by zlib's formulas, for a context that compresses and one that decompresses.`);
  print();
  print(
    table(
      ["window", ...heads("patch"), "KiB to compress", "KiB to decompress", `MiB for ${number(connections)} connections`],
      windows.map((window, i) => [
        `2^${window}`,
        ...own[i].map(cell),
        deflate_bytes(window) / 1024,
        inflate_bytes(window) / 1024,
        (context_kib(window) * connections) / 1024,
      ]),
    ),
  );

  // The audience's, at the lower level, with the largest window.
  const patch = mean_size(frames.audience.patches), snapshot = frames.audience.snapshot.length;
  const [shared] = once.at(-1), [theirs] = own.at(-1);
  const spared = (before, after) =>
    `${number((1 - after / before) * 100)} % of its bytes, ${number(((before - after) * connections) / 1e6)} MB`;
  const smallest = context_kib(windows[0]);
  print();
  conclude(`For an audience of ${number(connections)}, at level ${fast} with a window of 2^${windows.at(-1)}:`);
  conclude();
  const worth = smallest > kib_asked ? "this does not pay" : "there is room for it";
  const cpu_of_change = number((theirs.us * connections) / 1000);
  conclude(`- A context for each connection: a patch is spared ${spared(patch, theirs.bytes)} for each change. That takes
  ${cpu_of_change} ms of CPU for each change, as it is done for each connection. The smallest window takes ${number(smallest)} KiB of
  memory, where a whole connection is to take ${kib_asked} KiB at most: ${worth}.`);
  const as_many_packets = "It is one packet with or without, so that the kernel does as much for each delivery";
  conclude(`- A patch compressed once for all: it is spared ${spared(patch, shared.patch.bytes)} for each change, for
  ${number(shared.patch.us)} µs of CPU. ${patch < one_packet ? as_many_packets : "It takes fewer packets"}.`);
  conclude(`- A snapshot compressed once for all: it is spared ${spared(snapshot, shared.snapshot.bytes)} when all of them join, for
  ${number(shared.snapshot.us)} µs of CPU.`);
}
