// Pages that come by TLS, and their sockets.

import assert from "node:assert/strict";
import { test } from "node:test";
import { certificate } from "../system/support.mjs";
import { Screen, demonstration, fresh_directory, launch, serve, testids } from "./support.mjs";

test("pages that come by https live on wss, and may keep the screen awake", async (t) => {
  const { args } = certificate(fresh_directory(t));
  const server = await serve(t, { args: ["--plan", demonstration, "--open", ...args] });
  const browser = await launch(t, ["--host-resolver-rules=MAP panel.example 127.0.0.1"]);
  const context = { ignoreHTTPSErrors: true };
  const link = (page) => new RegExp(`https://localhost:\\d+(/${page}[^\\s]+)`).exec(server.links)[1];
  const at = (page) => `https://panel.example:${server.port}${link(page)}`;
  const console_page = await Screen.open(browser, "console", at("console"), { context });
  await console_page.at(testids.main).waitFor();
  assert.ok(await console_page.page.evaluate("isSecureContext"));
  const phone = await Screen.open(browser, "audience", at("audience/"), { context });
  await phone.page.getByText("No questions yet.").waitFor();
  console_page.calm("console by https");
  phone.calm("audience by https");
});
