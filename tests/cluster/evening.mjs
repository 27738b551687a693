// A session of fifty people on several servers, and its history.

import { execFile } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isDeepStrictEqual, promisify } from "node:util";
import { Page, Server, binary, secret_of, tokens_of } from "../system/support.mjs";
import { rest, until } from "./machines.mjs";
import { Person, chance_from } from "./people.mjs";

const run = promisify(execFile);
const moderators = 2;
const co_moderators = 6;
const phones = 42;
const pause = { moderates: 1000, takes_part: 1500 }; // between two presses of one person, on average
const answered_within = 60_000; // when all is well
const agree_within = 10_000; // then what is wrong is said

export const people = { lead: moderators + co_moderators, take_part: phones };
// By which all times of a history are, in milliseconds.
export const clock = () => Math.round(performance.now() * 10) / 10;

const plan = (id) => ({
  id,
  title: "What becomes of what is pressed",
  time_zone: "Etc/UTC",
  start: new Date(Date.now() + 60_000).toISOString().slice(0, 16),
  end: new Date(Date.now() + 60_000 + 10 * 3600_000).toISOString().slice(0, 16),
  moderator: { name: "Nadia Osei" },
  panellists: [{ id: "ana", name: "Ana Lima", affiliation: "Waterworks" }],
  segments: [
    { id: "talk", kind: "presentation", title: "Where it comes from", speakers: ["ana"], minutes: 540 },
    { id: "qa", kind: "qa", title: "Questions and answers", minutes: 60 },
  ],
});

const lines = (text) => text.trimEnd().split("\n");
// What is not in the log, and so differs from server to server.
const without_presence = ({ presence, ...view }) => view;

// What the database that takes writes answers.
export async function sql(log, text) {
  const env = { ...process.env, PGTARGETSESSIONATTRS: "read-write" };
  const { stdout } = await run("psql", ["-Atq", log, "-c", text], { env, maxBuffer: 2 ** 30 });
  return stdout.trim();
}

export class Evening {
  people = [];
  began; // what is wrong
  #id;
  #at; // { urls, organiser, log }
  #tokens;
  #opened = []; // the presses that made it what people come to
  static #count = 0;

  // `at`: where the servers and their log are, and the organiser's token; `entries`: where people come in, the last of them by HAProxy.
  static async begin(at, entries, chance) {
    const evening = new Evening();
    evening.#at = at;
    evening.#id = `evening-${++Evening.#count}`;
    await evening.#ask("POST", "", plan(evening.#id));
    const { sessions } = await evening.#ask("GET", "");
    evening.#tokens = tokens_of(sessions.find((one) => one.id === evening.#id));
    await evening.#open();
    evening.#enter(entries, chance);
    await evening.everybody();
    return evening;
  }

  // Pressing with pauses, everybody by their first address: where a server died, its people went to another.
  async press() {
    for (const one of this.people) one.go_home();
    await this.everybody();
    for (const one of this.people) one.begin(one.as === "participant" ? pause.takes_part : pause.moderates);
  }

  everybody() {
    return until(() => this.people.every((one) => one.is_live), "everybody").catch((error) => {
      const away = this.people.filter((one) => !one.is_live).map((one) => `${one.name} at ${one.url}`);
      throw new Error(`${error.message}; away: ${away.join(", ")}`);
    });
  }

  // Until all that is under way has been answered; gives who was not.
  async rest() {
    const late = new Set(this.people);
    const answered = this.people.map((one) => one.stop().then(() => late.delete(one)));
    await Promise.race([Promise.all(answered), rest(answered_within)]);
    return [...late].map((one) => `answered: ${one.name} was not answered within ${answered_within} ms`);
  }

  async end() {
    for (const one of this.people) one.leave();
    await this.#ask("DELETE", `/${this.#id}`);
  }

  // --- What is measured ------------------------------------------------------------------------------------------------

  begins() {
    this.began = clock();
    for (const one of this.people) one.confirmed = [];
  }

  // How long after it began each server that has people had confirmed something that was pressed later; nothing where one has not yet.
  get presses_after() {
    const later = this.people.flatMap((one) => one.confirmed.filter((press) => press.sent > this.began && !press.asked));
    const firsts = [...new Set(this.people.map((one) => one.url))].map((url) => {
      return Math.min(...later.filter((press) => press.url === url).map((one) => one.answered)) - this.began;
    });
    const last = Math.max(...firsts);
    return Number.isFinite(last) ? last : undefined;
  }

  presses_again() {
    return until(() => this.presses_after !== undefined, "presses that are confirmed on each server");
  }

  // How long after it began the last phone was back that had lost its connection; nothing where none had.
  get phones_after() {
    const lost = this.people.filter((one) => one.as === "participant" && one.lost_at >= this.began);
    return lost.length > 0 ? Math.max(...lost.map((one) => one.live_at)) - this.began : undefined;
  }

  // --- The session -----------------------------------------------------------------------------------------------------

  async #ask(method, path, body) {
    const headers = { Authorization: `Bearer ${this.#at.organiser}` };
    const answer = await fetch(`${this.#at.urls[0]}/api/v1/sessions${path}`, { method, headers, body: body && JSON.stringify(body) });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
    return text && JSON.parse(text);
  }

  async #open() {
    const desk = await Page.open({ url: this.#at.urls[0] }, this.#tokens.moderator);
    for (const [type, status] of [
      ["open_session", "open"],
      ["start", "running"],
    ]) {
      const id = `${this.#id}-${type}`;
      const sent = clock();
      const { record, error } = await desk.request({ type, revision: desk.view.run.revision }, id);
      if (error) throw new Error(`${type}: ${JSON.stringify(error)}`);
      this.#opened.push({ id, attempts: [{ sent, answered: clock(), record }] });
      await desk.until(() => desk.view.run.status === status, type);
    }
    await desk.close();
  }

  // A quarter comes through HAProxy, and all others by the servers in turn.
  #enter(entries, chance) {
    const direct = entries.slice(0, -1);
    const roles = [
      ...Array(moderators).fill("moderator"),
      ...Array(co_moderators).fill("co_moderator"),
      ...Array(phones).fill("participant"),
    ];
    this.people = roles.map((as, i) => {
      const first = i % entries.length;
      const urls = first === direct.length ? entries.slice(-1) : [...direct.slice(first), ...direct.slice(0, first)];
      const token = this.#tokens[as === "participant" ? "audience" : as];
      return new Person({ name: `${as} ${i + 1} of ${this.#id}`, as, token, urls, clock }, chance_from(chance.below(2 ** 31)));
    });
  }

  // --- The log, and what is shown at last ------------------------------------------------------------------------------

  // As history.mjs wants it, once all are at rest: `views` of the moderators, and beside them those of the audience.
  async history() {
    const ending = [];
    const data = mkdtempSync(join(tmpdir(), "dais-refolding-"));
    try {
      await sql(this.#at.log, "delete from dais.checkpoints");
      const refolding = await Server.start({ after: (end) => ending.push(end) }, { data, args: ["--log", this.#at.log] });
      const [views, views_of_audience] = await this.#views(refolding);
      const presses = [...this.#opened, ...this.people.flatMap((one) => one.presses)];
      const readers = this.people.map(({ name, as, connections }) => ({ name, as, connections }));
      return { presses, log: await this.#witness(), readers, views, views_of_audience };
    } finally {
      for (const end of ending) await end();
      rmSync(data, { recursive: true, force: true });
    }
  }

  async #witness() {
    const columns = "'seq', seq, 'id', id, 'command', payload->'command', 'by', payload->'by'->>'as'";
    const from = `from dais.records where session = '${this.#id}'`;
    const rows = await sql(this.#at.log, `select json_build_object(${columns}) ${from} order by seq`);
    const { stdout } = await run(binary, ["replay", "--log", this.#at.log, this.#id], { maxBuffer: 2 ** 30 });
    const told = lines(stdout.slice(stdout.indexOf("\n\n") + 2));
    const records = lines(rows).map((row) => JSON.parse(row));
    if (told.length !== records.length) throw new Error(`${records.length} records, and ${told.length} lines of history`);
    // Of an id in the log, what stands behind its last slash is who sent it.
    return records.map((one, i) => ({
      ...one,
      id: one.by === "system" ? one.id : one.id.replace(/\/[^/]*$/, ""),
      is_done: !told[i].endsWith("nothing was done"),
    }));
  }

  // Each role's view on every server, on one that has just read the whole log, and at everybody who was there. Counts are told last.
  async #views(refolding) {
    const places = this.#at.urls.map((url, i) => ({ url, where: `server ${i + 1}` }));
    places.push({ url: refolding.url, where: "the refolded log" });
    const by_role = [];
    for (const [token, hello, is_there] of [
      [this.#tokens.moderator, {}, (as) => as !== "participant"],
      [this.#tokens.audience, { participant: secret_of("somebody who comes late") }, (as) => as === "participant"],
    ]) {
      const fresh = await Promise.all(places.map(async ({ url, where }) => ({ where, page: await Page.open({ url }, token, hello) })));
      const there = this.people.filter((one) => is_there(one.as)).map((one) => ({ where: one.name, page: one }));
      const look = () => [...fresh, ...there].map(({ where, page }) => ({ where, view: without_presence(page.view) }));
      const agree = (views) => views.every((one) => isDeepStrictEqual(one.view, views[0].view));
      await until(() => agree(look()), "one view", agree_within).catch(() => {});
      by_role.push(look());
      await Promise.all(fresh.map(({ page }) => page.close()));
    }
    return by_role;
  }
}
