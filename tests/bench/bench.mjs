// node bench.mjs [--quick | --again] [PART...]: measures Dais beside other servers; script/bench builds and installs what it needs. A
// full run writes RESULTS.md.

import { execFile, execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism, cpus, release, totalmem } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

import { bytes } from "./bytes.mjs";
import { measure, median, median_of, number, paired, run_load, table, tail_name, tail_of, worst_of } from "./measure.mjs";
import { on_server_core, open_files_limit, pinned, press_interval_ms, scratch, servers, with_server } from "./servers.mjs";

const run_program = promisify(execFile);

const words = process.argv.slice(2);
const quick = words.includes("--quick");
const again = words.includes("--again");
const wanted = words.filter((word) => !word.startsWith("--"));

const rounds = quick ? 1 : 5;
// A connection is an open file, of which a server needs some for itself. Nobody asks for more than 100,000.
const spare_files = 150;
const most_connections = Math.min(open_files_limit, 100_000) - spare_files;
const audience = (full) => (quick ? 200 : Math.min(full, most_connections));
const processes = (connections) => Math.ceil(connections / Math.min(15_000, most_connections));
const settled = { "settle-seconds": quick ? 0.2 : 1 };
const crowd = (connections, more = {}) => ({ connections, processes: processes(connections), "in-flight": 400, ...settled, ...more });
const presses = quick ? 5 : 30;
const bursts = quick ? 3 : 6;
const eight = 8;
const one_each = { presses, "pause-ms": quick ? 50 : press_interval_ms };
const eight_at_once = { presses: bursts, together: eight, "pause-ms": quick ? 100 : 450 };
const eight_in_flight = { presses: (quick ? 3 : 6) * eight, together: eight };
const storm_of_votes = (connections) => crowd(connections, { seconds: 1, "pause-ms": press_interval_ms });

const named = (name) => servers.find((one) => one.name === name);
const dais = named("Dais");

const printed = [];
function print(text = "") {
  printed.push(text);
  console.log(text);
}

// What follows from the figures. A quick run is too small to say.
function conclude(text = "") {
  if (!quick) print(text);
}

// What is asked for beside what was measured. A limit in numbers is met, missed or, where there is no figure, not measured.
const demands = [];
let title_of_part = "";
function demand(what, limit, measured) {
  const judgement = judge(limit, measured);
  if (judgement) demands.push([title_of_part, what, limit, measured, judgement]);
  conclude(`- ${what}: ${limit}: **${typeof measured === "number" ? number(measured) : measured}**${judgement && `, ${judgement}`}`);
}

function judge(limit, measured) {
  const [, how, bound] = /^(at most|at least|under|exactly) ([\d.,]+)/.exec(limit) ?? [];
  if (!how) return "";
  if (!Number.isFinite(measured)) return "not measured";
  const compare = { "at most": (a, b) => a <= b, "at least": (a, b) => a >= b, under: (a, b) => a < b, exactly: (a, b) => a === b };
  return compare[how](measured, Number(bound.replaceAll(",", ""))) ? "met" : "missed";
}

// All of them in turn, round after round; a list of runs for each.
async function in_turn(contenders, run, times = rounds) {
  const runs = contenders.map(() => []);
  for (let round = 0; round < times; ++round) {
    for (const [i, contender] of contenders.entries()) {
      runs[i].push(await run(contender));
      process.stderr.write(".");
    }
  }
  process.stderr.write("\n");
  return runs;
}

const sizes_up_to_the_limit = () =>
  quick ? [100, 200] : [...[1_000, 5_000, 10_000].filter((some) => some < most_connections), most_connections];

// The others are given changes as long as the patches of Dais, which are longer than the shortest frames and shorter than the longest.
const change_bytes_of = (runs) => Math.round(median_of(runs, "bytes_per_change")) - 4;

// --- The parts ---------------------------------------------------------------------------------------------------------

// With the mean time that a commit took, of which the other servers have none.
const measure_fan_out = (server, how, in_flight) =>
  with_server(server, async (started) => {
    const before = await started.commits?.();
    const run = await run_load("fan_out", started, how, in_flight);
    const after = await started.commits?.();
    return { ...run, commit_ms: after ? (1000 * (after.seconds - before.seconds)) / (after.count - before.count) : 0 };
  });

async function fan_out() {
  const connections = audience(10_000);
  const floor = named("bare"),
    bun = named("Bun");
  const alone = await in_turn([dais, floor], (server) => measure(server, "fan_out", crowd(1, one_each)));
  const change_bytes = change_bytes_of(alone[0]);
  const one = crowd(connections, { ...one_each, "change-bytes": change_bytes });
  const single = await in_turn(servers, (server) => measure_fan_out(server, one));
  const of_eight = (how) => crowd(connections, { ...how, "change-bytes": change_bytes });
  const at_once = await in_turn(servers, (server) => measure_fan_out(server, of_eight(eight_at_once), eight));
  const in_flight = await in_turn(servers, (server) => measure(server, "in_flight", of_eight(eight_in_flight), eight));
  const ask_ms = 5;
  const [asked] = await in_turn([dais], (server) => measure(server, "fan_out", { ...one, "ask-ms": ask_ms }));
  const of = (runs, server) => runs[servers.indexOf(server)];
  const cpu = (run) => run.cpu_us_per_delivery;
  const against = (runs, mine, server) => (server ? paired(mine, of(runs, server), cpu) : NaN);

  print(`${number(connections)} connections; a change has ${change_bytes} bytes. One: the next press when everybody has the one before.
Eight in flight: eight people press, each again as soon as everybody has one more change, so that there are always eight that not
everybody has. Eight at once: eight presses in one instant, each in a packet of its own, and the time until everybody has the last of them.
Deliveries are changes × connections; CPU is the server's, in microseconds for each.`);
  print();
  const last_tail = (runs) => `last ${tail_name(runs[0], "last_ms")} ms`;
  print(
    table(
      ["server", "p50 ms", "p99 ms", "last ms", last_tail(single), "k deliveries/s", "µs one", "× bare", "× Bun"],
      servers.map(({ name }, i) => [
        name,
        ...["p50_ms", "p99_ms", "last_p50_ms"].map((figure) => median_of(single[i], figure)),
        tail_of(single[i], "last_ms"),
        median_of(single[i], "deliveries_per_second") / 1000,
        median_of(single[i], "cpu_us_per_delivery"),
        against(single, single[i], floor),
        against(single, single[i], bun),
      ]),
    ),
  );
  print();
  print(
    table(
      [
        ...["server", "eight in flight: last ms", last_tail(in_flight), "k deliveries/s", "µs", "× bare", "× Bun"],
        ...["eight at once: last ms", "µs", "× bare", "× Bun"],
      ],
      servers.map(({ name }, i) => [
        name,
        median_of(in_flight[i], "last_p50_ms"),
        tail_of(in_flight[i], "last_ms"),
        median_of(in_flight[i], "deliveries_per_second") / 1000,
        ...[in_flight, at_once].flatMap((runs) => [
          ...(runs === at_once ? [median_of(runs[i], "last_p50_ms")] : []),
          median_of(runs[i], "cpu_us_per_delivery"),
          against(runs, runs[i], floor),
          against(runs, runs[i], bun),
        ]),
      ]),
    ),
  );
  print();
  print(`From a moderator's press in Dais, in milliseconds. Nothing is shown before the log has it; a commit is the mean from the decision
to the log's word that it is kept, as the server counts it:`);
  print();
  const ours = of(single, dais);
  const last = (run) => run.last_p50_ms,
    without_commit = (run) => run.last_p50_ms - run.commit_ms;
  const way = (runs) => [
    ...["commit_ms", "shown_p50_ms", "confirmed_p50_ms", "first_p50_ms", "last_p50_ms"].map((figure) => median_of(runs, figure)),
    median(runs.map(without_commit)),
    median_of(runs, "first_to_last_p50_ms"),
  ];
  print(
    table(
      [
        ...["presses", "commit", "the moderator sees it", "reply", "first of the audience", "last of the audience"],
        ...["last without the commit", "first to last"],
      ],
      [
        ["one", ...way(ours)],
        ["eight at once", ...way(of(at_once, dais))],
      ],
    ),
  );
  print();
  print(`Another moderator's page asks for the time every ${ask_ms} ms while a press is on its way to everybody, which is sent in slices.
How long the answers take, with what the load itself takes to read them:`);
  print();
  print(
    table(
      ["answers", "first to last ms", "answer p50 ms", `answer ${tail_name(asked, "answered_ms")} ms`, "worst ms"],
      [
        [
          asked.flatMap((run) => run.answered_ms).length,
          median_of(asked, "first_to_last_p50_ms"),
          median(asked.flatMap((run) => run.answered_ms)),
          tail_of(asked, "answered_ms"),
          Math.max(...asked.flatMap((run) => run.answered_ms)),
        ],
      ],
    ),
  );
  print();
  // What a press costs before anybody is told, the commit above all, is in a press to one connection; the rest is fan-out.
  const [alone_ours, alone_floor] = alone.map((runs) => median_of(runs, "cpu_us_per_write"));
  const beyond = (before) => (run) => (run.cpu_us_per_write - before) / (connections - 1);
  const cpu_of_fan_out = paired(ours, of(single, floor), beyond(alone_ours), beyond(alone_floor));
  print(`A press to one connection costs Dais ${number(alone_ours)} µs of CPU, the commit included; the bare loop
${number(alone_floor)} µs.`);
  print();
  demand("CPU for each delivery without that press, to the bare loop's", "at most 1.1", cpu_of_fan_out);
  demand("CPU for each delivery with it, to the bare loop's", "no limit", against(single, ours, floor));
  const to_bun = (runs, what) => (bun ? paired(of(runs, dais), of(runs, bun), what) : NaN);
  demand("last arrival without the commit, to Bun's", "at most 1.0", to_bun(single, without_commit));
  demand("last arrival with the commit, to Bun's", "no limit", to_bun(single, last));
  demand("eight in flight: CPU for each delivery, to Bun's", "at most 0.6", to_bun(in_flight, cpu));
  demand("eight in flight: last arrival, to Bun's", "no limit", to_bun(in_flight, last));
  demand("eight at once: CPU for each delivery, to Bun's", "no limit", to_bun(at_once, cpu));
}

async function scale() {
  const change_bytes = change_bytes_of([await measure(dais, "fan_out", crowd(1, { ...one_each, presses: 5 }))]);
  const sizes = sizes_up_to_the_limit();
  const rows = [],
    growth = [];
  let largest;
  for (const connections of sizes) {
    const options = crowd(connections, { ...one_each, presses: quick ? 5 : 20, "change-bytes": change_bytes });
    const [ours, floor] = await in_turn([dais, named("bare")], (server) => measure(server, "fan_out", options));
    const cpu = (run) => run.cpu_us_per_delivery;
    growth.push(paired(ours, floor, cpu));
    rows.push([
      connections,
      ...[ours, floor].flatMap((runs) => ["last_p50_ms", "cpu_us_per_delivery"].map((figure) => median_of(runs, figure))),
      growth.at(-1),
      median_of(ours, "rss_kib_per_connection"),
      median_of(ours, "kernel_kib_per_connection") / 2,
    ]);
    largest = { connections, ours };
  }
  print(`A press reaches more and more connections, up to what a server can hold of the ${number(open_files_limit)} files that a process may
have open here (processes of the load then: ${processes(sizes.at(-1))}). Last: from the press to the last arrival. µs: the server's CPU for
each delivery. KiB: the server's memory for each connection, and half of the kernel's, which holds both ends here.`);
  print();
  const head = ["connections", "Dais last ms", "Dais µs", "bare last ms", "bare µs", "µs × bare", "Dais KiB each", "kernel KiB each"];
  print(table(head, rows));
  print();
  demand("µs × bare with the most connections, to that with the fewest", "at most 1.1", growth.at(-1) / growth[0]);
  print_path_to_100_000(largest);
}

// By proportion: what a connection and a delivery cost among the most that were measured.
function print_path_to_100_000({ connections, ours }) {
  const all = 100_000;
  const figures = ["cpu_us_per_delivery", "last_p50_ms", "bytes_per_change", "rss_kib_per_connection", "kernel_kib_per_connection"];
  const [us, last, bytes, rss, both_ends] = figures.map((figure) => median_of(ours, figure));
  const kernel = both_ends / 2;
  const needed = Math.max(1, Math.ceil(all / (open_files_limit - spare_files)));
  const gib = (kib) => `${number((kib * all) / 2 ** 20)} GiB`;
  print();
  print(`### ${number(all)} connections

Not measured, but reckoned from the figures above for ${number(connections)} connections, for one change a second with its commit:`);
  print();
  print(
    table(
      ["what", "from", "needed"],
      [
        ["the server's CPU", `${number(us)} µs a delivery`, `${number((us * all) / 1e6)} cores`],
        ["last arrival, with one core", `${number(last)} ms`, `${number((last * all) / connections)} ms`],
        ["the server's memory", `${number(rss)} KiB a connection`, gib(rss)],
        ["the kernel's memory", `${number(kernel)} KiB a connection`, gib(kernel)],
        ["bytes out, without TCP's", `${number(bytes)} bytes a delivery`, `${number((bytes * all) / 1e6)} MB a second`],
        ["processes, unless the limit is raised", `${number(open_files_limit)} open files each`, needed],
      ],
    ),
  );
}

async function memory() {
  const connections = audience(10_000),
    sizes = sizes_up_to_the_limit();
  const idle = (size) => (server) => measure(server, "idle", crowd(size, { publisher: "no", seconds: quick ? 0.5 : 1 }));
  const runs = await in_turn(servers, idle(connections));
  const ours = await in_turn(sizes, (size) => idle(size)(dais));
  print(
    table(
      ["server", "KiB before", `KiB for each of ${number(connections)}`],
      servers.map(({ name }, i) => [name, median_of(runs[i], "rss_kib_alone"), median_of(runs[i], "rss_kib_per_connection")]),
    ),
  );
  print();
  print(`More and more connections to Dais. For each more: by how much the server is larger than in the row before, for each connection that
is more. Memory that was free before anybody came flatters the first rows only, and the worst figure is what is judged.`);
  print();
  const grown = (i, round) => (i < 0 ? 0 : ours[i][round].rss_kib_per_connection * sizes[i]);
  const for_each_more = sizes.map((size, i) =>
    ours[i].map((_, round) => (grown(i, round) - grown(i - 1, round)) / (size - (sizes[i - 1] ?? 0))),
  );
  print(
    table(
      ["connections", "KiB for each", "KiB for each more"],
      sizes.map((size, i) => [size, median_of(ours[i], "rss_kib_per_connection"), median(for_each_more[i])]),
    ),
  );
  print();
  const worst = Math.max(worst_of(ours.flat(), "rss_kib_per_connection"), ...for_each_more.flat());
  demand("KiB for each idle connection, and for each more", "at most 4", worst);
}

// The certificate is one that nobody vouches for, which is no matter here.
async function tls() {
  process.env.NODE_TLS_REJECT_UNAUTHORIZED = "0";
  const connections = audience(10_000);
  const ways = [false, true];
  const joining = 1_000;
  const in_ways = (mode, options) => in_turn(ways, (by_tls) => measure(dais, mode, options, 1, { tls: by_tls }));
  const pressed = await in_ways("fan_out", crowd(connections, one_each));
  const idle = await in_ways("idle", crowd(connections, { publisher: "no", seconds: quick ? 0.5 : 1 }));
  const joined = await in_ways("join", crowd(connections, { publisher: "no", "in-flight": joining }));
  delete process.env.NODE_TLS_REJECT_UNAUTHORIZED;
  print(`${number(connections)} connections to Dais without and with TLS 1.3, under a key of P-256. Joining: so that ${number(joining)}
are on their way at any time, each with a handshake of its own, none of which goes on from an earlier one. The load decrypts what it is
told, on its core.`);
  print();
  const figures = (i) => [
    median_of(pressed[i], "last_p50_ms"),
    median_of(pressed[i], "cpu_us_per_delivery"),
    median_of(idle[i], "rss_kib_per_connection"),
    median_of(joined[i], "all_joined_ms"),
    median_of(joined[i], "cpu_us_per_join"),
  ];
  const head = ["", "last ms", "µs each delivery", "KiB each connection", "all joined ms", "µs each join"];
  print(
    table(
      head,
      ["without", "with TLS"].map((name, i) => [name, ...figures(i)]),
    ),
  );
  print();
  const [plain, secure] = pressed;
  demand(
    "CPU for each delivery, to that without TLS",
    "at most 1.25",
    paired(secure, plain, (run) => run.cpu_us_per_delivery),
  );
  demand("KiB for each idle connection", "at most 24", worst_of(idle[1], "rss_kib_per_connection"));
  if (connections === 10_000) demand("10,000 join, ms", "at most 10,000", worst_of(joined[1], "all_joined_ms"));
}

async function joins() {
  const connections = audience(10_000),
    present = quick ? 20 : 500;
  const storm = crowd(connections + present, { present, "in-flight": 0 });
  const runs = await in_turn(servers, (server) =>
    with_server(server, async (started) => {
      const made = () => started.counted?.("dais_snapshots_total") ?? NaN;
      const before = await made();
      const run = await run_load("join", started, storm);
      return { ...run, snapshots: (await made()) - before };
    }),
  );
  const [restarts] = await in_turn([dais], (server) =>
    with_server(server, async (started) => {
      const run = await run_load("restart", started, crowd(connections, { "in-flight": 0, publisher: "no" }));
      return { ...run, snapshots: await started.counted("dais_snapshots_total") };
    }),
  );
  print(`${number(connections)} connections at once, while ${present} others and a moderator's console are there. To Dais until the
snapshot, to the others until the handshake. Snapshots: how many the server made, each as one text for all to whom it is sent; the
console's is one.`);
  print();
  const each = ["cpu_us_per_join", "bytes_per_join", "bytes_to_each_present"];
  const figures = ["all_joined_ms", "join_p50_ms", "join_p99_ms", ...each, "snapshots"];
  print(
    table(
      ["server", "all joined ms", "p50 ms", "p99 ms", "CPU µs each", "bytes each", "bytes to each who was there", "snapshots"],
      servers.map(({ name }, i) => [name, ...figures.map((figure) => median_of(runs[i], figure))]),
    ),
  );
  print();
  const [back_ms, made_again] = ["all_back_ms", "snapshots"].map((figure) => median_of(restarts, figure));
  print(`Then ${number(connections)} connections to Dais are cut, the server is killed and started again with its data, and all come
back at once with the {epoch, seq} of the server before. From the start of the new process to the last snapshot it takes
${number(back_ms)} ms; the new server made ${number(made_again)} for all of them.`);
  print();
  const ours = runs[servers.indexOf(dais)];
  demand("all have their snapshot, ms", "under 3,000", worst_of(ours, "all_joined_ms"));
  demand("all have their snapshot after a restart, ms", "under 3,000", worst_of(restarts, "all_back_ms"));
  demand("snapshots made for all who join, and the console", "at most 2", worst_of(ours, "snapshots"));
  demand("snapshots made for all who come back after a restart", "at most 1", worst_of(restarts, "snapshots"));
  demand("bytes that a join costs each of the others", "exactly 0", worst_of(ours, "bytes_to_each_present"));
}

async function vote_storm() {
  const connections = audience(10_000);
  const [runs] = await in_turn([dais], (server) =>
    with_server(server, async (started) => {
      const run = await run_load("votes", started, storm_of_votes(connections));
      return { ...run, counted: await started.votes() };
    }),
  );
  const exact = runs.every((run) => run.counted === connections);
  if (!exact) throw new Error(`${connections} votes were counted as ${runs.map((run) => run.counted).join(", ")}`);
  const figures = ["all_confirmed_ms", "vote_p50_ms", "vote_p99_ms", "cpu_us_per_vote", "press_p50_ms"];
  const tail = tail_name(runs, "press_ms");
  print(`${number(connections)} participants vote within a second; the moderator presses ten times a second meanwhile, for another
question than theirs. Every vote was counted. The console's ranking is as old as the first vote is, by its confirmation, that it is
without.`);
  print();
  print(
    table(
      [
        ...["all confirmed after ms", "vote p50 ms", "vote p99 ms", "CPU µs a vote", "press p50 ms", `press ${tail} ms`],
        "ranking old at most ms",
      ],
      [[...figures.map((figure) => median_of(runs, figure)), tail_of(runs, "press_ms"), worst_of(runs, "counts_old_max_ms")]],
    ),
  );
  print();
  demand("votes that the console counts", `exactly ${number(connections)}`, worst_of(runs, "counted"));
  demand(`the moderator's press is confirmed, ${tail} ms`, "at most 100", tail_of(runs, "press_ms"));
  demand("the console's ranking is old by at most, ms", "at most 250", worst_of(runs, "counts_old_max_ms"));
}

async function silence() {
  const connections = audience(10_000),
    seconds = quick ? 5 : 180;
  const quiet = crowd(connections, { publisher: "no", seconds });
  const [phones] = await in_turn([dais], (server) => measure(server, "idle", quiet), 1);
  const few = crowd(audience(1_000), { publisher: "no", seconds: quick ? 5 : 60, "heartbeat-seconds": 5 });
  const [asking] = await in_turn([dais], (server) => measure(server, "idle", few), 1);
  // IP and TCP, with the times that Linux puts into each packet.
  const header_bytes = 52;
  const [packets, payload] = ["packets_per_client_hour", "packet_bytes_per_client_hour"].map((figure) => median_of(phones, figure));
  const hour = payload + packets * header_bytes;
  const of = (runs) =>
    [
      ...["frames_per_client_minute", "no_heartbeats_per_client_minute", "bytes_per_client_minute", "packets_per_client_hour"],
      "cpu_percent",
    ].map((figure) => median_of(runs, figure));
  print(`${number(connections)} phones for ${seconds} s while a countdown runs, and ${number(few.connections)} connections that ask for
the server's time every 5 s, as consoles, panellists and stages do, in one run of each. A phone is asked by the server whether it is there.
Packets are those of both directions, acknowledgements among them, as the kernel counts them. What Ontime sends (2 messages and 282 bytes
a second) was measured elsewhere.`);
  print();
  print(
    table(
      ["to each client in a minute", "messages", "of them no heartbeat", "bytes", "packets in an hour", "server's CPU %"],
      [
        ["Dais, to a phone", ...of(phones)],
        ["Dais, to who asks for the time", ...of(asking)],
        ["Ontime", 2 * 60, 2 * 60, 282 * 60, "–", "–"],
      ],
    ),
  );
  print();
  const no_heartbeats = worst_of([...phones, ...asking], "no_heartbeats_per_client_minute");
  demand("messages to a client in a minute that are no heartbeat", "exactly 0", no_heartbeats);
  demand("packets of an idle phone in an hour", "at most 450", packets);
  demand("kB of an idle phone in an hour, with their headers", "at most 20", hour / 1000);
  demand(`CPU % for ${number(connections)} phones that do nothing`, "at most 3", median_of(phones, "cpu_percent"));
}

async function slow_readers() {
  const connections = audience(5_000),
    stop = connections / 5,
    never = stop - Math.floor(stop / 2);
  const presses = quick ? 5 : 60;
  const options = crowd(connections, { slow: stop, ...one_each, presses });
  const without_them = crowd(connections - stop, { ...one_each, presses });
  const both = [
    ["slow", options],
    ["fan_out", without_them],
  ];
  const [runs, others] = await in_turn(both, ([mode, how]) => measure(dais, mode, how));
  print(`${number(stop)} of ${number(connections)} connections stop reading while the session goes on; they still send heartbeats. The
times are those of the others, beside those of as many in a session where nobody stops. KiB: by how much the server and the kernel have
grown since all had joined, for each of those who stop.`);
  print();
  const times = (from, prefix = "") => [
    ...["p50_ms", "last_p50_ms"].map((figure) => median_of(from, prefix + figure)),
    tail_of(from, `${prefix}last_ms`),
  ];
  const row = (when, prefix) => [
    when,
    ...times(runs, prefix),
    ...["rss", "kernel"].map((whose) => median_of(runs, `${prefix}${whose}_kib_grown`) / stop),
  ];
  const rows = [
    row(`${presses} presses before`, "before_"),
    row(`${presses} presses after`, "after_"),
    row(`the ${presses} after those`, "later_"),
    [`${presses} presses where nobody stops`, ...times(others), "–", "–"],
  ];
  print(table(["", "p50 ms", "last p50 ms", `last ${tail_name(others, "last_ms")} ms`, "server's KiB", "kernel's KiB"], rows));
  print();
  print(`Until the kernel holds as much for a socket as it may, it takes what is sent to it as if its reader read. Then those who have
stopped are passed over. ${stop - never} of them read again, stop for a shorter time and read once more. What each of them gets then,
beginning with what the kernel held for it:`);
  print();
  const again = ["patches", "snapshots", "bytes", "all_ms"];
  const row_again = (missed, prefix) => [missed, ...again.map((figure) => median_of(runs, prefix + figure))];
  print(
    table(
      ["presses that each missed", "patches", "snapshots", "bytes", "all up to date after ms"],
      [row_again(2 * presses, "long_stop_"), row_again(presses, "short_stop_")],
    ),
  );
  print();
  const closed = quick ? NaN : await closings(options, never);
  const last_to_others = (phase) =>
    paired(
      runs,
      others,
      (run) => run[`${phase}_last_p50_ms`],
      (run) => run.last_p50_ms,
    );
  const last_to_before = (phase) => median(runs.map((run) => run[`${phase}_last_p50_ms`] / run.before_last_p50_ms));
  demand("last arrival after, to before", "at most 1.10", last_to_before("after"));
  demand("last arrival after, to where nobody stops", "no limit", last_to_others("after"));
  demand("last arrival later, to where nobody stops", "at most 1.10", last_to_others("later"));
  const worst_for_each = (of) => Math.max(...runs.map(of)) / stop;
  const server_kib = worst_for_each((run) => run.later_rss_kib_grown - run.after_rss_kib_grown);
  const kernel_kib = worst_for_each((run) => Math.max(run.after_kernel_kib_grown, run.later_kernel_kib_grown));
  demand("server's KiB for each who stopped, from the first presses after to the last", "at most 4", server_kib);
  demand("kernel's KiB for each who stopped", "at most 64", kernel_kib);
  demand("snapshots that one gets on reading again", "at most 1", worst_of(runs, "long_stop_snapshots_max"));
  demand("those who never read again, and are closed", `exactly ${number(never)}`, closed);
}

// Those who never read are closed by the server after its limit.
async function closings(options, never) {
  const run = await with_server(dais, async (started) => {
    const figures = await run_load("slow", started, { ...options, "close-seconds": 90 });
    return { ...figures, counted: await started.counted("dais_slow_connections_total") };
  });
  const { closed, closed_first_s, closed_last_s, counted } = run;
  const when = `${number(closed_first_s)} to ${number(closed_last_s)} s after they had stopped`;
  print(`The other ${number(never)} never read again: in one run more ${number(closed)} were closed, ${when}. The server
counted ${number(counted)} that it closed with 4008 (too much waited for this subscriber; come back).`);
  print();
  return Math.min(closed, counted);
}

async function resume() {
  const cpu_ratio = (run) => run.cpu_us_per_resume / run.cpu_us_per_join;
  const connections = audience(10_000);
  const options = crowd(connections, { seconds: quick ? 1 : 10, presses: 2, "pause-ms": press_interval_ms });
  const sizes = quick ? [9, 18] : [60, 500];
  const runs = await in_turn(sizes, (questions) => measure(dais, "blip", options, 1, { questions }));
  print(`All ${number(connections)} connections are cut and come back after ${options.seconds} s and ${options.presses} presses. Bytes are
all that a connection is sent, handshake and welcome included; µs are of the server's CPU.`);
  print();
  print(
    table(
      ["questions", "all back ms", "bytes to resume", "bytes to join", "ratio", "µs to resume", "µs to join", "ratio"],
      sizes.map((questions, i) => [
        questions,
        ...["all_back_ms", "bytes_per_resume", "bytes_per_join", "bytes_ratio"].map((figure) => median_of(runs[i], figure)),
        ...["cpu_us_per_resume", "cpu_us_per_join"].map((figure) => median_of(runs[i], figure)),
        median(runs[i].map(cpu_ratio)),
      ]),
    ),
  );
  print();
  const [fewest] = sizes;
  demand(`${fewest} questions: bytes to resume, to those of a snapshot`, "under 0.1", worst_of(runs[0], "bytes_ratio"));
  demand(`${fewest} questions: CPU to resume, to that of joining`, "no limit", median(runs[0].map(cpu_ratio)));
}

async function core() {
  const runs = [];
  for (let round = 0; round < rounds; ++round) {
    const logs = mkdtempSync(join(scratch, "core-"));
    const [program, ...rest] = on_server_core([join(process.env.DAIS_BUILD, "dais_bench_core"), logs, quick ? "50" : "1"]);
    const { stdout } = await run_program(program, rest, { timeout: 600_000 });
    runs.push(JSON.parse(stdout));
    rmSync(logs, { recursive: true });
  }
  const part = (name) => runs.map((run) => run[name]);
  const [votes, checkpoint, restart] = ["votes", "checkpoint", "restart"].map(part);
  if (pinned) print("All of it on one core, which the rooms' thread and the log's share.");
  print(`${number(votes[0].votes)} votes from frame to reply, in a second and in a second of CPU of both. A start with a session
of 1,000,000 records, whose checkpoint is as old as it may be, and with 1,000 sessions of 300.`);
  print();
  print(
    table(
      ["votes a second", "votes a second of CPU", "ready ms, 1,000,000", "ready ms, 1,000 sessions"],
      [
        [
          median_of(votes, "per_second"),
          median_of(votes, "per_cpu_second"),
          median_of(restart, "million_ms"),
          median_of(restart, "thousand_ms"),
        ],
      ],
    ),
  );
  print();
  const [writing, held, bytes] = ["ms", "held_ms", "bytes"].map((figure) => number(median_of(checkpoint, figure)));
  print(`To write that session down, with what its room knows of similar questions and of the latest commands, takes another thread
${writing} ms, from the checkpoint before and the records since, and ${bytes} bytes; the loop is held for ${held} ms of CPU at most.
Without a checkpoint it is ready after
${number(median_of(restart, "million_whole_ms"))} ms.`);
  print();
  print(`Presses in a session with one question and in one with 5,000 questions and 100,000 records, in turn: CPU of the rooms' thread until
the reply has come, and a moderator and one of the audience have been shown it. Every second one takes back the one before.`);
  print();
  const presses = [
    ["time is added", "time"],
    ["a question is queued", "queue"],
    ["a question is put on stage", "stage"],
    ["a vote", "vote"],
  ].map(([name, what]) => {
    const pressed = runs.map((run) => run.change[what]);
    const ratio = median(pressed.map(({ empty_us, full_us }) => full_us / empty_us));
    return [name, median_of(pressed, "empty_us"), median_of(pressed, "full_us"), ratio];
  });
  print(table(["", "µs with one question", "µs with 5,000", "ratio"], presses));
  print();
  demand(`votes a second${pinned ? " on one core" : ""}, with replies`, "at least 50,000", median_of(votes, "per_second"));
  demand("a press in the full session, to the other; the worst kind", "at most 1.2", Math.max(...presses.map((row) => row.at(-1))));
  demand("ready with 1,000,000 records, ms", "under 2,000", worst_of(restart, "million_ms"));
  demand("ready with 1,000 sessions, ms", "under 3,000", worst_of(restart, "thousand_ms"));
}

async function pages() {
  const { budgets, weigh } = await import("../system/budget.mjs");
  const { line, visit_pages } = await import("./pages.mjs");
  const visits = await visit_pages(rounds);
  const rows = [
    ["the audience's page, as Chromium imitates it", "browser"],
    ["figures and nothing else, as Chromium imitates it", "browser_bare"],
    ["the audience's page, over a line like that", "far"],
    ["figures and nothing else, over a line like that", "far_bare"],
  ];
  print(`From the address to the frame with the clock's figures, for somebody who was never here: ${line.bytes_per_second / 125} kbit/s, a
round trip of ${line.round_trip_ms} ms, the processor slowed ${line.cpu_slowdown} ×. Chromium's own imitation delays each request and makes
connections at once. The line is a proxy: a connection takes a round trip to be made, and all share the bytes. Figures and nothing else:
what this browser takes on this machine for a page that could not be smaller.`);
  print();
  const figures = ["ready_ms", "bytes", "requests", "off_ms"];
  print(
    table(
      ["", "readable after ms", "bytes until then", "requests", "figures off by ms"],
      rows.map(([name, key]) => [name, ...figures.map((figure) => median_of(visits[key], figure))]),
    ),
  );
  print();
  print("Script and style of a page, compressed with Brotli; requests with those of the page itself and its socket:");
  print();
  const weighed = ["audience", "console"].map((page) => ({ page, ...weigh(page), most: budgets[page] }));
  print(
    table(
      ["page", "bytes", "requests"],
      weighed.map(({ page, bytes, requests }) => [page, bytes, requests]),
    ),
  );
  print();
  for (const { page, bytes, requests, most } of weighed) {
    demand(`${page}: bytes of script and style`, `at most ${number(most.bytes)}`, bytes);
    demand(`${page}: requests`, `at most ${most.requests}`, requests);
  }
  demand("the clock is readable, as Chromium imitates it, ms", "under 1,000", median_of(visits.browser, "ready_ms"));
  demand("the same over a line like that, ms", "no limit", median_of(visits.far, "ready_ms"));
}

// --- All of it ---------------------------------------------------------------------------------------------------------

const parts = {
  "fan-out": { title: "Fan-out", run: fan_out },
  scale: { title: "Scale", run: scale },
  memory: { title: "Memory", run: memory },
  joins: { title: "Joining", run: joins },
  votes: { title: "Votes", run: vote_storm },
  silence: { title: "Silence", run: silence },
  tls: { title: "TLS", run: tls },
  slow: { title: "Slow readers", run: slow_readers },
  resume: { title: "Coming back", run: resume },
  bytes: { title: "Bytes to a phone", run: () => bytes({ quick, print, demand }) },
  core: { title: "Without sockets", run: core },
  pages: { title: "Pages", run: pages },
};

const unknown = wanted.find((name) => !parts[name]);
if (unknown) {
  console.error(`There is no part "${unknown}"; there are ${Object.keys(parts).join(", ")}.`);
  process.exit(2);
}

const folder = fileURLToPath(new URL(".", import.meta.url));
const commit = execFileSync("git", ["-C", folder, "describe", "--always", "--dirty"], { encoding: "utf8" }).trim();

function describe_machine() {
  const system = /^PRETTY_NAME="(.*)"$/m.exec(readFileSync("/etc/os-release", "utf8"))?.[1];
  print(`A moderator's press changes what thousands of phones show. This is what it costs in Dais, and in other servers that send a change
of the same size to as many connections.`);
  print();
  print(`Measured on ${new Date().toISOString().slice(0, 10)} by script/bench at ${commit}.`);
  print();
  print(`- ${availableParallelism()} × ${cpus()[0].model}, ${Math.round(totalmem() / 2 ** 30)} GiB, ${system}, Linux ${release()}`);
  for (const server of servers) print(`- ${server.name}: ${server.version()}`);
  print();
  const measured = rounds > 1 ? `medians of ${rounds} rounds, in which the servers took turns` : "of one round";
  print(`${pinned ? "The server has one core and the load another, both on this machine." : "The server and the load share this machine."}
Figures are ${measured};
those with × are medians of the ratios within a round. What has to hold at all times is judged by the worst round. The machine is faster at
some times than at others, so that figures of different parts are not to be compared.`);
}

const time_of_day = () => new Date().toTimeString().slice(0, 8);

print("# What was measured");
print();
describe_machine();
const before_parts = printed.length;
let ran = 0,
  failed = 0;
for (const [name, part] of Object.entries(parts)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  process.stderr.write(`${time_of_day()} ${part.title}\n`);
  title_of_part = part.title;
  print();
  print(`## ${part.title}`);
  print();
  try {
    await part.run();
    ++ran;
  } catch (error) {
    ++failed;
    print(`This part failed: ${error.message}`);
  }
}
process.stderr.write(`${time_of_day()} done\n`);

// All demands that have a limit. In the document they come first.
function summary_of(rows) {
  const judged = (how) => rows.filter((row) => row.at(-1) === how).length;
  const all = `${judged("met")} were met, ${judged("missed")} missed, ${judged("not measured")} not measured`;
  const heading = `## What was asked for\n\nOf ${rows.length} demands that have a limit in numbers ${all}.`;
  return `${heading}\n\n${table(["part", "demand", "limit", "measured", ""], rows)}\n`;
}

// The document with these parts in the places of what it had of them, and their demands in the places of theirs.
function renewed(document, parts_of_it) {
  const sections = document.split(/^(?=## )/m);
  const title_of = (section) => /^## (.*)$/m.exec(section)?.[1];
  const cells = (line) => line.slice(2, -2).split(" | ");
  const summary = sections.find((one) => title_of(one) === "What was asked for").split("\n");
  const old = summary
    .filter((line) => line.startsWith("| "))
    .slice(2)
    .map(cells);
  const titles = parts_of_it.map(title_of);
  const first = old.findIndex(([title]) => titles.includes(title));
  const kept = old.filter(([title]) => !titles.includes(title));
  const rows = first < 0 ? [...kept, ...demands] : kept.toSpliced(first, 0, ...demands);
  const by_itself = (section) => section.replace("\n\n", `\n\nMeasured by itself, at ${commit}.\n\n`);
  const fresh = parts_of_it.filter((one) => !sections.map(title_of).includes(title_of(one)));
  return sections
    .map((section) => {
      const title = title_of(section);
      if (title === "What was asked for") return `${summary_of(rows)}\n`;
      const anew = parts_of_it.find((one) => title_of(one) === title);
      return anew ? by_itself(anew) : section;
    })
    .concat(fresh.map(by_itself))
    .join("");
}

if (!quick && demands.length > 0) console.log(`\n${summary_of(demands)}`);
if (!quick && failed === 0) {
  const write = (name, text) => writeFileSync(new URL(name, import.meta.url), `${text.trimEnd()}\n`);
  const head = printed.slice(0, before_parts).join("\n");
  const parts_of_it = `${printed.slice(before_parts).join("\n")}\n\n`.split(/^(?=## )/m).slice(1);
  if (again) write("RESULTS.md", renewed(readFileSync(new URL("RESULTS.md", import.meta.url), "utf8"), parts_of_it));
  else if (wanted.length === 0) write("RESULTS.md", `${head}\n\n${summary_of(demands)}\n${parts_of_it.join("")}`);
}
const took = Math.round(performance.now() / 1000);
console.log(`\nbench: ${ran} parts ran${failed > 0 ? `, ${failed} failed` : ""} in ${Math.floor(took / 60)} min ${took % 60} s`);
process.exit(failed === 0 ? 0 : 1);
