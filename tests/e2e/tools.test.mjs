// Another program takes part: a moderator gives it a token on the console, what it does is seen by everybody, what it hears is read on the
// stage and on the phone of whoever wants to, and the organiser sees how the session stands.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Screen, demonstration, fresh_directory, launch, links_of, objections_of, serve, testids, within } from "./support.mjs";

const at = (screen, testid) => screen.page.locator(`[data-testid="${testid}"]`);

// Where lines of a caption are cut by the edge of its box, and how many are below it.
function cut_lines(box) {
  const text = box.querySelector("p");
  const clipping = [box, text].filter((one) => getComputedStyle(one).overflowY !== "visible");
  const edge = Math.max(...clipping.map((one) => one.getBoundingClientRect().top + one.clientTop));
  const end = text.getBoundingClientRect().bottom;
  const range = document.createRange();
  range.selectNodeContents(text);
  const lines = [...range.getClientRects()];
  return {
    cut: lines.filter(({ top, bottom }) => top < edge && bottom > edge).map(({ top }) => top - edge),
    below: lines.filter(({ bottom }) => bottom > end).length,
  };
}

test("a tool gets its token on the console, drives, gives captions, and is revoked", async (t) => {
  const server = await serve(t, { data: fresh_directory(t), args: ["--plan", demonstration, "--open", "--begin", "soon"] });
  const links = await links_of(server);
  const browser = await launch(t);
  const open = (name, link) => Screen.open(browser, name, server.url + link);
  const [console_, stage, phone, home] = [
    await open("console", links.moderator),
    await open("stage", links.stage),
    await open("phone", links.audience),
    await open("home", `/#${server.organiser}`),
  ];
  await at(console_, testids.presence).click();
  await at(console_, testids.toolName).fill("Button panel");
  await at(console_, testids.toolAdmit).click();
  await at(console_, testids.tool).filter({ hasText: "Button panel" }).waitFor();
  const token = links.moderator.split("#")[1];
  const { tools } = await (await fetch(`${server.url}/api/v1/links`, { headers: { Authorization: `Bearer ${token}` } })).json();
  const ask = (path, body) =>
    within(
      fetch(`${server.url}/api/v1/sessions/new-york-declaration/${path}`, {
        method: "POST",
        headers: { Authorization: `Bearer ${tools[0].token}` },
        body: JSON.stringify(body),
      }),
      path,
    );
  assert.equal((await ask("commands/start", { expect: "" })).status, 200);
  await stage.page.locator(`[data-testid="${testids.page}"][data-status="running"]`).waitFor();
  await at(home, testids.sessionLive).filter({ hasText: "is here" }).waitFor();

  assert.equal((await ask("captions", { text: "Good morning, ladies and gentlemen.", language: "en" })).status, 200);
  await at(stage, testids.caption).filter({ hasText: "ladies and gentlemen" }).waitFor();
  await at(phone, testids.captions).click();
  await at(phone, testids.caption).filter({ hasText: "ladies and gentlemen" }).waitFor();
  // More than its box has room for: whole lines are seen, the last of them.
  const overlay = await open("captions", links.stage.replace("#", "?layout=captions#"));
  const long = `${"We have gone through every paragraph (and page) of it; ".repeat(6)}as you may have heard.`;
  assert.equal((await ask("captions", { text: long, language: "en" })).status, 200);
  for (const screen of [stage, overlay, phone]) {
    if (screen !== phone) await screen.page.setViewportSize({ width: 1920, height: 1080 });
    await at(screen, testids.caption).filter({ hasText: "as you may have heard" }).waitFor();
    assert.deepEqual(await at(screen, testids.caption).evaluate(cut_lines), { cut: [], below: 0 }, screen.name);
  }
  if (process.env.DAIS_PICTURES) {
    for (const one of [console_, stage, overlay, phone, home])
      await one.page.screenshot({ path: `${process.env.DAIS_PICTURES}/${one.name}.png` });
  }
  assert.equal((await ask("captions", { text: "", language: "" })).status, 200);
  await at(phone, testids.caption).waitFor({ state: "detached" });

  await at(console_, testids.toolRevoke).click();
  await at(console_, testids.toolRevokeSure).click();
  await at(console_, testids.tool).waitFor({ state: "detached" });
  assert.equal((await ask("commands/next", {})).status, 401);
  for (const one of [console_, stage, phone, home]) one.calm("at the end");
});

test("the page of the HTTP API describes every command, also on a phone", async (t) => {
  const server = await serve(t, { data: fresh_directory(t), args: ["--plan", demonstration] });
  const { page } = await Screen.open(await launch(t), "api", `${server.url}/api#add_time`, {
    context: { viewport: { width: 375, height: 667 } },
  });
  const add_time = page.locator("#add_time");
  await add_time.locator("pre").waitFor();
  const description = await (await fetch(`${server.url}/api/v1/openapi.json`)).json();
  assert.equal(
    await at({ page }, testids.apiRoute).count(),
    Object.values(description.paths)
      .flatMap((one) => Object.keys(one))
      .filter((one) => one !== "parameters").length,
  );
  assert.match(await add_time.locator("pre").textContent(), /-d '\{"by":0\}' http.*\/SESSION\/commands\/add_time$/);
  await add_time.getByRole("link", { name: "CommandRefused" }).first().click();
  await page.locator("#type-CommandRefused table").waitFor();
  assert.deepEqual(await objections_of(page), []);
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth), false);
  if (process.env.DAIS_PICTURES) await page.screenshot({ path: `${process.env.DAIS_PICTURES}/api.png` });
});
