// Pages that their browser translates while the panel goes on say at every moment what a page says that was opened then.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Screen, demonstration, devices, fresh_directory, launch, links_of, serve, testids } from "./support.mjs";
import { Cast, by_moving_the_end, moments } from "./moments.mjs";

// As a translator does: wherever there is a text, or a new one, elements of its own take its place. Its language is English, with marks
// that make every text longer by a third.
const translator = () => {
  const left_out = "font, script, style, textarea, [translate=no]";
  const translate = (root) => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const texts = root.nodeType === Node.TEXT_NODE ? [root] : [];
    while (walker.nextNode()) texts.push(walker.currentNode);
    for (const text of texts) {
      if (!text.data.trim() || !text.parentElement || text.parentElement.closest(left_out)) continue;
      const [outer, inner] = [document.createElement("font"), document.createElement("font")];
      outer.style.verticalAlign = inner.style.verticalAlign = "inherit";
      inner.textContent = "· ".repeat(Math.ceil(text.length / 6)) + text.data;
      outer.append(inner);
      text.replaceWith(outer);
    }
  };
  new MutationObserver((changes) => {
    const found = changes.flatMap(({ target, addedNodes }) => [target, ...addedNodes]);
    // The answer of its service comes when all is drawn.
    const answered = () => found.forEach((one) => one.isConnected && translate(one));
    requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(answered)));
  }).observe(document, { subtree: true, childList: true, characterData: true });
};

// What its reader can read, without the figures, which are of the instant.
const words = (screen) =>
  screen.page.evaluate(
    ([announcer, connection]) => {
      const page = document.body.cloneNode(true);
      const away = ["script", "style", `[data-testid="${announcer}"]`, `[data-testid="${connection}"]`];
      for (const one of page.querySelectorAll(away.join())) one.remove();
      const said = [page.textContent];
      for (const one of page.querySelectorAll("[aria-label], [title], [placeholder]")) {
        said.push(one.getAttribute("aria-label"), one.getAttribute("title"), one.getAttribute("placeholder"));
      }
      return said.filter(Boolean).join("\n").replace(/\s+/g, " ").replace(/\d+/g, "#");
    },
    [testids.announcer, testids.connection],
  );

// Whether the texts that fill their boxes fit.
const fits = ({ page }) =>
  page.evaluate(() =>
    [...document.querySelectorAll(".fitted")].every((box) => {
      const most = parseFloat(getComputedStyle(box).maxHeight) || box.clientHeight;
      return box.scrollHeight <= most && box.scrollWidth <= box.clientWidth;
    }),
  );

function first_difference(one, other) {
  let at = 0;
  while (at < one.length && one[at] === other[at]) ++at;
  return [one, other].map((text) => text.slice(Math.max(0, at - 60), at + 120));
}

// The words of the others are in these, too.
const looked_at = ["open", "overtime", "gap", "question on stage", "speaker from the floor", "closed"];

test("translated pages go on saying what is so", async (t) => {
  const server = await serve(t, { data: fresh_directory(t), args: ["--plan", demonstration, "--begin", "soon"] });
  const [browser, links, cast] = [await launch(t), await links_of(server), await Cast.of(server, by_moving_the_end)];
  t.after(() => cast.close());
  const before = [`(${translator})()`];
  const live = `[data-testid="${testids.connection}"][data-state="live"]`;
  const open = async ([name, link, { context = {}, there = live } = {}]) => {
    const [translated, fresh] = await Promise.all(
      ["translated", "fresh"].map((how) => Screen.open(browser, `${name}, ${how}`, server.url + link, { context, before })),
    );
    return { translated, fresh, there };
  };
  const pairs = [];
  for (const one of [
    ["console", links.moderator],
    ["panellist", links.panellists.unhcr],
    ["stage", links.stage],
    ["audience", links.audience, { context: devices["Pixel 7"] }],
    ["home", `/#${server.organiser}`, { there: `[data-testid="${testids.session}"]` }],
  ]) {
    pairs.push(await open(one));
  }
  assert.match(await words(pairs[0].translated), /·/, "it is translated");
  const code = await pairs[0].translated.page.locator(".code").first().textContent();
  assert.equal(code, links.join_code, "a code is one in every language");

  for (const [moment, happens] of Object.entries(moments)) {
    await happens(cast);
    if (!looked_at.includes(moment)) continue;
    await Promise.all(
      pairs.map(async ({ translated, fresh, there }) => {
        await fresh.page.reload();
        await fresh.page.locator(there).waitFor({ state: "attached" });
        const end = Date.now() + 20_000;
        for (;;) {
          // A list that somebody reads is put in order when that is asked for: votes come to the fresh page behind its snapshot, too.
          for (const { page } of [translated, fresh]) {
            await page.evaluate((settle) => document.querySelector(`[data-testid="${settle}"]`)?.click(), testids.settle);
          }
          const [is, should] = await Promise.all([words(translated), words(fresh)]);
          if (is === should) break;
          if (Date.now() > end) {
            assert.deepEqual(...first_difference(is, should), `${moment}: ${translated.name}: ${await translated.picture(moment)}`);
          }
          await fresh.page.evaluate(() => new Promise((drawn) => requestAnimationFrame(drawn)));
        }
      }),
    );
    for (const { translated } of pairs) {
      assert.ok(await fits(translated), `${moment}: ${translated.name} shows its large texts whole: ${await translated.picture(moment)}`);
      translated.calm(moment);
    }
  }
});
