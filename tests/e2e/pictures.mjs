// Takes pictures of the pages. A rehearsal is run through its moments, without a browser; at each, what the server told every role is
// kept, and pages are shown just that, at the speed of a real panel: so that they are of the same second, and can be looked at in peace.
//
//   node pictures.mjs FOLDER            console.png and stage.png, in the middle of a presentation
//   node pictures.mjs --all FOLDER      every page in every moment, at the sizes that it is read at
//   node pictures.mjs --podium FOLDER   only the moments of a busy podium

import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { Screen, Server, demonstration, devices, fresh_directory, launch, left_of, links_of, web } from "./support.mjs";
import { Cast, moments } from "./moments.mjs";
import { podium_moments, write_podium_plan } from "./podium.mjs";

const time_scale = 60;
// What the stage tells people to open. Chromium finds the server behind it.
const host = "dais.example";
const url = `http://${host}`;
const [mode, folder] = process.argv[2]?.startsWith("--") ? [process.argv[2].slice(2), process.argv[3]] : ["two", process.argv[2]];
if (!folder) throw new Error("Which folder?");
mkdirSync(folder, { recursive: true });

// What is to be ended with the program; tests hand this to what they start.
const later = [];
const life = { after: (end) => later.push(end) };

// Lets the rehearsal run until so much is left of the current segment or until the planned start.
async function by_running(cast, left) {
  const { segments, run, plan } = cast.view;
  cast.moderator.send({ type: "ping", sent: 1 });
  const { at } = await cast.moderator.next("pong");
  const rest = (run.current === undefined ? plan.start - at : left_of(segments[run.current].clock, at)) - left;
  if (rest > 0) await new Promise((resolve) => setTimeout(resolve, rest / time_scale));
}

// What the server told each role, at one instant of the session.
async function keep(cast) {
  cast.moderator.send({ type: "ping", sent: 1 });
  const { at } = await cast.moderator.next("pong");
  const told = (one) => structuredClone({ welcome: one.welcome, view: one.view, own: one.own });
  return {
    at,
    offers: await cast.offers(),
    moderator: told(cast.moderator),
    stage: told(cast.stage),
    panellists: Object.fromEntries(Object.entries(cast.panellists).map(([id, one]) => [id, told(one)])),
    audience: told(cast.audience.Amina),
  };
}

// A page that is shown what was kept, and goes on from there. `began` is when it was that instant. `offers`: what it is offered when it
// asks for ways to catch up.
async function show(browser, link, { welcome, view, own }, at, began, context, offers) {
  const screen = await Screen.prepare(browser, "page", { context });
  const sockets = [];
  let lost = false;
  // Nobody is there any more, and nobody answers.
  screen.lose = async () => {
    lost = true;
    for (const one of sockets) await one.close({ code: 1011 });
    await screen.page.waitForFunction(() => globalThis.sight().away, null, { timeout: 20_000 });
  };
  await screen.page.routeWebSocket(/\/socket$/, (socket) => {
    if (lost) return;
    sockets.push(socket);
    const now = () => Math.round(at + performance.now() - began);
    const send = (frame) => socket.send(JSON.stringify(frame));
    socket.onMessage((text) => {
      const frame = JSON.parse(text);
      if (frame.type === "ping") send({ type: "pong", sent: frame.sent, at: now() });
      if (frame.type === "preview_catch_up" && offers) send(offers);
      if (frame.type !== "hello") return;
      send({ ...welcome, resumed: false, at: now(), time_scale: 1, own });
      send({ type: "snapshot", seq: 1, view });
    });
  });
  await screen.page.goto(url + link);
  await screen.shows("the picture", { connection: "live" });
  await screen.page.evaluate(() => document.fonts.ready);
  await screen.page.waitForFunction(() => [...document.images].every((one) => one.complete));
  // As it looks once what it means has stood: until then no button takes a press.
  await screen.page.waitForFunction(() => !document.querySelector("[aria-disabled]"));
  return screen;
}

const wide = { viewport: { width: 1280, height: 800 } };
const tablet = { viewport: { width: 1024, height: 768 } };
const large = { viewport: { width: 1920, height: 1080 } };
const phone = { ...devices["iPhone 13"], viewport: { width: 390, height: 844 }, deviceScaleFactor: 2 };

// The console and the stage of the same second.
async function two(browser, links, cast) {
  for (const moment of ["prepared", "open", "running"]) await moments[moment](cast);
  const kept = await keep(cast);
  const began = performance.now();
  const desk = await show(browser, links.moderator, kept.moderator, kept.at, began, wide);
  const stage = await show(browser, links.stage, kept.stage, kept.at, began, { viewport: { width: 1280, height: 720 } });
  const figures = async () => (await Promise.all([desk, stage].map((one) => one.sight()))).map((one) => one.clock.figures);
  for (;;) {
    // From the beginning of a second there is time for both.
    await stage.page.evaluate(() => globalThis.changes("clock", 1));
    const before = await figures();
    await Promise.all([
      desk.page.screenshot({ path: join(folder, "console.png") }),
      stage.page.screenshot({ path: join(folder, "stage.png") }),
    ]);
    const after = await figures();
    if (new Set([...before, ...after]).size === 1) break;
  }
  console.log(`${join(folder, "console.png")}\n${join(folder, "stage.png")}`);
}

const file = (name) => join(folder, `${name}.png`.replaceAll(" ", "-"));

// Takes a page at several sizes.
function taking(browser) {
  const sizes = { "1280x800": wide, "1024x768": tablet, "390x844": phone, "1920x1080": large };
  return async (name, link, told, at, which, then, offers) => {
    for (const size of which) {
      const screen = await show(browser, link, told, at, performance.now(), sizes[size], offers);
      if (then) await then(screen, `${name} ${size}`);
      else await screen.page.screenshot({ path: file(`${name} ${size}`) });
      await screen.close();
    }
  };
}

// Each moment with what was told in it.
async function still(cast, moments) {
  const stills = [];
  for (const [moment, happens] of Object.entries(moments)) {
    await happens(cast);
    stills.push([moment, await keep(cast)]);
  }
  return stills;
}

async function all(browser, links, cast, organiser) {
  const take = taking(browser);
  // What opens on the console, and what it shows when nobody answers.
  const desks = ["1280x800", "1024x768", "390x844"];
  const opened = (testid) => async (screen, name) => {
    if ((await screen.at(testid).count()) === 0) return;
    await screen.press(testid);
    await screen.page.screenshot({ path: file(`${name} ${testid}`) });
  };
  const extras = {
    running: [opened("backdate"), opened("keys")],
    overtime: [opened("catch-up"), opened("history")],
    "speaker from the floor": [
      async (screen, name) => {
        await screen.lose();
        await screen.page.screenshot({ path: file(`${name} link lost`) });
      },
    ],
  };
  const tabs = async (screen, name) => {
    for (const tab of ["questions", "mine", "floor"]) {
      await screen.press(`tab-${tab}`);
      await screen.page.screenshot({ path: file(`${name} ${tab}`) });
    }
  };
  const stills = await still(cast, moments);
  for (const [number, [moment, kept]] of stills.entries()) {
    const name = (page) => `${String(number).padStart(2, "0")} ${moment} ${page}`;
    await take(name("console"), links.moderator, kept.moderator, kept.at, [...desks, "1920x1080"]);
    for (const extra of extras[moment] ?? []) {
      await take(name("console"), links.moderator, kept.moderator, kept.at, desks, extra, kept.offers);
    }
    await take(name("panellist"), links.panellists.unhcr, kept.panellists.unhcr, kept.at, ["1280x800", "1920x1080", "390x844"]);
    await take(name("audience"), links.audience, kept.audience, kept.at, ["390x844"], tabs);
    await take(name("audience"), links.audience, kept.audience, kept.at, ["1280x800"]);
    await take(name("stage"), links.stage, kept.stage, kept.at, ["1920x1080", "1280x800", "390x844"]);
    console.log(moment);
  }
  for (const [size, context] of Object.entries({ "1280x800": wide, "390x844": phone })) {
    for (const [name, link] of Object.entries({ join: "/", organiser: `/#${organiser}` })) {
      const screen = await Screen.open(browser, name, url + link, { context });
      await screen.page
        .locator(name === "join" ? '[data-testid="code-input"]' : '[data-testid="session"]')
        .first()
        .waitFor();
      await screen.page.screenshot({ path: join(folder, `home-${name}-${size}.png`), fullPage: true });
      await screen.close();
    }
  }
}

// The podium's own panel, from a server of its own.
async function podium(browser, links, cast) {
  const take = taking(browser);
  const opening = (key) => async (screen, name) => {
    await screen.page.keyboard.press(key);
    await screen.page.locator(":popover-open").waitFor();
    await screen.page.screenshot({ path: join(folder, `${name}.png`.replaceAll(" ", "-")) });
  };
  for (const [number, [moment, kept]] of (await still(cast, podium_moments)).entries()) {
    const name = (page) => `podium ${String(number).padStart(2, "0")} ${moment} ${page}`;
    await take(name("panellist"), links.panellists.adviser, kept.panellists.adviser, kept.at, ["390x844", "1024x768"]);
    await take(name("stage"), links.stage, kept.stage, kept.at, ["1920x1080"]);
    await take(name("audience"), links.audience, kept.audience, kept.at, ["390x844"]);
    if (/signals|message|blackout/.test(moment)) {
      await take(name("console"), links.moderator, kept.moderator, kept.at, ["1280x800"]);
      const key = moment === "signals" ? "k" : moment === "blackout" ? "w" : "m";
      const sizes = moment === "blackout" ? ["1280x800"] : ["1280x800", "390x844"];
      await take(name(`console ${key}`), links.moderator, kept.moderator, kept.at, sizes, opening(key));
    }
    console.log(`podium: ${moment}`);
  }
}

// A rehearsal with a browser that finds it under the name that it tells people.
async function rehearse(plan, then) {
  const server = await Server.start(life, { args: ["--web", web, "--public-url", url, "--rehearse", String(time_scale), "--plan", plan] });
  const browser = await launch(life, [`--host-resolver-rules=MAP ${host}:80 ${server.host}:${server.port}`]);
  await then(browser, await links_of(server), await Cast.of(server, by_running), server.organiser);
}

try {
  if (mode !== "podium") await rehearse(demonstration, mode === "all" ? all : two);
  if (mode !== "two") await rehearse(write_podium_plan(fresh_directory(life)), podium);
} finally {
  for (const end of later.reverse()) await end();
}
