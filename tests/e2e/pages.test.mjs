// Every page through every moment of a panel: nothing scrolls that should not, nothing is cut off or covered, fingers and keys reach
// everything, and axe, with all its rules, finds nothing.

import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import {
  Objections,
  Screen,
  demonstration,
  devices,
  fresh_directory,
  launch,
  links_of,
  objections_of,
  root,
  serve,
  sleepy,
  testids,
} from "./support.mjs";
import { Cast, by_moving_the_end, moments } from "./moments.mjs";

const layout = { path: join(root, "tests/e2e/layout.js") };
const phone = { ...devices["iPhone 13"], viewport: { width: 390, height: 844 } };
const dark_phone = { ...devices["Pixel 7"], viewport: { width: 390, height: 844 }, colorScheme: "dark" };

async function prepared(t) {
  const server = await serve(t, { data: fresh_directory(t), args: ["--plan", demonstration, "--begin", "soon"] });
  return { server, links: await links_of(server), browser: await launch(t), cast: await Cast.of(server, by_moving_the_end) };
}

const axe = ({ page }) => objections_of(page);
const contrast = ({ page }) => objections_of(page, { type: "rule", values: ["color-contrast"] });

test("every page in every moment", async (t) => {
  const { server, links, browser, cast } = await prepared(t);
  const open = (name, link, context) => Screen.open(browser, name, server.url + link, { context, before: [layout, sleepy] });
  const desk = await open("console", links.moderator);
  const light_desk = await open("light console", links.co_moderator.replace("#", "?theme=light#"));
  const desk_phone = await open("console on a phone", links.moderator, phone);
  const panellist = await open("panellist", links.panellists.unhcr);
  const desk_tablet = await open("console on a tablet", links.moderator, { viewport: { width: 1024, height: 768 } });
  const panellist_phone = await open("panellist on a phone", links.panellists["special-adviser"], phone);
  const listener_phone = await open("listening panellist on a phone", links.panellists.unhcr, phone);
  const audience = await open("audience", links.audience, phone);
  const dark_audience = await open("dark audience", links.audience, dark_phone);
  const stage = await open("stage", links.stage, { viewport: { width: 1920, height: 1080 } });
  const small_stage = await open("small stage", links.stage, { viewport: { width: 1280, height: 720 } });
  const stage_phone = await open("stage on a phone", links.stage, phone);
  const desks = [desk, light_desk, desk_tablet, desk_phone];
  const podium = [panellist, panellist_phone, listener_phone];
  const all = [...desks, ...podium, audience, dark_audience, stage, small_stage, stage_phone];
  const fixed = [desk, light_desk, desk_tablet, panellist, stage, small_stage];
  // A page is made of the same parts in most moments, in other colours.
  const inspected = ["open", "running", "question on stage", "closed"];
  const by_axe = [desk, light_desk, desk_phone, panellist, audience, dark_audience, stage];

  const sideways = new Objections();
  const scrolling = new Objections();
  const covered = new Objections();
  const larger = new Objections();
  const cut = new Objections();
  const targets = new Objections();
  const accessible = new Objections();

  const look_at_audience = async (moment, screen) => {
    for (const tab of ["questions", "mine", "floor"]) {
      await screen.tap(testids.tab(tab));
      const name = `${moment}, ${tab}`;
      await sideways.of(screen, name, ({ page }) => page.evaluate(() => globalThis.sideways()));
      await targets.of(screen, name, ({ page }) => page.evaluate(() => globalThis.small_targets()));
      if (inspected.includes(moment)) await accessible.of(screen, name, axe);
    }
    const box = screen.at(testids.askText);
    if (await box.isVisible()) {
      await box.fill("A question that is being written");
      await targets.of(screen, `${moment}, asking`, ({ page }) => page.evaluate(() => globalThis.small_targets()));
      if (inspected.includes(moment)) await accessible.of(screen, `${moment}, asking`, axe);
      await box.fill("");
    }
    await screen.tap(testids.tab("questions"));
  };

  for (const [moment, happens] of Object.entries(moments)) {
    await happens(cast);
    const { status } = cast.view.run;
    await Promise.all(all.map((screen) => screen.shows(moment, { status, connection: "live", contradictions: [] })));
    const look = async (screen) => {
      await sideways.of(screen, moment, ({ page }) => page.evaluate(() => globalThis.sideways()));
      await covered.of(screen, moment, ({ page }) => page.evaluate(() => globalThis.covered()));
      await cut.of(screen, moment, ({ page }) => page.evaluate(() => [...globalThis.half_lines(), ...globalThis.cut_short()]));
    };
    await Promise.all(all.map(look));
    for (const screen of fixed) await scrolling.of(screen, moment, ({ page }) => page.evaluate(() => globalThis.scrolls()));
    const inspect = inspected.includes(moment) ? axe : contrast;
    for (const screen of by_axe) await accessible.of(screen, moment, inspect);
    await look_at_audience(moment, inspected.indexOf(moment) % 2 === 0 ? dark_audience : audience);

    // Somebody reads with letters half as large again.
    const set_size = (to) => void (document.documentElement.style.fontSize = to);
    const enlarge = (size) => Promise.all(all.map(({ page }) => page.evaluate(set_size, size)));
    await enlarge("150%");
    const look_again = ({ page }) => page.evaluate(() => [...globalThis.covered(), ...globalThis.sideways()]);
    await Promise.all(all.map((screen) => larger.of(screen, `${moment}, larger`, look_again)));
    await enlarge("");
    for (const screen of all) screen.calm(moment);
  }
  await cast.close();

  await t.test("nothing scrolls sideways or goes beyond the edge", () => sideways.none());
  await t.test("console, panellist and stage do not scroll", () => scrolling.none());
  await t.test("the clock and the main button are whole", () => covered.none());
  await t.test("and with larger letters too", () => larger.none());
  await t.test("what is cut ends with a whole line, and has told what it is", () => cut.none());
  await t.test("what the audience touches is large enough", () => targets.none());
  await t.test("axe finds nothing", () => accessible.none());
});

test("home: joining, a link without its end, the organiser's links, and a plan with faults", async (t) => {
  const { server, links, browser } = await prepared(t);
  const objections = new Objections();
  for (const [name, context] of [
    ["home", {}],
    ["dark home on a phone", dark_phone],
  ]) {
    const look = async (screen, moment) => {
      await objections.of(screen, moment, ({ page }) => page.evaluate(() => globalThis.sideways()));
      await objections.of(screen, moment, axe);
      screen.calm(moment);
    };
    const open = (link) => Screen.open(browser, name, server.url + link, { context, before: [layout] });
    const guest = await open("/");
    await guest.at(testids.codeInput).waitFor();
    await look(guest, "joining");
    if (context.hasTouch) await objections.of(guest, "joining", ({ page }) => page.evaluate(() => globalThis.small_targets()));
    for (const link of ["/audience/", "/console"]) {
      const cut = await open(link);
      await cut.shows("a link without its end", { ended: { has: "This link is incomplete" } });
      await look(cut, "a link without its end");
    }
    const broken = await open("/console#a%link");
    await broken.shows("a link that was damaged on its way", { ended: { has: "No session" } });
    await look(broken, "a link that was damaged on its way");
    const bare = await Screen.prepare(browser, name, { context });
    const asked = [];
    bare.page.on("request", (request) => asked.push(request.url()));
    await bare.page.goto(`${server.url}/#${links.moderator.split("#")[1]}`);
    await bare.at(testids.page).waitFor();
    assert.equal(new URL(bare.page.url()).pathname, "/audience");
    assert.ok(
      asked.every((url) => !url.includes(".m.")),
      "a link that lost its page keeps its token from the server's log",
    );

    const organiser = await open(`/#${server.organiser}`);
    await organiser.at(testids.session).first().waitFor();
    assert.equal(new URL(organiser.page.url()).hash, "", "the address does not show the organiser's token");
    await look(organiser, "organiser");
    const faulty = Buffer.from('{\n  "title": "",\n  "start": "tomorrow"\n}\n');
    const refused = organiser.page.waitForResponse((answer) => answer.status() === 422);
    await organiser.page.getByTestId(testids.planFile).setInputFiles({ name: "plan.json", mimeType: "application/json", buffer: faulty });
    await refused;
    await organiser.at(testids.fault).first().waitFor();
    // A refusal is an answer of 422, which Chromium notes as it does all of them.
    organiser.troubles = organiser.troubles.filter((one) => !/422/.test(one));
    await look(organiser, "a plan with faults");
    await organiser.press(testids.planMend);
    await organiser.at(testids.planRemark).first().waitFor();
    await look(organiser, "the editor of plans");
  }
  objections.none();
});

test("the console by keyboard alone", async (t) => {
  const { server, links, browser, cast } = await prepared(t);
  for (const [moment, happens] of Object.entries(moments)) {
    await happens(cast);
    if (moment === "question on stage") break;
  }
  const desk = await Screen.open(browser, "console", server.url + links.moderator, { before: [layout] });
  await desk.shows("at first", { status: "running", connection: "live" });
  const { page } = desk;
  const { keyboard } = page;
  const focused = () => page.evaluate(() => globalThis.focused());
  const key = (testid, id) => `${testid}${id ? ` of ${id}` : ""}`;

  // All stops of the Tab key, once around the page.
  async function stops() {
    const found = [];
    for (let i = 0; i < 200; ++i) {
      await keyboard.press("Tab");
      const at = await focused();
      if (found.length > 0 && at?.key === found[0].key) return found;
      if (at) found.push(at);
    }
    assert.fail("the Tab key does not come around");
  }

  async function go_to(wanted) {
    for (let i = 0; i < 200; ++i) {
      if ((await focused())?.key === wanted) return;
      await keyboard.press("Tab");
    }
    assert.fail(`the Tab key does not come to ${wanted}`);
  }

  const until = (what, condition) => cast.moderator.until(({ view }) => condition(view), what);

  await t.test("every control is a stop of the Tab key, and is seen to be", async () => {
    for (const tab of ["submitted", "approved", "queued", "answered", "not_taken"]) {
      await desk.press(testids.tab(tab));
      const reached = await stops();
      const names = new Set(reached.map((one) => one.key));
      const controls = await page.evaluate(() => globalThis.controls());
      assert.deepEqual(
        controls.filter((one) => !names.has(one)),
        [],
        `${tab}: not reached`,
      );
      assert.deepEqual(
        reached.filter((one) => !one.ringed).map((one) => one.key),
        [],
        `${tab}: without a ring`,
      );
    }
  });

  await t.test("the arrow keys go through the lists of questions", async () => {
    await desk.press(testids.tab("submitted"));
    for (const tab of ["approved", "queued", "answered", "not_taken", "submitted"]) {
      await keyboard.press("ArrowRight");
      assert.equal((await focused())?.key, key(testids.tab(tab)));
    }
  });

  await t.test("a question is declined", async () => {
    await go_to(key(testids.questionMenu, "q5"));
    await desk.enter();
    await desk.at(testids.declineReason).first().waitFor();
    await keyboard.press("Escape");
    await desk.at(testids.declineReason).first().waitFor({ state: "hidden" });
    assert.equal((await focused())?.key, key(testids.questionMenu, "q5"), "Escape gives the focus back");
    await go_to(key(testids.decline, "q5"));
    await desk.enter();
    await until("the refusal", (view) => view.questions.q5.state === "not_taken");
  });

  await t.test("a segment's menu", async () => {
    await go_to(key(testids.rowMenu, "concluding"));
    await desk.enter();
    await desk.at(testids.menu).waitFor();
    const items = await desk.at(testids.menu).locator("button").count();
    assert.ok(items > 1);
    const seen = new Set();
    for (let i = 0; i < items; ++i) {
      seen.add((await focused())?.key);
      await keyboard.press("ArrowDown");
    }
    assert.equal(seen.size, items);
    while ((await focused())?.key !== key(testids.menuItem("add1"), "concluding")) await keyboard.press("ArrowDown");
    const row = `[data-testid="${testids.row}"][data-id="concluding"]`;
    const before = await page.textContent(row);
    await desk.enter();
    await until("a minute more", (view) => view.segments.concluding.clock.added === 60_000);
    // On the page as well: a key that is pressed for what it showed before would be too late.
    await page.waitForFunction(([at, text]) => document.querySelector(at)?.textContent !== text, [row, before]);
  });

  await t.test("keys for what is done most", async () => {
    await page.evaluate(() => document.activeElement?.blur());
    await desk.key("p");
    await until("a pause", (view) => view.run.paused_since !== undefined);
    await desk.shows("a pause", { phase: "paused" });
    await desk.key("p");
    await until("the end of the pause", (view) => view.run.paused_since === undefined);
    await desk.shows("no pause", { phase: { any: ["running", "wrap_up"] } });
    const added = cast.view.segments.qa.clock.added;
    await desk.key("+");
    await until("a minute more", (view) => view.segments.qa.clock.added === added + 60_000);
    await desk.key("a");
    await until("an answer", (view) => view.questions.q4.state === "answered");
    await desk.shows("nothing on stage", { stage_question: null });
    await desk.key("3");
    await desk.key("s");
    await until("the next on stage", (view) => view.questions.q3.state === "on_stage");
    await desk.shows("the next on stage", { stage_question: "q3" });
    await desk.key("t");
    await until("nothing on stage", (view) => view.questions.q3.state === "queued");
    await desk.key("g");
    await until("somebody from the floor", (view) => view.floor.speaking?.request === "r1");
    await desk.shows("somebody from the floor", { speaker: "Tomás Herrera", main: { starts: "Next speaker: Mei Tanaka" } });
    const given = () => cast.view.floor.speaking.clock.added;
    await desk.key("+");
    await until("half a minute more for who speaks", () => given() === 30_000);
    // What was seen before it is too old to end.
    await page.locator(".under b").waitFor();
    await desk.key("x");
    await until("the end of it", (view) => view.floor.speaking === undefined);
    await desk.shows("nobody speaks", { floor_speaker: null });
    await desk.key("e");
    await until("concluding remarks", (view) => view.run.current === "concluding");
  });

  await t.test("nothing is pressed while somebody writes", async () => {
    const { revision } = cast.view.run;
    await desk.press(testids.tab("approved"));
    await desk.at(testids.questionMenu).last().click();
    await desk.at(testids.declineText).pressSequentially("nep");
    await keyboard.press("Escape");
    assert.equal(cast.view.run.revision, revision);
  });
  desk.calm("at the end");
});
