// How long until somebody who opens the audience's page reads its clock, on a bad line and with a slow phone.

import { once } from "node:events";
import { mkdtempSync } from "node:fs";
import { createServer as create_web_server } from "node:http";
import { connect, createServer } from "node:net";
import { join } from "node:path";

import { Page, ServerClock, devices, launch, left_of, links_of, root, serve, testids } from "../e2e/support.mjs";
import { scratch, undoing } from "./servers.mjs";

export const line = { round_trip_ms: 400, bytes_per_second: 50_000, cpu_slowdown: 4 };

// A browser with a new window is busy with itself: this one does not load pages of its own into it, and is given the time for the rest.
const quiet = "--disable-features=WebUIOmniboxPopup,WebUIOmniboxFullPopup,WebUIOmniboxAimPopup,WebUIReloadButton";
const settle_ms = 2_500;
const longest_ms = 30_000;

// --- The line ----------------------------------------------------------------------------------------------------------

// One direction of a line that all connections share: bytes wait for those before them, and then take half a round trip.
class Direction {
  #free = 0; // when the last byte that it was given will have been sent

  carry(bytes, not_before, deliver) {
    this.#free = Math.max(this.#free, not_before) + (1000 * bytes) / line.bytes_per_second;
    setTimeout(deliver, this.#free + line.round_trip_ms / 2 - performance.now());
  }
}

const segment_bytes = 1_400;

// A proxy before a server, which counts what passes. If it is `far`, it stands at the end of such a line: connections share it, and each
// takes a round trip to be made, as with TCP; that TCP begins slowly and sends again what was lost is left out.
async function open_proxy(port, far) {
  const counted = { bytes: 0 };
  const ends = new Set();
  const pass = (from, to, direction, open) => {
    from.on("data", (data) => {
      for (let at = 0; at < data.length; at += segment_bytes) {
        const part = data.subarray(at, at + segment_bytes);
        const deliver = () => {
          counted.bytes += part.length;
          if (to.writable) to.write(part);
        };
        if (far) direction.carry(part.length, Math.max(open, performance.now()), deliver);
        else deliver();
      }
    });
    from.on("close", () => (far ? setTimeout(() => to.destroy(), 2 * line.round_trip_ms) : to.destroy()));
    from.on("error", () => {});
  };
  const up = new Direction(),
    down = new Direction();
  const proxy = createServer({ noDelay: true }, (near) => {
    const server = connect({ port, host: "127.0.0.1", noDelay: true });
    for (const end of [near, server]) ends.add(end.once("close", () => ends.delete(end)));
    const open = performance.now() + line.round_trip_ms;
    pass(near, server, up, open);
    pass(server, near, down, open);
  });
  await once(proxy.listen(0, "127.0.0.1"), "listening");
  const close = () => {
    proxy.close();
    for (const end of ends) end.destroy();
  };
  return { url: `http://127.0.0.1:${proxy.address().port}`, counted, close };
}

// --- The reader --------------------------------------------------------------------------------------------------------

// In the page: tells when a frame with the figures of the clock has been drawn, in milliseconds since the address was entered.
function watch(testid) {
  const look = () => {
    const clock = document.querySelector(`[data-testid="${testid}"]`);
    const [, over, figures] = /^(\+?)((?:\d+:)?\d+:\d\d)$/.exec(clock?.innerText.trim() ?? "") ?? [];
    if (!figures || !clock.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return requestAnimationFrame(look);
    const left = figures.split(":").reduce((sum, one) => 60 * sum + Number(one), 0) * (over ? -1 : 1);
    const at = performance.timeOrigin + performance.now();
    requestAnimationFrame(() => globalThis.told({ left, at, ready_ms: performance.now() }));
  };
  requestAnimationFrame(look);
}

// One visit by somebody who was never here.
async function visit(browser, proxy, link, by_browser) {
  const context = await browser.newContext({ ...devices["Pixel 7"], locale: "en-GB" });
  try {
    const seen = { requests: 0, bytes: 0 };
    let before;
    const told = new Promise((resolve, reject) => {
      const late = setTimeout(() => reject(new Error(`the clock could not be read within ${longest_ms} ms`)), settle_ms + longest_ms);
      context.exposeBinding("told", (_, reading) => {
        clearTimeout(late);
        resolve({ ...seen, ...reading, bytes: proxy.counted.bytes - before });
      });
    });
    await context.addInitScript(`(${watch})(${JSON.stringify(testids.clock)})`);
    const page = await context.newPage();
    const devtools = await context.newCDPSession(page);
    await devtools.send("Network.enable");
    devtools.on("Network.requestWillBeSent", ({ request }) => (seen.requests += request.url.startsWith("data:") ? 0 : 1));
    devtools.on("Network.webSocketCreated", () => (seen.requests += 1));
    if (by_browser) {
      const throughput = { downloadThroughput: line.bytes_per_second, uploadThroughput: line.bytes_per_second };
      await devtools.send("Network.emulateNetworkConditions", { offline: false, latency: line.round_trip_ms, ...throughput });
    }
    await devtools.send("Emulation.setCPUThrottlingRate", { rate: line.cpu_slowdown });
    await new Promise((resolve) => setTimeout(resolve, settle_ms));
    before = proxy.counted.bytes;
    await page.goto(proxy.url + link, { waitUntil: "commit" });
    return await told;
  } finally {
    await context.close();
  }
}

// By how many milliseconds a reading was off; figures stand for the second that has begun.
function off_by(reading, clock, server_clock) {
  const above = reading.left * 1000 - left_of(clock, server_clock.at(reading.at));
  return above < 0 ? above : Math.max(0, above - 1000);
}

// --- All of it ---------------------------------------------------------------------------------------------------------

// What nothing can be faster than, in this browser on this machine.
const bare_page = `<!doctype html><title>Figures</title><p data-testid="${testids.clock}">10:00</p>`;

// The visits to each page by each line, as often as asked, in turn: { browser, far, browser_bare, far_bare }.
export const visit_pages = (times) =>
  undoing(async (t) => {
    const data = mkdtempSync(join(scratch, "pages-"));
    const server = await serve(t, { data, args: ["--plan", join(root, "tests/bench/plan.json"), "--begin", "soon", "--open"] });
    const moderator = await Page.open(server, (await server.tokens()).moderator);
    await moderator.perform({ type: "start", revision: moderator.view.run.revision });
    const running = () => moderator.view.segments[moderator.view.run.current]?.clock;
    await moderator.until(() => running()?.running_since !== undefined, "a clock that runs");
    const server_clock = await ServerClock.of(moderator);
    const { audience } = await links_of(server);

    const bare = create_web_server((_, response) => response.setHeader("Content-Type", "text/html").end(bare_page));
    await once(bare.listen(0, "127.0.0.1"), "listening");
    t.after(() => bare.close());

    const browser = await launch(t, [quiet]);
    const proxies = {};
    for (const [name, port, far] of [
      ["browser", server.port, false],
      ["far", server.port, true],
      ["browser_bare", bare.address().port, false],
      ["far_bare", bare.address().port, true],
    ]) {
      proxies[name] = await open_proxy(port, far);
      t.after(proxies[name].close);
    }
    const visits = Object.fromEntries(Object.keys(proxies).map((name) => [name, []]));
    for (let round = 0; round < times; ++round) {
      for (const [name, proxy] of Object.entries(proxies)) {
        const one = await visit(browser, proxy, audience, name.startsWith("browser"));
        visits[name].push({ ...one, off_ms: name.endsWith("bare") ? NaN : Math.abs(off_by(one, running(), server_clock)) });
        process.stderr.write(".");
      }
    }
    process.stderr.write("\n");
    return visits;
  });
