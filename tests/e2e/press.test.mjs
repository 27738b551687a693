// A press is one press, as a real browser gives them: held keys, double clicks and taps, keys twice. The page's clock stands but when we
// let it go on, so that nothing here depends on how quick the machine is.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Page, Screen, demonstration, fresh_directory, launch, links_of, serve, testids } from "./support.mjs";

test("held, bounced and doubled presses", async (t) => {
  const server = await serve(t, { data: fresh_directory(t), args: ["--plan", demonstration, "--open", "--begin", "soon"] });
  const [links, browser, tokens] = [await links_of(server), await launch(t), await server.tokens()];
  const witness = await Page.open(server, tokens.co_moderator);
  const desk = await Screen.prepare(browser, "console", { context: { hasTouch: true } });
  const { page } = desk;
  const { keyboard, mouse, touchscreen } = page;
  await page.clock.install();
  const asked = [];
  page.on("websocket", (socket) => {
    socket.on("framesent", ({ payload }) => {
      const frame = JSON.parse(payload);
      if (frame.type === "command" && !frame.query_outcome) asked.push(frame.command);
    });
  });
  await page.goto(server.url + links.moderator);
  await desk.shows("the beginning", { connection: "live" });
  await page.clock.pauseAt(Date.now() + 60_000);

  const of = (type) => asked.splice(0).filter((one) => one.type === type);
  const passes = (ms) => page.clock.runFor(ms);
  const until = async (what, condition) => {
    await witness.until(({ view }) => condition(view), what);
    // On the page too.
    const named = ([testid, revision]) => document.querySelector(`[data-testid="${testid}"]`)?.dataset.revision === String(revision);
    await page.waitForFunction(named, [testids.page, witness.view.run.revision], { polling: 40 });
  };
  const runs = (segment) => until(`${segment} runs`, ({ run }) => run.current === segment);
  const stands = () => passes(1000);
  const at = async (testid) => {
    const { x, y, width, height } = await desk.at(testid).boundingBox();
    return [x + width / 2, y + height / 2];
  };

  await stands();
  const main = await at(testids.main);
  for (const apart of [80, 300]) {
    await mouse.click(...main);
    await passes(apart);
    await mouse.click(...main);
    await runs(apart === 80 ? "introductions" : "roadmap");
    assert.equal(of(apart === 80 ? "start" : "next").length, 1, `${apart} ms apart`);
    await stands();
  }
  await touchscreen.tap(...main);
  await passes(350);
  await touchscreen.tap(...main);
  await runs("unhcr");
  assert.equal(of("next").length, 1, "a double tap");
  await stands();

  // A held key, which the browser itself makes clicks of.
  await desk.at(testids.main).focus();
  await stands();
  for (const key of ["Enter", "Space"]) {
    await keyboard.down(key);
    for (let i = 0; i < 30; ++i) {
      await passes(100);
      await keyboard.down(key);
    }
    await keyboard.up(key);
    await runs(key === "Enter" ? "gmg" : "gfmd");
    assert.equal(of("next").length, 1, `${key} held`);
    await stands();
  }

  await page.evaluate(() => document.activeElement.blur());
  await keyboard.press("n");
  await passes(150);
  await keyboard.press("n");
  await runs("qa");
  assert.equal(of("next").length, 1, "n n");

  // What adds up counts each.
  await stands();
  const plus = await at(testids.addMinute);
  for (let i = 0; i < 4; ++i) {
    await mouse.click(...plus);
    await passes(150);
  }
  await until("four minutes more", ({ segments }) => segments.qa.clock.added === 240_000);
  assert.equal(
    of("add_time").reduce((sum, { by }) => sum + by, 0),
    240_000,
  );

  // Clicks without end where ending was do not close.
  await stands();
  await mouse.click(...main);
  await stands();
  assert.equal(witness.view.run.current, "qa", "nobody has asked yet: the main button does not end the Q&A");
  await mouse.click(...(await at(testids.leave)));
  await runs("concluding");
  await stands();
  await mouse.click(...main);
  await until("the end", ({ run }) => run.current === undefined);
  for (let i = 0; i < 4; ++i) {
    await stands();
    await mouse.click(...main);
    await keyboard.press("n");
  }
  assert.deepEqual(of("close_session"), []);
  await stands();
  await desk.press(testids.closeMenu);
  const opener = await at(testids.closeMenu);
  await stands();
  const over = await page.evaluate(([x, y]) => document.elementFromPoint(x, y)?.closest("button")?.dataset.testid, opener);
  assert.equal(over, testids.closeMenu, "what closes is not where it was asked for");
  await desk.press(testids.closeSession);
  await until("the close", ({ run }) => run.status === "closed");
  assert.equal(of("close_session").length, 1);

  // It is only read from now on, and can be read.
  await stands();
  await desk.at(testids.main).hover({ force: true });
  const { enabled, contrast } = await page.evaluate((main) => {
    const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
    const light = (colour, ground) => {
      for (const one of ground === undefined ? [colour] : [ground, colour]) {
        canvas.fillStyle = one;
        canvas.fillRect(0, 0, 1, 1);
      }
      const linear = (c) => (c <= 10 ? c / 3294 : ((c / 255 + 0.055) / 1.055) ** 2.4);
      const [r, g, b] = [...canvas.getImageData(0, 0, 1, 1).data].map(linear);
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const { color, backgroundColor } = getComputedStyle(document.querySelector(`[data-testid="${main}"]`));
    const ground = light(backgroundColor, getComputedStyle(document.body).backgroundColor);
    const [dark, bright] = [light(color), ground].sort((a, b) => a - b);
    const all = [...document.querySelectorAll("[data-testid=page] button:not([disabled], [aria-disabled])")];
    const enabled = all.filter((one) => one.checkVisibility()).map((one) => one.dataset.testid);
    return { enabled, contrast: (bright + 0.05) / (dark + 0.05) };
  }, testids.main);
  const reads = [testids.presence, testids.join, testids.view, testids.keys, testids.history, testids.messages, testids.filterMenu];
  assert.deepEqual(
    enabled.filter((one) => !reads.includes(one) && !one.startsWith("tab-")),
    [testids.undoLast],
  );
  assert.ok(contrast >= 3, `the main button has a contrast of ${contrast}`);
  desk.calm("at the end");
});
