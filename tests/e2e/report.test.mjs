// The report: from the console, live, as files, and printed on A4.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { Page, Screen, demonstration, fresh_directory, launch, links_of, objections_of, secret_of, serve, testids } from "./support.mjs";

const question = "Who pays for the pipes?";
const answer = "The city does, from next year on.";

// A panel with a question that is answered, one that is declined, and a press that was undone.
async function panel(t) {
  const server = await serve(t, { data: fresh_directory(t), args: ["--plan", demonstration, "--open", "--begin", "soon"] });
  const { moderator, audience } = await server.tokens();
  const lead = await Page.open(server, moderator);
  const ada = await Page.open(server, audience, { participant: secret_of("Ada") });
  const drive = (type, more) => lead.perform({ type, revision: lead.view.run.revision, ...more });
  const settle = (type, id, more) => lead.perform({ type, question: id, revision: lead.view.questions[id].revision, ...more });
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
  assert.match(await screen.page.textContent("header"), /All times in Paris time/);
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
  for (const one of ["Implementing the New York Declaration", "Timeline", "Speaking time", "Questions", "Decisions", "Paris"]) {
    assert.ok(said.includes(one), `${one}: ${text}`);
  }
  for (const one of [question, answer, "Ada Byron", "Answered in writing", "It is for the organisers."]) assert.ok(said.includes(one), one);
  assert.ok(!said.includes("Save as") && !said.includes("Markdown"), "what is pressed is not printed");
  screen.calm("at the end");
  desk.calm("at the end");
  assert.equal(lead.view.run.status, "concluded");
});

test("who has no link to a console is told so", async (t) => {
  const server = await serve(t, { data: fresh_directory(t), args: ["--plan", demonstration, "--open"] });
  const links = await links_of(server);
  const browser = await launch(t);
  const forgive = { forgive: /401/ };
  const screen = await Screen.open(browser, "report", `${server.url}/report${links.stage.slice(links.stage.indexOf("#"))}`, forgive);
  await screen.page.getByText("This page needs a link to the report").waitFor();
});
