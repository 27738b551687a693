// What a panel's pages should show, told once: the test says what has happened, and every page is held to it in its own way.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { left_of, off_by, tolerance } from "./support.mjs";

const ordinals = ["1st", "2nd", "3rd"];
const shown_to_audience = ["approved", "queued", "on_stage", "answered"];
const timed = { any: ["running", "wrap_up", "overtime"] };
const pick = (object, keep) => Object.fromEntries(Object.entries(object).filter(([, one]) => keep(one)));

export class Story {
  status = "open";
  current = null; // a segment
  phase = "waiting"; // or "timed" where only the time says which
  rows = {}; // the state of each segment
  following = null; // the segment that comes next
  questions = {}; // { state, votes, by, to, voters }
  queue = [];
  speaking = null; // the request that speaks from the floor
  waiting = []; // requests on the list
  requests = {}; // { by, name, state }
  accepting = true;
  #plan;
  #screens; // { console, panellists: {id: screen}, phones: {name: screen}, stage }
  #watcher; // a connection of our own that sees what the moderator sees
  #clock;
  #join_code;

  constructor(plan_path, screens, watcher, clock, join_code) {
    this.#plan = JSON.parse(readFileSync(plan_path, "utf8"));
    this.#screens = screens;
    this.#watcher = watcher;
    this.#clock = clock;
    this.#join_code = join_code;
    for (const { id } of this.#plan.segments) this.rows[id] = "ahead";
    this.following = this.#plan.segments[0].id;
  }

  // The segment `id` runs now; what ran before it is done.
  begins(id) {
    this.leaves();
    this.status = "running";
    this.current = id;
    this.rows[id] = "current";
    this.phase = "timed";
    this.#follow();
  }

  leaves() {
    if (this.current) this.rows[this.current] = "done";
    this.current = null;
    this.phase = "waiting";
    this.yields();
  }

  skips(id) {
    this.rows[id] = "skipped";
    this.#follow();
  }

  ends(status) {
    this.leaves();
    this.status = status;
    this.following = null;
  }

  asked(id, by, to) {
    this.questions[id] = { state: "submitted", by, to, voters: [] };
  }

  becomes(id, state) {
    for (const [other, question] of Object.entries(this.questions)) {
      if (state !== "on_stage" || other === id || question.state !== "on_stage") continue;
      question.state = "queued";
      this.queue.unshift(other);
    }
    const was = this.questions[id].state;
    this.queue = this.queue.filter((one) => one !== id);
    if (state === "queued" && was === "on_stage") this.queue.unshift(id);
    else if (state === "queued") this.queue.push(id);
    this.questions[id].state = state;
  }

  requested(id, by, name) {
    this.requests[id] = { by, name, state: "waiting" };
    this.waiting.push(id);
  }

  withdrawn(id) {
    this.requests[id].state = "withdrawn";
    this.waiting = this.waiting.filter((one) => one !== id);
  }

  speaks(id) {
    this.yields();
    this.requests[id].state = "speaking";
    this.waiting = this.waiting.filter((one) => one !== id);
    this.speaking = id;
  }

  yields() {
    if (this.speaking) this.requests[this.speaking].state = "spoken";
    this.speaking = null;
  }

  #follow() {
    const order = this.#plan.segments.map((one) => one.id);
    const from = this.current ? order.indexOf(this.current) + 1 : 0;
    this.following = order.slice(from).find((id) => this.rows[id] === "ahead") ?? null;
  }

  segment(id) {
    return this.#plan.segments.find((one) => one.id === id);
  }

  // Who has the floor in a segment, in the words of its pages.
  who(id) {
    const segment = this.segment(id);
    if (segment.speakers) return this.#plan.panellists.find((one) => one.id === segment.speakers[0]).name;
    return segment.kind === "qa" ? segment.title : this.#plan.moderator.name;
  }

  get #on_stage() {
    return Object.keys(this.questions).find((id) => this.questions[id].state === "on_stage") ?? null;
  }

  get #speaker() {
    return this.speaking && this.requests[this.speaking].name;
  }

  get #phase() {
    return this.phase === "timed" ? timed : this.phase;
  }

  #all() {
    return {
      ended: null,
      connection: "live",
      status: this.status,
      contradictions: [],
    };
  }

  get #in_qa() {
    return this.current !== null && this.segment(this.current).kind === "qa";
  }

  // What is due in the Q&A, of those who wait in it; null where nobody does.
  #due() {
    // It keeps what it showed when somebody asks for the floor, until the moderator's own next deed.
    const next = this.waiting.map((id) => `Next speaker: ${this.requests[id].name}`);
    const any = (all) => ({ any: all.map((one) => ({ starts: one })) });
    if (this.speaking) return any([...next, `End speech: ${this.#speaker}`]);
    if (this.#on_stage) return { starts: "Answered" };
    const questions = Object.values(this.questions).some((one) => one.state === "queued" || one.state === "approved");
    return any([...next, ...(questions ? ["To stage"] : []), "End Q&A → "]);
  }

  #main() {
    if (this.status === "closed") return {};
    if (this.status === "concluded") return { main: { starts: "The session has ended" } };
    if (!this.following) return { main: { starts: "End the session" } };
    if (this.#in_qa) return { main: this.#due() ?? { starts: "End Q&A → " } };
    return { main: { starts: `${this.status === "open" ? "Start" : "Next"}: ${this.who(this.following)}` } };
  }

  for_console() {
    const here = { panellists: Object.keys(this.#screens.panellists).length, phones: Object.keys(this.#screens.phones).length };
    const count = (state) => Object.values(this.questions).filter((one) => one.state === state).length;
    return {
      ...this.#all(),
      ...this.#main(),
      phase: this.#phase,
      stage_question: this.#on_stage,
      ...(this.current && !(this.#in_qa && this.#on_stage) ? { speaker: this.#speaker ?? this.who(this.current) } : {}),
      rows: this.rows,
      submitted: count("submitted"),
      approved: count("approved"),
      queued: count("queued"),
      answered: count("answered"),
      not_taken: count("not_taken"),
      floor_speaker: this.#speaker && `${this.#speaker} has the floor`,
      waiting: this.waiting,
      refusal: "",
      presence: { starts: `Panel ${here.panellists}/${this.#plan.panellists.length} Stage 1 Audience ${here.phones}` },
    };
  }

  for_panellist(id) {
    const mine = (state) => Object.keys(pick(this.questions, (one) => one.to === id && one.state === state));
    const over = this.status === "concluded" || this.status === "closed";
    const own = this.#plan.segments.find((one) => one.speakers?.includes(id)).id;
    const turn = { ahead: "later", current: "now", done: "over", skipped: "never" }[this.rows[own]];
    const speaks = this.current !== null && this.current === own;
    return {
      ...this.#all(),
      phase: this.#phase,
      stage_question: speaks ? null : this.#on_stage,
      ...(this.current
        ? { speaker: this.#speaker ? `From the floor: ${this.#speaker}` : speaks ? "Your time" : this.who(this.current) }
        : {}),
      ...(this.following ? { next: { has: this.following === own ? "You" : this.who(this.following) } } : { next: null }),
      turn: over ? null : turn,
      to_me: speaks ? [] : [...mine("queued"), ...mine("approved")].slice(0, this.#on_stage ? 1 : 3),
    };
  }

  // A phone shows one of its three lists.
  for_phone(name) {
    const tab = this.#screens.phones[name].tab;
    return {
      ...this.#all(),
      phase: this.#phase,
      ...(this.current ? { speaker: this.#speaker ?? this.who(this.current) } : {}),
      may_ask: !["concluded", "closed"].includes(this.status) && this.accepting,
      ...(tab === "questions" ? this.#questions_for(name) : tab === "mine" ? this.#mine_of(name) : this.#floor_for(name)),
    };
  }

  #questions_for(name) {
    const view = Object.entries(this.questions).filter(([, one]) => shown_to_audience.includes(one.state));
    const listed = view.map(([id, one]) => [id, { state: one.state, votes: one.voters.length, voted: one.voters.includes(name) }]);
    return { questions: { listed: Object.fromEntries(listed) } };
  }

  #mine_of(name) {
    const own = Object.entries(this.questions).filter(([, one]) => one.by === name);
    return { mine: { some: Object.fromEntries(own.map(([id, one]) => [id, one.state])) } };
  }

  #floor_for(name) {
    const open = this.current !== null && this.segment(this.current).kind === "qa";
    const [id, request] = Object.entries(this.requests).findLast(([, one]) => one.by === name && one.state !== "withdrawn") ?? [];
    const at = this.waiting.indexOf(id);
    if (at === 0) return { place: "You are next", may_request: false };
    if (at > 0) return { place: { has: ordinals[at] }, may_request: false };
    if (request?.state === "speaking") return { place: "You have the floor", may_request: false };
    return { place: request ? { starts: "You have spoken" } : null, ...(open ? {} : { may_request: false }) };
  }

  for_stage() {
    return {
      ...this.#all(),
      phase: this.#phase,
      stage_question: this.#on_stage,
      join_code: this.status === "concluded" || this.status === "closed" ? null : this.#join_code,
      ...(this.current ? { speaker: this.#speaker ?? this.who(this.current) } : {}),
    };
  }

  // Every page shows what has happened, agrees with the server's clock, and has complained of nothing.
  async everywhere(step) {
    const { console: desk, panellists, phones, stage } = this.#screens;
    await Promise.all([
      desk.shows(step, this.for_console()),
      stage.shows(step, this.for_stage()),
      ...Object.entries(panellists).map(([id, one]) => one.shows(step, this.for_panellist(id))),
      ...Object.entries(phones).map(([name, one]) => one.shows(step, this.for_phone(name))),
    ]);
    if (this.current) await this.#clocks_agree(step);
    for (const one of this.#everyone()) one.calm(step);
  }

  #everyone() {
    const { console: desk, panellists, phones, stage } = this.#screens;
    return [desk, stage, ...Object.values(panellists), ...Object.values(phones)];
  }

  async #clocks_agree(step) {
    const watcher = this.#watcher;
    const segment = () => watcher.view.segments[this.current].clock;
    const floor = () => watcher.view.floor.speaking.clock;
    await watcher.until(
      ({ view: { run, floor } }) =>
        run.current === this.current &&
        (run.paused_since !== undefined) === (this.phase === "paused") &&
        (floor.speaking?.request ?? null) === this.speaking,
      `${step}, as the server tells it`,
    );
    // Console and panellists have the segment's clock beside that of whoever has the floor; the console also beside that of an answer,
    // which nothing limits.
    const { console: desk } = this.#screens;
    const own = Object.values(this.#screens.panellists);
    const clocks = this.#everyone().flatMap((screen) => {
      if ((screen === desk || own.includes(screen)) && this.speaking) {
        return [
          [screen, "clock", floor],
          [screen, "segment-clock", segment],
        ];
      }
      if (screen === desk && this.#in_qa && this.#on_stage) return [[screen, "segment-clock", segment]];
      return [[screen, "clock", this.speaking ? floor : segment]];
    });
    const read = (screen, testid) => screen.page.evaluate(([id, count]) => globalThis.readings(id, count), [testid, 4]);
    const taken = await Promise.all(clocks.map(([screen, testid]) => read(screen, testid)));
    taken.forEach((readings, i) => {
      const [screen, testid, clock] = clocks[i];
      const offs = readings.map((one) => off_by(one, clock(), this.#clock));
      // Figures can only be late, so the best of a few says how the page's clock is set.
      const off = offs.reduce((best, one) => (Math.abs(one) < Math.abs(best) ? one : best));
      const told = `${step}: ${screen.name}'s ${testid} is off by ${off.toFixed(1)} ms: ${JSON.stringify(readings)}`;
      assert.ok(Math.abs(off) <= tolerance, told);
    });
    if (this.phase === "paused") {
      const left = Math.ceil(left_of(segment(), 0) / 1000);
      for (const readings of taken) for (const one of readings) assert.equal(one.left, left, `${step}: a paused clock stands still`);
    }
  }
}
