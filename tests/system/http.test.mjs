// Pages, their headers, and what scripts and the organiser's page ask.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync, readdirSync } from "node:fs";
import { request } from "node:http";
import { join } from "node:path";
import { test } from "node:test";
import { brotliCompressSync, brotliDecompressSync, gunzipSync, gzipSync } from "node:zlib";
import { Raw } from "./raw.mjs";
import { Page, Server, demonstration, fresh_directory, root, secret_of, tokens_of, within, write_files } from "./support.mjs";

const script = `export const panel = ${JSON.stringify("a panel ".repeat(200))};\n`;
const page = (name) => `<!doctype html>\n<title>${name}</title>\n<script type="module" src="/assets/app-1a2b.js"></script>\n`;
const inline = "show();";
const site = {
  ...Object.fromEntries(["index", "console", "panellist", "audience", "stage"].map((name) => [`${name}.html`, page(name)])),
  "404.html": page("not found"),
  "audience.html": `${page("audience")}<script>${inline}</script>\n`,
  "assets/app-1a2b.js": script,
  "assets/app-1a2b.js.br": brotliCompressSync(script),
  "assets/app-1a2b.js.gz": gzipSync(script),
  "assets/style-3c4d.css": "body { margin: 0 }\n",
  "favicon.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>\n",
};

const policy_of = (headers) => Object.fromEntries(headers["content-security-policy"].split(";").map((one) => one.trim().split(/ (.*)/)));
const hash_of = (text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

// Without what fetch adds of its own: no Accept-Encoding but the one given, nothing decompressed.
function ask(server, path, { method = "GET", headers = {}, body } = {}) {
  const answer = new Promise((resolve, reject) => {
    const asked = request({ host: server.host, port: server.port, path, method, headers, agent: false }, (got) => {
      const parts = [];
      got.on("data", (part) => parts.push(part));
      got.on("end", () => resolve({ status: got.statusCode, headers: got.headers, body: Buffer.concat(parts) }));
    });
    asked.on("error", reject);
    asked.end(body);
  });
  return within(answer, `an answer to ${method} ${path}`);
}

function serve(t, { args = [] } = {}) {
  const directory = fresh_directory(t);
  const web = join(directory, "web");
  write_files(web, site);
  return Server.start(t, { data: join(directory, "data"), args: ["--web", web, "--plan", demonstration, "--open", ...args] });
}

test("every answer forbids what is not ours, and scripts in the page but for the one that it came with", async (t) => {
  const server = await serve(t);
  for (const path of ["/", "/console", "/audience", "/assets/app-1a2b.js", "/nothing", "/api/v1/sessions", "/healthz"]) {
    const { headers } = await ask(server, path);
    const policy = policy_of(headers);
    assert.equal(policy["default-src"], "'self'", path);
    assert.equal(policy["script-src"], path === "/audience" ? `'self' ${hash_of(inline)}` : undefined, path);
    assert.ok(!/unsafe|\*|http/.test(headers["content-security-policy"]));
    assert.equal(headers["x-content-type-options"], "nosniff");
    assert.equal(headers["referrer-policy"], "no-referrer");
    assert.ok(Math.abs(Date.parse(headers.date) - Date.now()) < 60_000);
  }
});

test("pages are found by their names, and asked for anew each time", async (t) => {
  const server = await serve(t);
  for (const [path, name] of [
    ["/", "index"],
    ["/index.html", "index"],
    ["/console", "console"],
    ["/panellist", "panellist"],
    ["/audience", "audience"],
    ["/stage", "stage"],
    ["/stage.html", "stage"],
    ["/console?from=mail", "console"],
  ]) {
    const { status, headers, body } = await ask(server, path);
    assert.equal(status, 200, path);
    assert.equal(body.toString(), site[`${name}.html`]);
    assert.equal(headers["content-type"], "text/html; charset=utf-8");
    assert.equal(headers["cache-control"], "no-cache");
  }
});

test("where there is nothing the page says so that the build made for it", async (t) => {
  const server = await serve(t);
  for (const path of ["/nothing", "/assets/nothing.js", "/stage/nothing"]) {
    const { status, headers, body } = await ask(server, path, { headers: { "Accept-Encoding": "br" } });
    assert.equal(status, 404, path);
    assert.equal(body.toString(), site["404.html"]);
    assert.equal(headers["content-type"], "text/html; charset=utf-8");
    assert.equal(headers["cache-control"], "no-store");
  }
});

test("a page that shows a clock before it is connected is told what it shows", async (t) => {
  const web = join(fresh_directory(t), "web");
  const style = ".clock { color: red }";
  const html = `<!doctype html>\n<style>${style}</style>\n<script type="application/json"></script>\n<script>${inline}</script>\n`;
  write_files(web, { ...site, "audience.html": html, "audience.html.br": brotliCompressSync(html) });
  const plan = JSON.parse(readFileSync(demonstration, "utf8"));
  const title = "</script><script>alert(1)</script>";
  write_files(web, { "../plan.json": JSON.stringify({ ...plan, title, start: "2037-02-16T10:15", end: "2037-02-16T11:45" }) });
  const server = await Server.start(t, { data: fresh_directory(t), args: ["--web", web, "--plan", join(web, "../plan.json"), "--open"] });
  const [{ join_code }] = await server.sessions();
  const preload = async (code) => {
    const { status, headers, body } = await ask(server, `/audience/${code}`, { headers: { "Accept-Encoding": "br" } });
    assert.equal(status, 200);
    const policy = policy_of(headers);
    assert.equal(policy["script-src"], `'self' ${hash_of(inline)}`);
    assert.equal(policy["style-src"], `'self' ${hash_of(style)}`);
    const page = (headers["content-encoding"] === "br" ? brotliDecompressSync(body) : body).toString();
    const [, before, json, after] = /^([^]*?json">)(.*)(<\/script>\n<script>[^]*)$/.exec(page);
    assert.equal(before + after, html);
    assert.equal(headers["cache-control"], json === "" ? "no-cache" : "no-store");
    return json === "" ? undefined : JSON.parse(json);
  };
  assert.equal(await preload("ZZZZZZ"), undefined);

  const early = await preload(join_code);
  assert.equal(early.title, title);
  const moderator = await Page.open(server, (await server.tokens()).moderator);
  assert.equal(early.at + early.clock.allotment, moderator.view.plan.start, "until the start");

  await moderator.perform({ type: "start", revision: moderator.view.run.revision });
  await moderator.until(({ view }) => view.run.current !== undefined, "a segment");
  const running = await preload(join_code.toLowerCase());
  const { clock } = moderator.view.segments[moderator.view.run.current];
  assert.deepEqual(running.clock, clock);
  assert.ok(running.at >= clock.running_since && running.time_scale === 1);

  await moderator.perform({ type: "pause", revision: moderator.view.run.revision });
  await moderator.until(({ view }) => view.run.paused_since !== undefined, "a pause");
  assert.equal((await preload(join_code)).clock.running_since, undefined);
});

test("the page on privacy is told how long a session is kept", async (t) => {
  const told = async (args) => {
    const server = await Server.start(t, { data: fresh_directory(t), args });
    const answer = await fetch(`${server.url}/privacy`);
    assert.equal(answer.status, 200);
    return /<script type="application\/json">(.*?)<\/script>/.exec(await answer.text())[1];
  };
  assert.equal(await told([]), "{}");
  assert.equal(await told(["--keep-days", "30"]), '{"keep_days":30}');
});

test("what has its content in its name is kept for ever, in the form that is wanted", async (t) => {
  const server = await serve(t);
  const path = "/assets/app-1a2b.js";
  const same = (bytes) => bytes;
  for (const [accepts, encoding, decode] of [
    [undefined, undefined, same],
    ["br", "br", brotliDecompressSync],
    ["gzip", "gzip", gunzipSync],
    ["gzip, deflate, br, zstd", "br", brotliDecompressSync],
    ["gzip;q=1.0, br;q=0.5", "gzip", gunzipSync],
    ["br;q=0, gzip", "gzip", gunzipSync],
    ["*", "br", brotliDecompressSync],
    ["*;q=0", undefined, same],
    ["br;q=what", undefined, same],
    ["deflate", undefined, same],
    ["identity", undefined, same],
  ]) {
    const { status, headers, body } = await ask(server, path, { headers: accepts === undefined ? {} : { "Accept-Encoding": accepts } });
    assert.equal(status, 200);
    assert.equal(headers["content-encoding"], encoding, accepts);
    assert.equal(decode(body).toString(), script);
    assert.equal(headers.vary, "Accept-Encoding");
    assert.equal(headers["cache-control"], "public, max-age=31536000, immutable");
    assert.equal(headers["content-type"], "text/javascript; charset=utf-8");
  }
  const style = await ask(server, "/assets/style-3c4d.css", { headers: { "Accept-Encoding": "br, gzip" } });
  assert.equal(style.headers["content-encoding"], undefined, "there is one form of it only");
  assert.equal((await ask(server, "/favicon.svg")).headers["content-type"], "image/svg+xml");
  assert.equal((await ask(server, "/favicon.svg")).headers["cache-control"], "no-cache");
});

test("what somebody has already is not sent again", async (t) => {
  const server = await serve(t);
  const tags = new Set();
  for (const accepts of ["", "br", "gzip"]) {
    const headers = { "Accept-Encoding": accepts };
    const { etag } = (await ask(server, "/assets/app-1a2b.js", { headers })).headers;
    tags.add(etag);
    for (const tag of [etag, `W/${etag}`, `"another", ${etag}`, "*"]) {
      const answer = await ask(server, "/assets/app-1a2b.js", { headers: { ...headers, "If-None-Match": tag } });
      assert.equal(answer.status, 304);
      assert.equal(answer.body.length, 0);
      assert.equal(answer.headers.etag, etag);
    }
    assert.equal((await ask(server, "/assets/app-1a2b.js", { headers: { ...headers, "If-None-Match": '"another"' } })).status, 200);
  }
  assert.equal(tags.size, 3, "each form has its own");
});

test("HEAD is GET without the body", async (t) => {
  const server = await serve(t);
  for (const path of ["/", "/assets/app-1a2b.js", "/nothing", "/healthz"]) {
    const got = await ask(server, path);
    const head = await ask(server, path, { method: "HEAD" });
    assert.equal(head.status, got.status, path);
    assert.equal(head.body.length, 0);
    assert.equal(Number(head.headers["content-length"]), got.body.length);
    assert.equal(head.headers["content-type"], got.headers["content-type"]);
    assert.equal(head.headers.etag, got.headers.etag);
  }
});

test("what is not there, and what cannot be done with what is there", async (t) => {
  const server = await serve(t);
  const missing = await ask(server, "/konsole");
  assert.equal(missing.status, 404);
  assert.match(missing.headers["content-type"], /^text\/html/);
  for (const [path, code] of [
    ["/api/v1/panels", "not_found"],
    ["/api/v1/join/AAAAAA/qr.svg", "no_such_session"],
  ]) {
    const { status, body } = await ask(server, path);
    assert.equal(status, 404, path);
    assert.equal(JSON.parse(body).error.code, code);
  }
  for (const path of ["/assets/app-1a2b.js.br", "/assets/", "/dais.key"]) assert.equal((await ask(server, path)).status, 404, path);
  for (const [method, path, allow] of [
    ["POST", "/", "GET, HEAD"],
    ["DELETE", "/console", "GET, HEAD"],
    ["POST", "/healthz", "GET, HEAD"],
    ["POST", "/socket", "GET"],
    ["PUT", "/api/v1/sessions", "GET, HEAD, POST"],
    ["OPTIONS", "/api/v1/sessions", "GET, HEAD, POST"],
    ["GET", "/api/v1/qr", "POST"],
  ]) {
    const { status, headers } = await ask(server, path, { method });
    assert.equal(status, 405, `${method} ${path}`);
    assert.equal(headers.allow, allow);
  }
  const { status, body } = await ask(server, "/healthz");
  assert.deepEqual([status, body.toString()], [200, "ok\n"]);
  const upgrade = await ask(server, "/socket");
  assert.equal(upgrade.status, 426);
  assert.equal(upgrade.headers.upgrade, "websocket");
});

test("the organiser lists and makes sessions, and nobody else", async (t) => {
  const server = await serve(t);
  const bearer = { Authorization: `Bearer ${server.organiser}` };
  const plan = { ...JSON.parse(readFileSync(demonstration, "utf8")), id: "second", title: "A second panel" };
  const post = (body, headers = bearer) => ask(server, "/api/v1/sessions", { method: "POST", headers, body });

  await t.test("strangers", async () => {
    const moderator = (await server.tokens()).moderator;
    const { organiser } = server;
    const fields = ["Bearer", `Bearer ${organiser}x`, `Bearer ${moderator}`, `Basic ${organiser}`, organiser];
    for (const headers of [{}, ...fields.map((Authorization) => ({ Authorization }))]) {
      for (const answer of [await ask(server, "/api/v1/sessions", { headers }), await post(JSON.stringify(plan), headers)]) {
        assert.equal(answer.status, 401);
        assert.equal(answer.headers["www-authenticate"], "Bearer");
        assert.equal(JSON.parse(answer.body).error.code, "unauthorised");
      }
    }
  });

  await t.test("the list", async () => {
    const { status, headers, body } = await ask(server, "/api/v1/sessions", { headers: bearer });
    assert.equal(status, 200);
    assert.equal(headers["content-type"], "application/json");
    assert.equal(headers["cache-control"], "no-store");
    const { sessions } = JSON.parse(body);
    assert.equal(sessions.length, 1);
    const { id, title, start, end, time_zone, status: stands, join_code, links } = sessions[0];
    assert.deepEqual([id, time_zone, stands], ["new-york-declaration", "America/New_York", "open"]);
    assert.equal(title, "Implementing the New York Declaration for Refugees and Migrants");
    assert.deepEqual([start, end], ["2017-02-16T10:15-05:00", "2017-02-16T11:45-05:00"].map(Date.parse));
    assert.match(join_code, /^[2-9A-HJKMNP-Z]{6}$/);
    assert.match(links.moderator, /^\/console#/);
    assert.equal(links.audience, `/audience/${join_code}`);
    assert.deepEqual(
      links.panellists.map((one) => one.id),
      ["special-adviser", "unhcr", "gmg", "gfmd"],
    );
  });

  await t.test("a new session", async () => {
    const { status, body } = await post(JSON.stringify(plan));
    assert.equal(status, 201);
    const made = JSON.parse(body);
    assert.deepEqual([made.id, made.title, made.status], ["second", "A second panel", "prepared"]);
    assert.deepEqual(
      (await server.sessions()).map((one) => one.id),
      ["new-york-declaration", "second"],
    );
    const moderator = await Page.open(server, tokens_of(made).moderator);
    await moderator.perform({ type: "open_session", revision: moderator.view.run.revision });
    const ada = await Page.open(server, made.join_code.toLowerCase(), { participant: secret_of("Ada") });
    assert.equal(ada.view.plan.title, "A second panel");
  });

  await t.test("a session of an id that is taken has a number", async () => {
    assert.equal(JSON.parse((await post(JSON.stringify(plan))).body).id, "second-2");
    assert.equal(JSON.parse((await post(JSON.stringify({ ...plan, id: undefined }))).body).id, "a-second-panel");
  });

  await t.test("a plan that is not good", async () => {
    const { status, body } = await post('{\n  "title": "Half a plan",\n  "segments": 7\n}');
    assert.equal(status, 422);
    const { faults } = JSON.parse(body);
    assert.deepEqual(
      faults.find((one) => one.field === "/segments"),
      { line: 3, field: "/segments", what: "list_wanted", with: [] },
    );
    assert.equal((await post("")).status, 422);
    assert.equal((await server.sessions()).length, 4);
  });

  await t.test("what was made is kept", async () => {
    const ids = (await server.sessions()).map((one) => [one.id, one.links.moderator]);
    const data = /Data +(.+)\n/.exec(server.out)[1];
    await server.stop();
    const again = await Server.start(t, { data });
    assert.deepEqual(
      (await again.sessions()).map((one) => [one.id, one.links.moderator]),
      ids,
    );
  });
});

test("codes to be read off a screen", async (t) => {
  const server = await serve(t);
  const [{ join_code }] = await server.sessions();
  const code_of = (body, from = server) =>
    ask(from, "/api/v1/qr", { method: "POST", headers: { Authorization: `Bearer ${from.organiser}` }, body });
  const is_code = ({ status, headers, body }) => {
    assert.equal(status, 200);
    assert.equal(headers["content-type"], "image/svg+xml");
    assert.equal(headers["cache-control"], "no-store");
    assert.match(body.toString(), /^<svg .*<\/svg>\s*$/s);
  };
  const joining = await ask(server, `/api/v1/join/${join_code}/qr.svg`);
  is_code(joining);
  const same = await code_of(`${server.url}/audience/${join_code}`);
  is_code(same);
  assert.ok(joining.body.equals(same.body), "the code of joining is that of the audience's address");
  assert.ok(!(await code_of("another text")).body.equals(same.body));
  assert.equal((await code_of("")).status, 400);
  assert.equal((await code_of("\0")).status, 400);
  assert.equal((await code_of("a".repeat(1001))).status, 413);
  assert.equal((await ask(server, `/api/v1/join/${join_code}/qr.svg`, { headers: { Host: "evil.example/path?" } })).status, 400);

  const proxied = await serve(t, { args: ["--public-url", "https://panel.example"] });
  const [session] = await proxied.sessions();
  const outside = await ask(proxied, `/api/v1/join/${session.join_code}/qr.svg`);
  const expected = await code_of(`https://panel.example/audience/${session.join_code}`, proxied);
  assert.ok(outside.body.equals(expected.body), "where people reach it, rather than where it listens");
});

test("what is counted is what the documentation lists", async (t) => {
  const server = await serve(t);
  const [, section] = /^## Metrics\n(.*?)^## /ms.exec(readFileSync(join(root, "protocol/README.md"), "utf8"));
  // This server has no certificate.
  const rows = [...section.matchAll(/^\| (`.*?) \| (.*) \|$/gm)].filter(([, , what]) => !what.startsWith("with TLS"));
  const listed = rows.flatMap(([, names]) => names.split(", ").map((name) => name.slice(1, -1)));
  const counted = [...(await ask(server, "/metrics")).body.toString().matchAll(/^# TYPE (\S+) /gm)].map((one) => one[1]);
  assert.ok(listed.length > 0);
  assert.deepEqual(counted.sort(), listed.sort());
});

test("a command is counted on its way through the server", async (t) => {
  const server = await serve(t);
  const metrics = async () => {
    const lines = (await ask(server, "/metrics")).body.toString().matchAll(/^([^#\n].*) (\S+)$/gm);
    return new Map([...lines].map(([, name, value]) => [name, Number(value)]));
  };
  const tokens = await server.tokens();
  const stage = await Page.open(server, tokens.stage);
  const moderator = await Page.open(server, tokens.moderator);
  await moderator.until(({ view }) => view.presence.moderators === 1, "all who are there");

  const before = await metrics();
  const frames = moderator.frames.length + stage.frames.length;
  const command = { type: "start", revision: moderator.view.run.revision };
  const reply = await moderator.request(command, "press");
  await stage.until(({ view }) => view.run.status === "running", "the change");
  const after = await metrics();
  const more = (name) => after.get(name) - (before.get(name) ?? 0);

  assert.ok(reply.record);
  assert.equal(more("dais_records_total"), 1);
  assert.equal(more("dais_patches_total"), 2, "one for each role that somebody has come in");
  assert.equal(more("dais_snapshots_total"), 0);
  assert.equal(more('dais_frames_total{direction="received"}'), 1);
  assert.equal(more('dais_frame_bytes_total{direction="received"}'), JSON.stringify({ type: "command", id: "press", command }).length);
  assert.equal(more('dais_frames_total{direction="sent"}'), moderator.frames.length + stage.frames.length - frames);
  assert.equal(after.get("dais_rooms"), 1);
  for (const role of ["moderator", "stage"]) assert.equal(after.get(`dais_connections{role="${role}"}`), 1);
  assert.equal(after.get('dais_connections{role="participant"}'), 0);
  const [version] = /(?<=project\(dais VERSION )[\d.]+/.exec(readFileSync(join(root, "CMakeLists.txt"), "utf8"));
  const build = [...after].filter(([name]) => name.startsWith(`dais_build_info{version="${version}",compiler="`));
  assert.deepEqual(
    build.map(([, value]) => value),
    [1],
  );

  const published = ["moderator", "stage"].map((role) => ["dais_publish_seconds", `role="${role}"`]);
  for (const [name, label] of [["dais_commit_seconds", ""], ...published]) {
    assert.equal(more(`${name}_count${label && `{${label}}`}`), 1, `${name} ${label}`);
    const buckets = [...after].filter(([line]) => line.startsWith(`${name}_bucket{${label}`));
    assert.deepEqual(
      buckets.map(([, count]) => count),
      buckets.map(([, count]) => count).sort((a, b) => a - b),
    );
    assert.equal(more(buckets.at(-1)[0]), 1);
    assert.match(buckets.at(-1)[0], /le="\+Inf"}$/);
  }

  const code = await moderator.refused(command);
  const then = await metrics();
  assert.equal(then.get(`dais_rejected_total{code="${code}"}`), 1);
  assert.equal(then.get("dais_commit_seconds_count"), after.get("dais_commit_seconds_count"), "nothing was to be kept");
});

test("without pages it says how to get them, and everything else works", async (t) => {
  const empty = fresh_directory(t);
  const server = await Server.start(t, { data: fresh_directory(t), args: ["--web", empty, "--plan", demonstration] });
  const { status, body } = await ask(server, "/");
  assert.equal(status, 404);
  assert.match(body.toString(), /npm run build/);
  assert.equal((await ask(server, "/healthz")).status, 200);
  await Page.open(server, (await server.tokens()).moderator);
});

test("one connection serves many requests, also such as come before the answer", async (t) => {
  const server = await serve(t);
  const raw = await Raw.connect(server);
  const one = "GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n";
  raw.write(one.repeat(20));
  const answers = () => raw.received.toString().split("HTTP/1.1 200 OK").length - 1;
  await raw.until(() => answers() === 20, "20 answers");
  raw.write(one.replace("Host: a", "Host: a\r\nConnection: close"));
  await within(raw.ended, "the end of the connection");
  assert.equal(answers(), 21);
  raw.destroy();
});

// The real pages, where script/test has built them; the site above otherwise.
test("the pages obey their own policy", async (t) => {
  const directory = process.env.DAIS_WEB ?? join(fresh_directory(t), "web");
  if (!process.env.DAIS_WEB) write_files(directory, site);
  const server = await Server.start(t, { data: fresh_directory(t), args: ["--web", directory] });
  for (const path of ["/", "/console", "/panellist", "/audience", "/stage"]) {
    const { status, headers, body } = await ask(server, path);
    const html = body.toString();
    assert.equal(status, 200, path);
    assert.doesNotMatch(html, /\sstyle=|\son\w+=|javascript:/i, "no styles and scripts in the elements of the page");
    const allowed = policy_of(headers);
    for (const [, kind, attributes, content] of html.matchAll(/<(script|style)([^>]*)>([^]*?)<\/\1>/g)) {
      if (attributes === "") {
        assert.ok(allowed[`${kind}-src`].includes(hash_of(content)), `the ${kind} within ${path} is named`);
      } else {
        assert.match(attributes, /src="\/assets\/|type="application\/json"/);
        assert.equal(content.trim(), "");
      }
    }
    for (const [, target] of html.matchAll(/(?:src|href)="(\/[^"#]*)"/g)) {
      assert.equal((await ask(server, target)).status, 200, target);
    }
    assert.doesNotMatch(html, /(?:src|href)="https?:/);
  }
  const assets = readdirSync(join(directory, "assets")).filter((name) => name.endsWith(".js"));
  assert.ok(assets.length > 0);
});

test("a console hands out the links of its session, with those of who came late, and draws their codes", async (t) => {
  const server = await serve(t);
  const tokens = await server.tokens();
  const links_for = (token) => ask(server, "/api/v1/links", { headers: token ? { Authorization: `Bearer ${token}` } : {} });
  const links = async () => JSON.parse((await links_for(tokens.moderator)).body);
  const draw = (token) => ask(server, "/api/v1/qr", { method: "POST", headers: { Authorization: `Bearer ${token}` }, body: "text" });

  const first = await links();
  assert.deepEqual(Object.keys(first).sort(), [
    "audience",
    "co_moderator",
    "moderator",
    "observer",
    "panellists",
    "rapporteur",
    "stage",
    "tools",
  ]);
  assert.match(first.observer, /^\/console#new-york-declaration\.o\./);
  assert.deepEqual(
    first.panellists.map((one) => one.id),
    ["special-adviser", "unhcr", "gmg", "gfmd"],
  );

  const moderator = await Page.open(server, tokens.moderator);
  const { revision } = moderator.view.run;
  await moderator.perform({ type: "add_panellist", revision, name: "Who came late", title: "", affiliation: "" });
  const late = (await links()).panellists.at(-1);
  assert.deepEqual([late.id, late.name], ["added-1", "Who came late"]);
  const panellist = await Page.open(server, late.link.split("#")[1]);
  assert.equal(panellist.view.plan.panellists["added-1"].name, "Who came late");
  const observer = await Page.open(server, first.observer.split("#")[1]);
  assert.ok(observer.view.history, "an observer sees what the moderators see");

  for (const token of [tokens.moderator, tokens.co_moderator]) {
    assert.equal((await links_for(token)).status, 200);
    assert.equal((await draw(token)).headers["content-type"], "image/svg+xml");
  }
  const others = [tokens.stage, late.link.split("#")[1], first.observer.split("#")[1], `${tokens.moderator}x`, undefined];
  for (const token of [...others, server.organiser]) {
    const { status, headers, body } = await links_for(token);
    assert.equal(status, 401);
    assert.equal(headers["www-authenticate"], "Bearer");
    assert.equal(JSON.parse(body).error.code, "unauthorised");
  }
  for (const token of others) assert.equal((await draw(token)).status, 401);
});
