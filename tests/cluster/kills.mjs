// script/cluster node tests/cluster/kills.mjs [KILLS] [SEED] [--write]
//
// Fifty people press all the while on the three servers of script/cluster, some of them through HAProxy, and so many times (20) something
// is killed with -9 or the connections between two of the machines are cut, delayed or let through one way only. Each time, once all is
// well again, it says how long people were away, and has history.mjs hold what everybody was answered and shown against the log. What is
// random follows from SEED. The exit status is 0 where nothing was found and nobody was away for too long. With --write it writes down what
// it saw in tests/RELIABILITY.md, also where it is ended before.

import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { write_section } from "../reliability.mjs";
import { Evening, clock, people, sql } from "./evening.mjs";
import { Faults, primary_killed, server_killed } from "./faults.mjs";
import { contradictions_in, same_everywhere } from "./history.mjs";
import { Machines, is_ready, rest, until } from "./machines.mjs";
import { chance_from } from "./people.mjs";

const numbers = process.argv.slice(2).filter((one) => /^\d+$/.test(one));
const [kills = 20, seed = Math.floor(Math.random() * 1e9)] = numbers.map(Number);
const { DAIS_CLUSTER: folder, DAIS_CLUSTER_SERVERS: servers, DAIS_CLUSTER_URL: all, DAIS_LOG: log } = process.env;
const organiser = /#(o\.[\w-]+)\n/.exec(readFileSync(join(folder, "dais1/links.txt"), "utf8"))[1];
const at = { urls: servers.split(" "), all, log, organiser };

const faults_each = 10; // of one session, before people move to another
const phones_back_within = 2000; // where a server was killed
const presses_within = 6000; // where the primary was

const chance = chance_from(seed);
const machines = new Machines(folder);
const rows = []; // what was seen, one for each
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => end(1));
process.on("exit", () => machines.end());
const say = (text) => console.log(`${new Date().toISOString().slice(11, 19)} ${text}`);

async function all_is_well(evening) {
  await until(async () => (await Promise.all([...at.urls, all].map(is_ready))).every(Boolean), "all servers");
  await until(() => machines.primary(), "a primary with two standbys");
  await evening.everybody();
  await evening.presses_again();
}

// Keeps a history in which something is wrong, for whoever looks into it.
function keep(history, contradictions) {
  const kept = join(mkdtempSync(join(tmpdir(), "dais-history-")), "history.json");
  writeFileSync(kept, JSON.stringify(history));
  say(`   ${contradictions.length} contradictions; the history is ${kept}`);
  for (const one of contradictions.slice(0, 10)) say(`   ${one}`);
}

async function databases_again(evening) {
  await until(() => sql(log, "select 1"), "a database that takes writes");
  return clock() - evening.began;
}

async function play(evening, kind, faults) {
  await evening.press();
  await rest(chance.between(500, 2000));
  const mend = await faults.begin(kind, evening);
  const switched = kind === primary_killed ? databases_again(evening) : undefined;
  await mend();
  await all_is_well(evening);
  const seen = { kind, phones: evening.phones_after, presses: evening.presses_after, databases: await switched };
  const unanswered = await evening.rest();
  const history = await evening.history();
  seen.contradictions = [...unanswered, ...contradictions_in(history), ...same_everywhere({ views: history.views_of_audience })];
  seen.confirmed = history.presses.filter((one) => one.attempts.some((attempt) => attempt.record !== undefined)).length;
  seen.records = history.log.length;
  seen.is_late = (kind === server_killed && seen.phones > phones_back_within) || (kind === primary_killed && seen.presses > presses_within);
  if (seen.contradictions.length > 0) keep(history, seen.contradictions);
  return seen;
}

// --- What is told of it ------------------------------------------------------------------------------------------------

const milliseconds = (n) => (n === undefined ? "-" : `${n.toFixed(0)} ms`);
const sorted = (list) => list.filter((one) => one !== undefined).sort((a, b) => a - b);
const median = (list) => sorted(list)[Math.floor((sorted(list).length - 1) / 2)];
const worst = (list) => sorted(list).at(-1);

function table(rows) {
  const count = (of, check) => of.flatMap((one) => one.contradictions).filter((one) => check.test(one)).length;
  const line = (name, of) => {
    const found = [/^confirmed_once/, /^never_twice/, /^(?!confirmed_once|never_twice)/].map((check) => count(of, check));
    const times = ["phones", "presses"].flatMap((what) => [median, worst].map((which) => milliseconds(which(of.map((one) => one[what])))));
    return `| ${[name, of.length, ...found, ...times].join(" | ")} |`;
  };
  const kinds = [...new Set(rows.map((one) => one.kind))].sort();
  return [
    "| what | times | lost | twice | else | phones back: median | worst | presses again: median | worst |",
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

function section(rows) {
  const lasts = rows.filter((one, i) => rows[i + 1]?.evening !== one.evening);
  const [confirmed, records] = ["confirmed", "records"].map((what) => lasts.reduce((sum, one) => sum + one[what], 0));
  const databases = rows.map((one) => one.databases);
  return [
    "## Several machines",
    "",
    `${rows.length} times, from seed ${seed} on, something was killed with -9 or the connections between two machines were broken, in`,
    "`script/cluster`: three servers behind HAProxy over three databases, of which two have what is confirmed. All the while",
    `${people.lead} moderators and ${people.take_part} phones were pressing, a quarter of them through HAProxy. When all was well again,`,
    "`tests/cluster/history.mjs` held what each of them had been answered and shown against the log: each confirmed press is there once,",
    "in the order of the answers; what was said not to be done is not there; each connection showed the log up to some place, and never",
    "less than before; all servers, and one that has just read the whole log, show the same. Each session had up to",
    `${faults_each} of them, and its whole history was looked at: ${confirmed} confirmed presses, ${records} records.`,
    "",
    "Phones are back when the last one whose connection ended has its view again, and presses when each server has confirmed one that was",
    "made after it began. Both are counted from there, on one machine with all that it does besides.",
    "",
    ...table(rows),
    "",
    `Where the primary is killed, it takes a median of ${milliseconds(median(databases))} and at worst ${milliseconds(worst(databases))}`,
    "until another database takes writes; servers and pages take the rest.",
  ].join("\n");
}

function end(status) {
  console.log(table(rows).join("\n"));
  if (process.argv.includes("--write") && rows.length > 0) write_section("tests/cluster/kills.mjs", section(rows));
  process.exit(status);
}

// --- One after the other -----------------------------------------------------------------------------------------------

say(`${kills} kills from seed ${seed}`);
let failed;
try {
  const faults = await Faults.between(machines, at, chance);
  const kinds = faults.by_chance();
  while (rows.length < kills) {
    const evening = await Evening.begin(at, faults.entries, chance);
    const first = rows.length;
    for (let i = 0; i < faults_each && rows.length < kills; ++i) {
      const { value: kind } = kinds.next();
      say(`${rows.length + 1}: ${kind}`);
      const seen = { ...(await play(evening, kind, faults)), evening: first };
      rows.push(seen);
      const times = ["phones", "presses", "databases"].map((what) => `${what} ${milliseconds(seen[what])}`);
      say(`   ${times.join(", ")}; ${seen.records} records${seen.is_late ? ". LATE" : ""}`);
      if (seen.contradictions.length > 0) break; // or they would be found again with each that follows
    }
    await evening.end();
  }
} catch (error) {
  failed = error;
  say(`It could not go on: ${error.stack}`);
}
end(failed || rows.some((one) => one.contradictions.length > 0 || one.is_late) ? 1 : 0);
