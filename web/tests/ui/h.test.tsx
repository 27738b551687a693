// @vitest-environment happy-dom
// A page that is translated by its browser at any time shows the words of one that is not.

import { type ComponentChildren, render } from "preact";
import { beforeEach, expect, test } from "vitest";

// As translators do: elements of their own in place of text nodes, those without a letter as well.
function translate(root: Node, chosen: () => boolean = () => true): void {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const texts: Text[] = [];
  while (walker.nextNode()) texts.push(walker.currentNode as Text);
  for (const text of texts) {
    if (text.parentElement!.closest("font") || !chosen()) continue;
    const [outer, inner] = [document.createElement("font"), document.createElement("font")];
    inner.textContent = text.data;
    outer.append(inner);
    text.replaceWith(outer);
  }
}

let root: HTMLElement;
beforeEach(() => {
  document.body.innerHTML = "<div></div>";
  root = document.body.firstElementChild as HTMLElement;
});

const words = (of: Element): string => of.textContent!.replace(/\s+/g, " ").trim();
function fresh(what: ComponentChildren): string {
  const other = document.createElement("div");
  render(what, other);
  return words(other);
}

function Beside(props: { children: ComponentChildren; before?: boolean }) {
  return (
    <p>
      {props.before && <b>!</b>}
      {props.children}
      {props.before && <i>?</i>}
    </p>
  );
}

const shown: [string, (state: number) => ComponentChildren][] = [
  ["a text", (n) => <p>{["On time", "Overtime", ""][n % 3]}</p>],
  ["a figure", (n) => <p>{n}</p>],
  [
    "several",
    (n) => (
      <p>
        {n} of {n + 1}
        {n === 1 ? "" : "s"}
      </p>
    ),
  ],
  [
    "a text beside elements",
    (n) => (
      <p>
        <b>Next:</b> {n === 0 ? "Ana" : "Ben"} <i>{n}</i> {n > 1 && "late"}
      </p>
    ),
  ],
  ["elements that come before and go", (n) => <Beside before={n % 2 === 0}>{`Said ${n}`}</Beside>],
  ["text, then elements, then text", (n) => <p>{n % 2 === 0 ? `Nobody ${n}` : [<b key="a">Ana</b>, " and ", <b key="b">Ben</b>]}</p>],
  [
    "a fragment",
    (n) => (
      <section>
        <>
          {n} waiting {n > 1 && <b>{n}</b>}
        </>
      </section>
    ),
  ],
  [
    "a list that is put in another order",
    (n) => (
      <ol>
        {["a", "b", "c", "d"]
          .filter((_, at) => at !== n % 4)
          .sort((a, b) => (n % 2 === 0 ? 1 : -1) * a.localeCompare(b))
          .map((id) => (
            <li key={id}>
              {id} {n > 1 && <b>{n}</b>} after
            </li>
          ))}
      </ol>
    ),
  ],
  [
    "choices",
    (n) => (
      <select>
        <option>{`Choice ${n}`}</option>
        {n > 1 && <option>more</option>}
      </select>
    ),
  ],
  [
    "texts that go",
    (n) => (
      <p>
        <b>x</b>
        {n % 2 === 0 ? "on stage" : undefined}
        {n % 3 === 0 ? "" : "so"}
      </p>
    ),
  ],
  ["an element without anything", (n) => <p>{n % 2 === 0 && <b>!</b>}</p>],
];

test.each(shown)("%s", (_, of) => {
  for (const state of [0, 1, 2, 3, 2, 0, 1, 1, 3, 0]) {
    render(of(state), root);
    expect(words(root)).toBe(fresh(of(state)));
    translate(root);
    translate(root);
  }
});

test.each(Array.from({ length: 20 }, (_, seed) => seed))("all of them, translated here and there (seed %i)", (seed) => {
  let state = seed * 2_654_435_761 + 1;
  const chance = (): number => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) / 4_294_967_296;
  for (let step = 0; step < 10; ++step) {
    const states = shown.map(() => Math.floor(chance() * 5));
    const page = (
      <main>
        {shown.map(([name, of], at) => (
          <section key={name}>
            {of(states[at]!)}
            {states[at]} {name}
          </section>
        ))}
      </main>
    );
    render(page, root);
    expect(words(root)).toBe(fresh(page));
    translate(root, () => chance() < 0.5);
  }
});

test("an element that holds nothing is empty", () => {
  render(
    <p>
      {""}
      {false}
    </p>,
    root,
  );
  expect(root.querySelector("p:empty")).not.toBeNull();
});

test("what is beside a text that changes is kept", () => {
  const of = (n: number) => (
    <label>
      {n > 0 && "New: "}Name {n}
      <input />
    </label>
  );
  render(of(0), root);
  const input = root.querySelector("input")!;
  input.value = "typed";
  translate(root);
  render(of(1), root);
  expect(root.querySelector("input")).toBe(input);
  expect(words(root)).toBe("New: Name 1");
});
