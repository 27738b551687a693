// Links of their own for the audience: made for a list of names, saved, handed out and opened on two devices as one participant; replaced.
// The code alone lets nobody new in.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { Screen, demonstration, fresh_directory, launch, links_of, objections_of, serve, testids } from "./support.mjs";

const at = (screen, testid) => screen.page.locator(`[data-testid="${testid}"]`);
const ended = (screen, text) => at(screen, testids.ended).filter({ hasText: text }).waitFor();

test("personal links are made, opened on two devices, required and replaced", async (t) => {
  const server = await serve(t, { data: fresh_directory(t), args: ["--plan", demonstration, "--open"] });
  const links = await links_of(server);
  const browser = await launch(t);
  const desk = await Screen.open(browser, "console", server.url + links.moderator, { context: { acceptDownloads: true } });
  await at(desk, testids.presence).click();
  const href = await at(desk, testids.personalLinks).getAttribute("href");
  assert.equal(href, links.moderator.replace("/console", "/personal-links"));
  const screen = await Screen.beside(desk, "personal links", server.url + href);
  await at(screen, testids.personalNames).fill("Ana Lima\nBo Chen\nليلى\n");
  await at(screen, testids.personalMake).click();
  await at(screen, testids.personalSaid).filter({ hasText: "Links 1 to 3 are made." }).waitFor();
  assert.deepEqual(await objections_of(screen.page), []);

  const [download] = await Promise.all([screen.page.waitForEvent("download"), at(screen, testids.personalSave).click()]);
  const table = readFileSync(await download.path(), "utf8")
    .trim()
    .split("\r\n");
  assert.equal(table.length, 4);
  const [, name, link] = table[1].split(",");
  assert.equal(name, "Ana Lima");

  await at(screen, testids.personalRequire).click();
  await at(screen, testids.personalOnly).and(screen.page.locator('[data-on="true"]')).waitFor();
  const stranger = await Screen.open(browser, "stranger", server.url + links.audience);
  await ended(stranger, "This code alone does not let you in. Ask the organiser.");
  const stage = await Screen.open(browser, "stage", server.url + links.stage);
  await at(stage, testids.joinByLink).waitFor();

  const phone = await Screen.open(browser, "phone", link);
  await at(phone, testids.askText).fill("Who pays for the pipes?");
  await at(phone, testids.askSend).click();
  await at(desk, testids.question).first().waitFor();
  const laptop = await Screen.open(browser, "laptop", link);
  await at(laptop, testids.page).waitFor();
  await laptop.page.locator(`[data-testid="${testids.tab("mine")}"]`).click();
  await laptop.page.getByText("Who pays for the pipes?").first().waitFor();

  await at(screen, testids.personalPrint).click();
  await at(screen, testids.sheetLink).nth(2).waitFor();
  await screen.page.locator(`[data-testid="${testids.sheetPrint}"]:not([disabled])`).waitFor();
  assert.match(await at(screen, testids.sheetLink).first().textContent(), /Ana Lima/);
  await screen.page.locator(".printed header .quiet").click();

  const row = screen.page.locator(`[data-testid="${testids.link}"][data-id="1"]`);
  await row.locator(`[data-testid="${testids.linkRenew}"]`).click();
  await row.locator(`[data-testid="${testids.linkRenewSure}"]`).click();
  for (const one of [phone, laptop]) await ended(one, "This link was replaced.");
  await at(screen, testids.personalSaid).filter({ hasText: "Link 1 is another now." }).waitFor();
  for (const one of [desk, screen, stranger, stage, phone, laptop]) one.calm("at the end");
});
