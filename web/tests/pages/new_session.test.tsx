// @vitest-environment happy-dom
// A session is made of a file.

import { render } from "preact";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { NewSession } from "../../src/pages/home/new_session";
import type { PlanFault } from "../../src/protocol/http";
import { failures } from "../../src/state/later_words";

let root: HTMLElement;
const made = vi.fn();

beforeEach(() => {
  made.mockClear();
  document.body.innerHTML = "<div></div>";
  root = document.body.firstElementChild as HTMLElement;
  render(<NewSession token="o.token" edit={() => {}} importProgramme={() => {}} made={made} created="" />, root);
});
afterEach(() => {
  render(null, root);
  vi.unstubAllGlobals();
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
