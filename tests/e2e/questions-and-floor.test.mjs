// A whole Q&A, in a rehearsal: a moderator, a co-moderator, two panellists and five phones; forty questions of which twelve ask again what
// was asked already, in three languages; ten requests for the floor; and one participant who abuses it all. In the end each asker's page is
// looked at: it knows what became of every question of theirs.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { Page, Screen, demonstration, devices, fresh_directory, launch, links_of, serve, testids, write_files } from "./support.mjs";

// So long that nobody's time is over, in a rehearsal on a busy machine, before the rest of it has gone to another.
const plan = JSON.parse(readFileSync(demonstration, "utf8"));
plan.limits.floor_minutes = 60;

const phone = { ...devices["iPhone 13"], reducedMotion: "reduce" };
const honest = ["ana", "bo", "chi", "dee"];

// Each is asked twice, in other words of the same language.
const twice = [
  ["Who pays for the schools in host communities?", "Who will pay for schools in the host communities?"],
  ["How are children counted at the border?", "How do you count children at the border?"],
  ["When will the zero draft of the compact be ready?", "When is the zero draft of the compact going to be ready?"],
  ["Which cities take part in the pilot?", "Which of the cities take part in this pilot?"],
  ["Comment les villes seront-elles associées aux négociations ?", "Comment seront associées les villes aux négociations ?"],
  ["Quel budget est prévu pour la formation des enseignants ?", "Quel est le budget prévu pour la formation des enseignants ?"],
  ["Pourquoi les délais d’asile augmentent-ils en Europe ?", "Pourquoi les délais d’asile augmentent en Europe ?"],
  ["Qui contrôle les données biométriques des réfugiés ?", "Qui contrôle donc les données biométriques de réfugiés ?"],
  ["كيف ستدعمون المدارس في المجتمعات المضيفة؟", "كيف تدعمون المدارس في المجتمعات المضيفة؟"],
  ["متى تبدأ المفاوضات بشأن الاتفاق العالمي؟", "متى ستبدأ المفاوضات بشأن الاتفاق العالمي؟"],
  ["من يراقب حقوق العمال المهاجرين في الخليج؟", "من الذي يراقب حقوق العمال المهاجرين في الخليج؟"],
  ["ما هي ميزانية برنامج إعادة التوطين هذا العام؟", "ما ميزانية برنامج إعادة التوطين هذا العام؟"],
];

// And these once.
const once = [
  "Is climate displacement part of the compact?",
  "What happens to people who are not refugees and cannot go home?",
  "Will there be a complaints mechanism for migrant workers at sea?",
  "Can remittances be made cheaper before 2030?",
  "Qu’attendez-vous du secteur privé ?",
  "Les femmes seules bénéficieront-elles d’un hébergement séparé ?",
  "هل تشارك منظمات المجتمع المدني في المتابعة؟",
  "ما دور الشباب في تنفيذ الإعلان؟",
];

const abuse = [
  "You are all idiots up there, admit it",
  "BORING panel, go home",
  "Buy cheap watches at my shop today",
  "Why is everybody here an idiot?",
  "Shame on the moderator and their notes",
  "Read my blog instead of this",
  "Nobody asked for this panel",
  "Last words from row seven",
];

test("a Q&A with forty questions, ten requests and one who abuses it", async (t) => {
  const data = fresh_directory(t);
  write_files(data, { "plan.json": JSON.stringify(plan) });
  const server = await serve(t, { data: join(data, "d"), args: ["--rehearse", "6", "--plan", join(data, "plan.json"), "--open"] });
  const browser = await launch(t);
  const links = await links_of(server);
  const tokens = await server.tokens();
  const open = (name, link, context) => Screen.open(browser, name, server.url + link, { context });
  const [desk, screener, unhcr, adviser, stage, ...handsets] = await Promise.all([
    open("console", links.moderator),
    open("co-moderator", links.co_moderator),
    open("UNHCR", links.panellists.unhcr),
    open("the Special Adviser", links.panellists["special-adviser"]),
    open("stage", links.stage, { viewport: { width: 1920, height: 1080 } }),
    ...[...honest, "eve"].map((name) => open(`${name}'s phone`, links.audience, phone)),
  ]);
  const phones = Object.fromEntries([...honest, "eve"].map((name, i) => [name, handsets[i]]));
  const watcher = await Page.open(server, tokens.co_moderator);
  const sees = (condition, what) => watcher.until(({ view }) => condition(view), what);
  const state_of = (id) => watcher.view.questions[id].state;

  // What people do.

  const fates = {}; // what each question's asker is to read in the end
  const by_asker = Object.fromEntries(Object.keys(phones).map((name) => [name, []]));

  async function type(name, text, to) {
    const handset = phones[name];
    await handset.at(testids.askText).fill(text);
    if (to) await handset.at(testids.askTo).selectOption(to);
    await handset.tap(testids.askSend);
  }

  async function ask(name, text, to) {
    const known = new Set(Object.keys(watcher.view.questions ?? {}));
    await type(name, text, to);
    let id;
    await sees((view) => (id = Object.keys(view.questions ?? {}).find((one) => !known.has(one))), `the question "${text}"`);
    assert.equal(watcher.view.questions[id].text, text);
    by_asker[name].push(id);
    fates[id] = "submitted";
    return id;
  }

  // On the clock that a phone shows, of which the second that has begun counts whole: as often as that, somebody may ask four questions.
  async function a_minute_passes(name) {
    const { page } = phones[name];
    const passed = (before) => globalThis.sight().clock.left <= before - 61;
    await page.waitForFunction(passed, (await phones[name].sight()).clock.left, { polling: 40 });
  }

  // In the list of a state on one of the consoles. What has just come waits for the list to settle.
  async function find(on, state, id, button) {
    await on.press(testids.tab(state));
    const found = on.at(button, id);
    await found.or(on.at(testids.settle)).first().waitFor();
    // It may settle by itself at this moment.
    const settle = (name) => document.querySelector(`[data-testid="${name}"]`)?.click();
    if (!(await found.isVisible())) await on.page.evaluate(settle, testids.settle);
    return found;
  }
  async function handle(on, state, id, button, becomes) {
    await (await find(on, state, id, button)).click();
    if (!becomes) return;
    await sees(() => state_of(id) === becomes, `${id} becomes ${becomes}`);
    fates[id] = becomes;
  }

  async function decline(id, reason) {
    await (await find(screener, "submitted", id, testids.questionMenu)).click();
    await screener.at(testids.declineText).fill(reason);
    await screener.press(testids.declineSend);
    await sees(() => state_of(id) === "not_taken", `${id} is declined`);
    fates[id] = "not_taken";
  }

  async function answer_live(id) {
    await handle(desk, state_of(id), id, testids.putOnStage, "on_stage");
    await stage.shows(`${id} on stage`, { stage_question: id });
    await desk.press(testids.answered, id);
    await sees(() => state_of(id) === "answered", `${id} is answered`);
    fates[id] = "answered";
  }

  async function tab(name, to) {
    await phones[name].tap(testids.tab(to));
  }

  async function request(name, person, { online = false } = {}) {
    const known = new Set(Object.keys(watcher.view.requests ?? {}));
    await tab(name, "floor");
    await phones[name].at(testids.floorName).fill(person);
    await phones[name].at(testids.floorOnline).setChecked(online);
    await phones[name].tap(testids.floorRequest);
    let id;
    await sees((view) => (id = Object.keys(view.requests ?? {}).find((one) => !known.has(one))), `the request of ${person}`);
    return id;
  }

  const listed = () => watcher.view.floor.list.map((one) => one.request);
  const speaks = (id) => sees((view) => view.floor.speaking?.request === id, `${id} speaks`);
  // With the one button that names who comes next, be it the main one or beside it.
  async function give_next(id) {
    const named = [testids.main, testids.nextSpeaker].map((one) => `[data-testid="${one}"]`).join();
    await desk.page.locator(named).filter({ hasText: watcher.view.requests[id].name, visible: true }).click();
    await speaks(id);
  }

  // The rules, before the Q&A: the list alternates, and two words hold a question back.

  await desk.press(testids.rules);
  await desk.at(testids.ruleWords).fill("idiot\nidiots\nboring");
  await desk.press(testids.ruleWordsSave);
  await sees((view) => view.rules.words.length === 3, "the words");
  await desk.page.keyboard.press("Escape");
  await desk.press(testids.main);
  await desk.press(testids.rowMenu, "qa");
  await desk.press(testids.menuItem("start"), "qa");
  await sees((view) => view.run.current === "qa", "the Q&A");
  await desk.press(testids.listRules);
  await desk.press(testids.listOrder("alternate"));
  await sees((view) => view.floor.order === "alternate", "the rule of the list");
  await desk.page.keyboard.press("Escape");

  // One abuses it. The words hold two questions back even where no approval is asked for, and a sixth is not sent while five are open.

  await desk.press(testids.rules);
  await desk.press(testids.ruleApproval);
  await sees((view) => view.rules.approval === false, "questions pass without approval");
  for (const text of abuse.slice(0, 2)) await ask("eve", text);
  await desk.press(testids.ruleApproval);
  await sees((view) => view.rules.approval === true, "questions need approval");
  await desk.page.keyboard.press("Escape");
  for (const id of by_asker.eve) assert.deepEqual([state_of(id), watcher.view.questions[id].held], ["submitted", true]);
  for (const text of abuse.slice(2, 4)) await ask("eve", text);
  await a_minute_passes("eve");
  await ask("eve", abuse[4]);
  await phones.eve.at(testids.askText).fill(abuse[5]);
  await phones.eve.shows("too many at once", { ask_note: { has: "still open" } });
  assert.equal(await phones.eve.at(testids.askSend).isDisabled(), true);
  assert.equal(await phones.eve.at(testids.askText).inputValue(), abuse[5]);
  for (const id of by_asker.eve.slice(0, 3)) await decline(id, "Please keep to the subject.");

  // Twelve questions, and the same again by others: each time the co-moderator is shown what it is like, and joins the two.

  const first = [];
  for (const [i, [text]] of twice.entries()) first.push(await ask(honest[i % 4], text, i === 1 ? "unhcr" : undefined));
  for (const id of first) await handle(screener, "submitted", id, testids.approve, "approved");
  await unhcr.at(testids.toMe, first[1]).waitFor();
  await unhcr.press(testids.willAnswer, first[1]);
  await sees((view) => view.questions[first[1]].answering?.[0] === "unhcr", "UNHCR will answer");

  for (const name of ["bo", "chi"]) await phones[name].tap(testids.vote, first[0]);
  await sees((view) => view.votes[first[0]] === 2, "two votes");
  await phones.bo.at(testids.vote, first[0]).and(phones.bo.page.locator(":not([data-outcome])")).waitFor();
  await phones.bo.shows("Bo's vote", { questions: { some: { [first[0]]: { state: "approved", votes: 2, voted: true } } } });
  await phones.bo.tap(testids.vote, first[0]);
  await sees((view) => view.votes[first[0]] === 1, "one is taken back");

  const again = [];
  for (const [i, [, text]] of twice.entries()) {
    if (i % 4 === 0) {
      // Nobody has more than five open: what was answered makes room.
      for (const id of first.slice(i, i + 2)) await answer_live(id);
    }
    const id = await ask(honest[(i + 1) % 4], text);
    again.push(id);
    const like = await find(screener, "submitted", id, testids.similar);
    assert.equal(await like.getAttribute("data-other"), first[i], `"${text}" is like "${twice[i][0]}"`);
    await screener.press(testids.group, id);
    await sees((view) => view.questions[id].leader === first[i], `${id} is grouped`);
    fates[id] = "grouped";
  }

  // What is left of the twelve.

  const left = first.filter((id) => state_of(id) === "approved");
  assert.equal(left.length, 6);
  await (await find(desk, "approved", left[0], testids.questionMenu)).click();
  await desk.press(testids.answerMenu, left[0]);
  await desk.at(testids.answerText).fill("The figures are on the website of the Secretariat.");
  await desk.press(testids.answerInWriting);
  await sees(() => state_of(left[0]) === "answered", "answered in writing");
  fates[left[0]] = "answered";
  await (await find(desk, "approved", left[1], testids.questionMenu)).click();
  await desk.press(testids.answerMenu, left[1]);
  await desk.press(testids.answerFollowUp);
  await sees(() => state_of(left[1]) === "answered", "to be followed up");
  fates[left[1]] = "answered";
  for (const id of left.slice(2, 4)) await handle(desk, "approved", id, testids.queue, "queued");

  // Eight more, each with a fate of its own.

  const more = [];
  for (const [i, text] of once.entries()) more.push(await ask(honest[i % 4], text));
  const [edited, back, kept, declined, withdrawn, asked_again, live, waits] = more;
  await (await find(screener, "submitted", edited, testids.questionMenu)).click();
  await screener.at(testids.editText).fill("Is displacement by climate part of the compact?");
  await screener.press(testids.editSave);
  await sees((view) => view.questions[edited].original === once[0], "edited");
  await screener.page.keyboard.press("Escape");
  await handle(screener, "submitted", edited, testids.approve, "approved");
  await handle(screener, "submitted", back, testids.approve, "approved");
  await (await find(screener, "approved", back, testids.questionMenu)).click();
  await screener.press(testids.restoreQuestion, back);
  await sees(() => state_of(back) === "submitted", "back in review");
  fates[back] = "submitted";
  await handle(screener, "submitted", kept, testids.approve, "approved");
  await decline(declined, "No time left.");
  for (const id of [withdrawn, asked_again]) {
    const name = honest.find((one) => by_asker[one].includes(id));
    await tab(name, "mine");
    await phones[name].tap(testids.withdraw, id);
    await sees(() => state_of(id) === "withdrawn", "withdrawn");
    fates[id] = "withdrawn";
  }
  await tab("bo", "mine");
  await phones.bo.tap(testids.resubmit, asked_again);
  await sees(() => state_of(asked_again) === "submitted", "asked again");
  fates[asked_again] = "submitted";
  await handle(screener, "submitted", live, testids.approve, "approved");
  await answer_live(live);

  // The abuse ends.

  for (const text of abuse.slice(5)) await ask("eve", text);
  const eve = watcher.view.questions[by_asker.eve[0]].asker;
  const eves_request = await request("eve", "Eve");
  await (await find(screener, "submitted", by_asker.eve.at(-1), testids.questionMenu)).click();
  await screener.press(testids.muteAsker, by_asker.eve.at(-1));
  await sees((view) => view.requests[eves_request].state === "absent", "Eve's request is set aside");
  await screener.page.keyboard.press("Escape");
  await phones.eve.at(testids.muted).first().waitFor();
  assert.ok(by_asker.eve.every((id) => watcher.view.questions[id].asker === eve));
  assert.equal(Object.keys(watcher.view.questions).length, 40);

  // Ten requests for the floor: one of Eve, one put on the list by hand, and two each of the others.

  const ana_asks = await request("ana", "Ana Silva");
  const bo_asks = await request("bo", "Bo Andersson");
  const chi_asks = await request("chi", "Chi Nguyễn", { online: true });
  const dee_asks = await request("dee", "دينا", { online: true });
  assert.deepEqual(listed(), [ana_asks, chi_asks, bo_asks, dee_asks]);
  await give_next(ana_asks);
  await stage.shows("from the floor", { speaker: "Ana Silva" });
  await phones.chi.shows("next", { place: { has: "next" } });
  await give_next(chi_asks);

  // One is not in the room, and comes back.
  await desk.press(testids.requestMenu, bo_asks);
  await desk.press(testids.menuItem("absent"), bo_asks);
  await sees((view) => view.requests[bo_asks].state === "absent", "Bo is not there");
  await phones.bo.tap(testids.floorReturn);
  await sees((view) => view.requests[bo_asks].state === "waiting", "Bo is back");

  // One who waits raises a point of order, which goes first; who spoke goes on after it.
  await phones.dee.tap(testids.floorPoint);
  await phones.dee.tap(testids.floorPointSure);
  await sees(() => watcher.view.requests[listed()[0]].kind === "point_of_order", "a point of order");
  const point = listed()[0];
  await give_next(point);
  assert.equal(listed()[0], chi_asks);
  await give_next(chi_asks);

  // The rest goes to another.
  await desk.press(testids.yieldFloor);
  await desk.press(testids.yieldTo, dee_asks);
  await speaks(dee_asks);
  await phones.dee.tap(testids.floorDone);
  await sees((view) => view.requests[dee_asks].state === "spoken", "Dee has finished");

  // One is put on the list by hand, and a panellist answers.
  await desk.press(testids.addSpeaker);
  await desk.at(testids.addName).fill("The Permanent Observer");
  await desk.press(testids.addSend);
  await sees((view) => Object.values(view.requests).some((one) => one.name === "The Permanent Observer"), "put on the list");
  await desk.page.keyboard.press("Escape");
  await desk.press(testids.podiumTo, "unhcr");
  await sees((view) => view.floor.speaker === "unhcr", "UNHCR answers");
  await stage.shows("an answer", { speaker: { has: "High Commissioner for Refugees" } });

  for (const [name, person] of [
    ["ana", "Ana Silva"],
    ["chi", "Chi Nguyễn"],
    ["dee", "دينا"],
  ])
    await request(name, person);
  assert.equal(Object.keys(watcher.view.requests).length, 10);
  await desk.press(testids.listRules);
  await desk.press(testids.closeList);
  await sees((view) => view.floor.taking === "closed", "the list is closed");
  await desk.page.keyboard.press("Escape");
  for (let waiting = listed().length; waiting > 0; --waiting) {
    const head = listed()[0];
    await give_next(head);
  }
  await desk.press(testids.endFloor);
  await sees((view) => !view.floor.speaking, "all have spoken");

  // Each asker knows what became of each question.

  for (const id of by_asker.eve.slice(3)) fates[id] = "submitted";
  for (const [name, ids] of Object.entries(by_asker)) {
    await tab(name, "mine");
    await phones[name].shows(`what ${name} asked`, { mine: { some: Object.fromEntries(ids.map((id) => [id, fates[id]])) } });
    for (const id of ids) {
      const line = await phones[name].at(testids.mineState, id).innerText();
      const question = watcher.view.questions[id];
      if (question.reason) assert.ok((await phones[name].at(testids.mine, id).innerText()).includes(question.reason), `${id}: ${line}`);
      assert.notEqual(line.trim(), "", `${id} says where it stands`);
    }
  }
  const told = (name, id) => phones[name].at(testids.mineState, id).getAttribute("data-state");
  for (const [i, id] of again.entries()) {
    const name = honest[(i + 1) % 4];
    assert.equal(await told(name, id), fates[first[i]], `${name} knows of ${id} what became of ${first[i]}`);
  }
  const asker = (id) => phones[honest.find((one) => by_asker[one].includes(id))];
  assert.match(await asker(left[0]).at(testids.mine, left[0]).innerText(), /website of the Secretariat/);
  assert.match(await asker(edited).at(testids.mineOriginal, edited).innerText(), /Is climate displacement/);
  assert.equal(fates[waits], "submitted");

  for (const one of [desk, screener, unhcr, adviser, stage, ...handsets]) one.calm("in the end");

  if (process.env.DAIS_PICTURES) {
    for (const one of [desk, screener, unhcr, stage, ...handsets]) {
      await one.page.screenshot({ path: `${process.env.DAIS_PICTURES}/${one.name.replace(/[^\w]+/g, "-")}.png` });
    }
    await desk.page.setViewportSize({ width: 390, height: 844 });
    await desk.page.screenshot({ path: `${process.env.DAIS_PICTURES}/console-on-a-phone.png` });
  }
});
