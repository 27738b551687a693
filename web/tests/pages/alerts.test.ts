import { beforeEach, expect, test, vi } from "vitest";
import { notification, sound, tellAlerts } from "../../src/pages/console/alerts";
import { view } from "../../src/state/session";

const rung = vi.hoisted(() => [] as number[][]);
vi.mock("../../src/ui/tones", async (actual) => ({
  ...(await actual<object>()),
  ring: (...of: number[]) => rung.push(of),
  allowAtTouch: () => {},
}));
vi.stubGlobal("document", { hidden: true });

const asked = (state = "submitted") => ({ state, text: "Who pays?", asked: 0 });
const request = (members = {}) => ({ state: "waiting", name: "Amina", kind: "speech", requested: 0, ...members });
const show = (parts: object): void => void (view.value = { plan: {}, questions: { q1: asked() }, ...parts } as never);

let at = 0;
beforeEach(() => {
  [at, rung.length, sound.value, notification.value] = [0, 0, "", ""];
  show({});
});

test("nothing is heard before it is wanted", () => {
  const end = tellAlerts(() => at);
  show({ requests: { r1: request() } });
  expect(rung).toEqual([]);
  end();
});

test("what comes in is heard, a crowd of it as one, and a point of order at once", () => {
  sound.value = "on";
  const end = tellAlerts(() => at);
  expect(rung, "what is there already").toEqual([]);
  const two = { q1: asked(), q2: asked() };
  show({ questions: two });
  show({ questions: { ...two, q3: asked() } });
  expect(rung.splice(0)).toEqual([[1, 440]]);
  at = 100;
  show({ questions: { ...two, q3: asked() }, requests: { r1: request({ kind: "point_of_order" }) } });
  expect(rung.splice(0)).toEqual([[3, 880]]);
  at = 10_000;
  show({ questions: { ...two, q3: asked("approved") }, requests: { r1: request({ kind: "point_of_order" }) } });
  expect(rung, "what was dealt with").toEqual([]);
  show({ questions: two, signals: { "ready.ana": { state: "raised", raised: 5, panellist: "ana", kind: "ready" } } });
  expect(rung.splice(0)).toEqual([[2, 660]]);
  end();
});

test("a notification tells of it while nobody looks at the page", () => {
  const told: string[] = [];
  class Told {
    static permission = "granted";
    constructor(text: string) {
      told.push(text);
    }
  }
  vi.stubGlobal("Notification", Told);
  notification.value = "on";
  const end = tellAlerts(() => at);
  show({ requests: { r1: request() } });
  end();
  // Whether there are notifications is known when the page is loaded.
  expect(told).toEqual(typeof Notification === "function" && told.length > 0 ? ["New request for the floor"] : []);
});
