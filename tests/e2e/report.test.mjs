// The report: from the console, live, as files, and printed on A4.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import {
  Page,
  Screen,
  ServerClock,
  demonstration,
  devices,
  driving,
  fresh_directory,
  launch,
  links_of,
  objections_of,
  secret_of,
  serve,
  testids,
} from "./support.mjs";

const question = "Who pays for the pipes?";
const answer = "The city does, from next year on.";

// A panel with a question that is answered, one that is declined, and a press that was undone.
async function panel(t) {
  const server = await serve(t, { data: fresh_directory(t), args: ["--plan", demonstration, "--open", "--begin", "soon"] });
  const { moderator, audience } = await server.tokens();
  const lead = await Page.open(server, moderator);
  const ada = await Page.open(server, audience, { participant: secret_of("Ada") });
  const { drive, settle } = driving(lead);
  const ask = async (text, id, name = "") => {
    await ada.perform({ type: "submit_question", text, name });
    await lead.until(() => lead.view.questions?.[id], text);
  };
  await drive("start");
  await ask(question, "q1", "Ada Byron");
  await ask("Is there coffee?", "q2");
  await settle("approve", "q1");
  await lead.until(() => lead.view.questions.q1.state === "approved", "the approval");
  await settle("mark_answered", "q1", { how: "in_writing", text: answer });
  await settle("decline", "q2", { reason: "It is for the organisers." });
  await drive("next");
  await lead.until(() => lead.view.run.current === "roadmap", "the second segment");
  await lead.perform({ type: "undo", record: lead.view.undoing.undo[0] });
  await lead.until(() => lead.view.run.current === "introductions", "the first segment again");
  return { server, lead, drive };
}

test("the report is read live, saved and printed", async (t) => {
  const { server, lead, drive } = await panel(t);
  const links = await links_of(server);
  const browser = await launch(t);
  // Wherever it is read, the record tells the times of the place.
  const zone = { context: { timezoneId: "Europe/Paris", acceptDownloads: true } };
  const desk = await Screen.open(browser, "console", server.url + links.moderator, zone);
  await desk.press(testids.history);
  const screen = await desk.opens("report", () => desk.press(testids.reportLink));
  await screen.page.waitForURL(server.url + links.moderator.replace("/console", "/report"));
  const has = (testid, id, more = "") => screen.page.locator(`[data-testid="${testid}"][data-id="${id}"]${more}`).waitFor();

  await has(testids.reportSegment, "introductions", '[data-state="current"]');
  await has(testids.reportQuestion, "q1", '[data-state="answered"]');
  await has(testids.reportQuestion, "q2", '[data-state="not_taken"]');
  const undone = screen.page.locator(`[data-testid="${testids.reportDecision}"][data-undone="true"]`);
  assert.match(await undone.textContent(), /Moderator began .*Undone at/);
  assert.match(await screen.page.textContent("header"), /All times in New York time/);
  assert.deepEqual(await objections_of(screen.page), []);

  await drive("next");
  await has(testids.reportSegment, "roadmap", '[data-state="current"]');

  const [download] = await Promise.all([screen.page.waitForEvent("download"), screen.press(testids.reportExport, "questions.csv")]);
  assert.equal(download.suggestedFilename(), "new-york-declaration-questions.csv");
  assert.match(readFileSync(await download.path(), "utf8"), /^\uFEFFquestion,asked,.*\r\n/);

  await drive("end_session");
  await screen.page.locator(`[data-testid="${testids.page}"][data-status="concluded"]`).waitFor();
  const pdf = join(fresh_directory(t), "report.pdf");
  await screen.page.pdf({ path: pdf, preferCSSPageSize: true });
  const about = execFileSync("pdfinfo", [pdf], { encoding: "utf8" });
  assert.match(about, /Page size: .*\(A4\)/);
  const text = execFileSync("pdftotext", ["-layout", pdf, "-"], { encoding: "utf8" });
  const said = text.replace(/\s+/g, " ");
  for (const one of [
    "Implementing the New York Declaration",
    "Timeline",
    "Speaking time",
    "Questions",
    "Decisions",
    "All times in New York time",
  ]) {
    assert.ok(said.includes(one), `${one}: ${text}`);
  }
  for (const one of [question, answer, "Ada Byron", "Answered in writing", "It is for the organisers."]) assert.ok(said.includes(one), one);
  assert.ok(!said.includes("Save as") && !said.includes("Markdown"), "what is pressed is not printed");
  screen.calm("at the end");
  desk.calm("at the end");
  assert.equal(lead.view.run.status, "concluded");
});

// Three hours of which a second takes a thousandth, with a question every half minute, in six scripts and of up to five lines.
async function long_panel(t) {
  const minutes = { introductions: 10, water: 25, cities: 25, questions: 110, concluding: 10 };
  const kinds = { introductions: "introductions", questions: "qa", concluding: "concluding" };
  const segments = Object.entries(minutes).map(([id, length]) => ({
    id,
    kind: kinds[id] ?? "presentation",
    title: `The part on ${id}`,
    minutes: length,
    ...(kinds[id] ? {} : { speakers: [id] }),
  }));
  const plan = {
    title: "Water for cities that grow",
    start: "2027-03-01T09:00",
    end: "2027-03-01T12:00",
    time_zone: "Europe/Paris",
    moderator: { name: "Jane Roe" },
    panellists: ["water", "cities"].map((id) => ({ id, name: `Speaker on ${id}`, affiliation: "The institute" })),
    segments,
    questions: { approval: true },
  };
  const file = join(fresh_directory(t), "plan.json");
  writeFileSync(file, JSON.stringify(plan));
  const server = await serve(t, { args: ["--rehearse", "1000", "--plan", file, "--open"] });
  const { moderator, audience } = await server.tokens();
  const lead = await Page.open(server, moderator);
  const people = await Promise.all([...Array(50).keys()].map((n) => Page.open(server, audience, { participant: secret_of(`p${n}`) })));
  const clock = await ServerClock.of(lead);
  const { drive, settle } = driving(lead);
  await drive("start");
  const begun = lead.view.run.started;
  const goes_on = (length) => clock.reaches(begun + length * 60_000);
  let passed = 0;
  for (const id of ["water", "cities", "questions"]) {
    await goes_on((passed += 10));
    await drive("next");
    await lead.until(() => lead.view.run.current === id, id);
  }
  const tongues = ["", "العربية ", "中文 ", "Русский ", "Français : ", "फ़ारसी "];
  for (let n = 1; n <= 200; ++n) {
    const more = "and who pays for what the river takes from it ".repeat(n % 6);
    const text = `begin${n} ${tongues[n % tongues.length]}Which city comes next, ${more}end${n}?`;
    await people[n % people.length].perform({ type: "submit_question", text, name: n % 3 === 0 ? "" : `Participant ${n}` });
    const id = `q${n}`;
    await lead.until(() => lead.view.questions?.[id], text);
    if (n % 4 === 0) await settle("decline", id, { reason: `It was answered already, as was begin${n - 1}.` });
    else await settle("approve", id);
    await lead.until(() => lead.view.questions[id].state !== "submitted", `what became of ${id}`);
    if (n % 4 === 1) await settle("mark_answered", id, { how: "in_writing", text: `The figures of year ${n} are in the annex.` });
    if (n % 4 === 2) await settle("mark_answered", id, { how: "live", text: "" });
  }
  await goes_on(170);
  await drive("next");
  await goes_on(180);
  await drive("end_session");
  return { server, lead };
}

test("the report of three hours with two hundred questions is printed", async (t) => {
  const { server, lead } = await long_panel(t);
  assert.ok(lead.view.run.concluded - lead.view.run.started >= 3 * 3_600_000);
  const links = await links_of(server);
  const browser = await launch(t);
  const screen = await Screen.open(browser, "report", server.url + links.moderator.replace("/console", "/report"));
  await screen.at(testids.reportQuestion, "q200").waitFor();
  const pdf = join(fresh_directory(t), "report.pdf");
  await screen.page.pdf({ path: pdf, preferCSSPageSize: true });
  const sheets = execFileSync("pdftotext", ["-layout", pdf, "-"], { encoding: "utf8" }).split("\f").slice(0, -1);
  const has = (n, word) => sheets.flatMap((sheet, at) => (new RegExp(`\\b${word}${n}\\b`).test(sheet) ? [at] : []));
  for (let n = 1; n <= 200; ++n) {
    // A question is on one sheet, and again where it is decided upon.
    assert.ok(has(n, "end").length > 0, `question ${n} is printed`);
    assert.ok(
      has(n, "end").every((at) => has(n, "begin").includes(at)),
      `question ${n} is on one sheet`,
    );
  }
  const headings = await screen.page.locator("h2:visible, h3:visible").allInnerTexts();
  for (const [at, sheet] of sheets.entries()) {
    const last = sheet.trimEnd().split("\n").at(-1).trim();
    assert.ok(!headings.includes(last), `sheet ${at + 1} ends with the heading ${last}`);
    assert.notEqual(sheet.trim(), "", `sheet ${at + 1} has something on it`);
  }
  t.diagnostic(`${sheets.length} sheets`);
  screen.calm("at the end");
});

test("all sessions are read on a phone without scrolling sideways", async (t) => {
  const { server } = await panel(t);
  const browser = await launch(t);
  const screen = await Screen.open(browser, "all sessions", `${server.url}/report#${server.organiser}`, { context: devices["iPhone 13"] });
  const row = screen.at(testids.sessionRow);
  await row.waitFor();
  const scrolls = () =>
    [...document.querySelectorAll("main, main *")].some((one) => one.scrollWidth > one.clientWidth + 1 && one.clientWidth > 0);
  assert.equal(await screen.page.evaluate(scrolls), false);
  assert.deepEqual(await objections_of(screen.page), []);
  const names = await row
    .locator("td:visible")
    .evaluateAll((cells) => cells.map((cell) => getComputedStyle(cell, "::before").display === "block" && cell.dataset.name));
  assert.deepEqual(names, ["Planned", "Actual", "Over", "Questions", "Answered", "Interventions", "Panel spoke", "Floor spoke"]);
  screen.calm("at the end");
});

test("who has no link to a console is told so", async (t) => {
  const server = await serve(t, { data: fresh_directory(t), args: ["--plan", demonstration, "--open"] });
  const links = await links_of(server);
  const browser = await launch(t);
  const forgive = { forgive: /401/ };
  const screen = await Screen.open(browser, "report", `${server.url}/report${links.stage.slice(links.stage.indexOf("#"))}`, forgive);
  await screen.page.getByText("This page needs a link to the report").waitFor();
});
