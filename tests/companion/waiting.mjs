// Waits for something to become so by looking whenever something has happened.

import { within } from "../system/support.mjs";

export class Waiting {
  #looks = new Set();

  happened() {
    for (const look of [...this.#looks]) look();
  }

  until(what, holds) {
    return within(
      new Promise((resolve) => {
        const look = () => {
          if (!holds()) return;
          this.#looks.delete(look);
          resolve(undefined);
        };
        this.#looks.add(look);
        look();
      }),
      what,
    );
  }
}
