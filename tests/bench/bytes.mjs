// What presses send to a phone, counted where it arrives.

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { binary, frame, pong, Raw, text } from "../system/raw.mjs";
import { demonstration, Page, secret_of, Server } from "../system/support.mjs";
import { table } from "./measure.mjs";
import { press_interval_ms, scratch, undoing } from "./servers.mjs";

const pass = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
const gathered_ms = 300; // after which the audience has been sent what was changed
const counted_ms = 2_300; // and the counts
const question = "How are the people who live beside the old pipes told when the water is turned off, and who pays for it?";

// The model panel, and one of as many segments as there may be, with the same people and the same Q&A at its end.
function plans() {
  const model = JSON.parse(readFileSync(demonstration));
  const others = model.segments.filter(({ kind }) => kind === "presentation");
  const qa = model.segments.find(({ kind }) => kind === "qa");
  const times = { minutes: 3, minimum_minutes: 1, wrap_up_minutes: 1 };
  const long = Array.from({ length: 99 }, (_, i) => ({ ...others[i % others.length], ...times, id: `segment-${i + 1}` }));
  return [model, { ...model, id: "long", end: "2017-02-16T18:45", segments: [...long, qa] }];
}

// A phone that only listens. `after` gives what came while something was done: bytes of payload, and packets.
class Phone {
  static async open(server, token, name) {
    const phone = new Phone();
    phone.raw = await Raw.websocket(server);
    phone.raw.write(frame(text, JSON.stringify({ type: "hello", token, participant: secret_of(name), inflates: true })));
    await phone.raw.until(() => phone.raw.frames.some(({ opcode }) => opcode === binary), "a view");
    phone.joined = phone.raw.received.length; // all bytes, of the handshake too
    phone.raw.on_ping = () => phone.raw.write(frame(pong, ""));
    phone.mark();
    return phone;
  }
  mark() {
    this.before = { payload: this.raw.payload, reads: this.raw.reads };
  }
  get came() {
    return { bytes: this.raw.payload - this.before.payload, packets: this.raw.reads - this.before.reads };
  }
}

async function with_session(plan, use) {
  await undoing(async (t) => {
    const data = mkdtempSync(join(scratch, "data-"));
    t.after(() => rmSync(data, { recursive: true, force: true }));
    const file = join(data, "plan.json");
    writeFileSync(file, JSON.stringify(plan));
    const server = await Server.start(t, { data, args: ["--plan", file, "--begin", "soon", "--open"] });
    const tokens = await server.tokens();
    await use({ server, tokens, moderator: await Page.open(server, tokens.moderator) });
  });
}

const run = (moderator, type, more = {}) => moderator.perform({ type, revision: moderator.view.run.revision, ...more });
const on = (moderator, type, question, more = {}) =>
  moderator.perform({ type, question, revision: moderator.view.questions[question].revision, ...more });

async function presses(plan) {
  const rows = [];
  let join;
  await with_session(plan, async ({ server, tokens, moderator }) => {
    const bystander = await Phone.open(server, tokens.audience, "a bystander");
    const asker = await Phone.open(server, tokens.audience, "the asker");
    join = bystander.joined;
    const by = await Page.open(server, tokens.audience, { participant: secret_of("the asker") });
    const voter = await Page.open(server, tokens.audience, { participant: secret_of("a voter") });
    const measured = async (what, limit, press, ms = gathered_ms) => {
      await pass(ms);
      for (const phone of [bystander, asker]) phone.mark();
      await press();
      await pass(ms);
      rows.push({ what, limit, bystander: bystander.came, asker: asker.came });
    };
    await measured("start", 400, () => run(moderator, "start"));
    await measured("add time", 256, () => run(moderator, "add_time", { segment: moderator.view.run.current, by: 60_000 }));
    await measured("pause", 256, () => run(moderator, "pause"));
    await measured("resume", 256, () => run(moderator, "resume"));
    await measured("next", 400, () => run(moderator, "next"));
    while (moderator.view.segments[moderator.view.run.current].kind !== "qa") {
      await pass(press_interval_ms);
      await run(moderator, "next");
    }
    await by.perform({ type: "submit_question", text: question, name: "Kim", to: plan.panellists[0].id });
    await moderator.until(({ view }) => view.questions?.q1, "the question");
    if (moderator.view.questions.q1.state === "submitted") await on(moderator, "approve", "q1");
    await measured("a question queued", 256, () => on(moderator, "queue", "q1"));
    await measured("a vote counted", 256, () => voter.perform({ type: "vote", question: "q1", on: true }), counted_ms);
    await measured("a question put on stage", 300 + question.length, () => on(moderator, "put_on_stage", "q1"));
    await measured("next, from the Q&A", 400, () => run(moderator, moderator.view.run.following ? "next" : "end_segment"));
  });
  return { rows, join };
}

// So much of a quarter of an hour of Q&A, evenly. All questions are approved; one of three is put on stage and answered.
async function quarter_of_an_hour(plan, share) {
  let came;
  await with_session(plan, async ({ server, tokens, moderator }) => {
    await run(moderator, "start");
    while (moderator.view.segments[moderator.view.run.current].kind !== "qa") {
      await pass(press_interval_ms);
      await run(moderator, "next");
    }
    const phone = await Phone.open(server, tokens.audience, "a phone");
    const people = await Promise.all(
      Array.from({ length: 60 }, (_, i) => Page.open(server, tokens.audience, { participant: secret_of(`person ${i}`) })),
    );
    phone.mark();
    const [questions, votes, requests] = [40, 2_000, 20].map((all) => Math.round(all * share));
    const span = 900_000 * share;
    const begun = performance.now();
    const at = (part) => pass(Math.max(0, begun + part * span - performance.now()));
    const asks = async () => {
      for (let i = 0; i < questions; ++i) {
        await at(i / questions);
        const asked = { text: `${question} ${i}`, name: "Kim", to: plan.panellists[i % 4].id };
        await people[i % people.length].perform({ type: "submit_question", ...asked });
        const id = `q${i + 1}`;
        await moderator.until(({ view }) => view.questions?.[id], "the question");
        await pass(1_000);
        if (moderator.view.questions[id].state === "submitted") await on(moderator, "approve", id);
        if (i % 3 !== 1) continue;
        for (const [type, more] of [["queue"], ["put_on_stage"], ["mark_answered", { how: "live", text: "" }]]) {
          await pass(2_000);
          await on(moderator, type, id, more);
        }
      }
    };
    const vote = async () => {
      const on = new Set();
      for (let i = 0; i < votes; ++i) {
        await at(i / votes);
        const ids = Object.keys(moderator.view.questions ?? {}).filter((id) => moderator.view.questions[id].state === "approved");
        if (ids.length === 0) continue;
        const person = i % people.length,
          question = ids[Math.floor(Math.random() * ids.length)],
          key = `${person} ${question}`;
        await people[person].request({ type: "vote", question, on: !on.has(key) });
        if (!on.delete(key)) on.add(key);
      }
    };
    const request = async () => {
      for (let i = 0; i < requests; ++i) {
        await at(i / requests);
        const who = { name: `Somebody ${i}`, affiliation: "A city", online: false, kind: "speech" };
        await people[59 - (i % 60)].perform({ type: "request_floor", ...who });
      }
    };
    await Promise.all([asks(), vote(), request()]);
    await at(1);
    came = phone.came;
    for (const page of people) await page.close();
  });
  return { bytes: came.bytes / share, packets: came.packets / share };
}

// The part of bench.mjs.
export async function bytes({ quick, print, demand }) {
  const all = plans();
  const measured = [];
  const joins = [];
  for (const plan of all) {
    const { rows, join } = await presses(plan);
    measured.push(rows);
    joins.push(join);
  }
  const segments = all.map((plan) => plan.segments.length);
  print(`What a press sends to a phone of the audience, in bytes of payload, with a plan of ${segments[0]} segments and with one of
${segments[1]}. Packets are reads of a phone that reads at once.`);
  print();
  print(
    table(
      ["press", ...segments.flatMap((n) => [`bytes, of ${n}`, "packets", "to the asker"])],
      measured[0].map(({ what }, i) => [
        what,
        ...measured.flatMap((rows) => [rows[i].bystander.bytes, rows[i].bystander.packets, rows[i].asker.bytes]),
      ]),
    ),
  );
  print();
  for (const [i, { what, limit }] of measured[0].entries()) {
    const most = Math.max(...measured.flatMap((rows) => [rows[i].bystander.bytes, rows[i].asker.bytes]));
    demand(`${what}: bytes to a phone`, `at most ${limit}`, most);
  }
  const packets = measured.flat().flatMap(({ bystander, asker }) => [bystander.packets, asker.packets]);
  demand("a join to the model panel, the handshake too: bytes", "at most 1,500", joins[0]);
  demand("packets of a press", "at most 1", Math.max(...packets));
  const share = quick ? 1 / 60 : 1 / 5;
  const busy = await quarter_of_an_hour(all[0], share);
  print();
  print(`A quarter of an hour of Q&A with 40 questions, 2,000 votes and 20 requests for the floor, reckoned from ${900 * share} s of it:
${Math.round(busy.packets)} packets to a phone.`);
  print();
  demand("kB to a phone in such a quarter of an hour", "at most 60", busy.bytes / 1000);
}
