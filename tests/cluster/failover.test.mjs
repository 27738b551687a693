// What becomes of presses on three servers over three databases while the primary is killed. Run by script/nightly, within script/cluster.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { Page, secret_of, tokens_of } from "../system/support.mjs";

const { DAIS_CLUSTER: folder, DAIS_CLUSTER_SERVERS: servers, DAIS_CLUSTER_URL: all, DAIS_LOG: log } = process.env;
const urls = servers.split(" ");
const pause = 100; // between two presses of one person, as people make

const sql = (text) => execFileSync("psql", ["-Atq", log, "-c", text], { encoding: "utf8" });
const pids = Object.fromEntries(
  readFileSync(join(folder, "pids"), "utf8")
    .trim()
    .split("\n")
    .map((line) => line.split(" ")),
);

// The database that takes writes, with whoever would start it anew.
function kill_primary() {
  const port = sql("select current_setting('port')").trim();
  const name = ["db1", "db2", "db3"].find((one) => readFileSync(join(folder, one, "postmaster.pid"), "utf8").split("\n")[3] === port);
  for (const one of [`${name}-keeper`, name]) process.kill(Number(pids[one]), "SIGKILL");
  return name;
}

// Presses one after the other until it is told to stop: the records of those that were confirmed, and how many became nobody knows what.
function presser(page, name, question) {
  const records = [];
  let unknown = 0;
  let goes_on = true;
  const ended = (async () => {
    for (let i = 0; goes_on; ++i) {
      const reply = await page.request({ type: "vote", question, on: i % 2 === 0 }, `${name}-${i}`);
      if (reply && !reply.error) records.push(reply.record);
      else ++unknown;
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
    return { records, unknown };
  })();
  return { records, stop: () => ((goes_on = false), ended) };
}

test("presses on three servers are each done once or said not to be known, while the primary is killed", async () => {
  const links = readFileSync(join(folder, "dais1/links.txt"), "utf8");
  const organiser = /#(o\.[\w-]+)\n/.exec(links)[1];
  const answer = await fetch(`${all}/api/v1/sessions`, { headers: { Authorization: `Bearer ${organiser}` } });
  const session = (await answer.json()).sessions[0];
  const tokens = tokens_of(session);
  const consoles = await Promise.all(urls.map((url) => Page.open({ url }, tokens.moderator)));
  const people = await Promise.all(urls.map((url, i) => Page.open({ url }, tokens.audience, { participant: secret_of(`Ana ${i}`) })));
  await Promise.all(consoles.map((page) => page.until(() => page.view.presence?.participants === 3, "all who are there")));

  await people[0].perform({ type: "submit_question", text: "Who pays for the pipes?", name: "", to: "unhcr" });
  await consoles[1].until(() => consoles[1].view.questions?.q1, "the question");
  await consoles[1].perform({ type: "approve", question: "q1", revision: 1 });
  await Promise.all(people.map((page) => page.until(() => page.view.questions?.q1, "the question that was approved")));

  const pressers = people.map((page, i) => presser(page, `ana-${i}`, "q1"));
  const all_have = (counts) => pressers.every((one, i) => one.records.length >= counts[i] + 10);
  await consoles[0].until(() => all_have([0, 0, 0]), "presses before");
  const before = pressers.map((one) => one.records.length);
  const killed = kill_primary();
  await consoles[0].until(() => all_have(before), `presses after ${killed} was killed`);
  const pressed = await Promise.all(pressers.map((one) => one.stop()));

  const of_votes = `session = '${session.id}' and payload->'command'->>'type' = 'vote'`;
  const there = sql(`select seq from dais.records where ${of_votes}`).trim().split("\n").map(Number);
  const confirmed = pressed.flatMap((one) => one.records);
  const unknown = pressed.reduce((sum, one) => sum + one.unknown, 0);
  assert.equal(new Set(confirmed).size, confirmed.length, "each press has a record of its own");
  for (const record of confirmed) assert.ok(there.includes(record), `record ${record}, which was confirmed, is there`);
  assert.ok(there.length <= confirmed.length + unknown, "nothing is there twice");

  const is_on = "(payload->'command'->>'on')::boolean as is_on";
  const latest = `select distinct on (person) payload->'by'->>'id' as person, ${is_on} from dais.records where ${of_votes}`;
  const count = Number(sql(`select count(*) from (${latest} order by person, seq desc) x where is_on`));
  await Promise.all(consoles.map((page) => page.until(() => (page.view.votes?.q1 ?? 0) === count, `${count} votes everywhere`)));
});
