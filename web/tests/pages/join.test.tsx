// @vitest-environment happy-dom
// A code is typed at the entrance.

import { render } from "preact";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Join } from "../../src/pages/home/join";

let root: HTMLElement;
const went = vi.fn();

const field = (): HTMLInputElement => root.querySelector("input")!;
const said = (): string => root.querySelector("[role=status]")!.textContent!;

function type(code: string): void {
  field().value = code;
  field().dispatchEvent(new Event("input", { bubbles: true }));
}
const enter = (): boolean => root.querySelector("form")!.dispatchEvent(new Event("submit", { bubbles: true, cancelable: true }));
const answers = (answer: () => Response): void => void vi.stubGlobal("fetch", async () => answer());

beforeEach(() => {
  went.mockClear();
  document.body.innerHTML = "<div></div>";
  root = document.body.firstElementChild as HTMLElement;
  render(<Join go={went} />, root);
});
afterEach(() => {
  render(null, root);
  vi.unstubAllGlobals();
});

test("one that is known leads to its session", async () => {
  answers(() => new Response("<svg/>", { headers: { "content-type": "image/svg+xml" } }));
  type("h4 tx-w9");
  enter();
  await vi.waitFor(() => expect(went).toHaveBeenCalledWith("/audience/H4TXW9"));
});

test.each([
  ["that is too short", "H4T", () => new Response(), "A code has six letters and digits."],
  [
    "of no session",
    "H4TXW8",
    () => new Response('{"error":{"code":"no_such_session","message":"Of a program."}}', { status: 404 }),
    "No session with this code. Compare it with the one on the stage.",
  ],
  ["to which nobody answers", "H4TXW9", () => Response.error(), "The server did not answer. Try again."],
])("one %s stays in its field, and the page says so until it is changed", async (_, code, answer, why) => {
  answers(answer);
  type(code);
  enter();
  await vi.waitFor(() => expect(said()).toBe(why));
  expect(field().value).toBe(code);
  expect(field().getAttribute("aria-invalid")).toBe("true");
  expect(went).not.toHaveBeenCalled();
  type("H4TXW");
  await vi.waitFor(() => expect(said()).toBe("Six characters, as shown on the stage"));
});
