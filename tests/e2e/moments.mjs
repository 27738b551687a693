// The moments of a panel in which its pages look different, with the questions and requests that a real one has. Nothing here needs a
// browser: people are connections, and whoever uses this opens the pages beside them.

import { Page, left_of } from "./support.mjs";

const minute = 60_000;

const questions = [
  {
    by: "Amina",
    name: "Amina Diallo",
    to: "special-adviser",
    text: "What will the roadmap ask of Member States before the stocktaking, and which of its dates can no longer move?",
  },
  { by: "Jonas", name: "", text: "Will civil society have a seat in the thematic sessions, or only a place in the overflow room?" },
  {
    by: "Leila",
    name: "ليلى حداد",
    to: "unhcr",
    text: "كيف ستُقاس الالتزامات تجاه المجتمعات المضيفة، ومن سينشر النتائج؟",
  },
  {
    by: "Tomás",
    name: "Tomás Herrera, Permanent Mission",
    to: "unhcr",
    text:
      "The comprehensive refugee response framework is being tried in several countries at once: how will what is learnt there reach the " +
      "text of the global compact on refugees in time, given that consultations begin before the first of them reports?",
  },
  { by: "Mei", name: "Mei Tanaka", to: "gmg", text: "Where can the issue briefs be found, and in which languages?" },
  { by: "Jonas", name: "", text: "When is lunch?" },
  { by: "Amina", name: "Amina Diallo", text: "How do the two compacts keep from saying different things about mixed movements?" },
  { by: "Sofia", name: "Sofia Lindqvist", to: "gfmd", text: "What has the Forum handed over to the preparatory process so far?" },
];

const requests = [
  { by: "Tomás", name: "Tomás Herrera", affiliation: "Permanent Mission of a Member State" },
  { by: "Mei", name: "Mei Tanaka", affiliation: "University" },
  { by: "Leila", name: "ليلى حداد", affiliation: "المجتمع المدني" },
];

const secret_of = (name) => `the secret of ${name}`.padEnd(32, ".");

// Those who take part, each with a connection: the moderator, the panellists of the plan, the stage, and the audience by first names.
export class Cast {
  moderator;
  panellists = {};
  audience = {};
  #pass;

  // `pass(cast, milliseconds)` lets time pass until so much is left of the current segment or, before the first, until the planned start.
  static async of(server, pass) {
    const cast = new Cast();
    cast.#pass = pass;
    const tokens = await server.tokens();
    cast.moderator = await Page.open(server, tokens.moderator);
    cast.stage = await Page.open(server, tokens.stage);
    for (const [id, token] of Object.entries(tokens.panellists)) cast.panellists[id] = await Page.open(server, token);
    for (const name of new Set(questions.map((one) => one.by))) {
      cast.audience[name] = await Page.open(server, tokens.audience, { participant: secret_of(name) });
    }
    return cast;
  }

  get view() {
    return this.moderator.view;
  }

  // What drives the session names the revision that the moderator sees.
  async drive(type, members = {}) {
    const { revision } = this.view.run;
    await this.moderator.perform({ type, revision, ...members });
    await this.moderator.until(({ view }) => view.run.revision > revision, `the effect of ${type}`);
  }

  async ask(i) {
    const { by, name, to, text } = questions[i];
    await this.audience[by].perform({ type: "submit_question", text, name, ...(to ? { to } : {}) });
    await this.moderator.until(({ view }) => view.questions?.[`q${i + 1}`], `question ${i + 1}`);
  }

  async question(type, id, members = {}) {
    const { revision } = this.view.questions[id];
    await this.moderator.perform({ type, question: id, revision, ...members });
    await this.moderator.until(({ view }) => view.questions[id].revision > revision, `the effect of ${type}`);
  }

  async vote(id, names) {
    for (const name of names) await this.audience[name].perform({ type: "vote", question: id, on: true });
    await this.moderator.until(({ view }) => (view.votes?.[id] ?? 0) >= names.length, `the votes for ${id}`);
  }

  async request(i) {
    const { by, name, affiliation } = requests[i];
    await this.audience[by].perform({ type: "request_floor", name, affiliation, online: false, kind: "speech" });
    await this.moderator.until(({ view }) => view.requests?.[`r${i + 1}`], `request ${i + 1}`);
  }

  async floor(type, id, members = {}) {
    const { revision } = this.view.requests[id];
    await this.moderator.perform({ type, request: id, revision, ...members });
    await this.moderator.until(({ view }) => view.requests[id].revision > revision, `the effect of ${type}`);
  }

  // What a moderator would be offered now, to catch up or to use the time.
  async offers() {
    this.moderator.send({ type: "preview_catch_up" });
    return this.moderator.next("offers");
  }

  async leave(minutes_left) {
    await this.#pass(this, minutes_left * minute);
  }

  async close() {
    const all = [this.moderator, this.stage, ...Object.values(this.panellists), ...Object.values(this.audience)];
    await Promise.all(all.map((one) => one.close()));
  }
}

// Time passes at once, in that as much is taken from the segment, or given to it. Before the first nobody waits.
export async function by_moving_the_end(cast, left) {
  const { run, segments } = cast.view;
  if (run.current === undefined) return;
  const { clock } = segments[run.current];
  cast.moderator.send({ type: "ping", sent: 1 });
  const { at } = await cast.moderator.next("pong");
  const by = Math.round(left - left_of(clock, at));
  const least = -(clock.allotment + clock.added);
  await cast.drive("add_time", { segment: run.current, by: Math.max(by, least) });
}

// In the order in which they happen: each begins where the one before it has left the session, which was prepared and not opened at first.
export const moments = {
  async prepared() {},

  async open(cast) {
    await cast.drive("open_session");
    await cast.ask(0);
  },

  async running(cast) {
    await cast.leave(-1.2);
    await cast.drive("start");
    await cast.ask(1);
    await cast.ask(2);
    await cast.question("approve", "q1");
    await cast.question("approve", "q2");
    await cast.leave(0.2);
    await cast.drive("next");
    for (const i of [3, 4, 5]) await cast.ask(i);
    await cast.question("decline", "q6", { reason: "Off the subject" });
    await cast.question("approve", "q4");
    await cast.question("queue", "q1");
    await cast.vote("q1", ["Jonas", "Leila", "Tomás", "Mei"]);
    await cast.vote("q4", ["Amina", "Mei", "Sofia"]);
    await cast.vote("q2", ["Sofia"]);
    await cast.leave(4.4);
    await cast.ask(6);
  },

  async "wrap-up"(cast) {
    await cast.leave(1.65);
  },

  // It would hand over by itself, and its speaker asks for more.
  async overtime(cast) {
    const { current, revision } = cast.view.run;
    const { kind, title, speakers, clock, wrap_up, notes = "" } = cast.view.segments[current];
    const { allotment } = clock;
    const to = { kind, title, speakers, allotment, wrap_up, grace: 3 * minute, notes };
    await cast.moderator.perform({ type: "edit_segment", revision, segment: current, to });
    await cast.moderator.until(({ view }) => view.run.revision > revision, "the grace");
    await cast.leave(-0.6);
    await cast.panellists[speakers[0]].perform({ type: "raise_signal", kind: "more_time" });
    await cast.moderator.until(({ view }) => view.signals?.[`more_time.${speakers[0]}`]?.state === "raised", "the signal");
  },

  async paused(cast) {
    await cast.drive("next");
    await cast.leave(6.2);
    await cast.drive("pause");
  },

  async gap(cast) {
    await cast.drive("resume");
    await cast.leave(0.7);
    await cast.drive("end_segment");
  },

  async round(cast) {
    await cast.drive("next");
    await cast.drive("skip", { segment: "gfmd" });
    const speakers = cast.view.plan.panellist_order;
    const what = { kind: "discussion", title: "Discussion", speakers, allotment: 8 * minute, wrap_up: minute, turn: 2 * minute, notes: "" };
    await cast.drive("insert_segment", { before: "qa", what });
    await cast.leave(0.9);
    await cast.drive("next");
    for (const to of [speakers[2], speakers[0]]) {
      await cast.moderator.perform({ type: "give_word", to });
      await cast.moderator.until(({ view }) => view.floor.speaker === to, `${to} speaks`);
      await cast.leave(to === speakers[2] ? 6.4 : 5.6);
    }
  },

  async "question on stage"(cast) {
    await cast.drive("next");
    await cast.ask(7);
    await cast.question("queue", "q4");
    await cast.question("queue", "q3");
    await cast.question("put_on_stage", "q1");
    await cast.leave(29);
    await cast.question("mark_answered", "q1", { how: "live", text: "" });
    for (const i of [0, 1, 2]) await cast.request(i);
    await cast.question("put_on_stage", "q4");
  },

  async "speaker from the floor"(cast) {
    await cast.question("take_off_stage", "q4");
    await cast.leave(24);
    await cast.floor("give_floor", "r1");
  },

  async concluding(cast) {
    await cast.leave(1.2);
    await cast.drive("next");
    await cast.leave(4.3);
  },

  async concluded(cast) {
    await cast.leave(0.5);
    await cast.drive("end_session");
  },

  async closed(cast) {
    await cast.drive("close_session");
  },
};
