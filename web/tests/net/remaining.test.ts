// What is left on a page is what is left on the server, within 100 ms, whatever the device's own clock does.

import { describe, expect, test } from "vitest";
import { answerWithinAwake, Link, pingEvery } from "../../src/net/socket";
import type { ClockView } from "../../src/protocol/messages";
import { left } from "../../src/state/run";
import { type TestSocket, World } from "./world";

const allowed = 100;
const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;
const began = Date.UTC(2024, 9, 27, 0, 30); // half an hour before the clocks go back in Europe

type Ways = [there: number, back: number]; // milliseconds

interface Conditions {
  ways: Ways[]; // each answer takes the next; the last one is for all others
  timeScale: number;
  fast: number; // the device's clock, by this part of what passes
  grain: number; // milliseconds between which it does not change
  as: "stage" | "participant";
}

// A device with its page, and a server at the other end of a network. The device's clock counts from when it was switched on, and stands
// still while the device sleeps, as the browser's timers do.
class Device extends World {
  readonly is: Conditions;
  reached = true;
  #apart = 0; // what the server's clock has gained by sleeps and restarts
  #seq = 0;

  readonly link = new Link(
    this,
    { token: "t" },
    { status() {}, view() {}, own() {}, welcome() {}, renewed() {}, preview() {}, clock() {} },
  );
  readonly clock: ClockView = { allotment: 20 * minute, added: 0, used: 0, running_since: began };

  constructor(more: Partial<Conditions> = {}) {
    super();
    this.is = { ways: [[10, 10]], timeScale: 1, fast: 0, grain: 0, as: "stage", ...more };
    this.link.start();
  }

  override now = (): number => (this.is.grain === 0 ? this.time : Math.floor(this.time / this.is.grain) * this.is.grain);

  get server(): number {
    return began + ((this.time - 1_000) / (1 + this.is.fast) + this.#apart) * this.is.timeScale;
  }

  // How far the page is from the server, in real milliseconds.
  get off(): number {
    return Math.abs(left(this.clock, this.link.clock.at(this.now())) - left(this.clock, this.server)) / this.is.timeScale;
  }

  // The most that it is off while this passes.
  worst(ms: number, step = 10): number {
    let worst = this.off;
    for (let passed = 0; passed < ms; passed += step) {
      this.pass(step);
      worst = Math.max(worst, this.off);
    }
    return worst;
  }

  sleep(ms: number): void {
    this.#apart += ms;
  }

  // With a clock that shows so much more than that of the server before.
  restart(more: number): void {
    this.#apart += more / this.is.timeScale;
    this.socket.onclose?.(1006, "");
  }

  // Something happens that every page is told.
  patch(): void {
    const { socket } = this;
    const frame = { type: "patch", seq: ++this.#seq, at: Math.round(this.server), view: {} } as const;
    this.after(this.#way()[1], () => socket.receive(frame));
  }

  override open(): TestSocket {
    const socket = super.open() as TestSocket;
    socket.answerPing = (sent) => this.#answer((at) => socket.receive({ type: "pong", sent, at }));
    this.after(1, () => {
      socket.onopen?.();
      this.#answer((at) => {
        socket.receive({
          type: "welcome",
          session: "s",
          as: this.is.as,
          epoch: "e",
          resumed: false,
          at,
          time_scale: this.is.timeScale,
          own: {},
        });
        socket.receive({ type: "snapshot", seq: this.#seq, view: {} });
        if (this.is.as === "participant") this.#isHere(socket);
      });
    });
    return socket;
  }

  // As rarely as the server says so to a phone.
  #isHere(socket: TestSocket): void {
    this.after(45 * second, () => {
      if (socket.closed) return;
      socket.receive({ type: "here" });
      this.#isHere(socket);
    });
  }

  #way(): Ways {
    return this.is.ways.length > 1 ? this.is.ways.shift()! : this.is.ways[0]!;
  }

  // An answer is stamped when it is made, between the ways there and back.
  #answer(receive: (at: number) => void): void {
    if (!this.reached) return;
    const [there, back] = this.#way();
    this.after(there, () => {
      const at = Math.round(this.server);
      this.after(back, () => receive(at));
    });
  }
}

describe("over a network", () => {
  test.each<[Ways[], number]>([
    [[[1, 1]], 1],
    [[[10, 10]], 1],
    [[[80, 80]], 1],
    [[[400, 400]], 1],
    // Nobody can tell a way there from a way back: a page is off by half of their difference.
    [[[60, 20]], 20],
    [[[20, 60]], 20],
    [[[5, 150]], 73],
    [[[200, 10]], 95],
    // One quick answer among slow ones is enough.
    [
      [
        [300, 20],
        [700, 10],
        [10, 400],
        [12, 10],
        [900, 20],
        [500, 10],
      ],
      1,
    ],
    [
      [
        [300, 20],
        [12, 10],
        [20, 900],
        [900, 10],
      ],
      1,
    ],
  ])("whose ways take %j the page is off by no more than %i ms", (ways, most) => {
    const device = new Device({ ways });
    device.pass(6 * second);
    expect(device.worst(10 * minute, 50)).toBeLessThanOrEqual(most + 0.51);
    expect(most).toBeLessThanOrEqual(allowed);
  });

  const quick: [Ways[]][] = [[[[10, 10]]], [[[80, 10]]], [[[10, 80]]], [[[90, 90]]]];
  test.each(quick)("whose ways take %j the page is off by no more than it may from its first frame", (ways) => {
    const device = new Device({ ways });
    while (!device.link.clock.known) device.pass(1);
    expect(device.worst(20 * second)).toBeLessThanOrEqual(allowed);
  });
});

describe("on a device that is busy when the page comes in", () => {
  // What comes waits until the page has drawn.
  test.each(Array.from({ length: 50 }, (_, seed) => seed))("the page is right when it is cut off seconds later (seed %i)", (seed) => {
    const ways = Array.from({ length: 8 }, (_, i): Ways => [1 + ((seed * 7 + i * 3) % 5), 200 + ((seed * 31 + i * 17) % 160)]);
    const device = new Device({ ways: [...ways, [2, 5]] });
    device.pass(6 * second);
    device.reached = false;
    expect(device.worst(20 * second, 100)).toBeLessThanOrEqual(allowed);
  });
});

describe("on a device whose clock is fast by", () => {
  const ways: Ways[][] = [
    [[1, 1]],
    [[10, 10]],
    [[30, 30]],
    [
      [5, 5],
      [40, 40],
    ],
  ];
  test.each(
    [0, 0.00005, -0.00005, 0.0001, -0.0001, 0.0005, -0.0005, 0.01, -0.01].flatMap((fast) => ways.map((way) => [fast, way] as const)),
  )("%f of what passes, over %j", (fast, way) => {
    const device = new Device({ fast, ways: [...way] });
    device.pass(2 * second);
    expect(device.worst(2 * hour, 500)).toBeLessThanOrEqual(allowed);
  });

  test.each([0, 0.00005, -0.00005, 0.0001, -0.0001].flatMap((fast) => ways.map((way) => [fast, way] as const)))(
    "%f of what passes, over %j, on a phone that rests",
    (fast, way) => {
      const device = new Device({ fast, ways: [...way], as: "participant" });
      device.pass(2 * second);
      expect(device.worst(2 * hour, 500)).toBeLessThanOrEqual(allowed);
      expect(device.socket.of("ping").length).toBeLessThanOrEqual(30);
    },
  );

  test.each([0.0001, -0.0001])("%f, after ten minutes without a network", (fast) => {
    const device = new Device({ fast });
    device.pass(2 * second);
    device.reached = false;
    expect(device.worst(10 * minute, 100)).toBeLessThanOrEqual(allowed);
  });
});

test.each([0.1, 1, 2, 16, 40])("a device whose clock changes every %f ms only", (grain) => {
  const device = new Device({ grain });
  device.pass(2 * second);
  expect(device.worst(minute, 7)).toBeLessThanOrEqual(allowed);
});

const lengths = [30, 90, 110, 400, second, 5 * second, minute, hour, 8 * hour, 72 * hour];
const timeScales = [1, 60];
const sleeps = lengths.flatMap((slept) => timeScales.map((timeScale) => [slept, timeScale] as const));

describe("on a device that slept, and its clock with it,", () => {
  function asleep(slept: number, timeScale: number, more: Partial<Conditions> = {}): Device {
    const device = new Device({ timeScale, ...more });
    device.pass(7 * second);
    expect(device.off).toBeLessThanOrEqual(1);
    device.sleep(slept);
    // It does not know yet.
    expect(Math.abs(device.off - slept)).toBeLessThanOrEqual(1);
    return device;
  }

  test.each(sleeps)("for %i ms (at time scale %i) the page is right with the first answer after it is looked at", (slept, timeScale) => {
    const device = asleep(slept, timeScale);
    device.link.wake();
    device.pass(20);
    expect(device.worst(minute)).toBeLessThanOrEqual(allowed);
  });

  test.each(sleeps)("for %i ms (at time scale %i) it is so soon where nobody says that it slept", (slept, timeScale) => {
    const device = asleep(slept, timeScale);
    device.pass(pingEvery + 20);
    expect(device.worst(minute)).toBeLessThanOrEqual(allowed);
  });

  test.each(sleeps)("for %i ms (at time scale %i) it is so, too, where the answers are slower than they were", (slept, timeScale) => {
    const device = asleep(slept, timeScale, {
      ways: [
        [1, 1],
        [1, 1],
        [30, 30],
      ],
    });
    device.pass(pingEvery + 60);
    expect(device.worst(minute)).toBeLessThanOrEqual(allowed);
  });

  test.each(sleeps)("for %i ms (at time scale %i) it is so with the first frame that tells it something", (slept, timeScale) => {
    const device = asleep(slept, timeScale);
    device.patch();
    device.pass(10);
    expect(device.worst(minute)).toBeLessThanOrEqual(allowed);
  });

  test.each(sleeps)("for %i ms (at time scale %i) it is not misled by an answer from before", (slept, timeScale) => {
    const device = new Device({ timeScale, ways: [[10, 200]] });
    device.pass(2 * second);
    device.link.wake();
    device.pass(100);
    device.sleep(slept); // and the answer is under way
    device.is.ways = [[10, 10]];
    device.link.wake();
    device.pass(150);
    expect(device.worst(minute)).toBeLessThanOrEqual(allowed);
  });

  test.each(sleeps)("for %i ms (at time scale %i) it is so with the second answer where the network wakes slowly", (slept, timeScale) => {
    const device = asleep(slept, timeScale);
    device.is.ways = [
      [700, 20],
      [10, 10],
    ];
    device.link.wake();
    device.pass(720 + 150 + 20);
    expect(device.worst(minute)).toBeLessThanOrEqual(allowed);
  });

  test.each(sleeps)("for %i ms (at time scale %i) it is so when it has come back from a connection that died", (slept, timeScale) => {
    const device = asleep(slept, timeScale);
    const before = device.sockets.length;
    device.reached = false;
    device.link.wake();
    device.pass(answerWithinAwake);
    device.reached = true;
    while (device.sockets.length === before) device.pass(10);
    device.pass(1 + 20 + 20);
    expect(device.worst(minute)).toBeLessThanOrEqual(allowed);
  });

  test("again and again", () => {
    const device = new Device();
    device.pass(second);
    for (const slept of [...lengths, ...lengths]) {
      device.sleep(slept);
      device.link.wake();
      device.pass(20);
      expect(device.worst(7 * second)).toBeLessThanOrEqual(allowed);
    }
  });
});

describe("on a page that is looked at again and had not slept", () => {
  test.each<[Ways[]]>([
    [[[10, 10]]],
    [
      [
        [80, 10],
        [10, 10],
      ],
    ],
    [
      [
        [700, 20],
        [10, 10],
      ],
    ],
    [
      [
        [20, 700],
        [10, 10],
      ],
    ],
    [
      [
        [900, 900],
        [400, 10],
        [10, 10],
      ],
    ],
    [
      [
        [1200, 20],
        [700, 10],
      ],
    ],
  ])("nothing moves, though the answers take %j", (ways) => {
    const device = new Device();
    device.pass(7 * second);
    device.is.ways = ways;
    device.link.wake();
    expect(device.worst(minute)).toBeLessThanOrEqual(allowed);
  });
});

describe("after a restart of the server", () => {
  test.each(
    [0, second, -second, hour, -hour, 2 * hour, -2 * hour].flatMap((more) => timeScales.map((timeScale) => [more, timeScale] as const)),
  )("with a clock that was set by %i ms (at time scale %i) the page goes by the new one", (more, timeScale) => {
    const device = new Device({ timeScale });
    device.pass(7 * second);
    device.restart(more);
    device.pass(second + 1 + 20 + 20);
    expect(device.worst(minute)).toBeLessThanOrEqual(allowed);
  });
});

test.each([1, 2, 10, 60, 1000])("in a rehearsal at time scale %i the page is off by no more of real time", (timeScale) => {
  const device = new Device({ timeScale });
  device.pass(2 * second);
  expect(device.worst(minute)).toBeLessThanOrEqual(allowed);
});
