// What the browser tests share: one Chromium, pages that are watched for every complaint, and the server's clock to compare theirs with.
// Everything waits for a condition, and has failed when that has not come within a deadline.

import assert from "node:assert/strict";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import axe from "axe-core";
import { chromium, devices } from "playwright-core";
import { Page, Server, demonstration, fresh_directory, root, secret_of, within, write_files } from "../system/support.mjs";
export { forecastOf, nearest } from "../../web/src/state/run.ts";
import { testids } from "../../web/src/ui/testids.ts";

export { Page, Server, demonstration, devices, fresh_directory, root, secret_of, testids, within, write_files };

export const web = process.env.DAIS_WEB ?? join(root, "web/dist");

const deadline = 60_000;

// Before a page's scripts: as by plain http, where no device is kept awake, which pages say.
export const sleepy = () => delete globalThis.Navigator.prototype.wakeLock;

// By how many real milliseconds a page's clock may differ from the server's. Where nothing else keeps the machine busy, as in
// script/nightly, that is what Dais promises; elsewhere, what tells a clock that is set wrong from a machine that is held up.
export const tolerance = process.env.DAIS_MEASURE ? 100 : 5000;

// A server of the built pages. `args` as of `dais serve`.
export const serve = (t, { args, ...others }) => Server.start(t, { args: ["--web", web, ...args], ...others });

export async function launch(t, others = []) {
  const browser = await chromium.launch({
    executablePath: process.env.DAIS_CHROMIUM ?? "/usr/bin/chromium-headless-shell",
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      ...others,
    ],
  });
  t.after(() => browser.close());
  return browser;
}

let pictures;

// One page in a browser context of its own, as one person has it before them.
export class Screen {
  name;
  page;
  latest; // how far across it was pressed, and until when of the page's time a press at that point counts as its bounce
  troubles = []; // all that the page, or the browser about it, complained of
  #forgiven;
  #context;

  // `url` is the whole address. `context` are Playwright's options, `before` scripts that run ahead of the page's, `forgive` an expression
  // for complaints that the test causes by itself.
  static async open(browser, name, url, options) {
    const screen = await Screen.prepare(browser, name, options);
    await screen.page.goto(url);
    return screen;
  }

  // One that has gone nowhere yet.
  static async prepare(browser, name, { context = {}, before = [], forgive } = {}) {
    const screen = new Screen();
    screen.name = name;
    screen.#forgiven = forgive;
    const made = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: "en-GB", ...context });
    made.setDefaultTimeout(deadline);
    await made.addInitScript({ path: join(root, "tests/e2e/sight.js") });
    for (const script of before) await made.addInitScript(script);
    screen.#context = made;
    screen.page = await made.newPage();
    screen.#watch();
    return screen;
  }

  // One on the same device, for the same person; the other may be closed.
  static async beside(other, name, url) {
    const screen = new Screen();
    screen.name = name;
    screen.#forgiven = other.#forgiven;
    screen.page = await other.#context.newPage();
    screen.#watch();
    await screen.page.goto(url);
    return screen;
  }

  // The one that a press on this one opens beside it.
  async opens(name, press) {
    const screen = new Screen();
    screen.name = name;
    screen.#forgiven = this.#forgiven;
    const opened = this.#context.waitForEvent("page");
    await press();
    screen.page = await opened;
    screen.#watch();
    return screen;
  }

  close() {
    return this.#context.close();
  }

  #watch() {
    // On a machine that is busy enough an attempt to connect takes longer than a page waits for one; then it makes another.
    const given_up = /^console warning: .*WebSocket is closed before the connection is established/;
    const note = (text) => {
      if (!given_up.test(text) && !this.#forgiven?.test(text)) this.troubles.push(text);
    };
    this.page.on("console", (message) => {
      if (!["error", "warning", "assert"].includes(message.type())) return;
      note(`console ${message.type()}: ${message.text()} (${message.location().url})`);
    });
    this.page.on("pageerror", (error) => note(`error: ${error.stack ?? error}`));
    this.page.on("requestfailed", (request) => note(`request failed: ${request.url()}: ${request.failure()?.errorText}`));
    this.page.on("response", (response) => response.status() >= 400 && note(`${response.status()} for ${response.url()}`));
    this.page.on("crash", () => note("the page crashed"));
  }

  // What the reader sees, as sight.js gives it.
  sight() {
    return this.page.evaluate(() => globalThis.sight());
  }

  // Waits until the page shows all that is expected; see `holds` in sight.js.
  async shows(step, expected) {
    try {
      const seen = (wanted) => globalThis.differences(wanted).length === 0;
      await this.page.waitForFunction(seen, expected, { polling: 100, timeout: deadline });
    } catch (error) {
      const found = await this.page.evaluate((wanted) => globalThis.differences(wanted), expected).catch(() => [error.message]);
      const picture = await this.picture(step);
      assert.fail(`${step}: ${this.name} does not show it\n  ${found.join("\n  ")}\n  ${this.troubles.join("\n  ")}\n  ${picture}`);
    }
  }

  calm(step) {
    assert.deepEqual(this.troubles, [], `${step}: ${this.name} has nothing to complain of`);
  }

  // A picture for whoever looks into a failure; gives its path.
  async picture(step) {
    pictures ??= mkdtempSync(join(tmpdir(), "dais-pictures-"));
    const path = join(pictures, `${step} ${this.name}.png`.replace(/[^\w.-]+/g, "-"));
    await this.page.screenshot({ path }).catch(() => {});
    return path;
  }

  // The one element of this name that is shown; with an id, the one that stands for that row, question or request, or is within it.
  at(testid, id) {
    const named = `[data-testid="${testid}"]`;
    const where = id === undefined ? named : `${named}[data-id="${id}"], [data-id="${id}"] ${named}`;
    return this.page.locator(where).filter({ visible: true });
  }

  // A page that has scrolled tells so with its next frame. Before that, what comes under a pointer that stands still counts as having moved
  // there by itself, and takes no press: so it is scrolled to and pointed at first, and pressed when it has stood.
  press(testid, id) {
    return this.press_on(this.at(testid, id));
  }

  async press_on(on) {
    await on.scrollIntoViewIfNeeded();
    const element = await on.elementHandle();
    await element.waitForElementState("stable").catch(() => undefined); // it may have been drawn anew; who presses waits for that one
    await on.hover();
    const { x, width } = await on.boundingBox();
    const across = x + width / 2;
    const { latest } = this;
    // Another control at the same point soon after is hit by a bounce (web/src/ui/press_policy.ts): no hand that scrolls is so quick. At
    // what height it is pressed is known only then, for pressing it may scroll once more.
    if (latest && Math.abs(across - latest.across) < 24) {
      await this.page.waitForFunction((bounces) => performance.now() >= bounces, latest.bounces, { polling: 40 });
    }
    // Of a button Playwright sees to this itself, but not of a summary.
    await on.and(this.page.locator(":not([aria-disabled=true])")).waitFor();
    await on.click();
    this.latest = { across, bounces: await this.page.evaluate(() => performance.now() + 700) };
  }

  tap(testid, id) {
    return this.at(testid, id).tap();
  }

  // A key of the console, once what it presses takes a press; `named` is that which is said of what is pressed.
  async key(key, named = key) {
    const is_ready = (key) => {
      const pressed = [...document.querySelectorAll(`button[aria-keyshortcuts~="${key}"]`)];
      return pressed.length === 0 || pressed.some((one) => !one.matches("[disabled], [aria-disabled]"));
    };
    await this.page.waitForFunction(is_ready, named, { polling: 40 });
    await this.page.keyboard.press(key);
  }

  // Enter, once what has the focus takes a press.
  async enter() {
    await this.page.waitForFunction(() => !document.activeElement.matches("[disabled], [aria-disabled]"), null, { polling: 40 });
    await this.page.keyboard.press("Enter");
  }
}

// Objections, each with everywhere it was found and a picture of the first; a check ends with all of them at once.
export class Objections {
  #found = new Map();

  async of(screen, moment, ask) {
    for (const one of await ask(screen)) {
      // With other figures it is still the same.
      const same = one.replace(/-?\d+/g, "#");
      if (!this.#found.has(same)) this.#found.set(same, { one, picture: await screen.picture(moment), places: new Set() });
      this.#found.get(same).places.add(`${screen.name} (${moment})`);
    }
  }

  none() {
    const told = [...this.#found.values()].map(({ one, places, picture }) => `${one}\n    ${[...places].join(", ")}\n    ${picture}`);
    if (told.length > 0) assert.fail(`${told.length} objections\n  ${told.join("\n  ")}`);
  }
}

// The server's clock, from a few pings of a connection of our own; the smallest round trip wins.
export class ServerClock {
  #server;
  #local;
  #doubt = Infinity;
  #time_scale;

  static async of(page) {
    const clock = new ServerClock();
    clock.#time_scale = page.welcome.time_scale;
    for (let i = 1; i <= 9; ++i) {
      const sent = performance.now();
      page.send({ type: "ping", sent: i });
      const pong = await page.next("pong");
      const half = (performance.now() - sent) / 2;
      if (half >= clock.#doubt) continue;
      clock.#doubt = half;
      clock.#local = Date.now() - half;
      clock.#server = pong.at;
    }
    return clock;
  }

  get time_scale() {
    return this.#time_scale;
  }

  // When the machine's own clock shows `wall`, as it is read by Date.now() here and in a page whose clock nobody sets wrong.
  at(wall) {
    return this.#server + (wall - this.#local) * this.#time_scale;
  }

  // Lets a rehearsal run until it shows `instant`.
  reaches(instant) {
    return new Promise((resolve) => setTimeout(resolve, (instant - this.at(Date.now())) / this.#time_scale));
  }
}

// What the page of a moderator asks for, without a browser: a command of the run, or one about a question, from what the page shows.
export const driving = (lead) => ({
  drive: (type, more) => lead.perform({ type, revision: lead.view.run.revision, ...more }),
  settle: (type, id, more) => lead.perform({ type, question: id, revision: lead.view.questions[id].revision, ...more }),
});

// What is left, in milliseconds, of a clock of the view.
export function left_of(clock, now) {
  return clock.allotment + clock.added - clock.used - (clock.running_since === undefined ? 0 : now - clock.running_since);
}

// By how many real milliseconds a reading of a page was off: figures stand for the second that has begun, so up to one second of the
// session above what is left is right, and 0 is given for it.
export function off_by(reading, clock, server_clock) {
  const above = (reading.left * 1000 - left_of(clock, server_clock.at(reading.at))) / server_clock.time_scale;
  const second = 1000 / server_clock.time_scale;
  return above < 0 ? above : Math.max(0, above - second);
}

// Compares the figures of the screens' clocks with a clock of the view, at the instants at which they change: to 7:41 when just 7:41
// are left, and to +0:03 when three seconds more than all are spent.
export async function clocks_are_right(step, screens, clock, server_clock) {
  const look = async (screen) => {
    const seen = await screen.page.evaluate(([testid, count]) => globalThis.changes(testid, count), [testids.clock, 5]);
    const offs = seen.map((one) => one.left * 1000 - left_of(clock, server_clock.at(one.at))).sort((a, b) => a - b);
    // A busy machine may hold up one change or another and brings none forward; the least held up of five is how the clock is set.
    assert.ok(Math.abs(offs[0]) <= tolerance, `${step}: ${screen.name} is off by ${offs.map(Math.round)} ms`);
  };
  await Promise.all(screens.map(look));
}

// How old each page says that it is, when the server was last heard between `from` and `to`.
export async function ages_are_right(step, screens, from, to) {
  for (const screen of screens) {
    const { at, away } = await screen.sight();
    const seconds = Number(/(\d+) s/.exec(away)?.[1]);
    // The figure is of whole seconds, and changes when the clock does, so that it may be another second old.
    const least = (at - to - tolerance) / 1000 - 2.4;
    const most = (at - from + tolerance) / 1000 + 0.4;
    assert.ok(seconds >= least && seconds <= most, `${step}: ${screen.name} says ${away}, of ${least} to ${most} s`);
  }
}

// What axe finds against a page, or against what a selector names of it, by all its rules, also the one it tries out, or those that `only`
// names as its option `runOnly`. Of what it does not object to it has to tell nothing, which is most of its work.
export async function violations_of(page, { only, within } = {}) {
  if (!(await page.evaluate(() => "axe" in globalThis))) await page.evaluate(axe.source);
  const look = ([context, options]) => globalThis.axe.run(context ?? document, options).then((found) => found.violations);
  const rules = only ? { runOnly: only } : { rules: { "label-content-name-mismatch": { enabled: true } } };
  return page.evaluate(look, [within, { ...rules, resultTypes: ["violations"] }]);
}

// The same as sentences.
export async function objections_of(page, only) {
  const violations = await violations_of(page, { only });
  return violations.flatMap((one) =>
    one.nodes.map((node) => `${one.id}: ${node.target.join(" ")}: ${node.failureSummary.replace(/\s+/g, " ")}`),
  );
}

// The button of a command shows this outcome; "" for none.
export const outcome = (screen, testid, is) =>
  screen.page.waitForFunction(
    ([testid, is]) => (document.querySelector(`[data-testid="${testid}"]`).dataset.outcome ?? "") === is,
    [testid, is],
    { polling: 40 },
  );

// A press that a broken connection held up is sent: by itself where that was a matter of moments, and otherwise because we say so.
export async function see_sent(screen, testid) {
  const decided = await screen.page.waitForFunction(
    ([testid, passed]) => {
      if (document.querySelector(`[data-testid="${passed}"]`)) return "asked";
      return !["waiting", "unanswered"].includes(document.querySelector(`[data-testid="${testid}"]`).dataset.outcome) && "sent";
    },
    [testid, testids.passed],
    { polling: 40 },
  );
  if ((await decided.jsonValue()) === "asked") await screen.press(testids.passedSend);
}

export async function links_of(server) {
  const [{ links, join_code }] = await server.sessions();
  return { ...links, panellists: Object.fromEntries(links.panellists.map((one) => [one.id, one.link])), join_code };
}
