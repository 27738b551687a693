// Plays the attacks of attacker.mjs, one after the other, each against a server of its own on the loopback, and writes down what people
// notice of it. The attacker has one processor, the server and those who look on the other. Started by script/attack.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { write_section } from "../reliability.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, "../..");
const binary = process.env.DAIS_BINARY ?? join(root, "build/dais");
const plan = join(root, "protocol/examples/new-york-declaration.json");

const option = (name, usual) => Number(process.argv.find((one) => one.startsWith(`--${name}=`))?.split("=")[1] ?? usual);
const presses = option("presses", 1000);
const phones = option("phones", 200);
const open_files = option("open-files", 20_000);
const wanted = process.argv.slice(2).filter((one) => !one.startsWith("--"));
const limit_seconds = 60 + presses / 10; // of one attack, whatever happens

const mine = new Set(); // processes that were started here, the only ones that are ended
process.on("exit", () => mine.forEach((child) => child.kill("SIGKILL")));
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => process.exit(1));

function start(command, args, options = {}) {
  const child = spawn(command, args, { stdio: ["ignore", "pipe", "inherit"], ...options });
  mine.add(child);
  child.on("exit", () => mine.delete(child));
  child.stdout.setEncoding("utf8");
  return child;
}

const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
const p99 = (all) => (all.length === 0 ? undefined : [...all].sort((a, b) => a - b)[Math.ceil(all.length * 0.99) - 1]);
const resident = (pid) => Number(readFileSync(`/proc/${pid}/statm`, "utf8").split(" ")[1]) * 4096;

// A page of somebody who is not the attacker, from an address of their own.
class Page {
  waiting = new Set();
  view = {};
  closed = false;
  #bytes = Buffer.alloc(0);
  #begun = false;

  static async open(port, token, participant, address) {
    const page = new Page();
    page.socket = connect({ port, host: "127.0.0.1", localAddress: address });
    page.socket.setNoDelay(true);
    page.socket.on("error", () => {});
    page.socket.on("close", () => ((page.closed = true), page.#look()));
    page.socket.on("data", (bytes) => page.#take(bytes));
    page.socket.write(
      "GET /socket HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n" +
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Protocol: dais.v1\r\n\r\n",
    );
    await page.until(() => page.#begun);
    page.send({ type: "hello", token, ...(participant && { participant }) });
    await page.until(() => page.view.run);
    return page;
  }

  until(condition) {
    return new Promise((resolve, reject) => {
      const look = () => {
        if (!condition() && !this.closed) return;
        this.waiting.delete(look);
        if (condition()) resolve();
        else reject(new Error("a connection ended"));
      };
      this.waiting.add(look);
      look();
    });
  }

  send(what, first = 0x81) {
    const bytes = Buffer.from(typeof what === "string" ? what : JSON.stringify(what));
    const header = bytes.length < 126 ? [first, 0x80 | bytes.length] : [first, 0xfe, bytes.length >> 8, bytes.length & 0xff];
    this.socket.write(Buffer.concat([Buffer.from([...header, 0, 0, 0, 0]), bytes]));
  }

  async press(command) {
    const id = `p${++Page.pressed}-${process.pid}`;
    let reply;
    this.on_reply = (one) => one.id === id && (reply = one);
    this.send({ type: "command", id, command });
    await this.until(() => reply);
    if (reply.error) throw new Error(JSON.stringify(reply.error));
  }
  static pressed = 0;

  destroy() {
    this.socket.destroy();
  }

  #look() {
    for (const look of [...this.waiting]) look();
  }

  #take(bytes) {
    this.#bytes = Buffer.concat([this.#bytes, bytes]);
    if (!this.#begun) {
      const end = this.#bytes.indexOf("\r\n\r\n");
      if (end < 0) return;
      this.#begun = true;
      this.#bytes = this.#bytes.subarray(end + 4);
    }
    for (;;) {
      const all = this.#bytes;
      if (all.length < 2) break;
      let size = all[1];
      let begin = 2;
      if (size === 126) [size, begin] = all.length < 4 ? [Infinity, 0] : [all.readUInt16BE(2), 4];
      else if (size === 127) [size, begin] = all.length < 10 ? [Infinity, 0] : [Number(all.readBigUInt64BE(2)), 10];
      if (all.length < begin + size) break;
      const payload = all.subarray(begin, begin + size);
      if (all[0] === 0x81) this.#read(JSON.parse(payload));
      else if (all[0] === 0x89) this.send(payload.toString("latin1"), 0x8a);
      this.#bytes = all.subarray(begin + size);
    }
    this.#look();
  }

  #read(frame) {
    if (frame.type === "snapshot") this.view = { run: frame.view.run, questions: frame.view.questions };
    if (frame.type === "patch") {
      if (frame.view.run) Object.assign(this.view.run, frame.view.run);
      if (frame.view.questions) this.view.questions = { ...this.view.questions, ...frame.view.questions };
    }
    if (frame.type === "reply") this.on_reply?.(frame);
  }
}

async function serve(data) {
  // taskset and prlimit become the server, so that the child is it.
  const args = ["-c", "0", "prlimit", `--nofile=${open_files}:${open_files}`, binary, "serve", "--listen", "127.0.0.1:0"];
  const child = start("taskset", [...args, "--data", data, "--plan", plan, "--open"]);
  let out = "";
  child.stdout.on("data", (text) => (out += text));
  const end = Date.now() + 20_000;
  const found = () => /listens on http:\/\/127\.0\.0\.1:(\d+)[^]*#(o\.[\w-]+)\n/.exec(out);
  while (!found()) {
    if (Date.now() > end || child.exitCode !== null) throw new Error(`the server did not start: ${out}`);
    await pause(20);
  }
  const [, port, organiser] = found();
  return { child, port: Number(port), organiser };
}

async function measure(attack) {
  const data = mkdtempSync(join(tmpdir(), "dais-attack-"));
  const { child, port, organiser } = await serve(data);
  const pages = [];
  let attacker;
  let over = false;
  try {
    const answer = await fetch(`http://127.0.0.1:${port}/api/v1/sessions`, { headers: { Authorization: `Bearer ${organiser}` } });
    const [card] = (await answer.json()).sessions;
    const token = card.links.moderator.split("#")[1];
    const open = async (...who) => {
      const page = await Page.open(port, ...who);
      pages.push(page);
      return page;
    };
    const moderators = [];
    for (let i = 0; i < 4; ++i) moderators.push(await open(token, undefined, "127.0.0.2"));
    const audience = [];
    for (let i = 0; i < phones; ++i) audience.push(await open(card.join_code, `phone number ${i} of the hall`, "127.0.0.3"));
    const [first] = moderators;
    await first.press({ type: "start", revision: first.view.run.revision });
    await audience[0].press({ type: "submit_question", text: "Who pays for it?", name: "" });
    const quiet = resident(child.pid);

    const seconds = String(Math.ceil(limit_seconds));
    const arguments_of = [join(here, "attacker.mjs"), attack, String(port), seconds, card.join_code, "q1"];
    if (attack !== "nothing") attacker = start("taskset", ["-c", "1", process.execPath, ...arguments_of]);
    await pause(2000);

    // Newcomers, one after the other, until the presses are done.
    const newcomers = [];
    const joining = (async () => {
      for (let i = 0; !over; ++i) {
        const began = performance.now();
        const late = pause(10_000).then(() => "late");
        const coming = Page.open(port, card.join_code, `newcomer number ${i} here`, "127.0.0.4");
        const page = await Promise.race([coming.catch(() => "out"), late]);
        newcomers.push(page instanceof Page ? performance.now() - began : 10_000);
        if (page instanceof Page) page.destroy();
        await pause(100);
      }
    })();

    const delays = [];
    let most = quiet;
    const end = Date.now() + limit_seconds * 1000 - 5000;
    let gone = 0;
    for (let i = 0; i < presses && Date.now() < end; ++i) {
      const by = moderators[i % moderators.length];
      await by.until(() => by.view.run.revision >= first.view.run.revision);
      const revision = by.view.run.revision;
      const began = performance.now();
      const seen = audience
        .filter((one) => !one.closed)
        .map((one) =>
          one
            .until(() => one.view.run.revision > revision)
            .then(
              () => delays.push(performance.now() - began),
              () => ++gone,
            ),
        );
      await by.press({ type: i % 2 === 0 ? "pause" : "resume", revision });
      await Promise.all(seen);
      await first.until(() => first.view.run.revision > revision);
      most = Math.max(most, resident(child.pid));
      await pause(Math.max(0, 26 - (performance.now() - began))); // within what moderators may press
    }
    over = true;
    await joining;
    const lost = audience.filter((one) => one.closed).length;
    const done = delays.length / Math.max(1, phones);
    return { attack, presses: done, audience: p99(delays), newcomers: p99(newcomers), memory: most - quiet, lost };
  } finally {
    over = true;
    for (const one of pages) one.destroy();
    attacker?.kill("SIGKILL");
    child.kill("SIGKILL");
    if (child.exitCode === null) await once(child, "exit");
    rmSync(data, { recursive: true, force: true });
  }
}

const list = start(process.execPath, [join(here, "attacker.mjs"), "--list"]);
let names = "";
list.stdout.on("data", (text) => (names += text));
await once(list, "close");
const all = ["nothing", ...names.trim().split("\n")];
const chosen = wanted.length > 0 ? wanted : all;
for (const one of chosen) if (!all.includes(one)) throw new Error(`There is no attack "${one}": ${all.join(", ")}.`);

const rows = [];
for (const attack of chosen) {
  const row = await measure(attack);
  const text =
    `| ${row.attack} | ${row.audience?.toFixed(0) ?? "-"} ms | ${row.newcomers?.toFixed(0) ?? "-"} ms | ` +
    `${(row.memory / 1024 / 1024).toFixed(1)} MiB | ${row.lost} |`;
  console.log(`${text} (${row.presses.toFixed(0)} presses)`);
  rows.push(text);
}

if (process.argv.includes("--write")) {
  const text = [
    "## Attacks",
    "",
    `From one address, with a processor of its own; the server has another one, and ${open_files} open files. ${phones} phones and`,
    `4 consoles are in before it begins, and newcomers come from elsewhere all the while. A moderator presses ${presses} times: from`,
    "each press until a phone shows it, of which 20 ms are the server's own wait for more to send along. Memory is what the process has",
    "beyond that in quiet.",
    "",
    "| attack | audience's p99 | newcomers' p99 | memory | phones lost |",
    "|---|---|---|---|---|",
    ...rows,
  ];
  write_section("script/attack", text.join("\n"));
}
process.exit(0);
