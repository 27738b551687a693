// The session as this page knows it: what the link delivers, as signals.

import { batch, computed, effect, signal } from "@preact/signals";
import { browser } from "../net/environment";
import { type Hello, Link, type Preview, type Status } from "../net/socket";
import type { Commands, Options, Outcome } from "../net/commands";
import type { CaptionFrame, Command, FromPage, PrivateView, SessionView, WelcomeFrame } from "../protocol/messages";
import { datedTime, day, timeAt } from "./format";
import { currentOf, due, forecastOf } from "./run";
import { onShown, seen, uptime } from "./uptime";

export type { Outcome, Status };

export const view = signal<SessionView>({});
export const own = signal<PrivateView>({});
export const status = signal<Status>({ state: "connecting" });
export const me = signal<WelcomeFrame | undefined>(undefined);
export const timeScale = signal(1);

// Observers only look, and a closed session is only read.
export const mayAct = computed(() => me.value?.as !== "observer" && view.value.run?.status !== "closed");

// What was previewed last.
export const preview = signal<Preview | undefined>(undefined);

// The latest of what is being said, where a caption service hears it; `captionsOffered`: it could be read.
export const caption = signal<CaptionFrame | undefined>(undefined);
export const captionsOffered = signal(false);

// The server's time. It changes when a figure on the page may change, and not between.
export const now = signal(0);

// When everything is expected, for whoever shows many of its times.
export const forecast = computed(() => forecastOf(view.value, now.value));

// Real milliseconds since the server was last heard, once it should have been; 0 while all is well.
export const silence = signal(0);

// There is something to show.
export const ready = computed(() => view.value.plan !== undefined && view.value.run !== undefined);

export const zone = computed(() => view.value.plan?.time_zone ?? "UTC");

// The session's day by the server's clock.
export const today = computed(() => day(now.value, zone.value, "short"));

// A time of day in the session's zone, with the day where that is not today there. `when` names the zone too where the reader's clock shows
// another time: on the console and to panellists the clock on the wall says it, and everything else is timed by that.
export const timed = (instant: number): string => datedTime(instant, today.value, zone.value);
export const when = (instant: number): string => timeAt(instant, today.value, zone.value);

let link: Link | undefined;

// `commands` keeps what is asked: net/moments, where presses have a moment. `passed` keeps what lets this participant in again.
export function connect(hello: Hello, commands?: typeof Commands, passed?: (pass: string) => void): void {
  const env = browser("/socket", () => uptime.now());
  const made = new Link(
    env,
    hello,
    {
      status(to) {
        status.value = to;
        tick();
      },
      view(to) {
        batch(() => {
          view.value = to;
          tick();
        });
      },
      own(to) {
        own.value = to;
      },
      welcome(frame) {
        batch(() => {
          timeScale.value = frame.time_scale;
          me.value = frame;
        });
        if (frame.pass) passed?.(frame.pass);
      },
      preview(frame) {
        preview.value = frame;
      },
      captions(frame) {
        captionsOffered.value = true;
        if (frame.type === "caption") caption.value = frame;
      },
      renewed(token) {
        // Without a word to `hashchange`: it is the same page.
        history.replaceState(null, "", `#${token}`);
      },
      clock() {
        uptime.heard();
        tick();
      },
    },
    commands,
  );
  link = made;
  made.start();
  addEventListener("online", () => made.wake());
  addEventListener("offline", () => made.offline());
  onShown(() => {
    made.wake();
    tick();
  });
}

export function send(command: Command, tell: (outcome: Outcome) => void, options?: Options): string {
  if (!link) throw new Error("connect() comes first");
  return link.command(command, tell, options);
}

export const say = (frame: FromPage): boolean => link?.say(frame) ?? false;

export const forget = (id: string): boolean => link?.drop(id) ?? false;

// The milliseconds at which the second changes on the clocks that run, and on the wall.
const flips = computed(() => {
  const floor = view.value.floor;
  const dues = [
    0,
    ...[currentOf(view.value)?.segment.clock, floor?.speaking?.clock, floor?.round?.clock].map((clock) => due(clock ?? idle)),
  ];
  return [...new Set(dues.flatMap((at) => (at === undefined ? [] : [((at % 1000) + 1000) % 1000])))];
});
const idle = { allotment: 0, added: 0, used: 0 };

let timer: ReturnType<typeof setTimeout> | undefined;

function tick(): void {
  clearTimeout(timer);
  if (!link) return;
  if (uptime.look(seen())) link.wake();
  const local = uptime.now();
  const server = link.clock.at(local);
  batch(() => {
    now.value = server;
    silence.value = link!.silence(local);
  });
  const next = Math.min(...flips.peek().map((flip) => 1000 - ((((server - flip) % 1000) + 1000) % 1000)));
  // A hair late rather than early, and no more often than an eye follows, which matters in a rehearsal.
  timer = setTimeout(tick, Math.max(99, next / link.clock.timeScale + 1));
}

// A countdown that appears runs at once by its own milliseconds.
effect(() => {
  if (flips.value.length > 0) tick();
});
