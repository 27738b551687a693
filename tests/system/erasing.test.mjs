// What somebody typed is erased at their wish: from what anybody is shown, and from the disk, whenever the server is killed.

import assert from "node:assert/strict";
import { readFileSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { Page, Server, dais, demonstration, fresh_directory, secret_of, within } from "./support.mjs";

const session = "new-york-declaration";
const args = ["--plan", demonstration, "--open"];
const question = "Where does the heron nest in winter?";
const name = "Augustina Quellenhof";
const office = "Society for Herons";
const erased = "\u2014\u200b";

const files = (directory) =>
  readdirSync(directory, { recursive: true })
    .map((one) => join(directory, one))
    .filter((one) => statSync(one).isFile());
const holds = (data, text) => files(data).some((file) => readFileSync(file).includes(text));

// Ada has asked, a moderator has edited that and put it on stage; she is removed, and what she typed is to be erased.
async function to_be_erased(server) {
  const tokens = await server.tokens(session);
  const moderator = await Page.open(server, tokens.moderator);
  const ada = await Page.open(server, tokens.audience, { participant: secret_of("Ada") });
  const { rules } = moderator.view;
  await moderator.perform({
    type: "set_question_rules",
    revision: rules.revision,
    approval: true,
    anonymous: true,
    taking: "open",
    words: [],
  });
  await ada.perform({ type: "submit_question", text: question, name });
  await ada.perform({ type: "submit_question", text: "Another one, of mine?", name });
  await moderator.until(() => moderator.view.questions?.q2, "the questions");
  await moderator.perform({ type: "edit_question", question: "q1", revision: 1, text: `${question} And in summer?` });
  await moderator.perform({ type: "put_on_stage", question: "q1", revision: 2, replacing: undefined });
  const { floor } = moderator.view;
  await moderator.perform({
    type: "set_floor_rules",
    revision: floor.revision,
    taking: "open",
    order: "first_come",
    allotment: 60000,
    wrap_up: 10000,
    groups: [],
  });
  await ada.perform({ type: "request_floor", name, affiliation: office, online: false, kind: "speech" });
  await moderator.perform({ type: "remove_participants", participants: [moderator.view.questions.q1.asker] });
  return { moderator, ada, asker: moderator.view.questions.q1.asker, tokens };
}

// The files are read until none of it is there: what takes it out of them runs beside the session.
async function is_gone(data) {
  const gone = async () => {
    while ([question, name, office, "of mine?"].some((text) => holds(data, text))) await pause(20);
  };
  await within(gone(), "files without what was erased");
}

test("what somebody typed is gone from the pages and from the disk, and the record is whole and says that it was erased", async (t) => {
  const data = fresh_directory(t);
  const server = await Server.start(t, { data, args });
  const { moderator, asker, ada, tokens } = await to_be_erased(server);
  assert.ok([question, name, office].every((text) => holds(data, text)));
  await moderator.perform({ type: "erase_participants", participants: [asker] });
  await moderator.until(() => moderator.view.questions.q1.text === erased, "a dash in the place of the question");
  assert.equal(moderator.view.questions.q1.original, undefined);
  const told = Object.values(moderator.view.history).map((one) => one.did);
  assert.ok(told.some((did) => did.type === "participants_erased" && did.participants === 1));
  await ada.until(() => ada.own.questions.q1.text === erased, "the same on the page of who asked");
  await ada.until(() => !JSON.stringify(ada.view).includes(question), "nothing of it for the audience");
  assert.ok(!JSON.stringify([moderator.view, ada.view, ada.own]).includes(question));
  await is_gone(data);
  await server.kill();
  await is_gone(data);

  assert.equal((await dais(["verify", "--data", data])).code, 0);
  const { out } = await dais(["replay", "--data", data, session]);
  assert.match(out, /erased what 1 participant had written/);
  assert.doesNotMatch(out, /heron|Quellenhof|Society/);
  const again = await Server.start(t, { data, args });
  const page = await Page.open(again, tokens.moderator);
  const { presence: then, ...shown } = moderator.view;
  const { presence: now, ...shown_again } = page.view;
  assert.deepEqual(shown_again, shown);
});

test("a server that is killed as soon as it has erased something takes it off the disk when it starts", async (t) => {
  const data = fresh_directory(t);
  const server = await Server.start(t, { data, args });
  const { moderator, asker, tokens } = await to_be_erased(server);
  await moderator.perform({ type: "erase_participants", participants: [asker] });
  await server.kill();
  const again = await Server.start(t, { data, args });
  const page = await Page.open(again, tokens.moderator);
  assert.equal(page.view.questions.q1.text, erased);
  await is_gone(data);
  assert.equal((await dais(["verify", "--data", data])).code, 0);
});
