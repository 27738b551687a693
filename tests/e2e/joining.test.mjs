// A session is locked, and whoever comes anew waits at its door until it is unlocked; all who came from one address are removed from a
// question's menu, told about before it is pressed, and undone.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Page, Screen, demonstration, fresh_directory, launch, links_of, secret_of, serve, testids } from "./support.mjs";

const at = (screen, testid) => screen.page.locator(`[data-testid="${testid}"]`);

test("a locked session lets nobody new in, and an address is removed and brought back", async (t) => {
  const server = await serve(t, { data: fresh_directory(t), args: ["--plan", demonstration, "--open"] });
  const links = await links_of(server);
  const browser = await launch(t);
  const desk = await Screen.open(browser, "console", server.url + links.moderator);
  const inside = await Screen.open(browser, "inside", server.url + links.audience);
  await at(inside, testids.page).waitFor();

  await at(desk, testids.presence).click();
  await at(desk, testids.lock).click();
  await at(desk, testids.locked).waitFor();
  const outside = await Screen.open(browser, "outside", server.url + links.audience);
  await outside.page.locator(".text-only").filter({ hasText: "This session is locked" }).waitFor();
  await inside.page.reload();
  await at(inside, testids.page).waitFor();
  await at(desk, testids.lock).click();
  await at(desk, testids.locked).waitFor({ state: "detached" });
  await at(outside, testids.page).waitFor();
  await desk.page.keyboard.press("Escape");

  const moderator = await Page.open(server, links.moderator.split("#")[1]);
  await moderator.request({
    type: "set_question_rules",
    revision: moderator.view.rules.revision,
    approval: true,
    anonymous: true,
    taking: "open",
    words: [],
  });
  const fake = await Page.open(server, links.audience.split("/").at(-1), { participant: secret_of("a fake") });
  const { record } = await fake.request({ type: "submit_question", text: "Is this spam?", name: "" });
  assert.ok(record);
  await at(desk, testids.questionMenu).first().click();
  await at(desk, testids.remove).click();
  await at(desk, testids.removalWarning).waitFor();
  assert.equal(await at(desk, testids.removes("participants")).textContent(), "1");
  assert.equal(await at(desk, testids.removes("questions")).textContent(), "1");
  assert.ok(await at(desk, testids.removeAll).isDisabled());
  await at(desk, testids.removalSure).check();
  await at(desk, testids.removeAll).click();
  await moderator.until(() => Object.values(moderator.view.questions)[0].state === "withdrawn", "the question gone");
  assert.equal((await fake.request({ type: "submit_question", text: "And this?", name: "" })).error.code, 2015);
  await moderator.until(() => moderator.view.presence.origins.some((one) => one.barred), "newcomers from there kept out");

  await at(desk, testids.undoLast).click();
  await moderator.until(() => Object.values(moderator.view.questions)[0].state === "submitted", "the question back");
  await moderator.until(() => moderator.view.presence.origins.length === 0, "nobody kept out");
  for (const one of [desk, inside, outside]) one.calm("at the end");
});
