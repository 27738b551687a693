// The editor of plans: it makes a plan from nothing on the organiser's page, and changes it on the console while it runs.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { Page, Screen, devices, fresh_directory, launch, objections_of, root, serve, testids } from "./support.mjs";

const layout = { path: join(root, "tests/e2e/layout.js") };
const within = (screen, testid, id) => screen.page.locator(`[data-testid="${testid}"][data-id="${id}"]`);

test("a plan from a template is held, and changed while it runs", async (t) => {
  const server = await serve(t, { data: fresh_directory(t), args: [] });
  const browser = await launch(t);
  // What a page has asked for when it is left, and loaded anew, does not come.
  const home = await Screen.open(browser, "home", `${server.url}/#${server.organiser}`, { forgive: /net::ERR_ABORTED/ });

  await t.test("it is written on the organiser's page, with its sum and a check in view", async () => {
    await home.press(testids.template("presentations"));
    const sum = home.at(testids.planSum);
    assert.match(await sum.innerText(), /^90 of 90 min/);
    await home.at(testids.planField("title")).fill("Oceans and law");
    const names = home.page.getByTestId(testids.personField("name"));
    for (const [i, name] of ["The moderator", "Ana Pérez", "Bo Li", "فاطمة الزهراء"].entries()) await names.nth(i).fill(name);

    const second = within(home, testids.planSegment, "s3");
    await second.getByTestId(testids.segmentField("minutes")).fill("25");
    assert.match(await sum.innerText(), /^105 of 90 min, 15 min too long/);
    await home.at(testids.planRemark).filter({ hasText: "The segments take 105 minutes" }).waitFor();
    await second.getByTestId(testids.segmentMore).click();
    await second.getByTestId(testids.segmentField("minimum")).fill("26");
    await second.getByText("Enter at most the segment’s 25 minutes").waitFor();
    await second.getByTestId(testids.segmentField("minimum")).fill("5");
    await second.getByTestId(testids.segmentField("minutes")).fill("8");
    assert.match(await sum.innerText(), /^88 of 90 min, 2 min free/);

    await second.getByTestId(testids.segmentField("title")).press("Alt+ArrowUp");
    const order = await home.page.getByTestId(testids.planSegment).evaluateAll((all) => all.map((one) => one.dataset.id));
    assert.deepEqual(order.slice(0, 4), ["s1", "s3", "s2", "s4"]);
    assert.equal(await home.page.evaluate(() => document.activeElement.value), "Presentation", "the focus goes with the row");
  });

  await t.test(
    "it survives that the page is left and come back to, and a reload, and is saved as a file that the editor opens again",
    async () => {
      await home.page.goBack();
      await home.page.goForward();
      await home.at(testids.planDraft).waitFor();
      await home.page.reload();
      await home.press(testids.planDraft);
      const saved = home.page.waitForEvent("download");
      await home.press(testids.planSave);
      const path = await (await saved).path();
      const plan = JSON.parse(await readFile(path, "utf8"));
      assert.deepEqual([plan.title, plan.segments[1].minutes, plan.segments[1].minimum_minutes], ["Oceans and law", 8, 5]);
      plan.title = "Oceans and law, as it was mended";
      const buffer = Buffer.from(JSON.stringify(plan));
      await home.page.getByTestId(testids.planOpen).setInputFiles({ name: "plan.json", mimeType: "application/json", buffer });
      const reads = ([testid, text]) => document.querySelector(`[data-testid="${testid}"]`)?.value === text;
      await home.page.waitForFunction(reads, [testids.planField("title"), "Oceans and law, as it was mended"]);
      await home.press(testids.planCreate);
      await home.at(testids.session).first().waitFor();
    },
  );
  home.calm("at home");

  const [{ links, join_code: code, start }] = await server.sessions();
  const edit = await home.at(testids.sessionEdit).getAttribute("href");
  const desk = await Screen.open(browser, "console", new URL(edit, server.url).href);
  const editor = desk.at(testids.planEditor);
  const field = (name) => editor.getByTestId(testids.planField(name));

  await t.test("until it starts it is put off and given another title, under the same links", async () => {
    const elsewhere = { timezoneId: "Asia/Kathmandu" };
    const phone = await Screen.open(browser, "audience", server.url + links.audience, { context: elsewhere });
    const stage = await Screen.open(browser, "stage", server.url + links.stage);
    await field("title").fill("Oceans, law and people");
    await field("date").fill(new Date(start + 3 * 24 * 60 * 60_000).toISOString().slice(0, 10));
    await field("start").fill("25");
    await field("session").getByText("Enter a time").waitFor();
    assert.ok(await editor.getByTestId(testids.sessionSave).isDisabled(), "a time that is none is not sent");
    await field("start").fill("9.30");
    await field("end").fill("1100");
    await field("end").press("Tab");
    await field("zone").fill("Tokyo");
    await field("session").getByText("Choose a time zone").waitFor();
    assert.ok(await editor.getByTestId(testids.sessionSave).isDisabled(), "a zone that is none is not sent");
    await field("zone").fill("Asia/Tokyo");
    assert.deepEqual([await field("start").inputValue(), await field("end").inputValue()], ["09:30", "11:00"]);
    await editor.getByTestId(testids.sessionSave).click();

    const [moved] = await server.sessions();
    assert.equal(new Date(moved.start).toISOString().slice(11, 16), "00:30", "half past nine in Tokyo");
    const begins = /09:30 on \w{3},? \d{1,2} \w{3,4} \d{4}/;
    await phone.page.getByRole("heading", { name: "Oceans, law and people" }).waitFor();
    await phone.at(testids.speaker).filter({ hasText: begins }).filter({ hasText: "(Tokyo time)" }).waitFor();
    await stage.at(testids.speaker).filter({ hasText: "Oceans, law and people" }).waitFor();
    await stage.at(testids.segment).filter({ hasText: begins }).waitFor();
    await desk.at(testids.rowDay).first().waitFor();
    assert.match(await desk.at(testids.clock).innerText(), /^\d d \d+ h$/);
    await home.at(testids.session).filter({ hasText: "Oceans, law and people" }).filter({ hasText: "09:30–11:00" }).waitFor();
    const [{ links: after, join_code }] = await server.sessions();
    assert.deepEqual([after, join_code], [links, code]);
    await desk.page.keyboard.press("Escape");
    await desk.press(testids.undoLast);
    await phone.page.getByRole("heading", { name: "Oceans and law, as it was mended" }).waitFor();
    for (const one of [phone, stage]) {
      one.calm("while the session is edited");
      await one.close();
    }
  });
  const segment = (id) => editor.locator(`[data-testid="${testids.planSegment}"][data-id="${id}"]`);
  const person = (id) => editor.locator(`[data-testid="${testids.person}"][data-id="${id}"]`);
  for (const status of ["open", "running"]) {
    await desk.press(testids.main);
    await desk.shows(`once it is ${status}`, { status });
  }

  await t.test("a length is changed while another segment runs, and the plan of the beginning stays", async () => {
    await desk.key("l");
    await segment("s3").getByTestId(testids.segmentChange).click();
    await segment("s3").getByTestId(testids.segmentField("minutes")).fill("6");
    await segment("s3").getByTestId(testids.segmentSave).click();
    await segment("s3").getByTestId(testids.planned).filter({ hasText: "planned 8:00" }).waitFor();
    assert.ok((await desk.at(testids.main).isVisible()) && (await desk.at(testids.clock).isVisible()));
  });

  await t.test("what runs keeps its length, and says why", async () => {
    await segment("s1").getByTestId(testids.segmentChange).click();
    assert.ok(await segment("s1").getByTestId(testids.segmentField("minutes")).isDisabled());
    await segment("s1").getByTestId(testids.segmentNote).filter({ hasText: "has begun" }).waitFor();
  });

  await t.test("what was typed stays when somebody else changes it, and the page says so", async () => {
    await segment("s2").getByTestId(testids.segmentChange).click();
    await segment("s2").getByTestId(testids.segmentField("title")).fill("Typed here");
    const other = await Screen.open(browser, "co-moderator", server.url + links.co_moderator);
    await other.press(testids.planEdit);
    const there = other.at(testids.planEditor).locator(`[data-testid="${testids.planSegment}"][data-id="s2"]`);
    await there.getByTestId(testids.segmentChange).click();
    await there.getByTestId(testids.segmentField("title")).fill("Changed there");
    await there.getByTestId(testids.segmentSave).click();
    await segment("s2").getByTestId(testids.segmentNote).filter({ hasText: "changed by somebody else" }).waitFor();
    assert.equal(await segment("s2").getByTestId(testids.segmentField("title")).inputValue(), "Typed here");
    await segment("s2").getByTestId(testids.segmentDiscard).click();
    assert.equal(await segment("s2").getByTestId(testids.segmentField("title")).inputValue(), "Changed there");
    other.calm("editing too");
  });

  await t.test("who came late has a link and its code at once", async () => {
    await editor.getByTestId(testids.personAdd).click();
    await person("late").getByTestId(testids.personField("name")).fill("Ngozi Ade");
    await person("late").getByTestId(testids.personSave).click();
    await person("added-1").locator("figure img").waitFor();
    const link = await person("added-1").getByRole("link").getAttribute("href");
    const page = await Screen.open(browser, "late panellist", new URL(link, server.url).href);
    await page.shows("as a late panellist", { status: "running", connection: "live" });
    page.calm("as a late panellist");
  });

  await t.test("a segment is inserted, and who did not come is passed over", async () => {
    await editor.getByTestId(testids.segmentInsert).click();
    await segment("new").getByTestId(testids.segmentField("title")).fill("A word of welcome");
    await segment("new").getByTestId(testids.segmentField("before")).selectOption("s2");
    await segment("new").getByTestId(testids.segmentSave).click();
    await segment("added-1").getByTestId(testids.planned).filter({ hasText: "inserted" }).waitFor();
    await person("p3").getByTestId(testids.personPresence).click();
    await segment("s4").getByTestId(testids.planned).filter({ hasText: "skipped" }).waitFor();
  });
  desk.calm("after all changes");
});

async function begin(screen) {
  await screen.press(testids.template("presentations"));
  await screen.at(testids.planField("title")).fill("Housing in the old town");
  const names = screen.page.getByTestId(testids.personField("name"));
  for (const [i, name] of ["The moderator", "Ana Pérez", "Bo Li", "فاطمة الزهراء"].entries()) await names.nth(i).fill(name);
  // With what is still empty the page gets shorter, under whoever has scrolled to its end.
  await screen.at(testids.planEmpty).waitFor({ state: "detached" });
}
const open_part = (screen, name) => screen.press_on(screen.at(testids.planPart(name)).locator("summary"));
const open_parts = async (screen) => {
  for (const name of ["questions", "floor", "speakers", "messages"]) await open_part(screen, name);
};

test("rules, a group with a time in all, a reply and messages are written in the editor, and hold in the session", async (t) => {
  const server = await serve(t, { data: fresh_directory(t), args: [] });
  const browser = await launch(t);
  const home = await Screen.open(browser, "home", `${server.url}/#${server.organiser}`);
  const { page } = home;
  await begin(home);
  const said = (name) => home.at(testids.planPart(name)).locator("summary small").innerText();
  assert.deepEqual(await Promise.all(["questions", "floor"].map(said)), ["approval needed, names optional", "First come, 3 min each"]);
  await open_parts(home);

  await home.at(testids.planField("approval")).uncheck();
  await home.at(testids.planField("question-length")).fill("200");
  await home.at(testids.ruleWords).fill("idiot\ncheap wine");

  await home.at(testids.planField("order")).selectOption("by_group");
  await home.at(testids.planField("floor-minutes")).fill("2");
  await home.press(testids.listGroupAdd);
  await page.keyboard.type("Tenants");
  await home.press(testids.listGroupAdd);
  await page.keyboard.type("Council");
  const council = home.at(testids.listGroup).nth(1);
  await council.getByTestId(testids.listGroupMinutes).fill("1,5");
  await council.getByTestId(testids.listGroupBudget).fill("9000");
  await council.getByText("Enter a number between 0 and 720").waitFor();
  await council.getByTestId(testids.listGroupBudget).press("Alt+ArrowUp");
  assert.equal(await page.evaluate(() => document.activeElement.value), "9000", "the focus goes with the row");

  await home.at(testids.planField("rights_of_reply")).check();
  await home.at(testids.replyMinutes, "rights_of_reply").fill("1");
  await home.press(testids.planAddSpeaker);
  await home.at(testids.addName).fill("Ruth Adler");
  await home.at(testids.addGroup).selectOption({ label: "Tenants" });

  await home.press(testids.planAddMessage);
  await home.at(testids.messageField("left")).fill("1");
  await home.at(testids.messageField("to")).selectOption("everyone");
  await home.at(testids.messageField("text")).fill("One minute left");
  await home.press(testids.planAddQuick);
  await home.at(testids.messageField("quick")).fill("Louder, please");

  // What is wrong leads to its field, in a part that was folded meanwhile.
  await open_part(home, "floor");
  const remark = home.at(testids.planRemark).filter({ hasText: /Council.*Enter a number between 0 and 720/ });
  await remark.getByRole("button").click();
  const budget = home.at(testids.listGroup).first().getByTestId(testids.listGroupBudget);
  assert.ok(await budget.evaluate((field) => field === document.activeElement));
  await budget.fill("20");
  await remark.waitFor({ state: "detached" });

  await page.reload();
  await home.press(testids.planDraft);
  assert.equal(await home.at(testids.messageField("quick")).inputValue(), "Louder, please", "it survives a reload");
  await home.press(testids.planCreate);
  await home.at(testids.session).first().waitFor();
  home.calm("at home");

  const { moderator } = await server.tokens();
  const { view } = await Page.open(server, moderator);
  const { approval, anonymous, taking, words } = view.rules;
  assert.deepEqual([approval, anonymous, taking, words], [false, true, "open", ["idiot", "cheap wine"]]);
  assert.equal(view.plan.question_length, 200);
  const { order, allotment, wrap_up, groups, responses, rights_of_reply } = view.floor;
  assert.deepEqual([order, allotment, wrap_up], ["by_group", 120_000, 24_000]);
  assert.deepEqual(groups, [{ name: "Council", allotment: 90_000, budget: 1_200_000 }, { name: "Tenants" }]);
  assert.deepEqual([responses, rights_of_reply], [undefined, { allotment: 60_000, place: "last" }]);
  assert.deepEqual(
    Object.values(view.requests).map(({ name, group }) => [name, group]),
    [["Ruth Adler", "Tenants"]],
  );
  assert.deepEqual(view.quick_messages, ["Louder, please"]);
});

test("all of a plan's parts have room on a phone, and are of a size for fingers", async (t) => {
  const server = await serve(t, { data: fresh_directory(t), args: [] });
  const browser = await launch(t);
  const address = `${server.url}/#${server.organiser}`;
  for (const [name, width] of [
    ["a phone", 390],
    ["a small phone", 320],
  ]) {
    const context = { ...devices["iPhone 13"], viewport: { width, height: 700 } };
    const home = await Screen.open(browser, name, address, { context, before: [layout] });
    await begin(home);
    await open_parts(home);
    for (const add of ["listGroupAdd", "planAddSpeaker", "planAddMessage", "planAddQuick"]) await home.press(testids[add]);
    await home.at(testids.planField("responses")).check();
    assert.deepEqual(await home.page.evaluate(() => [...globalThis.sideways(), ...globalThis.small_targets()]), [], name);
    assert.deepEqual(await objections_of(home.page), [], name);
    home.calm(name);
    await home.close();
  }
});
