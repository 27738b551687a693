// A sound, or a notification of the device's, for what comes in: off until this console's owner wants it.

import { computed, effect } from "@preact/signals";
import { kept } from "../../state/kept";
import { view } from "../../state/session";
import { waitingSignals } from "../../state/signals";
import { alerts as words } from "../../state/words";
import { allowAtTouch, ring } from "../../ui/tones";

export const sound = kept("console.sound");
export const notification = kept("console.notification");

export type Kind = "question" | "request" | "point" | "signal";

// Lower is calmer; a point of order is the highest, and comes twice.
const tones: Record<Kind, [times: number, pitch: number]> = { question: [1, 440], request: [1, 550], signal: [2, 660], point: [3, 880] };
const urgency: Kind[] = ["question", "request", "signal", "point"];
// What comes in a crowd is heard as one.
const rest = 3_000;

// What waits for a moderator now, under a name that is new whenever it is raised anew.
const waiting = computed(() => {
  const v = view.value;
  const all = new Map<string, Kind>();
  for (const [id, { state, muted }] of Object.entries(v.questions ?? {}))
    if (state === "submitted" && !muted) all.set(`q ${id}`, "question");
  for (const [id, one] of Object.entries(v.requests ?? {})) {
    if (one.state === "waiting" && one.began === undefined) all.set(`r ${id}`, one.kind === "point_of_order" ? "point" : "request");
  }
  for (const [id, one] of waitingSignals(v)) if (one.state === "raised") all.set(`s ${id} ${one.raised}`, "signal");
  return all;
});

export const canNotify = typeof Notification === "function";

// Asked for in the press that turns it on.
export async function allowNotification(): Promise<void> {
  if (canNotify && Notification.permission === "default") await Notification.requestPermission();
}

function notify(kind: Kind): void {
  if (notification.value !== "on" || !canNotify || Notification.permission !== "granted" || !document.hidden) return;
  try {
    new Notification(words.told[kind], { tag: "dais" });
  } catch {
    // Some phones let only a worker do that.
  }
}

export function tellAlerts(now = (): number => performance.now()): () => void {
  let known: ReadonlyMap<string, Kind> | undefined;
  let last = -Infinity;
  if (sound.peek() === "on") allowAtTouch();
  return effect(() => {
    const all = waiting.value;
    const before = known;
    if (view.value.plan) known = all;
    const fresh = before ? [...all].filter(([name]) => !before.has(name)).map(([, kind]) => kind) : [];
    const most = fresh.sort((a, b) => urgency.indexOf(a) - urgency.indexOf(b)).at(-1);
    if (most === undefined || (now() - last < rest && most !== "point")) return;
    last = now();
    if (sound.peek() === "on") ring(...tones[most]);
    notify(most);
  });
}
