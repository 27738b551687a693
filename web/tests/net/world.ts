// A page's surroundings with stepped time: timers run when a test lets time pass, and the test holds the other end of every socket.

import type { Environment, SocketLike } from "../../src/net/environment";
import type { FromPage, ToPage } from "../../src/protocol/messages";

export class TestSocket implements SocketLike {
  onopen: (() => void) | null = null;
  onmessage: ((text: string) => void) | null = null;
  onclose: ((code: number, reason: string) => void) | null = null;
  sent: FromPage[] = [];
  closed = false;
  // Where it was opened; the page's own server, where none is named.
  constructor(readonly server?: string) {}
  // What the other end does with a ping; nothing, where the link is dead.
  answerPing: ((sent: number) => void) | undefined;

  send(text: string): void {
    const frame = JSON.parse(text) as FromPage;
    this.sent.push(frame);
    if (frame.type === "ping") this.answerPing?.(frame.sent);
  }
  close(): void {
    this.closed = true;
  }
  receive(frame: ToPage): void {
    this.onmessage?.(JSON.stringify(frame));
  }
  of<T extends FromPage["type"]>(type: T): Extract<FromPage, { type: T }>[] {
    return this.sent.filter((frame): frame is Extract<FromPage, { type: T }> => frame.type === type);
  }
}

export class World implements Environment {
  time = 1_000;
  sockets: TestSocket[] = [];
  #timers: { at: number; run: () => void }[] = [];
  #ids = 0;

  now = (): number => this.time;
  random = (): number => 0;
  id = (): string => `c${++this.#ids}`;
  after(ms: number, run: () => void): () => void {
    const timer = { at: this.time + ms, run };
    this.#timers.push(timer);
    return () => {
      this.#timers = this.#timers.filter((one) => one !== timer);
    };
  }
  inflates = false;
  reachable = Promise.resolve(false);
  answers = (): Promise<boolean> => this.reachable;
  open(server?: string): SocketLike {
    const socket = new TestSocket(server);
    this.sockets.push(socket);
    return socket;
  }
  get socket(): TestSocket {
    return this.sockets.at(-1)!;
  }
  pass(ms: number): void {
    const end = this.time + ms;
    for (;;) {
      const next = this.#timers.filter((one) => one.at <= end).sort((a, b) => a.at - b.at)[0];
      if (!next) break;
      this.#timers = this.#timers.filter((one) => one !== next);
      this.time = Math.max(this.time, next.at);
      next.run();
    }
    this.time = end;
  }
}
