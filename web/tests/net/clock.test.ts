import { describe, expect, test } from "vitest";
import { Clock } from "../../src/net/clock";

// The server's clock is at 1,000,000 when the page's is at 0, and gives whole milliseconds: a page takes half of one for what is cut off.
const cut = 0.5;
const server = (local: number): number => 1_000_000 + local;

function pong(clock: Clock, sent: number, there: number, back: number): boolean {
  return clock.answered(sent, sent + there + back, server(sent + there));
}

describe("the clock", () => {
  test("takes the middle of a round trip", () => {
    const clock = new Clock();
    pong(clock, 100, 20, 20);
    expect(clock.at(500)).toBe(server(500) + cut);
  });

  test("keeps the quickest of several answers", () => {
    const clock = new Clock();
    pong(clock, 100, 300, 20);
    expect(Math.abs(clock.at(1000) - server(1000))).toBe(140 + cut);
    pong(clock, 500, 4, 2);
    pong(clock, 700, 10, 400);
    expect(Math.abs(clock.at(1000) - server(1000))).toBeLessThanOrEqual(1 + cut);
  });

  test("takes a newer answer that is nearly as quick, since two clocks part with time", () => {
    const clock = new Clock();
    pong(clock, 0, 1, 1);
    const later = 10 * 60_000;
    // The page's crystal has lost 30 ms meanwhile.
    clock.answered(later, later + 4, server(later + 2 + 30));
    expect(clock.at(later + 4)).toBe(server(later + 4 + 30) + cut);
  });

  test("is set at once by an answer that no round trip explains, as after a sleep", () => {
    const clock = new Clock();
    pong(clock, 0, 1, 1);
    const slept = 3_600_000;
    expect(clock.answered(1000, 1200, server(1100 + slept))).toBe(true);
    expect(clock.at(1200)).toBe(server(1200 + slept) + cut);
  });

  test("is not moved by a slow answer that agrees", () => {
    const clock = new Clock();
    pong(clock, 0, 5, 5);
    expect(pong(clock, 1000, 900, 10)).toBe(false);
    expect(clock.at(5000)).toBe(server(5000) + cut);
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
    expect(clock.at(10_000)).toBe(server(10_000) + cut);
  });

  test("trusts the next answer after it was told to distrust what it knows", () => {
    const clock = new Clock();
    pong(clock, 0, 1, 1);
    clock.distrust();
    // Off by 15 ms only: no jump by itself, and slower than what was known.
    clock.answered(1000, 1040, server(1020 + 15));
    expect(clock.at(2000)).toBe(server(2000 + 15) + cut);
  });

  test("runs as fast as a rehearsal does", () => {
    const clock = new Clock();
    clock.setTimeScale(60);
    clock.answered(100, 120, 1_000_000);
    expect(clock.at(120)).toBe(1_000_000 + (10 + cut) * 60);
    expect(clock.at(1120)).toBe(1_000_000 + (1010 + cut) * 60);
  });

  test("knows more by two answers that were held up on different ways than by either", () => {
    const clock = new Clock();
    pong(clock, 100, 5, 240);
    pong(clock, 600, 300, 6);
    expect(Math.abs(clock.at(1000) - server(1000))).toBeLessThanOrEqual(1);
    expect(clock.doubt(1000)).toBeLessThanOrEqual(7);
  });

  test("knows that a frame was made before it came", () => {
    const clock = new Clock();
    pong(clock, 100, 5, 240);
    expect(Math.abs(clock.at(400) - server(400))).toBeGreaterThan(100);
    clock.heard(410, server(400));
    expect(Math.abs(clock.at(410) - server(410))).toBeLessThanOrEqual(8);
  });

  // Whatever holds answers up: a slow line, a busy server, a page that draws.
  test.each(Array.from({ length: 200 }, (_, seed) => seed))("is wrong by no more than it says (seed %i)", (seed) => {
    const chance = random(seed);
    const timeScale = [1, 1, 1, 60][seed % 4]!;
    const fast = (chance() - 0.5) / 1_500; // the page's clock, by this part of what passes
    const busy = chance() * 400;
    const clock = new Clock();
    clock.setTimeScale(timeScale);
    const of = (time: number): number => 1_000_000 + time * timeScale;
    const page = (time: number): number => time * (1 + fast);
    let time = 0;
    for (let i = 0; i < 60; ++i) {
      const sent = time + chance() * (i < 10 ? 300 : 60_000);
      const stamped = sent + 1 + chance() ** 4 * busy;
      time = stamped + 1 + chance() ** 2 * busy;
      const at = Math.floor(of(stamped) / timeScale) * timeScale;
      if (chance() < 0.3) clock.heard(page(time), at);
      else clock.answered(page(sent), page(time), at);
      for (const later of [time, time + 5_000, time + 600_000]) {
        const off = Math.abs(clock.at(page(later)) - of(later)) / timeScale;
        expect(off).toBeLessThanOrEqual(clock.doubt(page(later)) + 1e-6);
      }
    }
  });
});

// mulberry32
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
