// @vitest-environment happy-dom
import { expect, test } from "vitest";
import { refocus } from "../../src/ui/refocus";

test("the focus goes back to the box whose button was pressed, and is taken from nowhere else", () => {
  document.body.innerHTML = "<p data-box><input /><button></button></p><textarea></textarea>";
  const [box, button, other] = ["input", "button", "textarea"].map((one) => document.querySelector<HTMLElement>(one)!);
  button!.focus();
  refocus({ current: box! });
  expect(document.activeElement).toBe(box);
  other!.focus();
  refocus({ current: box! });
  expect(document.activeElement).toBe(other);
});
