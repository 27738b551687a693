// Where no script runs, be it turned off or a browser of long ago, a page says so rather than that it is connecting.

import { test } from "node:test";
import { Screen, demonstration, launch, links_of, serve } from "./support.mjs";

test("a page without a script says what to do", async (t) => {
  const server = await serve(t, { args: ["--plan", demonstration, "--open"] });
  const links = await links_of(server);
  const browser = await launch(t);
  for (const link of ["/", links.moderator, links.panellists.unhcr, links.stage, links.audience]) {
    // Who wants no motion is told at once, the others after a while.
    const context = { javaScriptEnabled: false, reducedMotion: "reduce" };
    const screen = await Screen.open(browser, link, server.url + link, { context });
    await screen.page.getByText("this browser is too old, or scripts are turned off").waitFor();
    screen.calm("without a script");
    await screen.close();
  }
});
