import { beforeEach, describe, expect, test } from "vitest";
import { Store } from "../../src/state/kept";
import { answersWithin, type Tabs, Unsent } from "../../src/state/unsent";

type Hear = Tabs["channel"] & object;

// A browser with its tabs, in stepped time.
class Browser {
  local = new Map<string, string>();
  #channels: (Hear & { frozen: boolean })[] = [];
  #timers: (() => void)[] = [];

  // `session` is the memory of the tab: the same after a reload, a copy of it where a tab is copied.
  open(session = new Map<string, string>()) {
    const channel: Hear & { frozen: boolean } = {
      frozen: false,
      onmessage: null,
      postMessage: (data) => {
        for (const other of this.#channels) if (other !== channel && !other.frozen) other.onmessage?.({ data } as MessageEvent);
      },
    };
    this.#channels.push(channel);
    const unsent = new Unsent({
      local: storeOf(this.local),
      session: storeOf(session),
      channel,
      after: (_, run) => this.#timers.push(run),
    });
    return {
      session,
      draft: unsent.of("draft.s"),
      unsent,
      close: () => void (this.#channels = this.#channels.filter((one) => one !== channel)),
      freeze: () => void (channel.frozen = true),
    };
  }

  // Until everybody had the time to answer.
  pass(): void {
    expect(answersWithin).toBeGreaterThan(0);
    for (const run of this.#timers.splice(0)) run();
  }
}

function storeOf(map: Map<string, string>): Store {
  return new Store(
    () =>
      ({
        getItem: (key: string) => map.get(key) ?? null,
        setItem: (key: string, value: string) => void map.set(key, value),
        removeItem: (key: string) => void map.delete(key),
        key: (i: number) => [...map.keys()][i] ?? null,
        get length() {
          return map.size;
        },
      }) as unknown as Storage,
  );
}

let browser: Browser;
beforeEach(() => void (browser = new Browser()));

describe("two tabs of one person", () => {
  test("do not take each other's unsent things away", () => {
    const [one, other] = [browser.open(), browser.open()];
    browser.pass();
    one.draft.value = "Who pays?";
    other.draft.value = "Who decides?";
    const [sending, theirs] = [one.unsent.of("sending.s"), other.unsent.of("sending.s")];
    sending.value = "c1";
    theirs.value = "c2";
    // The first is answered.
    sending.value = "";
    for (const tab of [one, other]) tab.close();
    const again = [browser.open(one.session), browser.open(other.session)];
    expect(again.map((tab) => [tab.draft.value, tab.unsent.of("sending.s").value])).toEqual([
      ["Who pays?", ""],
      ["Who decides?", "c2"],
    ]);
  });

  test("keep what the other one opens and closes beside them", () => {
    const one = browser.open();
    one.draft.value = "Who pays?";
    browser.pass();
    const other = browser.open();
    browser.pass();
    expect(other.draft.value).toBe("");
    other.close();
    one.close();
    expect(browser.open(one.session).draft.value).toBe("Who pays?");
  });

  test("do not share a draft where one was copied from the other", () => {
    const one = browser.open();
    browser.pass();
    one.draft.value = "Who pays?";
    const copy = browser.open(new Map(one.session));
    expect(copy.draft.value).toBe("");
    copy.draft.value = "And who not?";
    browser.pass();
    expect(one.draft.value).toBe("Who pays?");
    expect([...browser.local.values()].sort()).toEqual(["And who not?", "Who pays?"]);
  });
});

test("what a tab that is gone did not send is picked up by one that has nothing, once", () => {
  const gone = browser.open();
  gone.draft.value = "Who pays?";
  browser.pass();
  gone.close();
  const busy = browser.open();
  busy.draft.value = "My own";
  const next = browser.open();
  browser.pass();
  const late = browser.open();
  browser.pass();
  expect([busy, next, late].map((tab) => tab.draft.value)).toEqual(["My own", "Who pays?", ""]);
  expect(browser.local.size).toBe(2);
});

test("it is picked up also where its name is asked for later, such as when the session is known", () => {
  const gone = browser.open();
  gone.unsent.of("sending.t").value = "c1";
  gone.close();
  const next = browser.open();
  browser.pass();
  expect(next.unsent.of("sending.t").value).toBe("c1");
});

test("a tab that sleeps loses nothing when it wakes", () => {
  const asleep = browser.open();
  browser.pass();
  asleep.draft.value = "Who pays?";
  asleep.freeze();
  const other = browser.open();
  browser.pass();
  other.draft.value = "";
  expect(asleep.draft.value).toBe("Who pays?");
  asleep.draft.value = "Who pays for it?";
  asleep.close();
  expect(browser.open(asleep.session).draft.value).toBe("Who pays for it?");
});

test("a browser that keeps nothing, and tells tabs nothing of each other, has drafts all the same", () => {
  const refuses = new Store(() => {
    throw new DOMException("denied");
  });
  const unsent = new Unsent({ local: refuses, session: refuses, channel: undefined, after: () => {} });
  unsent.of("draft.s").value = "Who pays?";
  expect(unsent.of("draft.s").value).toBe("Who pays?");
});
