// A small server that speaks as protocol/http.md says, for one session. Its time is what a test's clock says.

import { once } from "node:events";
import { createServer } from "node:http";
import { Waiting } from "./waiting.mjs";

const epoch = 1_790_000_000_000;
const segments = ["opening", "unhcr", "iom", "qa"];

const fresh = () => ({
  session: "panel",
  title: "A panel",
  status: "open",
  revision: 1,
  segment: "",
  segment_title: "",
  segment_kind: "",
  segment_remaining: "",
  next: "opening",
  next_title: "Opening",
  phase: "",
  remaining: "",
  time_given: 0,
  paused: false,
  speaking: "",
  speaker: "",
  speaker_affiliation: "",
  next_request: "",
  next_speaker: "",
  requests_waiting: 0,
  question: "",
  question_text: "",
  question_from: "",
  questions_to_review: 0,
  questions_queued: 0,
  signals_raised: 0,
  moderators: 1,
  message: "",
  stage: "session",
  behind: 0,
  behind_text: "+00:00",
  ends: "11:45",
  planned_end: "11:45",
  time: "10:15",
});

const about = {
  floor: new Set(["give_floor", "give_word", "end_intervention", "extend_intervention", "extend_turn"]),
  questions: new Set(["put_on_stage", "take_off_stage", "mark_answered"]),
};

export class StandIn extends Waiting {
  state = fresh();
  received = []; // { name, key, body, status }
  opened = 0; // streams, since it began
  faults = []; // what happens to the next commands, one after the other: "cut", "cut_before", "silent", "busy", "too_fast"
  token = "panel.t.right";
  rights = "drive";
  session = "panel";
  #clock;
  #server;
  #port = 0;
  #streams = new Set();
  #answers = new Map();
  #record = 100;

  static async open(t, clock) {
    const one = new StandIn(clock);
    await one.listen();
    t.after(() => one.close());
    return one;
  }

  constructor(clock) {
    super();
    this.#clock = clock;
  }

  get url() {
    return `http://127.0.0.1:${this.#port}`;
  }

  get now() {
    return epoch + Math.floor(this.#clock.now());
  }

  async listen() {
    this.#server = createServer((request, response) => this.#answer(request, response));
    this.#server.listen(this.#port, "127.0.0.1");
    await once(this.#server, "listening");
    this.#port = this.#server.address().port;
  }

  // Ends all connections, and takes no more.
  async close() {
    const closed = once(this.#server, "close");
    this.#server.close();
    this.#server.closeAllConnections();
    this.#streams.clear();
    await closed;
  }

  // Something has happened: all are told.
  set(members) {
    Object.assign(this.state, members);
    for (const [name, value] of Object.entries(members)) if (value === undefined) delete this.state[name];
    this.#tell("state", this.#whole());
  }

  // The token was revoked.
  revoke() {
    this.token = "another";
    this.#tell("refused", { error: { code: 1009, why: "link_replaced" }, message: "This link was replaced by another." });
    for (const stream of this.#streams) stream.end();
    this.#streams.clear();
  }

  comment() {
    for (const stream of this.#streams) stream.write(": here\n\n");
  }

  #whole() {
    return { ...this.state, at: this.now };
  }

  #tell(type, data) {
    for (const stream of this.#streams) stream.write(`event: ${type}\ndata: ${JSON.stringify(data)}\n\n`);
  }

  async #answer(request, response) {
    const end = (status, body, headers = {}) => {
      response.writeHead(status, { "Content-Type": "application/json", ...headers });
      response.end(body && JSON.stringify(body));
    };
    const refuse = (status, code, message) => end(status, { error: { code, why: "" }, message });
    const [, session, what, name] = /^\/api\/v1\/sessions\/([^/]+)\/(state|events|commands)(?:\/([a-z_]+))?$/.exec(request.url) ?? [];
    if (request.headers.authorization !== `Bearer ${this.token}`) return refuse(401, 1006, "This link opens nothing.");
    if (session !== this.session) return refuse(404, 1007, "There is no session with this id.");
    if (what === "state" && request.method === "GET") return end(200, this.#whole());
    if (what === "events" && request.method === "GET") {
      response.writeHead(200, { "Content-Type": "text/event-stream", "Cache-Control": "no-store" });
      this.#streams.add(response);
      response.on("close", () => this.#streams.delete(response));
      response.write(`event: state\ndata: ${JSON.stringify(this.#whole())}\n\n`);
      ++this.opened;
      return this.happened();
    }
    if (what !== "commands" || request.method !== "POST")
      return end(404, { error: { code: "not_found", message: "There is nothing here." } });

    let text = "";
    for await (const chunk of request) text += chunk;
    const key = request.headers["idempotency-key"];
    const fault = this.faults.shift();
    let answer = this.#answers.get(key);
    if (!answer && (!fault || fault === "cut")) {
      answer = this.#perform(name, JSON.parse(text || "{}"));
      this.#answers.set(key, answer);
    }
    this.received.push({ name, key, body: JSON.parse(text || "{}"), status: answer?.status });
    if (fault === "silent") return this.happened();
    if (fault === "cut" || fault === "cut_before") request.socket.destroy();
    else if (fault === "busy") refuse(503, 6001, "It could not be saved.");
    else if (fault === "too_fast") end(429, { error: { code: "too_fast", message: "This token asks too often." } }, { "Retry-After": "1" });
    else end(answer.status, answer.body);
    this.happened();
  }

  #perform(name, { expect, pressed, ...members }) {
    const refused = (status, code, message) => ({ status, body: { error: { code, why: "" }, message } });
    const s = this.state;
    if (this.rights === "read") return refused(403, 2001, "This token may only look on.");
    if (pressed !== undefined && this.now - pressed > 5000) return refused(409, 2013, "It came too late.");
    const stands = name === "set_stage" ? s.stage : about.floor.has(name) ? s.speaking : about.questions.has(name) ? s.question : s.segment;
    if (expect !== undefined && expect !== stands) return refused(409, 2002, "Somebody was earlier.");
    const wrong = this.#do(name, members);
    if (wrong) return wrong.length === 2 ? refused(...wrong, "Nothing follows.") : refused(...wrong);
    this.set({ revision: s.revision + 1 });
    return { status: 200, body: { record: ++this.#record } };
  }

  // What each does to the state, as far as the tests look at it. Gives what is wrong.
  #do(name, members) {
    const s = this.state;
    const goTo = (segment) => {
      const next = segments[segments.indexOf(segment) + 1] ?? "";
      Object.assign(s, { status: "running", segment, segment_title: `About ${segment}`, next, next_title: next && `About ${next}` });
      Object.assign(s, { phase: "running", time_given: 300_000, left: 300_000, remaining: "05:00", zero_at: this.now + 300_000 });
    };
    switch (name) {
      case "start":
      case "next":
        if (!s.next) return [409, 2004];
        return void goTo(s.next);
      case "back":
        return void goTo(members.segment);
      case "add_time":
        if (members.segment !== s.segment) return [409, 2004, "The segment is not in a state for this."];
        return void Object.assign(s, { time_given: s.time_given + members.by, zero_at: s.zero_at + members.by });
      case "pause":
        delete s.zero_at;
        return void Object.assign(s, { paused: true, phase: "paused" });
      case "resume":
        return void Object.assign(s, { paused: false, phase: "running", zero_at: this.now + s.left });
      case "give_floor":
        return void Object.assign(s, { speaking: members.request, speaker: s.next_speaker, requests_waiting: s.requests_waiting - 1 });
      case "end_intervention":
        return void Object.assign(s, { speaking: "", speaker: "" });
      case "put_on_stage":
        return void Object.assign(s, { question: "q7", question_text: "Why?", questions_queued: s.questions_queued - 1 });
      case "take_off_stage":
      case "mark_answered":
        return void Object.assign(s, { question: "", question_text: "" });
      case "send_message":
        if (!members.text) return [422, 4001, "The message is empty."];
        if (members.to.stage) s.message = members.text;
        return;
      case "undo":
        s.message = "";
        return;
      case "set_stage":
        s.stage = members.to;
        return;
    }
  }
}
