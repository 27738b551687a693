// @vitest-environment happy-dom
// A session is made of a file.

import { render } from "preact";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { NewSession } from "../../src/pages/home/new_session";
import type { PlanFault } from "../../src/protocol/http";
import { begin, plan } from "../../src/pages/home/plan_draft";
import { failures } from "../../src/state/later_words";
import { stubPopovers } from "../ui/popovers";

let root: HTMLElement;
const made = vi.fn();
const edit = vi.fn();

beforeEach(() => {
  made.mockClear();
  edit.mockClear();
  stubPopovers();
  document.body.innerHTML = "<div></div>";
  root = document.body.firstElementChild as HTMLElement;
  render(<NewSession token="o.token" edit={edit} importProgramme={() => {}} made={made} created="" />, root);
});
afterEach(() => {
  render(null, root);
  vi.unstubAllGlobals();
  plan.value = undefined;
});

const drop = (body: object, status: number): void => {
  vi.stubGlobal("fetch", async () => new Response(JSON.stringify(body), { status }));
  const input = root.querySelector<HTMLInputElement>("input[type=file]")!;
  Object.defineProperty(input, "files", { configurable: true, value: [new File(["{}"], "plan.json")] });
  input.dispatchEvent(new Event("change", { bubbles: true }));
};

test("what is wrong with it is said in the words of this page, with its place", async () => {
  const faults: PlanFault[] = [
    { line: 2, field: "", what: "comma_last", with: [], column: 9 },
    { line: 8, field: "/segments/0/minutes", what: "number_out_of_range", with: ["720"] },
  ];
  drop({ faults }, 422);
  const rows = (): string[] => [...root.querySelectorAll("li[data-testid=fault]")].map((one) => one.textContent!);
  await vi.waitFor(() =>
    expect(rows()).toEqual([
      "Line 2, column 9/A comma with nothing after it. Remove it.",
      "Line 8/segments/0/minutesEnter a number between 0 and 720",
    ]),
  );
  expect(made).not.toHaveBeenCalled();
});

test("what else is in its way is said by its code, and not in the words of a program", async () => {
  drop({ error: { code: "not_saved", message: "The session could not be kept: no space left on the disk" } }, 500);
  await vi.waitFor(() => expect(root.querySelector("[role=status]")!.textContent).toBe(failures.not_saved));
});

test("a template takes the place of a plan that was begun only once that was said", async () => {
  const at = (testid: string) => root.querySelector<HTMLElement>(`[data-testid="${testid}"]`);
  begin("presentations");
  plan.value = { ...plan.value!, title: "Oceans and law" };
  await vi.waitFor(() => expect(at("plan-draft")).not.toBeNull());
  at("template-rounds")!.click();
  await vi.waitFor(() => expect(at("template-over")).not.toBeNull());
  expect(root.textContent).toContain("the plan that you began");
  expect([plan.value.title, edit.mock.calls.length]).toEqual(["Oceans and law", 0]);
  at("template-over")!.click();
  expect([plan.value.title, edit.mock.calls.length]).toEqual(["", 1]);
});
