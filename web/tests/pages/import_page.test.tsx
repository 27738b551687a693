// @vitest-environment happy-dom
// The page on which a programme of another system becomes a plan: what was understood is shown before the editor has it.

import { render } from "preact";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { ImportPage } from "../../src/pages/home/import_page";
import { plan } from "../../src/pages/home/plan_draft";
import { testids } from "../../src/ui/testids";

let root: HTMLElement;
const leave = vi.fn();

const all = (testid: string): HTMLElement[] => [...root.querySelectorAll<HTMLElement>(`[data-testid="${testid}"]`)];
const at = (testid: string): HTMLElement => all(testid)[0]!;
async function drawn(): Promise<void> {
  for (let turns = 0; turns < 8; ++turns) await Promise.resolve();
}
async function press(on: Element): Promise<void> {
  (on as HTMLElement).click();
  await drawn();
}
async function paste(text: string): Promise<void> {
  const box = at(testids.importText) as HTMLTextAreaElement;
  box.value = text;
  box.dispatchEvent(new Event("input", { bubbles: true }));
  await drawn();
  box.form!.dispatchEvent(new Event("submit", { bubbles: true, cancelable: true }));
  await drawn();
}

beforeEach(() => {
  leave.mockClear();
  vi.stubGlobal("scrollTo", () => {});
  document.body.innerHTML = "<div></div>";
  root = document.body.firstElementChild as HTMLElement;
  render(<ImportPage leave={leave} />, root);
});
afterEach(() => {
  render(null, root);
  plan.value = undefined;
  vi.unstubAllGlobals();
});

test("an agenda is shown line by line, and goes into the editor when that is pressed", async () => {
  await paste("Rivers\n16 February 2027, 10:15–11:00\nwho knows what\n10:15 Opening\n10:20 Q&A\n10:55 Closing");
  const lines = all(testids.importLine).map((one) => [one.dataset.left, one.querySelector(".fate")!.textContent]);
  expect(lines).toEqual([
    [undefined, "Title"],
    [undefined, "Day, Times"],
    [undefined, "Subtitle"],
    [undefined, "Introductions, 5 min"],
    [undefined, "Q&A, 35 min"],
    [undefined, "Concluding, 5 min"],
  ]);
  expect(all(testids.importAssumed).map((one) => one.dataset.what)).toEqual(["zone", "moderator"]);
  expect(plan.value).toBeUndefined();
  await press(at(testids.importDone));
  expect(leave).toHaveBeenCalledWith("editor");
  expect(plan.value).toMatchObject({ title: "Rivers", date: "2027-02-16", start: "10:15", end: "11:00" });
});

test("what was not understood is said in one sentence, and the field stays", async () => {
  await paste("Dear all, it was good to see you.");
  expect(at(testids.importWrong).textContent).toContain("10:15–10:25 Opening");
  expect((at(testids.importText) as HTMLTextAreaElement).value).toBe("Dear all, it was good to see you.");
});

test("of columns that are matched by hand the plan follows, and another text begins anew", async () => {
  await paste("10:00\tWater\tAna Ruiz\n10:15\tFire\tBo Li");
  const title = at(testids.importColumn("title")) as HTMLSelectElement;
  title.value = "1";
  title.dispatchEvent(new Event("change", { bubbles: true }));
  await drawn();
  expect(all(testids.importSegment).map((one) => one.querySelector("b")!.textContent)).toEqual(["Water", "Fire"]);
  await press(at(testids.importAgain));
  expect(at(testids.importPage).dataset.format).toBe("");
});

test("an editor that has a plan already is said to lose it", async () => {
  await paste("10:15 Opening\n10:20 Q&A");
  const fresh = at(testids.importDone).textContent;
  await press(at(testids.importDone));
  render(null, root);
  render(<ImportPage leave={leave} />, root);
  await paste("10:15 Opening\n10:20 Q&A");
  expect(at(testids.importDone).textContent).toContain("in place of the plan");
  expect(at(testids.importDone).textContent).not.toBe(fresh);
});
