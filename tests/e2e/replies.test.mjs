// What the rules of a panel have besides the list: somebody responds to who speaks, another asks for a right of reply, and the moderators
// keep messages of their own.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Cast, by_moving_the_end } from "./moments.mjs";
import { write_podium_plan } from "./podium.mjs";
import { Screen, devices, fresh_directory, launch, links_of, serve, testids } from "./support.mjs";

const phone = { ...devices["iPhone 13"], reducedMotion: "reduce" };

async function panel(t) {
  const args = ["--plan", write_podium_plan(fresh_directory(t)), "--begin", "soon", "--open"];
  const server = await serve(t, { data: fresh_directory(t), args });
  const [browser, links, cast] = [await launch(t), await links_of(server), await Cast.of(server, by_moving_the_end)];
  t.after(() => cast.close());
  const open = (name, link, context = {}) => Screen.open(browser, name, server.url + link, { context });
  const until = (what, condition) => cast.moderator.until(({ view }) => condition(view), what);
  return { cast, until, open, links };
}

test("a response and a right of reply, from the rules to the floor", async (t) => {
  const { cast, until, open, links } = await panel(t);
  await cast.drive("start", { segment: "qa" });
  const [desk, bo, cy] = await Promise.all([
    open("console", links.moderator),
    open("Bo's phone", links.audience, phone),
    open("Cy's phone", links.audience, phone),
  ]);

  // The moderator gives each a time.
  await desk.press(testids.listRules);
  for (const [kind, minutes] of [
    ["responses", "1"],
    ["rights_of_reply", "2"],
  ]) {
    await desk.at(testids.replyMinutes, kind).fill(minutes);
    await desk.press(testids.replySave, kind);
    await until(kind, ({ floor }) => floor[kind]?.allotment === Number(minutes) * 60_000);
  }
  await desk.page.keyboard.press("Escape");
  await desk.at(testids.repliesTold).first().waitFor();

  // Who speaks is responded to; another replies in the end; between them waits who asked before both.
  await cast.request(0);
  await cast.request(1);
  await cast.floor("give_floor", "r1");
  for (const [screen, name] of [
    [bo, "Bo Andersson"],
    [cy, "Cy Young"],
  ]) {
    await screen.tap(testids.tab("floor"));
    await screen.at(testids.floorName).fill(name);
  }
  await cy.tap(testids.floorReply);
  await until("the right of reply", ({ requests }) => requests.r3);
  await bo.tap(testids.floorRespond);
  await until("the response", ({ requests }) => requests.r4);
  assert.deepEqual(
    cast.view.floor.list.map((one) => [one.request, one.allotment]),
    [
      ["r4", 60_000],
      ["r2", 180_000],
      ["r3", 120_000],
    ],
  );
  await bo.shows("the next", { place: { has: "next" } });
  await desk.at(testids.request, "r4").getByText("Response to ⁨Tomás Herrera⁩").waitFor();
  await desk.at(testids.request, "r3").getByText("Right of reply").waitFor();
  // What the main button showed it keeps, whoever comes: who comes first has a place of their own.
  const named = [testids.main, testids.nextSpeaker].map((one) => `[data-testid="${one}"]`).join();
  await desk.page.locator(named).filter({ hasText: "Bo Andersson", visible: true }).click();
  await until("the response is given", ({ floor }) => floor.speaking?.request === "r4");
  await desk.shows("whose it is", { speaker: "Bo Andersson", segment: { has: "Response to" } });
  await bo.shows("one's own", { place: { has: "You have the floor" } });
  assert.equal(cast.view.floor.speaking.clock.allotment, 60_000);
  for (const one of [desk, bo, cy]) one.calm("in the end");
});

test("a quick message of one's own is kept with the session, sent with one press, and dropped", async (t) => {
  const { cast, until, open, links } = await panel(t);
  await cast.drive("start");
  const [desk, other] = [await open("console", links.moderator), await open("co-moderator", links.co_moderator)];
  await desk.press(testids.messages);
  await desk.at(testids.messageOwn).fill("Please name the source");
  await desk.press(testids.messageKeep);
  await until("it is kept", (view) => view.quick_messages.includes("Please name the source"));
  await other.press(testids.messages);
  const kept = (on) => on.at(testids.messagePreset).filter({ hasText: "Please name the source" });
  await other.press(testids.messageTo("all"));
  await kept(other).click();
  await until("it is sent", ({ messages }) => Object.values(messages ?? {}).some((one) => one.text === "Please name the source"));
  await desk.press(testids.messageDrop);
  await until("it is dropped", (view) => view.quick_messages.length === 0);
  await kept(desk).waitFor({ state: "detached" });
  for (const one of [desk, other]) one.calm("in the end");
});
