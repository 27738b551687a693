// The moderator commands time from the console, by mouse and by keyboard: undo and redo, catching up, back-dating; every control has a
// key, and whoever only looks can press nothing.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Screen, demonstration, forecastOf, fresh_directory, launch, links_of, serve, testids } from "./support.mjs";
import { Cast, by_moving_the_end, moments } from "./moments.mjs";

const minute = 60_000;

async function panel(t, link = "moderator") {
  const server = await serve(t, { data: fresh_directory(t), args: ["--plan", demonstration, "--open", "--begin", "soon"] });
  const [links, browser, cast] = [await links_of(server), await launch(t), await Cast.of(server, by_moving_the_end)];
  const desk = await Screen.open(browser, link, server.url + links[link]);
  await desk.shows("the beginning", { connection: "live" });
  // On the console too: its button is about what was done last.
  const until = async (what, condition) => {
    await cast.moderator.until(({ view }) => condition(view), what);
    if (link !== "moderator") return;
    const latest = String(cast.view.undoing.undo[0]);
    const is_about = ([testid, record]) => document.querySelector(`[data-testid="${testid}"] .typed`)?.dataset.id === record;
    await desk.page.waitForFunction(is_about, [testids.undoLast, latest], { polling: 40 });
  };
  const runs = (id) => until(`${id} runs`, ({ run }) => run.current === id);
  return { server, links, browser, cast, desk, until, runs };
}

const says = (screen, testid, expected) => screen.at(testid).filter({ hasText: expected }).first().waitFor();
const gone = (screen, testid) => screen.at(testid).first().waitFor({ state: "detached" });
const whole = (clock) => clock.allotment + clock.added;
const of_minutes = (text) => {
  const [m, s] = text.split(":").map(Number);
  return (m * 60 + s) * 1000;
};
const place = (screen, testid) => screen.at(testid).boundingBox();

// `hour:minute` of an instant where the panel is.
const time_of = (at, { time_zone }) =>
  new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", timeZone: time_zone }).format(at);

// By so much, because this segment has the time.
const falls_behind = (cast, segment, by) =>
  cast.drive("add_time", { segment, by: by - (forecastOf(cast.view, 0).end - cast.view.plan.end) });

test("by mouse: undo and redo, back-dating, catching up", async (t) => {
  const { cast, desk, until, runs } = await panel(t);
  await desk.press(testids.main);
  await runs("introductions");

  // It began earlier: not offered where it cannot have.
  await desk.press(testids.main);
  await runs("roadmap");
  await desk.press(testids.backdate);
  await desk.page.locator(`[data-testid="${testids.earlier("beginning", 5)}"][aria-disabled="true"]`).waitFor();
  await desk.page.keyboard.press("Escape");

  // Undo names what it would undo, and gives the earlier speaker the clock as if it had never stopped.
  const { used, running_since } = cast.view.segments.introductions.clock;
  assert.equal(running_since, undefined);
  const began = cast.view.segments.roadmap.began;
  await says(desk, testids.undoLast, /Undo: \u2068?began “\u2068?A roadmap/);
  await desk.press(testids.undoLast);
  await runs("introductions");
  const back = cast.view.segments.introductions.clock;
  assert.equal(back.used + began - back.running_since, used);
  await says(desk, testids.undoLast, /Undo: \u2068?began “\u2068?Introductory/);
  await desk.press(testids.redoLast);
  await runs("roadmap");
  await desk.press(testids.undoLast);
  await runs("introductions");

  const start = cast.view.segments.introductions.began;
  await desk.press(testids.backdate);
  await desk.press(testids.earlier("beginning", 2));
  await until("two minutes earlier", ({ segments }) => segments.introductions.began === start - 2 * minute);
  await gone(desk, testids.earlier("beginning", 2));

  // By the time of day.
  const wanted = time_of(start - 6 * minute, cast.view.plan);
  await desk.press(testids.backdate);
  await desk.at(testids.earlierTime("beginning")).fill(wanted);
  await desk.press(testids.earlierSend("beginning"));
  await until("at that time", ({ segments, plan }) => time_of(segments.introductions.began, plan) === wanted);

  // In a gap what ended last can have ended earlier.
  await desk.press(testids.endSegment);
  await until("a gap", ({ run }) => run.gap_since !== undefined);
  const ended = cast.view.segments.introductions.ended;
  await desk.press(testids.backdate);
  await desk.press(testids.earlier("ending", 1));
  await until("a minute earlier", ({ segments }) => segments.introductions.ended === ended - minute);
  await desk.press(testids.main);
  await runs("roadmap");

  // Behind, the button comes in its own place: nothing else moves.
  await falls_behind(cast, "roadmap", 0);
  await gone(desk, testids.catchUp);
  const before = await Promise.all([testids.lateness, testids.expectedEnd, testids.rundown].map((one) => place(desk, one)));
  await falls_behind(cast, "roadmap", 6 * minute);
  await desk.at(testids.catchUp).waitFor();
  const after = await Promise.all([testids.lateness, testids.expectedEnd, testids.rundown].map((one) => place(desk, one)));
  after.forEach((box, i) => assert.deepEqual([box.x, box.y, box.height], [before[i].x, before[i].y, before[i].height]));

  await desk.press(testids.catchUp);
  await desk.at(testids.offer).first().waitFor();
  const hows = await desk.at(testids.offer).evaluateAll((all) => all.map((one) => one.dataset.how));
  assert.deepEqual(hows, ["shorten", "from_questions", "drop"]);
  // The preview is what the press does, to the second.
  const offer = desk.page.locator(`[data-testid="${testids.offer}"][data-how="shorten"]`);
  const rows = await offer
    .locator(`[data-testid="${testids.allotted}"]`)
    .evaluateAll((all) => all.map((one) => [one.dataset.id, ...one.querySelector("dd").textContent.split(" → ")]));
  assert.ok(rows.length > 1);
  const was = structuredClone(cast.view.segments);
  for (const [id, from] of rows) assert.equal(of_minutes(from), whole(was[id].clock));
  const { revision } = cast.view.run;
  await offer.locator(`[data-testid="${testids.offerApply}"]`).click();
  await says(desk, testids.applied, "shortened “\u2068Contribution");
  await until("the presentations are shorter", ({ run }) => run.revision > revision);
  for (const [id, , to] of rows) assert.ok(Math.abs(whole(cast.view.segments[id].clock) - of_minutes(to)) < 1000);

  // And one press takes it back.
  await desk.press(testids.appliedUndo);
  await until("all is as it was", ({ segments }) => rows.every(([id]) => whole(segments[id].clock) === whole(was[id].clock)));
  await desk.at(testids.offer).first().waitFor();
  await desk.page.keyboard.press("Escape");

  // The history has it all, says what is undone and by whom, and why something cannot be.
  await desk.press(testids.history);
  await says(desk, testids.change, /shortened “\u2068Contribution.*Undone: Moderator/s);
  const start_of_all = desk.at(testids.change).filter({ hasText: /began “\u2068Introductory/ });
  await start_of_all.locator(`[data-testid="${testids.undoChange}"]`).click();
  await says(desk, testids.undoChange, "Undo this first");
  desk.calm("at the end");
  await cast.close();
});

test("by keyboard alone, and typing triggers nothing", async (t) => {
  const { cast, desk, until, runs } = await panel(t);
  const { keyboard } = desk.page;
  const focused = () => desk.page.evaluate(() => document.activeElement?.dataset.testid ?? null);
  await desk.key("n");
  await runs("introductions");
  await desk.key("n");
  await runs("roadmap");
  await desk.key("z");
  await runs("introductions");
  await desk.key("y");
  await runs("roadmap");
  await desk.key("Control+z", "z");
  await runs("introductions");
  await desk.key("Control+Shift+z", "y");
  await runs("roadmap");
  await desk.key("Control+z", "z");
  await runs("introductions");

  const began = cast.view.segments.introductions.began;
  await desk.key("d");
  assert.equal(await focused(), testids.earlier("beginning", 1));
  await keyboard.press("ArrowDown");
  await desk.enter();
  await until("two minutes earlier", ({ segments }) => segments.introductions.began === began - 2 * minute);

  for (const [key, added] of [
    ["+", 1],
    [".", 6],
    ["-", 5],
    [",", 0],
    [".", 5],
    ["+", 6],
  ]) {
    await desk.key(key);
    await until(`${key}: ${added} added`, ({ segments }) => segments.introductions.clock.added === added * minute);
  }
  await falls_behind(cast, "introductions", 6 * minute);
  await desk.at(testids.catchUp).waitFor();
  const qa = whole(cast.view.segments.qa.clock);
  await desk.key("c");
  await desk.at(testids.offer).first().waitFor();
  await keyboard.press("ArrowDown");
  await keyboard.press("ArrowDown");
  await desk.enter();
  await until("the Q&A gives it", ({ segments }) => whole(segments.qa.clock) < qa);
  await desk.at(testids.appliedUndo).waitFor();
  await desk.enter();
  await until("and has it back", ({ segments }) => whole(segments.qa.clock) === qa);
  await keyboard.press("Escape");

  // Any entry of the history, from the keyboard.
  await desk.key("u");
  await desk.at(testids.change).first().waitFor();
  await keyboard.press("ArrowDown");
  assert.equal(await focused(), testids.redoChange);
  await keyboard.press("Escape");

  // What is typed is typed.
  const { revision } = cast.view.run;
  await keyboard.press("/");
  await keyboard.type("Zen people undo 12+ -.c?");
  assert.equal(await desk.at(testids.filterText).inputValue(), "Zen people undo 12+ -.c?");
  await cast.moderator.request({ type: "note_presence", revision: -1, panellist: "unhcr", on: true });
  assert.equal(cast.view.run.revision, revision);
  await desk.at(testids.filterText).fill("");
  await desk.page.evaluate(() => document.activeElement.blur());

  // Into the rundown, to another row, and its menu.
  await desk.key("r");
  assert.equal(await focused(), testids.rowMenu);
  await keyboard.press("ArrowDown");
  await desk.enter();
  await desk.at(testids.menuItem("skip")).focus();
  await desk.enter();
  await until("the second is skipped", ({ segments }) => segments.roadmap.state === "skipped");
  await desk.key("z");
  await until("and again to come", ({ segments }) => segments.roadmap.state === "ahead");
  desk.calm("at the end");
  await cast.close();
});

// Every control that can be pressed has a key that stands on it as in the overlay, or is in a part of the page that has one.
const without_a_key = () => {
  const visible = (one) => one.checkVisibility({ visibilityProperty: true }) && !one.closest("[popover], .unseen");
  const told = new Map(
    [...document.querySelectorAll("[data-testid=key-entry]")].map((one) => [one.dataset.action, one.querySelector("kbd").textContent]),
  );
  const missing = [];
  for (const one of document.querySelectorAll("button, input, select, textarea, a[href]")) {
    // What opens another page is come to by Tab; the report, among the history too, which has its key.
    if (!visible(one) || one.matches("a[target=_blank]")) continue;
    const name = one.dataset.testid ?? one.getAttribute("aria-label") ?? one.textContent;
    const { key } = one.dataset;
    if (key === undefined) {
      if (!one.closest("[data-area][data-key]")) missing.push(`${name} has no key`);
      continue;
    }
    // Some have several, of which the first stands on them.
    const keys = key.split(" ");
    for (const each of keys) if (!told.has(each)) missing.push(`${name}: the overlay has no ${each}`);
    if (!one.matches("button")) continue;
    const shown = [...one.querySelectorAll("kbd")].at(-1)?.textContent;
    if (shown !== told.get(keys[0])) missing.push(`${name} shows ${shown}, and the overlay ${told.get(keys[0])}`);
  }
  for (const area of document.querySelectorAll("[data-area]")) {
    if (!told.has(area.dataset.key)) missing.push(`the overlay has no ${area.dataset.key}`);
  }
  return missing;
};

test("every control has its key, on it and in the overlay", async (t) => {
  const server = await serve(t, { data: fresh_directory(t), args: ["--plan", demonstration, "--begin", "soon"] });
  const [links, browser, cast] = [await links_of(server), await launch(t), await Cast.of(server, by_moving_the_end)];
  const desk = await Screen.open(browser, "console", server.url + links.moderator);
  for (const [moment, happens] of Object.entries(moments)) {
    await happens(cast);
    await desk.shows(moment, { connection: "live", status: cast.view.run.status });
    await desk.page.evaluate(() => document.activeElement?.blur());
    await desk.key("?");
    await desk.at(testids.keysPanel).waitFor();
    assert.deepEqual(await desk.page.evaluate(without_a_key), [], moment);
    await desk.page.keyboard.press("Escape");
    await desk.at(testids.keysPanel).waitFor({ state: "hidden" });
  }
  desk.calm("at the end");
  await cast.close();
});

test("an observer sees the same, and can press nothing", async (t) => {
  const { cast, desk, runs } = await panel(t, "observer");
  await cast.drive("start");
  await runs("introductions");
  await cast.ask(0);
  await desk.shows("the same", { phase: "running", submitted: 1, speaker: "The moderator" });
  await desk.at(testids.page).getByText("View only").first().waitFor();
  const enabled = await desk.page.evaluate(() =>
    [...document.querySelectorAll("[data-testid=page] button:not([disabled])")].map((one) => one.dataset.testid),
  );
  const looking = [testids.presence, testids.join, testids.view, testids.keys, testids.history, testids.messages, testids.filterMenu];
  assert.deepEqual(
    enabled.filter((one) => !looking.includes(one) && !one.startsWith("tab-")),
    [],
  );
  const { revision } = cast.view.run;
  for (const key of ["n", "p", "e", "+", "z", "Control+z"]) await desk.page.keyboard.press(key);
  await cast.drive("pause");
  assert.equal(cast.view.run.revision, revision + 1);
  desk.calm("at the end");
  await cast.close();
});
