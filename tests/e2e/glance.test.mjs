// The audience's clock on a bad line: it is there with the page itself, right and where it will stay, and the rest comes when it comes.

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

// Runs in the page: how many clocks there are in any frame until the session is shown, and in the first frames with it.
async function clocks_at_each_frame({ page, clock }) {
  const found = (testid) => document.querySelectorAll(`[data-testid="${testid}"]`).length;
  const counts = new Set();
  for (let shown = 0; shown < 3; shown += found(page)) {
    await new Promise((resolve) => requestAnimationFrame(resolve));
    counts.add(found(clock));
  }
  return [...counts];
}

test("the clock counts before the rest of the page is there", async (t) => {
  const server = await serve(t, { data: fresh_directory(t), args: ["--plan", demonstration, "--open", "--begin", "soon"] });
  const links = await links_of(server);
  const moderator = await Page.open(server, (await server.tokens()).moderator);
  await moderator.perform({ type: "start", revision: moderator.view.run.revision });
  await moderator.until(({ view }) => view.segments.introductions.state === "current", "the introductions");
  const { clock } = moderator.view.segments.introductions;
  const server_clock = await ServerClock.of(moderator);
  const browser = await launch(t);

  for (const colorScheme of ["light", "dark"]) {
    const phone = await Screen.prepare(browser, `${colorScheme} phone`, { context: { ...devices["Pixel 7"], colorScheme } });
    let come;
    const rest = new Promise((resolve) => (come = resolve));
    await phone.page.route("**/assets/*", (route) => rest.then(() => route.continue()));
    await phone.page.goto(server.url + links.audience, { waitUntil: "commit" });
    const figures = phone.at(testids.clock).locator("> span");
    await figures.waitFor();
    await clocks_are_right("before the rest", [phone], clock, server_clock);
    assert.equal(await phone.page.evaluate(() => getComputedStyle(document.documentElement).colorScheme), colorScheme);
    const before = await figures.boundingBox();
    const at_each_frame = phone.page.evaluate(clocks_at_each_frame, { page: testids.page, clock: testids.clock });
    come();
    await phone.shows("the session", { connection: "live", phase: "running" });
    await clocks_are_right("with the rest", [phone], clock, server_clock);
    assert.deepEqual(await figures.boundingBox(), before, "it has not moved");
    assert.deepEqual(await at_each_frame, [1], "it was never away, and never there twice");
    phone.calm("at the end");
    await phone.close();
  }
});

test("the clock and the box work before the lists are there, and the lists without a network", async (t) => {
  const server = await serve(t, { data: fresh_directory(t), args: ["--plan", demonstration, "--open", "--begin", "soon"] });
  const links = await links_of(server);
  const moderator = await Page.open(server, (await server.tokens()).moderator);
  const browser = await launch(t);
  const phone = await Screen.prepare(browser, "phone", { context: devices["Pixel 7"], forgive: /ERR_INTERNET_DISCONNECTED/ });
  let come;
  const rest = new Promise((resolve) => (come = resolve));
  await phone.page.route("**/assets/audience-later-*", (route) => rest.then(() => route.continue()));
  await phone.page.goto(server.url + links.audience);
  await phone.shows("without the lists", { connection: "live", status: "open", may_ask: true });
  await phone.at(testids.askText).fill("Who pays for it?");
  await phone.press(testids.askSend);
  await moderator.until(({ view }) => Object.keys(view.questions ?? {}).length === 1, "the question");
  await phone.tap(testids.tab("mine"));
  assert.equal(await phone.at(testids.mine).count(), 0);
  come();
  await phone.at(testids.mine).waitFor();
  await phone.page.context().setOffline(true);
  await phone.tap(testids.tab("floor"));
  await phone.at(testids.floorNote).waitFor();
  phone.calm("at the end");
  await phone.close();
});
