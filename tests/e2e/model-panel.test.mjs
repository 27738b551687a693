// The whole panel of the demonstration in a rehearsal, seen by everybody.

import { test } from "node:test";
import { Page, demonstration, launch, links_of, serve } from "./support.mjs";
import { open_screens, play_model_panel } from "./panel.mjs";

test("the model panel, seen by everybody", async (t) => {
  const server = await serve(t, { args: ["--rehearse", "60", "--plan", demonstration, "--open"] });
  const browser = await launch(t);
  const links = await links_of(server);
  const screens = await open_screens(browser, links, () => server.url);
  const { co_moderator } = await server.tokens();
  const watcher = await Page.open(server, co_moderator);
  await play_model_panel({ screens, watcher, join_code: links.join_code, in_rehearsal: true });
});
