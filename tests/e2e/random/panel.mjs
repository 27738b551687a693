// One panel under random input: any device, any rate, any page, links that are cut, pages that are translated. All of it follows from a
// seed, but for what the machine's own speed makes of it.

import { Page, Screen, devices, root, testids } from "../support.mjs";
import { join } from "node:path";

// A press counts where what the button says had stood for so long (web/src/ui/press_policy.ts).
const stands = 700;
// How exactly the page and this test agree when a press began: the page tells by what it knows of the server's clock, which on a busy
// machine is not much. It began before its command was sent in any case.
const agreed = 1_000;

const watch = { path: join(root, "tests/e2e/random/watch.js") };

// mulberry32
export function random_of(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  const whole = (below) => Math.floor(next() * below);
  return { next, whole, one_of: (list) => list[whole(list.length)], chance: (of) => next() < of };
}

const plan_of = (number, random) => ({
  title: `Panel ${number}`,
  time_zone: "Etc/UTC",
  start: "2030-01-01T10:00",
  end: "2030-01-01T10:25",
  moderator: { name: "Nadia Osei" },
  panellists: [
    { id: "ana", name: "Ana Lima", affiliation: "Waterworks" },
    { id: "omar", name: "عمر حداد", affiliation: "المجتمع المدني" },
  ],
  segments: [
    { id: "opening", kind: "introductions", title: "Welcome", minutes: 2 },
    { id: "pipes", kind: "presentation", title: "Where water comes from", speakers: ["ana"], minutes: 5 },
    { id: "rivers", kind: "presentation", title: "Rivers", speakers: ["omar"], minutes: 5 },
    { id: "qa", kind: "qa", title: "Questions and answers", minutes: 10 },
    { id: "closing", kind: "concluding", title: "Concluding remarks", minutes: 3 },
  ],
  questions: { approval: random.chance(0.5), anonymous: true },
});

async function create(server, plan) {
  const answer = await fetch(`${server.url}/api/v1/sessions`, {
    method: "POST",
    headers: { Authorization: `Bearer ${server.organiser}`, "Content-Type": "application/json" },
    body: JSON.stringify(plan),
  });
  const made = await answer.json();
  if (!answer.ok) throw new Error(`no session: ${JSON.stringify(made)}`);
  return (await server.sessions()).find((one) => one.id === made.id);
}

const token_of = (link) => link.slice(link.indexOf("#") + 1);
const tablet = { ...devices["Pixel 7"], viewport: { width: 1024, height: 768 } };

// The pages of all panels: each person keeps their device.
export class Devices {
  static async of(browser) {
    const all = new Devices();
    const open = (name, context) => Screen.prepare(browser, name, { context, before: [watch], forgive: /./ });
    all.desk = await open("console", {});
    all.phone = await open("console on a phone", devices["iPhone 13"]);
    all.panellist = await open("panellist", tablet);
    all.audience = await open("audience", devices["Pixel 7"]);
    all.stage = await open("stage", { viewport: { width: 1280, height: 720 } });
    return all;
  }

  get screens() {
    return [this.desk, this.phone, this.panellist, this.audience, this.stage];
  }
}

const keys = [..."nnnepgxzy+-.,staicdhoum7789123"];
const soon = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

// Where something can be pressed there, by what the reader sees; mostly one of the buttons that drive.
function spot(screen, random) {
  const drives = [testids.main, testids.main, testids.endSegment, testids.pause, testids.addMinute, testids.passedSend];
  const wanted = random.chance(0.5) ? random.one_of(drives) : "";
  return screen.page.evaluate(
    ([wanted, place]) => {
      const seen = (one) => one.checkVisibility({ visibilityProperty: true }) && one.getBoundingClientRect().width > 0;
      const buttons = [...document.querySelectorAll("button, [role=tab], summary")].filter(seen);
      if (buttons.length === 0) return null;
      const named = buttons.filter((one) => wanted !== "" && one.dataset.testid === wanted);
      const from = named.length > 0 ? named : buttons;
      const chosen = from[Math.floor(place * from.length)];
      chosen.scrollIntoView({ block: "nearest" });
      const { left, top, width, height } = chosen.getBoundingClientRect();
      return { x: left + width / 2, y: top + height / 2 };
    },
    [wanted, random.next()],
  );
}

// Between two of one person's presses: from a bounce to a pause.
const gap = (random) => random.one_of([30, 80, 120, 200, 300, 350, 450, 750, 1200]);

const inputs = {
  async clicks(screen, random) {
    const at = await spot(screen, random);
    if (!at) return;
    for (let left = random.one_of([1, 1, 1, 2, 2, 3, 4]); left > 0; --left) {
      await screen.page.mouse.click(at.x, at.y);
      if (left > 1) await soon(gap(random));
    }
  },
  async taps(screen, random) {
    const at = await spot(screen, random);
    if (!at) return;
    for (let left = random.one_of([1, 1, 1, 2, 2, 3]); left > 0; --left) {
      await screen.page.touchscreen.tap(at.x, at.y);
      if (left > 1) await soon(gap(random));
    }
  },
  async key(screen, random) {
    const key = random.one_of(keys);
    for (let left = random.one_of([1, 1, 1, 2, 3]); left > 0; --left) {
      await screen.page.keyboard.press(key);
      if (left > 1) await soon(gap(random));
    }
  },
  // A key that is held is repeated by the keyboard.
  async held_key(screen, random) {
    const key = random.one_of(["Enter", "Enter", " ", "n", "g", "+"]);
    for (let left = random.whole(25) + 2; left > 0; --left) await screen.page.keyboard.down(key);
    await screen.page.keyboard.up(key);
  },
  async moves(screen, random) {
    for (let left = random.whole(4); left >= 0; --left) {
      await screen.page.keyboard.press(random.one_of(["Tab", "Tab", "Shift+Tab", "ArrowDown", "ArrowRight", "Escape"]));
    }
  },
  // Voice control presses without a pointer.
  async voice(screen, random) {
    await screen.page.evaluate((place) => {
      const all = [...document.querySelectorAll("button:not([disabled])")].filter((one) => one.checkVisibility());
      all[Math.floor(place * all.length)]?.click();
    }, random.next());
  },
  async writes(screen, random) {
    await screen.page.evaluate((place) => {
      const all = [...document.querySelectorAll("textarea, input:not([type])")].filter((one) => one.checkVisibility());
      all[Math.floor(place * all.length)]?.focus();
    }, random.next());
    await screen.page.keyboard.type(random.one_of(["How old are the pipes?", "كم عمر الأنابيب؟", "x".repeat(90)]));
    await screen.page.keyboard.press(random.one_of(["Enter", "Tab", "Escape"]));
    await screen.page.evaluate(() => document.activeElement?.blur());
  },
  async cut(screen, random) {
    await screen.page.context().setOffline(true);
    await inputs.clicks(screen, random);
    await soon(random.one_of([50, 400, 2_000, 6_000]));
    await screen.page.context().setOffline(false);
  },
  async translates(screen, random) {
    await screen.page.evaluate((on) => globalThis.translate(on), random.chance(0.8));
  },
  async waits(_screen, random) {
    await soon(random.one_of([300, 800, 1500]));
  },
};

const how_often = Object.entries({
  clicks: 26,
  taps: 10,
  key: 16,
  held_key: 8,
  moves: 8,
  voice: 8,
  writes: 6,
  cut: 1,
  translates: 4,
  waits: 8,
}).flatMap(([name, times]) => Array(times).fill(name));

// What others do meanwhile, so that there is something to press: it is refused where it does not fit.
async function others_act(others, random) {
  const { moderator, participant } = others;
  const { questions = {}, requests = {} } = moderator.view;
  const question = random.one_of(Object.keys(questions).concat("none"));
  const request = random.one_of(Object.keys(requests).concat("none"));
  const what = random.one_of([
    () => participant.request({ type: "submit_question", text: `Question ${random.whole(1000)} about water?`, name: "" }),
    () => participant.request({ type: "vote", question, on: random.chance(0.7) }),
    () => participant.request({ type: "request_floor", name: "Tomás Herrera", affiliation: "City", online: false, kind: "speech" }),
    () => moderator.request({ type: "approve", question, revision: questions[question]?.revision ?? 0 }),
    () => moderator.request({ type: "queue", question, revision: questions[question]?.revision ?? 0 }),
    () => moderator.request({ type: "put_on_stage", question, revision: questions[question]?.revision ?? 0 }),
    () => moderator.request({ type: "give_floor", request, revision: requests[request]?.revision ?? 0 }),
    () => moderator.request({ type: "end_intervention", request, revision: requests[request]?.revision ?? 0 }),
  ]);
  await what();
}

// Each command that drives the session has a first press of its own, on a button that had said the same for long enough.
function unpressed({ presses, commands }) {
  const wrong = [];
  const valid = presses.filter((one) => !one.repeated && one.stood >= stands);
  for (const command of commands) {
    const apart = (one) => (one.wall > command.wall ? Infinity : Math.abs(one.wall - command.pressed));
    const at = valid.reduce((best, one, i) => (apart(one) < apart(valid[best] ?? { wall: Infinity }) ? i : best), -1);
    if (at < 0 || apart(valid[at]) > agreed) {
      const near = presses.filter((one) => Math.abs(one.wall - (command.pressed ?? command.wall)) < 1000);
      wrong.push(`${command.type} without a press: ${JSON.stringify(command)}, of ${JSON.stringify(near)}`);
    } else {
      valid.splice(at, 1);
    }
  }
  return wrong;
}

// What the page shows that one which was loaded now would not. It has the time of a mended connection to put that right.
async function false_words(screen, url) {
  const fresh = await Screen.beside(screen, `fresh ${screen.name}`, url);
  try {
    await fresh.page.waitForFunction(([testid]) => document.querySelector(`[data-testid="${testid}"]`), [testids.page]);
    const { page } = screen;
    // Which list is looked at is each page's own.
    const chosen = await page.evaluate(() => {
      const depth = (one) => (one ? 1 + depth(one.parentElement.closest("[role=tabpanel]")) : 0);
      const tabs = [...document.querySelectorAll("[role=tab][aria-selected=true]")];
      // Those within a panel are there only once it is chosen.
      return tabs.sort((a, b) => depth(a) - depth(b)).map((one) => one.dataset.testid);
    });
    for (const tab of chosen) await fresh.press(tab);
    const deadline = Date.now() + 15_000;
    for (;;) {
      await page.evaluate(
        ([settle, searched]) => {
          document.querySelectorAll("[popover]").forEach((one) => one.matches(":popover-open") && one.hidePopover());
          document.querySelectorAll(`[data-testid="${settle}"]`).forEach((one) => one.click());
          // What somebody looks for in a list is their own too.
          for (const one of document.querySelectorAll(`[data-testid="${searched}"]`)) {
            if (one.value === "") continue;
            one.value = "";
            one.dispatchEvent(new Event("input", { bubbles: true }));
          }
          document.querySelectorAll(".empty button").forEach((one) => one.click());
          // As is a question of their own whose text they have open.
          document.querySelectorAll(".revise .quiet").forEach((one) => one.click());
        },
        [testids.settle, testids.filterText],
      );
      const right = new Set(await fresh.page.evaluate(() => globalThis.words()));
      const wrong = (await page.evaluate(() => globalThis.words())).filter((one) => !right.has(one));
      if (wrong.length === 0) return [];
      if (Date.now() > deadline) return [`${screen.name} shows ${wrong.join(", ")}`];
      await soon(200);
    }
  } finally {
    await fresh.page.close();
  }
}

// Gives what was wrong; nothing, if all is well.
export async function play(server, all, seed, count) {
  const random = random_of(seed);
  const { links, join_code } = await create(server, plan_of(seed, random));
  const others = {
    moderator: await Page.open(server, token_of(links.moderator)),
    participant: await Page.open(server, join_code, { participant: `participant of ${seed}`.padEnd(32, ".") }),
  };
  const { moderator } = others;
  const urls = new Map([
    [all.desk, links.moderator],
    [all.phone, links.co_moderator],
    [all.panellist, links.panellists[0].link],
    [all.audience, links.audience],
    [all.stage, links.stage],
  ]);
  for (const [screen, link] of urls) {
    await screen.page.goto("about:blank");
    await screen.page.goto(server.url + link);
  }
  for (const screen of all.screens) await screen.shows(`panel ${seed}`, { connection: "live" });
  await moderator.request({ type: "open_session", revision: moderator.view.run.revision });

  const weighted = [all.desk, all.desk, all.desk, all.phone, all.phone, all.panellist, all.audience, all.stage];
  const told = [];
  for (let i = 0; i < count; ++i) {
    const screen = random.one_of(weighted);
    let name = random.one_of(how_often);
    const touch = screen !== all.desk && screen !== all.stage;
    if (touch && name === "clicks") name = "taps";
    if (!touch && name === "taps") name = "clicks";
    told.push(`${screen.name}: ${name}`);
    await inputs[name](screen, random);
    if (random.chance(0.15)) await others_act(others, random);
  }

  const wrong = [];
  for (const screen of all.screens) {
    await screen.page.context().setOffline(false);
    await screen.shows(`panel ${seed}, at the end`, { connection: "live" });
    const watched = await screen.page.evaluate(() => globalThis.watched());
    wrong.push(...unpressed(watched).map((one) => `${screen.name}: ${one}`), ...watched.troubles.map((one) => `${screen.name}: ${one}`));
    wrong.push(...(await false_words(screen, server.url + urls.get(screen))));
  }
  await Promise.all(Object.values(others).map((one) => one.close()));
  return wrong.map((one) => `panel ${seed}: ${one}\n  ${told.slice(-12).join("\n  ")}`);
}
