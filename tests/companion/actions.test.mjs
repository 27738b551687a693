import assert from "node:assert/strict";
import { test } from "node:test";
import { Companion } from "./companion.mjs";
import { StandIn } from "./stand_in.mjs";
import { SteppedClock } from "./stepped_clock.mjs";

async function connected(t) {
  const clock = new SteppedClock();
  const server = await StandIn.open(t, clock);
  const companion = await Companion.here(t, clock);
  await companion.connect(server);
  await companion.connected();
  return { clock, server, companion };
}

const done = { success: true };
const refused = (errorMessage) => ({ success: false, errorMessage });

test("each action is its command, with what the button showed where it acts", async (t) => {
  const { clock, server, companion } = await connected(t);
  const clock_at = (left) => ({ phase: "running", time_given: 300_000, left, zero_at: server.now + left });
  const shown = {
    ...{ status: "running", segment: "unhcr", next: "iom", ...clock_at(90_000), speaking: "r4", next_request: "r9", requests_waiting: 2 },
    ...{ question: "q1", question_text: "Why?", questions_queued: 3, stage: "session" },
  };
  const by_segment = { expect: "unhcr" };
  const by_speaker = { expect: "r4" };
  const by_question = { expect: "q1" };
  const cases = [
    ["start", {}, "start", by_segment],
    ["next", {}, "next", by_segment],
    ["previous", { segment: "opening" }, "back", { segment: "opening", ...by_segment }],
    ["pause", {}, "pause", by_segment],
    ["pause", { what: "pause" }, "pause", by_segment],
    ["pause", { what: "resume" }, "resume", by_segment],
    ["add_time", {}, "add_time", { segment: "unhcr", by: 60_000, ...by_segment }],
    ["add_time", { seconds: -30 }, "add_time", { segment: "unhcr", by: -30_000, ...by_segment }],
    ["end_segment", {}, "end_segment", by_segment],
    ["skip", {}, "skip", { segment: "iom", ...by_segment }],
    ["skip", { segment: "qa" }, "skip", { segment: "qa", ...by_segment }],
    ["catch_up", {}, "catch_up", { how: "shorten", ...by_segment }],
    ["catch_up", { how: "drop", segment: "iom" }, "catch_up", { how: "drop", segment: "iom", ...by_segment }],
    ["give_floor", {}, "give_floor", { request: "r9", ...by_speaker }],
    ["give_word", {}, "give_word", { to: "moderator", ...by_speaker }],
    ["give_word", { who: "" }, "give_word", { to: null, ...by_speaker }],
    ["end_intervention", {}, "end_intervention", { request: "r4", ...by_speaker }],
    ["extend_intervention", {}, "extend_intervention", { request: "r4", by: 30_000, ...by_speaker }],
    ["extend_turn", { seconds: -30 }, "extend_turn", { panellist: "r4", by: -30_000, ...by_speaker }],
    ["put_on_stage", {}, "put_on_stage", by_question],
    ["put_on_stage", { question: "q5" }, "put_on_stage", { question: "q5", ...by_question }],
    ["take_off_stage", {}, "take_off_stage", { question: "q1", ...by_question }],
    ["mark_answered", {}, "mark_answered", { question: "q1", how: "live", text: "", ...by_question }],
    ["send_message", { text: "Louder" }, "send_message", { text: "Louder", to: { stage: true, panellists: [], audience: false } }],
    [
      "send_message",
      { text: "Wrap up", stage: false, panellists: "unhcr, iom", lasts: 30 },
      "send_message",
      { text: "Wrap up", to: { stage: false, panellists: ["unhcr", "iom"], audience: false }, lasts: 30_000 },
    ],
    ["set_stage", {}, "set_stage", { to: "blackout", expect: "session" }],
    ["set_stage", { picture: "test" }, "set_stage", { to: "test", expect: "session" }],
    ["undo", {}, "undo", {}],
    ["redo", {}, "redo", {}],
    ["command", { name: "move_question", members: '{"question": "q5"}' }, "move_question", { question: "q5" }],
    ["command", { name: "set_stage", members: '{"to": "test"}', expect: "stage" }, "set_stage", { to: "test", expect: "session" }],
    ["command", { name: "close_list", members: "" }, "close_list", {}],
  ];
  const named = new Set(cases.map(([id]) => id));
  const all = Object.keys(companion.told.setActionDefinitions.actions);
  assert.deepEqual(
    all.filter((id) => !named.has(id) && id !== "hide_message"),
    [],
  );
  for (const [id, options, name, body] of cases) {
    clock.step(1_000);
    server.set({ ...shown, paused: false, message: "", title: `${id} ${JSON.stringify(options)}` });
    await companion.until("the state", () => companion.values.title === server.state.title);
    assert.deepEqual(await companion.press(id, options), done, id);
    const request = server.received.at(-1);
    assert.deepEqual({ name: request.name, body: request.body }, { name, body: { ...body, pressed: server.now } }, id);
    assert.match(request.key, /^[-0-9a-f]{36}$/);
  }
  assert.equal(new Set(server.received.map((one) => one.key)).size, cases.length);
});

test("a button that is pressed twice advances once", async (t) => {
  const { clock, server, companion } = await connected(t);
  assert.deepEqual(await Promise.all([companion.press("next"), companion.press("next")]), [done, done]);
  await companion.until("the first segment", () => companion.values.segment === "opening");
  clock.step(300);
  assert.deepEqual(await companion.press("next"), done);
  assert.equal(server.received.length, 1);
  clock.step(500);
  assert.deepEqual(await companion.press("next"), done);
  await companion.until("the second segment", () => companion.values.segment === "unhcr");
});

test("a toggle that bounces is not taken back", async (t) => {
  const { clock, server, companion } = await connected(t);
  await companion.press("set_stage");
  await companion.until("a black stage", () => companion.values.stage === "blackout");
  clock.step(200);
  await companion.press("set_stage");
  assert.equal(server.received.length, 1);
});

test("time is added as often as it is pressed", async (t) => {
  const { server, companion } = await connected(t);
  await companion.press("start");
  await companion.until("a clock", () => companion.values.time_given === 300_000);
  await Promise.all([companion.press("add_time"), companion.press("add_time"), companion.press("add_time", { seconds: -30 })]);
  await companion.until("the time", () => companion.values.time_given === 390_000);
  assert.equal(server.received.length, 4);
});

test("a button that shows what is no more does nothing, and says so", async (t) => {
  const { server, companion } = await connected(t);
  server.state.segment = "unhcr"; // of which the module has not been told
  assert.deepEqual(await companion.press("next"), refused("Somebody was earlier."));
  assert.equal(server.state.segment, "unhcr");
});

test("pause is resume while the session is paused, and the stage's pictures go back", async (t) => {
  const { clock, server, companion } = await connected(t);
  await companion.press("start");
  await companion.until("a clock", () => companion.values.phase === "running");
  await companion.press("pause");
  await companion.until("a pause", () => companion.values.paused === true);
  await companion.press("set_stage");
  await companion.until("a black stage", () => companion.values.stage === "blackout");
  clock.step(700);
  await companion.press("pause");
  await companion.until("no pause", () => companion.values.paused === false);
  await companion.press("set_stage", { picture: "blackout", toggle: true });
  await companion.until("the session", () => companion.values.stage === "session");
  assert.deepEqual(
    server.received.map((one) => one.name),
    ["start", "pause", "set_stage", "resume", "set_stage"],
  );
});

for (const [fault, what] of [
  ["cut", "whose answer was lost is not done again"],
  ["cut_before", "that did not arrive is sent again"],
  ["busy", "that could not be saved is sent again"],
]) {
  test(`a command ${what}, under the same key`, async (t) => {
    const { clock, server, companion } = await connected(t);
    server.faults.push(fault);
    const pressed = companion.press("next");
    await clock.step_to(200, "another try");
    assert.deepEqual(await pressed, done);
    const [first, second, ...more] = server.received;
    assert.deepEqual([first.key, first.body, more], [second.key, second.body, []]);
    assert.equal(server.state.segment, "opening");
  });
}

test("a token that asks too often waits as long as it is told", async (t) => {
  const { clock, server, companion } = await connected(t);
  server.faults.push("too_fast");
  const pressed = companion.press("next");
  await clock.step_to(1_000, "another try");
  assert.deepEqual(await pressed, done);
});

test("what gets no answer for ten seconds is said not to be known", async (t) => {
  const { clock, server, companion } = await connected(t);
  server.faults.push(...Array(20).fill("busy"));
  const pressed = companion.press("next");
  for (const pause of [200, 400, 800, 1_600, 1_600, 1_600, 1_600, 1_600]) await clock.step_to(pause, "another try");
  assert.deepEqual(await pressed, refused("No answer, so it may be done or not. Look at the console. (It could not be saved.)"));
  assert.equal(server.received.length, 9);
});

test("an answer that does not come is not waited for longer than three seconds", async (t) => {
  const { clock, server, companion } = await connected(t);
  server.faults.push("silent");
  const pressed = companion.press("next");
  await server.until("the command", () => server.received.length === 1);
  await clock.step_to(3_000, "the end of waiting");
  await clock.step_to(200, "another try");
  assert.deepEqual(await pressed, done);
  assert.equal(server.received[0].key, server.received[1].key);
});

test("a press that arrives too late is not done, and said", async (t) => {
  const { clock, server, companion } = await connected(t);
  server.faults.push(...Array(6).fill("cut_before"));
  const pressed = companion.press("next");
  for (const pause of [200, 400, 800, 1_600, 1_600, 1_600]) await clock.step_to(pause, "another try");
  assert.deepEqual(await pressed, refused("It came too late."));
  assert.equal(server.state.segment, "");
});

test("a token that may only look on is told so", async (t) => {
  const { server, companion } = await connected(t);
  server.rights = "read";
  assert.deepEqual(await companion.press("next"), refused("This token may only look on."));
});

test("previous is what ran before, as often as it is pressed", async (t) => {
  const { clock, server, companion } = await connected(t);
  assert.match((await companion.press("previous")).errorMessage, /enter its id/);
  for (const segment of ["opening", "unhcr", "iom"]) {
    clock.step(1_000);
    await companion.press("next");
    await companion.until(segment, () => companion.values.segment === segment);
  }
  for (const segment of ["unhcr", "opening"]) {
    clock.step(1_000);
    assert.equal(companion.values.previous, segment);
    await companion.press("previous");
    await companion.until(segment, () => companion.values.segment === segment);
  }
  assert.equal(companion.values.previous, "");
  assert.deepEqual(
    server.received.slice(-2).map((one) => one.body.segment),
    ["unhcr", "opening"],
  );
});

test("a message that was sent from here is hidden from here", async (t) => {
  const { clock, server, companion } = await connected(t);
  assert.deepEqual(await companion.press("hide_message"), refused("The stage shows no message"));
  await companion.press("send_message", { text: "Louder please" });
  await companion.until("the message", () => companion.values.message === "Louder please");
  assert.deepEqual(await companion.press("hide_message"), done);
  assert.deepEqual([server.received.at(-1).name, server.received.at(-1).body.record], ["undo", 101]);
  await companion.until("no message", () => companion.values.message === "");
  clock.step(700);
  server.set({ message: "From the console" });
  await companion.until("the message", () => companion.values.message === "From the console");
  assert.deepEqual(await companion.press("hide_message"), refused("This message was not sent from here: hide it on the console"));
});

test("a button with nothing to act on says so, and sends nothing", async (t) => {
  const { server, companion } = await connected(t);
  const says = async (id, options) => (await companion.press(id, options)).errorMessage;
  server.set({ next: "", title: "Nothing" });
  await companion.until("the state", () => companion.values.title === "Nothing");
  assert.equal(await says("skip"), "No segment follows");
  assert.equal(await says("catch_up", { how: "drop" }), "Enter in the button which segment");
  assert.equal(await says("give_floor"), "Nobody is waiting for the floor");
  assert.equal(await says("end_intervention"), "Nobody has the floor");
  assert.equal(await says("extend_intervention"), "Nobody has the floor");
  assert.equal(await says("extend_turn"), "Nobody has the floor");
  assert.equal(await says("put_on_stage"), "No question is in the queue");
  assert.equal(await says("mark_answered"), "No question is on stage");
  assert.equal(await says("take_off_stage"), "No question is on stage");
  server.set({ requests_waiting: 2 });
  await companion.until("the list", () => companion.values.requests_waiting === 2);
  assert.equal(await says("give_floor"), "The floor is not open");
  assert.equal(server.received.length, 0);
});

test("what is written wrong in a button is said before anything is sent", async (t) => {
  const { server, companion } = await connected(t);
  assert.match((await companion.press("command", { name: "next", members: "{" })).errorMessage, /^The members are no JSON: /);
  assert.match((await companion.press("command", { name: "next", members: "[1]" })).errorMessage, /^The members must be a JSON object/);
  assert.deepEqual(await companion.press("send_message", { text: "" }), refused("The message is empty."));
  assert.equal(server.received.length, 1);
});
