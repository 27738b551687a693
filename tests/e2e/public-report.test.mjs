// After a panel: the organiser writes to whoever leads it and makes its report public, panellists answer in writing, whoever asked finds
// theirs on the same phone, and the rapporteur reads it all by a link of their own.

import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import {
  Page,
  Screen,
  demonstration,
  devices,
  driving,
  fresh_directory,
  launch,
  links_of,
  objections_of,
  root,
  serve,
  testids,
} from "./support.mjs";

const question = "Who pays for the pipes?";
const translation = "Qui paie les tuyaux ?";
const answer = "The city does, from next year on.";
const word = "The bus leaves at noon.";

const before = [{ path: join(root, "tests/e2e/layout.js") }];
const narrow = { ...devices["Pixel 5"], timezoneId: "Europe/Paris" };

test("the organiser opens the public report, the panel goes on answering, and everybody finds what is theirs", async (t) => {
  const server = await serve(t, { data: fresh_directory(t), args: ["--plan", demonstration, "--open", "--begin", "soon"] });
  const links = await links_of(server);
  const tokens = await server.tokens();
  const lead = await Page.open(server, tokens.moderator);
  const { drive } = driving(lead);
  const browser = await launch(t);
  const pictured = async (screen, step) => {
    const found = [...(await objections_of(screen.page)), ...(await screen.page.evaluate(() => globalThis.sideways()))];
    assert.deepEqual(found, [], `${step}: ${screen.name}`);
    if (process.env.DAIS_LOOK) t.diagnostic(await screen.picture(step));
  };

  // A word to whoever leads.
  await drive("start");
  const desk = await Screen.open(browser, "console", server.url + links.moderator, { before });
  const home = await Screen.open(browser, "home", `${server.url}/#${server.organiser}`, { before });
  await home.at(testids.tell).fill(word);
  await home.press(testids.tellSend);
  await desk.at(testids.fromOrganiser).getByText(word).waitFor();
  await home.page.locator(`[data-testid="${testids.told}"][data-state="delivered"]`).waitFor();
  await pictured(desk, "told");
  await pictured(home, "told");
  await desk.press(testids.fromOrganiserRead);
  await desk.at(testids.fromOrganiser).waitFor({ state: "detached" });
  await home.page.locator(`[data-testid="${testids.told}"][data-state="read"]`).waitFor();

  // A question of somebody in the hall, which is approved, and not reached.
  const phone = await Screen.open(browser, "phone", server.url + links.audience, { before, context: narrow });
  await phone.at(testids.askText).fill(question);
  await phone.press(testids.askSend);
  await lead.until(() => lead.view.questions?.q1, "the question");
  await lead.perform({ type: "approve", question: "q1", revision: lead.view.questions.q1.revision });

  // Somebody writes on the console what it asks in another language, and the stage shows both.
  const stage = await Screen.open(browser, "stage", server.url + links.stage, { before });
  await desk.press(testids.tab("approved"));
  await desk.press(testids.questionMenu, "q1");
  await desk.at(testids.translationInto).selectOption("fr");
  await desk.at(testids.translationText).fill(translation);
  await pictured(desk, "translating");
  await desk.press(testids.translationSave);
  await lead.until(() => lead.view.questions.q1.translations?.length === 1, "the translation");
  await desk.page.keyboard.press("Escape");
  await lead.perform({ type: "put_on_stage", question: "q1", revision: lead.view.questions.q1.revision });
  await stage.at(testids.translation).getByText(translation).waitFor();
  await desk.at(testids.translation).getByText(translation).waitFor();
  await pictured(stage, "translated");
  await pictured(desk, "translated");
  await stage.page.close();
  await drive("end_session");
  await lead.until(() => lead.view.run.status === "concluded", "the end");

  // The rapporteur reads the report, and cannot make it public.
  const rapporteur = await Screen.open(browser, "rapporteur", server.url + links.rapporteur);
  await rapporteur.page.locator(`[data-testid="${testids.reportQuestion}"][data-id="q1"]`).getByText(translation).waitFor();
  assert.equal(await rapporteur.at(testids.publication).count(), 0);

  // The organiser does.
  await home.page.reload();
  const href = await home.at(testids.reportLink).getAttribute("href");
  const report = await Screen.beside(home, "report", server.url + href);
  await report.at(testids.publication).waitFor();
  await report.press(testids.publish);
  const address = await report.at(testids.publicLink).getAttribute("href");
  assert.equal(address, links.audience.replace("/audience/", "/report/"));
  await pictured(report, "published");

  // A panellist answers.
  const panellist = await Screen.open(browser, "panellist", server.url + Object.values(links.panellists)[0], { before, context: narrow });
  await panellist.at(testids.writeText).fill(answer);
  await panellist.press(testids.writeSave);
  await panellist.at(testids.writeChange).waitFor();
  await pictured(panellist, "answered");

  // Anybody reads it; who asked finds theirs.
  const reader = await Screen.open(browser, "reader", server.url + address, { before });
  await reader.page.locator(`[data-testid="${testids.publicQuestion}"][data-id="q1"]`).getByText(answer).waitFor();
  await reader.page.getByText(translation).waitFor();
  assert.equal(await reader.at(testids.publicYours).count(), 0);
  await pictured(reader, "read");
  const asker = await Screen.beside(phone, "asker", server.url + address);
  await asker.page.locator(`[data-testid="${testids.publicYours}"][data-state="answered"]`).getByText(answer).waitFor();
  await pictured(asker, "read");
  await phone.press(testids.tab("mine"));
  await phone.at(testids.mine).getByText(answer).waitFor();
  assert.equal(await phone.at(testids.publicLink).evaluate((link) => link.pathname), address);
  if (process.env.DAIS_LOOK) t.diagnostic(await phone.picture("mine"));

  // All sessions in one table; and private again.
  const table = await Screen.open(browser, "table", `${server.url}/report#${server.organiser}`, { before });
  await table.at(testids.sessionRow).first().waitFor();
  await pictured(table, "table");
  await report.press(testids.withdrawReport);
  await report.page.locator(`[data-testid="${testids.publication}"][data-public="false"]`).waitFor();
  const late = await Screen.open(browser, "late", server.url + address, { forgive: /404/ });
  await late.page.getByText("There is no public report here.").waitFor();
  for (const screen of [desk, home, phone, rapporteur, report, panellist, reader, asker, table]) screen.calm("at the end");
});
