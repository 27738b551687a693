// Runs of the load, and what is made of their figures.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";

import { load_binary, on_load_core, running, with_server } from "./servers.mjs";

const longest_run_ms = 300_000;

// One run of dais_bench_load: its figures. Before them it may print the name of a function of `started`, and then waits for what that
// gives.
export async function run_load(mode, started, options, in_flight = 1) {
  const words = Object.entries(options).flatMap(([name, value]) => [`--${name}`, String(value)]);
  const [program, ...rest] = on_load_core([load_binary, mode, ...started.arguments(in_flight), ...words].map(String));
  const child = spawn(program, rest, { stdio: ["pipe", "pipe", "pipe"], timeout: longest_run_ms, killSignal: "SIGKILL" });
  running.add(child);
  let out,
    err = "";
  child.stderr.setEncoding("utf8").on("data", (text) => (err += text));
  const ended = once(child, "close");
  try {
    for await (const line of createInterface({ input: child.stdout })) {
      if (line.startsWith("{")) out = line;
      else child.stdin.write(`${await started[line]()}\n`);
    }
  } catch (error) {
    child.kill("SIGKILL");
    throw error;
  }
  const [code, signal] = await ended;
  running.delete(child);
  if (code !== 0) throw new Error(`the load ended with ${signal ?? code}: ${err.trim()}`);
  return JSON.parse(out);
}

// A run against a server that was started for it.
export const measure = (server, mode, options, in_flight = 1, server_options = {}) =>
  with_server(server, (started) => run_load(mode, started, options, in_flight), server_options);

export function median(values) {
  const sorted = values.filter(Number.isFinite).sort((a, b) => a - b);
  if (sorted.length === 0) return NaN;
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

// Of one figure of many runs.
export const median_of = (runs, figure) => median(runs.map((one) => one[figure]));

// For what has to hold in every run.
export const worst_of = (runs, figure) => Math.max(...runs.map((one) => one[figure]));

// Of what all runs listed, the p99, or the worst where there are too few for one; and what that is called.
export function tail_of(runs, figure) {
  const all = runs.flatMap((one) => one[figure]).sort((a, b) => a - b);
  return all[Math.ceil(all.length * (all.length < 100 ? 1 : 0.99)) - 1];
}
export const tail_name = (runs, figure) => (runs.flatMap((one) => one[figure]).length < 100 ? "worst" : "p99");

// The median of what `of(ours)` is to `to(theirs)` in each round: what the machine did meanwhile happened to both.
export const paired = (ours, theirs, of, to = of) => median(ours.map((one, round) => of(one) / to(theirs[round])));

export function number(value) {
  if (!Number.isFinite(value)) return "–";
  const size = Math.abs(value);
  const digits = Number.isInteger(value) || size >= 100 ? 0 : size >= 10 ? 1 : size >= 0.1 ? 2 : 3;
  return value.toLocaleString("en", { minimumFractionDigits: digits, maximumFractionDigits: digits });
}

export function table(head, rows) {
  const line = (cells) => `| ${cells.map((cell) => (typeof cell === "number" ? number(cell) : cell)).join(" | ")} |`;
  const rule = head.map((_, column) => (rows.some((cells) => typeof cells[column] === "number") ? "--:" : "---"));
  return [line(head), line(rule), ...rows.map(line)].join("\n");
}
