import { it } from "vitest";
import source from "../../../protocol/vectors/local_time.json?raw";
import { dateOf, timeOfDay, timeWithSeconds } from "../../src/state/format";
import { instantOf } from "../../src/state/plan";
import { agree } from "./vectors";

type Case = [zone: string, date: string, minutes: (number | null)[], shown: [at: number, date: string, time: string][]];

const halfHours = Array.from({ length: 48 }, (_, i) => `${String(Math.floor(i / 2)).padStart(2, "0")}:${i % 2 ? "30" : "00"}`);

it("reads and shows local times as the server does, whatever the clocks do", { timeout: 60_000 }, () => {
  agree<Case>(source, ([zone, date, minutes, shown]) => {
    const midnight = Date.parse(date);
    const read = halfHours.map((time) => {
      const at = instantOf(date, time, zone);
      return at === undefined ? at : (at - midnight) / 60_000;
    });
    const times = shown.map(([at]) => [at, dateOf(at, zone), timeWithSeconds(at, zone), timeOfDay(at, zone)]);
    return [
      [read, times],
      [minutes, shown.map(([at, date, time]) => [at, date, time, time.slice(0, 5)])],
    ];
  });
});
