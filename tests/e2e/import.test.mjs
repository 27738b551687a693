// A programme of another system becomes a plan on the organiser's page: one file of each kind, read by the browser's own parsers, is
// shown as what was understood, goes into the editor, and is a plan that the server can hold.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { deflateRawSync } from "node:zlib";
import { Screen, devices, fresh_directory, launch, objections_of, root, serve, testids } from "./support.mjs";

const files = join(root, "web/tests/import/files");
const layout = { path: join(root, "tests/e2e/layout.js") };

async function opened(t, options = {}) {
  const server = await serve(t, { data: fresh_directory(t), args: [] });
  const browser = await launch(t);
  const home = await Screen.open(browser, "home", `${server.url}/#${server.organiser}`, options);
  await home.press(testids.importOpen);
  await home.at(testids.importText).waitFor();
  return { server, browser, home };
}

const is_read = (home, format) => home.page.locator(`[data-testid="${testids.importPage}"][data-format="${format}"]`).waitFor();
const choose_file = (home, file) => home.page.getByTestId(testids.importFile).setInputFiles(file);

async function paste(home, text) {
  await home.at(testids.importText).fill(text);
  await home.press(testids.importRead);
}

const segments_of = (home) =>
  home.page
    .getByTestId(testids.importSegment)
    .evaluateAll((all) => all.map((one) => `${one.dataset.kind} ${one.querySelector(".length").innerText}`));

// The editor has it, and the server finds no fault in it.
async function is_held(home, title) {
  await home.press(testids.importDone);
  await home.at(testids.planEditor).waitFor();
  assert.equal(await home.at(testids.planField("title")).inputValue(), title);
  await home.press(testids.planCreate);
  await home.page.getByRole("heading", { name: title, exact: true }).waitFor();
  await home.press(testids.importOpen);
  await home.at(testids.importText).waitFor();
}

test("one of each kind", async (t) => {
  const { server, home } = await opened(t);

  await t.test("the concept note of the model panel, pasted", async () => {
    await paste(home, await readFile(join(files, "concept-note.txt"), "utf8"));
    await is_read(home, "agenda");
    const talks = Array(4).fill("presentation 10 min");
    assert.deepEqual(await segments_of(home), ["introductions 8 min", ...talks, "qa 34 min", "concluding 8 min"]);
    assert.equal(await home.page.getByTestId(testids.importSuggested).count(), 4);
    // Whom the text only may mean, whoever reads it takes off.
    await home.page.getByTestId(testids.importSuggested).nth(3).uncheck();
    assert.equal((await segments_of(home)).filter((one) => one === talks[0]).length, 3);
    await home.page.getByTestId(testids.importSuggested).nth(3).check();
    const left = home.page.locator(`[data-testid="${testids.importLine}"][data-left="background"]`);
    assert.equal(await left.count(), 2);
    await is_held(home, "Implementing the New York Declaration for Refugees and Migrants");
  });

  await t.test("schedule.json: one event of several", async () => {
    await choose_file(home, join(files, "frab.json"));
    await is_read(home, "frab");
    assert.equal(await home.page.getByTestId(testids.importChoice).count(), 2);
    await home.at(testids.importFind).fill("quays");
    await home.press(testids.importChoice);
    await home.at(testids.importPlan).filter({ hasText: "Sat, 21 Aug 2027, 22:00–23:30 Berlin" }).waitFor();
    await home.press(testids.importBack);
    await home.at(testids.importFind).fill("night");
    await home.press(testids.importChoice);
    await home.at(testids.importPlan).filter({ hasText: "Sun, 22 Aug 2027, 01:15–02:00" }).waitFor();
    await is_held(home, "Night shift");
  });

  await t.test("schedule.xml, with HTML in CDATA", async () => {
    await choose_file(home, join(files, "frab.xml"));
    await is_read(home, "frab");
    await home.at(testids.importLine).filter({ hasText: "Money, mud & memory." }).filter({ hasText: "Notes" }).waitFor();
    await is_held(home, "Who pays for dredging?");
  });

  await t.test("a workbook of LibreOffice", async () => {
    await choose_file(home, join(files, "rundown.xlsx"));
    await is_read(home, "table");
    const rundown = ["introductions 5 min", "presentation 15 min", "presentation 15 min", "break 15 min", "qa 30 min", "concluding 10 min"];
    assert.deepEqual(await segments_of(home), rundown);
    await home.at(testids.importColumn("speakers")).selectOption("");
    assert.deepEqual((await segments_of(home)).slice(1, 3), ["discussion 15 min", "discussion 15 min"]);
    await home.at(testids.importColumn("speakers")).selectOption("3");
    await is_held(home, "Oceans and law: who protects the high seas?");
  });

  await t.test("a table of semicolons, whose columns are matched by hand", async () => {
    const buffer = Buffer.from("a;b;c\n10:00;Water;10\n10:10;Fire;20\n");
    await choose_file(home, { name: "x.csv", mimeType: "text/csv", buffer });
    await is_read(home, "table");
    await home.at(testids.importHeader).selectOption("0");
    await home.at(testids.importColumn("title")).selectOption("1");
    await home.at(testids.importColumn("minutes")).selectOption("2");
    assert.deepEqual(await segments_of(home), ["discussion 10 min", "discussion 20 min"]);
    await home.press(testids.importAgain);
  });

  for (const [name, format, title, choose] of [
    ["rundown-de.csv", "table", "Untitled session"],
    ["ontime-4.json", "ontime", "Stage", "Stage"],
    ["indico.json", "indico", "Panel on open data"],
    ["calendar.ics", "calendar", "Who owns the river?", "river"],
  ]) {
    await t.test(name, async () => {
      await choose_file(home, join(files, name));
      await is_read(home, format);
      if (choose) await home.at(testids.importChoice).filter({ hasText: choose }).first().click();
      await is_held(home, title);
    });
  }
  home.calm("all were read");
  assert.equal((await server.sessions()).length, 8);
});

// An archive of one part, whose header tells less than it has.
function bomb() {
  const name = Buffer.from("xl/worksheets/sheet1.xml");
  const packed = deflateRawSync(Buffer.alloc(64 * 1024 * 1024), { level: 9 });
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  header.writeUInt16LE(20, 4);
  header.writeUInt16LE(8, 8);
  header.writeUInt32LE(packed.length, 18);
  header.writeUInt32LE(10, 22);
  header.writeUInt16LE(name.length, 26);
  return Buffer.concat([header, name, packed]);
}

test("hostile files are answered by a sentence, and the page goes on", async (t) => {
  // What a browser says of half an XML has a style of its own, which the page's policy keeps out.
  const { home } = await opened(t, { forgive: /Applying inline style/ });
  const wrong = async (name, buffer, sentence) => {
    await choose_file(home, { name, mimeType: "application/octet-stream", buffer: Buffer.from(buffer) });
    await home.at(testids.importWrong).filter({ hasText: sentence }).waitFor();
  };
  await wrong("bomb.xlsx", bomb(), "unpacks to more than 32 MB");
  await wrong("deep.xml", `<schedule>${"<a>".repeat(1_000_000)}`, "nested too deep");
  await wrong(
    "entities.xml",
    `<!DOCTYPE s [<!ENTITY x SYSTEM "file:///etc/passwd">]><schedule>&x;</schedule>`,
    "document type or entities",
  );
  await wrong("half.xml", "<schedule><conference>", "damaged");
  await wrong("other.json", await readFile(join(files, "other-schedule.json")), "not a plan, a schedule");
  await wrong("other.xml", await readFile(join(files, "other-schedule.xml")), "not a schedule of pretalx or frab");
  await wrong("latin.csv", [0x44, 0xe9, 0x62, 0x75, 0x74], "Windows-1252");
  await wrong("large.txt", Buffer.alloc(16 * 1024 * 1024 + 1, 65), "larger than 16 MB");
  await paste(home, "10:15 Opening\n10:25 Q&A\n10:45 Closing");
  await is_read(home, "agenda");
  home.calm("all were refused");
});

test("it fits phones, and a screen reader reads it", async (t) => {
  const { browser, server, home } = await opened(t, { before: [layout] });
  const states = async (screen) => {
    await paste(screen, await readFile(join(files, "concept-note.txt"), "utf8"));
    await is_read(screen, "agenda");
    await looks(screen, "a text");
    await screen.press(testids.importAgain);
    await choose_file(screen, join(files, "frab.json"));
    await screen.at(testids.importFind).waitFor();
    await looks(screen, "sessions");
    await screen.press(testids.importAgain);
    await choose_file(screen, join(files, "rundown.xlsx"));
    await is_read(screen, "table");
    await looks(screen, "a table");
  };
  const looks = async (screen, what) => {
    assert.deepEqual(await screen.page.evaluate(() => globalThis.sideways()), [], `${screen.name}: ${what}`);
    assert.deepEqual(await objections_of(screen.page), [], `${screen.name}: ${what}`);
  };
  await looks(home, "the beginning");
  await states(home);
  const context = { ...devices["iPhone 13"], viewport: { width: 320, height: 700 } };
  const phone = await Screen.open(browser, "a small phone", `${server.url}/#${server.organiser}`, { context, before: [layout] });
  await phone.press(testids.importOpen);
  await phone.at(testids.importText).waitFor();
  await states(phone);
  assert.deepEqual(await phone.page.evaluate(() => globalThis.small_targets()), [], "targets on a small phone");
});
