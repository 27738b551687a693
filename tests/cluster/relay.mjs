// A relay of TCP connections that the tests put between two programs: it passes everything on, or delays it, or lets it through one way
// only, or cuts all that goes through it.

import { once } from "node:events";
import { connect, createServer } from "node:net";

const no_fault = { delay: 0, held: undefined };

export class Relay {
  port;
  #to;
  #server;
  #pairs = new Set();
  #fault = no_fault;

  // From a free port of the loopback to the one given.
  static async open(to) {
    const relay = new Relay();
    relay.#to = to;
    relay.#server = createServer({ noDelay: true, pauseOnConnect: true }, (near) => relay.#join(near));
    relay.#server.listen(0, "127.0.0.1");
    await once(relay.#server, "listening");
    relay.port = relay.#server.address().port;
    return relay;
  }

  // Everything takes so many milliseconds longer, each way.
  delay(milliseconds) {
    this.#fault = { ...no_fault, delay: milliseconds };
  }

  // What comes from one side, "near" (whoever connects) or "far", does not arrive; the other way all does. Connections that are made
  // meanwhile fare the same.
  hold(side) {
    this.#fault = { ...no_fault, held: side };
  }

  // All connections end at once, without a word.
  cut() {
    for (const pair of this.#pairs) pair.end();
  }

  // Nothing is wrong any more. What was held is lost, and its connections with it.
  heal() {
    this.#fault = no_fault;
    for (const pair of this.#pairs) if (pair.has_lost) pair.end();
  }

  // Nobody is there: connections are refused, as by a machine on which nothing listens, until `back`.
  away() {
    this.cut();
    this.#server.close();
  }

  back() {
    this.#server.listen(this.port, "127.0.0.1");
  }

  #join(near) {
    const far = connect({ port: this.#to, host: "127.0.0.1", noDelay: true });
    const pair = {
      near: [],
      far: [], // what came from there and is to be passed on
      has_lost: false,
      end: () => {
        this.#pairs.delete(pair);
        for (const one of [near, far]) one.resetAndDestroy();
      },
    };
    this.#pairs.add(pair);
    for (const [side, from, to] of [
      ["near", near, far],
      ["far", far, near],
    ]) {
      from.on("error", () => {});
      from.on("close", () => (this.#fault.held ? (pair.has_lost = true) : pair.end()));
      from.on("data", (bytes) => this.#pass(pair, side, from, to, bytes));
    }
    near.resume();
  }

  #pass(pair, side, from, to, bytes) {
    if (this.#fault.held === side || pair.has_lost) {
      pair.has_lost = true;
      return;
    }
    const queue = pair[side];
    queue.push({ due: performance.now() + this.#fault.delay, bytes });
    if (queue.length === 1) this.#flush(queue, from, to);
  }

  // In the order in which it came, also where the delay has changed.
  #flush(queue, from, to) {
    for (;;) {
      const [next] = queue;
      if (!next || to.destroyed) return;
      const left = next.due - performance.now();
      if (left > 0) return void setTimeout(() => this.#flush(queue, from, to), left);
      queue.shift();
      if (to.write(next.bytes)) continue;
      from.pause();
      to.once("drain", () => from.resume());
    }
  }
}
