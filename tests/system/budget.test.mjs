// What a page weighs, as it is sent: somebody opens it once, on a phone, in a hall where a thousand others do.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { budgets, fetches, pages, weigh } from "./budget.mjs";

for (const [page, budget] of Object.entries(budgets)) {
  const { bytes, all, requests, files, later, spare } = weigh(page);

  test(`${page} weighs at most ${budget.bytes} bytes and takes at most ${budget.requests} requests`, () => {
    assert.ok(files.some((one) => one.endsWith(".js")) && files.some((one) => one.endsWith(".css")));
    for (const one of [...files, ...later]) {
      assert.equal(
        fetches(readFileSync(join(pages, one), "utf8"), [...files, ...later, ...spare]),
        undefined,
        `${one} fetches what is not counted`,
      );
    }
    assert.ok(bytes <= budget.bytes, `${bytes} bytes`);
    assert.ok(requests <= budget.requests, `${requests} requests`);
  });

  test(`${page} weighs at most ${budget.all ?? budget.bytes} bytes in all`, () => {
    assert.equal(later.length, budget.all === undefined ? 0 : 1);
    assert.ok(all <= (budget.all ?? budget.bytes), `${all} bytes`);
  });
}

test("what a page would fetch without its being counted is seen", () => {
  const counted = ["assets/later.js"];
  const harmless = ["import(`./later.js`)", 'import{a}from"./later.js"', "url(data:,)", "url(#a)"];
  const uncounted = ["import(`./other.js`)", "import(name)", 'import{a}from"./other.js"', "url(a.png)", '@import "a.css"', "image-set(a)"];
  for (const text of harmless) assert.equal(fetches(text, counted), undefined);
  for (const text of uncounted) {
    assert.notEqual(fetches(text, counted), undefined, text);
  }
});
