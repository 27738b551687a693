// The server goes and comes back in the middle of a panel: the pages go on, say what they do not know, and lose nothing that was typed.

import assert from "node:assert/strict";
import { test } from "node:test";
import {
  Page,
  Screen,
  ServerClock,
  ages_are_right,
  clocks_are_right,
  demonstration,
  devices,
  fresh_directory,
  launch,
  links_of,
  outcome,
  secret_of,
  see_sent,
  serve,
  testids,
} from "./support.mjs";

// What Chromium says of a socket that finds nobody, and of a page that then asks whether anything answers. The test is the reason.
const forgive = /WebSocket connection to .* failed|\/healthz: net::ERR_|net::ERR_.* \(.*\/healthz\)/;

const question = "Who pays for it, and who has agreed to?";
const other_question = "من يدفع؟";

const everywhere = (step, screens, expected) => Promise.all(screens.map((screen) => screen.shows(step, expected)));

const arguments_of = (...others) => ["--plan", demonstration, "--open", "--begin", "soon", ...others];

// A panel that runs, with a page of each kind.
async function begin(t, browser) {
  const data = fresh_directory(t);
  const server = await serve(t, { data, args: arguments_of() });
  const links = await links_of(server);
  const tokens = await server.tokens();
  const moderator = await Page.open(server, tokens.moderator);
  await moderator.perform({ type: "start", revision: moderator.view.run.revision });
  const open = (name, link, context = {}) => Screen.open(browser, name, server.url + link, { context, forgive });
  const [desk, panellist, stage, phone, other_phone] = await Promise.all([
    open("console", links.moderator),
    open("panellist", links.panellists.unhcr),
    open("stage", links.stage),
    open("phone", links.audience, devices["iPhone 13"]),
    open("another phone", links.audience, devices["Pixel 7"]),
  ]);
  await everywhere("at the start", [desk, panellist, stage, phone, other_phone], { connection: "live", phase: "running" });
  return { data, server, links, tokens, moderator, desk, panellist, stage, phone, other_phone };
}

test("the server is gone for a while", async (t) => {
  const browser = await launch(t);
  const { data, server, links, tokens, moderator, desk, panellist, stage, phone, other_phone } = await begin(t, browser);

  // Half a question, and the page is loaded again.
  await phone.tap(testids.askText);
  await phone.at(testids.askText).pressSequentially(question.slice(0, 20));
  await phone.page.reload();
  await phone.shows("loaded again", { connection: "live" });
  assert.equal(await phone.at(testids.askText).inputValue(), question.slice(0, 20));
  await phone.at(testids.askText).fill(question);
  await other_phone.tap(testids.askText);
  await other_phone.at(testids.askText).fill(other_question);

  const clock = moderator.view.segments.introductions.clock;
  const server_clock = await ServerClock.of(moderator);
  const all = [desk, panellist, stage, phone, other_phone];
  const stopped = Date.now();
  assert.deepEqual(await server.stop(), { code: 0, signal: null });
  const gone = Date.now();

  // The clocks go on, and each page says for how long it has heard nothing.
  await clocks_are_right("alone", all, clock, server_clock);
  await everywhere("without a server", all, {
    connection: "away",
    away: { has: "No connection. Last heard" },
    ended: null,
    phase: "running",
  });
  // Before its end the server may have been silent from one ping to the next.
  await ages_are_right("without a server", all, stopped - 6000, gone);

  // What is sent now is kept. One phone stays, the other is put away.
  for (const one of [phone, other_phone]) {
    await one.tap(testids.askSend);
    await one.page.waitForFunction((id) => document.querySelector(`[data-testid="${id}"]`).textContent.startsWith("Kept"), testids.askNote);
    assert.equal(await one.at(testids.askText).inputValue(), "");
  }
  await other_phone.page.close();
  // A press on the console waits as well, and says so.
  await desk.press(testids.pause);
  await outcome(desk, testids.pause, "waiting");

  const started = Date.now();
  const again = await serve(t, { data, args: arguments_of("--listen", `127.0.0.1:${server.port}`) });
  const witness = await Page.open(again, tokens.co_moderator);
  const back = [desk, panellist, stage, phone];
  await everywhere("with a server again", back, { connection: "live", away: "", ended: null });
  await see_sent(desk, testids.pause);
  await everywhere("and a pause", back, { phase: "paused" });
  await witness.until(({ view }) => view.run.paused_since !== undefined, "the pause");
  // Time went on while nobody served.
  assert.ok(witness.view.segments.introductions.clock.used >= server_clock.at(started) - clock.running_since);

  await desk.press(testids.pause);
  await everywhere("and it goes on", back, { phase: "running" });
  await witness.until(({ view }) => view.run.paused_since === undefined, "the end of the pause");
  await clocks_are_right("with a server again", back, witness.view.segments.introductions.clock, await ServerClock.of(witness));

  await witness.until(({ view }) => Object.keys(view.questions ?? {}).length === 1, "the question of the phone that stayed");
  await phone.tap(testids.tab("mine"));
  await phone.shows("its question", { mine: { q1: "submitted" } });

  const taken_out = await Screen.beside(other_phone, "the other phone", again.url + links.audience);
  await witness.until(({ view }) => Object.keys(view.questions).length === 2, "the question of the phone that was put away");
  await taken_out.tap(testids.tab("mine"));
  await taken_out.shows("its question", { mine: { q2: "submitted" } });
  await phone.page.reload();
  await phone.tap(testids.tab("mine"));
  await phone.shows("once more", { connection: "live", mine: { q1: "submitted" } });
  assert.deepEqual(
    Object.values(witness.view.questions).map((one) => one.text),
    [question, other_question],
    "each was sent once",
  );
  for (const screen of [...all, taken_out]) screen.calm("at the end");
});

test("a phone for which the server has no place left says so, and gets in when it has one", async (t) => {
  const browser = await launch(t);
  // Room for some dozen people, and the places that are kept for those who lead.
  const server = await serve(t, { data: fresh_directory(t), args: arguments_of(), open_files: "100:100" });
  // Not asked for by HTTP: a connection that is kept alive would have a place.
  const printed = (what) => what.exec(server.links)?.[1];
  await server.until(() => printed(/audience\/(\w+)\s/), "the links");
  const code = printed(/audience\/(\w+)\s/);
  const moderator = await Page.open(server, printed(/console#(\S+\.m\.\S+)\s/));
  await moderator.perform({ type: "start", revision: moderator.view.run.revision });
  const audience = [];
  for (let full = false; !full; full = audience.at(-1).is_closed) {
    const person = await Page.connect(server);
    person.send({ type: "hello", token: code, participant: secret_of(`number ${audience.length}`) });
    await Promise.race([person.closed, person.next("snapshot").catch(() => person.closed)]);
    audience.push(person);
  }

  const phone = await Screen.open(browser, "phone", `${server.url}/audience/${code}`, { context: devices["Pixel 7"], forgive });
  await phone.page.locator("#root .text-only", { hasText: "All places are taken" }).waitFor();
  audience.forEach((person) => person.close());
  await phone.shows("let in", { connection: "live", away: "", phase: "running" });
  phone.calm("at the end");
});

test("the network falls silent, and nothing says so", async (t) => {
  const browser = await launch(t);
  const { moderator, phone, stage, desk } = await begin(t, browser);
  const clock = moderator.view.segments.introductions.clock;
  const server_clock = await ServerClock.of(moderator);

  for (const screen of [phone, stage]) await screen.page.context().setOffline(true);
  await everywhere("cut off", [phone, stage], { connection: "away", away: { has: "No connection. Last heard" }, phase: "running" });
  await clocks_are_right("cut off", [phone, stage], clock, server_clock);
  await desk.shows("not cut off", { connection: "live", phase: "running" });
  await moderator.perform({ type: "add_time", revision: moderator.view.run.revision, segment: "introductions", by: 60_000 });

  for (const screen of [phone, stage]) await screen.page.context().setOffline(false);
  await everywhere("back", [phone, stage], { connection: "live", away: "", phase: "running" });
  await moderator.until(({ view }) => view.segments.introductions.clock.added === 60_000, "a minute more");
  await clocks_are_right("back", [phone, stage, desk], moderator.view.segments.introductions.clock, server_clock);
  for (const screen of [phone, stage, desk]) screen.calm("at the end");
});
