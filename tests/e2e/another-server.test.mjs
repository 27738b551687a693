// The server of a page dies, and the page goes on with another one of the same log.

import { once } from "node:events";
import { createServer } from "node:net";
import { test } from "node:test";
import { fresh_database } from "../system/database.mjs";
import { Screen, demonstration, devices, fresh_directory, launch, links_of, serve, testids } from "./support.mjs";

// What Chromium says of what finds nobody. The test is the reason.
const forgive = /WebSocket connection to .* failed|net::ERR_CONNECTION_REFUSED/;

// Each has to be told of the others before it listens.
async function free_ports(count) {
  const holders = Array.from({ length: count }, () => createServer().listen(0, "127.0.0.1"));
  await Promise.all(holders.map((one) => once(one, "listening")));
  const ports = holders.map((one) => one.address().port);
  await Promise.all(holders.map((one) => once(one.close(), "close")));
  return ports;
}

test("pages go on with another server when theirs dies, and are asked and answered as before", async (t) => {
  const { log } = fresh_database(t);
  const addresses = (await free_ports(3)).map((port) => `127.0.0.1:${port}`);
  const begin = (address, more = []) => {
    const others = addresses.filter((one) => one !== address).flatMap((one) => ["--other-server", `http://${one}`]);
    return serve(t, { data: fresh_directory(t), args: ["--listen", address, "--log", log, ...others, ...more] });
  };
  const first = await begin(addresses[0], ["--plan", demonstration, "--open", "--begin", "soon"]);
  const second = await begin(addresses[1]);
  const links = await links_of(first);
  const browser = await launch(t);
  const open = (name, link, context = {}) => Screen.open(browser, name, first.url + link, { context, forgive });
  const [desk, panellist, stage, phone] = await Promise.all([
    open("console", links.moderator),
    open("panellist", links.panellists.unhcr),
    open("stage", links.stage),
    open("phone", links.audience, devices["Pixel 7"]),
  ]);
  const all = [desk, panellist, stage, phone];
  const are = (step, expected) => Promise.all(all.map((screen) => screen.shows(step, expected)));
  const cut = `[data-testid="${testids.connection}"]:not([data-state="live"])`;
  const kill = (server) => {
    const seen = all.map(({ page }) => page.waitForFunction((one) => document.querySelector(one), cut));
    return Promise.all([...seen, server.kill()]);
  };
  await are("at first", { connection: "live" });
  await desk.press(testids.main);
  await are("with the first server", { connection: "live", phase: "running" });

  await kill(first);
  await are("with the second server", { connection: "live", phase: "running" });
  await desk.press(testids.pause);
  await are("with the second server", { connection: "live", phase: "paused" });

  await begin(addresses[2]);
  await kill(second);
  await are("with the third server", { connection: "live", phase: "paused" });
  await desk.press(testids.pause);
  await are("with the third server", { connection: "live", phase: "running" });
  for (const screen of all) screen.calm("at the end");
});
