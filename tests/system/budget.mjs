// What a page weighs, as it is sent, and what it may.

import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync } from "node:zlib";
import { root } from "./support.mjs";

export const pages = process.env.DAIS_WEB ?? join(root, "web/dist");

// Script and style together, with Brotli, in bytes, and those that the page has within itself by what they add to it; and requests with
// those of the page itself and its socket.
// `all` is with what it fetches later: the audience's by itself, once it shows its clock and takes a question; home's for the organiser;
// the console's, with the plan's editor, who is in and by which links, and what is told of beside the clock. `on_demand` is what is
// fetched on top by whoever imports a programme at home.
export const budgets = {
  audience: { bytes: 25_000, requests: 6, all: 40_000 },
  panellist: { bytes: 33_000, requests: 6 },
  stage: { bytes: 25_000, requests: 6 },
  index: { bytes: 19_000, requests: 6, all: 49_000, on_demand: 38_000 },
  report: { bytes: 21_250, requests: 6 },
  api: { bytes: 15_000, requests: 6 },
  "personal-links": { bytes: 18_000, requests: 6 },
  public: { bytes: 14_000, requests: 6 },
  console: { bytes: 80_000, requests: 6, all: 92_000 },
};

const compressed = (text) => brotliCompressSync(text).length;

const text_of = (file) => readFileSync(join(pages, file), "utf8");
const sent = (files) => files.reduce((sum, one) => sum + statSync(join(pages, `${one}.br`)).size, 0);
// As the build writes it: a script beside the one that names it.
const fetched = /\bimport\(["'`]\.\/([\w.-]+)["'`]\)/g;

// What browsers fetch that have no popovers, and no others.
const brings_popovers = (file) => text_of(file).includes("popoverTargetElement");

// By the same reckoning; the files, of which the first is the page itself; those that its scripts fetch later; those that these fetch on
// demand; and those that only old browsers fetch.
export function weigh(page) {
  const html = text_of(`${page}.html`);
  const assets = [...html.matchAll(/(?:src|href)="\/([^"]+)"/g)].map((found) => found[1]);
  const within = compressed(html) - compressed(html.replace(/<(script|style)>.*?<\/\1>/gs, ""));
  const named = (files) => files.flatMap((one) => [...text_of(one).matchAll(fetched)].map((found) => `assets/${found[1]}`));
  const later = named(assets).filter((one) => !brings_popovers(one));
  const styles = later.flatMap((one) => [...text_of(one).matchAll(/\/(assets\/[\w.-]+\.css)/g)].map((found) => found[1]));
  const asked = [...named(later).filter((one) => !brings_popovers(one)), ...styles];
  const spare = named([...assets, ...later]).filter(brings_popovers);
  const bytes = within + sent(assets);
  const all = bytes + sent(later);
  const on_demand = { files: asked, bytes: sent(asked) };
  return { bytes, all, on_demand, requests: assets.length + 2, files: [`${page}.html`, ...assets], later, spare };
}

// What of this text fetches a style, a font, a picture or a script that is not among `counted`: nothing, where the sums are whole.
export function fetches(text, counted) {
  const own = /\b(?:import\(|from)\s*["'`]\.\/([\w.-]+)["'`]\)?/g;
  const rest = text.replace(own, (all, name) => (counted.includes(`assets/${name}`) ? "" : all));
  return /\bimport\s*\(|\bfrom\s*["'`]\.?\/|@import\b|\bimage-set\(|\burl\((?!\s*["']?(?:data:|#))/.exec(rest)?.[0];
}
