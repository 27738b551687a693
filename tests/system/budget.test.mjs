// What a page weighs, as it is sent: somebody opens it once, on a phone, in a hall where a thousand others do.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { budgets, pages, weigh } from "./budget.mjs";

// A script that loads another one, and a style that loads another one, a font or a picture: all but what is within it already.
const loads_more = /\bimport\s*\(|\bfrom\s*["']\/|@import\b|\bimage-set\(|\burl\((?!\s*["']?(?:data:|#))/;

for (const [page, budget] of Object.entries(budgets)) {
  test(`${page} weighs at most ${budget.bytes} bytes and takes at most ${budget.requests} requests`, () => {
    const { bytes, requests, files } = weigh(page);
    assert.ok(files.some((one) => one.endsWith(".js")) && files.some((one) => one.endsWith(".css")));
    for (const one of files) {
      assert.doesNotMatch(readFileSync(join(pages, one), "utf8"), loads_more, "what it loads besides would not be counted");
    }
    assert.ok(bytes <= budget.bytes, `${bytes} bytes`);
    assert.ok(requests <= budget.requests, `${requests} requests`);
  });
}
