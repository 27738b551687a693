// A receiver of webhooks, which knows no more than protocol/webhooks.md.

import { createServer } from "node:http";
import { createServer as createSecureServer } from "node:https";
import { within } from "./support.mjs";

// Takes what is posted, and answers as the test says: by a status, or `cut` for a connection that ends.
export class Receiver {
  posted = [];
  replies = () => 204;
  #waiting = new Set();

  static async start(t, shown) {
    const receiver = new Receiver();
    const take = (request, response) => receiver.#take(request, response);
    receiver.server = shown ? createSecureServer(shown, take) : createServer(take);
    await new Promise((resolve) => receiver.server.listen(0, "127.0.0.1", resolve));
    t.after(() => receiver.server.close());
    receiver.port = receiver.server.address().port;
    receiver.url = `http://127.0.0.1:${receiver.port}/in`;
    return receiver;
  }

  async #take(request, response) {
    let body = "";
    for await (const part of request.setEncoding("utf8")) body += part;
    const one = { headers: request.headers, body, path: request.url, id: request.headers["webhook-id"], event: JSON.parse(body) };
    this.posted.push(one);
    const reply = this.replies(one);
    if (reply === "cut") request.socket.destroy();
    else response.writeHead(reply, reply === 307 ? { Location: this.url } : {}).end();
    for (const look of [...this.#waiting]) look();
  }

  get types() {
    return this.posted.map((one) => one.event.type);
  }

  until(condition, what) {
    return within(
      new Promise((resolve) => {
        const look = () => {
          if (!condition(this)) return;
          this.#waiting.delete(look);
          resolve();
        };
        this.#waiting.add(look);
        look();
      }),
      what,
    );
  }
}
