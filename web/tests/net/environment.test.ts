import { deflateSync } from "node:zlib";
import { afterEach, expect, it, vi } from "vitest";
import { browser } from "../../src/net/environment";

class Socket {
  static latest: Socket;
  onmessage: ((event: { data: unknown }) => void) | undefined;
  onclose: ((event: { code: number; reason: string }) => void) | undefined;
  constructor(readonly url: string) {
    Socket.latest = this;
  }
  close(): void {
    this.onclose!({ code: 1000, reason: "" });
  }
}

function connected() {
  vi.stubGlobal("WebSocket", Socket);
  vi.stubGlobal("location", { origin: "http://dais" });
  const environment = browser("/socket", () => 0);
  const told: (string | number)[] = [];
  const like = environment.open();
  like.onmessage = (text) => void told.push(text);
  like.onclose = (code) => void told.push(code);
  return { environment, like, told, come: (data: unknown) => Socket.latest.onmessage!({ data }) };
}

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

it("tells frames in their order, also behind one that is deflated, and the end behind them all", async () => {
  const { environment, told, come } = connected();
  expect(environment.inflates).toBe(true);
  come("first");
  expect(told).toEqual(["first"]);
  come(new Blob([deflateSync("second, ".repeat(10_000))]));
  come("third");
  expect(told).toEqual(["first"]);
  await vi.waitFor(() => expect(told.length).toBe(3));
  expect(told).toEqual(["first", "second, ".repeat(10_000), "third"]);
  come("at once");
  expect(told[3]).toBe("at once");
  come(new Blob([deflateSync("fifth")]));
  Socket.latest.onclose!({ code: 4501, reason: "" });
  await vi.waitFor(() => expect(told.slice(4)).toEqual(["fifth", 4501]));
});

it("comes back without, where what is deflated cannot be read", async () => {
  const { environment, told, come } = connected();
  const error = vi.spyOn(console, "error").mockReturnValue();
  come(new Blob(["no such thing"]));
  await vi.waitFor(() => expect(told).toEqual([1000]));
  expect(environment.inflates).toBe(false);
  expect(error).toHaveBeenCalledOnce();
});

it("opens its socket where the page is from, or at another server that is named", () => {
  const { environment } = connected();
  expect(Socket.latest.url).toBe("ws://dais/socket");
  environment.open("https://b.example:8443");
  expect(Socket.latest.url).toBe("wss://b.example:8443/socket");
});
