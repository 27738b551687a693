// @vitest-environment happy-dom
// What is sent by every way to press, in stepped time.

import { type ComponentChild, render } from "preact";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Outcome } from "../../src/net/commands";
import type { Command, SessionView } from "../../src/protocol/messages";
import { click, keyDown, keyUp, mouseOver, pass, pointerDown, pointerUp, voice } from "./device";

let sent: { command: Command; tell: (outcome: Outcome) => void; ago: number }[] = [];

vi.mock(import("../../src/state/session"), async (original) => ({
  ...(await original()),
  send: (command, tell, options) => {
    sent.push({ command, tell, ago: options?.ago ?? 0 });
    tell({ state: "sent" });
    return String(sent.length);
  },
  forget: () => true,
}));

let root: HTMLElement;
let Press: typeof import("../../src/ui/press").Press;
let session: typeof import("../../src/state/session");
let refusal: typeof import("../../src/ui/refusal").refusal;

const drawn = async (): Promise<void> => {
  for (let turns = 0; turns < 4; ++turns) await Promise.resolve();
};
const draw = async (content: ComponentChild): Promise<void> => {
  render(content, root);
  await drawn();
};
const button = (at = 0): HTMLButtonElement => root.querySelectorAll("button")[at]!;
const ready = (at = 0): boolean => !button(at).hasAttribute("aria-disabled");
const commands = (): Command[] => sent.map((one) => one.command);
const answer = async (outcome: Outcome = { state: "confirmed" }, of = sent.length - 1): Promise<void> => {
  sent[of]!.tell(outcome);
  await drawn();
};

beforeEach(async () => {
  vi.resetModules();
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] });
  sent = [];
  document.body.innerHTML = "<div></div>";
  root = document.body.firstElementChild as HTMLElement;
  ({ Press } = await import("../../src/ui/press"));
  ({ refusal } = await import("../../src/ui/refusal"));
  session = await import("../../src/state/session");
  (await import("../../src/state/refusals")).learnRefusals({ was_earlier: "Somebody was earlier." });
  const { keepPolicy } = await import("../../src/ui/press_policy");
  keepPolicy(root);
});
afterEach(() => {
  render(null, root);
  vi.useRealTimers();
});

const next = (revision: number): Command => ({ type: "next", revision });
// The main button: the segment that it begins, and the revision that it was drawn from.
const main = (segment: string, revision: number) => <Press command={next(revision)} means={segment}>{`Next: ${segment}`}</Press>;

describe("a control whose meaning changes by being pressed", () => {
  test("takes nothing before its meaning has stood for 700 ms, and is seen not to", async () => {
    await draw(main("a", 1));
    expect(ready()).toBe(false);
    click(button());
    pass(699);
    click(button());
    expect(commands()).toEqual([]);
    pass(1);
    expect(ready()).toBe(true);
    click(button());
    expect(commands()).toEqual([next(1)]);
  });

  test.each([80, 120, 150, 200, 300, 350, 699])(
    "goes on once by two presses %i ms apart, the answer between them or not",
    async (apart) => {
      for (const answered of [true, false]) {
        await draw(null);
        await draw(main("a", 1));
        sent = [];
        pass(1000);
        click(button());
        if (answered) {
          await answer();
          await draw(main("b", 2));
        }
        pass(apart);
        click(button());
        expect(commands()).toEqual([next(1)]);
      }
    },
  );

  test("is not ready where somebody else changed what it means, and is where only a revision moved", async () => {
    await draw(main("a", 1));
    pass(700);
    await draw(main("a", 2));
    expect(ready()).toBe(true);
    await draw(main("b", 3));
    expect(ready()).toBe(false);
    keyDown(button(), "Enter");
    expect(commands()).toEqual([]);
    pass(700);
    keyDown(button(), "Enter");
    expect(commands()).toEqual([next(3)]);
  });

  test("sends what it showed when the press began, and how long ago that was", async () => {
    await draw(main("a", 1));
    pass(700);
    pointerDown(button());
    pass(240);
    await draw(main("a", 2));
    pointerUp(button());
    expect(sent).toMatchObject([{ command: next(1), ago: 240 }]);
  });

  test("sends nothing where it means something else when the press ends", async () => {
    await draw(main("a", 1));
    pass(700);
    pointerDown(button());
    await draw(main("b", 2));
    pass(2000);
    pointerUp(button());
    expect(commands()).toEqual([]);
  });

  test("that a busy page hears of late is judged by when it was pressed", async () => {
    await draw(main("a", 1));
    pass(650);
    const early = new MouseEvent("click", { bubbles: true, cancelable: true, detail: 0 });
    Object.defineProperty(early, "timeStamp", { value: performance.now() });
    pass(500);
    button().dispatchEvent(early);
    expect(commands()).toEqual([]);
  });

  test("takes a press of voice control, which has no beginning, and not that of another time for its beginning", async () => {
    await draw(main("a", 1));
    pass(700);
    pointerDown(button());
    pass(60_000);
    voice(button());
    expect(sent).toMatchObject([{ command: next(1), ago: 0 }]);
  });

  test.each([
    ["a pen's barrel button", { button: 2, buttons: 2 }],
    ["a mouse's middle button", { button: 1 }],
  ])("is not begun to be pressed by %s", async (_, which) => {
    await draw(main("a", 1));
    pass(700);
    pointerDown(button(), undefined, which);
    pass(10_000);
    pointerUp(button());
    expect(sent).toMatchObject([{ command: next(1), ago: 0 }]);
  });
});

describe("a key that is held", () => {
  // 500 ms, then every 33 ms, as systems do.
  const hold = async (key: string, ms: number, meanwhile?: () => Promise<void>): Promise<void> => {
    const focused = (): Element => document.activeElement ?? document.body;
    keyDown(focused(), key);
    for (let at = 500; at <= ms; at += 33) {
      await meanwhile?.();
      pass(at === 500 ? 500 : 33);
      keyDown(focused(), key, { repeat: true });
    }
    keyUp(focused(), key);
  };

  test.each(["Enter", " "])("presses once: %j", async (key) => {
    let segment = 1;
    await draw(main("s1", 1));
    pass(700);
    button().focus();
    await hold(key, 8000, async () => {
      if (sent.length < segment) return;
      await answer();
      segment += 1;
      await draw(main(`s${segment}`, segment));
    });
    expect(commands()).toEqual([next(1)]);
  });

  test.each(["Enter", " "])("does not press what gets the focus meanwhile: %j", async (key) => {
    const row = (id: string) => (
      <Press key={id} command={{ type: "approve", question: id, revision: 1 }}>
        Approve
      </Press>
    );
    await draw([row("q1"), row("q2")]);
    pass(700);
    button().focus();
    await hold(key, 3000, async () => {
      if (key === "Enter") button(root.querySelectorAll("button").length - 1).focus();
    });
    expect(commands()).toEqual([{ type: "approve", question: "q1", revision: 1 }]);
  });

  test("adds once, and flips a vote once", async () => {
    for (const one of [
      <Press command={{ type: "add_time", segment: "a", revision: 1, by: 60_000 }} adds={String}>
        +1
      </Press>,
      <Press command={{ type: "vote", question: "q1", on: true }}>▲</Press>,
    ]) {
      await draw(null);
      await draw(one);
      sent = [];
      button().focus();
      pass(700);
      await hold("Enter", 10_000, () => (sent.length > 0 ? answer() : Promise.resolve()));
      expect(sent.length).toBe(1);
    }
  });
});

test("what gets the focus by a key's press is as new for that key, and not for a person who went there", async () => {
  const row = (id: string) => (
    <Press key={id} command={{ type: "approve", question: id, revision: 1 }}>
      Approve
    </Press>
  );
  await draw([row("q1"), row("q2")]);
  pass(700);
  button(0).focus();
  keyDown(button(0), "Enter");
  button(1).focus();
  pass(150);
  expect(ready(1)).toBe(false);
  keyDown(button(1), "Enter");
  expect(sent.length).toBe(1);
  pass(700);
  keyDown(button(1), "Tab");
  button(0).focus();
  keyDown(button(0), "Tab");
  button(1).focus();
  expect(ready(1)).toBe(true);
});

test("what comes under the pointer by its own press does not take the rest of it", async () => {
  const row = (id: string) => (
    <Press key={id} command={{ type: "approve", question: id, revision: 1 }}>
      Approve
    </Press>
  );
  await draw([row("q1"), row("q2")]);
  pass(700);
  click(button(0), { x: 50, y: 50 });
  await draw([row("q2")]);
  pass(200);
  click(button(0), { x: 52, y: 49 });
  expect(sent.length).toBe(1);
  expect(ready()).toBe(false);
  pass(700);
  click(button(0), { x: 52, y: 49 });
  expect(sent.length).toBe(2);
});

test("who typed between two presses at one point pressed twice", async () => {
  const at = { x: 50, y: 50 };
  const form = (key: string) => (
    <form key={key}>
      <input type="text" />
      <button type="button">Send</button>
    </form>
  );
  for (const typed of [false, true]) {
    await draw(form(`${typed} first`));
    pass(1000);
    let pressed = 0;
    const count = (): void => void (pressed += 1);
    button().addEventListener("click", count);
    click(button(), at);
    await draw(form(`${typed} second`));
    pass(300);
    if (typed) root.querySelector("input")!.dispatchEvent(new Event("input", { bubbles: true }));
    button().addEventListener("click", count);
    click(button(), at);
    expect(pressed).toBe(typed ? 2 : 1);
  }
});

test("what the page brings under a mouse that stands still is as new, and not what the person scrolls there", async () => {
  const row = (id: string) => (
    <Press key={id} command={{ type: "approve", question: id, revision: 1 }}>
      Approve
    </Press>
  );
  await draw([row("q1"), row("q2"), row("q3")]);
  pass(700);
  mouseOver(button(0), { x: 10, y: 10 });
  mouseOver(button(1), { x: 10, y: 60 });
  expect(ready(1)).toBe(true);
  // Somebody else has moved the rows.
  mouseOver(button(2), { x: 10, y: 60 });
  expect(ready(2)).toBe(false);
  click(button(2), { x: 10, y: 60 });
  expect(sent).toEqual([]);
  pass(700);
  root.dispatchEvent(new Event("scroll"));
  mouseOver(button(0), { x: 10, y: 60 });
  expect(ready(0)).toBe(true);
});

test("a message that comes in another one's place is not put away by a press that was meant for that", async () => {
  const { useMeaning } = await import("../../src/ui/meaning");
  const away: string[] = [];
  function Message({ id }: { id: string }) {
    return <button ref={useMeaning(id)} type="button" onClick={() => away.push(id)} />;
  }
  await draw(<Message id="m1" />);
  click(button());
  pass(700);
  pointerDown(button());
  await draw(<Message id="m2" />);
  pointerUp(button());
  expect(away).toEqual([]);
  pass(700);
  click(button());
  await draw(<Message id="m3" />);
  pass(350);
  click(button());
  expect(away).toEqual(["m2"]);
});

test("what chooses or adds takes each press, also where the focus comes back to it", async () => {
  let times = 0;
  await draw([
    <button key="a" type="button" data-each onClick={() => times++} />,
    <button key="b" type="button" role="tab" onClick={() => times++} />,
  ]);
  for (const one of [0, 1]) {
    button(one).focus();
    for (let i = 0; i < 3; ++i) {
      keyDown(button(one), "Enter");
      button(one).blur();
      button(one).focus();
      pass(100);
    }
    expect(times).toBe(3 * (one + 1));
    keyDown(button(one), "Tab");
  }
});

test("a button without a command flips once by a double press", async () => {
  let flips = 0;
  await draw(<button type="button" onClick={() => flips++} />);
  click(button());
  pass(120);
  click(button());
  expect(flips).toBe(1);
  pass(700);
  click(button());
  expect(flips).toBe(2);
});

test("a press that waits for the connection is not taken back by its own second half", async () => {
  await draw(main("a", 1));
  pass(700);
  click(button());
  await answer({ state: "waiting" });
  pass(200);
  click(button());
  expect(button().dataset.outcome).toBe("waiting");
  pass(700);
  click(button());
  await drawn();
  expect(button().dataset.outcome).toBeUndefined();
});

describe("a control that adds up", () => {
  const plus = (revision: number, segment = "a") => (
    <Press command={{ type: "add_time", segment, revision, by: 60_000 }} adds={(presses) => `+${presses} min`}>
      +1
    </Press>
  );
  const added = (): number[] => commands().map((command) => ("by" in command ? command.by / 60_000 : 0));
  const says = (): string => root.querySelector("[data-sum]")?.textContent ?? "";

  test("takes every press and shows the sum until it is confirmed", async () => {
    await draw(plus(1));
    pass(700);
    for (let i = 0; i < 4; ++i) {
      click(button());
      pass(120);
    }
    await drawn();
    expect(added()).toEqual([1]);
    expect(says()).toBe("+4 min");
    await answer();
    expect(says()).toBe("+3 min");
    // The server takes the next of who has seen what the first did.
    expect(added()).toEqual([1]);
    await draw(plus(2));
    expect(added()).toEqual([1, 3]);
    expect(commands()[1]).toMatchObject({ revision: 2 });
    await answer();
    await draw(plus(3));
    expect(says()).toBe("");
    expect(added()).toEqual([1, 3]);
  });

  test("counts each where the answers are quick", async () => {
    await draw(plus(1));
    pass(700);
    for (let i = 1; i <= 4; ++i) {
      click(button());
      await answer();
      await draw(plus(i + 1));
      pass(80);
    }
    expect(added()).toEqual([1, 1, 1, 1]);
  });

  test("says that none of what was gathered is done where the first was refused, or where it would go to something else", async () => {
    await draw(plus(1));
    pass(700);
    click(button());
    click(button());
    await answer({ state: "refused", why: { code: 2002, why: "was_earlier" } });
    expect(refusal.value?.message).toBe("Somebody was earlier.");
    await draw(plus(2));
    expect(added()).toEqual([1]);

    click(button());
    click(button());
    click(button());
    await answer();
    await draw(plus(3, "b"));
    expect(added()).toEqual([1, 1]);
    expect(refusal.value?.message).toBe("Not done: +2 min");
  });

  test("sends one sum of what waited for the connection", async () => {
    await draw(plus(1));
    pass(700);
    for (let i = 0; i < 3; ++i) {
      click(button());
      await answer({ state: "waiting" });
    }
    expect(added()).toEqual([1, 2, 3]); // each but the last was forgotten
    expect(says()).toBe("+3 min");
  });

  test("is not ready for what it adds to when that has just changed", async () => {
    await draw(plus(1));
    pass(700);
    await draw(plus(2, "b"));
    click(button());
    expect(added()).toEqual([]);
  });
});

test("of a closed session only the closing can be undone", async () => {
  session.view.value = { run: { status: "closed" } } as SessionView;
  await draw([main("a", 1), <Press command={{ type: "undo", record: 4 }}>Undo</Press>]);
  expect(session.mayAct.value).toBe(false);
  expect(button(0).disabled).toBe(true);
  expect(button(1).disabled).toBe(false);
});
