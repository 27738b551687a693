// Devices whose clocks are wrong, and that are set to other time zones, show the server's time all the same.

import assert from "node:assert/strict";
import { test } from "node:test";
import {
  Page,
  Screen,
  ServerClock,
  clocks_are_right,
  demonstration,
  devices,
  fresh_directory,
  launch,
  links_of,
  serve,
  testids,
} from "./support.mjs";

const minute = 60_000;
const hour = 60 * minute;

// Sets all the clocks wrong that a page can ask for the date. That which only counts on, performance.now(), is right on every device.
const set_clock_wrong = (by) => {
  const Right = Date;
  class Wrong extends Right {
    constructor(...given) {
      super(...(given.length > 0 ? given : [Right.now() + by]));
    }
    static now() {
      return Right.now() + by;
    }
  }
  globalThis.Date = Wrong;
  const origin = performance.timeOrigin;
  Object.defineProperty(Performance.prototype, "timeOrigin", { get: () => origin + by });
};

const people = [
  { name: "an hour ahead, in Tokyo", by: hour, timezoneId: "Asia/Tokyo" },
  { name: "three days behind, in Los Angeles", by: -72 * hour, timezoneId: "America/Los_Angeles" },
];

test("clocks that are an hour ahead and three days behind", async (t) => {
  const server = await serve(t, { data: fresh_directory(t), args: ["--plan", demonstration, "--open", "--begin", "soon"] });
  const links = await links_of(server);
  const tokens = await server.tokens();
  const moderator = await Page.open(server, tokens.moderator);
  const browser = await launch(t);

  const before = (by) => [`(${set_clock_wrong})(${by})`];
  const screens = [];
  for (const { name, by, timezoneId } of people) {
    const open = (page, link, context) =>
      Screen.open(browser, `${page}, ${name}`, server.url + link, { context: { timezoneId, ...context }, before: before(by) });
    screens.push({ by, desk: await open("console", links.co_moderator), phone: await open("phone", links.audience, devices["Pixel 7"]) });
  }
  const all = screens.flatMap(({ desk, phone }) => [desk, phone]);

  for (const { by, desk, phone } of screens) {
    for (const screen of [desk, phone]) {
      const off = (await screen.page.evaluate(() => Date.now())) - Date.now();
      assert.ok(Math.abs(off - by) < 10_000, `${screen.name}: the clock is wrong indeed`);
    }
  }

  await moderator.perform({ type: "start", revision: moderator.view.run.revision });
  for (const screen of all) await screen.shows("introductory remarks", { status: "running", phase: "running", connection: "live" });
  await moderator.until(({ view }) => view.segments.introductions.state === "current", "the introductions");

  const clock = () => moderator.view.segments.introductions.clock;
  await clocks_are_right("running", all, clock(), await ServerClock.of(moderator));

  // The session's zone is everybody's, too.
  const rundowns = await Promise.all(screens.map(({ desk }) => desk.at(testids.rowPlanned).allTextContents()));
  assert.deepEqual(rundowns[0], rundowns[1]);
  const zone = new Intl.DateTimeFormat("en-GB", { timeZone: moderator.view.plan.time_zone, hour: "2-digit", minute: "2-digit" });
  assert.ok(rundowns[0][0].includes(zone.format(moderator.view.plan.start)), rundowns[0][0]);

  await moderator.perform({ type: "add_time", revision: moderator.view.run.revision, segment: "introductions", by: -8 * minute });
  await moderator.until(({ view }) => view.segments.introductions.clock.added === -8 * minute, "less time");
  for (const screen of all) await screen.shows("overtime", { phase: "overtime" });
  await clocks_are_right("overtime", all, clock(), await ServerClock.of(moderator));
  for (const screen of all) screen.calm("at the end");
});
