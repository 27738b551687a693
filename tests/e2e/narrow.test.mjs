// Pages that have little room, or hold what leaves it little: enlarged to two and four times, on the smallest phones, on phones whose
// letters are twice as large, under a finger on a tablet, and with what people write when nobody has thought of it. Nothing is cut off,
// covered, or out of reach.

import { join } from "node:path";
import { test } from "node:test";
import {
  Objections,
  Page,
  Screen,
  fresh_directory,
  launch,
  links_of,
  objections_of,
  root,
  serve,
  sleepy,
  testids,
  write_files,
} from "./support.mjs";

const layout = { path: join(root, "tests/e2e/layout.js") };
const link = `https://example.org/${"a".repeat(60)}`;
const arabic = "الدكتورة ليلى عبد الرحمن حداد الأستاذة في جامعة";

const plan = {
  id: "narrow",
  title: link,
  venue: link,
  language: "en",
  time_zone: "UTC",
  start: "2026-01-01T10:00",
  end: "2026-01-01T11:00",
  moderator: { name: link, affiliation: link },
  panellists: [
    { id: "long", name: link, title: link, affiliation: link },
    { id: "other", name: arabic, affiliation: link },
  ],
  segments: [
    { id: "first", kind: "presentation", title: link, speakers: ["long"], minutes: 20, wrap_up_minutes: 1, notes: link },
    { id: "qa", kind: "qa", title: link, minutes: 20, wrap_up_minutes: 1, notes: link },
    { id: "last", kind: "concluding", title: link, speakers: ["other"], minutes: 20, wrap_up_minutes: 1 },
  ],
};

const asked = "Please come back to the question that was asked, and say in one sentence what it means for those who follow from afar. ";
const message = asked.padEnd(196, "so");

const sizes = {
  "four times": [320, 256],
  "twice, on a phone on its side": [640, 360],
  twice: [640, 400],
  "a small phone": [320, 568],
  "a phone": [390, 844],
  "a tablet": [1024, 768],
  "a tablet upright": [768, 1024],
  "a laptop": [1280, 800],
};

test("little room and long words", async (t) => {
  const data = fresh_directory(t);
  write_files(data, { "plan.json": JSON.stringify(plan) });
  const server = await serve(t, { data: join(data, "d"), args: ["--plan", join(data, "plan.json"), "--open", "--begin", "soon"] });
  const links = await links_of(server);
  const tokens = await server.tokens();
  const moderator = await Page.open(server, tokens.moderator);
  const guest = await Page.open(server, tokens.audience, { participant: "a guest".padEnd(32, ".") });
  const revision = () => moderator.view.run.revision;
  await moderator.perform({ type: "start", revision: revision() });
  await moderator.until(({ view }) => view.run.current === "first", "the first");
  await moderator.perform({ type: "next", revision: revision() });
  await moderator.until(({ view }) => view.run.current === "qa", "the questions");
  for (const [i, text] of [link, `${link} ${arabic}`, "Who pays?"].entries()) {
    await guest.perform({ type: "submit_question", text, name: i === 1 ? `${arabic} ${arabic}` : `${link}b`, to: "long" });
    await moderator.until(({ view }) => view.questions?.[`q${i + 1}`], "a question");
    const question = `q${i + 1}`;
    if (i < 2) await moderator.perform({ type: "approve", question, revision: moderator.view.questions[question].revision });
  }
  await moderator.until(({ view }) => view.questions.q2.state === "approved", "approval");
  await moderator.perform({ type: "put_on_stage", question: "q2", revision: moderator.view.questions.q2.revision });
  await guest.perform({ type: "request_floor", name: `${link}b`, affiliation: link, online: false, kind: "speech" });
  await moderator.until(({ view }) => view.requests?.r1, "a request");

  const browser = await launch(t);
  await moderator.perform({ type: "add_time", revision: revision(), segment: "qa", by: -15 * 60_000 });
  const pages = {
    console: links.moderator,
    panellist: links.panellists.long,
    audience: links.audience,
    stage: links.stage,
    "lower third": links.stage.replace("#", "?layout=lower-third#"),
    home: "/",
    report: links.moderator.replace("/console", "/report"),
    "personal links": links.moderator.replace("/console", "/personal-links"),
    api: "/api",
  };
  const shows = { home: testids.codeInput, report: testids.reportSegment, "personal links": testids.personalMake, api: "page" };
  const screens = {};
  for (const [name, at] of Object.entries(pages)) {
    const context = { hasTouch: true, isMobile: true, viewport: { width: 1024, height: 768 } };
    screens[name] = await Screen.open(browser, name, server.url + at, { context, before: [layout, sleepy] });
    if (shows[name]) await screens[name].at(shows[name]).first().waitFor();
    else await screens[name].shows("at first", { connection: "live" });
  }
  const { console: desk, audience, panellist, stage, "lower third": lower_third } = screens;
  const stages = [stage, lower_third];

  const wide = new Objections();
  const reached = new Objections();
  const apart = new Objections();
  const small = new Objections();
  const named = new Objections();
  const translated = new Objections();
  const look = async (screen, at) => {
    await screen.page.evaluate(() => globalThis.drawn());
    await translated.of(screen, at, ({ page }) => page.evaluate((names) => globalThis.translated_names(names), [arabic]));
    await wide.of(screen, at, ({ page }) => page.evaluate(() => globalThis.sideways()));
    await named.of(screen, at, ({ page }) => page.evaluate(() => globalThis.misnamed()));
    await reached.of(screen, at, ({ page }) =>
      page.evaluate(async () => {
        await globalThis.untroubled();
        return [...globalThis.cut_off(), ...globalThis.half_lines(), ...globalThis.cut_letters(), ...globalThis.out_of_reach()];
      }),
    );
    await apart.of(screen, at, ({ page }) => page.evaluate(() => (scrollTo(0, 0), globalThis.overlapping())));
    if (!stages.includes(screen)) await small.of(screen, at, ({ page }) => page.evaluate(() => globalThis.small_targets()));
  };
  const each = async (what) => {
    for (const [name, [width, height]] of Object.entries(sizes)) {
      for (const screen of Object.values(screens)) await screen.page.setViewportSize({ width, height });
      await what(name);
    }
  };

  await each(async (size) => {
    for (const screen of Object.values(screens)) await look(screen, size);
    await audience.at(testids.askText).fill(link);
    await look(audience, `${size}, asking`);
    await audience.at(testids.askText).fill("");
    for (const tab of ["mine", "floor", "questions"]) {
      await audience.page.getByTestId(testids.tab(tab)).click();
      await look(audience, `${size}, ${tab}`);
    }
  });

  // On a phone whose letters are set to twice their size.
  const enlarged = [desk, audience, panellist, screens.home];
  const letters = async (standard) => {
    for (const { page } of enlarged) {
      const session = await page.context().newCDPSession(page);
      await session.send("Page.setFontSizes", { fontSizes: { standard } });
      await session.detach();
    }
  };
  const tabs = [
    [audience, ["mine", "floor", "questions"].map(testids.tab)],
    [desk, ["review", "speakers", "rundown", "more", "now"].map(testids.phoneTab)],
  ];
  await letters(32);
  for (const [width, height] of [sizes["a phone"], [360, 640]]) {
    for (const screen of enlarged) {
      await screen.page.setViewportSize({ width, height });
      await look(screen, `letters twice as large, ${width}`);
    }
    for (const [screen, names] of tabs) {
      for (const name of names) {
        await screen.at(name).click();
        await look(screen, `letters twice as large, ${width}, ${name}`);
      }
    }
  }
  await letters(16);

  // With the colours of the device in the place of the page's, and something pressed.
  const forced = new Objections();
  const seen = ({ page }) => page.evaluate(() => globalThis.forced_away());
  for (const screen of Object.values(screens)) await screen.page.setViewportSize({ width: 1280, height: 800 });
  await panellist.at(testids.ownSignal("ready")).click();
  await panellist.page.locator('[data-testid][aria-pressed="true"]').first().waitFor();
  for (const screen of Object.values(screens)) {
    await screen.page.emulateMedia({ forcedColors: "active" });
    await forced.of(screen, "the device's colours", seen);
  }
  await desk.at(testids.rules).click();
  await forced.of(desk, "the device's colours, rules", seen);
  await desk.page.keyboard.press("Escape");
  for (const screen of Object.values(screens)) await screen.page.emulateMedia({ forcedColors: "none" });

  // What a press opens, on a tablet.
  const accessible = new Objections();
  for (const screen of Object.values(screens)) {
    await screen.page.setViewportSize({ width: 1024, height: 768 });
    await accessible.of(screen, "a tablet", ({ page }) => objections_of(page));
    const menus = await screen.page.locator("button[popovertarget]:visible:enabled").all();
    for (const [i, menu] of menus.entries()) {
      if (!(await menu.isVisible())) continue;
      await screen.press_on(menu);
      const open = screen.page.locator(":popover-open");
      await open.waitFor();
      const at = `a tablet, menu ${i}: ${await open.getAttribute("aria-label")}`;
      await wide.of(screen, at, ({ page }) => page.evaluate(() => globalThis.sideways()));
      await named.of(screen, at, ({ page }) => page.evaluate(() => globalThis.misnamed()));
      await translated.of(screen, at, ({ page }) => page.evaluate((names) => globalThis.translated_names(names), [arabic]));
      await small.of(screen, at, ({ page }) => page.evaluate(() => globalThis.small_targets()));
      await accessible.of(screen, at, ({ page }) => objections_of(page));
      await screen.page.keyboard.press("Escape");
      await open.waitFor({ state: "detached" });
    }
  }

  const to = { panellists: ["long", "other"], stage: false, audience: true };
  await moderator.perform({ type: "send_message", text: message, to, language: "en" });
  await each(async (size) => {
    for (const screen of [audience, panellist]) {
      await screen.at(testids.message).first().waitFor();
      await reached.of(screen, `${size}, message`, ({ page }) =>
        page.evaluate(
          async (parts) => {
            await globalThis.untroubled();
            return globalThis.under_something(...parts);
          },
          [testids.message, testids.messageText, testids.gotIt],
        ),
      );
    }
  });

  // The message is put away, and the connection goes; what little time was left would change what stands on the pages meanwhile.
  const told = new Objections();
  await moderator.perform({ type: "add_time", revision: revision(), segment: "qa", by: 40 * 60_000 });
  for (const screen of [audience, panellist]) await screen.at(testids.gotIt).click();
  const before = {};
  const linked = [desk, audience, panellist, stage];
  const stands = ({ page }) => page.evaluate(() => (scrollTo(0, 0), globalThis.stands()));
  for (const screen of linked) screen.calm("before the cut");
  await each(async (size) => {
    for (const screen of linked) before[`${screen.name} ${size}`] = await stands(screen);
  });
  await server.kill();
  for (const screen of linked) await screen.shows("without a server", { connection: "away", away: { has: "No connection" } });
  await each(async (size) => {
    for (const screen of linked) {
      const after = await stands(screen);
      const moved = before[`${screen.name} ${size}`].filter((one) => !after.includes(one));
      await told.of(screen, size, () => moved.map((one) => `moved: ${one} to ${after}`));
      await told.of(screen, size, ({ page }) => page.evaluate(() => globalThis.untold()));
    }
  });

  await t.test("a lost connection is told in sight, over no clock, and moves nothing", () => told.none());
  await t.test("no page is wider than its window", () => wide.none());
  await t.test("all can be reached, and nothing is cut off", () => reached.none());
  await t.test("no words lie over others", () => apart.none());
  await t.test("the names of people are left to no translator", () => translated.none());
  await t.test("what the page's colours say is seen in those of the device", () => forced.none());
  await t.test("what is touched is large enough", () => small.none());
  await t.test("axe finds nothing, on pages and in what they open", () => accessible.none());
  await t.test("names begin with what is seen", () => named.none());
});
