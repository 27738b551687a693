// Why the server did not do what was asked over HTTP, in the words of this page.

import type { HttpError } from "../protocol/http";
import { failures } from "./later_words";
import { home } from "./words";

// Without a code nobody answered, or not the server.
export function failureText(code: HttpError | undefined): string {
  const known: Partial<Record<string, string>> = failures;
  return known[code ?? ""] ?? home.failed;
}
