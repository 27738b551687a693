// What was typed and is not sent yet belongs to the tab in which it was typed: other tabs of the same person have their own. It survives a
// reload. Where its tab is gone, which then does not answer, one that has nothing itself picks it up.

import { effect, type Signal, signal } from "@preact/signals";
import { randomId } from "../net/environment";
import { Store } from "./kept";

interface Said {
  tab: string;
  asks: boolean; // who else is there
}

// What tabs of one browser have in common, and what one has for itself.
export interface Tabs {
  local: Pick<Store, "read" | "write" | "keys">;
  session: Pick<Store, "read" | "write">;
  channel: { postMessage(said: Said): void; onmessage: ((event: MessageEvent<Said>) => void) | null } | undefined;
  after(ms: number, run: () => void): unknown;
}

export const answersWithin = 500;

export class Unsent {
  #tabs: Tabs;
  #tab: string;
  #others: Set<string> | undefined; // once they have had the time to answer
  #signals = new Map<string, { text: Signal<string>; found: string }>();

  constructor(tabs: Tabs) {
    this.#tabs = tabs;
    this.#tab = tabs.session.read("dais.tab") ?? this.#renamed();
    const { channel } = tabs;
    if (!channel) return;
    const others = new Set<string>();
    channel.onmessage = ({ data: { tab, asks } }) => {
      if (asks) channel.postMessage({ tab: this.#tab, asks: false });
      else if (tab === this.#tab && !this.#others) this.#copied();
      else others.add(tab);
    };
    channel.postMessage({ tab: this.#tab, asks: true });
    tabs.after(answersWithin, () => {
      this.#others = others;
      for (const [name, { text }] of this.#signals) this.#pickUp(name, text);
    });
  }

  // The text of this name, "" for none.
  of(name: string): Signal<string> {
    const known = this.#signals.get(name);
    if (known) return known.text;
    const found = this.#tabs.local.read(this.#key(name)) ?? "";
    const text = signal(found);
    this.#signals.set(name, { text, found });
    effect(() => this.#tabs.local.write(this.#key(name), text.value));
    this.#pickUp(name, text);
    return text;
  }

  #key(name: string, tab = this.#tab): string {
    return `dais.${name}@${tab}`;
  }

  #renamed(): string {
    this.#tab = randomId(8);
    this.#tabs.session.write("dais.tab", this.#tab);
    return this.#tab;
  }

  // This tab was copied from another one, which keeps what it has.
  #copied(): void {
    this.#renamed();
    for (const [name, { text, found }] of this.#signals) {
      if (text.peek() === found) text.value = "";
      else this.#tabs.local.write(this.#key(name), text.peek());
    }
  }

  #pickUp(name: string, text: Signal<string>): void {
    if (!this.#others || text.peek() !== "") return;
    const { local } = this.#tabs;
    const all = this.#key(name, "");
    for (const key of local.keys()) {
      if (!key.startsWith(all) || key === this.#key(name) || this.#others.has(key.slice(all.length))) continue;
      text.value = local.read(key) ?? "";
      local.write(key, "");
      return;
    }
  }
}

// A browser that is told to keep nothing may refuse this too.
function channel(): BroadcastChannel | undefined {
  try {
    return new BroadcastChannel("dais");
  } catch {
    return undefined;
  }
}

export const unsent = new Unsent({
  local: new Store(() => localStorage),
  session: new Store(() => sessionStorage),
  channel: channel(),
  after: (ms, run) => setTimeout(run, ms),
});
