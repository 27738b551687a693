// What the program says to the person at the terminal.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { Page, Server, binary, dais, demonstration, fresh_directory, root, secret_of } from "./support.mjs";

const session = "new-york-declaration";
const flags = {
  serve: [
    ...["--listen", "--data", "--plan", "--open", "--begin", "--rehearse", "--web", "--public-url"],
    ...["--allow-origin", "--trusted-proxy", "--participant-header", "--connections-per-address", "--keep-days", "--help"],
    ...["--tls-certificate", "--tls-key", "--without-tls", "--proxy-protocol", "--osc", "--webhook-allow", "--log", "--microphones"],
    "--other-server",
  ],
  check: ["PLAN", "--help"],
  links: ["--data", "--log", "--listen", "--public-url", "--help"],
  replay: ["--data", "--log", "SESSION", "--help"],
  export: ["--data", "--log", "--format", "--out", "SESSION", "--help"],
  "rotate-key": ["--data", "--log", "--yes", "--help"],
  verify: ["--data", "--log", "--help"],
  repair: ["--data", "--help"],
  backup: ["--data", "TO", "--help"],
  restore: ["--data", "FROM", "--help"],
  "copy-log": ["FROM", "TO", "--help"],
};

test("--help names every command, and each command every flag", async () => {
  const { code, out } = await dais(["--help"]);
  assert.equal(code, 0);
  for (const name of [...Object.keys(flags), "--version", "--help"]) assert.match(out, new RegExp(`^ *(-\\w, ?)?${name}\\b`, "m"));
  for (const [command, wanted] of Object.entries(flags)) {
    const help = await dais([command, "--help"]);
    assert.equal(help.code, 0);
    for (const flag of wanted) assert.match(help.out, new RegExp(`(^|[\\s,[])${flag}\\b`, "m"), `dais ${command} --help has ${flag}`);
    const said = [...help.out.matchAll(/^ +(?:-\w, *)?(--[\w-]+)/gm)].map((one) => one[1]);
    assert.deepEqual(
      said.filter((one) => !wanted.includes(one)),
      [],
      "no flag that is not tested here",
    );
  }
  const { out: serve } = await dais(["serve", "--help"]);
  assert.match(serve, /DAIS_LISTEN/);
  assert.match(serve, /DAIS_DATA/);
});

test("--version is that of the build", async () => {
  const version = /project\(dais VERSION ([\d.]+)/.exec(readFileSync(join(root, "CMakeLists.txt"), "utf8"))[1];
  assert.deepEqual(await dais(["--version"]), { code: 0, out: `dais ${version}\n`, err: "" });
});

test("what is asked wrongly ends with 2 and a hint", async (t) => {
  const directory = fresh_directory(t);
  const wrong = [
    [[], /subcommand/],
    [["perform"], /perform|subcommand/],
    [["serve", "--loud"], /--loud/],
    [["serve", "--listen"], /--listen/],
    [["serve", "--listen", "8080"], /'8080' is not an address and port/],
    [["serve", "--listen", "localhost:99999"], /99999/],
    [["serve", "--listen", "0.0.0.0:0"], /--tls-certificate and --tls-key.*--trusted-proxy.*--without-tls/],
    [["serve", "--listen", "127.0.0.1:0", "--listen", "[::]:0"], /--without-tls/],
    [["serve", "--tls-certificate", demonstration], /--tls-key/],
    [["serve", "--tls-key", demonstration], /--tls-certificate/],
    [["serve", "--tls-certificate", join(directory, "none.pem"), "--tls-key", demonstration], /none\.pem/],
    [["serve", "--listen", "panel.example:80"], /panel\.example:80/],
    [["serve", "--plan", join(directory, "none.json")], /none\.json/],
    [["serve", "--plan", demonstration, "--begin", "later"], /later/],
    [["serve", "--plan", demonstration, "--rehearse", "0"], /rehearse/],
    [["serve", "--plan", demonstration, "--rehearse", "fast"], /rehearse/],
    [["serve", "--rehearse", "60"], /--plan/],
    [["serve", "--open"], /--plan/],
    [["serve", "--web", join(directory, "none")], /none/],
    [["serve", "--public-url", "panel.example"], /panel\.example/],
    [["serve", "--allow-origin", "intranet.example"], /intranet\.example/],
    [["serve", "--other-server", "https://b.example"], /--log/],
    [["serve", "--log", "postgres://127.0.0.1/dais", "--other-server", "b.example"], /b\.example/],
    [["serve", "--trusted-proxy", "proxy.example"], /'proxy\.example' is not an address/],
    [["serve", "--webhook-allow", "10.0.0.0/33"], /'10\.0\.0\.0\/33' is not an address or a network/],
    [["serve", "--connections-per-address", "0"], /connections-per-address/],
    [["serve", "--public-url", "https://panel.example/dais"], /'https:\/\/panel\.example\/dais' has a path/],
    [["serve", "--log", "postgres://db.example/dais?nonsense=1"], /no connection string of PostgreSQL.*nonsense/],
    [["links", "--public-url", "https://panel.example/dais"], /has a path/],
    [["check"], /PLAN/],
    [["replay", "--data", directory], /SESSION/],
    [["export", "--data", directory, "--format", "xml", session], /xml/],
    [["export", "--data", directory, "--format", "csv", session], /four tables.*--out/],
  ];
  for (const [args, says] of wrong) {
    const { code, out, err } = await dais(args, { env: { DAIS_DATA: join(directory, "data") } });
    assert.equal(code, 2, `dais ${args.join(" ")}: ${out}${err}`);
    assert.match(err, says);
  }
  assert.deepEqual(readdirSync(directory), []);
});

test("check says what is good, what is remarkable and what is wrong", async (t) => {
  const directory = fresh_directory(t);
  const file = (name, content) => {
    writeFileSync(join(directory, name), content);
    return join(directory, name);
  };
  const good = await dais(["check", demonstration]);
  assert.deepEqual([good.code, good.err], [0, ""]);
  assert.match(good.out, /new-york-declaration\.json:8: \/start: this plan starts on 16 February 2017, which has passed\n/);
  assert.match(good.out, /is good: 7 segments and 4 panellists; 90 minutes of segments in a session of 90 minutes\.\n$/);

  const plan = JSON.parse(readFileSync(demonstration, "utf8"));
  const long = file("long.json", JSON.stringify({ ...plan, end: "2017-02-16T11:30" }));
  const remarked = await dais(["check", long]);
  assert.equal(remarked.code, 0);
  assert.match(remarked.out, /long\.json:1: \/segments: .*90 minutes.*75/);
  assert.match(remarked.out, /15 minutes too much\.\n$/);

  const broken = file("broken.json", '{\n  "title": "Panel",\n  "venue" "Here"\n}\n');
  assert.deepEqual(await dais(["check", broken]).then(({ code, err }) => ({ code, err })), { code: 1, err: "" });
  assert.match((await dais(["check", broken])).out, /^.*broken\.json:3:10: a colon \(:\) and a value are missing behind "venue"/);

  const old = file("old.json", Buffer.from('{"title":"Z\u00fcrich"}', "latin1"));
  assert.match((await dais(["check", old])).out, /old\.json:1:12: This file is Windows-1252.*Save it as UTF-8\./);
  const unseen = file("unseen.json", JSON.stringify({ ...plan, moderator: { name: "\u3164" } }));
  assert.match((await dais(["check", unseen])).out, /unseen\.json:1: \/moderator\/name: is empty/);

  const large = file("large.json", " ".repeat(300_000));
  for (const [name, says] of [
    [join(directory, "none.json"), /none\.json/],
    [directory, /directory/],
    [large, /the file has more than 262144 bytes/],
  ]) {
    const { code, out } = await dais(["check", name]);
    assert.equal(code, 1);
    assert.match(out, says);
  }
});

test("links and replay tell of a server's data, while it runs and after", async (t) => {
  const data = fresh_directory(t);
  const server = await Server.start(t, { data, args: ["--plan", demonstration, "--open"] });
  const listed = await server.sessions();
  const { moderator, audience } = await server.tokens();
  const page = await Page.open(server, moderator);
  const ada = await Page.open(server, audience, { participant: secret_of("Ada") });
  await page.perform({ type: "start", revision: page.view.run.revision });
  await ada.perform({ type: "submit_question", text: "Who pays?\nAnd when?", name: "Ada" });
  await page.until(() => page.view.questions?.q1, "the question");
  await page.perform({ type: "decline", question: "q1", revision: 1, reason: "It was answered." });
  await page.perform({ type: "next", revision: page.view.run.revision });

  const links = ["links", "--data", data, "--listen", `127.0.0.1:${server.port}`];
  const replay = ["replay", "--data", data, session];
  const links_then = await dais(links);
  const history_then = await dais(replay);

  await t.test("the links are those that the server printed", async () => {
    assert.equal(links_then.code, 0, links_then.err);
    const of_session = listed[0].links;
    const all = [
      `/#${server.organiser}`,
      of_session.moderator,
      of_session.co_moderator,
      of_session.audience,
      of_session.stage,
      ...of_session.panellists.map((one) => one.link),
    ];
    await server.stop();
    for (const link of all) {
      assert.ok(links_then.out.includes(`${server.url}${link}\n`), link);
      assert.ok(server.links.includes(`${server.url}${link}\n`), link);
      assert.ok(!server.out.includes(link), "a link is nowhere but in the file");
    }
    assert.match(server.links, /█/, "the code of the audience's link");
    assert.ok(server.out.includes(`Data              ${data}\n`), "the directory is named");
    assert.ok(server.links.includes(`join code ${listed[0].join_code}`));
  });

  await t.test("the history is a line a record, in the session's time", async () => {
    assert.equal(history_then.code, 0, history_then.err);
    const [title, planned, empty, ...lines] = history_then.out.trimEnd().split("\n");
    assert.match(title, /^Implementing the New York Declaration/);
    assert.equal(planned, "planned 2017-02-16, 10:15 to 11:45, America/New_York");
    assert.equal(empty, "");
    const said = lines.map((line) => /^\d\d:\d\d:\d\d  (.+)$/.exec(line)?.[1]);
    assert.equal(said.length, 6, history_then.out);
    assert.match(said[0], /^the server made the session/);
    assert.equal(said[1], "the server opened the session");
    assert.equal(said[2], 'the moderator began "Introductory remarks and introduction of the panellists"');
    assert.match(said[3], /^participant 1 asked the panel: "Who pays\? \/ And when\?" \(Ada, q1\)$/);
    assert.match(said[4], /^the moderator did not take q1 .*"It was answered\."$/);
    assert.match(said[5], /^the moderator began "A roadmap .*", leaving "Introductory remarks .*" after 0:0\d$/);
  });

  await t.test("both are the same when the server has stopped", async () => {
    assert.deepEqual(await dais(links), links_then);
    assert.deepEqual(await dais(replay), history_then);
    const elsewhere = await dais(["links", "--data", data, "--public-url", "https://panel.example/"]);
    assert.ok(elsewhere.out.includes(`https://panel.example${listed[0].links.moderator}\n`));
  });

  await t.test("a session that is not there is refused, and those that are there are named", async () => {
    const { code, err } = await dais(["replay", "--data", data, "another"]);
    assert.equal(code, 1);
    assert.match(err, /no session another.*new-york-declaration/);
  });
});

test("export writes the report that the server gives, in each format", async (t) => {
  const data = fresh_directory(t);
  const out = fresh_directory(t);
  const server = await Server.start(t, { data, args: ["--plan", demonstration, "--open"] });
  const { moderator, audience } = await server.tokens();
  const page = await Page.open(server, moderator);
  const ada = await Page.open(server, audience, { participant: secret_of("Ada") });
  await page.perform({ type: "start", revision: page.view.run.revision });
  await ada.perform({ type: "submit_question", text: "=Who pays?", name: "Ada" });
  await page.until(() => page.view.questions?.q1, "the question");
  await page.perform({ type: "end_segment", revision: page.view.run.revision });
  const given = async (file) => {
    const answer = await fetch(`${server.url}/api/v1/sessions/${session}/report/${file}`, {
      headers: { authorization: `Bearer ${moderator}` },
    });
    assert.equal(answer.status, 200, file);
    return Buffer.from(await answer.arrayBuffer()).toString();
  };
  const files = [
    "report.json",
    "report.md",
    "report.ics",
    "segments.csv",
    "speaking.csv",
    "questions.csv",
    "decisions.csv",
    "captions.csv",
  ];
  const given_then = Object.fromEntries(await Promise.all(files.map(async (file) => [file, await given(file)])));
  const exported = async (...args) => {
    const { code, out: said, err } = await dais(["export", "--data", data, session, ...args]);
    assert.deepEqual([code, err], [0, ""]);
    return said;
  };
  const all_are_given = async () => {
    assert.equal(await exported(), given_then["report.json"]);
    assert.equal(await exported("--format", "markdown"), given_then["report.md"]);
    assert.equal(await exported("--format", "ics", "--out", join(out, "panel.ics")), "");
    assert.equal(readFileSync(join(out, "panel.ics"), "utf8"), given_then["report.ics"]);
    assert.equal(await exported("--format", "csv", "--out", join(out, "tables")), "");
    const tables = files.filter((one) => one.endsWith(".csv"));
    assert.deepEqual(readdirSync(join(out, "tables")), tables.map((one) => `${session}-${one}`).sort());
    for (const one of tables) assert.equal(readFileSync(join(out, "tables", `${session}-${one}`), "utf8"), given_then[one]);
  };
  await all_are_given();
  assert.equal(JSON.parse(given_then["report.json"]).questions[0].text, "=Who pays?");
  assert.match(given_then["questions.csv"], /,'=Who pays\?,/);
  await server.stop();
  await all_are_given();

  const { code, err } = await dais(["export", "--data", data, "another"]);
  assert.equal(code, 1);
  assert.match(err, /no session another.*new-york-declaration/);
});

test("DAIS_LISTEN and DAIS_DATA stand in for flags, and flags go first", async (t) => {
  const directory = fresh_directory(t);
  const by_environment = join(directory, "environment");
  const by_flag = join(directory, "flag");
  const env = { DAIS_LISTEN: "127.0.0.1:0", DAIS_DATA: by_environment };
  const server = await Server.start(t, { env, args: ["--plan", demonstration] });
  await server.stop();
  assert.ok(server.out.includes(`Data              ${by_environment}\n`));
  assert.equal((await dais(["replay", session], { env })).code, 0);
  assert.equal((await dais(["links"], { env })).code, 0);

  const other = await Server.start(t, { env, data: by_flag, args: ["--listen", "[::1]:0"] });
  assert.equal(other.host, "[::1]");
  assert.deepEqual(await other.sessions(), []);
  assert.deepEqual(readdirSync(directory).sort(), ["environment", "flag"]);
});

test("--public-url is what links begin with", async (t) => {
  const args = ["--plan", demonstration, "--public-url", "https://Panel.example:443/"];
  const server = await Server.start(t, { data: fresh_directory(t), args });
  await server.stop();
  assert.match(server.links, /  https:\/\/panel\.example\/console#/);
  assert.doesNotMatch(server.links.slice(server.links.indexOf("Home")), /127\.0\.0\.1/);
});

test("--begin soon moves a plan to the next full five minutes", async (t) => {
  const server = await Server.start(t, { data: fresh_directory(t), args: ["--plan", demonstration, "--begin", "soon"] });
  const [{ start, end }] = await server.sessions();
  const five_minutes = 5 * 60_000;
  assert.equal(start % five_minutes, 0);
  assert.ok(start > Date.now() - 60_000 && start <= Date.now() + five_minutes);
  assert.equal(end - start, 90 * 60_000);
});

test("--rehearse 60 runs time 60 times as fast, from two minutes before the plan, and leaves no file", async (t) => {
  const directory = fresh_directory(t);
  const data = join(directory, "data");
  const plan = JSON.parse(readFileSync(demonstration, "utf8"));
  plan.segments[0] = { ...plan.segments[0], minutes: 1, wrap_up_minutes: 0.5 };
  writeFileSync(join(directory, "plan.json"), JSON.stringify(plan));
  const server = await Server.start(t, { data, args: ["--plan", join(directory, "plan.json"), "--open", "--rehearse", "60"] });
  const [session] = await server.sessions();
  const moderator = await Page.open(server, (await server.tokens()).moderator);
  const { welcome } = moderator;
  assert.equal(welcome.time_scale, 60);
  assert.ok(welcome.at >= session.start - 120_000 && welcome.at < session.start + 60 * 20_000);

  // What the server's clock goes on by, until the segment is over its minute, is 60 times what ours does.
  const ask = async () => {
    const before = performance.now();
    moderator.send({ type: "ping", sent: 1 });
    const { at } = await moderator.next("pong");
    return { at, before, after: performance.now() };
  };
  await moderator.perform({ type: "start", revision: moderator.view.run.revision });
  const { allotment, running_since } = moderator.view.segments.introductions.clock;
  assert.equal(allotment, 60_000);
  const first = await ask();
  let last = first;
  while (last.at <= running_since + allotment) last = await ask();
  const went = last.at - first.at;
  const least = 60 * (last.before - first.after),
    most = 60 * (last.after - first.before);
  assert.ok(went >= least - 60 && went <= most + 60, `${least} <= ${went} <= ${most}`);

  await server.stop();
  assert.deepEqual(readdirSync(directory), ["plan.json"]);
  assert.match(server.out, /a rehearsal keeps nothing/);
});

test("a reader of the output that goes away does not stop the panel", async (t) => {
  const server = await Server.start(t, { data: fresh_directory(t), args: ["--plan", demonstration, "--open"] });
  server.close_output();
  const page = await Page.open(server, (await server.tokens()).moderator);
  await page.perform({ type: "start", revision: page.view.run.revision });
  assert.deepEqual(await server.stop(), { code: 0, signal: null });
});

test("links are in a file that only its owner may read, and a terminal that is closed does not stop the server", async (t) => {
  const data = fresh_directory(t);
  const server = await Server.start(t, { data, args: ["--plan", demonstration] });
  assert.equal(statSync(join(data, "links.txt")).mode & 0o777, 0o600);
  process.kill(server.pid, "SIGHUP");
  assert.equal((await fetch(`${server.url}/healthz`)).status, 200);
  assert.equal((await server.stop()).code, 0);
});

test("the server is built as distributions build theirs", () => {
  const told = execFileSync("readelf", ["-hldW", "--dyn-syms", binary], { encoding: "utf8", maxBuffer: 1 << 28 });
  assert.match(told, /Type: +DYN \(Position-Independent Executable file\)/);
  assert.match(told, /GNU_RELRO/);
  assert.match(told, /FLAGS.*(BIND_NOW|NOW)/);
  assert.match(told, /__stack_chk_fail/);
  assert.match(told, /__\w+_chk@/);
});

test("a new key makes all links new, where somebody says so and no server runs", async (t) => {
  const directory = fresh_directory(t);
  const key = join(directory, "dais.key");
  const rotate = (...more) => dais(["rotate-key", "--data", directory, ...more]);
  assert.match((await rotate("--yes")).err, /There is no .*dais\.key/);
  const server = await Server.start(t, { data: directory, args: ["--plan", demonstration] });
  const before = readFileSync(key, "utf8");
  const links = async () => (await dais(["links", "--data", directory])).out;
  const former = await links();
  const running = await rotate("--yes");
  assert.equal(running.code, 1);
  assert.match(running.err, /in use by another server.*Nothing was changed/);
  await server.stop();
  const asked = await rotate();
  assert.equal(asked.code, 1);
  assert.match(asked.err, /open nothing from then on.*\n.*--yes/s);
  assert.equal(readFileSync(key, "utf8"), before);
  const done = await rotate("--yes");
  assert.deepEqual([done.code, done.err], [0, ""]);
  assert.notEqual(readFileSync(key, "utf8"), before);
  assert.equal(statSync(key).mode & 0o777, 0o600);
  assert.equal(readdirSync(directory).includes("links.txt"), false);
  const fresh = await links();
  const tokens = (text) => [...text.matchAll(/#(\S+)/g)].map((one) => one[1]);
  assert.ok(tokens(fresh).length >= 4);
  for (const one of tokens(fresh)) assert.equal(former.includes(one), false);
});
