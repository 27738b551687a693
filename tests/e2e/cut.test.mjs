// The network is gone for forty seconds, in the middle of a presentation and in the middle of a press: the digits go on, every page says
// how old it is, what was pressed is its owner's choice where its moment has passed, and nothing is done twice or lost.

import assert from "node:assert/strict";
import { createServer, connect } from "node:net";
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
  see_sent,
  serve,
  testids,
  violations_of,
} from "./support.mjs";
import { dais, secret_of } from "../system/support.mjs";

const session = "new-york-declaration";
const cut_for = 40; // seconds
const question = "Who pays for it, and who has agreed to?";

// What Chromium says of a socket that finds nobody, and of a list that is not answered, and given up. The test is the reason.
const forgive =
  /WebSocket connection to .* failed|net::ERR_(ABORTED|INTERNET_DISCONNECTED|CONNECTION_REFUSED|CONNECTION_RESET|EMPTY_RESPONSE)/;

const arguments_of = (...others) => ["--plan", demonstration, "--open", "--begin", "soon", ...others];

// A wire between a page and the server, which can hold back what the server says.
class Wire {
  #held = false;
  #ends = new Set();

  static async to(t, server) {
    const wire = new Wire();
    const listener = createServer((page) => {
      const far = connect(server.port, server.host);
      wire.#ends.add(page).add(far);
      for (const end of [page, far]) {
        end.on("error", () => {});
        end.on("close", () => (page.destroy(), far.destroy()));
      }
      page.on("data", (bytes) => far.write(bytes));
      far.on("data", (bytes) => wire.#held || page.write(bytes));
    });
    await new Promise((resolve) => listener.listen(0, "127.0.0.1", resolve));
    t.after(() => (listener.close(), wire.cut()));
    wire.url = `http://127.0.0.1:${listener.address().port}`;
    return wire;
  }

  hold() {
    this.#held = true;
  }
  release() {
    this.#held = false;
  }
  cut() {
    for (const end of this.#ends) end.destroy();
  }
}

// A presentation runs, with a question to the panellist who comes next. The witness keeps a connection that is not the browser's.
async function begin(t, browser, { through } = {}) {
  const data = fresh_directory(t);
  const server = await serve(t, { data, args: arguments_of() });
  const links = await links_of(server);
  const tokens = await server.tokens();
  const witness = await Page.open(server, tokens.co_moderator);
  const revised = (command) => witness.perform({ revision: witness.view.run.revision, ...command });
  await revised({ type: "start" });
  await revised({ type: "next" });
  const ada = await Page.open(server, tokens.audience, { participant: secret_of("Ada") });
  await ada.perform({ type: "submit_question", text: "Will there be a report?", name: "Ada", to: "unhcr" });
  await witness.until(({ view }) => view.questions?.q1, "the question");
  await witness.perform({ type: "approve", question: "q1", revision: 1 });

  const wire = through && (await Wire.to(t, server));
  const small = { viewport: { width: 390, height: 844 } };
  const open = (name, link, { context = {}, url = server.url } = {}) => Screen.open(browser, name, url + link, { context, forgive });
  const [desk, pocket, panellist, stage, phone, home] = await Promise.all([
    open("console", links.moderator),
    open("console on a phone", links.co_moderator, { context: small, ...(wire && { url: wire.url }) }),
    open("panellist", links.panellists.unhcr),
    open("stage", links.stage),
    open("audience", links.audience, { context: devices["iPhone 13"] }),
    open("home", `/#${server.organiser}`),
  ]);
  const pages = [desk, pocket, panellist, stage, phone];
  await everywhere("at the start", pages, { connection: "live", phase: "running", away: "" });
  await home.at(testids.session).waitFor();
  return { data, server, links, tokens, witness, wire, desk, pocket, panellist, stage, phone, home, pages };
}

const everywhere = (step, screens, expected) => Promise.all(screens.map((screen) => screen.shows(step, expected)));

// Every outcome that this button shows from now on.
const note_outcomes = (screen, testid) =>
  screen.page.evaluate((testid) => {
    const button = document.querySelector(`[data-testid="${testid}"]`);
    globalThis.outcomes = [];
    const seen = new MutationObserver(() => globalThis.outcomes.push(button.dataset.outcome ?? ""));
    seen.observe(button, { attributeFilter: ["data-outcome"] });
  }, testid);

// Where everything stands that can be pressed.
const places = (screen) =>
  screen.page.evaluate(() =>
    [...document.querySelectorAll("button, input, textarea, a")]
      .filter((one) => one.checkVisibility() && !one.closest('[data-testid="passed"]'))
      .map((one) => {
        const { left, top, width, height } = one.getBoundingClientRect();
        return `${one.dataset.testid} ${[left, top, width, height].map(Math.round)}`;
      }),
  );

const older_than = (screens, seconds) =>
  Promise.all(
    screens.map((screen) =>
      screen.page.waitForFunction(
        ([testid, seconds]) => Number(/(\d+) s/.exec(document.querySelector(`[data-testid="${testid}"]`)?.textContent)?.[1]) >= seconds,
        [testids.connection, seconds],
        { polling: 200, timeout: 90_000 },
      ),
    ),
  );

// The choice is asked for in words, with how long ago it was.
async function is_asked(screen, what) {
  await screen.at(testids.passed).waitFor();
  const said = (await screen.at(testids.passed).textContent()).replace(/[\u2068\u2069]/g, "");
  const [, pressed, seconds] = /You pressed “(.+)” (\d+) s ago, and it did not arrive in time\./.exec(said) ?? assert.fail(said);
  assert.ok(pressed.startsWith(what), pressed);
  assert.ok(Number(seconds) >= cut_for - 20, said);
  await screen.shows("asked", { announced: { has: `You pressed “${pressed}”` } });
  const violations = await violations_of(screen.page, { within: `[data-testid="${testids.passed}"]` });
  assert.deepEqual(violations, [], `${screen.name}: the choice is there for everybody`);
}

async function record(data) {
  const { code, out, err } = await dais(["replay", "--data", data, session]);
  assert.equal(code, 0, err);
  return out
    .slice(out.indexOf("\n\n") + 2)
    .trimEnd()
    .split("\n");
}
const times = (lines, pattern) => lines.filter((line) => pattern.test(line)).length;

test("pages without a network for 40 s", async (t) => {
  const browser = await launch(t);
  const { data, server, witness, desk, pocket, panellist, phone, home, pages } = await begin(t, browser);
  const clock = () => witness.view.segments.roadmap.clock;
  const server_clock = await ServerClock.of(witness);
  const cut_off = [...pages, home];
  const stood = await Promise.all(cut_off.map(places));

  const before = Date.now();
  const offline = (is) => Promise.all(cut_off.map((screen) => screen.page.context().setOffline(is)));
  await offline(true);
  const gone = Date.now();
  // In the middle of a press: nobody has noticed yet.
  await desk.press(testids.main);
  await everywhere("cut off", pages, { connection: "away", away: { has: "No connection. Last heard" }, phase: "running", ended: null });
  await home.shows("cut off", { away: { has: "No connection. Last heard" } });
  for (const [i, screen] of cut_off.entries()) assert.deepEqual(await places(screen), stood[i], `${screen.name} stands still`);

  // Presses wait on their buttons, and one that waits is dropped at once.
  await pocket.press(testids.addMinute);
  await outcome(pocket, testids.addMinute, "waiting");
  await pocket.press(testids.pause);
  await outcome(pocket, testids.pause, "waiting");
  await pocket.shows("two wait", { refusal: "2 actions not sent yet: no connection." });
  await pocket.press(testids.pause);
  await outcome(pocket, testids.pause, "");
  await pocket.shows("one waits", { refusal: "1 action not sent yet: no connection." });
  await panellist.press(testids.ownSignal("ready"));
  await outcome(panellist, testids.ownSignal("ready"), "waiting");
  await phone.press(testids.vote);
  await phone.tap(testids.askText);
  await phone.at(testids.askText).fill(question);
  await phone.tap(testids.askSend);
  await phone.shows("kept", { ask_note: { starts: "Kept" } });

  await clocks_are_right("cut off", pages, clock(), server_clock);
  // Somebody whose network is well goes on.
  await witness.perform({ type: "add_time", revision: witness.view.run.revision, segment: "roadmap", by: 60_000 });
  await older_than(cut_off, cut_for);
  await ages_are_right("after a while", pages, before - 6000, gone);
  await everywhere("after a while", pages, { connection: "away", phase: "running" });

  await offline(false);
  await everywhere("back", pages, { connection: "live", away: "", phase: "running" });
  await home.shows("back", { away: "" });
  await clocks_are_right("back", pages, clock(), server_clock);
  await is_asked(desk, "Next: Office of the United Nations");
  await is_asked(pocket, "+1 min");
  await is_asked(panellist, "I am ready");
  await witness.until(({ view }) => view.questions.q2, "the question");
  await witness.until(({ view }) => view.votes?.q1 === 1, "the vote");
  await phone.shows("sent", { ask_note: { any: [null, ""] } });
  for (const [screen, testid] of [
    [desk, testids.main],
    [pocket, testids.addMinute],
    [panellist, testids.ownSignal("ready")],
  ]) {
    await outcome(screen, testid, "passed");
    // Pressed again it does nothing but point at the choice.
    await screen.press(testid);
    assert.equal(await screen.page.evaluate(() => document.activeElement.dataset.testid), testids.passed);
  }
  assert.equal(witness.view.run.current, "roadmap", "nothing is sent before the choice");
  assert.equal(clock().added, 60_000);
  assert.equal(witness.view.signals?.["ready.unhcr"], undefined);

  // For a state that has passed: it is told who was earlier, on the button.
  await desk.press(testids.passedSend);
  await desk.shows("told", { main: { has: "The co-moderator added 1:00" }, refusal: "" });
  await pocket.press(testids.passedDrop);
  await outcome(pocket, testids.addMinute, "");
  await panellist.press(testids.passedSend);
  await witness.until(({ view }) => view.signals?.["ready.unhcr"]?.state === "raised", "the signal");
  for (const screen of [desk, pocket, panellist]) await screen.at(testids.passed).waitFor({ state: "detached" });
  assert.equal(witness.view.run.current, "roadmap");
  assert.equal(clock().added, 60_000);
  for (const screen of [...pages, home]) screen.calm("at the end");

  await server.stop();
  const lines = await record(data);
  assert.equal(times(lines, /began /), 2, lines.join("\n"));
  assert.equal(times(lines, /added /), 1, lines.join("\n"));
  assert.equal(lines.filter((line) => line.includes(question)).length, 1, lines.join("\n"));
  assert.equal(times(lines, /voted/), 1, lines.join("\n"));
  assert.equal(times(lines, /is ready/), 1, lines.join("\n"));
});

test("a server that stops for 40 s in the middle of a press", async (t) => {
  const browser = await launch(t);
  const { data, server, tokens, witness, wire, desk, pocket, phone, home, pages } = await begin(t, browser, { through: true });

  // What was done, and whose answer is lost.
  await note_outcomes(pocket, testids.addMinute);
  const clock_before = witness.view.segments.roadmap.clock;
  wire.hold();
  await pocket.press(testids.addMinute);
  await witness.until(({ view }) => view.segments.roadmap.clock.added === 60_000, "a minute more");
  const { clock } = witness.view.segments.roadmap;
  const server_clock = await ServerClock.of(witness);
  await desk.page.getByText("+1:00", { exact: true }).first().waitFor();

  // What the server never reads.
  const before = Date.now();
  process.kill(server.pid, "SIGSTOP");
  const gone = Date.now();
  await desk.press(testids.main);
  await everywhere("stopped", pages, { connection: "away", away: { has: "No connection. Last heard" }, phase: "running", ended: null });
  await outcome(desk, testids.main, "unanswered");
  await outcome(pocket, testids.addMinute, "unanswered");
  await desk.shows("without an answer", { refusal: { starts: "1 action waiting for confirmation" } });
  await phone.tap(testids.askText);
  await phone.at(testids.askText).fill(question);
  await phone.tap(testids.askSend);
  const others = pages.filter((screen) => screen !== pocket);
  await Promise.all([
    clocks_are_right("stopped", others, clock, server_clock),
    clocks_are_right("stopped", [pocket], clock_before, server_clock),
  ]);
  await server.kill();
  wire.cut();
  wire.release();
  await older_than([...others, home], cut_for);
  await ages_are_right("after a while", [...others, home], before - 11_000, gone);

  const again = await serve(t, { data, args: arguments_of("--listen", `127.0.0.1:${server.port}`) });
  const witness_again = await Page.open(again, tokens.co_moderator);
  await everywhere("back", pages, { connection: "live", away: "", phase: "running" });
  await home.shows("back", { away: "" });
  await pocket.page.waitForFunction(() => globalThis.outcomes.includes("confirmed"));
  await outcome(pocket, testids.addMinute, "");
  assert.deepEqual(await pocket.page.evaluate(() => globalThis.outcomes), ["sent", "unanswered", "confirmed", ""]);
  await is_asked(desk, "Next: Office of the United Nations");
  assert.equal(witness_again.view.run.current, "roadmap", "nothing is sent before the choice");
  assert.equal(witness_again.view.segments.roadmap.clock.added, 60_000);
  await witness_again.until(({ view }) => view.questions.q2, "the question");
  await clocks_are_right("back", pages, clock, server_clock);

  // By keys: the button's points at the choice, and the choice has its own.
  await desk.page.keyboard.press("n");
  assert.equal(await desk.page.evaluate(() => document.activeElement.dataset.testid), testids.passed);
  await desk.key("8");
  await witness_again.until(({ view }) => view.run.current === "unhcr", "the next presentation");
  await everywhere("and on", pages, { segment: { any: [{ has: "Presentation" }, { has: "Contribution" }, null] }, phase: "running" });

  // A server that goes on: what it had not read by then is done or not, and the page knows which.
  await outcome(desk, testids.pause, "");
  process.kill(again.pid, "SIGSTOP");
  await desk.press(testids.pause);
  await outcome(desk, testids.pause, "unanswered");
  process.kill(again.pid, "SIGCONT");
  await desk.shows("it goes on", { connection: "live" });
  await see_sent(desk, testids.pause);
  await everywhere("paused", pages, { phase: "paused", connection: "live" });
  for (const screen of [...pages, home]) screen.calm("at the end");

  await again.stop();
  const lines = await record(data);
  assert.equal(times(lines, /began /), 3, lines.join("\n"));
  assert.equal(times(lines, /added /), 1, lines.join("\n"));
  assert.equal(times(lines, /paused /), 1, lines.join("\n"));
  assert.equal(lines.filter((line) => line.includes(question)).length, 1, lines.join("\n"));
});
