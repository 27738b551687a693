// When a press counts: one policy for every control and for whatever presses it, be it a mouse, a finger, a pen, a key, a voice or another
// assistive technology.
//
// - A control takes a press only where what it means had stood for a while, whoever changed it. It means what it does and to what; each
//   press that it takes changes it as well, except where presses add up or choose what is shown (`data-each`, and tabs). What has just
//   appeared, or has just come under the focus by a key or under the pointer by itself, is as new.
// - Until then it is seen to take nothing: it is `aria-disabled`, which keeps the focus where it is.
// - What it takes is what it showed when the press began, and only while it shows the same when the press ends.
// - A key that repeats by itself presses nothing.

import type { Environment } from "../net/environment";

export const standsAfter = 700;

// A finger does not come down twice at one point.
const samePlace = 24;

const takesEach = "[data-each], [role=tab]";

type Time = Pick<Environment, "now" | "after">;

// What a press was taken for, and how long ago it began.
export interface Taken {
  does: unknown;
  ago: number;
}

// What stands for the same in the policy's eyes is one object.
interface Shown {
  meaning: string;
  does: unknown;
}

interface Begun {
  on: Element;
  shown: Shown | undefined;
  ready: boolean;
  at: number;
  byKey: boolean;
  x: number;
  y: number;
}

export class Presses {
  // Of the click that is being told.
  latest: Taken | undefined;
  #time: Time;
  #shown = new WeakMap<Element, Shown>();
  #standsAt = new WeakMap<Element, number>();
  #unready = new Set<Element>(); // in the order in which they will be ready
  #armed = false;
  #begun: Begun | undefined;
  #last: Begun | undefined; // what a pointer pressed
  #at: { on: Element | null; x: number; y: number } | undefined; // what the pointer is over
  #keyed: Element | undefined; // on what a key was pressed, where nothing else was done since

  constructor(time: Time) {
    this.#time = time;
  }

  // What this control means and does from now on; told whenever it has been drawn.
  draw(on: Element, meaning: string, does?: unknown): void {
    const before = this.#shown.get(on);
    this.#shown.set(on, { meaning, does });
    if (before?.meaning !== meaning) this.restart(on);
  }

  // It counts as new from now on.
  restart(on: Element): void {
    this.#standsAt.set(on, this.#time.now() + standsAfter);
    this.#unready.delete(on);
    this.#unready.add(on);
    on.setAttribute("aria-disabled", "true");
    if (!this.#armed) this.#arm(standsAfter);
  }

  pointerDown(on: Element, at: number, x = 0, y = 0): void {
    const last = this.#last;
    this.#keyed = undefined;
    if (last && last.on !== on && at - last.at < standsAfter && Math.hypot(x - last.x, y - last.y) < samePlace) this.restart(on);
    this.#begun = { ...this.#begin(on, at), byKey: false, x, y };
  }

  // A key that presses what has the focus. False where it does not, for it repeats by itself.
  keyDown(on: Element, at: number, repeats: boolean): boolean {
    if (repeats) return false;
    this.#keyed = on;
    this.#begun = { ...this.#begin(on, at), byKey: true, x: 0, y: 0 };
    return true;
  }

  // The pointer is over this now, or over none. Where it has not moved, the page has, under it.
  over(on: Element | null, x: number, y: number): void {
    const at = this.#at;
    const stood = at && at.x === x && at.y === y;
    if (on && at && stood && at.on !== on) this.restart(on);
    this.#at = { on, x, y };
  }

  // It may be over something else without having moved, for the person has moved the page.
  scrolled(): void {
    this.#at = undefined;
  }

  // Something else was done than to press.
  elsewhere(): void {
    this.#keyed = undefined;
    this.#begun = undefined;
    this.#last = undefined;
  }

  focused(on: Element): void {
    if (this.#keyed && this.#keyed !== on) this.restart(on);
  }

  // It is pressed. False where it does not take that. `byKey`: or by something that has no point on the screen.
  click(on: Element, at: number, byKey: boolean): boolean {
    const begun = this.#begun?.on === on && this.#begun.byKey === byKey ? this.#begun : { ...this.#begin(on, at), byKey, x: NaN, y: NaN };
    this.#begun = undefined;
    const { shown } = begun;
    this.latest = undefined;
    if (!begun.ready || this.#unready.has(on) || shown?.meaning !== this.#shown.get(on)?.meaning) return false;
    this.latest = { does: shown?.does, ago: this.#time.now() - begun.at };
    if (!byKey) this.#last = begun;
    if (!on.matches(takesEach)) this.restart(on);
    return true;
  }

  #begin(on: Element, at: number): Pick<Begun, "on" | "at" | "shown" | "ready"> {
    return { on, at, shown: this.#shown.get(on), ready: !this.#unready.has(on) && at >= (this.#standsAt.get(on) ?? 0) };
  }

  #arm(ms: number): void {
    this.#armed = true;
    this.#time.after(ms, () => {
      this.#armed = false;
      for (const on of this.#unready) {
        const rest = this.#standsAt.get(on)! - this.#time.now();
        if (rest > 0) return this.#arm(rest);
        this.#unready.delete(on);
        on.removeAttribute("aria-disabled");
      }
    });
  }
}

export const presses = new Presses({
  now: () => performance.now(),
  after: (ms, run) => {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
});

const controls = "button, summary";
const closest = (event: Event, to: string): Element | null => (event.target as Element | null)?.closest?.(to) ?? null;

// Has all presses within `root` go by this policy, before anything on the page hears of them.
export function keepPolicy(root: EventTarget, policy = presses, now = (): number => performance.now()): void {
  // When it was done, which a page that was busy hears later.
  const at = (event: Event): number => Math.min(event.timeStamp, now());
  const on = <E extends Event>(type: string, hear: (event: E) => void): void =>
    root.addEventListener(type, hear as (event: Event) => void, true);
  const stop = (event: Event): void => {
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  on<PointerEvent>("pointerdown", (event) => {
    const control = closest(event, controls);
    if (control && event.button === 0) policy.pointerDown(control, at(event), event.clientX, event.clientY);
    else policy.elsewhere();
  });
  for (const moved of ["pointerover", "pointermove"]) {
    on<PointerEvent>(
      moved,
      (event) => event.pointerType === "mouse" && policy.over(closest(event, controls), event.clientX, event.clientY),
    );
  }
  on("scroll", () => policy.scrolled());
  on<KeyboardEvent>("keydown", (event) => {
    const control = event.key === "Enter" || event.key === " " ? closest(event, controls) : null;
    if (control && !policy.keyDown(control, at(event), event.repeat)) stop(event);
    if (control) return;
    policy.elsewhere();
    // A field would send its form again, and a link be followed.
    if (event.repeat && event.key === "Enter" && closest(event, "input, a")) stop(event);
  });
  on("input", () => policy.elsewhere());
  on("focusin", (event) => {
    const control = closest(event, controls);
    if (control) policy.focused(control);
  });
  on<MouseEvent>("click", (event) => {
    const control = closest(event, controls);
    if (control && !policy.click(control, at(event), event.detail === 0)) stop(event);
  });
}
