// The whole panel of the demonstration, from the first word to the last, as the console is driven by clicks: every page is looked at after
// each of them.

import assert from "node:assert/strict";
import { Screen, ServerClock, demonstration, devices, testids } from "./support.mjs";
import { Story } from "./story.mjs";

const iphone = devices["iPhone 13"];
const pixel = devices["Pixel 7"];

// The pages of everybody: { console, panellists, phones, stage }. `at` is asked for each, by turns, where it is opened. One of the phones
// types the join code.
export async function open_screens(browser, links, at) {
  const open = (name, link, context) => Screen.open(browser, name, at(name) + link, { context });
  const [desk, adviser, unhcr, ada, bo, chi, stage] = await Promise.all([
    open("console", links.moderator),
    open("the Special Adviser", links.panellists["special-adviser"]),
    open("UNHCR", links.panellists.unhcr),
    open("Ada's phone", `/#${links.join_code}`, iphone),
    open("Bo's phone", "/", pixel),
    open("Chi's phone", links.audience, iphone),
    open("stage", links.stage, { viewport: { width: 1920, height: 1080 } }),
  ]);
  await bo.at(testids.codeInput).fill(links.join_code.toLowerCase());
  await bo.tap(testids.codeJoin);
  return { console: desk, panellists: { "special-adviser": adviser, unhcr }, phones: { ada, bo, chi }, stage };
}

// `watcher` is a co-moderator's page without a browser. In a rehearsal one segment is played to beyond its end.
export async function play_model_panel({ screens, watcher, join_code, in_rehearsal }) {
  const { console: desk, phones } = screens;
  const { ada } = phones;
  const panel = new Story(demonstration, screens, watcher, await ServerClock.of(watcher), join_code);

  // What people do.

  async function ask(name, text, { as = "", to } = {}) {
    const phone = phones[name];
    const known = new Set(Object.keys(watcher.view.questions ?? {}));
    await phone.tap(testids.askText);
    await phone.at(testids.askText).fill(text);
    await phone.at(testids.askName).fill(as);
    if (to) await phone.at(testids.askTo).selectOption(to);
    await phone.tap(testids.askSend);
    let id;
    await watcher.until(({ view }) => (id = Object.keys(view.questions ?? {}).find((one) => !known.has(one))), `the question of ${name}`);
    panel.asked(id, name, to);
    return id;
  }

  async function open_tab(name, tab) {
    await phones[name].tap(testids.tab(tab));
    phones[name].tab = tab;
  }

  async function request(name, person, affiliation) {
    const phone = phones[name];
    const known = new Set(Object.keys(watcher.view.requests ?? {}));
    await open_tab(name, "floor");
    await phone.at(testids.floorName).fill(person);
    await phone.at(testids.floorAffiliation).fill(affiliation);
    await phone.tap(testids.floorRequest);
    let id;
    await watcher.until(({ view }) => (id = Object.keys(view.requests ?? {}).find((one) => !known.has(one))), `the request of ${name}`);
    panel.requested(id, name, person);
    return id;
  }

  async function vote(name, id) {
    await phones[name].tap(testids.vote, id);
    panel.questions[id].voters.push(name);
  }

  // On the console, in the list of a state.
  async function handle(state, id, button) {
    await desk.press(testids.tab(state));
    const card = desk.at(button, id);
    await card.or(desk.at(testids.settle)).first().waitFor();
    if (!(await card.isVisible())) await desk.press(testids.settle);
    await card.click();
  }

  const main = () => desk.press(testids.main);

  for (const phone of Object.values(phones)) phone.tab = "questions";
  await panel.everywhere("everybody is here");

  // Before the panel: questions are taken from the opening on.
  const early = await ask("ada", "Will the zero draft be ready before the summer recess?", { as: "Ada Lovelace" });
  await panel.everywhere("an early question");
  await open_tab("ada", "mine");
  await open_tab("chi", "floor");

  await main();
  panel.begins("introductions");
  await panel.everywhere("introductory remarks");

  const concrete = await ask("bo", "Which commitments can be counted by the end of the year, and who counts?", { as: "Bo", to: "unhcr" });
  const rude = await ask("chi", "Are we there yet?");
  await panel.everywhere("three questions to review");
  await open_tab("chi", "mine");

  await handle("submitted", early, testids.approve);
  panel.becomes(early, "approved");
  await panel.everywhere("one is approved");

  await handle("submitted", rude, testids.questionMenu);
  await desk.at(testids.declineText).fill("Please rephrase it.");
  await desk.press(testids.declineSend);
  panel.becomes(rude, "not_taken");
  await panel.everywhere("one is declined, with a reason");

  await handle("submitted", concrete, testids.approve);
  panel.becomes(concrete, "approved");
  await panel.everywhere("one is approved that is for UNHCR");

  for (const name of ["ada", "bo", "chi"]) await open_tab(name, "questions");
  await vote("ada", concrete);
  await vote("chi", concrete);
  await vote("bo", early);
  await panel.everywhere("votes");

  await main();
  panel.begins("roadmap");
  panel.phase = "running";
  await panel.everywhere("the Special Adviser speaks");
  if (in_rehearsal) {
    panel.phase = "wrap_up";
    await panel.everywhere("the Special Adviser is to wrap up");
    panel.phase = "overtime";
    await panel.everywhere("the Special Adviser overruns");
  }

  await desk.press(testids.addFive);
  panel.phase = "timed";
  await panel.everywhere("five minutes more");

  await desk.press(testids.endSegment);
  panel.leaves();
  await panel.everywhere("nobody speaks");

  await main();
  panel.begins("unhcr");
  await panel.everywhere("UNHCR speaks");

  await desk.press(testids.pause);
  panel.phase = "paused";
  await panel.everywhere("a pause");
  await panel.everywhere("and it is still a pause");

  await desk.press(testids.pause);
  panel.phase = "timed";
  await panel.everywhere("UNHCR goes on");

  await desk.press(testids.rowMenu, "gmg");
  await desk.press(testids.menuItem("skip"), "gmg");
  panel.skips("gmg");
  await panel.everywhere("the Global Migration Group is not there");

  await main();
  panel.begins("gfmd");
  await panel.everywhere("the Global Forum speaks");

  await main();
  panel.begins("qa");
  await panel.everywhere("questions and answers");

  await handle("approved", concrete, testids.queue);
  panel.becomes(concrete, "queued");
  await handle("approved", early, testids.queue);
  panel.becomes(early, "queued");
  await panel.everywhere("a queue");

  await handle("queued", concrete, testids.putOnStage);
  panel.becomes(concrete, "on_stage");
  await panel.everywhere("the question to UNHCR is on stage");

  await desk.press(testids.takeOff);
  panel.becomes(concrete, "queued");
  await panel.everywhere("it is taken off again");

  await handle("queued", early, testids.putOnStage);
  panel.becomes(early, "on_stage");
  await panel.everywhere("another is on stage");

  await desk.press(testids.answered, early);
  panel.becomes(early, "answered");
  await panel.everywhere("which is answered");

  const chi_asks = await request("chi", "Chi Nguyễn", "Permanent Mission of a Member State");
  await panel.everywhere("one asks for the floor");
  const bo_asks = await request("bo", "Bo Andersson", "");
  const ada_asks = await request("ada", "آدا", "المجتمع المدني");
  await panel.everywhere("three ask for the floor");

  await ada.tap(testids.floorWithdraw);
  panel.withdrawn(ada_asks);
  await panel.everywhere("one thinks better of it");

  await desk.press(testids.giveFloor, chi_asks);
  panel.speaks(chi_asks);
  await panel.everywhere("the first speaks from the floor");

  await handle("queued", concrete, testids.putOnStage);
  panel.becomes(concrete, "on_stage");
  await panel.everywhere("with a question on stage");

  await desk.press(testids.answered, concrete);
  panel.becomes(concrete, "answered");
  await panel.everywhere("which was answered too");

  await desk.press(testids.endFloor);
  panel.yields();
  await panel.everywhere("the first has spoken");

  await desk.press(testids.giveFloor, bo_asks);
  panel.speaks(bo_asks);
  await panel.everywhere("the second speaks from the floor");
  await desk.press(testids.extendFloor);
  await panel.everywhere("for half a minute more");
  await desk.press(testids.endFloor);
  panel.yields();
  await panel.everywhere("the second has spoken");

  await main();
  panel.begins("concluding");
  await panel.everywhere("concluding remarks");

  await main();
  panel.ends("concluded");
  await panel.everywhere("the panel has ended");

  await desk.press(testids.closeMenu);
  await desk.press(testids.closeSession);
  panel.ends("closed");
  await panel.everywhere("and is closed");

  const { segments, run } = watcher.view;
  assert.equal(run.status, "closed");
  assert.deepEqual(Object.fromEntries(Object.entries(segments).map(([id, one]) => [id, one.state])), {
    introductions: "done",
    roadmap: "done",
    unhcr: "done",
    gmg: "skipped",
    gfmd: "done",
    qa: "done",
    concluding: "done",
  });
  assert.equal(segments.roadmap.clock.added, 5 * 60_000);
}
