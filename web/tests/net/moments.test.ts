import { describe, expect, test } from "vitest";
import type { Outcome } from "../../src/net/commands";
import { Moments } from "../../src/net/moments";
import { pressLasts } from "../../src/protocol/limits";
import type { Command, CommandFrame, Rejection } from "../../src/protocol/messages";

const next: Command = { type: "next", revision: 4 };
const pause: Command = { type: "pause", revision: 4 };
const notReceived: Rejection = { code: 2011, why: "not_received" };

// What a press asked for stands, unless a test says that it has passed.
function setUp() {
  let ids = 0;
  const it = {
    time: 1_000,
    timeScale: 1,
    stands: true,
    told: [] as string[],
    latest: undefined as Outcome | undefined,
    wire: [] as string[], // what was sent, in short
  };
  const commands = new Moments(
    () => `c${++ids}`,
    () => it.time,
    () => it.timeScale,
  );
  const send = (frame: CommandFrame): void =>
    void it.wire.push(`${frame.query_outcome ? "asks after" : "sends"} ${frame.id} ${frame.command.type}`);
  return {
    it,
    commands,
    connect: () => commands.connected(send),
    press: (command: Command = next) =>
      commands.add(
        command,
        (outcome) => {
          it.told.push(outcome.state);
          it.latest = outcome;
        },
        { stands: () => it.stands },
      ),
    insist: () => it.latest?.state === "passed" && it.latest.send(),
    taken: () => it.wire.splice(0),
  };
}

describe("a press without a connection", () => {
  test("waits, and is sent by itself when that was a matter of seconds and it still stands", () => {
    const { it, commands, connect, press, taken } = setUp();
    press();
    expect(it.told).toEqual(["waiting"]);
    it.time += pressLasts - 1;
    connect();
    // The server's answer comes after all that was missed.
    expect(taken()).toEqual(["asks after c1 next"]);
    expect(it.told).toEqual(["waiting"]);
    commands.answered("c1", notReceived);
    expect(taken()).toEqual(["sends c2 next"]);
    commands.answered("c2", undefined);
    expect(it.told).toEqual(["waiting", "sent", "confirmed"]);
    expect(commands.pending).toEqual([]);
  });

  test("is not sent unasked for when its moment has passed", () => {
    const { it, commands, connect, press, taken } = setUp();
    press();
    it.time += pressLasts;
    connect();
    commands.answered("c1", notReceived);
    expect(taken()).toEqual(["asks after c1 next"]);
    expect(it.latest).toMatchObject({ state: "passed", at: 1_000 });
  });

  test("is not sent unasked for when it would ask for something else now", () => {
    const { it, commands, connect, press, taken } = setUp();
    press();
    it.stands = false;
    connect();
    commands.answered("c1", notReceived);
    expect(taken()).toEqual(["asks after c1 next"]);
    expect(it.told).toEqual(["waiting", "passed"]);
  });

  test("can be dropped at once, while it is asked after, and when it has passed", () => {
    const { it, commands, connect, press, taken } = setUp();
    expect(commands.drop(press())).toBe(true);
    connect();
    expect(taken()).toEqual([]);
    commands.disconnected();

    const second = press();
    connect();
    expect(commands.drop(second)).toBe(true);
    commands.answered("c2", notReceived);
    expect(taken()).toEqual(["asks after c2 next"]);
    commands.disconnected();

    const third = press();
    it.time += pressLasts;
    connect();
    commands.answered("c3", notReceived);
    expect(commands.drop(third)).toBe(true);
    expect(commands.pending).toEqual([]);
    expect(taken()).toEqual(["asks after c3 next"]);
  });
});

describe("a press whose moment has passed", () => {
  function passed() {
    const all = setUp();
    const id = all.press();
    all.it.time += 40_000;
    all.connect();
    all.commands.answered("c1", notReceived);
    all.taken();
    return { ...all, id };
  }

  test("is sent as it was when its sender says so", () => {
    const { it, commands, insist, taken } = passed();
    insist();
    expect(taken()).toEqual(["sends c2 next"]);
    commands.answered("c2", { code: 2002, why: "was_changed" });
    expect(it.latest).toEqual({ state: "refused", why: { code: 2002, why: "was_changed" } });
  });

  test("is sent once, however often its sender says so, and not after it was dropped", () => {
    const { commands, insist, it, taken, id } = passed();
    const latest = it.latest;
    insist();
    if (latest?.state === "passed") latest.send();
    expect(taken()).toEqual(["sends c2 next"]);
    commands.answered("c2", undefined);
    if (latest?.state === "passed") latest.send();
    expect(taken()).toEqual([]);
    expect(commands.drop(id)).toBe(false);
  });

  test("is still there after another break, and nothing is asked", () => {
    const { it, commands, connect, taken } = passed();
    commands.disconnected();
    connect();
    expect(taken()).toEqual([]);
    expect(it.latest?.state).toBe("passed");
  });

  test("waits when its sender says so without a connection, from that moment on", () => {
    const { it, commands, connect, insist, taken } = passed();
    commands.disconnected();
    insist();
    expect(it.latest?.state).toBe("waiting");
    it.time += 1_000;
    connect();
    commands.answered("c2", notReceived);
    expect(taken()).toEqual(["asks after c2 next", "sends c3 next"]);
  });
});

describe("a press that was on its way when the connection broke", () => {
  function broken() {
    const all = setUp();
    all.connect();
    const id = all.press();
    all.commands.disconnected();
    expect(all.taken()).toEqual(["sends c1 next"]);
    return { ...all, id };
  }

  test("is asked after rather than sent again, and shown as done if it was", () => {
    const { it, commands, connect, taken } = broken();
    expect(it.told).toEqual(["sent", "unanswered"]);
    it.time += 40_000;
    connect();
    expect(taken()).toEqual(["asks after c1 next"]);
    commands.answered("c1", undefined);
    expect(it.told).toEqual(["sent", "unanswered", "confirmed"]);
  });

  test("is shown as refused if it came too late", () => {
    const { it, commands, connect } = broken();
    connect();
    commands.answered("c1", { code: 2002, why: "passed" });
    expect(it.told).toEqual(["sent", "unanswered", "refused"]);
  });

  test("that never arrived is its sender's choice", () => {
    const { it, commands, connect, insist, taken } = broken();
    it.time += 40_000;
    connect();
    commands.answered("c1", notReceived);
    expect(taken()).toEqual(["asks after c1 next"]);
    expect(it.latest?.state).toBe("passed");
    insist();
    expect(taken()).toEqual(["sends c2 next"]);
  });

  test("that never arrived is sent by itself seconds later, if it stands, and under another id", () => {
    const { commands, connect, taken } = broken();
    connect();
    commands.answered("c1", notReceived);
    expect(taken()).toEqual(["asks after c1 next", "sends c2 next"]);
    commands.disconnected();
    connect();
    expect(taken()).toEqual(["asks after c2 next"]);
  });

  test("is asked after again when that answer is lost too", () => {
    const { it, commands, connect, taken } = broken();
    connect();
    commands.disconnected();
    connect();
    expect(taken()).toEqual(["asks after c1 next", "asks after c1 next"]);
    expect(it.told).toEqual(["sent", "unanswered"]);
  });

  test("cannot be dropped: it may have been done", () => {
    const { commands, id } = broken();
    expect(commands.drop(id)).toBe(false);
  });
});

describe("when a press was made", () => {
  function frames() {
    const all = setUp();
    const sent: CommandFrame[] = [];
    return { ...all, sent, connect: () => all.commands.connected((frame) => void sent.push(frame)) };
  }
  const tooLate: Rejection = { code: 2013, why: "too_late" };

  test("goes with it, in the server's whole milliseconds, however late it is sent, and when it is asked after", () => {
    const { it, commands, connect, sent } = frames();
    it.time = 1_000.4;
    commands.add(next, () => {}, { stands: () => true, ago: 300 });
    it.time += 2_000;
    connect();
    commands.answered("c1", notReceived);
    expect(sent.map((frame) => [frame.id, frame.query_outcome, frame.pressed])).toEqual([
      ["c1", true, 700],
      ["c2", undefined, 700],
    ]);
  });

  test("is said of nothing that has no moment", () => {
    const { commands, connect, sent } = frames();
    connect();
    commands.add({ type: "vote", question: "q1", on: true }, () => {});
    expect(sent).toEqual([{ type: "command", id: "c1", command: { type: "vote", question: "q1", on: true } }]);
  });

  test("is counted by the session's clock in a rehearsal", () => {
    const { it, commands, connect, sent } = frames();
    it.timeScale = 60;
    it.time = 600_000;
    commands.add(next, () => {}, { stands: () => true, ago: 100 });
    it.time += 60 * (pressLasts - 101);
    connect();
    commands.answered("c1", notReceived);
    expect(sent.map((frame) => frame.pressed)).toEqual([594_000, 594_000]);
    expect(commands.pending[0]?.outcome.state).toBe("sent");
  });

  test("was too long before it came: its sender decides, and sends it as pressed now under another id", () => {
    const { it, commands, connect, press, insist, sent } = frames();
    connect();
    press();
    it.time += 43_000;
    commands.answered("c1", tooLate);
    expect(it.latest).toMatchObject({ state: "passed", at: 1_000 });
    expect(sent.length).toBe(1);
    insist();
    expect(sent[1]).toEqual({ type: "command", id: "c2", command: next, pressed: 44_000 });
    commands.answered("c1", undefined);
    expect(it.latest?.state).toBe("sent");
    commands.answered("c2", undefined);
    expect(it.latest?.state).toBe("confirmed");
  });

  test("is not asked again of what its sender dropped", () => {
    const { commands, connect, press, sent } = frames();
    connect();
    const id = press();
    commands.answered("c1", tooLate);
    expect(commands.drop(id)).toBe(true);
    expect(commands.pending).toEqual([]);
    expect(sent.length).toBe(1);
  });
});

test("what has no moment is sent by itself, under the same id, beside what has one", () => {
  const { commands, connect, press, taken } = setUp();
  connect();
  commands.add({ type: "submit_question", text: "Why?", name: "" }, () => {}, { id: "kept" });
  press(pause);
  commands.disconnected();
  connect();
  expect(taken()).toEqual(["sends kept submit_question", "sends c1 pause", "sends kept submit_question", "asks after c1 pause"]);
});
