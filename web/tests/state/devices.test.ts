// A whole page, from its socket to its figures, on devices whose date, zone and clock are not to be relied on.

import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { SessionView } from "../../src/protocol/messages";
import { countdown } from "../../src/state/figures";
import { timeOfDay, timeWithSeconds } from "../../src/state/format";
import { currentOf, expectedEnd, left, segmentPhase } from "../../src/state/run";

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;
const allowed = 100;
const way = 10; // each way over the network

// A segment of an hour begins half an hour before the change, and its wrap-up at it. Another half an hour follows. What clocks on the wall
// show two seconds before and after the change; and when the session is expected to end, before and after a pause.
type Session = [zone: string, change: string, before: string, after: string, end: string, endAfterPause: string];

const sessions: Session[] = [
  ["Europe/Zurich", "2024-10-27T01:00Z", "02:59:58", "02:00:02", "03:00", "03:01"],
  ["America/New_York", "2017-03-12T07:00Z", "01:59:58", "03:00:02", "04:00", "04:01"],
  ["Australia/Lord_Howe", "2024-04-06T15:00Z", "01:59:58", "01:30:02", "02:30", "02:31"],
  ["Asia/Kolkata", "2024-02-28T18:30Z", "23:59:58", "00:00:02", "01:00", "01:01"],
  ["Africa/Nairobi", "2023-12-31T21:00Z", "23:59:58", "00:00:02", "01:00", "01:01"],
];

interface Device {
  what: string;
  zone: string;
  off?: number; // its date, from the right one
  meanwhile?: () => void; // just before the change
}

const moves = (by: number) => () => void vi.setSystemTime(Date.now() + by);

const devices: Device[] = [
  { what: "that is right", zone: "Europe/Zurich" },
  { what: "an hour fast", zone: "Asia/Tokyo", off: hour },
  { what: "an hour slow", zone: "Europe/Zurich", off: -hour },
  { what: "two hours fast", zone: "America/New_York", off: 2 * hour },
  { what: "three days slow", zone: "America/Los_Angeles", off: -72 * hour },
  { what: "in 1970", zone: "Etc/UTC", off: -55 * 365 * 24 * hour },
  { what: "with a zone of a quarter of an hour", zone: "Asia/Kathmandu" },
  { what: "whose clock is set two hours forward", zone: "Africa/Nairobi", meanwhile: moves(2 * hour) },
  { what: "whose clock is set two hours back", zone: "Africa/Nairobi", meanwhile: moves(-2 * hour) },
  { what: "whose own zone goes forward", zone: "Europe/Zurich", meanwhile: () => vi.setSystemTime("2024-03-31T00:59:59Z") },
  { what: "whose own zone goes back", zone: "Australia/Lord_Howe", meanwhile: () => vi.setSystemTime("2024-04-06T14:59:59Z") },
  { what: "that is carried to another zone", zone: "Europe/Zurich", meanwhile: () => void vi.stubEnv("TZ", "Pacific/Kiritimati") },
];

const listeners = new Map<string, () => void>();
let tell: ((frame: object) => void) | undefined;
let apart: number; // for how long the session had run before, and the device slept
let switchedOn: number;
let began: number;
let page: typeof import("../../src/state/session");

const server = (): number => began + (performance.now() - switchedOn) + apart;

class Socket {
  static readonly OPEN = 1;
  readonly readyState = Socket.OPEN;
  onopen: (() => void) | undefined;
  onmessage: ((event: { data: string }) => void) | undefined;
  onclose: ((event: { code: number; reason: string }) => void) | undefined;

  constructor() {
    tell = (frame) => void setTimeout(() => this.onmessage?.({ data: JSON.stringify(frame) }), way);
    setTimeout(() => this.onopen?.(), way);
  }
  send(text: string): void {
    const frame = JSON.parse(text) as { type: string; sent: number };
    setTimeout(() => {
      const at = Math.round(server());
      if (frame.type === "ping") tell?.({ type: "pong", sent: frame.sent, at });
      if (frame.type !== "hello") return;
      tell?.({ type: "welcome", session: "s", as: "stage", epoch: "e", resumed: false, at, time_scale: 1, own: {} });
      tell?.({ type: "snapshot", seq: 0, view: viewOf(began, 0) });
    }, way);
  }
  close(): void {}
}

let zone: string;

// The segment runs since `since` and has spent `used` before.
function viewOf(since: number, used: number): SessionView {
  const person = { name: "N", title: "", affiliation: "" };
  const segment = { kind: "discussion" as const, speakers: [], wrap_up: 30 * minute, planned_start: began, planned_end: began + hour };
  return {
    plan: {
      title: "T",
      subtitle: "",
      venue: "",
      language: "",
      time_zone: zone,
      start: began,
      end: began + 90 * minute,
      planned_end: began + 90 * minute,
      hard_stop: false,
      moderator: person,
      panellists: {},
      panellist_order: [],
      absent: [],
      question_length: 300,
    },
    run: { status: "running", revision: 3, current: "talk", following: "end", handed_over: false, locked: false },
    order: ["talk", "end"],
    segments: {
      talk: { ...segment, title: "talk", state: "current", began, clock: { allotment: hour, added: 0, used, running_since: since } },
      end: { ...segment, title: "end", state: "ahead", clock: { allotment: 30 * minute, added: 0, used: 0 } },
    },
  };
}

const clock = () => currentOf(page.view.value)!.segment.clock;

// The page shows what the server would show, or what it would have shown a tenth of a second earlier or later.
function check(): void {
  const rest = left(clock(), server());
  expect([countdown(rest + allowed), countdown(rest - allowed)]).toContain(countdown(left(clock(), page.now.value)));
  const told = timeWithSeconds(page.now.value, page.zone.value);
  expect([timeWithSeconds(server() - allowed, zone), timeWithSeconds(server() + allowed, zone)]).toContain(told);
}

function run(ms: number, step = 37): void {
  for (let passed = 0; passed < ms; passed += step) {
    vi.advanceTimersByTime(Math.min(step, ms - passed));
    check();
  }
}

// To a moment counted from the beginning.
const runTo = (ms: number, step?: number): void => run(ms - (server() - began), step);

async function open(where: string, change: string, device: Device): Promise<void> {
  zone = where;
  began = Date.parse(change) - 30 * minute;
  vi.stubEnv("TZ", device.zone);
  page = await import("../../src/state/session");
  apart = 30 * minute - 6 * second;
  switchedOn = performance.now();
  vi.setSystemTime(server() + (device.off ?? 0));
  page.connect({ token: "token" });
  vi.advanceTimersByTime(second);
}

beforeEach(() => {
  vi.resetModules();
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance", "Date"] });
  listeners.clear();
  const addEventListener = (type: string, run: () => void) => void listeners.set(type, run);
  vi.stubGlobal("addEventListener", addEventListener);
  vi.stubGlobal("document", { addEventListener, visibilityState: "visible" });
  vi.stubGlobal("location", { origin: "http://dais.example" });
  vi.stubGlobal("WebSocket", Socket);
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.unstubAllEnvs();
});

describe.each(sessions)("a session in %s across the change at %s", (where, change, before, after, end, endAfterPause) => {
  test.each(devices)("on a device $what, in $zone", async (device) => {
    await open(where, change, device);
    runTo(30 * minute - 3 * second);
    device.meanwhile?.();

    runTo(30 * minute - 2 * second + 50);
    expect(timeWithSeconds(page.now.value, page.zone.value)).toBe(before);
    expect(countdown(left(clock(), page.now.value))).toBe("30:02");
    expect(segmentPhase(page.view.value, page.now.value)).toBe("running");
    runTo(30 * minute + 2 * second + 50);
    expect(timeWithSeconds(page.now.value, page.zone.value)).toBe(after);
    expect(countdown(left(clock(), page.now.value))).toBe("29:58");
    expect(segmentPhase(page.view.value, page.now.value)).toBe("wrap_up");
    expect(timeOfDay(expectedEnd(page.view.value, page.now.value)!, page.zone.value)).toBe(end);

    runTo(31 * minute, 997);
    tell?.({
      type: "patch",
      seq: 1,
      at: server(),
      view: {
        run: { paused_since: began + 31 * minute },
        segments: { talk: { clock: { used: 31 * minute, running_since: null } } },
      },
    });
    vi.advanceTimersByTime(way);
    run(minute - way, 997);
    expect(countdown(left(clock(), page.now.value))).toBe("29:00");
    tell?.({
      type: "patch",
      seq: 2,
      at: server(),
      view: { run: { paused_since: null }, segments: viewOf(began + 32 * minute, 31 * minute).segments },
    });
    vi.advanceTimersByTime(way);
    run(5 * second);
    expect(countdown(left(clock(), page.now.value))).toBe("28:55");
    expect(timeOfDay(expectedEnd(page.view.value, page.now.value)!, page.zone.value)).toBe(endAfterPause);

    // Into overtime, asleep.
    apart += 40 * minute;
    listeners.get("visibilitychange")!();
    vi.advanceTimersByTime(2 * way + 1);
    run(7 * second);
    expect(countdown(left(clock(), page.now.value))).toBe("+11:12");
    expect(segmentPhase(page.view.value, page.now.value)).toBe("overtime");
  });
});
