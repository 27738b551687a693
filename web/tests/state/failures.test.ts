import { expect, test } from "vitest";
import type { HttpError } from "../../src/protocol/http";
import { failureText } from "../../src/state/failures";
import { failures } from "../../src/state/later_words";
import { home } from "../../src/state/words";

test("each failure says what to do", () => {
  for (const [code, says] of Object.entries(failures)) {
    expect(failureText(code as HttpError)).toBe(says);
    expect(says, code).toMatch(/\. [A-Z].*\.$/);
  }
});

test("where nobody answered, or for a reason that this page does not know, it is to be tried again", () => {
  expect(failureText(undefined)).toBe(home.failed);
  expect(failureText("of_a_later_release" as HttpError)).toBe(home.failed);
});
