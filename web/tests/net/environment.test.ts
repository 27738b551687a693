import { deflateSync } from "node:zlib";
import { afterEach, expect, it, vi } from "vitest";
import { browser } from "../../src/net/environment";

class Socket {
  static latest: Socket;
  onmessage: ((event: { data: unknown }) => void) | undefined;
  constructor() {
    Socket.latest = this;
  }
}

afterEach(() => vi.unstubAllGlobals());

it("tells frames in their order, also behind one that is deflated", async () => {
  vi.stubGlobal("WebSocket", Socket);
  vi.stubGlobal("location", { protocol: "http:", host: "dais" });
  const environment = browser("/socket", () => 0);
  expect(environment.inflates).toBe(true);
  const told: string[] = [];
  const like = environment.open();
  like.onmessage = (text) => void told.push(text);
  const come = (data: unknown) => Socket.latest.onmessage!({ data });
  come("first");
  expect(told).toEqual(["first"]);
  come(new Blob([deflateSync("second, ".repeat(10_000))]));
  come("third");
  expect(told).toEqual(["first"]);
  await vi.waitFor(() => expect(told.length).toBe(3));
  expect(told).toEqual(["first", "second, ".repeat(10_000), "third"]);
  come(new Blob([deflateSync("fourth")]));
  come(new Blob([deflateSync("fifth")]));
  await vi.waitFor(() => expect(told.slice(3)).toEqual(["fourth", "fifth"]));
});
