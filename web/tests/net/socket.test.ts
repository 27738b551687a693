import { describe, expect, test } from "vitest";
import { Moments } from "../../src/net/moments";
import {
  answerExpected,
  answerWithin,
  answerWithinAwake,
  barred,
  hereWithin,
  Link,
  type Listener,
  openWithin,
  pingEvery,
  type Status,
  type Preview,
} from "../../src/net/socket";
import type { PrivateView, Role, SessionView } from "../../src/protocol/messages";
import { World } from "./world";

const run = (revision: number): SessionView => ({ run: { status: "running", revision, handed_over: false, locked: false } });
const at = 5_000_000;

function setUp(token = "token", participant?: string) {
  const world = new World();
  const seen = {
    view: {} as SessionView,
    own: {} as PrivateView,
    status: [] as Status["state"][],
    previews: [] as Preview[],
    last: undefined as Status | undefined,
  };
  const listener: Listener = {
    status(status) {
      seen.status.push(status.state);
      seen.last = status;
    },
    view: (view) => (seen.view = view),
    own: (own) => (seen.own = own),
    welcome() {},
    renewed() {},
    preview: (frame) => seen.previews.push(frame),
    clock() {},
  };
  const link = new Link(world, participant === undefined ? { token } : { token, participant }, listener, Moments);
  link.start();
  // Says hello's answer on the socket of the latest attempt.
  const greet = (
    options: {
      as?: Role;
      resumed?: boolean;
      epoch?: string;
      seq?: number;
      view?: SessionView;
      own?: PrivateView;
      at?: number;
      pass?: string;
      servers?: string[];
    } = {},
  ): void => {
    const { socket } = world;
    socket.onopen?.();
    socket.receive({
      type: "welcome",
      session: "s",
      as: options.as ?? "moderator",
      epoch: options.epoch ?? "e1",
      resumed: options.resumed ?? false,
      at: options.at ?? at,
      time_scale: 1,
      own: options.own ?? {},
      ...(options.pass !== undefined && { pass: options.pass }),
      ...(options.servers && { servers: options.servers }),
    });
    if (!options.resumed) socket.receive({ type: "snapshot", seq: options.seq ?? 7, view: options.view ?? run(1) });
  };
  const alive = (back = 0): void => {
    const { socket } = world;
    socket.answerPing = (sent) => {
      const pong = { type: "pong", sent, at: at + world.time - 1000 } as const;
      if (back === 0) socket.receive(pong);
      else world.after(back, () => socket.receive(pong));
    };
  };
  return { world, seen, link, greet, alive };
}

describe("a link", () => {
  test("says hello with its token and secret, and no place the first time", () => {
    const { world } = setUp("abc", "secret");
    world.socket.onopen?.();
    expect(world.socket.of("hello")).toEqual([{ type: "hello", token: "abc", participant: "secret" }]);
  });

  test("shows the snapshot, then each patch on top of it", () => {
    const { world, seen, greet } = setUp();
    greet({
      view: {
        run: { status: "open", revision: 1, handed_over: false, locked: false },
        questions: { q1: { text: "Why?", asked: 1, state: "approved" } },
      },
    });
    expect(seen.status).toEqual(["live"]);
    world.socket.receive({
      type: "patch",
      seq: 8,
      at,
      view: { run: { status: "running", revision: 2, handed_over: false, locked: false } },
    });
    expect(seen.view.run).toMatchObject({ status: "running", revision: 2 });
    expect(seen.view.questions?.["q1"]?.text).toBe("Why?");
  });

  test("takes no notice of frames and members that a newer server adds, and keeps those of the view", () => {
    const { world, seen, greet } = setUp();
    greet({ view: { ...run(1), weather: { sky: "clear" } } as SessionView });
    const { socket } = world;
    socket.onmessage?.(JSON.stringify({ type: "forecast", of: "rain" }));
    socket.onmessage?.(
      JSON.stringify({ type: "patch", seq: 8, at, by: "whom", view: { run: { revision: 2, mood: "calm" }, weather: { wind: 3 } } }),
    );
    expect(seen.last).toEqual({ state: "live" });
    expect(seen.view).toEqual({
      run: { status: "running", revision: 2, handed_over: false, locked: false, mood: "calm" },
      weather: { sky: "clear", wind: 3 },
    });
  });

  test("comes by another token once its link was replaced by what it asked for", () => {
    const { world, greet } = setUp("old");
    greet();
    world.socket.receive({ type: "renewed", token: "new" });
    world.socket.onclose?.(1006, "");
    world.pass(500);
    world.socket.onopen?.();
    expect(world.socket.of("hello")[0]).toMatchObject({ token: "new" });
  });

  test("comes back with the pass that it was given, for a session that is locked by then", () => {
    const { world, greet } = setUp("abc", "secret");
    greet({ as: "participant", pass: "let-me-in" });
    world.socket.onclose?.(1006, "");
    world.pass(500);
    world.socket.onopen?.();
    expect(world.socket.of("hello")[0]).toMatchObject({ participant: "secret", pass: "let-me-in" });
  });

  test("merges what is one's own by itself", () => {
    const { world, seen, greet } = setUp();
    greet({ own: { votes: { q1: true } } });
    world.socket.receive({ type: "own", view: { votes: { q2: true } } });
    expect(Object.keys(seen.own.votes ?? {})).toEqual(["q1", "q2"]);
  });

  test("asks for the ways to catch up while it is live, and hands on what is offered", () => {
    const { world, seen, link, greet } = setUp();
    expect(link.say({ type: "preview_catch_up" })).toBe(false);
    greet();
    expect(link.say({ type: "preview_catch_up" })).toBe(true);
    expect(world.socket.of("preview_catch_up")).toEqual([{ type: "preview_catch_up" }]);
    world.socket.receive({ type: "offers", revision: 1, at, behind: 60_000, offers: [] });
    expect(seen.previews).toEqual([{ type: "offers", revision: 1, at, behind: 60_000, offers: [] }]);
  });

  test("pings several times at first, then every few seconds", () => {
    const { world, greet, alive } = setUp();
    alive();
    greet();
    world.pass(2_000);
    expect(world.socket.of("ping").length).toBe(5);
    world.pass(pingEvery);
    expect(world.socket.of("ping").length).toBe(6);
  });

  test("goes on asking for the time, ever less often, while no answer was quick enough to be right by itself", () => {
    const { world, link, greet } = setUp();
    let back = 300; // until the page has drawn what it shows first
    const open = world.socket;
    open.answerPing = (sent) => {
      const then = at + world.time - 1000;
      world.after(back, () => open.receive({ type: "pong", sent, at: then }));
    };
    open.onopen?.();
    world.pass(300);
    greet({ at: at - 300 });
    world.pass(3_000);
    expect(link.clock.doubt(world.time)).toBeGreaterThan(100);
    back = 10;
    world.pass(1_700);
    expect(link.clock.doubt(world.time)).toBeLessThan(10);
    const asked = open.of("ping").length;
    world.pass(20 * pingEvery);
    expect(open.of("ping").length).toBeLessThanOrEqual(asked + 20);
  });

  test("on the audience's page asks until it knows the time, and then only now and again, while the server says that it is there", () => {
    const { world, seen, greet, alive } = setUp();
    alive(20);
    greet({ as: "participant" });
    world.pass(20_000);
    const asked = world.socket.of("ping").length;
    expect(asked).toBeLessThanOrEqual(10);
    for (let minute = 0; minute < 60; ++minute) {
      for (const pause of [25_000, 35_000]) {
        world.pass(pause);
        world.socket.receive({ type: "here" });
      }
    }
    expect(world.socket.of("ping").length).toBeLessThanOrEqual(asked + 7);
    expect(world.socket.of("ping").length).toBeGreaterThan(asked);
    expect(seen.status).toEqual(["live"]);
  });

  test("on the audience's page notices that the server says nothing any more, whatever it was heard of last", () => {
    const { world, seen, greet, alive } = setUp();
    alive(20);
    greet({ as: "participant" });
    world.pass(20_000);
    const asked = world.socket.of("ping").length;
    world.pass(hereWithin - 25_000);
    world.socket.receive({ type: "patch", seq: 8, at: at + world.time - 1000, view: {} });
    world.pass(hereWithin - 1);
    expect(world.socket.of("ping").length).toBe(asked);
    world.socket.answerPing = undefined;
    world.pass(1);
    expect(world.socket.of("ping").length).toBe(asked + 1);
    world.pass(answerWithin);
    expect(seen.status).toEqual(["live", "away"]);
  });

  test("on the audience's page asks for the time again where a slow line left it unsure, once the server is heard", () => {
    const { world, link, greet, alive } = setUp();
    alive(20);
    greet({ as: "participant" });
    world.pass(30_000);
    const asked = () => world.socket.of("ping").length;
    const before = asked();
    world.socket.receive({ type: "here" });
    expect(asked()).toBe(before);

    alive(600);
    link.wake();
    world.pass(60_000);
    const unsure = asked();
    world.socket.receive({ type: "here" });
    expect(asked()).toBe(unsure + 1);
  });

  test("counts the server's time from the pongs", () => {
    const { world, link, greet } = setUp();
    greet();
    const ping = world.socket.of("ping")[0]!;
    world.pass(40);
    world.socket.receive({ type: "pong", sent: ping.sent, at: at + 20 });
    expect(Math.abs(link.clock.at(world.time) - (at + 40))).toBeLessThanOrEqual(1);
  });

  test("notices within twelve seconds that nobody is there any more", () => {
    const { world, seen, greet, alive } = setUp();
    alive();
    greet();
    world.pass(60_000);
    expect(seen.status).toEqual(["live"]);
    world.socket.answerPing = undefined;
    world.pass(pingEvery + answerWithin);
    expect(seen.status).toEqual(["live", "away"]);
    expect(pingEvery + answerWithin).toBeLessThanOrEqual(12_000);
    expect(world.sockets[0]!.closed).toBe(true);
  });

  test("says with what it was turned away, and comes back by itself", () => {
    const { world, seen } = setUp();
    world.socket.onclose?.(4010, "");
    expect(seen.last).toEqual({ state: "away", code: 4010 });
    world.pass(500);
    expect(world.sockets.length).toBe(2);
  });

  test("is not told of a goodbye of a socket that it has let go", () => {
    const { world, seen, greet } = setUp();
    greet();
    const first = world.socket;
    world.pass(answerWithin);
    world.pass(500);
    expect(world.sockets.length).toBe(2);
    first.onclose?.(4501, "");
    expect(seen.last?.state).toBe("away");
  });

  test("comes back by itself, later each time", () => {
    const { world, greet } = setUp();
    greet();
    const opened: number[] = [];
    for (let i = 0; i < 4; ++i) {
      world.socket.onclose?.(1006, "");
      const before = world.time;
      while (world.sockets.length === i + 1) world.pass(100);
      opened.push(world.time - before);
    }
    expect(opened).toEqual([500, 1000, 2000, 4000]);
  });

  test("comes back at another server when its own is gone, and from there at any that is left", () => {
    const { world, greet } = setUp();
    const b = "https://b.example";
    const c = "https://c.example";
    const own = undefined;
    const a = "https://a.example";
    const isRefused = (): void => {
      const { socket } = world;
      socket.onclose?.(1006, "");
      while (world.socket === socket) world.pass(100);
    };
    const tried = (times: number): (string | undefined)[] =>
      Array.from({ length: times }, () => {
        isRefused();
        return world.socket.server;
      });
    greet({ servers: [b, c] });
    expect(tried(4), "its own once more: it may have been the Wi-Fi").toEqual([own, b, c, own]);
    isRefused();
    greet({ epoch: "e2", servers: [c, a] });
    expect(tried(5)).toEqual([b, c, a, b, c]);
  });

  test("stays with its own server where it knows of no other", () => {
    const { world, greet } = setUp();
    greet();
    for (let i = 0; i < 4; ++i) {
      world.socket.onclose?.(1006, "");
      world.pass(20_000);
      expect(world.socket.server).toBeUndefined();
    }
  });

  test("says that a proxy lets no socket through, where the server answers otherwise, until one comes through", async () => {
    const { world, seen, greet } = setUp();
    const fail = async (answers: boolean): Promise<void> => {
      world.reachable = Promise.resolve(answers);
      world.socket.onclose?.(1006, "");
      await world.reachable;
      for (const { length } = world.sockets; world.sockets.length === length;) world.pass(100);
    };
    await fail(true);
    await fail(true);
    expect(seen.last).toEqual({ state: "away", code: 1006 });
    await fail(true);
    expect(seen.last).toEqual({ state: "away", code: barred });
    await fail(true);
    expect(seen.last).toEqual({ state: "away", code: barred });
    await fail(false);
    expect(seen.last).toEqual({ state: "away", code: 1006 });
    await fail(true);
    greet();
    expect(seen.last).toEqual({ state: "live" });
    await fail(true);
    expect(seen.last).toEqual({ state: "away", code: 1006 });
  });

  test("gives up a socket that does not open", () => {
    const { world } = setUp();
    world.pass(openWithin);
    expect(world.socket.closed).toBe(true);
    world.pass(500);
    expect(world.sockets.length).toBe(2);
  });

  test("says where it stands, and keeps its view when the server goes on from there", () => {
    const { world, seen, greet } = setUp();
    greet({ seq: 7, view: run(1) });
    world.socket.receive({ type: "patch", seq: 8, at, view: run(2) });
    world.socket.onclose?.(4001, "");
    world.pass(500);
    greet({ resumed: true });
    expect(world.socket.of("hello")[0]).toMatchObject({ epoch: "e1", seq: 8 });
    expect(seen.view.run?.revision).toBe(2);
    world.socket.receive({ type: "patch", seq: 9, at, view: run(3) });
    expect(seen.view.run?.revision).toBe(3);
    expect(seen.status).toEqual(["live", "away", "live"]);
  });

  test("takes a fresh snapshot as the whole truth", () => {
    const { world, seen, greet } = setUp();
    greet({ view: { ...run(1), questions: { q1: { text: "Old", asked: 1, state: "approved" } } } });
    world.socket.onclose?.(1006, "");
    world.pass(500);
    greet({ epoch: "e2", seq: 1, view: run(9) });
    expect(seen.view.questions).toBeUndefined();
  });

  test("asks for a snapshot when a patch is missing", () => {
    const { world, seen, greet } = setUp();
    greet({ seq: 7 });
    world.socket.receive({ type: "patch", seq: 9, at, view: run(3) });
    expect(seen.view.run?.revision).toBe(1);
    world.pass(500);
    world.socket.onopen?.();
    expect(world.socket.of("hello")[0]).toEqual({ type: "hello", token: "token" });
  });

  test("does not come back when it was told not to, and says why", () => {
    const { world, seen } = setUp();
    world.socket.onopen?.();
    world.socket.receive({ type: "error", error: { code: 1006, why: "unknown_token" } });
    world.socket.onclose?.(4501, "unauthorised");
    world.pass(60_000);
    expect(world.sockets.length).toBe(1);
    expect(seen.last).toEqual({ state: "ended", code: 1006, why: { code: 1006, why: "unknown_token" } });
  });

  test("tries at once when the network is back or the page is looked at", () => {
    const { world, link, greet } = setUp();
    greet();
    for (let i = 0; i < 6; ++i) {
      world.socket.onclose?.(1006, "");
      if (i < 5) world.pass(15_000);
    }
    const before = world.sockets.length;
    link.wake();
    expect(world.sockets.length).toBe(before + 1);
  });

  test("checks a socket that slept within moments", () => {
    const { world, link, seen, greet, alive } = setUp();
    alive();
    greet();
    world.pass(20_000);
    world.socket.answerPing = undefined;
    link.wake();
    world.pass(answerWithinAwake);
    expect(seen.last?.state).toBe("away");
  });

  test("sets its clock anew after a sleep in which it stood still", () => {
    const { world, link, greet, alive } = setUp();
    alive();
    greet();
    world.pass(20_000);
    const slept = 600_000;
    world.socket.answerPing = (sent) => world.socket.receive({ type: "pong", sent, at: at + slept + world.time - 1000 });
    link.wake();
    expect(Math.abs(link.clock.at(world.time) - (at + slept + world.time - 1000))).toBeLessThanOrEqual(1);
  });

  test("sends an unanswered command again, under the same id", () => {
    const { world, link, greet } = setUp();
    greet();
    const told: string[] = [];
    link.command({ type: "next", revision: 1 }, (outcome) => told.push(outcome.state));
    world.socket.onclose?.(1006, "");
    world.pass(500);
    greet({ resumed: true });
    expect(world.sockets.map((socket) => socket.of("command").map((frame) => frame.id))).toEqual([["c1"], ["c1"]]);
    world.socket.receive({ type: "reply", id: "c1", record: 12 });
    expect(told).toEqual(["sent", "sent", "confirmed"]);
  });

  test("holds a command until the view it was given for is there", () => {
    const { world, link } = setUp();
    const told: string[] = [];
    link.command({ type: "next", revision: 1 }, (outcome) => told.push(outcome.state));
    world.socket.onopen?.();
    expect(world.socket.of("command")).toEqual([]);
    expect(told).toEqual(["waiting"]);
  });
});

describe("silence", () => {
  test("is told once an answer is overdue, from the last contact on, and no more when there is one", () => {
    const { world, link, seen, greet, alive } = setUp();
    alive();
    greet();
    world.pass(4 * pingEvery);
    for (let i = 0; i < 20; ++i) {
      world.pass(pingEvery / 10);
      expect(link.silence(world.time)).toBe(0);
    }
    const { socket } = world;
    let answered = world.time;
    const answer = socket.answerPing!;
    socket.answerPing = (sent) => {
      answered = world.time;
      answer(sent);
    };
    world.pass(pingEvery);
    socket.answerPing = undefined;
    world.pass(pingEvery - (world.time - answered));
    expect(link.silence(world.time)).toBe(0);
    world.pass(answerExpected);
    expect(seen.last?.state).toBe("live");
    expect(link.silence(world.time)).toBe(pingEvery + answerExpected);
    world.pass(answerWithin);
    expect(seen.last?.state).toBe("away");
    world.pass(100_000);
    expect(link.silence(world.time)).toBe(world.time - answered);
    link.wake();
    greet({ resumed: true });
    expect(link.silence(world.time)).toBe(0);
  });

  test("is not told of a page that was not looked at, before it had time for an answer", () => {
    const { world, link, greet, alive } = setUp();
    alive();
    greet();
    world.pass(20_000);
    world.time += 600_000; // its timers did not run
    link.wake();
    expect(link.silence(world.time)).toBe(0);
  });
});

describe("a press of the moment", () => {
  const next = { type: "next", revision: 1 } as const;
  const press = (link: Link) => {
    const told: string[] = [];
    link.command(next, (outcome) => told.push(outcome.state), { stands: () => true });
    return told;
  };

  test("looks for a sign of life, so that a dead link is noticed soon", () => {
    const { world, link, seen, greet, alive } = setUp();
    alive();
    greet();
    world.pass(20_000);
    world.socket.answerPing = undefined;
    world.pass(100);
    const told = press(link);
    world.pass(answerWithin);
    expect(seen.last?.state).toBe("away");
    expect(told).toEqual(["sent", "unanswered"]);
  });

  test("is asked after before anything else is done about it", () => {
    const { world, link, greet } = setUp();
    greet();
    const told = press(link);
    world.socket.onclose?.(1006, "");
    world.pass(500);
    greet({ resumed: true });
    expect(world.socket.of("command")).toEqual([
      { type: "command", id: "c1", command: next, pressed: expect.closeTo(at, -2), query_outcome: true },
    ]);
    world.socket.receive({ type: "reply", id: "c1", record: 12 });
    expect(told).toEqual(["sent", "unanswered", "confirmed"]);
  });

  test("is not taken for a recent one after a sleep in which the page's clock stood still", () => {
    const { world, link, greet } = setUp();
    greet();
    world.socket.onclose?.(1006, "");
    const told = press(link);
    world.pass(500);
    greet({ resumed: true, at: at + 3_600_000 });
    world.socket.receive({ type: "reply", id: "c1", error: { code: 2011, why: "not_received" } });
    expect(told).toEqual(["waiting", "passed"]);
  });
});
