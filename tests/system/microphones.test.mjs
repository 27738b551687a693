// The floor goes by the microphones of the hall: the running server with a stand-in for Shure's DIS-CCU.

import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { DisCcu } from "./dis_ccu.mjs";
import { Page, Server, dais, fresh_directory, within, write_files } from "./support.mjs";

const chair = 1,
  okafor = 2,
  norway = 30,
  ghana = 31,
  nobody = 9;
const seats = { [chair]: "Chair", [okafor]: "Seat 2", [norway]: "Delegate", [ghana]: "Delegate", [nobody]: "Spare" };

const plan = {
  id: "hall",
  title: "A panel with microphones",
  time_zone: "Etc/UTC",
  start: "2030-05-14T10:00",
  end: "2030-05-14T11:00",
  moderator: { name: "The moderator" },
  panellists: [{ id: "okafor", name: "Ada Okafor" }],
  segments: [{ id: "qa", kind: "qa", title: "Questions", minutes: 60 }],
  seats: [
    { unit: chair, person: "moderator" },
    { unit: okafor, person: "okafor" },
    { unit: norway, name: "Norway", affiliation: "Delegation" },
    { unit: ghana, name: "Ghana" },
  ],
};

async function serve(t, { mode, most } = {}) {
  const ccu = await DisCcu.start(t, seats, { most });
  const data = fresh_directory(t);
  write_files(data, { "plan.json": JSON.stringify(plan) });
  const args = ["--plan", join(data, "plan.json"), "--open", "--microphones", ccu.url];
  const server = await Server.start(t, { data: join(data, "kept"), args });
  assert.match(server.out, new RegExp(`^Microphones +${ccu.url}$`, "m"));
  const console_ = await Page.open(server, (await server.tokens()).moderator);
  await console_.perform({ type: "start", revision: console_.view.run.revision, segment: "qa" });
  if (mode) await console_.perform({ type: "set_microphones", to: mode, from: "off" });
  const shown = () => console_.view.presence.microphones;
  await console_.until(() => shown()?.connected, "a connection to the microphones");
  const has_floor = (who, what = `${who} having the floor`) =>
    console_.until(({ view: { floor } }) => (floor.speaking?.name ?? floor.speaker ?? "") === who, what);
  return { ccu, server, console_, shown, has_floor, restart_args: { data: join(data, "kept"), args } };
}

const listed = (view) => view.floor.list.map(({ request }) => view.requests[request].name);

test("a request of a unit is one for the floor; a microphone that opens has the floor, and ends it by closing", async (t) => {
  const { ccu, console_, has_floor } = await serve(t, { mode: "follow" });
  ccu.request(ghana);
  await console_.until(({ view }) => listed(view).join() === "Ghana", "Ghana on the list");
  ccu.request(norway);
  await console_.until(({ view }) => listed(view).join() === "Ghana,Norway", "Norway behind them");
  ccu.request(ghana);
  await console_.until(({ view }) => listed(view).join() === "Norway", "Ghana off the list");
  ccu.press(norway);
  await has_floor("Norway");
  const { speaking } = console_.view.floor;
  assert.ok(speaking.clock.running_since);
  assert.equal(console_.view.requests[speaking.request].affiliation, "Delegation");
  assert.deepEqual(listed(console_.view), []);
  ccu.press(norway);
  await has_floor("");
  assert.equal(console_.view.requests[speaking.request].state, "spoken");
  assert.equal(Object.values(console_.view.history).at(-1).by, "microphones");
});

test("of several open microphones the first has the floor, then who has been open longest", async (t) => {
  const { ccu, console_, shown, has_floor } = await serve(t, { mode: "follow" });
  ccu.press(okafor);
  await has_floor("okafor");
  ccu.press(nobody);
  ccu.press(norway);
  ccu.press(chair);
  await console_.until(() => shown().open.length === 3, "three open");
  assert.deepEqual(shown().open, ["Ada Okafor", "Norway", "The moderator"]);
  assert.equal(console_.view.floor.speaker, "okafor");
  ccu.press(okafor);
  await has_floor("Norway");
  ccu.press(norway);
  await has_floor("moderator");
});

test("left alone, the floor has nothing to do with them", async (t) => {
  const { ccu, console_, shown, has_floor } = await serve(t);
  ccu.press(okafor);
  ccu.request(norway);
  await console_.until(() => !shown().elsewhere && shown().connected, "a connection");
  assert.deepEqual(listed(console_.view), []);
  assert.equal(console_.view.floor.speaker, undefined);
  await console_.perform({ type: "set_microphones", to: "follow", from: "off" });
  await has_floor("okafor", "what is open having the floor, once it is wanted");
  await console_.until(({ view }) => listed(view).join() === "Norway", "and what has asked being on the list");
});

test("driven, giving the floor opens the microphone, and it is open when the system says so", async (t) => {
  const { ccu, console_, shown, has_floor } = await serve(t, { mode: "drive" });
  await console_.perform({ type: "give_word", to: "okafor" });
  await console_.until(() => shown().open.join() === "Ada Okafor", "an open microphone");
  assert.deepEqual(ccu.open, [okafor]);
  const told = console_.frames.map(({ view }) => view?.presence?.microphones).filter((one) => one);
  assert.ok(told.findIndex(({ opening }) => opening === "Ada Okafor") <= told.findIndex(({ open }) => open?.length > 0));
  await console_.perform({ type: "give_word" });
  await console_.until(() => shown().open.length === 0, "a closed microphone");
  ccu.request(norway);
  await console_.until(({ view }) => listed(view).join() === "Norway", "Norway on the list");
  const [{ request }] = console_.view.floor.list;
  await console_.perform({ type: "give_floor", request, revision: console_.view.requests[request].revision });
  await console_.until(() => shown().open.join() === "Norway", "the next one open");
  ccu.press(norway);
  await has_floor("");
});

test("driven, silence instead of a microphone that opens is told after a second, and nothing else is disturbed", async (t) => {
  const { ccu, console_, shown, has_floor } = await serve(t, { mode: "drive", most: 1 });
  ccu.press(nobody); // Nobody is seated there: there is no room for another one.
  await console_.perform({ type: "give_word", to: "okafor" });
  await console_.until(() => shown().opening === "Ada Okafor", "a microphone opening");
  const asked = performance.now();
  await console_.until(() => shown().silent === "Ada Okafor", "a warning");
  assert.ok(performance.now() - asked < 10_000);
  assert.deepEqual(shown().open, []);
  assert.equal(console_.view.floor.speaker, "okafor");
  ccu.press(nobody);
  ccu.press(okafor);
  await console_.until(() => shown().silent === undefined && shown().open.join() === "Ada Okafor", "it open after all");
  await has_floor("okafor");
});

test("a cut in mid-speech leaves the clock running; what is open after it decides", async (t) => {
  const { ccu, console_, shown, has_floor } = await serve(t, { mode: "follow" });
  ccu.press(norway);
  await has_floor("Norway");
  await ccu.cut();
  await console_.until(() => !shown().connected, "a lost connection");
  assert.ok(console_.view.floor.speaking.clock.running_since);
  await ccu.listen();
  await console_.until(() => shown().connected, "a connection again");
  assert.equal(console_.view.floor.speaking.name, "Norway");
  await ccu.cut();
  await console_.until(() => !shown().connected, "a lost connection");
  ccu.press(norway);
  ccu.press(okafor);
  ccu.request(ghana);
  await ccu.listen();
  await has_floor("okafor");
  await console_.until(({ view }) => listed(view).join() === "Ghana", "who asked meanwhile");
});

test("a server that stops closes no microphone, and one that starts goes on from what is open", async (t) => {
  const { ccu, server, console_, shown, restart_args } = await serve(t, { mode: "drive" });
  await console_.perform({ type: "give_word", to: "okafor" });
  await console_.until(() => shown().open.join() === "Ada Okafor", "an open microphone");
  await server.stop();
  assert.deepEqual(ccu.open, [okafor]);
  assert.ok(!ccu.heard.some((line) => line.startsWith("mic_off")));
  ccu.press(norway);
  const again = await Server.start(t, restart_args);
  const back = await Page.open(again, (await again.tokens()).moderator);
  await back.until(({ view }) => view.presence.microphones?.open.length === 2, "both open");
  assert.deepEqual(back.view.presence.microphones.open, ["Ada Okafor", "Norway"]);
  assert.equal(back.view.floor.speaker, "okafor");
  ccu.press(okafor);
  await back.until(({ view }) => view.floor.speaking?.name === "Norway", "the other one having the floor");
});

test("whatever comes from there, the session goes on", async (t) => {
  const { ccu, server, console_, shown, has_floor } = await serve(t, { mode: "follow" });
  ccu.say("\0\xff mic_on\r\nmic_on 70000\r\nmic_on -1\r\nHTTP/1.1 200 OK\r\n\r\n");
  ccu.say("x".repeat(1_000_000));
  ccu.say("\r\n");
  ccu.press(norway);
  await has_floor("Norway");
  let lines = "";
  for (let i = 0; i < 2_000; ++i) lines += `mic_${i % 2 ? "off" : "on"} ${ghana}\r\n`;
  ccu.say(lines);
  await console_.until(() => !shown().connected, "an end of what no hand does");
  await server.until(({ err, out }) => /more than hands can do/.test(err + out), "a word about it");
  await console_.until(() => shown().connected, "a connection again");
  assert.deepEqual(shown().open, ["Norway"]);
  assert.equal(console_.view.floor.speaking.name, "Norway");
});

test("an address that is none of a microphone system is refused with a sentence", async () => {
  const refused = await within(dais(["serve", "--microphones", "192.0.2.10"]), "an end");
  assert.notEqual(refused.code, 0);
  assert.match(refused.err, /is not a microphone system, such as dis-ccu:\/\/192\.0\.2\.10/);
});
