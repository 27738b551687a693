// Milliseconds since the page came, of which those that the device slept are not missing.
//
// A browser's monotonic clock stands still on most devices while they sleep. The device's date goes on, but somebody may set it, or a
// network may. Where both are looked at every second, a date that jumps before its reader's eyes was set. What it gains while nobody
// looks at the page was slept, since a phone or a laptop shows its pages anew when it wakes: this is believed until the server has been
// heard, which knows better. A date that goes back is never believed.

// By less than this a date is adjusted rather than set, and nobody sees a page wrong by it.
const jump = 2_000;
const nap = 500;

export class Uptime {
  #monotonic: () => number;
  #date: () => number;
  #slept = 0;
  #ahead: number; // the date, of the monotonic clock, when they were looked at last
  #gained = 0; // by the date, since the server was heard, and not by being set

  constructor(monotonic: () => number, date: () => number) {
    this.#monotonic = monotonic;
    this.#date = date;
    this.#ahead = date() - monotonic();
  }

  now(): number {
    return this.#monotonic() + this.#slept;
  }

  // To be called every second or so, as far as the page runs. True where the date jumped ahead although the page is seen: the server may
  // know of a sleep.
  look(seen: boolean): boolean {
    const ahead = this.#date() - this.#monotonic();
    const gained = ahead - this.#ahead;
    this.#ahead = ahead;
    const set = seen && Math.abs(gained) >= jump;
    if (!set) this.#gained += gained;
    return set && gained > 0;
  }

  // The page is looked at again.
  shown(): void {
    this.look(false);
    if (this.#gained > nap) this.#slept += this.#gained;
    this.#gained = 0;
  }

  // The server has said what time it is: what was slept until now is in that.
  heard(): void {
    this.look(false);
    this.#gained = 0;
  }
}
