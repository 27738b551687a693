// The server's clock as this page knows it. It never looks at the device's own date, which may be wrong or set while the page is open.

interface Sample {
  local: number; // on the page's monotonic clock
  server: number;
  doubt: number; // real milliseconds by which `server` may be wrong
}

// Two good clocks part by less than this much of the time that passes: after a while a newer sample is worth more than a quicker one.
const drift = 1 / 10_000;

// What a browser's event loop may hold a message up by, beyond what the network does.
const slack = 20;

// An answer that is wrong by no more than this is good by itself. A page may be off by twice as much.
const good = 50;

export class Clock {
  #best: Sample | undefined;
  #rate = 1;

  get known(): boolean {
    return this.#best !== undefined;
  }

  // How many times as fast as real time the server's clock runs.
  get rate(): number {
    return this.#rate;
  }

  setRate(rate: number): void {
    if (rate === this.#rate) return;
    this.#rate = rate;
    this.#best = undefined;
  }

  // The server's time in milliseconds when the page's clock shows `local`.
  at(local: number): number {
    const best = this.#best;
    return best ? best.server + (local - best.local) * this.#rate : 0;
  }

  // An answer to a ping: sent and received on the page's clock, `at` on the server's.
  // True when the clock was off by more than can be explained, as it is when the device slept.
  pong(sent: number, received: number, at: number): boolean {
    const half = Math.max(0, received - sent) / 2;
    const sample: Sample = { local: received, server: at + half * this.#rate, doubt: half };
    const best = this.#best;
    if (!best) {
      this.#best = sample;
      return false;
    }
    const aged = best.doubt + Math.max(0, received - best.local) * drift;
    const off = Math.abs(this.at(received) - sample.server) / this.#rate;
    const jumped = off > aged + sample.doubt + slack;
    if (jumped || sample.doubt <= aged) this.#best = sample;
    return jumped;
  }

  // A frame that says when it was made. It cannot have been made in the future: if it seems so, the page's clock stood still meanwhile.
  // True when the clock had to be set.
  heard(received: number, at: number): boolean {
    const best = this.#best;
    if (!best) {
      // How long it travelled is not known; the first ping will tell.
      this.#best = { local: received, server: at, doubt: 10_000 };
      return false;
    }
    const aged = best.doubt + Math.max(0, received - best.local) * drift;
    if ((at - this.at(received)) / this.#rate <= aged + slack) return false;
    this.#best = { local: received, server: at, doubt: 10_000 };
    return true;
  }

  // The page may have slept: what is known is kept, but the next answer that is good by itself is trusted whatever it says. A slow one,
  // as the first from a network that has to wake up often is, only where it contradicts: it might move a clock that never stood still.
  distrust(): void {
    if (this.#best) this.#best = { ...this.#best, doubt: Math.max(this.#best.doubt, good) };
  }
}
