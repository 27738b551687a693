// The stage as an overlay in a programme's picture: the studio's program loads it anew whenever its scene comes on.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Page, Screen, demonstration, fresh_directory, launch, links_of, serve, testids } from "./support.mjs";

const reloads = 5;
const within = 500; // milliseconds, from the beginning of the reload to the first frame with the clock

// Runs ahead of the page: notes when its clock is in a frame first.
const noting = (clock) => {
  const look = () => {
    const shown = document.querySelector(`[data-testid="${clock}"]`);
    if (/\d/.test(shown?.textContent ?? "")) globalThis.backAfter = performance.now();
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
};

test("an overlay shows the clock again at once when it is loaded anew", async (t) => {
  const server = await serve(t, { data: fresh_directory(t), args: ["--plan", demonstration, "--open", "--begin", "soon"] });
  const links = await links_of(server);
  const moderator = await Page.open(server, (await server.tokens()).moderator);
  await moderator.perform({ type: "start", revision: moderator.view.run.revision });
  const browser = await launch(t);
  const viewport = { width: 1920, height: 1080 };
  for (const layout of ["lower-third", "corner", "clock"]) {
    const address = server.url + links.stage.replace("#", `?layout=${layout}&bg=transparent#`);
    const before = [{ content: `(${noting})(${JSON.stringify(testids.clock)})` }];
    const stage = await Screen.open(browser, layout, address, { context: { viewport }, before });
    const took = [];
    for (let i = 0; i <= reloads; ++i) {
      if (i > 0) await stage.page.reload();
      await stage.page.waitForFunction(() => globalThis.backAfter !== undefined, null, { polling: 20 });
      if (i > 0) took.push(Math.round(await stage.page.evaluate(() => globalThis.backAfter)));
    }
    t.diagnostic(`${layout}: ${took} ms`);
    if (process.env.DAIS_MEASURE) assert.ok(Math.max(...took) < within, `${layout} is back after ${took} ms`);
    stage.calm(layout);
    await stage.close();
  }
});
