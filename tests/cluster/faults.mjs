// What is broken between the people, the servers and the databases, and mended again.

import { databases, is_ready, rest, until } from "./machines.mjs";
import { Relay } from "./relay.mjs";

export const server_killed = "a server is killed";
export const primary_killed = "the primary is killed";

const servers = ["dais1", "dais2", "dais3"];
const port_of = (url) => Number(new URL(url).port);

export class Faults {
  entries; // where people come in: by the servers, and last by HAProxy
  #machines;
  #chance;
  #fronts; // the relays before those
  #backs; // before the databases, by server
  #kinds;

  // Puts relays between all of them: `urls` are the servers', `all` is HAProxy's, `log` the connection string of the databases.
  static async between(machines, { urls, all, log }, chance) {
    const faults = new Faults();
    faults.#machines = machines;
    faults.#chance = chance;
    faults.#fronts = await Promise.all([...urls, all].map((url) => Relay.open(port_of(url))));
    faults.entries = faults.#fronts.map(({ port }) => `http://127.0.0.1:${port}`);
    const ports = [...log.matchAll(/127\.0\.0\.1:(\d+)/g)].map((one) => Number(one[1]));
    faults.#backs = await Promise.all(urls.map(() => Promise.all(ports.map((port) => Relay.open(port)))));
    for (const [i, url] of urls.entries()) {
      const by = faults.#backs[i].reduce((text, { port }, k) => text.replace(`127.0.0.1:${ports[k]}`, `127.0.0.1:${port}`), log);
      await machines.restart(servers[i], { DAIS_LOG: by });
      await until(() => is_ready(url), `server ${i + 1}`);
    }
    faults.#kinds = faults.#all_kinds();
    return faults;
  }

  get kinds() {
    return Object.keys(this.#kinds);
  }

  // All of them in turn, each time in another order, and twice those that have a time to hold.
  *by_chance() {
    for (;;) {
      const turn = [...this.kinds, server_killed, primary_killed];
      while (turn.length > 0) yield turn.splice(this.#chance.below(turn.length), 1)[0];
    }
  }

  // Gives what mends it. `watch` is told when it begins, and says when presses are confirmed again.
  begin(kind, watch) {
    return this.#kinds[kind](watch);
  }

  #all_kinds() {
    const soon = (low, high) => rest(this.#chance.between(low, high));
    const kill = (name, wait) => (watch) => this.#kill(name(), watch, wait ?? (() => watch.presses_again()));
    let primary;
    const knowing_the_primary = (then) => async (watch) => {
      primary = await this.#machines.primary();
      return then(watch);
    };
    return {
      [server_killed]: kill(
        () => this.#chance.one_of(servers),
        () => soon(300, 3000),
      ),
      [primary_killed]: knowing_the_primary(kill(() => primary)),
      "a standby is killed": knowing_the_primary(
        kill(
          () => this.#chance.one_of(databases.filter((one) => one !== primary)),
          () => soon(300, 3000),
        ),
      ),
      "the monitor is killed": kill(
        () => "monitor",
        () => soon(300, 3000),
      ),
      "HAProxy is killed": kill(
        () => "haproxy",
        () => soon(100, 1500),
      ),
      ...this.#broken("a server's connections to the databases", () => this.#chance.one_of(this.#backs), soon),
      ...this.#broken("people's connections", () => [this.#chance.one_of(this.#fronts)], soon),
    };
  }

  // A relay accepts whoever connects; where nothing listens behind it, neither does it.
  async #kill(name, watch, wait) {
    const relays = databases.includes(name) ? this.#backs.map((of_server) => of_server[databases.indexOf(name)]) : [];
    watch.begins();
    await this.#machines.kill(name);
    for (const one of relays) one.away();
    return async () => {
      await wait();
      for (const one of relays) one.back();
      this.#machines.start(name);
    };
  }

  // All relays of one link, in one of three ways, for a while.
  #broken(what, links, soon) {
    const by = (fault, low, high) => async (watch) => {
      const relays = links();
      const breaks = fault();
      watch.begins();
      for (const one of relays) breaks(one);
      return async () => {
        await soon(low, high);
        for (const one of relays) one.heal();
      };
    };
    const delayed = (milliseconds) => (one) => one.delay(milliseconds);
    const held = (side) => (one) => one.hold(side);
    return {
      [`${what} are cut`]: by(() => (one) => one.cut(), 0, 500),
      [`${what} are delayed`]: by(() => delayed(this.#chance.between(20, 700)), 1000, 5000),
      [`${what} go one way`]: by(() => held(this.#chance.one_of(["near", "far"])), 1000, 8000),
    };
  }
}
