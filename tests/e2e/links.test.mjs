// A link is replaced from the console and from home, and a device is disconnected: whoever is in by the former is out at once and is told
// why, and who did it goes on.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Screen, demonstration, fresh_directory, launch, links_of, serve, testids } from "./support.mjs";

const of = (screen, role, testid) => screen.page.locator(`[data-testid="${testids.link}"][data-role="${role}"] [data-testid="${testid}"]`);
const at = (screen, testid) => screen.page.locator(`[data-testid="${testid}"]`);
const stage_device = (screen) => at(screen, testids.device).filter({ hasText: "Stage 1" });
const ended = (screen, text) => at(screen, testids.ended).filter({ hasText: text }).waitFor();

test("links are replaced and devices disconnected, from the console and from home", async (t) => {
  const server = await serve(t, { data: fresh_directory(t), args: ["--plan", demonstration, "--open"] });
  const links = await links_of(server);
  const browser = await launch(t);
  const open = (name, link) => Screen.open(browser, name, server.url + link);
  const [console_, second, stage] = [
    await open("console", links.moderator),
    await open("second", links.moderator),
    await open("stage", links.stage),
  ];

  await at(console_, testids.presence).click();
  await stage_device(console_).waitFor();
  assert.match(await stage_device(console_).textContent(), /Chrome on Linux · since .* · your network/);
  await stage_device(console_).locator(`[data-testid="${testids.devicePutOut}"]`).click();
  await at(console_, testids.devicePutOutSure).click();
  await ended(stage, "A moderator disconnected this page.");
  await stage_device(console_).waitFor({ state: "detached" });
  await stage.page.reload();
  await stage_device(console_).waitFor();

  await of(console_, "stage", testids.linkRenew).click();
  await of(console_, "stage", testids.linkRenewSure).click();
  await ended(stage, "This link was replaced.");
  await stage.page.reload();
  await ended(stage, "This link was replaced.");

  await of(console_, "moderator", testids.linkRenew).click();
  await of(console_, "moderator", testids.linkRenewSure).click();
  await ended(second, "This link was replaced.");
  await console_.page.waitForURL(/~1\./);
  await console_.page.locator(`[data-testid="${testids.link}"][data-role="moderator"] a[href*="~1."]`).waitFor();
  await console_.page.reload();
  await at(console_, testids.presence).waitFor();

  const home = await open("home", `/#${server.organiser}`);
  const row = at(home, testids.session);
  await row.locator("details").evaluate((one) => (one.open = true));
  await of(home, "moderator", testids.linkRenew).click();
  await of(home, "moderator", testids.linkRenewSure).click();
  await ended(console_, "This link was replaced.");
  const fresh = await row.locator(`[data-testid="${testids.link}"][data-role="moderator"] a`).getAttribute("href");
  assert.match(fresh, /~2\./);
  await console_.page.goto(fresh);
  await at(console_, testids.presence).waitFor();
  for (const one of [console_, second, stage, home]) one.calm("at the end");
});
