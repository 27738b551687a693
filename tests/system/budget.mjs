// What a page weighs, as it is sent, and what it may.

import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync } from "node:zlib";
import { root } from "./support.mjs";

export const pages = process.env.DAIS_WEB ?? join(root, "web/dist");

// Script and style together, with Brotli, in bytes, and those that the page has within itself by what they add to it; and requests with
// those of the page itself and its socket.
export const budgets = {
  audience: { bytes: 25_000, requests: 6 },
  panellist: { bytes: 30_000, requests: 6 },
  stage: { bytes: 25_000, requests: 6 },
  index: { bytes: 30_000, requests: 6 },
  console: { bytes: 70_000, requests: 6 },
};

const compressed = (text) => brotliCompressSync(text).length;

// By the same reckoning; and the files, of which the first is the page itself.
export function weigh(page) {
  const html = readFileSync(join(pages, `${page}.html`), "utf8");
  const assets = [...html.matchAll(/(?:src|href)="\/([^"]+)"/g)].map((found) => found[1]);
  const within = compressed(html) - compressed(html.replace(/<(script|style)>.*?<\/\1>/gs, ""));
  const bytes = assets.reduce((sum, one) => sum + statSync(join(pages, `${one}.br`)).size, within);
  return { bytes, requests: assets.length + 2, files: [`${page}.html`, ...assets] };
}
