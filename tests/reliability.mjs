// The sections of tests/RELIABILITY.md, each of which a program writes by itself.

import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const path = join(dirname(fileURLToPath(import.meta.url)), "RELIABILITY.md");

// In place of the one that the same program wrote, or behind all others.
export function write_section(by, text) {
  const [begin, end] = [`<!-- written by ${by} -->`, `<!-- end of what ${by} wrote -->`];
  const section = [begin, "", text, "", end].join("\n");
  const before = existsSync(path) ? readFileSync(path, "utf8") : "# What was broken on purpose, and what came of it\n";
  const at = before.indexOf(begin);
  const after =
    at < 0 ? `${before.trimEnd()}\n\n${section}\n` : before.slice(0, at) + section + before.slice(before.indexOf(end) + end.length);
  writeFileSync(path, after);
}
