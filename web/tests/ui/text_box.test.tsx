// @vitest-environment happy-dom
// What is typed and pasted into the boxes of the pages, with the lengths and the cleaning of protocol/text.md.

import { signal } from "@preact/signals";
import { type ComponentChild, render } from "preact";
import { afterEach, beforeEach, expect, test, vi } from "vitest";

let root: HTMLElement;
const drawn = async (): Promise<void> => {
  for (let turns = 0; turns < 4; ++turns) await Promise.resolve();
};
const draw = async (content: ComponentChild): Promise<void> => {
  render(content, root);
  await drawn();
};
type Box = HTMLInputElement | HTMLTextAreaElement;
const box = (testid: string): Box => root.querySelector<Box>(`[data-testid="${testid}"]`)!;
async function type(into: Box, text: string, leaves = false): Promise<void> {
  into.value = text;
  into.dispatchEvent(new Event("input", { bubbles: true }));
  if (leaves) into.dispatchEvent(new Event("change", { bubbles: true }));
  await drawn();
}

beforeEach(() => {
  vi.resetModules();
  vi.stubGlobal("matchMedia", () => ({ matches: false, addEventListener() {} }));
  localStorage.clear();
  document.body.innerHTML = "<div></div>";
  root = document.body.firstElementChild as HTMLElement;
});
afterEach(() => {
  render(null, root);
  vi.unstubAllGlobals();
});

const family = "👨‍👩‍👧"; // five code points, eight units of UTF-16

test("a text is as long as the server counts it, is never cut, and is shown as it is sent once it is left", async () => {
  const { TextBox } = await import("../../src/ui/text_box");
  const text = signal("");
  const Box = () => <TextBox most={10} value={text.value} change={(to) => (text.value = to)} testid="box" />;
  await draw(<Box />);
  expect(box("box").hasAttribute("maxlength")).toBe(false);
  await type(box("box"), family + family);
  expect(root.textContent).toBe("");
  await type(box("box"), `${family}${family}!`);
  expect(root.textContent).toBe("1 character too many");
  expect(box("box").getAttribute("aria-invalid")).toBe("true");
  expect(document.getElementById(box("box").getAttribute("aria-describedby")!)!.textContent).toBe("1 character too many");
  await type(box("box"), "\ufeffAna\t\u2068Lima\u2069");
  expect(root.textContent).toBe("");
  expect(text.value).toBe("\ufeffAna\t\u2068Lima\u2069");
  await type(box("box"), text.value, true);
  expect(text.value).toBe("Ana Lima");
});

test("a text of several lines keeps them", async () => {
  const { TextBox } = await import("../../src/ui/text_box");
  const text = signal("");
  const Box = () => <TextBox rows={3} most={10} value={text.value} change={(to) => (text.value = to)} testid="box" />;
  await draw(<Box />);
  await type(box("box"), "a\u2028b\t", true);
  expect(text.value).toBe("a\nb");
});

const takeQuestions = async (): Promise<void> => {
  const { view } = await import("../../src/state/session");
  view.value = {
    plan: { question_length: 300, panellist_order: [], panellists: {} },
    run: { status: "running" },
    rules: { open: true },
  } as never;
};

test("who asks learns that their name is too long, and it is kept as it is sent", async () => {
  await takeQuestions();
  const { askerName } = await import("../../src/state/asking");
  const { Ask } = await import("../../src/pages/audience/ask");
  const { testids } = await import("../../src/ui/testids");
  await draw(<Ask away={false} />);
  await type(box(testids.askText), "Why?");
  await type(box(testids.askName), `\u202a${"𝓐".repeat(120)}\u202c`, true);
  const send = (): boolean => !root.querySelector<HTMLButtonElement>(`[data-testid="${testids.askSend}"]`)!.disabled;
  expect(send()).toBe(true);
  expect(askerName.value).toBe("𝓐".repeat(120));
  await type(box(testids.askName), "𝓐".repeat(121));
  expect(send()).toBe(false);
  expect(root.textContent).toContain("Your name: 1 character too many");
});

test("beside another list the box is put away with what it holds, until it is touched", async () => {
  await takeQuestions();
  const { Ask } = await import("../../src/pages/audience/ask");
  const { testids } = await import("../../src/ui/testids");
  await draw(<Ask key="at first" away={false} />);
  await type(box(testids.askText), "Who pays?");
  await draw(<Ask key="floor" away />);
  const open = (): boolean => root.querySelector(`[data-testid="${testids.askSend}"]`) !== null;
  expect([(box(testids.askText) as HTMLTextAreaElement).value, open()]).toEqual(["Who pays?", false]);
  await draw(<Ask key="questions" away={false} />);
  expect(open()).toBe(true);
  await type(box(testids.askText), "");
});

test("no box of the pages leaves the length of a text to the browser", async () => {
  const sources = import.meta.glob("../../src/**/*.tsx", { query: "?raw", import: "default", eager: true }) as Record<string, string>;
  expect(Object.keys(sources).length).toBeGreaterThan(40);
  expect(Object.keys(sources).filter((one) => /\bmaxlength=|type="number"/i.test(sources[one]!))).toEqual([]);
});

test("a day is said beside its field, and a time and a number are taken as they are typed", async () => {
  const { TextField } = await import("../../src/ui/text_field");
  await draw(<TextField label="Day" type="date" value="2026-03-04" change={() => {}} testid="day" />);
  expect(root.textContent).toBe("DayWed, 4 Mar 2026");
  await draw(<TextField label="Name" value={"a".repeat(11)} longest={10} change={() => {}} testid="name" />);
  expect(root.textContent).toBe("Name1 character too many");
});
