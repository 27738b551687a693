import { describe, expect, test, vi } from "vitest";
import { type Action, actions, commonAction, keyed, named, shown } from "../../src/pages/console/keys";

const all = Object.entries(actions) as [Action, (typeof actions)[Action]][];

test("no key does two things", () => {
  const keys = all.flatMap(([, { key, also }]) => [key, ...(also ?? [])]);
  expect(keys.filter((one, i) => keys.indexOf(one) !== i)).toEqual([]);
});

test("every key is named, and shown as it is pressed", () => {
  for (const [action] of all) expect(named[action], action).toBeTruthy();
  expect(shown("main")).toBe("N");
  expect(shown("minus1")).toBe("−");
  expect(shown("podium3")).toBe("⇧3");
  expect(keyed("podium3")).toEqual({ keys: "Shift+3 Alt+3", mark: "podium3" });
});

// As browsers tell of a key: what it gives, its place, and what is held beside it.
const key = (key: string, code: string, held = ""): KeyboardEvent =>
  ({
    key,
    code,
    shiftKey: held.includes("shift"),
    ctrlKey: held.includes("ctrl"),
    metaKey: held.includes("meta"),
    altKey: held.includes("alt"),
    getModifierState: (which: string) => which === "AltGraph" && held.includes("graph"),
  }) as KeyboardEvent;

type Row = [layout: string, key: string, code: string, held: string, does: Action | undefined];
const rows: Row[] = [
  ["US", "n", "KeyN", "", "main"],
  ["US with caps lock", "N", "KeyN", "", "main"],
  ["US", "/", "Slash", "", "find"],
  ["US", "?", "Slash", "shift", "keys"],
  ["US", "=", "Equal", "", "plus1"],
  ["US", "+", "Equal", "shift", "plus1"],
  ["US", "2", "Digit2", "", "tab2"],
  ["US", "#", "Digit3", "shift", "podium3"],
  ["US", "&", "Digit7", "shift", "podium7"],
  ["US", ")", "Digit0", "shift", undefined],
  ["US", "3", "Digit3", "alt", "podium3"],
  ["US", "z", "KeyZ", "", "undo"],
  ["US", "Z", "KeyZ", "shift", "redo"],
  ["US", "'", "Quote", "", undefined],
  ["British", "£", "Digit3", "shift", "podium3"],
  ["Mac", "£", "Digit3", "alt graph", "podium3"],
  ["Mac", "π", "KeyP", "alt graph", undefined],
  ["Mac", "˜", "KeyN", "alt", undefined],
  ["German", "/", "Digit7", "shift", "find"],
  ["German", "7", "Digit7", "alt", "podium7"],
  ["German", "{", "Digit7", "ctrl alt graph", "podium7"],
  ["German", "§", "Digit3", "shift", "podium3"],
  ["German", "=", "Digit0", "shift", "plus1"],
  ["German", "-", "Slash", "", "minus1"],
  ["German", "z", "KeyY", "", "undo"],
  ["German", "y", "KeyZ", "", "redo"],
  ["German", "?", "Minus", "shift", "keys"],
  ["German", "ö", "Semicolon", "", undefined],
  ["German", "ß", "Minus", "", undefined],
  ["Swiss", "+", "Digit1", "shift", "plus1"],
  ["Spanish", "/", "Digit7", "shift", "find"],
  ["French", "2", "Digit2", "shift", "tab2"],
  ["French", "é", "Digit2", "", undefined],
  ["French", '"', "Digit3", "", undefined],
  ["French", "-", "Digit6", "", "minus1"],
  ["French", "&", "Digit1", "alt", "podium1"],
  ["French", "a", "KeyQ", "", "answered"],
  ["French", "q", "KeyA", "", "questions"],
  ["French", "z", "KeyW", "", "undo"],
  ["French", ",", "KeyM", "", "minus5"],
  ["French", "²", "Backquote", "", undefined],
  ["Czech", "ě", "Digit2", "", undefined],
  ["Czech", "2", "Digit2", "shift", "tab2"],
  ["Lithuanian", "ą", "Digit1", "", undefined],
  ["Lithuanian", "Ą", "Digit1", "shift", undefined],
  ["Lithuanian", "1", "Digit1", "graph", "tab1"],
  ["Polish", "ń", "KeyN", "ctrl alt graph", undefined],
  ["Turkish", "ı", "KeyI", "", undefined],
  ["Turkish", "i", "Quote", "", "extend"],
  ["Dvorak", ";", "KeyZ", "", undefined],
  ["Dvorak", "'", "KeyQ", "", undefined],
  ["Dvorak", "n", "KeyL", "", "main"],
  ["Russian", "т", "KeyN", "", "main"],
  ["Russian", "Т", "KeyN", "shift", "main"],
  ["Russian", "№", "Digit3", "shift", "podium3"],
  ["Russian", ".", "Slash", "", "plus5"],
  ["Russian", "б", "Comma", "", undefined],
  ["Russian", "я", "KeyZ", "", "undo"],
  ["Russian", "Я", "KeyZ", "shift", "redo"],
  ["Serbian", "з", "KeyY", "", "redo"],
  ["Greek", "ν", "KeyN", "", "main"],
  ["Greek", ";", "KeyQ", "", "questions"],
  ["Arabic", "ى", "KeyN", "", "main"],
  ["Arabic", "لا", "KeyB", "", "picture"],
  ["Arabic", "٢", "Digit2", "", "tab2"],
  ["Persian", "۲", "Digit2", "", "tab2"],
  ["Hindi", "२", "Digit2", "", "tab2"],
  ["Hindi", "ल", "KeyN", "", "main"],
  ["Hebrew", "מ", "KeyN", "", "main"],
  ["Hebrew", "'", "KeyW", "", "who"],
  ["Hebrew", "/", "KeyQ", "", "find"],
  ["Thai", "ื", "KeyN", "", "main"],
  ["Thai", "๑", "Digit2", "shift", "tab1"],
  ["Korean", "ㅜ", "KeyN", "", "main"],
  ["any, its numeric pad", "1", "Numpad1", "", "tab1"],
  ["any, its numeric pad", "End", "Numpad1", "shift", undefined],
  ["any, its numeric pad", "3", "Numpad3", "alt", undefined],
  ["any, its numeric pad", "/", "NumpadDivide", "", "find"],
  ["any, its numeric pad", "+", "NumpadAdd", "", "plus1"],
  ["any", "n", "KeyN", "ctrl", undefined],
  ["any", "n", "KeyN", "meta", undefined],
  ["any", "n", "KeyN", "alt", undefined],
  ["any", "Enter", "Enter", "", undefined],
  ["any", "Dead", "Backquote", "", undefined],
  ["any", "Process", "KeyN", "", undefined],
];

test.each(rows)("%s: %s at %s with %j", async (layout, value, code, held, does) => {
  vi.resetModules();
  const { actionOf } = await import("../../src/pages/console/keys");
  // A key of that keyboard that was pressed before.
  const letters: Record<string, string> = { Greek: "α", Hebrew: "ש", Russian: "ф" };
  actionOf(key(letters[layout] ?? "j", "KeyJ"));
  expect(actionOf(key(value, code, held))).toBe(does);
});

describe("undo and redo beside Ctrl or Cmd", () => {
  const common: Row[] = [
    ["US", "z", "KeyZ", "ctrl", "undo"],
    ["US", "Z", "KeyZ", "ctrl shift", "redo"],
    ["US", "y", "KeyY", "ctrl", "redo"],
    ["Mac", "z", "KeyZ", "meta", "undo"],
    ["German", "z", "KeyY", "ctrl", "undo"],
    ["German", "y", "KeyZ", "ctrl", "redo"],
    ["French", "z", "KeyW", "ctrl", "undo"],
    ["French", "w", "KeyZ", "ctrl", undefined],
    ["Russian", "я", "KeyZ", "ctrl", "undo"],
    ["Russian", "Я", "KeyZ", "ctrl shift", "redo"],
    ["Russian", "н", "KeyY", "ctrl", "redo"],
    ["Arabic", "ئ", "KeyZ", "ctrl", "undo"],
    ["Greek", "ζ", "KeyZ", "meta", "undo"],
    ["Polish", "ż", "KeyZ", "ctrl alt graph", undefined],
    ["US", "z", "KeyZ", "ctrl alt", undefined],
    ["US", "z", "KeyZ", "", undefined],
  ];
  test.each(common)("%s: %s at %s with %j", (_, value, code, held, does) => {
    expect(commonAction(key(value, code, held))).toBe(does);
  });
});
