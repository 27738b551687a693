// XML of strangers, and the text of their HTML.

import { depth } from "./limits";
import { Unreadable } from "./reading";

// Where the root begins, behind what may stand before it.
function rootOf(text: string): number {
  let at = 0;
  for (;;) {
    while (at < text.length && text.charCodeAt(at) <= 0x20) at += 1;
    const end = text.startsWith("<?", at) ? text.indexOf("?>", at) + 2 : text.startsWith("<!--", at) ? text.indexOf("-->", at) + 3 : 0;
    if (end <= at) return at;
    at = end;
  }
}

// Neither entities nor what is nested without end comes to the parser: both are known before.
function lookAhead(text: string): void {
  if (/^<!doctype/i.test(text.slice(rootOf(text), rootOf(text) + 9))) throw new Unreadable("has_doctype");
  const tag = /<!--[^]*?-->|<!\[CDATA\[[^]*?\]\]>|<(\/?)[^\s<>!?/][^<>]*?(\/?)>/g;
  let level = 0;
  for (let found = tag.exec(text); found; found = tag.exec(text)) {
    if (found[1] === undefined || found[2] === "/") continue;
    level += found[1] === "/" ? -1 : 1;
    if (level > depth) throw new Unreadable("too_deep");
  }
}

export function xmlOf(text: string): Element {
  lookAhead(text);
  const document = new DOMParser().parseFromString(text, "application/xml");
  const root = document.documentElement as Element | null;
  if (!root || document.querySelector("parsererror")) throw new Unreadable("broken_xml");
  return root;
}

// By local names: writers differ in how they name their namespaces.
export const childrenOf = (of: Element, name: string): Element[] => [...of.children].filter((one) => one.localName === name);
export const childOf = (of: Element, name: string): Element | undefined => childrenOf(of, name)[0];
export const textIn = (of: Element | undefined, name: string): string => (of && childOf(of, name)?.textContent?.trim()) ?? "";

const breaks = /<(?:br|\/p|\/li|\/div|\/h\d|\/tr)\b[^<>]*>[^\S\n]*\n?/gi;

// HTML or Markdown as people read it; nothing of it runs or is fetched.
export function plainText(text: string): string {
  const within = text.replace(/<!\[CDATA\[|\]\]>/g, "");
  if (!/<\/?[a-z][^<>]*>|&(?:#\d+|#x[\da-f]+|[a-z]+);/i.test(within)) return tidied(within);
  const parted = within.replace(/<(script|style)\b[^]*?<\/\1\s*>/gi, "").replace(breaks, "\n");
  return tidied(new DOMParser().parseFromString(parted.replace(/<[^<>]*>/g, ""), "text/html").documentElement.textContent ?? "");
}

const tidied = (text: string): string =>
  text
    .replace(/\r\n?/g, "\n")
    .replace(/[^\S\n]+/g, " ")
    .replace(/ ?\n ?/g, "\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
