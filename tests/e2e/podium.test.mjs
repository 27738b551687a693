// What passes between the console and the podium, in the browsers of all who take part: signals, messages, the end of one's time, turns in
// a round, what the stage shows, and two moderators.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Page, Screen, devices, fresh_directory, launch, links_of, serve, testids } from "./support.mjs";
import { Cast, by_moving_the_end } from "./moments.mjs";
import { write_podium_plan } from "./podium.mjs";

const phone = { ...devices["iPhone 13"], reducedMotion: "reduce" };
const tablet = { viewport: { width: 1024, height: 768 }, hasTouch: true };
const room = { viewport: { width: 1920, height: 1080 } };

// A panel of the podium's plan that is open, with pages for those who are named.
async function panel(t, who, changes) {
  const server = await serve(t, {
    data: fresh_directory(t),
    args: ["--plan", write_podium_plan(fresh_directory(t), changes), "--begin", "soon", "--open"],
  });
  const [browser, links, cast] = [await launch(t), await links_of(server), await Cast.of(server, by_moving_the_end)];
  t.after(() => cast.close());
  const pages = {
    desk: ["the moderator", links.moderator],
    side: ["the co-moderator", links.co_moderator],
    adviser: ["the adviser", links.panellists.adviser, tablet],
    haddad: ["Dr Haddad", links.panellists.haddad, phone],
    stage: ["the stage", links.stage, room],
    phone: ["a phone", links.audience, phone],
  };
  const open = async (name) => {
    const [as, link, context] = pages[name];
    const screen = await Screen.open(browser, as, server.url + link, { context });
    await screen.shows("the beginning", { status: "open", connection: "live" });
    return screen;
  };
  const screens = {};
  for (const name of who) screens[name] = await open(name);
  const until = (what, condition) => cast.moderator.until(({ view }) => condition(view), what);
  const message = (some, text, members = {}) => {
    const to = { panellists: [], stage: false, audience: false, ...some };
    return cast.moderator.perform({ type: "send_message", to, text, language: "en", ...members });
  };
  const calm = (step) => Object.values(screens).forEach((one) => one.calm(step));
  return { ...screens, cast, until, message, calm };
}

// A part of a page is shown, is in this state, and says that.
const part = (screen, testid, id) => screen.at(testid, id);
async function says(screen, testid, expected, id) {
  await part(screen, testid, id).filter({ hasText: expected }).waitFor();
}
async function gone(screen, testid, id) {
  await part(screen, testid, id).waitFor({ state: "detached" });
}
const state_of = (screen, testid, state, id) => {
  const where = id === undefined ? "" : `[data-id="${id}"]`;
  return screen.page.locator(`[data-testid="${testid}"]${where}[data-state="${state}"]`).waitFor({ state: "attached" });
};

test("signals: raised, seen, granted, done and lowered again", async (t) => {
  const { desk, adviser, haddad, cast, until, calm } = await panel(t, ["desk", "adviser", "haddad"]);
  await cast.drive("start");
  await cast.drive("next");
  const of = testids.ownSignalOf("more_time");

  await adviser.tap(testids.ownSignal("more_time"));
  await state_of(adviser, of, "raised");
  await says(desk, testids.signals, /Special Adviser.*More time/);

  // By key: the list of all that wait, and in it what tells the panellist that it was seen.
  await desk.key("k");
  await desk.press(testids.signalSee, "more_time.adviser");
  await state_of(adviser, of, "seen");
  await says(adviser, of, "Seen");
  await desk.page.keyboard.press("Escape");

  // One tap, by key or finger.
  const { added } = cast.view.segments.roadmap.clock;
  await desk.key("o");
  await until("one minute more", (view) => view.segments.roadmap.clock.added === added + 60_000);
  await says(adviser, of, "Granted: +1 min");
  await says(desk, testids.signals, "No signals");

  // Others: done, and lowered by whoever raised it.
  await haddad.tap(testids.ownSignal("must_leave"));
  await haddad.at(testids.leaveAt).first().tap();
  await state_of(haddad, testids.ownSignalOf("must_leave"), "raised");
  await says(desk, testids.signals, "Leaves");
  await haddad.tap(testids.ownSignal("cannot_hear"));
  await until("two signals", (view) => view.signals["cannot_hear.haddad"]?.state === "raised");
  await desk.key("k");
  await desk.press(testids.signalHandle, "cannot_hear.haddad");
  await says(haddad, testids.ownSignalOf("cannot_hear"), "Done");
  await haddad.tap(testids.ownSignal("must_leave"));
  await until("a signal that is lowered", (view) => view.signals["must_leave.haddad"].state === "lowered");
  await says(desk, testids.signals, "No signals");

  // The question on stage is answered with a signal too.
  await cast.audience.Amina.perform({ type: "submit_question", text: "Who begins?", name: "" });
  await until("a question", (view) => view.questions?.q1);
  await cast.question("approve", "q1");
  assert.ok(await adviser.at(testids.willAnswer).isDisabled(), "no question is on stage");
  await cast.question("put_on_stage", "q1");
  await adviser.tap(testids.willAnswer, "q1");
  await until("who answers", (view) => view.questions.q1.answering?.includes("adviser"));
  calm("signals");
});

test("messages: sent, delivered and seen of each, and one that is never seen", async (t) => {
  const all = await panel(t, ["desk", "adviser", "haddad", "stage", "phone"]);
  const { desk, adviser, haddad, stage, phone: guest, cast, until, message, calm } = all;
  await cast.drive("start");

  // A preset in the session's language, to everyone, with one press.
  await desk.key("m");
  await desk.press(testids.messageTo("everyone"));
  await desk.at(testids.messageLasts).selectOption("");
  await desk.press_on(desk.at(testids.messagePreset).filter({ hasText: "Veuillez conclure" }));
  for (const screen of [adviser, haddad, stage, guest]) await says(screen, testids.messageText, "Veuillez conclure");
  assert.equal(await adviser.at(testids.messageText).getAttribute("lang"), "fr");
  // On tablets too it leaves the clock and what that is called clear.
  const size = adviser.page.viewportSize();
  for (const [width, height] of [
    [768, 1024],
    [1024, 768],
  ]) {
    await adviser.page.setViewportSize({ width, height });
    const clear = () => {
      const [sheet, called] = [".sheet", ".hero .who"].map((one) => document.querySelector(one).getBoundingClientRect());
      return sheet.top >= called.bottom;
    };
    await adviser.page.waitForFunction(clear, null, { timeout: 10_000 });
  }
  await adviser.page.setViewportSize(size);
  // What was sent is looked at when it is asked for.
  await gone(desk, testids.messageSend);
  await desk.key("m");
  for (const who of ["adviser", "haddad", "stage"]) await state_of(desk, testids.receipt, "delivered", who);
  // Who is connected without a page in front of them has not been shown it.
  for (const who of ["okafor", "gfmd", "audience"]) await state_of(desk, testids.receipt, "sent", who);

  // A second lies over the first, and says that another is unread.
  await message({ panellists: ["adviser", "okafor"] }, "قريبا من الميكروفون", { language: "ar" });
  await says(adviser, testids.message, "2 unread");
  await says(adviser, testids.messageText, "قريبا من الميكروفون");
  await until("that the second arrived", (view) => view.messages.m2.delivered.includes("adviser"));
  await adviser.tap(testids.gotIt);
  await until("that the second was seen", (view) => view.messages.m2.seen_by.includes("adviser"));
  await says(adviser, testids.messageText, "Veuillez conclure");
  assert.equal(await adviser.at(testids.message).getAttribute("data-id"), "m1");
  await adviser.tap(testids.gotIt);
  await until("that the first was seen", (view) => view.messages.m1.seen_by.includes("adviser"));
  await says(desk, testids.seenStays, "cannot be undone", "m1");
  await gone(adviser, testids.message);
  assert.deepEqual(cast.view.messages.m2.delivered, ["adviser"]);

  // The audience puts it away; the others have it until it is taken down.
  await guest.tap(testids.gotIt);
  await gone(guest, testids.message);
  await desk.press(testids.takeDown, "m1");
  for (const screen of [haddad, stage]) await gone(screen, testids.message);
  assert.deepEqual(cast.view.messages.m1.seen_by, ["adviser"], "Dr Haddad never said that she saw it");
  await state_of(desk, testids.receipt, "delivered", "haddad");

  // Of their own words; for a time, of which every page knows the end.
  await desk.press(testids.messageSeveral);
  await desk.press(testids.messageTo("everyone"));
  await desk.press(testids.messageTo("stage"));
  await desk.at(testids.messageOwn).fill("We begin again in a moment");
  await desk.press(testids.messageSend);
  await until("a message of one's own", (view) => view.messages.m3?.text === "We begin again in a moment");
  assert.deepEqual(cast.view.messages.m3.to, { panellists: ["adviser", "haddad", "okafor", "gfmd"], stage: false, audience: true });
  await message({ stage: true, audience: true, panellists: ["haddad"] }, "A moment", { lasts: 1500 });
  await says(stage, testids.messageText, "A moment");
  await gone(stage, testids.message);
  calm("messages");
});

test("the stage: blackout, the test pattern, and the session again", async (t) => {
  const { desk, stage, cast, until, message, calm } = await panel(t, ["desk", "stage"]);
  await cast.drive("start");
  await stage.shows("the session", { status: "running", connection: "live", clock: { some: { phase: "running" } } });
  const choose = async (what) => {
    await desk.key("b");
    await desk.press(testids.stagePicture(what));
    await stage.page.locator(`[data-testid="${testids.page}"][data-picture="${what}"]`).waitFor();
    await desk.page.keyboard.press("Escape");
  };

  await choose("blackout");
  await says(desk, testids.stageMenu, "Blackout");
  const dark = await stage.page.evaluate(() => ({
    text: [...document.querySelectorAll("#root > :not(.unseen)")].map((one) => one.textContent).join(""),
    ground: getComputedStyle(document.querySelector("main")).backgroundColor,
    box: document.querySelector("main").getBoundingClientRect().toJSON(),
  }));
  assert.equal(dark.text, "");
  assert.equal(dark.ground, "rgb(0, 0, 0)");
  assert.deepEqual([dark.box.x, dark.box.y, dark.box.width, dark.box.height], [0, 0, 1920, 1080]);
  // Nobody reads a message on it, and none is said to have arrived.
  await message({ stage: true }, "Hello");
  await until("the message", (view) => view.messages.m1);

  await choose("test");
  assert.equal(await stage.at(testids.resolution).textContent(), "1920 × 1080");
  const before = await stage.at(testids.testClock).textContent();
  await stage.page.waitForFunction(
    ([id, was]) => document.querySelector(`[data-testid="${id}"]`).textContent !== was,
    [testids.testClock, before],
  );
  assert.deepEqual(cast.view.messages.m1.delivered, []);

  await choose("session");
  await stage.shows("the session again", { clock: { some: { phase: "running" } } });
  await says(stage, testids.messageText, "Hello");
  await until("its arrival", (view) => view.messages.m1.delivered.includes("stage"));
  calm("the stage");
});

test("one's time: wrap-up, last minute, zero, overtime, and the handing over", async (t) => {
  const changes = { roadmap: { hand_over_seconds: 6 } };
  const { adviser, stage, phone: guest, cast, until, calm } = await panel(t, ["adviser", "stage", "phone"], changes);
  const near = (step) => adviser.page.locator(`[data-testid="${testids.page}"][data-near="${step}"]`).waitFor();
  await adviser.at(testids.allotment).filter({ hasText: "for 10 min" }).waitFor();
  await cast.drive("start");
  await cast.drive("add_time", { segment: "roadmap", by: -105_000 });
  await says(adviser, testids.allotment, "8 min 15 s instead of 10 min");
  await cast.drive("next");
  await gone(adviser, testids.allotment);
  await near("calm");
  await cast.leave(1.9);
  await near("wrap_up");
  await adviser.shows("wrap-up", { phase: "wrap_up", contradictions: [] });
  await cast.leave(0.9);
  await near("last_minute");
  await says(adviser, testids.phase, "Last minute");
  await cast.leave(0.01);
  await near("zero");
  await adviser.shows("overtime", { phase: "overtime", clock: { some: { phase: "overtime", figures: { starts: "+0:0" } } } });
  await says(adviser, testids.graceLine, /Hands over in 0:0\d/);
  for (const screen of [stage, guest]) await says(screen, testids.phase, /Hands over in 0:0\d/i);
  await near("overtime");
  await until("the next", (view) => view.run.current === "regions");
  await adviser.shows("the next", { phase: "running", turn: "over" });
  calm("one's time");
});

test("turns in a round", async (t) => {
  const { adviser, haddad, stage, phone: guest, cast, calm } = await panel(t, ["adviser", "haddad", "stage", "phone"]);
  await cast.drive("start", { segment: "rounds" });
  const give = (to) => cast.moderator.perform({ type: "give_word", to });
  const row = (screen, id, state) => state_of(screen, testids.roundPerson, state, id);

  await give("okafor");
  await row(adviser, "okafor", "speaking");
  await adviser
    .at(testids.segmentClock)
    .filter({ hasText: /2[34]:/ })
    .waitFor();
  const two_minutes = { clock: { some: { figures: { any: [{ has: "2:00" }, { has: "1:" }] } } } };
  for (const screen of [adviser, stage, guest]) await screen.shows("the turn", two_minutes);

  await give("adviser");
  await row(haddad, "okafor", "spoken");
  await row(haddad, "adviser", "speaking");
  await row(haddad, "haddad", "next");
  await adviser.shows("one's own turn", { ...two_minutes, speaker: "Your turn" });

  await give("haddad");
  await give("gfmd");
  await give("okafor");
  await adviser.page.locator(`[data-testid="${testids.roundRow}"][data-number="2"]`).waitFor();
  await row(adviser, "gfmd", "waiting");
  calm("rounds");
});

test("two moderators, and the role handed over", async (t) => {
  const { desk, side, cast, until, calm } = await panel(t, ["desk", "side"]);
  await cast.drive("start");
  await cast.panellists.adviser.perform({ type: "raise_signal", kind: "more_time" });
  for (const screen of [desk, side]) await says(screen, testids.signals, "More time");
  // Both press at once: it is granted once.
  await Promise.all([desk.key("o"), side.key("o")]);
  await until("a minute", (view) => view.signals["more_time.adviser"].state === "granted");
  for (const screen of [desk, side]) await says(screen, testids.signals, "No signals");
  assert.equal(cast.view.segments.roadmap.clock.added, 60_000);

  await desk.key("w");
  await desk.press(testids.handModeration);
  await until("the handing over", (view) => view.run.handed_over);
  await desk.at(testids.handModeration).filter({ hasText: "Take" }).waitFor();
  await side.key("w");
  await side.at(testids.handModeration).filter({ hasText: "Give" }).waitFor();
  await desk.press(testids.handModeration);
  await until("the taking back", (view) => !view.run.handed_over);
  await gone(side, testids.handModeration);

  // The links to hand out, an observer's among them, with their codes.
  const observer = desk.page.locator(`[data-testid="${testids.link}"][data-role="observer"]`);
  const link = await observer.locator("a").getAttribute("href");
  await observer.locator(`[data-testid="${testids.linkQr}"]`).click();
  await desk.page.locator(".qr img").waitFor();
  const { origin, hostname, port } = new URL(desk.page.url());
  const watcher = await Page.open({ url: origin, host: hostname, port: Number(port) }, link.split("#")[1]);
  assert.equal(watcher.welcome.as, "observer");
  await watcher.close();
  calm("two moderators");
});
