// The model panel in another engine than that of the other browser tests: a console, a panellist, a member of the audience and the stage,
// as each is seen, and every menu of the console. DAIS_ENGINE names the engine (drivers.mjs); with DAIS_PICTURES it leaves pictures there.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Story } from "../e2e/story.mjs";
import { ServerClock, links_of, serve, testids } from "../e2e/support.mjs";
import { Page, demonstration } from "../system/support.mjs";
import { engines } from "./drivers.mjs";
import { Screen } from "./screen.mjs";

const engine = process.env.DAIS_ENGINE ?? "chromium";
const sizes = {
  console: { width: 1280, height: 800 },
  panellist: { width: 1024, height: 768 },
  phone: { width: 390, height: 844 },
  stage: { width: 1920, height: 1080 },
};

// The popover that is open, by the browser or by the polyfill.
const open_panels = `() => [...document.querySelectorAll("[popover]")].filter((one) => one.getClientRects().length > 0)`;

test(`the model panel in ${engine}`, { timeout: 540_000 }, async (t) => {
  const server = await serve(t, { args: ["--rehearse", "20", "--plan", demonstration, "--open"] });
  const links = await links_of(server);
  const open_tab = await engines[engine](t);
  const open = (name, link, size) => Screen.open(open_tab, `${engine} ${name}`, server.url + link, size);
  const desk = await open("console", links.moderator, sizes.console);
  const adviser = await open("panellist", links.panellists["special-adviser"], sizes.panellist);
  const phone = await open("audience", links.audience, sizes.phone);
  const stage = await open("stage", links.stage, sizes.stage);
  const everybody = [desk, adviser, phone, stage];

  const watcher = await Page.open(server, (await server.tokens()).co_moderator);
  const screens = { console: desk, panellists: { "special-adviser": adviser }, phones: { ada: phone }, stage };
  const panel = new Story(demonstration, screens, watcher, await ServerClock.of(watcher), links.join_code);
  phone.tab = "questions";

  const seen = async (step) => {
    await panel.everywhere(step);
    if (process.env.DAIS_PICTURES) for (const one of everybody) await one.picture(step);
  };
  const main = () => desk.press(testids.main);
  const newest = async (kind, known, what) => {
    let id;
    await watcher.until(({ view }) => (id = Object.keys(view[kind] ?? {}).find((one) => !known.has(one))), what);
    return id;
  };
  const ask = async (text) => {
    const known = new Set(Object.keys(watcher.view.questions ?? {}));
    await phone.fill(testids.askText, text);
    await phone.press(testids.askSend);
    const id = await newest("questions", known, "the question");
    panel.asked(id, "ada");
    return id;
  };
  const on_console = async (state, id, button) => {
    await desk.press(testids.tab(state));
    await desk.press(button, id);
  };

  await seen("01 everybody is here");
  const question = await ask("Which commitments can be counted by the end of the year?");
  await seen("02 a question");
  await main();
  panel.begins("introductions");
  await seen("03 introductory remarks");
  await on_console("submitted", question, testids.approve);
  panel.becomes(question, "approved");
  await seen("04 it is approved");
  await phone.press(testids.vote, question);
  panel.questions[question].voters.push("ada");
  await seen("05 a vote");

  await t.test("every menu of the console opens in sight and closes", async () => {
    const count = await desk.evaluate(() => {
      const all = [...document.querySelectorAll("[popovertarget]")].filter((one) => one.getClientRects().length > 0 && !one.disabled);
      all.forEach((one, i) => (one.dataset.nth = i));
      return all.length;
    });
    assert.ok(count >= 12, `${count} menus`);
    for (let i = 0; i < count; ++i) {
      await desk.press_at(`[data-nth="${i}"]`);
      const found = await desk.until(
        `what menu ${i} opens`,
        `(i) => {
          const [panel] = (${open_panels})();
          if (!panel || panel.children.length === 0) return null;
          const { left, top, right, bottom } = panel.getBoundingClientRect();
          const over = document.elementFromPoint((left + right) / 2, top + 6);
          return {
            name: panel.getAttribute("aria-label") ?? document.querySelector('[data-nth="' + i + '"]').textContent,
            placed: left >= 0 && top >= 0 && right <= innerWidth + 1 && bottom <= innerHeight + 1 && right - left > 60 && bottom - top > 30,
            uppermost: panel.contains(over),
            focused: panel.contains(document.activeElement) || !panel.querySelector("button, input, textarea, select"),
            at: [left, top, right, bottom].map(Math.round),
          };
        }`,
        i,
      );
      await desk.picture(`menu ${i}`);
      assert.ok(found.placed && found.uppermost && found.focused, JSON.stringify(found));
      await desk.escape();
      await desk.until(`that menu ${i} is closed`, `() => (${open_panels})().length === 0`);
    }
  });

  await main();
  panel.begins("roadmap");
  await seen("06 the Special Adviser speaks");
  await desk.press(testids.addMinute);
  await watcher.until(({ view }) => view.segments.roadmap.clock.added === 60_000, "a minute more");
  // It is taken back by who has seen it.
  await desk.until("a minute more on the console", `() => document.body.textContent.includes("+1:00")`);
  await desk.press(testids.takeMinute);
  await watcher.until(({ view }) => view.segments.roadmap.clock.added === 0, "a minute less");
  await desk.press(testids.pause);
  panel.phase = "paused";
  await seen("07 a pause");
  await desk.press(testids.pause);
  panel.phase = "timed";
  await seen("08 it goes on");
  await desk.press(testids.pause);
  panel.phase = "paused";
  await seen("09 a pause by mistake");
  await desk.press(testids.undoLast);
  panel.phase = "timed";
  await seen("10 which is undone");

  // Whoever speaks is whom it is for.
  await desk.press(testids.messages);
  await desk.fill(testids.messageOwn, "Please come closer to the microphone");
  await desk.press(testids.messageSend);
  const says = (id) => document.querySelector(`[data-testid="${id}"]`)?.textContent.includes("microphone");
  await adviser.until("the message", says, testids.messageText);
  await adviser.picture("11 a message");
  await adviser.press(testids.gotIt);
  const sent = (view) => Object.values(view.messages).find((one) => one.text.includes("microphone"));
  await watcher.until(({ view }) => sent(view).seen_by.includes("special-adviser"), "that it was seen");
  await desk.escape();

  for (const id of ["unhcr", "gmg", "gfmd", "qa"]) {
    await main();
    panel.begins(id);
    await panel.everywhere(`12 ${id}`);
  }
  await on_console("approved", question, testids.queue);
  panel.becomes(question, "queued");
  await on_console("queued", question, testids.putOnStage);
  panel.becomes(question, "on_stage");
  await seen("13 the question is on stage");
  await desk.press(testids.answered, question);
  panel.becomes(question, "answered");
  await seen("14 and answered");

  await phone.press(testids.tab("floor"));
  phone.tab = "floor";
  await phone.fill(testids.floorName, "Bo Andersson");
  await phone.press(testids.floorRequest);
  const request = await newest("requests", new Set(), "the request");
  panel.requested(request, "ada", "Bo Andersson");
  await seen("15 the floor is asked for");
  await desk.press(testids.giveFloor, request);
  panel.speaks(request);
  await seen("16 and given");
  await desk.press(testids.endFloor);
  panel.yields();
  await seen("17 and ended");

  await main();
  panel.begins("concluding");
  await main();
  panel.ends("concluded");
  await seen("18 the panel has ended");
  await desk.press(testids.closeMenu);
  await desk.press(testids.closeSession);
  panel.ends("closed");
  await seen("19 and is closed");
  for (const one of everybody) one.calm("to the end");
});
