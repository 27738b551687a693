// Bodies that never come whole cost the server next to nothing, whoever sends them.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { Raw } from "./raw.mjs";
import { Page, Server, demonstration, fresh_directory } from "./support.mjs";

const mib = 1024 * 1024;
const whole = 256 * 1024;
const resident = ({ pid }) => Number(readFileSync(`/proc/${pid}/statm`, "utf8").split(" ")[1]) * 4096;

// All but the last byte of so many requests: [how often each status was answered, the sockets].
async function unfinished(server, count, fields = "") {
  const head = `POST /api/v1/check HTTP/1.1\r\nHost: a\r\n${fields}Content-Length: ${whole}\r\n\r\n`;
  const all = [];
  const body = Buffer.alloc(whole - 1, " ");
  for (let i = 0; i < count; ++i) {
    const one = await Raw.connect(server);
    one.write(head);
    one.write(body);
    all.push(one);
  }
  await server_has_read(server);
  const statuses = {};
  for (const one of all) {
    const [, status] = /^HTTP\/1.1 (\d+)/.exec(one.received.toString("latin1", 0, 20)) ?? [undefined, "none"];
    statuses[status] = (statuses[status] ?? 0) + 1;
  }
  return [statuses, all];
}

// What was sent before is read by then: the loop takes what is there in turn.
async function server_has_read(server) {
  for (let i = 0; i < 3; ++i) assert.equal((await fetch(`${server.url}/healthz`, { headers: { Connection: "close" } })).status, 200);
}

const start = (t, limits) => Server.start(t, { data: fresh_directory(t), args: ["--plan", demonstration, "--open"], ...limits });

test("thousands of unfinished bodies without a token leave the memory as it is", async (t) => {
  const server = await start(t);
  const moderator = await Page.open(server, (await server.tokens()).moderator);
  const quiet = resident(server);
  const [statuses, all] = await unfinished(server, 3000);
  const more = (resident(server) - quiet) / mib;
  t.diagnostic(`${JSON.stringify(statuses)}, ${more.toFixed(1)} MiB more than in quiet`);
  // Whose address does it for long is cut without being waited for.
  assert.ok(statuses[401] > 10 && statuses[401] + (statuses.none ?? 0) === 3000);
  assert.ok(more < 64, `${more} MiB`);
  await moderator.perform({ type: "start", revision: moderator.view.run.revision });
  all.forEach((one) => one.destroy());
});

test("with a token as many are taken as there is a budget for, and the server lives where it has little memory", async (t) => {
  const server = await start(t, { address_space: 700 * mib });
  const quiet = resident(server);
  const [statuses, all] = await unfinished(server, 1500, `Authorization: Bearer ${server.organiser}\r\n`);
  const more = (resident(server) - quiet) / mib;
  t.diagnostic(`${JSON.stringify(statuses)}, ${more.toFixed(1)} MiB more than in quiet`);
  assert.ok(statuses[503] > 10 && statuses.none >= 64 && statuses[503] + statuses.none === 1500);
  assert.ok(more < 64, `${more} MiB`);
  all.forEach((one) => one.destroy());
  assert.equal((await server.sessions()).length, 1);
});
