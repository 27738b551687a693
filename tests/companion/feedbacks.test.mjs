import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { createRequire } from "node:module";
import { test } from "node:test";
import { root } from "../system/support.mjs";
import { Companion, module_folder } from "./companion.mjs";
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

test("each feedback is true by its own member, and by no other", async (t) => {
  const { server, companion } = await connected(t);
  const clock = (phase, left) => ({ phase, left, time_given: 300_000 });
  // For each: its options, what makes it true, and what does not.
  const cases = {
    phase: [{ phase: "wrap_up" }, clock("wrap_up", 30_000), clock("running", 90_000)],
    time_left: [{ seconds: 60 }, clock("running", 60_000), clock("running", 61_000)],
    paused: [{}, { paused: true }, { paused: false }],
    status: [{ status: "concluded" }, { status: "concluded" }, { status: "running" }],
    segment: [{ segment: "iom" }, { segment: "iom" }, { segment: "unhcr" }],
    behind: [{ seconds: 60 }, { behind: 60_000 }, { behind: 59_000 }],
    speaking: [{ who: "unhcr" }, { speaking: "unhcr" }, { speaking: "iom" }],
    waiting: [{}, { requests_waiting: 1 }, { requests_waiting: 0 }],
    question: [{}, { question: "q1" }, { question: "" }],
    queued: [{}, { questions_queued: 1 }, { questions_queued: 0 }],
    review: [{}, { questions_to_review: 1 }, { questions_to_review: 0 }],
    signals: [{}, { signals_raised: 1 }, { signals_raised: 0 }],
    message: [{ text: "Louder" }, { message: "Louder" }, { message: "Please wrap up" }],
    stage: [{ picture: "test" }, { stage: "test" }, { stage: "blackout" }],
  };
  assert.deepEqual(Object.keys(companion.told.setFeedbackDefinitions.feedbacks).sort(), [...Object.keys(cases), "no_connection"].sort());
  for (const [id, [options]] of Object.entries(cases)) await companion.place(id, id, options);
  await companion.place("no_connection", "no_connection");

  const none = Object.assign({}, ...Object.values(cases).map(([, , members]) => members));
  const dark = Object.fromEntries(Object.keys(companion.lit).map((id) => [id, false]));
  let step = 0;
  const become = async (members) => {
    server.set({ ...none, ...members, title: `step ${++step}` });
    await companion.until("the state", () => companion.values.title === server.state.title);
  };
  for (const [id, [, members]] of Object.entries(cases)) {
    await become({});
    assert.deepEqual(companion.lit, dark, id);
    await become(members);
    assert.deepEqual(companion.lit, { ...dark, [id]: true, ...(id === "phase" && { time_left: true }) }, id);
  }
});

test("whose id or text is left empty is true of any", async (t) => {
  const { server, companion } = await connected(t);
  await companion.place("speaks", "speaking", { who: "" });
  await companion.place("message", "message", { text: "" });
  await companion.place("segment", "segment", { segment: "" });
  assert.deepEqual(companion.lit, { speaks: false, message: false, segment: false });
  server.set({ speaking: "r4", message: "Louder" });
  await companion.until("both", () => companion.lit.speaks && companion.lit.message);
  assert.equal(companion.lit.segment, false);
});

test("only what looks at what has changed is looked at again", async (t) => {
  const { server, companion } = await connected(t);
  await companion.place("stage", "stage", { picture: "test" });
  await companion.place("question", "question");
  await companion.place("phase", "phase", { phase: "running" });
  server.set({ question: "q1" });
  await companion.until("the question", () => companion.lit.question);
  assert.deepEqual(
    companion.told.updateFeedbackValues.values.map((one) => one.id),
    ["question"],
  );
  server.set({ questions_queued: 4 });
  await companion.until("the queue", () => companion.values.questions_queued === 4);
  assert.deepEqual(
    companion.told.setVariableValues.newValues.map((one) => one.id),
    ["questions_queued"],
  );
});

test("every preset does and shows what there is, and is in one section", async (t) => {
  const { companion } = await connected(t);
  const { structure, presets } = companion.told.setPresetDefinitions;
  const { actions } = companion.told.setActionDefinitions;
  const { feedbacks } = companion.told.setFeedbackDefinitions;
  const { variables } = companion.told.setVariableDefinitions;
  assert.deepEqual(structure.flatMap((section) => section.definitions).sort(), Object.keys(presets).sort());
  const options_fit = (one, definitions, id) => {
    assert.ok(definitions[id], id);
    assert.deepEqual(Object.keys(one.options).sort(), definitions[id].options.map((option) => option.id).sort(), id);
  };
  for (const [name, preset] of Object.entries(presets)) {
    for (const [, variable] of preset.style.text.matchAll(/\$\(dais:([a-z_]+)\)/g)) assert.ok(variables[variable], `${name}: ${variable}`);
    for (const step of preset.steps) for (const one of step.down) options_fit(one, actions, one.actionId);
    for (const one of preset.feedbacks) options_fit(one, feedbacks, one.feedbackId);
    assert.equal(preset.feedbacks.at(-1).feedbackId, "no_connection", `${name} says when there is no connection, over all else`);
  }
  const pressed = new Set(Object.values(presets).flatMap((preset) => preset.steps[0].down.map((one) => one.actionId)));
  assert.deepEqual(
    Object.keys(actions).filter((id) => !pressed.has(id)),
    ["command"],
  );
});

test("the manifest is as Companion wants it, and of the versions that there are", async () => {
  const require = createRequire(join(module_folder, "main.mjs"));
  const { validateManifest } = await import(pathToFileURL(require.resolve("@companion-module/base/manifest")).href);
  const read = (path) => JSON.parse(readFileSync(path, "utf8"));
  const manifest = read(join(module_folder, "companion/manifest.json"));
  validateManifest(manifest, false);
  const [, version] = /project\(dais VERSION ([0-9.]+)/.exec(readFileSync(join(root, "CMakeLists.txt"), "utf8"));
  const { packages } = read(join(module_folder, "package-lock.json"));
  assert.deepEqual([manifest.version, read(join(module_folder, "package.json")).version, packages[""].version], Array(3).fill(version));
  assert.equal(manifest.runtime.apiVersion, read(require.resolve("@companion-module/base/package.json")).version);
});
