// The organiser has what happens posted to another server, sees on the home page what could not be, and sends it again.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Receiver } from "../system/receiver.mjs";
import { Screen, demonstration, fresh_directory, launch, links_of, objections_of, serve, testids } from "./support.mjs";

test("a webhook is added and tried; what its receiver did not take is told, and sent again", async (t) => {
  const receiver = await Receiver.start(t);
  const server = await serve(t, {
    data: fresh_directory(t),
    args: ["--plan", demonstration, "--open", "--begin", "soon", "--webhook-allow", "127.0.0.1"],
  });
  const links = await links_of(server);
  const browser = await launch(t);
  const home = await Screen.open(browser, "home", `${server.url}/#${server.organiser}`);
  await home.press(testids.webhooks);
  await home.at(testids.webhookUrl).fill(receiver.url);
  await home.press(testids.webhookAbout("phase"));
  await home.press(testids.webhookAdd);
  await home.at(testids.webhook).waitFor();
  await home.press(testids.webhookTest);
  await home.at(testids.webhookSaid).filter({ hasText: "The test was delivered." }).waitFor();
  assert.deepEqual(receiver.types, ["test"]);

  receiver.replies = () => 410;
  const console_ = await Screen.open(browser, "console", server.url + links.moderator);
  await console_.press(testids.main);
  await home.at(testids.deadLetter).waitFor();
  await home.page.locator(`[data-testid="${testids.webhooks}"][data-trouble="true"]`).waitFor();
  assert.deepEqual(await objections_of(home.page), []);
  if (process.env.DAIS_PICTURES) {
    await home.page.screenshot({ path: `${process.env.DAIS_PICTURES}/webhooks.png`, fullPage: true });
    await home.page.setViewportSize({ width: 360, height: 740 });
    await home.page.screenshot({ path: `${process.env.DAIS_PICTURES}/webhooks-narrow.png`, fullPage: true });
  }

  receiver.replies = () => 204;
  await home.press(testids.deadLetterSend);
  await home.at(testids.deadLetter).waitFor({ state: "detached" });
  await home.press(testids.webhookResume);
  await receiver.until(() => receiver.types.includes("segment.current"), "what happened meanwhile");
  await home.at(testids.webhookResume).waitFor({ state: "detached" });
  await home.press(testids.webhookRemove);
  await home.press(testids.webhookRemoveSure);
  await home.at(testids.webhook).waitFor({ state: "detached" });
  for (const one of [home, console_]) one.calm("at the end");
});
