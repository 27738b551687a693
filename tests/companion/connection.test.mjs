import assert from "node:assert/strict";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { test } from "node:test";
import { root } from "../system/support.mjs";
import { Companion } from "./companion.mjs";
import { StandIn } from "./stand_in.mjs";
import { SteppedClock } from "./stepped_clock.mjs";

async function open(t, options) {
  const clock = new SteppedClock();
  const server = await StandIn.open(t, clock);
  const companion = await Companion.here(t, clock);
  await companion.connect(server, options);
  return { clock, server, companion };
}

async function connected(t) {
  const all = await open(t);
  await all.companion.connected();
  return all;
}

const running = (server, left) => ({ segment: "unhcr", phase: "running", time_given: 300_000, left, zero_at: server.now + left });

test("every member of the state is a variable, and the clock in parts", async (t) => {
  const { server, companion } = await connected(t);
  assert.deepEqual(
    companion.statuses.map((one) => one.status),
    ["connecting", "ok"],
  );
  server.set({ ...running(server, 90_000), question_text: "Why?", paused: false });
  await companion.until("the question", () => companion.values.question_text === "Why?");
  for (const [name, value] of Object.entries(server.state)) {
    if (name !== "remaining") assert.equal(companion.values[name], value, name);
  }
  const { remaining, hours, minutes, seconds, sign, percent, phase_text, at } = companion.values;
  assert.deepEqual(
    [remaining, hours, minutes, seconds, sign, percent, phase_text, at],
    ["01:30", "00", "01", "30", "", 70, "Running", server.now],
  );
});

test("every member of the document is a variable", async (t) => {
  const { companion } = await connected(t);
  const document = readFileSync(join(root, "protocol/http.md"), "utf8");
  const [, table] = /\n## State\n[^]*?\n\|---\|---\|\n([^]*?)\n\n/.exec(document);
  const named = table.split("\n").flatMap((row) => row.split("|")[1].match(/[a-z_]+/g));
  assert.ok(named.length > 30);
  assert.deepEqual(
    named.filter((name) => !(name in companion.values)),
    [],
  );
});

test("what a newer server tells too is passed over", async (t) => {
  const { server, companion } = await connected(t);
  server.set({ weather: "fine", title: "Another" });
  await companion.until("the title", () => companion.values.title === "Another");
  assert.equal("weather" in companion.values, false);
});

test("what is not in the state any more is empty", async (t) => {
  const { server, companion } = await connected(t);
  server.set(running(server, 90_000));
  await companion.until("a clock", () => companion.values.left === 90_000);
  server.set({ left: undefined, zero_at: undefined, behind: undefined, phase: "" });
  await companion.until("no clock", () => companion.values.left === "");
  const { zero_at, behind, minutes, percent } = companion.values;
  assert.deepEqual([zero_at, behind, minutes, percent], ["", "", "", ""]);
});

test("the countdown goes on between events, by the server's clock", async (t) => {
  const { clock, server, companion } = await connected(t);
  await companion.place("over", "phase", { phase: "overtime" });
  clock.step(300);
  server.set(running(server, 2_500));
  await companion.until("a clock", () => companion.values.remaining === "00:03");
  const shown = [];
  for (let i = 0; i < 4; ++i) {
    clock.step(clock.next);
    shown.push([companion.values.remaining, companion.values.phase, companion.lit.over]);
  }
  assert.deepEqual(shown, [
    ["00:02", "running", false],
    ["00:01", "running", false],
    ["00:00", "running", false],
    ["+00:00", "overtime", true],
  ]);
});

test("without a connection nothing is shown but that, and it comes back", async (t) => {
  const { clock, server, companion } = await connected(t);
  await companion.place("none", "no_connection");
  await companion.place("stage", "stage", { picture: "session" });
  assert.deepEqual(companion.lit, { none: false, stage: true });
  await server.close();
  await companion.until("no connection", () => companion.status.status === "connection_failure");
  assert.match(companion.status.message, new RegExp(`^No connection to ${server.url}: `));
  assert.deepEqual(companion.lit, { none: true, stage: false });
  const { connection, ...others } = companion.values;
  assert.equal(connection, "No connection");
  assert.deepEqual(new Set(Object.values(others)), new Set([""]));
  assert.deepEqual(await companion.press("next"), { success: false, errorMessage: "No connection: not sent" });

  for (const pause of [0, 500, 1_000, 2_000, 4_000, 8_000]) await clock.step_to(pause, "another try");
  await clock.until("the longest pause again", () => clock.next === 8_000);
  await server.listen();
  clock.step(8_000);
  await companion.connected();
  assert.deepEqual(companion.lit, { none: false, stage: true });
});

test("a stream that breaks at once each time is asked for less and less often, and one that has lasted at once", async (t) => {
  const { clock, server, companion } = await connected(t);
  const breaks = async () => {
    await server.close();
    await companion.until("no connection", () => companion.status.status === "connection_failure");
    await server.listen();
  };
  for (const pause of [0, 500, 1_000]) {
    await breaks();
    await clock.step_to(pause, "another try");
    await companion.connected();
  }
  clock.step(10_000);
  await breaks();
  await clock.step_to(0, "another try");
  await companion.connected();
});

test("a connection on which nothing comes is none", async (t) => {
  const { clock, server, companion } = await connected(t);
  clock.step(15_000);
  server.comment();
  await clock.until("to have noticed the comment", () => clock.next === 20_000);
  clock.step(20_000);
  await companion.until("no connection", () => companion.status.status === "connection_failure");
  assert.match(companion.status.message, /nothing comes from the server$/);
  clock.step(0);
  await companion.connected();

  server.set(running(server, 300_000));
  await companion.until("a clock", () => companion.values.remaining === "05:00");
  clock.step(5_000);
  await companion.until("no connection", () => companion.status.status === "connection_failure");
});

test("what is entered wrong is said before anything is asked", async (t) => {
  const { server, companion } = await open(t, { token: "" });
  const says = async (config, token = "x") => {
    await companion.call("updateConfig", {
      label: "dais",
      config: { server: server.url, session: "panel", ...config },
      secrets: { token },
    });
    assert.equal(companion.status.status, "bad_config");
    return companion.status.message;
  };
  assert.equal(await says({}, ""), "Enter the token");
  assert.equal(await says({ session: " " }), "Enter the session id");
  assert.equal(await says({ server: "" }), "Enter the server address");
  assert.match(await says({ server: "ftp://dais.example" }), /is no server address/);
  assert.match(await says({}, "ä"), /characters that no token has/);
  assert.equal(server.opened, 0);
});

test("a token that opens nothing, or no more, is said, and tried again later", async (t) => {
  const { clock, server, companion } = await open(t, { token: "wrong" });
  await companion.until("a refusal", () => companion.status.status === "authentication_failure");
  assert.equal(companion.status.message, "This link opens nothing.");
  server.token = "wrong";
  await clock.step_to(30_000, "another try");
  await companion.connected();
  server.revoke();
  await companion.until("a refusal", () => companion.status.status === "authentication_failure");
  assert.equal(companion.status.message, "This link was replaced by another.");
  assert.equal(companion.values.connection, "No connection");
});

test("a session that is not there is said", async (t) => {
  const { companion } = await open(t, { session: "another" });
  await companion.until("a refusal", () => companion.status.status === "bad_config");
  assert.equal(companion.status.message, "There is no session with this id.");
});

test("a server that has moved is said, and the token is not carried there", async (t) => {
  const moved = createServer((_, response) => response.writeHead(308, { Location: "https://dais.example/" }).end());
  moved.listen(0, "127.0.0.1");
  await once(moved, "listening");
  t.after(() => moved.close());
  const companion = await Companion.here(t, new SteppedClock());
  await companion.connect({ url: `http://127.0.0.1:${moved.address().port}`, token: "x", session: "panel" });
  await companion.until("a refusal", () => companion.status.status === "bad_config");
  assert.equal(companion.status.message, "The server is at another address: https://dais.example/");
});

test("another configuration is another connection", async (t) => {
  const { clock, server, companion } = await connected(t);
  const other = await StandIn.open(t, clock);
  other.set({ title: "Another panel" });
  await companion.call("updateConfig", {
    label: "dais",
    config: { server: `${other.url}/`, session: "panel" },
    secrets: { token: other.token },
  });
  await companion.until("the other session", () => companion.values.title === "Another panel");
  server.set({ title: "The first" });
  await companion.press("start");
  assert.equal(server.received.length, 0);
  assert.equal(other.received.length, 1);
  assert.equal(companion.values.title, "Another panel");
});
