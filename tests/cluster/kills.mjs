// script/cluster node tests/cluster/kills.mjs [KILLS] [SEED] [--write]
//
// Fifty people press all the while on the three servers of script/cluster, some of them through HAProxy, and so many times (20) something is
// killed with -9 or the connections between two of the machines are cut, delayed or let through one way only. Each time, once all is well
// again, it measures how long people were away, takes what everybody was answered and shown, and has history.mjs hold it against the log. What is random
// follows from SEED. The exit status is 0 where nothing was found and nobody was away for too long. With --write it writes down what it saw
// in tests/RELIABILITY.md.

import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isDeepStrictEqual, promisify } from "node:util";
import { Page, Server, binary, secret_of, tokens_of } from "../system/support.mjs";
import { write_section } from "../reliability.mjs";
import { faults_of } from "./history.mjs";
import { Machines, databases, is_ready, rest, until } from "./machines.mjs";
import { Person, chance_from } from "./people.mjs";
import { Relay } from "./relay.mjs";

const run = promisify(execFile);
const numbers = process.argv
  .slice(2)
  .filter((one) => /^\d+$/.test(one))
  .map(Number);
const [kills = 20, seed = Math.floor(Math.random() * 1e9)] = numbers;
const { DAIS_CLUSTER: folder, DAIS_CLUSTER_SERVERS: servers, DAIS_CLUSTER_URL: all, DAIS_LOG: log } = process.env;

const moderators = 2;
const co_moderators = 6;
const phones = 42;
const faults_each = 10; // of one session, before people move to another
const pause = { moderates: 1000, takes_part: 1500 }; // between two presses of one person, on average
const phones_back_within = 2000; // where a server was killed
const presses_within = 6000; // where the primary was
const answered_within = 60_000; // when all is well

const chance = chance_from(seed);
const clock = () => Math.round(performance.now() * 10) / 10;
const machines = new Machines(folder);
const say = (text) => console.log(`${new Date().toISOString().slice(11, 19)} ${text}`);

// --- The relays between them ---------------------------------------------------------------------------------------------

const port_of = (url) => Number(new URL(url).port);
const urls = servers.split(" ");
const fronts = await Promise.all([...urls, all].map((url) => Relay.open(port_of(url)))); // before the servers and HAProxy
const entries = fronts.map(({ port }) => `http://127.0.0.1:${port}`);
const database_ports = [...log.matchAll(/127\.0\.0\.1:(\d+)/g)].map((one) => Number(one[1]));
const backs = await Promise.all(urls.map(() => Promise.all(database_ports.map((port) => Relay.open(port))))); // before the databases, by server

async function put_relays_between() {
  for (const [i] of urls.entries()) {
    let by = log;
    backs[i].forEach(({ port }, k) => (by = by.replace(`127.0.0.1:${database_ports[k]}`, `127.0.0.1:${port}`)));
    await machines.restart(`dais${i + 1}`, { DAIS_LOG: by });
    await until(() => is_ready(urls[i]), `server ${i + 1}`);
  }
}

// --- The session -------------------------------------------------------------------------------------------------------

const organiser = /#(o\.[\w-]+)\n/.exec(readFileSync(join(folder, "dais1/links.txt"), "utf8"))[1];
const headers = { Authorization: `Bearer ${organiser}` };

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

async function ask(method, path, body) {
  const answer = await fetch(`${urls[0]}/api/v1/sessions${path}`, { method, headers, body: body && JSON.stringify(body) });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
  return text && JSON.parse(text);
}

class Evening {
  people = [];
  static #count = 0;

  static async begin() {
    const evening = new Evening();
    evening.id = `evening-${++Evening.#count}`;
    await ask("POST", "", plan(evening.id));
    const card = (await ask("GET", "")).sessions.find((one) => one.id === evening.id);
    evening.tokens = tokens_of(card);
    const desk = await Page.open({ url: urls[0] }, evening.tokens.moderator);
    evening.made = [];
    for (const type of ["open_session", "start"]) {
      const id = `${evening.id}-${type}`;
      const sent = clock();
      const { record, error } = await desk.request({ type, revision: desk.view.run.revision }, id);
      if (error) throw new Error(`${type}: ${JSON.stringify(error)}`);
      evening.made.push({ id, attempts: [{ sent, answered: clock(), record }] });
      await desk.until(() => desk.seq > 0 && desk.view.run.status === { open_session: "open", start: "running" }[type], type);
    }
    await desk.close();
    evening.#enter();
    await until(() => evening.people.every((one) => one.is_live), "everybody");
    return evening;
  }

  // A quarter comes through HAProxy, and all others by the servers in turn.
  #enter() {
    const roles = [
      ...Array(moderators).fill("moderator"),
      ...Array(co_moderators).fill("co_moderator"),
      ...Array(phones).fill("participant"),
    ];
    const through_all = entries.at(-1);
    const direct = entries.slice(0, -1);
    this.people = roles.map((as, i) => {
      const token = this.tokens[as === "participant" ? "audience" : as];
      const own = i % 4 === 3 ? [through_all] : direct.map((_, k) => direct[((i % 4) + k) % direct.length]);
      const made = { name: `${as} ${i + 1} of ${this.id}`, as, token, urls: own, clock };
      return new Person(made, chance_from(Math.floor(chance.next() * 2 ** 31)));
    });
  }

  // Everybody by their first address again: where a server died, its people went to another.
  async spread() {
    for (const one of this.people) one.go_home();
    await until(() => this.people.every((one) => one.is_live), "everybody");
  }

  press() {
    for (const one of this.people) one.begin(one.as === "participant" ? pause.takes_part : pause.moderates);
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
    await ask("DELETE", `/${this.id}`);
  }
}

// --- The log, and what is shown at last --------------------------------------------------------------------------------

async function sql(text) {
  const env = { ...process.env, PGTARGETSESSIONATTRS: "read-write" };
  const { stdout } = await run("psql", ["-Atq", log, "-c", text], { env, maxBuffer: 2 ** 30 });
  return stdout.trim();
}

async function witness(session) {
  const columns = "'seq', seq, 'id', id, 'command', payload->'command', 'by', payload->'by'->>'as'";
  const rows = await sql(`select json_build_object(${columns}) from dais.records where session = '${session}' order by seq`);
  const { stdout } = await run(binary, ["replay", "--log", log, session], { maxBuffer: 2 ** 30 });
  const told = stdout
    .slice(stdout.indexOf("\n\n") + 2)
    .trimEnd()
    .split("\n");
  const records = rows.split("\n").map((row) => JSON.parse(row));
  if (told.length !== records.length) throw new Error(`${records.length} records, and ${told.length} lines of history`);
  // Of an id in the log, what stands behind its last slash is who sent it.
  return records.map((one, i) => ({
    ...one,
    id: one.by === "system" ? one.id : one.id.replace(/\/[^/]*$/, ""),
    is_done: !told[i].endsWith("nothing was done"),
  }));
}

// What is not in the log, and so differs from server to server.
const without_presence = ({ presence, ...view }) => view;

// Each role's view on every server, on one that reads the whole log, and at everybody who was there. Counts are told last.
async function views_of(evening, refolding) {
  const places = [...urls.map((url, i) => ({ url, where: `server ${i + 1}` })), { url: refolding.url, where: "the refolded log" }];
  const by_role = [];
  for (const [as, token, hello] of [
    ["moderator", evening.tokens.moderator, {}],
    ["participant", evening.tokens.audience, { participant: secret_of("somebody who comes late") }],
  ]) {
    const fresh = await Promise.all(places.map(async ({ url, where }) => ({ where, page: await Page.open({ url }, token, hello) })));
    const there = evening.people.filter((one) => (one.as === "participant") === (as === "participant"));
    const look = () =>
      [...fresh, ...there.map((one) => ({ where: one.name, page: one }))].map(({ where, page }) => ({
        where,
        view: without_presence(page.view),
      }));
    const agree = (views) => views.every((one) => isDeepStrictEqual(one.view, views[0].view));
    await until(() => agree(look()), "one view", 10_000).catch(() => {});
    by_role.push(look());
    await Promise.all(fresh.map(({ page }) => page.close()));
  }
  return by_role;
}

async function history_of(evening) {
  const ending = [];
  const data = mkdtempSync(join(tmpdir(), "dais-refolding-"));
  try {
    await sql("delete from dais.checkpoints");
    const refolding = await Server.start({ after: (end) => ending.push(end) }, { data, args: ["--log", log] });
    const [first, second] = await views_of(evening, refolding);
    const there = await witness(evening.id);
    const presses = [...evening.made, ...evening.people.flatMap((one) => one.presses)];
    const readers = evening.people.map(({ name, as, connections }) => ({ name, as, connections }));
    return { presses, log: there, readers, views: first, views_of_audience: second };
  } finally {
    for (const end of ending) await end();
    rmSync(data, { recursive: true, force: true });
  }
}

// --- Faults ------------------------------------------------------------------------------------------------------------

const soon = (low, high) => rest(chance.between(low, high));
const names = ["dais1", "dais2", "dais3"];

// A relay accepts whoever connects; where nothing listens behind it, neither does it.
const relays_to = (database) => backs.map((of_server) => of_server[databases.indexOf(database)]).filter(Boolean);

async function kill(name, wait) {
  began = clock();
  await machines.kill(name);
  for (const one of relays_to(name)) one.away();
  return async () => {
    await wait();
    for (const one of relays_to(name)) one.back();
    machines.start(name);
  };
}

// All relays of one link, in one of three ways, for a while.
function broken(links) {
  const by = (fault, low, high) => async () => {
    const relays = links();
    const how = fault();
    for (const one of relays) how(one);
    return async () => {
      await soon(low, high);
      for (const one of relays) one.heal();
    };
  };
  const delayed = (milliseconds) => (one) => one.delay(milliseconds);
  const held = (side) => (one) => one.hold(side);
  return {
    "are cut": by(() => (one) => one.cut(), 0, 500),
    "are delayed": by(() => delayed(chance.between(20, 700)), 1000, 5000),
    "go one way": by(() => held(chance.one_of(["near", "far"])), 1000, 8000),
  };
}

const to_databases = broken(() => chance.one_of(backs));
const to_people = broken(() => [chance.one_of(fronts)]);
const presses_are_confirmed = () => until(() => presses_again() !== undefined, "presses", 30_000).catch(() => {});

const faults = {
  "a server is killed": () => kill(chance.one_of(names), () => soon(300, 3000)),
  "the primary is killed": async () => kill(await machines.primary(), presses_are_confirmed),
  "a standby is killed": async () => {
    const primary = await machines.primary();
    return kill(chance.one_of(databases.filter((one) => one !== primary)), () => soon(300, 3000));
  },
  "the monitor is killed": () => kill("monitor", () => soon(300, 3000)),
  "HAProxy is killed": () => kill("haproxy", () => soon(100, 1500)),
  ...Object.fromEntries(Object.entries(to_databases).map(([how, begin]) => [`a server's connections to the databases ${how}`, begin])),
  ...Object.fromEntries(Object.entries(to_people).map(([how, begin]) => [`people's connections ${how}`, begin])),
};
const [server_killed, primary_killed] = Object.keys(faults);

// All of them in turn, each time in another order, and twice those that have a time to hold.
function* by_chance() {
  for (;;) {
    const turn = [...Object.keys(faults), server_killed, primary_killed];
    while (turn.length > 0) yield turn.splice(chance.below(turn.length), 1)[0];
  }
}

// --- One after the other -----------------------------------------------------------------------------------------------

let evening;
let began; // what is wrong

// How long after it each server that has people had confirmed something that was pressed later; nothing where one has not yet.
function presses_again() {
  const used = entries.filter((url) => evening.people.some((one) => one.url === url));
  const firsts = used.map((url) => {
    const later = evening.people.flatMap((one) => one.confirmed.filter((press) => press.url === url && press.sent > began && !press.asked));
    return Math.min(...later.map((one) => one.answered)) - began;
  });
  const last = Math.max(...firsts);
  return Number.isFinite(last) ? last : undefined;
}

// How long after it the last phone was back that had lost its connection; nothing where none had.
function phones_away() {
  const lost = evening.people.filter((one) => one.as === "participant" && one.lost_at >= began);
  return lost.length > 0 ? Math.max(...lost.map((one) => one.live_at)) - began : undefined;
}

async function all_is_well() {
  await until(async () => (await Promise.all([...urls, all].map(is_ready))).every(Boolean), "all servers");
  await until(() => machines.primary(), "a primary with two standbys");
  await until(() => evening.people.every((one) => one.is_live), "everybody").catch((error) => {
    const away = evening.people.filter((one) => !one.is_live).map((one) => `${one.name} at ${one.url}`);
    throw new Error(`${error.message}: ${away.join(", ")} is not there`);
  });
}

async function play(kind) {
  for (const one of evening.people) one.confirmed = [];
  await soon(500, 2000);
  began = clock();
  const mend = await faults[kind]();
  const databases_again =
    kind === primary_killed ? until(() => sql("select 1"), "a database that takes writes").then(() => clock() - began) : undefined;
  await mend();
  await all_is_well();
  await until(() => presses_again() !== undefined, "presses on each server");
  const seen = { kind, phones: phones_away(), presses: presses_again(), databases: await databases_again };
  const wrong = await evening.rest();
  const history = await history_of(evening);
  seen.faults = [...wrong, ...faults_of(history), ...faults_of({ presses: [], log: [], readers: [], views: history.views_of_audience })];
  seen.confirmed = history.presses.filter((one) => one.attempts.some((attempt) => attempt.record !== undefined)).length;
  seen.records = history.log.length;
  if (kind === server_killed && seen.phones > phones_back_within) seen.late = `phones were back after ${seen.phones.toFixed(0)} ms`;
  if (kind === primary_killed && seen.presses > presses_within) seen.late = `presses were confirmed after ${seen.presses.toFixed(0)} ms`;
  if (seen.faults.length > 0) {
    const kept = join(mkdtempSync(join(tmpdir(), "dais-history-")), "history.json");
    writeFileSync(kept, JSON.stringify(history));
    say(`  ${seen.faults.length} faults; the history is ${kept}`);
    for (const fault of seen.faults.slice(0, 10)) say(`  ${fault}`);
  }
  return seen;
}

const milliseconds = (n) => (n === undefined ? "-" : `${n.toFixed(0)} ms`);
const sorted = (list) => list.filter((one) => one !== undefined).sort((a, b) => a - b);
const median = (list) => sorted(list)[Math.floor((sorted(list).length - 1) / 2)];
const worst = (list) => sorted(list).at(-1);

function table(rows) {
  const kinds = Object.keys(faults).filter((kind) => rows.some((one) => one.kind === kind));
  const lost = (of) => of.flatMap((one) => one.faults).filter((one) => one.startsWith("confirmed_once")).length;
  const twice = (of) => of.flatMap((one) => one.faults).filter((one) => one.startsWith("never_twice")).length;
  const other = (of) => of.flatMap((one) => one.faults).length - lost(of) - twice(of);
  const line = (name, of) => {
    const [away, unconfirmed] = [of.map((one) => one.phones), of.map((one) => one.presses)];
    const times = [median(away), worst(away), median(unconfirmed), worst(unconfirmed)].map(milliseconds);
    return `| ${[name, of.length, lost(of), twice(of), other(of), ...times].join(" | ")} |`;
  };
  return [
    "| what | times | lost | twice | other faults | phones back: median | worst | presses again: median | worst |",
    "|---|---|---|---|---|---|---|---|---|",
    ...kinds.map((kind) =>
      line(
        kind,
        rows.filter((one) => one.kind === kind),
      ),
    ),
    line("all", rows),
  ];
}

function section(rows, { confirmed, records }) {
  const databases = rows.map((one) => one.databases);
  return [
    "## Several machines",
    "",
    `${rows.length} times, from seed ${seed} on, something was killed with -9 or the connections between two machines were broken, in`,
    "`script/cluster`: three servers behind HAProxy over three databases of which two have what is confirmed. Each time",
    `${moderators + co_moderators + phones} people were pressing, and pressed on: ${moderators + co_moderators} moderators and ${phones} phones, a quarter of them through HAProxy. When all was well again,`,
    "`tests/cluster/history.mjs` held what each of them had been answered and shown against the log: each confirmed press is there once, in",
    "the order of the answers; what was said not to be done is not there; each page showed the log up to some place, and never less than",
    "before; all servers, and one that had just read the whole log, show the same. It was so for the whole of a session, of",
    `${faults_each} faults each: ${confirmed} confirmed presses, ${records} records.`,
    "",
    "Phones are back when the last one whose connection ended has its view again, and presses when each server has confirmed one that was made",
    "after it began. Both are counted from the kill, on one machine with everything else that it does.",
    "",
    ...table(rows),
    "",
    `Where the primary is killed, it takes a median of ${milliseconds(median(databases))} and at worst ${milliseconds(worst(databases))}`,
    "until another database takes writes; servers and pages take the rest.",
  ].join("\n");
}

for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => process.exit(1));
process.on("exit", () => machines.end());

say(`${kills} kills from seed ${seed}`);
const rows = [];
const sums = { confirmed: 0, records: 0 };
let failed;
try {
  await put_relays_between();
  const kinds = by_chance();
  while (rows.length < kills) {
    evening = await Evening.begin();
    let last;
    for (let i = 0; i < faults_each && rows.length < kills; ++i) {
      await evening.spread();
      evening.press();
      const { value: kind } = kinds.next();
      say(`${rows.length + 1}: ${kind}`);
      last = await play(kind);
      rows.push(last);
      const times = ["phones", "presses", "databases"].map((what) => `${what} ${milliseconds(last[what])}`);
      say(`   ${times.join(", ")}; ${last.records} records${last.late ? `. LATE: ${last.late}` : ""}`);
      if (last.faults.length > 0) break; // or they would be found again with each that follows
    }
    sums.confirmed += last.confirmed;
    sums.records += last.records;
    await evening.end();
  }
} catch (error) {
  failed = error;
  say(`It could not go on: ${error.stack}`);
}
console.log(table(rows).join("\n"));
if (process.argv.includes("--write") && rows.length > 0) write_section("tests/cluster/kills.mjs", section(rows, sums));
const bad = rows.filter((one) => one.faults.length > 0 || one.late).length;
process.exit(failed || bad > 0 ? 1 : 0);
