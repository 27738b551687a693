import { kept } from "../../state/kept";
import { moderator as words } from "../../state/words";
import { Layouts, type Pressed } from "./layouts";

export type Group = "run" | "time" | "podium" | "questions" | "floor" | "places";

interface Key {
  key: string; // what is printed on it, in lower case; with "shift+" a digit of the main keyboard, by Alt too
  also?: readonly string[];
  group: Group;
  area?: true; // goes to a part of the page, within which arrows move
}

const podiumKeys = [1, 2, 3, 4, 5, 6, 7, 8, 9] as const;

// All keys of the console, and what is named by each. Buttons show their key from here (`Kbd`, `keyed`), and so does the overlay.
const fixed = {
  main: { key: "n", group: "run" },
  pause: { key: "p", group: "run" },
  end: { key: "e", group: "run" },
  close: { key: "7", group: "run" },
  undo: { key: "z", group: "run" },
  redo: { key: "y", group: "run" },
  history: { key: "u", group: "run" },
  sendHeld: { key: "8", group: "run" },
  dropHeld: { key: "9", group: "run" },
  plus1: { key: "+", also: ["="], group: "time" },
  minus1: { key: "-", also: ["−"], group: "time" },
  plus5: { key: ".", group: "time" },
  minus5: { key: ",", group: "time" },
  backdate: { key: "d", group: "time" },
  catchUp: { key: "c", group: "time" },
  round: { key: "0", group: "podium" },
  signals: { key: "k", group: "podium" },
  grant: { key: "o", group: "podium" },
  handled: { key: "h", group: "podium" },
  messages: { key: "m", group: "podium" },
  picture: { key: "b", group: "podium" },
  who: { key: "w", group: "places" },
  stage: { key: "s", group: "questions" },
  takeOff: { key: "t", group: "questions" },
  answered: { key: "a", group: "questions" },
  find: { key: "/", group: "questions" },
  tab1: { key: "1", group: "questions" },
  tab2: { key: "2", group: "questions" },
  tab3: { key: "3", group: "questions" },
  tab4: { key: "4", group: "questions" },
  tab5: { key: "5", group: "questions" },
  nextSpeaker: { key: "g", group: "floor" },
  point: { key: "6", group: "floor" },
  endFloor: { key: "x", group: "floor" },
  extend: { key: "i", group: "floor" },
  rundown: { key: "r", group: "places", area: true },
  questions: { key: "q", group: "places", area: true },
  speakers: { key: "f", group: "places", area: true },
  plan: { key: "l", group: "places" },
  join: { key: "j", group: "places" },
  view: { key: "v", group: "places" },
  keys: { key: "?", group: "places" },
} as const satisfies Record<string, Key>;

export type Action = keyof typeof fixed | `podium${(typeof podiumKeys)[number]}`;

export const actions: Record<Action, Key> = {
  ...fixed,
  ...(Object.fromEntries(podiumKeys.map((n) => [`podium${n}`, { key: `shift+${n}`, group: "podium" }])) as Record<
    `podium${(typeof podiumKeys)[number]}`,
    Key
  >),
};

export const podiumAction = (i: number): Action | undefined => (podiumKeys[i] === undefined ? undefined : `podium${podiumKeys[i]}`);

// As it stands on a button.
export const shown = (action: Action): string => {
  const { key } = actions[action];
  return key.startsWith("shift+") ? `⇧${key.slice(6)}` : key === "-" ? "−" : key.toUpperCase();
};

// What a button has that a key presses: `<Press {...keyed("pause")}>`. The same for a popover's button, or as `data-key` on a field.
export const keyed = (action: Action): { keys: string; mark: Action } => ({
  keys: actions[action].key.replace(/shift(.*)/, "Shift$1 Alt$1"),
  mark: action,
});

// A button that does what several keys are for.
export const keyedAll = (...all: Action[]): { keys: string; mark: string } => ({
  keys: all.map((one) => keyed(one).keys).join(" "),
  mark: all.join(" "),
});

export const keysOn = kept("console.keys", "on");

const byKey = new Map<string, Action>();
for (const [action, { key, also }] of Object.entries(actions) as [Action, Key][]) {
  for (const one of [key, ...(also ?? [])]) byKey.set(one, action);
}

const layouts = new Layouts();

function pressedOf(event: KeyboardEvent): Pressed & { ctrl: boolean } {
  const { key, code, shiftKey, altKey, ctrlKey, metaKey } = event;
  const altGraph = event.getModifierState("AltGraph");
  return { key, code, shiftKey, altKey, altGraph, ctrl: metaKey || (ctrlKey && !altGraph) };
}

export function actionOf(event: KeyboardEvent): Action | undefined {
  const pressed = pressedOf(event);
  const key = layouts.read(pressed, (name) => byKey.has(name));
  return pressed.ctrl ? undefined : key === "z" && event.shiftKey ? "redo" : byKey.get(key);
}

// Undo and redo as everywhere else, whether or not the console's own keys are on.
export function commonAction(event: KeyboardEvent): Action | undefined {
  const pressed = pressedOf(event);
  if (!pressed.ctrl || pressed.altKey) return undefined;
  const letter = layouts.letter(pressed);
  if (letter === "z") return event.shiftKey ? "redo" : "undo";
  return letter === "y" && !event.shiftKey ? "redo" : undefined;
}

const fields = "input:not([type=checkbox], [type=radio], [type=button]), textarea, select, [contenteditable]";
const pressable = "button:not([disabled]), a[href], input:not([disabled]), select:not([disabled]), textarea:not([disabled]), summary";

// Chrome before 105, Firefox before 106 and Safari before 17.4 know no checkVisibility.
const visible = (one: HTMLElement): boolean => one.checkVisibility?.() ?? one.getClientRects().length > 0;

const within = (area: Element): HTMLElement[] =>
  [...area.querySelectorAll<HTMLElement>(pressable)].filter((one) => one.tabIndex >= 0 && visible(one) && !one.closest("[popover]"));

// Of two that it names, the one that takes a press.
export function buttonOf(action: Action): HTMLElement | null {
  const named = `[data-key~="${action}"]`;
  return document.querySelector<HTMLElement>(`${named}:not([disabled])`) ?? document.querySelector<HTMLElement>(named);
}

// Where what runs now is, or else the first of a list, or else the first of all.
function enter(area: HTMLElement): void {
  const all = within(area);
  const to = all.find((one) => one.closest("[aria-current]")) ?? all.find((one) => one.closest("[data-id]")) ?? all[0] ?? area;
  to.focus();
}

// Arrows: up and down from row to row, left and right from button to button.
function move(event: KeyboardEvent, area: HTMLElement, from: HTMLElement): boolean {
  const all = within(area);
  const at = all.indexOf(from);
  const rtl = getComputedStyle(area).direction === "rtl";
  const on: Record<string, number> = { ArrowRight: rtl ? -1 : 1, ArrowLeft: rtl ? 1 : -1, ArrowDown: 1, ArrowUp: -1 };
  const step = on[event.key];
  if (step === undefined || from.getAttribute("role") === "tab") return false;
  let to = at < 0 && step < 0 ? all.length - 1 : at + step;
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    const row = (one: HTMLElement | undefined): Element | null | undefined => one?.closest("[data-id]");
    const here = row(from);
    while (here && all[to] && row(all[to]) === here) to += step;
    // Upwards it comes to the last button of a row.
    const there = row(all[to]);
    while (step < 0 && there && all[to - 1] && row(all[to - 1]) === there) to -= 1;
  }
  all[to]?.focus();
  return all[to] !== undefined;
}

function press(action: Action): boolean {
  const button = buttonOf(action);
  if (!button || (button as HTMLButtonElement).disabled) return false;
  if (actions[action].area) enter(button);
  else if (button.matches(fields)) button.focus();
  else button.click();
  return true;
}

// Somebody writes: in a field, or beside one in what is open over the page, also where a click beside all of it took the focus away.
const isWriting = (at: HTMLElement): boolean =>
  at.closest(fields) !== null ||
  [at.closest("[popover]"), ...document.querySelectorAll("[popover=auto]:popover-open")].some((one) => one?.querySelector(fields));

// Where the field in which somebody types is taken away, as by another moderator's press, their next keys are meant for it still: until they
// pause for so long, or go elsewhere.
const pause = 2000;

export function listenToKeys(): () => void {
  let field: Element | undefined; // in which the last key was typed
  let latest: number | undefined; // when the last one was that came after it had gone
  const isMeantForField = ({ key, timeStamp }: KeyboardEvent): boolean => {
    if (!field || field.isConnected) return false;
    if (key === "Tab" || (latest !== undefined && timeStamp - latest > pause)) field = undefined;
    latest = timeStamp;
    return field !== undefined;
  };
  const leave = (event: Event): void => {
    if (event.type === "pointerdown" || field?.isConnected) field = undefined;
  };
  const onKey = (event: KeyboardEvent): void => {
    if (isMeantForField(event)) {
      if (!event.ctrlKey && !event.metaKey && (event.key.length === 1 || event.key === "Enter")) event.preventDefault();
      return;
    }
    const at = event.target as HTMLElement;
    if (at.matches(fields)) {
      // With these it is left on purpose.
      field = event.key === "Enter" || event.key === "Escape" ? undefined : at;
      latest = undefined;
    }
    if (event.repeat || event.isComposing || event.defaultPrevented) return;
    if (isWriting(at)) return;
    const common = commonAction(event);
    if (common) {
      event.preventDefault();
      press(common);
      return;
    }
    if (keysOn.value !== "on" || at.closest("[popover]")) return;
    const area = at.closest<HTMLElement>("[data-area]");
    if (area && event.key.startsWith("Arrow")) {
      const alone = !event.shiftKey && !event.ctrlKey && !event.metaKey && !event.altKey;
      if (alone && move(event, area, at)) event.preventDefault();
      return;
    }
    const action = actionOf(event);
    if (action !== undefined && press(action)) event.preventDefault();
  };
  document.addEventListener("keydown", onKey);
  document.addEventListener("focusin", leave);
  document.addEventListener("pointerdown", leave);
  return () => {
    document.removeEventListener("keydown", onKey);
    document.removeEventListener("focusin", leave);
    document.removeEventListener("pointerdown", leave);
  };
}

// What each is called in the overlay.
export const named: Record<Action, string> = {
  ...words.actions,
  ...(Object.fromEntries(podiumKeys.map((n) => [`podium${n}`, words.podiumNth(n)])) as Record<
    `podium${(typeof podiumKeys)[number]}`,
    string
  >),
};
