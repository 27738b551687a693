// What a page weighs, as it is sent: somebody opens it once, on a phone, in a hall where a thousand others do.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { budgets, fetches, pages, weigh } from "./budget.mjs";

for (const [page, budget] of Object.entries(budgets)) {
  const { bytes, all, requests, files, later, on_demand, spare } = weigh(page);

  test(`${page} weighs at most ${budget.bytes} bytes and takes at most ${budget.requests} requests`, () => {
    assert.ok(files.some((one) => one.endsWith(".js")) && files.some((one) => one.endsWith(".css")));
    const counted = [...files, ...later, ...on_demand.files, ...spare];
    for (const one of [...files, ...later, ...on_demand.files]) {
      assert.equal(fetches(readFileSync(join(pages, one), "utf8"), counted), undefined, `${one} fetches what is not counted`);
    }
    assert.ok(bytes <= budget.bytes, `${bytes} bytes`);
    assert.ok(requests <= budget.requests, `${requests} requests`);
  });

  test(`${page} weighs at most ${budget.all ?? budget.bytes} bytes in all`, () => {
    assert.equal(later.length, budget.all === undefined ? 0 : 1);
    assert.ok(all <= (budget.all ?? budget.bytes), `${all} bytes`);
  });

  test(`${page} fetches at most ${budget.on_demand ?? 0} bytes on demand`, () => {
    assert.equal(on_demand.files.length, budget.on_demand === undefined ? 0 : 2);
    assert.ok(on_demand.bytes <= (budget.on_demand ?? 0), `${on_demand.bytes} bytes`);
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
