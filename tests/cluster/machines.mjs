// The machines of script/cluster, as a test kills them and starts them again.

import { execFile, spawn } from "node:child_process";
import { openSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);
const patience = 180_000; // until all is well again: a database may have to copy another one
export const rest = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

// Waits until it gives something, or fails.
export async function until(condition, what, within = patience) {
  const end = performance.now() + within;
  for (;;) {
    const found = await Promise.resolve(condition()).catch(() => undefined);
    if (found) return found;
    if (performance.now() > end) throw new Error(`within ${within} ms there was not: ${what}`);
    await rest(50);
  }
}

const lines = (path) => readFileSync(path, "utf8").trim().split("\n");

function is_there(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

// The process and all that it has started, and they.
function family(pid) {
  const children = new Map();
  for (const name of readdirSync("/proc")) {
    if (!/^\d+$/.test(name)) continue;
    try {
      const stat = readFileSync(`/proc/${name}/stat`, "utf8");
      const parent = Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]);
      children.set(parent, [...(children.get(parent) ?? []), Number(name)]);
    } catch {
      // It has ended meanwhile.
    }
  }
  const all = [pid];
  for (let i = 0; i < all.length; ++i) all.push(...(children.get(all[i]) ?? []));
  return all;
}

export const databases = ["db1", "db2", "db3"];

export class Machines {
  #folder;
  #pids;
  #env = {}; // of each, beside this process's own
  #started = new Set();

  constructor(folder) {
    this.#folder = folder;
    this.#pids = Object.fromEntries(lines(join(folder, "pids")).map((line) => line.split(" ")));
    this.#pids = Object.fromEntries(Object.entries(this.#pids).map(([name, pid]) => [name, Number(pid)]));
  }

  // All processes of a machine, at once. Of a database and of the monitor also who would start it anew.
  kill(name) {
    const gone = this.#processes(name);
    for (const pid of gone) {
      try {
        process.kill(pid, "SIGKILL");
      } catch {
        // It went with another.
      }
    }
    return until(() => gone.every((pid) => !is_there(pid)), `the end of ${name}`);
  }

  #processes(name) {
    if (!databases.includes(name) && name !== "monitor") return [this.#pids[name]];
    const all = family(this.#keeper(name));
    const server = Number(lines(join(this.#folder, name, "postmaster.pid"))[0]);
    return [...new Set([...all, ...family(server)])];
  }

  #keeper(name) {
    const noted = join(this.#folder, "run/pg_autoctl", this.#folder, name, "pg_autoctl.pid");
    return Number(lines(noted)[0]);
  }

  start(name) {
    const log = openSync(join(this.#folder, `${name}.log`), "a");
    const env = { ...process.env, ...this.#env[name] };
    const child = spawn("bash", [join(this.#folder, "start", name)], { env, stdio: ["ignore", log, log] });
    this.#started.add(child);
    child.on("exit", () => this.#started.delete(child));
    this.#pids[name] = child.pid;
  }

  // With other environment from then on.
  async restart(name, env) {
    this.#env[name] = env;
    await this.kill(name);
    this.start(name);
  }

  // What was started here; script/cluster ends the databases.
  end() {
    for (const child of this.#started) child.kill("SIGTERM");
  }

  // The name of the database that takes writes, as the monitor knows it; nothing where not all is as it should be.
  async primary() {
    const [port] = lines(join(this.#folder, "monitor/postmaster.pid")).slice(3, 4);
    const asked = "select nodename, reportedstate, goalstate, health from pgautofailover.node order by nodename";
    const args = ["-h", "127.0.0.1", "-p", port, "-U", "autoctl_node", "-d", "pg_auto_failover", "-AtF", " ", "-c", asked];
    const { stdout } = await run("psql", args, { timeout: 3000 });
    const rows = stdout
      .trim()
      .split("\n")
      .map((line) => line.split(" "));
    const settled = rows.length === databases.length && rows.every(([, reported, goal, health]) => reported === goal && health === "1");
    const states = rows.map(([, reported]) => reported).sort();
    if (!settled || String(states) !== "primary,secondary,secondary") return undefined;
    return rows.find(([, reported]) => reported === "primary")[0];
  }
}

// Whether a server, or HAProxy for one, takes people.
export async function is_ready(url) {
  const answer = await fetch(`${url}/readyz`, { signal: AbortSignal.timeout(2000) });
  return answer.ok;
}
