import { expect, test } from "vitest";
import { answerWithinAwake, Link, pingEvery } from "../../src/net/socket";
import { Uptime } from "../../src/net/uptime";
import { World } from "./world";

const second = 1_000;
const hour = 3_600 * second;

// A device's clocks, of which a page is told every second while it runs. Both are what it has; `real` is the truth.
class Device {
  real = 0;
  monotonic = 5_000;
  date = Date.UTC(2024, 9, 27, 0, 59);
  seen = true;
  readonly uptime = new Uptime(
    () => this.monotonic,
    () => this.date,
  );
  #began = this.uptime.now();

  awake(ms: number): void {
    for (; ms > 0; ms -= second) {
      this.real += Math.min(ms, second);
      this.monotonic += Math.min(ms, second);
      this.date += Math.min(ms, second);
      this.uptime.look(this.seen);
    }
  }
  asleep(ms: number): void {
    this.real += ms;
    this.date += ms;
  }
  hidden(): void {
    this.uptime.look(true);
    this.seen = false;
  }
  shown(): void {
    this.seen = true;
    this.uptime.shown();
  }
  get wrong(): number {
    return this.uptime.now() - this.#began - this.real;
  }
}

test.each([1, 25, 3_600, 259_200])("a sleep of %i s counts once the page is shown again", (slept) => {
  const device = new Device();
  device.awake(20 * second);
  device.hidden();
  device.asleep(slept * second);
  device.awake(3 * second); // it wakes before its page is shown
  device.asleep(second);
  device.shown();
  expect(device.wrong).toBe(0);
  device.awake(20 * second);
  expect(device.wrong).toBe(0);
});

test("a monotonic clock that stands still while the page runs counts, too", () => {
  const device = new Device();
  device.awake(5 * second);
  for (let i = 0; i < 25; ++i) {
    device.asleep(second);
    device.uptime.look(true);
  }
  device.shown();
  expect(device.wrong).toBe(0);
});

test.each([hour, -hour, 2 * second, -2 * second, 72 * hour])("a date that is set by %i ms before its reader's eyes moves nothing", (by) => {
  const device = new Device();
  device.awake(20 * second);
  device.date += by;
  expect(device.uptime.look(true)).toBe(by > 0);
  device.awake(20 * second);
  device.hidden();
  device.awake(20 * second);
  device.shown();
  expect(device.wrong).toBe(0);
});

test("a date that goes back is never believed", () => {
  const device = new Device();
  device.hidden();
  device.date -= hour;
  device.shown();
  expect(device.wrong).toBe(0);
});

test("a date that a network sets right little by little moves nothing", () => {
  const device = new Device();
  for (let i = 0; i < 60; ++i) {
    device.awake(10 * second);
    device.date += 5;
    device.hidden();
    device.shown();
  }
  expect(device.wrong).toBe(0);
});

test("a sleep that the server has told of since is not counted once more", () => {
  const device = new Device();
  device.hidden();
  device.asleep(25 * second);
  device.uptime.look(false);
  const before = device.uptime.now();
  device.uptime.heard();
  device.shown();
  expect(device.uptime.now()).toBe(before);
});

// A page over such clocks.
class Sleeper extends World {
  date = Date.UTC(2024, 9, 27, 0, 59);
  slept = 0;
  reached = true;
  readonly uptime = new Uptime(
    () => this.time,
    () => this.date + this.time,
  );
  override now = (): number => this.uptime.now();
  readonly link: Link;

  constructor() {
    super();
    this.link = new Link(
      this,
      { token: "t" },
      { status() {}, view() {}, own() {}, welcome() {}, renewed() {}, preview() {}, clock: () => this.uptime.heard() },
    );
    this.link.start();
    this.greet();
  }
  greet(): void {
    const { socket } = this;
    socket.answerPing = (sent) => this.reached && socket.receive({ type: "pong", sent, at: this.server });
    socket.onopen?.();
    socket.receive({ type: "welcome", session: "s", as: "stage", epoch: "e", resumed: false, at: this.server, time_scale: 1, own: {} });
    socket.receive({ type: "snapshot", seq: 0, view: {} });
  }
  get server(): number {
    return 5_000_000 + this.time + this.slept;
  }
  get off(): number {
    return Math.abs(this.link.clock.at(this.now()) - this.server);
  }
  sleep(ms: number): void {
    this.slept += ms;
    this.date += ms;
  }
  shown(): void {
    this.uptime.shown();
    this.link.wake();
  }
}

test("a page that slept without a network shows the server's time, and how old it is in truth", () => {
  const page = new Sleeper();
  page.pass(4 * pingEvery);
  page.reached = false;
  page.link.offline();
  page.pass(answerWithinAwake);
  page.sleep(25 * second);
  page.shown();
  expect(page.off).toBeLessThanOrEqual(100);
  const heard = page.link.silence(page.now());
  expect(heard).toBeGreaterThanOrEqual(25 * second + answerWithinAwake);
  expect(heard).toBeLessThanOrEqual(25 * second + answerWithinAwake + pingEvery);
});

test("an answer puts right what a date that was set unseen has moved", () => {
  const page = new Sleeper();
  page.pass(4 * pingEvery);
  page.reached = false;
  page.date += hour;
  page.shown();
  page.reached = true;
  page.shown();
  expect(page.off).toBeLessThanOrEqual(1);
  page.pass(60 * second);
  expect(page.off).toBeLessThanOrEqual(1);
});
