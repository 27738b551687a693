// What a page weighs, as it is sent: somebody opens it once, on a phone, in a hall where a thousand others do.

import assert from "node:assert/strict";
import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { brotliCompressSync } from "node:zlib";
import { root } from "./support.mjs";

const pages = process.env.DAIS_WEB ?? join(root, "web/dist");

// Script and style together, with Brotli, in bytes, and those that the page has within itself by what they add to it; and requests with those of
// the page itself and its socket.
const budgets = {
  audience: { bytes: 25_000, requests: 6 },
  panellist: { bytes: 30_000, requests: 6 },
  stage: { bytes: 25_000, requests: 6 },
  index: { bytes: 30_000, requests: 6 },
  console: { bytes: 70_000, requests: 6 },
};

// A script that loads another one, and a style that loads another one, a font or a picture: all but what is within it already.
const loads_more = /\bimport\s*\(|\bfrom\s*["']\/|@import\b|\bimage-set\(|\burl\((?!\s*["']?(?:data:|#))/;

const compressed = (text) => brotliCompressSync(text).length;

for (const [page, budget] of Object.entries(budgets)) {
  test(`${page} weighs at most ${budget.bytes} bytes and takes at most ${budget.requests} requests`, () => {
    const html = readFileSync(join(pages, `${page}.html`), "utf8");
    const assets = [...html.matchAll(/(?:src|href)="\/([^"]+)"/g)].map((found) => found[1]);
    assert.ok(assets.some((one) => one.endsWith(".js")) && assets.some((one) => one.endsWith(".css")));
    for (const one of [`${page}.html`, ...assets]) {
      assert.doesNotMatch(readFileSync(join(pages, one), "utf8"), loads_more, "what it loads besides would not be counted");
    }
    const within = compressed(html) - compressed(html.replace(/<(script|style)>.*?<\/\1>/gs, ""));
    const bytes = assets.reduce((sum, one) => sum + statSync(join(pages, `${one}.br`)).size, within);
    assert.ok(bytes <= budget.bytes, `${bytes} bytes`);
    assert.ok(assets.length + 2 <= budget.requests, `${assets.length + 2} requests`);
  });
}
