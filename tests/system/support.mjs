// What the tests of the running server share. Nothing here waits for a length of time: everything waits for an event, and has failed
// when that has not come within a deadline.

import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = join(dirname(fileURLToPath(import.meta.url)), "../..");
export const binary = process.env.DAIS_BINARY ?? join(root, "build/dais");
export const demonstration = join(root, "protocol/examples/new-york-declaration.json");

// Generous, because it only costs time when something is wrong.
const deadline = 60_000;

// The promise's value, or a failure that says what did not come.
export async function within(promise, what, milliseconds = deadline) {
  let timer;
  const late = new Promise((_, reject) => {
    const error = new Error(`within ${milliseconds} ms there was not: ${what}`);
    timer = setTimeout(() => reject(error), milliseconds);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}

// A directory that goes with the test. `t` is the test's context.
export function fresh_directory(t) {
  const made = mkdtempSync(join(tmpdir(), "dais-"));
  t.after(() => rmSync(made, { recursive: true, force: true }));
  return made;
}

// Writes files, given by their names in the directory.
export function write_files(directory, files) {
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(directory, name)), { recursive: true });
    writeFileSync(join(directory, name), content);
  }
}

// A certificate that nobody but itself vouches for, in files of the directory: the arguments of `dais serve` for it.
export function certificate(directory, { host = "localhost", days = 90 } = {}) {
  const [chain, key] = ["chain.pem", "key.pem"].map((name) => join(directory, name));
  execFileSync(
    "openssl",
    [
      ...["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", String(days), "-subj", "/CN=Dais"],
      ...["-addext", `subjectAltName=DNS:${host}`, "-keyout", key, "-out", chain],
    ],
    { stdio: "ignore" },
  );
  return { chain, key, args: ["--tls-certificate", chain, "--tls-key", key] };
}

// --- Processes ---------------------------------------------------------------------------------------------------------

const running = new Set();
process.on("exit", () => running.forEach((child) => child.kill("SIGKILL")));

function start_process(args, env, program = binary) {
  const inherited = { ...process.env };
  for (const name of Object.keys(inherited)) {
    if (name.startsWith("DAIS_")) delete inherited[name];
  }
  const child = spawn(program, args, { env: { ...inherited, ...env }, stdio: ["ignore", "pipe", "pipe"] });
  running.add(child);
  const it = { child, out: "", err: "", heard: new Set() }; // `heard`: called after whatever it prints
  const hear = (name) => (text) => {
    it[name] += text;
    for (const one of [...it.heard]) one();
  };
  child.stdout.setEncoding("utf8").on("data", hear("out"));
  child.stderr.setEncoding("utf8").on("data", hear("err"));
  it.ended = once(child, "close").then(([code, signal]) => {
    running.delete(child);
    return { code, signal };
  });
  return it;
}

// Runs `dais` to its end: { code, out, err }.
export async function dais(args, { env = {} } = {}) {
  const it = start_process(args, env);
  try {
    const { code } = await within(it.ended, `the end of dais ${args.join(" ")}`);
    return { code, out: it.out, err: it.err };
  } finally {
    it.child.kill("SIGKILL");
  }
}

// A `dais serve` that is up, on a port of its own.
export class Server {
  url; // "http://127.0.0.1:34567", or https
  host;
  port;
  organiser; // the token
  links = ""; // what it says of links: in a file, but for a rehearsal
  #process;

  // Where `args` names no --listen, it is any free port of the loopback. Killed, at the latest, when the test ends. `open_files`: the
  // limits that it starts with, "soft:hard"; `address_space`: how much it may have, in bytes; `meanwhile`: what is done before it is up.
  static async start(t, { data, args = [], env = {}, program = binary, open_files, address_space, meanwhile = () => {} }) {
    const where = args.includes("--listen") || env.DAIS_LISTEN ? [] : ["--listen", "127.0.0.1:0"];
    const command = [program, "serve", ...where, ...(data ? ["--data", data] : []), ...args];
    if (address_space) command.unshift("prlimit", `--as=${address_space}`);
    if (open_files) command.unshift("prlimit", `--nofile=${open_files}`);
    const server = new Server();
    server.#process = start_process(command.slice(1), env, command[0]);
    t.after(() => server.kill());
    const { child, ended } = server.#process;
    const up = new Promise((resolve) => child.stdout.on("data", () => server.#read_address() && resolve(true)));
    const gone = ended.then(() => false);
    await meanwhile(server);
    if (!(await within(Promise.race([up, gone]), "the address of the server"))) {
      throw new Error(`the server did not start:\n${server.out}${server.err}`);
    }
    return server;
  }

  get out() {
    return this.#process.out;
  }
  get err() {
    return this.#process.err;
  }
  get pid() {
    return this.#process.child.pid;
  }
  get ended() {
    return this.#process.ended;
  }

  #read_address() {
    const address = /listens on (https?:\/\/(.+):(\d+))\n/.exec(this.out);
    const kept = /^Links +(.+) \(only its owner may read it\)\n/m.exec(this.out);
    this.links = kept ? readFileSync(kept[1], "utf8") : this.out;
    const organiser = /#(o\.[\w-]+)\n/.exec(this.links);
    if (!address || !organiser) return false;
    [, this.url, this.host] = address;
    this.port = Number(address[3]);
    this.organiser = organiser[1];
    return true;
  }

  // Waits until what it has printed is so.
  until(condition, what) {
    const { heard } = this.#process;
    return within(
      new Promise((resolve) => {
        const look = () => {
          if (!condition(this)) return;
          heard.delete(look);
          resolve();
        };
        heard.add(look);
        look();
      }),
      what,
    );
  }

  // What the organiser's page lists.
  async sessions() {
    const answer = await fetch(`${this.url}/api/v1/sessions`, { headers: { Authorization: `Bearer ${this.organiser}` } });
    assert.equal(answer.status, 200);
    return (await answer.json()).sessions;
  }

  // The tokens of a session's links, by role; `panellists` by their ids. The first session, where none is named.
  async tokens(session) {
    const all = await this.sessions();
    return tokens_of(session ? all.find((one) => one.id === session) : all[0]);
  }

  // Whoever read what it prints has gone.
  close_output() {
    this.#process.child.stdout.destroy();
    this.#process.child.stderr.destroy();
  }

  // Ends it in good order: { code, signal }.
  async stop(signal = "SIGTERM") {
    this.#process.child.kill(signal);
    return within(this.ended, `the end of the server after ${signal}`);
  }

  // At once, and waits until it is gone.
  async kill() {
    this.#process.child.kill("SIGKILL");
    return within(this.ended, "the end of the killed server");
  }
}

// The tokens in the links of a session as /api/v1/sessions lists it.
export function tokens_of(session) {
  const token = (link) => link.slice(link.indexOf("#") + 1);
  const { moderator, co_moderator, observer, panellists, stage } = session.links;
  return {
    moderator: token(moderator),
    co_moderator: token(co_moderator),
    observer: token(observer),
    panellists: Object.fromEntries(panellists.map((one) => [one.id, token(one.link)])),
    audience: session.join_code,
    stage: token(stage),
  };
}

// --- Pages -------------------------------------------------------------------------------------------------------------

// RFC 7396. Gives a new value; what it was given stays as it is.
export function merge(target, patch) {
  if (patch === null || typeof patch !== "object" || Array.isArray(patch)) return patch;
  const merged = target !== null && typeof target === "object" && !Array.isArray(target) ? { ...target } : {};
  for (const [name, value] of Object.entries(patch)) {
    if (value === null) delete merged[name];
    else merged[name] = merge(merged[name], value);
  }
  return merged;
}

// What a page is to the server: one connection that has said hello, the view that its frames make, and its commands.
export class Page {
  view = {}; // of its role
  own = {}; // beside it
  welcome; // the frame
  seq; // of the role's patches
  frames = []; // all that came
  closed; // promise of { code, reason }
  is_closed = false;
  #socket;
  #waiting = new Set(); // called after every frame and after the close
  #replies = new Map(); // by command id
  static #ids = 0; // of all pages: those of moderators are one person to the server

  // A page that is welcome and has its view. `hello` has the members beside the token.
  static async open(server, token, hello = {}) {
    const page = await Page.connect(server);
    await page.#greet({ type: "hello", token, ...hello });
    return page;
  }

  // A page that lost its connection, and goes on from where it stood if the server lets it.
  static async reopen(server, token, before, hello = {}) {
    const page = await Page.connect(server);
    page.view = before.view;
    page.seq = before.seq;
    await page.#greet({ type: "hello", token, epoch: before.welcome.epoch, seq: before.seq, ...hello });
    return page;
  }

  // A connection that has said nothing yet.
  static async connect(server) {
    const page = new Page(server);
    await page.until(() => page.#socket.readyState === WebSocket.OPEN, "an open socket");
    return page;
  }

  constructor(server) {
    this.#socket = new WebSocket(`${server.url.replace("http", "ws")}/socket`, "dais.v1");
    this.#socket.onopen = () => this.#look();
    this.#socket.onmessage = ({ data }) => this.#take(JSON.parse(data));
    this.closed = new Promise((resolve) => {
      this.#socket.onclose = ({ code, reason }) => {
        this.is_closed = true;
        for (const resolve_reply of this.#replies.values()) resolve_reply(null);
        this.#replies.clear();
        resolve({ code, reason });
        this.#look();
      };
    });
  }

  send(frame) {
    this.#socket.send(typeof frame === "string" || frame instanceof Uint8Array ? frame : JSON.stringify(frame));
  }

  // The reply to a command; null if the connection ended first. The reply of a command that was refused has an `error`. With
  // `query_outcome` it is only asked what became of it.
  request(command, id = `command-${++Page.#ids}`, { query_outcome } = {}) {
    const reply = new Promise((resolve) => {
      const others = this.#replies.get(id);
      this.#replies.set(id, others ? (frame) => (others(frame), resolve(frame)) : resolve);
    });
    if (this.is_closed) return Promise.resolve(null);
    this.send({ type: "command", id, command, query_outcome });
    return within(reply, `a reply to ${JSON.stringify(command)}`);
  }

  // Asks for what has to be done, and gives the number of its record.
  async perform(command) {
    const reply = await this.request(command);
    assert.equal(reply?.error, undefined, `${JSON.stringify(command)}: ${JSON.stringify(reply?.error)}`);
    return reply.record;
  }

  // Asks for what has to be refused, and gives the code.
  async refused(command) {
    const reply = await this.request(command);
    assert.ok(reply?.error, `not refused: ${JSON.stringify(command)}: ${JSON.stringify(reply)}`);
    return reply.error.code;
  }

  // The next frame of this type, after those that came already.
  async next(type) {
    const seen = this.frames.length;
    let found;
    await this.until(() => (found = this.frames.slice(seen).find((one) => one.type === type)), `a frame ${type}`);
    return found;
  }

  // Waits until it holds; a connection that ends before has failed.
  until(condition, what) {
    return within(
      new Promise((resolve, reject) => {
        const look = () => {
          try {
            if (!condition(this)) {
              if (!this.is_closed) return;
              throw new Error(`the connection ended before there was: ${what}; last came ${JSON.stringify(this.frames.at(-1))}`);
            }
            resolve();
          } catch (error) {
            reject(error);
          }
          this.#waiting.delete(look);
        };
        this.#waiting.add(look);
        look();
      }),
      what,
    );
  }

  async #greet(hello) {
    this.send(hello);
    await this.until(() => this.welcome?.resumed || this.frames.some((one) => one.type === "snapshot"), "a welcome with a view");
  }

  async close() {
    this.#socket.close();
    return within(this.closed, "the end of a connection");
  }

  #look() {
    for (const look of [...this.#waiting]) look();
  }

  #take(frame) {
    this.frames.push(frame);
    switch (frame.type) {
      case "welcome":
        this.welcome = frame;
        this.own = merge({}, frame.own);
        break;
      case "snapshot":
        this.view = merge({}, frame.view);
        this.seq = frame.seq;
        break;
      case "patch":
        if (this.seq !== undefined) assert.equal(frame.seq, this.seq + 1, "patches follow one another");
        this.view = merge(this.view, frame.view);
        this.seq = frame.seq;
        break;
      case "own":
        this.own = merge(this.own, frame.view);
        break;
      case "reply": {
        const resolve = this.#replies.get(frame.id);
        this.#replies.delete(frame.id);
        resolve?.(frame);
        break;
      }
    }
    this.#look();
  }
}

// What a participant's browser keeps.
export const secret_of = (name) => `the secret of ${name}`.padEnd(32, ".");
