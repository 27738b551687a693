// A Q&A at its real pace, on the console: how much of a review is in view, and how many presses what is done most takes, and a whole hour.
// Typing is not counted: nobody is spared that.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Cast, by_moving_the_end } from "./moments.mjs";
import { write_podium_plan } from "./podium.mjs";
import { Page, Screen, fresh_directory, launch, links_of, serve, testids } from "./support.mjs";

// Counts in the page what a hand does to it, whatever it meets.
const counting = () => {
  globalThis.taps = 0;
  addEventListener("pointerdown", ({ isTrusted }) => isTrusted && (globalThis.taps += 1), true);
};

// The podium's panel, of which the moderator sees the console alone.
async function panel(t) {
  const args = ["--plan", write_podium_plan(fresh_directory(t)), "--begin", "soon", "--open"];
  const server = await serve(t, { data: fresh_directory(t), args });
  const [browser, links, cast] = [await launch(t), await links_of(server), await Cast.of(server, by_moving_the_end)];
  t.after(() => cast.close());
  const desk = await Screen.open(browser, "the moderator", server.url + links.moderator, { before: [counting] });
  await desk.shows("the beginning", { status: "open", connection: "live" });
  const taps = () => desk.page.evaluate(() => globalThis.taps);
  const until = (what, condition) => cast.moderator.until(({ view }) => condition(view), what);
  const tokens = await server.tokens();
  const people = [];
  for (let i = 0; i < 20; ++i) people.push(await Page.open(server, tokens.audience, { participant: `participant ${i}`.padEnd(32, ".") }));
  t.after(() => Promise.all(people.map((one) => one.close())));
  const known = (of) => Object.keys(cast.view[of] ?? {});
  const ask = async (by, text) => {
    const before = new Set(known("questions"));
    await people[by % people.length].perform({ type: "submit_question", text, name: "" });
    let id;
    await until(`"${text}"`, () => (id = known("questions").find((one) => !before.has(one))));
    return id;
  };
  const request = async (by, name) => {
    const before = new Set(known("requests"));
    const person = people[by % people.length];
    await person.perform({ type: "request_floor", name, affiliation: "", online: false, kind: "speech" });
    let id;
    await until(name, () => (id = known("requests").find((one) => !before.has(one))));
    return id;
  };
  const state = (id) => cast.view.questions[id].state;
  // A list that is looked at keeps its order until a press, or until nobody touches it.
  const see = async (testid, id) => {
    const found = desk.at(testid, id);
    await found.or(desk.at(testids.settle)).first().waitFor();
    if (!(await found.isVisible())) await desk.press(testids.settle);
    await found.waitFor();
  };
  return { desk, cast, taps, until, ask, request, state, see };
}

test("the presses of what is done most", async (t) => {
  const { desk, cast, taps, until, ask, request, state, see } = await panel(t);
  const took = {};
  const deed = async (name, does) => {
    const before = await taps();
    await does();
    took[name] = (await taps()) - before;
  };
  await cast.drive("start");
  await desk.shows("it runs", { phase: "running" });
  await deed("next", async () => {
    await desk.press(testids.main);
    await until("the roadmap", ({ run }) => run.current === "roadmap");
  });
  await deed("a minute more", async () => {
    await desk.press(testids.addMinute);
    await until("a minute more", ({ segments }) => segments.roadmap.clock.added === 60_000);
  });
  await deed("please conclude", async () => {
    await desk.press(testids.messages);
    await desk.press_on(desk.at(testids.messagePreset).filter({ hasText: "Veuillez conclure" }));
    await until("the message", ({ messages }) => Object.keys(messages ?? {}).length === 1);
  });
  await cast.leave(-12);
  await desk.at(testids.catchUp).waitFor();
  await deed("catch up", async () => {
    const { revision } = cast.view.run;
    await desk.press(testids.catchUp);
    await desk.at(testids.offerApply).first().click();
    await until("it is shorter", ({ run }) => run.revision > revision);
  });
  await cast.drive("start", { segment: "rounds" });
  await desk.shows("the discussion", { segment: { has: "Discussion" } });
  await cast.moderator.perform({ type: "give_word", to: "okafor" });
  await desk.page.locator(`[data-testid="${testids.main}"]`).filter({ hasText: "Next turn" }).waitFor();
  await deed("next turn", async () => {
    await desk.press(testids.main);
    await until("the first turn", ({ floor }) => floor.speaker === "adviser");
  });

  await cast.drive("start", { segment: "qa" });
  const spam = [];
  for (let i = 0; i < 10; ++i) spam.push(await ask(i, `Buy watches, number ${i}, at my shop`));
  for (const id of spam) await see(testids.select, id);
  await deed("ten spam questions in a row", async () => {
    await desk.press(testids.select, spam[0]);
    await desk.at(testids.select, spam[9]).click({ modifiers: ["Shift"] });
    await desk.press(testids.declineAll);
    await until("all are declined", () => spam.every((id) => state(id) === "not_taken"));
  });
  const asked = [];
  for (const text of ["Who pays for the schools?", "When does the pilot begin?", "Why not ealier?"]) asked.push(await ask(11, text));
  await see(testids.questionMenu, asked[2]);
  await deed("correct a text", async () => {
    await desk.press(testids.questionMenu, asked[2]);
    await desk.at(testids.editText).fill("Why not earlier?");
    await desk.press(testids.editSave);
    await until("the correction", ({ questions }) => questions[asked[2]].text === "Why not earlier?");
  });
  await desk.page.keyboard.press("Escape");
  for (const id of asked) await cast.question("queue", id);
  await desk.press(testids.tab("queued"));
  await deed("to the top of the queue", async () => {
    await desk.press(testids.moveTop, asked[2]);
    await until("the top", ({ queue }) => queue[0] === asked[2]);
  });
  await desk.page.locator(`.list > ol > li:first-child[data-id="${asked[2]}"]`).waitFor();
  const [from, to] = await Promise.all([asked[2], asked[1]].map((id) => desk.at(testids.grip, id).boundingBox()));
  const { mouse } = desk.page;
  await mouse.move(from.x + 5, from.y + 5);
  await mouse.down();
  await mouse.move(from.x + 5, to.y + to.height + 20, { steps: 5 });
  await mouse.up();
  await until("the end of the queue", ({ queue }) => queue[2] === asked[2]);
  const [first, second] = [await request(1, "Ana Silva"), await request(2, "Bo Andersson")];
  await cast.floor("give_floor", first);
  await desk.page.locator(`[data-testid="${testids.main}"]`).filter({ hasText: "Bo Andersson" }).waitFor();
  await deed("next speaker", async () => {
    await desk.press(testids.main);
    await until("the next", ({ floor }) => floor.speaking?.request === second);
  });
  assert.deepEqual(took, {
    next: 1,
    "a minute more": 1,
    "please conclude": 2,
    "catch up": 2,
    "next turn": 1,
    "ten spam questions in a row": 3,
    "correct a text": 2,
    "to the top of the queue": 1,
    "next speaker": 1,
  });
  desk.calm("in the end");
});

// Of two lines each.
const long_ones = [
  "Which countries have reported on their schools so far, and when will the others follow in doing what was agreed?",
  "The roadmap has its first thematic session in May. Which parts of it can cities still change after that date?",
  "Fetching water costs women and girls hours each day: is that time counted anywhere in the indicators you showed?",
  "Host communities were not mentioned once. How will the compact make sure that money for water reaches both?",
  "Can we have the presentations by e-mail, please? I had to leave the room during the first two talks today.",
  "Why are there no mayors on this panel, when two of the five talks were about what mayors should be doing?",
  "كيف يمكن للبلديات أن تضمن وصول المياه إلى اللاجئين والمجتمعات المضيفة على حد سواء عندما تنخفض الأمطار إلى أقل من نصف المعدل السنوي؟",
  "Comment les pays de transit seront-ils associés aux négociations, et qui paiera les voyages de leurs délégués ?",
  "Will the figures of last year be published with those of the year before, so that one can compare the two?",
  "Nurses who fled are not allowed to work for years. Which of you will recognise their diplomas, and how soon?",
];

test("eight questions of two lines are in view in a review on a small laptop", async (t) => {
  const { desk, cast, ask, see } = await panel(t);
  await cast.drive("start", { segment: "qa" });
  let last;
  for (const [i, text] of long_ones.entries()) last = await ask(i, text);
  await see(testids.select, last);
  const seen = await desk.page.evaluate(() => {
    const list = document.querySelector("#questions-list").getBoundingClientRect();
    const rows = [...document.querySelectorAll("#questions-list li")];
    const lines = (row) => {
      const text = row.querySelector(".text");
      return Math.round(text.clientHeight / parseFloat(getComputedStyle(text).lineHeight));
    };
    return rows.filter((row) => row.getBoundingClientRect().bottom <= list.bottom).map(lines);
  });
  assert.ok(seen.length >= 8 && seen.every((lines) => lines === 2), `rows of ${seen} lines`);
});

test("eight questions are in view also where each is like another", async (t) => {
  const { desk, cast, ask, see } = await panel(t);
  await cast.drive("start", { segment: "qa" });
  let last;
  for (const [i, text] of long_ones.slice(0, 5).entries()) {
    await ask(2 * i, text);
    last = await ask(2 * i + 1, `${text} Please.`);
  }
  await see(testids.select, last);
  await desk.page.waitForFunction((testid) => document.querySelectorAll(`[data-testid="${testid}"]`).length >= 8, testids.similar);
  const rows = await desk.page.evaluate(() => {
    const list = document.querySelector("#questions-list").getBoundingClientRect();
    return [...document.querySelectorAll("#questions-list li")].filter((row) => row.getBoundingClientRect().bottom <= list.bottom).length;
  });
  assert.ok(rows >= 8, `${rows} rows`);
});

test("selecting a question moves none", async (t) => {
  const { desk, cast, ask, see } = await panel(t);
  await cast.drive("start", { segment: "qa" });
  const asked = [await ask(0, "Who pays for the schools?"), await ask(1, "When does the pilot begin?")];
  for (const id of asked) await see(testids.select, id);
  const stand = () => Promise.all(asked.map(async (id) => (await desk.at(testids.question, id).boundingBox()).y));
  const before = await stand();
  await desk.press(testids.select, asked[0]);
  await desk.at(testids.selection).waitFor();
  assert.deepEqual(await stand(), before);
});

const subjects = ["schools", "visas", "ports", "budgets", "cities", "farmers", "nurses", "rivers", "courts", "data"];

test("an hour's Q&A of sixty questions and twenty interventions in at most 300 presses", async (t) => {
  const { desk, cast, taps, until, ask, request, state, see } = await panel(t);
  await cast.drive("start", { segment: "qa" });
  await desk.shows("the Q&A", { phase: { any: ["running", "wrap_up"] } });
  const main = (text) => desk.press_on(desk.page.locator(`[data-testid="${testids.main}"]`).filter({ hasText: text }));
  const open = async (tab) => {
    const at = desk.at(testids.tab(tab));
    if ((await at.getAttribute("aria-selected")) !== "true") await at.click();
  };
  const press = async (testid, id, becomes) => {
    await see(testid, id);
    await desk.press(testid, id);
    await until(`${id} becomes ${becomes}`, () => state(id) === becomes);
  };
  const before = await taps();
  for (const [round, subject] of subjects.entries()) {
    // Six questions: three good ones, one with a slip, one that asks again what another did, one that is abuse.
    const by = round * 6;
    const good = [
      await ask(by, `Who will pay for the ${subject} in the host communities?`),
      await ask(by + 1, `Which countries have reported on their ${subject} so far, and to whom?`),
      await ask(by + 2, `How can young people take part in what is decided about ${subject}?`),
    ];
    const slip = await ask(by + 3, `When will teh figures about ${subject} be public?`);
    const again = await ask(by + 4, `Who pays for the ${subject} in host communities?`);
    const abuse = await ask(by + 5, `You are all idiots, what do you know of ${subject}`);
    const speakers = [await request(by, `Speaker ${round * 2 + 1}`), await request(by + 1, `Speaker ${round * 2 + 2}`)];

    // They are reviewed.
    await open("submitted");
    await press(testids.group, again, "grouped");
    await press(testids.decline, abuse, "not_taken");
    await see(testids.questionMenu, slip);
    await desk.press(testids.questionMenu, slip);
    await desk.at(testids.editText).fill(`When will the figures about ${subject} be public?`);
    await desk.press(testids.editSave);
    await until("the correction", ({ questions }) => questions[slip].text.includes(" the figures"));
    await desk.page.keyboard.press("Escape");
    await press(testids.queue, good[0], "queued");
    await press(testids.queue, good[1], "queued");
    await press(testids.approve, good[2], "approved");
    await press(testids.approve, slip, "approved");

    // Two are answered, and two people speak, of whom one is given half a minute more and the other asked to conclude.
    for (let i = 0; i < 2; ++i) {
      // Speakers wait too, so that the main button is theirs until a question was last.
      if (i > 0) await main("To stage");
      else {
        await open("queued");
        await desk.press(testids.putOnStage, good[i]);
      }
      await until("on stage", () => state(good[i]) === "on_stage");
      await main("Answered");
      await until("answered", () => state(good[i]) === "answered");
    }
    for (const [i, id] of speakers.entries()) {
      // Not what is offered before it, which names them too: "Answered, then Speaker 1 from the floor".
      await main(`Next speaker: \u2068Speaker ${round * 2 + i + 1}\u2069`);
      await until("they speak", ({ floor }) => floor.speaking?.request === id);
      await desk.shows("they speak", { speaker: `Speaker ${round * 2 + i + 1}` });
      if (i === 0) {
        await desk.press(testids.extendFloor);
        await until("half a minute more", ({ floor }) => floor.speaking.clock.added === 30_000);
      } else if (round % 2 === 0) {
        const sent = Object.keys(cast.view.messages ?? {}).length;
        await desk.press(testids.messages);
        await desk.press(testids.messageTo("all"));
        // Until then a quick message is for somebody else, and becomes another under the hand.
        await desk.page.locator(`[data-testid="${testids.messageTo("all")}"][aria-pressed="true"]`).waitFor();
        await desk.press_on(desk.at(testids.messagePreset).first());
        await until("the message", ({ messages }) => Object.keys(messages ?? {}).length > sent);
      }
    }
    await main("End speech");
    await until("nobody speaks", ({ floor }) => !floor.speaking);
  }
  const all = await taps();
  t.diagnostic(`${all - before} presses`);
  assert.ok(all - before <= 300, `${all - before} presses`);
  assert.equal(Object.keys(cast.view.questions).length, 60);
  assert.equal(Object.values(cast.view.questions).filter((one) => one.state === "answered").length, 20);
  desk.calm("in the end");
});
