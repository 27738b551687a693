// Makes every element of the pages (vite.config.ts), so that no text on them depends on a text node.
//
// Whoever translates a page puts elements of its own where its text nodes were, whenever it likes. What is written into such a node
// afterwards nobody sees, and what is inserted before it throws. So text is written as the content of its element, which wipes whatever
// has been put there; and beside elements it has an element of its own.

import { type ComponentChildren, createElement, Fragment, type VNode } from "preact";

type Props = Record<string, unknown> | null;
const make = createElement as (type: unknown, props: Props, ...children: ComponentChildren[]) => VNode;

const isText = (one: unknown): one is string | number => typeof one === "string" || typeof one === "number";
const isNothing = (one: unknown): boolean => one == null || typeof one === "boolean";

// What is drawn at a place stays at it, as what is kept by its place depends on that.
function withRuns(one: ComponentChildren): ComponentChildren {
  if (Array.isArray(one)) return one.map(withRuns);
  if (!isText(one)) return one;
  return one === "" ? null : make("text-run", { textContent: `${one}` });
}

export function h(type: unknown, props: Props, ...children: ComponentChildren[]): VNode {
  if (typeof type === "string") {
    const flat: unknown[] = children.flat(Infinity);
    if (flat.some(isText) && flat.every((one) => isText(one) || isNothing(one))) {
      return make(type, { ...props, textContent: flat.filter(isText).join("") });
    }
  } else if (type !== Fragment) {
    return make(type, props, ...children);
  }
  return make(type, props, ...children.map(withRuns));
}
