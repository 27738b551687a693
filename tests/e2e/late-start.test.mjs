// The model panel begins seven minutes late and ends at its hard stop, by the catch-up offers alone: no minute is added or taken by hand.
// On the way every page tells when what follows is expected.

import assert from "node:assert/strict";
import { test } from "node:test";
import {
  Page,
  Screen,
  ServerClock,
  demonstration,
  devices,
  forecastOf,
  launch,
  left_of,
  links_of,
  nearest,
  serve,
  testids,
} from "./support.mjs";

const minute = 60_000;
const second = 1_000;
const time_scale = 30;

const times_in = (text) => text.match(/\d\d:\d\d/g) ?? [];
const whole = ({ allotment, added }) => allotment + added;

test("a panel that begins late ends at its hard stop", async (t) => {
  const server = await serve(t, { args: ["--rehearse", String(time_scale), "--plan", demonstration, "--open"] });
  const [links, tokens, browser] = [await links_of(server), await server.tokens(), await launch(t)];
  const open = (name, link, context) => Screen.open(browser, name, server.url + link, { context });
  const [desk, adviser, gfmd, phone, stage] = await Promise.all([
    open("console", links.moderator),
    open("the Special Adviser", links.panellists["special-adviser"]),
    open("GFMD", links.panellists.gfmd),
    open("a phone", links.audience, devices["iPhone 13"]),
    open("stage", links.stage, { viewport: { width: 1920, height: 1080 } }),
  ]);
  const watcher = await Page.open(server, tokens.observer);
  const clock = await ServerClock.of(watcher);
  const now = () => clock.at(Date.now());
  const { time_zone, end: hard_stop, start: planned_start } = watcher.view.plan;
  const minimums = Object.fromEntries(Object.entries(watcher.view.segments).map(([id, one]) => [id, one.minimum]));

  const runs = (id) => watcher.until(({ view }) => view.run.current === id, `${id} runs`);
  const formatter = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", timeZone: time_zone });
  // A page shows a time that stood at some instant between a moment before it was looked at and the look itself.
  async function tells(step, screen, testid, id, of) {
    const before = now() - second * time_scale;
    const where = id === undefined ? testid : `${testid} of ${id}`;
    const text = await screen.at(testid, id).first().textContent();
    const after = now();
    const right = new Set();
    for (let at = before; at <= after + minute / 2; at += second * 10)
      right.add(formatter.format(nearest(of(forecastOf(watcher.view, at)))));
    const shown = times_in(text);
    assert.ok(
      shown.some((one) => right.has(one)),
      `${step}: ${screen.name} tells ${text} at ${where}, and should tell ${[...right]}`,
    );
  }

  // Everybody is told when it is expected: the console of all that follows, panellists of their turn, the stage of what is next.
  async function everywhere(step) {
    const { run, segments, order } = watcher.view;
    const start_of = (id) => (forecast) => forecast.segments[id].start;
    for (const id of order) {
      if (id === run.current || !forecastOf(watcher.view, now()).segments[id]) continue;
      await tells(step, desk, testids.rowTimes, id, start_of(id));
    }
    await tells(step, desk, testids.expectedEnd, undefined, (forecast) => forecast.end);
    for (const [screen, id] of [
      [adviser, "roadmap"],
      [gfmd, "gfmd"],
    ]) {
      if (segments[id].state === "ahead") await tells(step, screen, testids.turn, undefined, start_of(id));
    }
    if (run.current && run.following) {
      const next = start_of(run.following);
      await tells(step, stage, testids.next, undefined, next);
      await tells(step, phone, testids.next, undefined, next);
    }
    for (const screen of [desk, adviser, gfmd, phone, stage]) screen.calm(step);
  }

  // By one of the ways that the console offers, to where it is on time again, or as near as that way goes.
  async function catch_up(how) {
    await desk.press(testids.catchUp);
    const offer = desk.page.locator(`[data-testid="${testids.offer}"][data-how="${how}"]`);
    await offer.waitFor();
    const { revision } = watcher.view.run;
    await offer.locator(`[data-testid="${testids.offerApply}"]`).click();
    await watcher.until(({ view }) => view.run.revision > revision, `catching up: ${how}`);
    await desk.page.keyboard.press("Escape");
    await desk.at(testids.offers).waitFor({ state: "hidden" });
    for (const [id, one] of Object.entries(watcher.view.segments)) {
      if (one.state === "ahead") assert.ok(whole(one.clock) >= minimums[id], `${id} keeps its protected minimum`);
    }
  }

  // Presses Next in time for the clock to be about at zero.
  async function speaks_out(next, by = testids.main) {
    const { clock: running } = watcher.view.segments[watcher.view.run.current];
    await clock.reaches(now() + left_of(running, now()) - (second / 2) * time_scale);
    await desk.press(by);
    await runs(next);
  }

  await everywhere("nothing has begun");
  await clock.reaches(planned_start + 7 * minute);
  await desk.press(testids.main);
  await runs("introductions");
  const { began } = watcher.view.segments.introductions;
  assert.ok(began >= planned_start + 7 * minute);
  await everywhere("seven minutes late");
  assert.match(await desk.at(testids.lateness).textContent(), /\d+ min behind/);

  await catch_up("shorten");
  // A slow machine begins later than that.
  const behind = () => forecastOf(watcher.view, now()).end - hard_stop;
  if (behind() >= minute) await catch_up("from_questions");
  assert.ok(Math.abs(behind()) <= second, `on time again: ${behind()} ms behind`);
  // Panellists see their new time before they begin.
  const shortened = whole(watcher.view.segments.gfmd.clock);
  assert.ok(shortened < watcher.view.segments.gfmd.clock.allotment);
  const seconds = Math.round(shortened / second);
  const allotted = `${Math.floor(seconds / 60)} min${seconds % 60 > 0 ? ` ${seconds % 60} s` : ""} instead of`;
  await gfmd.at(testids.allotment).filter({ hasText: allotted }).waitFor();
  await everywhere("on time again");

  for (const next of ["roadmap", "unhcr", "gmg", "gfmd", "qa"]) {
    await speaks_out(next);
    await everywhere(next);
  }
  // What presses took too long comes out of the questions.
  if (behind() >= minute) await catch_up("from_questions");
  await everywhere("questions");
  await speaks_out("concluding", testids.leave); // nobody has asked
  await everywhere("concluding");
  // The interpreters leave at the hard stop; half a second of ours is a quarter of a minute of theirs.
  await clock.reaches(hard_stop - 0.5 * second * time_scale);
  await desk.press(testids.main);
  await watcher.until(({ view }) => view.run.status === "concluded", "the end");
  const { concluded } = watcher.view.run;
  assert.ok(concluded <= hard_stop + 1 * minute, `ended ${(concluded - hard_stop) / second} s after the hard stop`);
  assert.ok(concluded >= hard_stop - 2 * minute, "and not long before");

  // Nothing else moved the time.
  const added = Object.values(watcher.view.history).filter(({ words }) => /^(added|took) /.test(words));
  assert.deepEqual(added, []);
});
