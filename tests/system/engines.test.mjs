// What the built pages use, of CSS and of JavaScript, is known to the oldest engines that they work in (web/engines.ts), or has a fallback
// before it, or is named here with what makes up for it. Judged by MDN's tables of compatibility.
//
// Methods are judged by their names, whatever they belong to: one is too new where it is in everything that has one of that name.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { test } from "node:test";
import { oldest } from "../../web/engines.ts";
import { pages } from "./budget.mjs";
import { root } from "./support.mjs";

const require = createRequire(join(root, "web/package.json"));
const tables = require("@mdn/browser-compat-data");
const postcss = require("postcss");
const { parseAst } = await import(require.resolve("rolldown/parseAst"));

// What each page does without, or what does it instead. A name that nothing uses any more has to go.
const harmless = {
  "@container":
    "style of a page as wide as the window stands beside it as a media query (vite.config.ts); other places have a layout of one column",
  container: "as @container",
  "container-type": "as @container",
  "@media (forced-colors)": "older engines than Safari's have no such colours; Safari has none at all",
  "forced-color-adjust": "as @media (forced-colors)",
  ":has()": "distances and lines only, in rules of their own",
  ":popover-open": "a rule of its own, beside one for the polyfill's class",
  "field-sizing": "a field keeps the height that it begins with, and scrolls",
  "text-wrap": "lines are as long as they come",
  "overscroll-behavior": "the page behind scrolls on at the end of a list",
  "scrollbar-color": "older engines than Firefox's draw them by the page's scheme of colours",
  "text-decoration: dotted": "a plain line, or the older form that the build puts beside it",
  "@page": "the report is printed with the margins and on the paper that the browser would take",
  size: "as @page",
  "break-after: avoid": "a heading of the printed report may stand at the end of a page",
  "align-content: start": "lines of a grid that is full",
  "place-content: start": "as align-content",
  ".popover": "@oddbird/popover-polyfill",
  ".showPopover": "@oddbird/popover-polyfill",
  ".hidePopover": "@oddbird/popover-polyfill",
  ".fullscreenElement": "@oddbird/popover-polyfill compares it with an element",
  ".attachInternals": "@oddbird/popover-polyfill wraps it where it is",
  ".popoverTargetElement": "@oddbird/popover-polyfill",
  ".popoverTargetAction": "@oddbird/popover-polyfill",
  ".newState": "@oddbird/popover-polyfill",
  ".oldState": "@oddbird/popover-polyfill",
  ".ToggleEvent": "@oddbird/popover-polyfill",
  ".adoptedStyleSheets": "@oddbird/popover-polyfill tries it; ui/parts.css has what it would add",
  ".replaceSync": "as adoptedStyleSheets",
  ".checkVisibility": "asked with ?., with what to do without it (pages/console/keys.ts)",
  ".moveBefore": "Preact asks whether it is there",
  ".requestFullscreen": "asked for first, with WebKit's own (pages/stage/controls.tsx)",
  ".exitFullscreen": "asked for first, with WebKit's own (pages/stage/controls.tsx)",
  ".supports": "that of CSS, which all have (pages/stage/settings.ts)",
  ".captureStackTrace": "fflate asks whether it is there",
  ".vibrate": "asked for first (ui/tones.ts)",
  DecompressionStream: "asked for first (net/environment.ts): snapshots come as they are",
  ".wakeLock": "caught: the page says that the device may sleep (ui/awake.ts)",
};

// Members of our own objects, of the libraries' and of `CSS` that are called as newer ones of the browser are.
const own_names = "command config displayName dispose escape maximize presentation read ready restore resume role timeout with";
const ours = own_names.split(" ").map((one) => `.${one}`);

const release = (text) => text.replace("≤", "").split(".").map(Number);
const later = (one, other) => {
  const [[a, b = 0], [c, d = 0]] = [release(one), release(other)];
  return a !== c ? a > c : b > d;
};
const too_new = (compat) =>
  Object.entries(oldest).some(([browser, version]) => {
    const plain = [compat.support[browser] ?? []].flat().filter((one) => !one.flags && !one.prefix && !one.alternative_name);
    return !plain.some(({ version_added: added }) => typeof added === "string" && added !== "preview" && !later(added, version));
  });
const newer = (entry) => entry?.__compat !== undefined && too_new(entry.__compat);

// --- CSS ---------------------------------------------------------------------------------------------------------------

const { properties, selectors, types, "at-rules": at_rules } = tables.css;
const units = {
  container_query_length_units: /\d(cqw|cqh|cqi|cqb|cqmin|cqmax)\b/,
  viewport_percentage_units_dynamic: /\ddv(w|h|i|b|min|max)\b/,
  viewport_percentage_units_small: /\dsv(w|h|i|b|min|max)\b/,
  viewport_percentage_units_large: /\dlv(w|h|i|b|min|max)\b/,
  lh: /\dlh\b/,
  rlh: /\drlh\b/,
  cap: /\dcap\b/,
  ic: /\dic\b/,
};

// What of a declaration is too new, as `harmless` names it.
function* of_declaration({ prop, value }) {
  if (prop.startsWith("--") || prop.startsWith("-")) return;
  if (newer(properties[prop])) yield prop;
  for (const [unit, pattern] of Object.entries(units)) if (pattern.test(value) && newer(types.length[unit])) yield unit;
  for (const [, name] of value.matchAll(/(?<![\w-])([a-z][\w-]*)\(/g)) {
    if (newer(types[name]) || newer(types.color[name])) yield `${name}()`;
  }
  for (const [name] of value.matchAll(/(?<![\w.#(-])[a-z][a-z-]+(?![\w(-])/g)) {
    if (newer(properties[prop]?.[name])) yield `${prop}: ${name}`;
  }
}

export function faults_of_css(css) {
  const found = new Set();
  const tree = postcss.parse(css);
  tree.walkRules((rule) => {
    const pseudos = [...rule.selector.matchAll(/(?<!\\)::?([a-z][\w-]*)(\(?)/g)].filter(([, name]) => newer(selectors[name]));
    for (const [, name, call] of pseudos) {
      found.add(`:${name}${call && "()"}`);
      if (/,(?![^(]*\))/.test(rule.selector)) found.add(`:${name}${call && "()"} among others, which go with it`);
    }
  });
  tree.walkAtRules((rule) => {
    if (newer(at_rules[rule.name])) found.add(`@${rule.name}`);
    if (rule.name !== "media") return;
    if (/[<>]/.test(rule.params)) found.add("@media of a range");
    for (const [, name] of rule.params.matchAll(/\(([a-z-]+)/g)) if (newer(at_rules.media[name])) found.add(`@media (${name})`);
  });
  tree.walkDecls((declaration) => {
    // What knows the query of a container knows its units.
    const contained = declaration.parent.parent?.name === "container";
    const faults = [...of_declaration(declaration)].filter((one) => !contained || one !== "container_query_length_units");
    const before = declaration.parent.nodes.slice(0, declaration.parent.index(declaration));
    const falls_back = before.some((one) => one.prop === declaration.prop && [...of_declaration(one)].length === 0);
    if (!falls_back) for (const one of faults) found.add(one);
    // The other way round: the bar of a browser on a phone comes and goes, and `vh` counts what is behind it.
    const { prop, value } = declaration;
    const after = declaration.parent.nodes.slice(declaration.parent.index(declaration));
    const without_bar = after.some((one) => one.prop === prop && /\b100dvh\b/.test(one.value));
    if (/height|block-size/.test(prop) && /\b100vh\b/.test(value) && !without_bar) {
      found.add("100vh alone");
    }
  });
  return found;
}

// --- JavaScript --------------------------------------------------------------------------------------------------------

// Each name of a member, to all of that name.
const members = new Map();
const globals = new Map();
// Of the browser's own, what a page has in its hands. Others have members called as ours are.
const handled = new RegExp(
  "^(HTML|CSSStyle|Mouse|Pointer|Keyboard|Toggle|Abort|URL|Clipboard)" +
    "|^(Element|Node|Document|Window|Navigator|Event|Storage|Response|Blob|WebSocket)$",
);
for (const place of [tables.javascript.builtins, tables.api]) {
  for (const [name, entry] of Object.entries(place)) {
    if (entry.__compat) globals.set(name, entry);
    if (place === tables.api && !handled.test(name)) continue;
    for (const [member, one] of Object.entries(entry)) {
      const plain = member.replace(/_(static|event)$/, "");
      if (one.__compat) members.set(plain, [...(members.get(plain) ?? []), one]);
    }
  }
}
for (const [name, entry] of Object.entries(tables.javascript.builtins.Intl)) if (entry.__compat) globals.set(`Intl.${name}`, entry);

export function faults_of_script(script) {
  const found = new Set();
  const { classes, regular_expressions } = tables.javascript;
  (function walk(node) {
    if (node === null || typeof node !== "object") return;
    if (Array.isArray(node)) return node.forEach(walk);
    if (node.type === "MemberExpression" && !node.computed && node.property.type === "Identifier") {
      const { name } = node.property;
      const all = members.get(name);
      if (all?.every(newer) || (/^[A-Z]/.test(name) && newer(globals.get(name)))) found.add(`.${name}`);
      if (node.object.name === "Intl" && newer(globals.get(`Intl.${name}`))) found.add(`Intl.${name}`);
    }
    const called = ["NewExpression", "CallExpression"].includes(node.type) ? node.callee : {};
    if (called.type === "Identifier" && newer(globals.get(called.name))) {
      found.add(node.callee.name);
    }
    const blocks = classes.static.initialization_blocks ?? classes.static_initialization_blocks;
    if (node.type === "StaticBlock" && newer(blocks)) found.add("static {}");
    if (node.type === "Literal" && node.regex) {
      if (/\(\?<[=!]/.test(node.regex.pattern) && newer(regular_expressions.lookbehind_assertion)) found.add("lookbehind");
      if (/\(\?[ims-]+:/.test(node.regex.pattern) && newer(regular_expressions.modifier)) found.add("modifiers of a regular expression");
      if (/[v]/.test(node.regex.flags)) found.add("regular expression with v");
    }
    for (const [key, value] of Object.entries(node)) if (key !== "type") walk(value);
  })(parseAst(script));
  return found;
}

// --- The pages ---------------------------------------------------------------------------------------------------------

const used = new Set();
const parts = [];
for (const name of readdirSync(join(pages, "assets"))) {
  const of = /\.(js|css)$/.exec(name)?.[1];
  if (of) parts.push({ name, of, text: readFileSync(join(pages, "assets", name), "utf8") });
}
for (const name of readdirSync(pages).filter((one) => one.endsWith(".html"))) {
  const html = readFileSync(join(pages, name), "utf8");
  for (const [, of, text] of html.matchAll(/<(script|style)>(.*?)<\/\1>/gs)) parts.push({ name, of: of === "style" ? "css" : "js", text });
}

for (const { name, of, text } of parts) {
  test(`${of} of ${name} holds nothing that ${Object.entries(oldest)
    .map((one) => one.join(" "))
    .join(", ")} would miss`, () => {
    const faults = [...(of === "css" ? faults_of_css(text) : faults_of_script(text))];
    for (const one of faults) used.add(one);
    assert.deepEqual(
      faults.filter((one) => !(one in harmless) && !ours.includes(one) && !(one.split(":")[0] in harmless)),
      [],
    );
  });
}

test("nothing is excused that no page uses", () => {
  const is_used = (one) => [...used].some((it) => it === one || it.startsWith(`${one}: `));
  assert.deepEqual(
    [...Object.keys(harmless), ...ours].filter((one) => !is_used(one)),
    [],
  );
});

test("what is too new is found", () => {
  const css =
    "a{width:1cqi}b{height:1vh;height:1dvh}c{height:1dvh}d:has(e),f{color:color-mix(in srgb,red,blue)}" +
    "g{height:100vh;height:100dvh}h{height:100vh}@media (width>=1px){a{rotate:1deg}}";
  assert.deepEqual([...faults_of_css(css)].sort(), [
    "100vh alone",
    ":has()",
    ":has() among others, which go with it",
    "@media of a range",
    "color-mix()",
    "container_query_length_units",
    "rotate",
    "viewport_percentage_units_dynamic",
  ]);
  const script =
    "a.findLast(b);a.at(1);Object.groupBy(a);new Intl.Segmenter;structuredClone(a);" +
    "/(?<=a)b/v;class C{static{}};Promise.withResolvers()";
  assert.deepEqual([...faults_of_script(script)].sort(), [
    ".Segmenter",
    ".findLast",
    ".groupBy",
    ".withResolvers",
    "Intl.Segmenter",
    "lookbehind",
    "regular expression with v",
    "static {}",
  ]);
});
