// The model panel with its people spread over three servers, and some of them behind HAProxy. Run by script/nightly, within script/cluster.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { Page, launch, links_of } from "../e2e/support.mjs";
import { open_screens, play_model_panel } from "../e2e/panel.mjs";
import { tokens_of } from "../system/support.mjs";

const { DAIS_CLUSTER: folder, DAIS_CLUSTER_SERVERS: servers, DAIS_CLUSTER_URL: all } = process.env;
const [first, second, third] = servers.split(" ");
const where = {
  console: first,
  "the Special Adviser": second,
  UNHCR: third,
  "Ada's phone": second,
  "Bo's phone": third,
  "Chi's phone": all,
  stage: third,
};

test("the model panel, its people spread over three servers", async (t) => {
  const organiser = /#(o\.[\w-]+)\n/.exec(readFileSync(join(folder, "dais1/links.txt"), "utf8"))[1];
  const answer = await fetch(`${second}/api/v1/sessions`, { headers: { Authorization: `Bearer ${organiser}` } });
  const { sessions } = await answer.json();
  const links = await links_of({ sessions: () => sessions });
  const browser = await launch(t);
  const screens = await open_screens(browser, links, (name) => where[name]);
  const watcher = await Page.open({ url: second }, tokens_of(sessions[0]).co_moderator);
  await play_model_panel({ screens, watcher, join_code: links.join_code, in_rehearsal: false });
});
