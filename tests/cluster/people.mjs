// The people of a session on several servers: each has one connection, presses one thing after the other, comes back by the next of its
// addresses when the connection ends, and writes down what was answered and what was shown.

import { merge, secret_of } from "../system/support.mjs";
import { facts_shown } from "./facts.mjs";

const not_known = "not_known";
const opens_within = 2000; // as long as an address that does not answer is waited for
const answer_expected = 2500; // then it is asked whether the server is there at all, as pages do
const answer_within = 6000; // and then the connection is given up
const rest = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

// Numbers by chance, the same for one seed (Mulberry32).
export function chance_from(seed) {
  const next = () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const below = (n) => Math.floor(next() * n);
  return { next, below, one_of: (list) => list[below(list.length)], between: (low, high) => low + next() * (high - low) };
}

// What a moderator presses: what waits is approved, and the clock is moved, by whoever is quickest.
export function lead({ view }, { next, below, one_of }) {
  const { revision, current, paused_since } = view.run;
  const waiting = Object.entries(view.questions ?? {}).filter(([, one]) => one.state === "submitted");
  if (waiting.length > 0 && next() < 0.5) {
    const [question, { revision: seen }] = one_of(waiting);
    return { type: "approve", question, revision: seen };
  }
  if (next() < 0.3) return { type: paused_since === undefined ? "pause" : "resume", revision };
  return { type: "add_time", revision, segment: current, by: (below(2) === 0 ? 1 : -1) * 1000 * (1 + below(30)) };
}

// And somebody in the audience.
export function take_part({ name, view, own, pressed }, { next, one_of }) {
  const known = Object.keys(view.questions ?? {});
  if (known.length === 0 || next() < 0.03) return { type: "submit_question", text: `Question ${pressed} of ${name}?`, name };
  const question = one_of(known.slice(-20));
  return { type: "vote", question, on: !own.votes?.[question] };
}

export class Person {
  view = {};
  own = {};
  pressed = 0; // how many times
  presses = []; // as history.mjs wants them
  connections = [];
  confirmed = []; // { sent, answered, url }
  is_live = false;
  lost_at; // when the latest connection ended, and when the one after it was live
  live_at;
  last_frame_at;
  #made;
  #chance;
  #choose;
  #at = 0; // of the addresses
  #socket;
  #replies = new Map();
  #waiting = new Set();
  #position = {}; // by address: { epoch, seq, view }
  #attempts = 0;
  #is_over = false;
  #presses_on = false;
  #idle = Promise.resolve();

  // `made`: { name, as, token, urls, clock }, of which `clock` gives the time of the history.
  constructor(made, chance) {
    this.#made = made;
    this.#chance = chance;
    this.#choose = made.as === "participant" ? take_part : lead;
    this.#open();
  }

  get name() {
    return this.#made.name;
  }
  get as() {
    return this.#made.as;
  }
  get url() {
    return this.#made.urls[this.#at];
  }

  // Presses with pauses as people make them, until it is told to stop.
  begin(pause) {
    this.#presses_on = true;
    this.#idle = (async () => {
      await rest(this.#chance.next() * pause);
      while (this.#presses_on) {
        await this.#live();
        if (this.#presses_on && this.view.run?.current) await this.#press();
        await rest(this.#chance.between(0.5, 1.5) * pause);
      }
    })();
  }

  // When what is under way has been answered.
  stop() {
    this.#presses_on = false;
    return this.#idle;
  }

  leave() {
    this.#is_over = true;
    this.#socket?.close();
  }

  // To the first address, if it is at another.
  go_home() {
    if (this.#at === 0) return;
    this.#socket?.close();
    this.is_live = false;
    this.#at = 0;
    this.#open();
  }

  // --- Presses ---------------------------------------------------------------------------------------------------------

  async #press() {
    const id = `${this.name.replace(/\W+/g, "-")}-${++this.pressed}`;
    const command = this.#choose(this, this.#chance);
    const press = { id, attempts: [], ...(command.type === "submit_question" && { text: command.text }) };
    this.presses.push(press);
    const moderates = this.as !== "participant";
    const frame = { type: "command", id, command };
    if (moderates) frame.pressed = this.#server_time();
    for (let asked = false; ; asked = moderates) {
      await this.#live();
      const attempt = { sent: this.#made.clock() };
      press.attempts.push(attempt);
      const { url } = this;
      const reply = await this.#ask(asked ? { ...frame, query_outcome: true } : frame);
      if (!reply) continue;
      if (reply.error?.why === not_known) {
        await rest(1000);
        continue;
      }
      attempt.answered = this.#made.clock();
      if (reply.error) attempt.refused = reply.error.code;
      else attempt.record = reply.record;
      if (!reply.error) this.confirmed.push({ sent: attempt.sent, answered: attempt.answered, url, asked });
      return;
    }
  }

  #server_time() {
    return Math.round(this.#clock_ahead + performance.now());
  }
  #clock_ahead = Date.now() - performance.now();

  // The reply, or nothing where the connection has ended or was given up.
  async #ask(frame) {
    const socket = this.#socket;
    const reply = new Promise((resolve) => this.#replies.set(frame.id, resolve));
    const asked = performance.now();
    const watch = setInterval(() => {
      if (socket !== this.#socket) return;
      const silence = performance.now() - Math.max(asked, this.last_frame_at ?? 0);
      if (silence > answer_within) this.#lost(socket);
      else if (silence > answer_expected) this.#send({ type: "ping", sent: Math.round(performance.now()) });
    }, 500);
    this.#send(frame);
    const answer = await reply;
    clearInterval(watch);
    return answer;
  }

  // --- The connection --------------------------------------------------------------------------------------------------

  #live() {
    return this.until(() => this.is_live);
  }

  until(condition) {
    return new Promise((resolve) => {
      const look = () => {
        if (!condition(this)) return;
        this.#waiting.delete(look);
        resolve();
      };
      this.#waiting.add(look);
      look();
    });
  }

  #look() {
    for (const look of [...this.#waiting]) look();
  }

  #send(frame) {
    if (this.#socket?.readyState === WebSocket.OPEN) this.#socket.send(JSON.stringify(frame));
  }

  #open() {
    const { url } = this;
    const socket = new WebSocket(`${url.replace("http", "ws")}/socket`, "dais.v1");
    this.#socket = socket;
    const late = setTimeout(() => !this.is_live && this.#lost(socket), opens_within);
    socket.onopen = () => {
      if (socket !== this.#socket) return;
      const { token, as, name } = this.#made;
      const { epoch, seq } = this.#position[url] ?? {};
      const stands = epoch === undefined ? {} : { epoch, seq };
      this.#send({ type: "hello", token, ...(as === "participant" && { participant: secret_of(name) }), ...stands });
    };
    socket.onmessage = ({ data }) => socket === this.#socket && this.#take(JSON.parse(data));
    socket.onerror = () => {};
    socket.onclose = () => {
      clearTimeout(late);
      this.#lost(socket);
    };
  }

  // Back soon, as pages are, by the next address.
  #lost(socket) {
    if (socket !== this.#socket) return;
    this.#socket = undefined;
    socket.close();
    if (this.is_live) this.lost_at = this.#made.clock();
    this.is_live = false;
    for (const resolve of this.#replies.values()) resolve(undefined);
    this.#replies.clear();
    if (this.#is_over) return;
    const full = Math.min(15_000, 500 * 2 ** this.#attempts++);
    setTimeout(
      () => {
        this.#at = (this.#at + 1) % this.#made.urls.length;
        this.#open();
      },
      full * this.#chance.between(0.5, 1),
    );
  }

  #show(patch) {
    const facts = facts_shown(this.view, patch);
    if (facts.length > 0) this.connections.at(-1).push({ at: this.#made.clock(), facts });
  }

  #take(frame) {
    this.last_frame_at = performance.now();
    switch (frame.type) {
      case "welcome": {
        const before = this.#position[this.url];
        this.#position[this.url] = { epoch: frame.epoch, seq: before?.seq, view: before?.view };
        this.own = merge({}, frame.own);
        this.#clock_ahead = frame.at - performance.now();
        this.connections.push([]);
        if (frame.resumed) {
          this.view = before.view;
          this.#show();
          this.#is_back();
        }
        break;
      }
      case "snapshot": {
        const gone = facts_shown(this.view).map(([key]) => [key, null]);
        this.view = merge({}, frame.view);
        const facts = this.is_live ? [...gone, ...facts_shown(this.view)] : facts_shown(this.view);
        this.connections.at(-1).push({ at: this.#made.clock(), facts });
        this.#stands(frame.seq);
        this.#is_back();
        break;
      }
      case "patch":
        this.view = merge(this.view, frame.view);
        this.#stands(frame.seq);
        this.#show(frame.view);
        break;
      case "own":
        this.own = merge(this.own, frame.view);
        break;
      case "reply":
        this.#replies.get(frame.id)?.(frame);
        this.#replies.delete(frame.id);
        break;
    }
    this.#look();
  }

  #stands(seq) {
    const position = this.#position[this.url];
    position.seq = seq;
    position.view = this.view;
  }

  #is_back() {
    if (this.is_live) return;
    this.is_live = true;
    this.live_at = this.#made.clock();
    this.#attempts = 0;
  }
}
