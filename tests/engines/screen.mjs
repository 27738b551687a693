// A page in one of the engines, looked at by the eyes of tests/e2e (sight.js) and used as by hand.

import assert from "node:assert/strict";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../system/support.mjs";

const sight = readFileSync(join(root, "tests/e2e/sight.js"), "utf8");
const deadline = 20_000;

// Where pictures go, for whoever wants to look at them; none are kept otherwise.
const pictures = process.env.DAIS_PICTURES;

// A function that looks again for a while within the page, until what is found is good: each look by itself would be a message to the
// browser and back, thousands of them.
const patient = (fn, good) => `(...given) => new Promise((resolve, reject) => {
  const end = performance.now() + 500;
  const look = () => {
    try {
      const found = (${fn})(...given);
      if ((${good}) || performance.now() > end) resolve(found);
      else setTimeout(look, 20);
    } catch (error) {
      reject(error);
    }
  };
  look();
})`;

export class Screen {
  name;
  page; // what tests/e2e/story.mjs reads clocks with
  #tab;

  static async open(open_tab, name, url, size) {
    const screen = new Screen();
    screen.name = name;
    screen.#tab = await open_tab(size);
    await screen.#tab.goto(url);
    await screen.#tab.evaluate(`() => { ${sight} }`);
    screen.page = { evaluate: (fn, given) => screen.#tab.evaluate(fn, given) };
    return screen;
  }

  evaluate(fn, ...given) {
    return this.#tab.evaluate(fn, ...given);
  }

  // Waits until a function of the page gives something that holds, and gives it.
  async until(what, fn, ...given) {
    const end = performance.now() + deadline;
    for (;;) {
      const found = await this.evaluate(patient(fn, "found"), ...given);
      if (found) return found;
      if (performance.now() > end) {
        const path = await this.picture(`failed ${what}`);
        assert.fail(`${this.name} does not show: ${what}\n  ${this.#tab.troubles.join("\n  ")}\n  ${path ?? ""}`);
      }
    }
  }

  async shows(step, expected) {
    const end = performance.now() + deadline;
    for (;;) {
      const found = await this.evaluate(patient("(wanted) => globalThis.differences(wanted)", "found.length === 0"), expected);
      if (found.length === 0) return;
      if (performance.now() > end) {
        await this.picture(`failed ${step}`);
        assert.fail(`${step}: ${this.name} does not show it\n  ${found.join("\n  ")}\n  ${this.#tab.troubles.join("\n  ")}`);
      }
    }
  }

  calm(step) {
    assert.deepEqual(this.#tab.troubles, [], `${step}: ${this.name} has nothing to complain of`);
  }

  // Presses the one element of this name that is shown.
  press(testid, id) {
    const named = `[data-testid="${testid}"]`;
    return this.press_at(id === undefined ? named : `${named}[data-id="${id}"], [data-id="${id}"] ${named}`);
  }

  // Presses what a selector names, where a finger would find it and nothing lies over it.
  async press_at(where) {
    const [x, y] = await this.until(
      `${where}, to be pressed`,
      (where) => {
        const shown = (one) => one.getClientRects().length > 0 && !one.disabled && one.getAttribute("aria-disabled") !== "true";
        const found = [...document.querySelectorAll(where)].find(shown);
        if (!found) return null;
        found.scrollIntoView({ block: "nearest" });
        const { left, top, width, height } = found.getBoundingClientRect();
        const at = [Math.round(left + width / 2), Math.round(top + height / 2)];
        const there = document.elementFromPoint(...at);
        return there && (found.contains(there) || there.contains(found)) ? at : null;
      },
      where,
    );
    await this.#tab.press(x, y);
  }

  async fill(testid, text) {
    await this.press(testid);
    await this.evaluate((testid) => document.querySelector(`[data-testid="${testid}"]`).select?.(), testid);
    await this.#tab.type(text);
  }

  escape() {
    return this.#tab.escape();
  }

  async picture(step) {
    if (!pictures) return undefined;
    mkdirSync(pictures, { recursive: true });
    const path = join(pictures, `${step} ${this.name}.png`.replace(/[^\w.-]+/g, "-"));
    writeFileSync(path, Buffer.from(await this.#tab.picture(), "base64"));
    return path;
  }
}
