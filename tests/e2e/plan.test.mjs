// The editor of plans: it makes a plan from nothing on the organiser's page, and changes it on the console while it runs.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { Screen, fresh_directory, launch, serve, testids } from "./support.mjs";

const within = (screen, testid, id) => screen.page.locator(`[data-testid="${testid}"][data-id="${id}"]`);

test("a plan from a template is held, and changed while it runs", async (t) => {
  const server = await serve(t, { data: fresh_directory(t), args: [] });
  const browser = await launch(t);
  const home = await Screen.open(browser, "home", `${server.url}/#${server.organiser}`);

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
    await home.at(testids.planRemark).filter({ hasText: "the segments take 105 minutes" }).waitFor();
    await second.getByTestId(testids.segmentMore).click();
    await second.getByTestId(testids.segmentField("minimum")).fill("26");
    await second.getByText("must not be more than the segment's 25 minutes").waitFor();
    await second.getByTestId(testids.segmentField("minimum")).fill("5");
    await second.getByTestId(testids.segmentField("minutes")).fill("8");
    assert.match(await sum.innerText(), /^88 of 90 min, 2 min free/);

    await second.getByTestId(testids.segmentField("title")).press("Alt+ArrowUp");
    const order = await home.page.getByTestId(testids.planSegment).evaluateAll((all) => all.map((one) => one.dataset.id));
    assert.deepEqual(order.slice(0, 4), ["s1", "s3", "s2", "s4"]);
    assert.equal(await home.page.evaluate(() => document.activeElement.value), "Presentation", "the focus goes with the row");
  });

  await t.test("it survives a reload, and is saved as a file that the editor opens again", async () => {
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
  });
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
    assert.deepEqual([await field("start").inputValue(), await field("end").inputValue()], ["09:30", "11:00"]);
    await editor.getByTestId(testids.sessionSave).click();

    const begins = /09:30 on \w{3},? \d{1,2} \w{3,4} \d{4}/;
    await phone.page.getByRole("heading", { name: "Oceans, law and people" }).waitFor();
    await phone.at(testids.speaker).filter({ hasText: begins }).filter({ hasText: " time)" }).waitFor();
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
