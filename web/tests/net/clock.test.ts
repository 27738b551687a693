import { describe, expect, test } from "vitest";
import { Clock } from "../../src/net/clock";

// The server's clock is at 1,000,000 when the page's is at 0.
const server = (local: number): number => 1_000_000 + local;

function pong(clock: Clock, sent: number, there: number, back: number): boolean {
  return clock.pong(sent, sent + there + back, server(sent + there));
}

describe("the clock", () => {
  test("takes the middle of a round trip", () => {
    const clock = new Clock();
    pong(clock, 100, 20, 20);
    expect(clock.at(500)).toBe(server(500));
  });

  test("keeps the quickest of several answers", () => {
    const clock = new Clock();
    pong(clock, 100, 300, 20);
    expect(Math.abs(clock.at(1000) - server(1000))).toBe(140);
    pong(clock, 500, 4, 2);
    pong(clock, 700, 10, 400);
    expect(Math.abs(clock.at(1000) - server(1000))).toBeLessThanOrEqual(1);
  });

  test("takes a newer answer that is nearly as quick, since two clocks part with time", () => {
    const clock = new Clock();
    pong(clock, 0, 1, 1);
    const later = 10 * 60_000;
    // The page's crystal has lost 30 ms meanwhile.
    clock.pong(later, later + 4, server(later + 2 + 30));
    expect(clock.at(later + 4)).toBe(server(later + 4 + 30));
  });

  test("is set at once by an answer that no round trip explains, as after a sleep", () => {
    const clock = new Clock();
    pong(clock, 0, 1, 1);
    const slept = 3_600_000;
    expect(clock.pong(1000, 1200, server(1100 + slept))).toBe(true);
    expect(clock.at(1200)).toBe(server(1200 + slept));
  });

  test("is not moved by a slow answer that agrees", () => {
    const clock = new Clock();
    pong(clock, 0, 5, 5);
    expect(pong(clock, 1000, 900, 10)).toBe(false);
    expect(clock.at(5000)).toBe(server(5000));
  });

  test("learns from a frame out of its future that it stood still", () => {
    const clock = new Clock();
    pong(clock, 0, 5, 5);
    expect(clock.heard(1000, server(1000))).toBe(false);
    expect(clock.heard(2000, server(2000 + 60_000))).toBe(true);
    expect(clock.at(2000)).toBe(server(62_000));
  });

  test("takes a frame of the past for a slow one", () => {
    const clock = new Clock();
    pong(clock, 0, 5, 5);
    expect(clock.heard(10_000, server(3_000))).toBe(false);
    expect(clock.at(10_000)).toBe(server(10_000));
  });

  test("trusts the next answer after it was told to distrust what it knows", () => {
    const clock = new Clock();
    pong(clock, 0, 1, 1);
    clock.distrust();
    // Off by 15 ms only: no jump by itself, and slower than what was known.
    clock.pong(1000, 1040, server(1020 + 15));
    expect(clock.at(2000)).toBe(server(2000 + 15));
  });

  test("runs as fast as a rehearsal does", () => {
    const clock = new Clock();
    clock.setRate(60);
    clock.pong(100, 120, 1_000_000);
    expect(clock.at(120)).toBe(1_000_000 + 10 * 60);
    expect(clock.at(1120)).toBe(1_000_000 + 1010 * 60);
  });
});
