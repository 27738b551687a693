// A server that cannot keep its promises does not start. It says why in a sentence, and leaves every file as it was.

import assert from "node:assert/strict";
import { closeSync, cpSync, mkdirSync, openSync, readFileSync, readdirSync, rmSync, truncateSync, writeFileSync, writeSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { test } from "node:test";
import { Page, Server, dais, demonstration, fresh_directory, secret_of } from "./support.mjs";

const log = "dais.log.sqlite3";
const listen = ["--listen", "127.0.0.1:0"];

function contents(directory) {
  return Object.fromEntries(
    readdirSync(directory)
      .sort()
      .map((name) => [name, readFileSync(join(directory, name))]),
  );
}

function overwrite(file, at, bytes) {
  const fd = openSync(file, "r+");
  writeSync(fd, Buffer.from(bytes), 0, bytes.length, at);
  closeSync(fd);
}

const big_endian = (number) => [number >>> 24, (number >>> 16) & 255, (number >>> 8) & 255, number & 255];

// `directory`: of which nothing may change, but that the lock beside the log may stay.
async function is_refused(data, says, { command = ["serve", ...listen], directory = data } = {}) {
  const before = contents(directory);
  const { code, out, err } = await dais([...command, "--data", data]);
  assert.equal(code, 1, out + err);
  assert.match(err, says);
  assert.equal(out, "");
  const { [`${log}-lock`]: lock_now, ...after } = contents(directory);
  const { [`${log}-lock`]: lock_then, ...then } = before;
  assert.deepEqual(Object.keys(after), Object.keys(then));
  for (const [name, bytes] of Object.entries(then)) assert.ok(bytes.equals(after[name]), `${name} is as it was`);
}

test("a log that is not as it should be is refused, and left as it was", async (t) => {
  // A real one: a session with a history, once stopped in good order and once killed.
  const directory = fresh_directory(t);
  const made = join(directory, "made");
  const server = await Server.start(t, { data: made, args: ["--plan", demonstration, "--open"] });
  const tokens = await server.tokens();
  const people = await Promise.all(
    ["Ada", "Ben", "Cem", "Dai"].map((name) => Page.open(server, tokens.audience, { participant: secret_of(name) })),
  );
  for (const page of people) {
    for (let i = 0; i < 4; ++i) await page.perform({ type: "submit_question", text: `${i} `.repeat(140), name: "" });
  }
  const history = await dais(["replay", "--data", made, "new-york-declaration"]);
  assert.equal(history.code, 0);
  await server.stop();
  const file = readFileSync(join(made, log));
  const page_bytes = file.readUInt16BE(16);

  const cases = [
    ["is not a Dais file but a text", /is not a log of Dais/, (path) => writeFileSync(path, "Dear diary, ".repeat(1000))],
    ["is empty", /is not a log of Dais/, (path) => truncateSync(path)],
    ["is another program's database", /is not a log of Dais/, (path) => overwrite(path, 68, big_endian(0x12345678))],
    ["has its beginning destroyed", /is not a log of Dais/, (path) => overwrite(path, 0, Buffer.alloc(100))],
    ["was written by a newer version", /newer version.*format 3.*knows 2/, (path) => overwrite(path, 60, big_endian(3))],
    ["is cut short", /is damaged/, (path) => truncateSync(path, file.length - page_bytes)],
    ["has a page of zeros", /is damaged/, (path) => overwrite(path, page_bytes * 3, Buffer.alloc(page_bytes))],
    ["has a page of noise", /is damaged/, (path) => overwrite(path, page_bytes, Buffer.alloc(page_bytes, 0xa5))],
    ["has other tables", /is damaged/, (path) => overwrite(path, file.indexOf("TABLE entries"), Buffer.from("TABLE emtries"))],
  ];
  for (const [what, says, spoil] of cases) {
    await t.test(`the log ${what}`, async () => {
      const data = join(directory, "spoiled");
      rmSync(data, { recursive: true, force: true });
      cpSync(made, data, { recursive: true });
      rmSync(join(data, `${log}-lock`));
      spoil(join(data, log));
      const spoiled = readFileSync(join(data, log));
      await is_refused(data, says);
      // Who only looks reads what is whole, or says as much; what SQLite puts beside a log that it reads is not for a reader to take away.
      const { code, out, err } = await dais(["replay", "--data", data, "new-york-declaration"]);
      if (code === 0) assert.equal(out, history.out);
      else assert.match(err, /dais\.log\.sqlite3 (is not a log of Dais|was written by a newer|is damaged|cannot be read).*\.\n/);
      assert.ok(contents(data)[log].equals(spoiled));
    });
  }

  await t.test("the key of the links is destroyed", async () => {
    const data = join(directory, "keyless");
    cpSync(made, data, { recursive: true });
    writeFileSync(join(data, "dais.key"), "lost");
    await is_refused(data, /is not a key.*64 hexadecimal/);
  });

  await t.test("the log is gone, but what was not yet brought into it is there", async () => {
    const data = join(directory, "headless");
    mkdirSync(data);
    writeFileSync(join(data, `${log}-wal`), Buffer.alloc(4096));
    await is_refused(data, /is missing/);
  });

  await t.test("what was made is still good", async () => {
    const again = await Server.start(t, { data: made });
    assert.deepEqual(await again.tokens(), tokens);
    const page = await Page.open(again, tokens.moderator);
    assert.equal(Object.keys(page.view.questions).length, 16);
    await again.stop();
  });
});

test("a second server on the same data is refused, and the first goes on", async (t) => {
  const data = fresh_directory(t);
  const server = await Server.start(t, { data, args: ["--plan", demonstration, "--open"] });
  const moderator = await Page.open(server, (await server.tokens()).moderator);
  await is_refused(data, new RegExp(`in use by another server \\(process ${server.pid}\\)`));
  await moderator.perform({ type: "start", revision: moderator.view.run.revision });
  assert.equal(moderator.view.run.status, "running");
});

test("a port that is taken is refused, and nothing is left behind", async (t) => {
  const taken = createServer();
  await new Promise((resolve) => taken.listen(0, "127.0.0.1", resolve));
  t.after(() => taken.close());
  const data = fresh_directory(t);
  const { code, err } = await dais(["serve", "--listen", `127.0.0.1:${taken.address().port}`, "--data", data, "--plan", demonstration]);
  assert.equal(code, 1);
  assert.match(err, new RegExp(`Cannot listen on 127\\.0\\.0\\.1:${taken.address().port}: .+\\.\\n`));

  const server = await Server.start(t, { data });
  assert.deepEqual(await server.sessions(), []);
});

test("a directory that cannot be made or written is refused", async (t) => {
  const directory = fresh_directory(t);
  const file = join(directory, "a-file");
  writeFileSync(file, "a file");
  await is_refused(join(file, "data"), /Cannot make the directory .*a-file/, { directory });
  await is_refused(file, /a-file/, { directory });
  await is_refused("/proc/dais", /Cannot make the directory \/proc\/dais/, { directory });
  await is_refused(join(directory, "nothing"), /nothing/, { directory, command: ["links"] });
  const { code, err } = await dais(["replay", "--data", join(directory, "nothing"), "panel"]);
  assert.equal(code, 1);
  assert.match(err, /nothing/);
});

test("a plan that is not good is refused before anything is made", async (t) => {
  const directory = fresh_directory(t);
  const plan = join(directory, "plan.json");
  writeFileSync(plan, '{ "title": "Half a plan" }\n');
  const command = ["serve", ...listen, "--plan", plan];
  await is_refused(join(directory, "data"), /plan\.json:1: \/segments: is missing/, { directory, command });
});
