// What a moderator has to have in sight while something else is read or pressed, on a laptop and on a phone.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Page, Screen, demonstration, fresh_directory, launch, links_of, serve, testids } from "./support.mjs";

const phone = { hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } };

// Where something stands.
const box = (screen, selector) =>
  screen.page
    .locator(selector)
    .filter({ visible: true })
    .first()
    .evaluate((one) => {
      const { top, bottom } = one.getBoundingClientRect();
      return { top, bottom };
    });
const named = (testid) => `[data-testid="${testid}"]`;

test("the console keeps in sight what the moderator goes by", async (t) => {
  const server = await serve(t, { data: fresh_directory(t), args: ["--plan", demonstration, "--open", "--begin", "soon"] });
  const links = await links_of(server);
  const tokens = await server.tokens();
  const moderator = await Page.open(server, tokens.moderator);
  const browser = await launch(t);
  const walking = await Screen.open(browser, "phone", server.url + links.moderator, { context: phone });
  const desk = await Screen.open(browser, "desk", server.url + links.moderator);
  for (const screen of [walking, desk]) await screen.shows("at first", { connection: "live" });

  await t.test("before the start a phone has room for the rundown beneath the clock", async () => {
    await walking.tap(testids.phoneTab("rundown"));
    const { bottom } = await box(walking, named(testids.clock));
    assert.ok(bottom < 844 / 4, `the clock ends at ${bottom}`);
  });

  for (const at of moderator.view.order.slice(0, moderator.view.order.indexOf("qa") + 1)) {
    const { revision } = moderator.view.run;
    await moderator.perform({ type: moderator.view.run.status === "running" ? "next" : "start", revision });
    await moderator.until(({ view }) => view.run.current === at, at);
  }
  for (let i = 1; i <= 20; ++i) {
    const guest = await Page.open(server, tokens.audience, { participant: `guest ${i}`.padEnd(32, ".") });
    await guest.perform({ type: "submit_question", text: `What is the answer to number ${i}?`, name: `Guest ${i}` });
    await guest.perform({ type: "request_floor", name: `Guest ${i}`, affiliation: "", online: false, kind: "speech" });
    await guest.close();
  }
  await moderator.until(({ view }) => view.floor.list?.length === 20, "requests");

  await t.test("rows of the rundown are whole, wherever it is scrolled to", async () => {
    await desk.shows("the Q&A", { submitted: 20 });
    const list = desk.page.getByTestId(testids.rundown);
    const cut = () =>
      list.evaluate((area) => {
        const top = area.getBoundingClientRect().top;
        const rows = [...area.children].map((one) => one.getBoundingClientRect());
        return Math.min(...rows.filter(({ bottom }) => bottom > top + 2).map((one) => one.top)) - top;
      });
    assert.ok(Math.abs(await cut()) <= 2, `at first ${await cut()}`);
    await list.evaluate((area) => area.scrollTo(0, area.scrollHeight));
    assert.ok(Math.abs(await cut()) <= 2, `at its end ${await cut()}`);
  });

  await t.test("on a phone the clock stays while a message is written and the plan edited", async () => {
    const open = async (part, testid) => {
      await walking.tap(testids.phoneTab(part));
      await walking.tap(testid);
      const dock = walking.page.locator(".dock:popover-open");
      await dock.waitFor();
      await walking.page.waitForFunction(() => {
        const [clock, dock] = ['[data-testid="clock"]', ".dock:popover-open"].map((one) =>
          document.querySelector(one).getBoundingClientRect(),
        );
        return clock.bottom <= dock.top && dock.bottom >= innerHeight;
      });
      await dock.getByRole("button", { name: "Close" }).first().tap();
    };
    await open("now", testids.messages);
    await open("rundown", testids.planEdit);
  });

  await t.test("on a phone what is done with a selection stays where it was made", async () => {
    await walking.tap(testids.phoneTab("review"));
    const boxes = walking.page.getByTestId(testids.select);
    await boxes.nth(15).scrollIntoViewIfNeeded();
    await boxes.nth(15).tap();
    const { top } = await box(walking, named(testids.approveAll));
    const part = await box(walking, ".part-shown");
    assert.ok(top >= part.top && top < part.top + 100, `${top} of ${part.top}`);
  });

  await t.test("on a phone a point of order is seen whatever is read", async () => {
    const guest = await Page.open(server, tokens.audience, { participant: "a guest who objects".padEnd(32, ".") });
    await guest.perform({ type: "request_floor", name: "Objector", affiliation: "", online: false, kind: "point_of_order" });
    for (const part of ["review", "rundown", "speakers", "more"]) {
      await walking.tap(testids.phoneTab(part));
      await walking.page.locator(".small-hero .point-mark").waitFor();
    }
  });
});
