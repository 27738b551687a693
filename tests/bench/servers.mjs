// The servers that are measured, each started alone: Dais, and those beside it.

import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createServer, connect } from "node:net";
import { cpus } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

import { Page, Server, certificate, root, secret_of, within } from "../system/support.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const build = process.env.DAIS_BUILD ?? join(root, "build");
const packages = join(here, "peers/node_modules");
// npm's package moves the program when its install script may run.
const bun_for = `@oven/bun-linux-${process.arch === "arm64" ? "aarch64" : "x64"}`;
const bun = [join(packages, bun_for, "bin/bun"), join(packages, "bun/bin/bun.exe")].find(existsSync);
const nginx = process.env.DAIS_NGINX ?? "";
const nchan = process.env.DAIS_NCHAN ?? "";

export const load_binary = join(build, "dais_bench_load");
const bare_binary = join(build, "dais_bench_bare");

// On the disk that a server would use, not in memory: a commit has to cost what it costs. Each run has a folder of its own, named by its
// process, and clears those that a killed run left.
const all_scratch = join(build, "bench");
export const scratch = join(all_scratch, String(process.pid));
mkdirSync(scratch, { recursive: true });
for (const name of readdirSync(all_scratch)) {
  if (!existsSync(join("/proc", name))) rmSync(join(all_scratch, name), { recursive: true, force: true });
}

// The server and the load each have a core, where there are two.
export const pinned = cpus().length > 1 && spawnSync("taskset", ["--version"]).status === 0;
const server_core = "1";
const on_core = (core, command) => (pinned ? ["taskset", "-c", core, ...command] : command);
export const on_load_core = (command) => on_core("0", command);
export const on_server_core = (command) => on_core(server_core, command);
function pin(pid) {
  if (pinned) spawnSync("taskset", ["-a", "-c", "-p", server_core, String(pid)]);
}

// How many files a process may have open: each connection is one.
const [, open_files] = /^Max open files +\S+ +(\S+)/m.exec(readFileSync("/proc/self/limits", "utf8"));
export const open_files_limit = open_files === "unlimited" ? Infinity : Number(open_files);

// --- Dais --------------------------------------------------------------------------------------------------------------

// One question is passed on alone, and eight at once: each has a revision of its own, so that no press makes another one stale. Votes
// are for one that is not passed on meanwhile.
const alone = ["q9"];
const voted_for = "q1";
const together = ["q1", "q2", "q3", "q4", "q5", "q6", "q7", "q8"];

// Dais takes forty commands at once from a connection, and one more every 100 ms; the others are given the same time.
export const press_interval_ms = 105;

// The server holds its pages in memory; nobody asks for one here.
const web = join(scratch, "no-pages");
mkdirSync(web);

// In a session that runs and has so many questions.
async function start_dais(t, { questions = 9, texts, program, tls = false } = {}) {
  const data = mkdtempSync(join(scratch, "data-"));
  t.after(() => rmSync(data, { recursive: true, force: true }));
  const args = ["--plan", join(here, "plan.json"), "--begin", "soon", "--open", "--web", web];
  if (tls) args.push(...certificate(data).args);
  let server = await Server.start(t, { data, args, program });
  pin(server.pid);
  const tokens = await server.tokens();
  const moderator = await Page.open(server, tokens.moderator);
  await moderator.perform({ type: "start", revision: moderator.view.run.revision });
  // Nobody asks more than four in a minute.
  for (let asked = 0; asked < questions; asked += 3) {
    const page = await Page.open(server, tokens.audience, { participant: secret_of(`asker ${asked}`) });
    for (let i = asked; i < Math.min(asked + 3, questions); ++i) {
      const text = texts?.[i] ?? `The question number ${i}: how old are the pipes in our street?`;
      await page.perform({ type: "submit_question", text, name: "Kim", to: "ben" });
    }
    await page.close();
  }
  await moderator.until(({ view }) => Object.keys(view.questions ?? {}).length === questions, "all questions");
  const revision = moderator.view.questions.q9.revision;
  await moderator.close();
  return {
    server,
    tokens,
    arguments: (in_flight) => [
      ...["--port", server.port, "--pid", server.pid, "--moderator", tokens.moderator, "--audience", tokens.audience],
      ...["--panellists", "ana,ben", "--revision", revision, "--questions", (in_flight > 1 ? together : alone).join()],
      ...["--voted-for", voted_for, "--tls", tls ? "yes" : "no"],
    ],
    // Of those that are counted for /metrics.
    async counted(name) {
      const text = await (await fetch(`${server.url}/metrics`)).text();
      return Number(new RegExp(`^${name} (.*)$`, "m").exec(text)?.[1]);
    },
    // What the log took so far, from a decision to its delivery.
    async commits() {
      const [seconds, count] = await Promise.all(["sum", "count"].map((what) => this.counted(`dais_commit_seconds_${what}`)));
      return { seconds, count };
    },
    // How many votes the console is shown for the question that is voted for.
    async votes() {
      const page = await Page.open(server, tokens.moderator);
      const counted = page.view.votes?.[voted_for] ?? 0;
      await page.close();
      return counted;
    },
    // Killed, and started again with the same data and at the same port; gives when that was begun, in nanoseconds of the monotonic clock.
    async restart() {
      const listen = `127.0.0.1:${server.port}`;
      await server.kill();
      const begun = process.hrtime.bigint();
      // Everybody comes from one address here, up to the last slot.
      const everybody = ["--connections-per-address", "1000000"];
      server = await Server.start(t, { data, args: ["--web", web, "--listen", listen, ...everybody], program });
      pin(server.pid);
      return begun;
    },
  };
}

// --- The others --------------------------------------------------------------------------------------------------------

// What was started, and has to end with this process.
export const running = new Set();
process.on("exit", () => {
  running.forEach((child) => child.kill("SIGKILL"));
  rmSync(scratch, { recursive: true, force: true });
});
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => process.exit(1));

async function free_port() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function answers_at(port, ended) {
  for (;;) {
    const socket = connect(port, "127.0.0.1");
    const open = await new Promise((resolve) => socket.once("connect", () => resolve(true)).once("error", () => resolve(false)));
    socket.destroy();
    if (open) return;
    if (ended()) throw new Error("a server ended before it listened");
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

async function start_peer(t, { command, dialect = "plain", env = {}, worker = false }) {
  const port = await free_port();
  const [program, ...args] = command(port, t);
  const child = spawn(program, args, { env: { ...process.env, ...env }, stdio: ["ignore", "ignore", "inherit"] });
  let over = false;
  running.add(child);
  const ended = once(child, "close").then(() => {
    running.delete(child);
    over = true;
  });
  t.after(async () => {
    child.kill(worker ? "SIGTERM" : "SIGKILL");
    await within(ended, `the end of ${program}`).catch(() => child.kill("SIGKILL"));
  });
  await within(
    answers_at(port, () => over),
    `${program} to listen`,
  );
  pin(child.pid);
  let pid = child.pid;
  if (worker) {
    pid = Number(readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").trim().split(" ")[0]);
    pin(pid);
  }
  return { arguments: () => ["--port", port, "--pid", pid, "--dialect", dialect] };
}

function nginx_command(port, t) {
  const folder = mkdtempSync(join(scratch, "nginx-"));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, "nginx.conf");
  const places = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map((name) => `  ${name}_temp_path ${folder}/${name};`).join("\n");
  writeFileSync(
    file,
    `load_module ${nchan};
${process.getuid() === 0 ? "user root;" : ""}
daemon off;
worker_processes 1;
worker_rlimit_nofile 20000;
pid ${folder}/pid;
error_log ${folder}/error.log warn;
events { worker_connections 20000; }
http {
  access_log off;
${places}
  server {
    listen 127.0.0.1:${port} backlog=4096;
    nchan_channel_id all;
    location = /audience {
      nchan_subscriber websocket;
      nchan_subscriber_first_message newest;
      nchan_websocket_ping_interval 0;
    }
    location = /publish {
      nchan_publisher websocket;
      nchan_message_buffer_length 8;
    }
  }
}
`,
  );
  return [nginx, "-p", folder, "-c", file];
}

const script = (name) => join(here, "peers", name);
const version_of = (name) => JSON.parse(readFileSync(join(packages, name, "package.json"), "utf8")).version;
const first_line = (program, ...args) => {
  const { stdout, stderr } = spawnSync(program, args, { encoding: "utf8" });
  return (stdout + stderr).split("\n")[0].trim();
};

// In the order of the tables. `there` is whether it is installed.
export const servers = [
  {
    name: "Dais",
    there: true,
    version: () => first_line(process.env.DAIS_BINARY ?? join(build, "dais"), "--version"),
    start: start_dais,
  },
  {
    name: "bare",
    there: existsSync(bare_binary),
    version: () => "a loop of `send` and nothing else, the least that a fan-out costs (tests/bench/peers/bare.cpp)",
    start: (t) => start_peer(t, { command: (port) => [bare_binary, port] }),
  },
  {
    name: "Bun",
    there: Boolean(bun),
    version: () => first_line(bun, "--version"),
    start: (t) => start_peer(t, { command: (port) => [bun, script("bun.mjs"), port] }),
  },
  {
    name: "ws",
    there: existsSync(join(packages, "ws")),
    version: () => `${version_of("ws")}, Node ${process.version}`,
    start: (t) => start_peer(t, { command: (port) => [process.execPath, script("ws.mjs"), port] }),
  },
  {
    name: "socket.io",
    there: existsSync(join(packages, "socket.io")),
    version: () => `${version_of("socket.io")}, Node ${process.version}`,
    start: (t) => start_peer(t, { command: (port) => [process.execPath, script("socketio.mjs"), port], dialect: "socketio" }),
  },
  {
    name: "nchan",
    there: existsSync(nginx) && existsSync(nchan),
    version: () => `${process.env.DAIS_NCHAN_VERSION ?? ""}, ${first_line(nginx, "-v").replace("nginx version: ", "")}`,
    start: (t) => start_peer(t, { command: nginx_command, worker: true }),
  },
].filter((one) => one.there);

// Gives `use` what a test's context would: what it says is to be done `after`, is done whatever happens, the last first.
export async function undoing(use) {
  const to_undo = [];
  try {
    return await use({ after: (undo) => to_undo.push(undo) });
  } finally {
    for (const undo of to_undo.reverse()) await undo();
  }
}

// Starts the server, has `use` done with it, and stops it whatever happens.
export const with_server = (server, use, options) => undoing(async (t) => use(await server.start(t, options)));
