// The server's clock as this page knows it. It never looks at the device's own date, which may be wrong or set while the page is open.
//
// Each answer bounds it from both sides: it had come to `at` before the answer arrived, and was not there yet when it was asked for.
// How long a busy page, a slow line or a busy server held either way up makes such bounds wider and never wrong, so those of several
// answers hold together: the quickest way there of one and the quickest way back of another.

// Two clocks part by no more than this of the time that passes: one is adjusted over a network by so much at most.
const drift = 1 / 2_000;
// Two good ones by less than this: after a while a newer answer is worth more than a quicker one.
const usual = 1 / 10_000;

// By what bounds may contradict each other where no clock stood still: some change every so many milliseconds only.
const slack = 20;

// The server gives whole milliseconds.
const grain = 1;

// An answer that is wrong by no more than this is good by itself. A page may be off by twice as much.
const good = 50;

interface Bounds {
  local: number; // on the page's monotonic clock: then the server's was
  least: number;
  most: number; // Infinity: nothing is known of how long the answer travelled
}

interface Known extends Bounds {
  is: number; // within these bounds, what is taken for it
  doubt: number; // real milliseconds by which that was wrong at most when it was found, and what clocks usually part by since
}

export class Clock {
  #known: Known | undefined;
  #wary = false;
  #timeScale = 1;

  get known(): boolean {
    return this.#known !== undefined;
  }

  // How many times as fast as real time the server's clock runs.
  get timeScale(): number {
    return this.#timeScale;
  }

  setTimeScale(timeScale: number): void {
    if (timeScale === this.#timeScale) return;
    this.#timeScale = timeScale;
    this.#known = undefined;
  }

  // The server's time in milliseconds when the page's clock shows `local`.
  at(local: number): number {
    const known = this.#known;
    return known ? known.is + (local - known.local) * this.#timeScale : 0;
  }

  // The real milliseconds by which that may be wrong.
  doubt(local: number): number {
    if (!this.#known || this.#wary) return Infinity;
    const { is, least, most } = this.#aged(this.#known, local);
    return Math.max(is - least, most - is) / this.#timeScale;
  }

  // An answer: asked for and received on the page's clock, `at` on the server's.
  // True when the clock was off by more than can be explained, as it is when the device slept.
  answered(asked: number, received: number, at: number): boolean {
    const most = at + (Math.max(0, received - asked) + grain) * this.#timeScale;
    return this.#learn({ local: received, least: at, most });
  }

  // A frame that says when it was made. It cannot have been made in the future: if it seems so, the page's clock stood still meanwhile.
  // True when the clock had to be set.
  heard(received: number, at: number): boolean {
    return this.#learn({ local: received, least: at, most: Infinity });
  }

  // The page may have slept: what is known is kept, but the next answer that is good by itself is trusted whatever it says. A slow one,
  // as the first from a network that has to wake up often is, only where it contradicts: it might move a clock that never stood still.
  distrust(): void {
    this.#wary = true;
  }

  #learn(told: Bounds): boolean {
    const known = this.#known && this.#aged(this.#known, told.local);
    if (!known) {
      this.#trust(told);
      return false;
    }
    const before = told.most < known.least;
    const gap = Math.max(told.least - known.most, known.least - told.most, 0);
    if (gap > slack * this.#timeScale) {
      this.#trust(told);
      return true;
    }
    if (this.#wary) {
      if (this.#half(told) <= Math.max(good, known.doubt)) this.#trust(told);
      return false;
    }
    // What is contradicted by so little is moved by so little.
    const by = before ? -gap : gap;
    const least = Math.max(told.least, known.least + by);
    const most = Math.min(told.most, known.most + by);
    const both = { local: told.local, least, most };
    if (this.#half(both) <= known.doubt) this.#trust(both);
    else this.#known = { ...both, is: Math.min(Math.max(known.is, least), most), doubt: known.doubt };
    return false;
  }

  #trust(told: Bounds): void {
    const half = this.#half(told);
    this.#known = { ...told, is: half === Infinity ? told.least : told.least + half * this.#timeScale, doubt: half };
    this.#wary = false;
  }

  #aged(known: Known, local: number): Known {
    const real = local - known.local;
    const passed = real * this.#timeScale;
    const apart = Math.max(0, passed) * drift;
    return {
      local,
      least: known.least + passed - apart,
      most: known.most + passed + apart,
      is: known.is + passed,
      doubt: known.doubt + Math.max(0, real) * usual,
    };
  }

  // In real milliseconds.
  #half(bounds: Bounds): number {
    return (bounds.most - bounds.least) / 2 / this.#timeScale;
  }
}
