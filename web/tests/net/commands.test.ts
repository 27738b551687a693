import { describe, expect, test } from "vitest";
import { Commands, type Outcome } from "../../src/net/commands";
import type { Command, CommandFrame } from "../../src/protocol/messages";

const next: Command = { type: "next", revision: 4 };
const pause: Command = { type: "pause", revision: 5 };

function setUp() {
  let ids = 0;
  const commands = new Commands(
    () => `c${++ids}`,
    () => 0,
    () => 1,
  );
  const sent: CommandFrame[] = [];
  const told: string[] = [];
  const tell = (outcome: Outcome): void => void told.push(outcome.state === "refused" ? `refused ${outcome.why.code}` : outcome.state);
  return { commands, sent, told, tell, connect: () => commands.connected((frame) => sent.push(frame)) };
}

describe("a command", () => {
  test("is sent, then confirmed", () => {
    const { commands, sent, told, tell, connect } = setUp();
    connect();
    commands.add(next, tell);
    commands.answered("c1", undefined);
    expect(sent).toEqual([{ type: "command", id: "c1", command: next }]);
    expect(told).toEqual(["sent", "confirmed"]);
    expect(commands.pending).toEqual([]);
  });

  test("is refused with its number", () => {
    const { commands, told, tell, connect } = setUp();
    connect();
    commands.add(next, tell);
    commands.answered("c1", { code: 2002, why: "passed" });
    expect(told).toEqual(["sent", "refused 2002"]);
  });

  test("waits for a connection, and is sent in the order in which it was asked", () => {
    const { commands, sent, told, tell, connect } = setUp();
    commands.add(next, tell);
    commands.add(pause, tell);
    expect(told).toEqual(["waiting", "waiting"]);
    connect();
    expect(sent.map((frame) => frame.id)).toEqual(["c1", "c2"]);
  });

  test("is sent again with the same id when the answer was lost with the connection", () => {
    const { commands, sent, told, tell, connect } = setUp();
    connect();
    commands.add(next, tell);
    commands.disconnected();
    connect();
    expect(sent.map((frame) => frame.id)).toEqual(["c1", "c1"]);
    commands.answered("c1", undefined);
    commands.answered("c1", undefined);
    expect(told).toEqual(["sent", "sent", "confirmed"]);
  });

  test("can be taken back while it waits, and not later", () => {
    const { commands, sent, tell, connect } = setUp();
    const first = commands.add(next, tell);
    expect(commands.drop(first)).toBe(true);
    connect();
    expect(sent).toEqual([]);
    const second = commands.add(next, tell);
    expect(commands.drop(second)).toBe(false);
  });

  test("keeps an id that it is given", () => {
    const { commands, sent, tell, connect } = setUp();
    connect();
    commands.add(next, tell, { id: "kept" });
    expect(sent[0]?.id).toBe("kept");
  });

  test("of an unknown id is nobody's", () => {
    const { commands } = setUp();
    expect(() => commands.answered("c9", undefined)).not.toThrow();
  });
});
