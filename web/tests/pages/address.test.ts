import { beforeEach, expect, test, vi } from "vitest";

const told = async (answer: { status: number; body: object }) => {
  vi.stubGlobal("fetch", async () => new Response(JSON.stringify(answer.body), { status: answer.status }));
  const address = await import("../../src/ui/address");
  return address;
};

beforeEach(() => {
  vi.resetModules();
  vi.stubGlobal("location", { origin: "http://127.0.0.1:8080" });
});

test("links, codes and the text beside them say the address that the server is reached by", async () => {
  const { absolute, typed, ask } = await told({ status: 200, body: { address: "https://panel.example" } });
  await ask();
  expect(absolute("/audience/7KQ2MX")).toBe("https://panel.example/audience/7KQ2MX");
  expect(typed()).toBe("panel.example");
});

test("where the server names none it is the one that the page came from", async () => {
  for (const answer of [
    { status: 200, body: {} },
    { status: 404, body: { error: { code: "not_found", message: "There is nothing at this address." } } },
  ]) {
    vi.resetModules();
    const { absolute, typed, ask } = await told(answer);
    await ask();
    expect(absolute("/stage#x")).toBe("http://127.0.0.1:8080/stage#x");
    expect(typed()).toBe("127.0.0.1:8080");
  }
});

test.each([
  ["http://127.0.0.1:8080", true],
  ["http://localhost:8080", true],
  ["http://[::1]:8080", true],
  ["http://127.example", false],
  ["https://panel.example", false],
  ["http://192.168.1.7:8080", false],
])("whether %s is of this computer only: %s", async (address, expected) => {
  const { isLocal, ask } = await told({ status: 200, body: { address } });
  await ask();
  expect(isLocal()).toBe(expected);
});

test("the server is asked again until it has answered", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  const answers: (() => Promise<Response>)[] = [
    () => Promise.reject(new TypeError("no network")),
    // As of a hotel's network, until somebody has signed in.
    async () => new Response("<!doctype html><title>Welcome</title>", { status: 200 }),
    async () => new Response("<h1>Bad gateway</h1>", { status: 502 }),
    async () => new Response(JSON.stringify({ address: "https://panel.example" })),
  ];
  vi.stubGlobal(
    "fetch",
    vi.fn(() => answers.shift()!()),
  );
  const { typed, askAgainAfter } = await import("../../src/ui/address");
  for (let asked = 1; asked <= 3; ++asked) {
    expect(typed()).toBe("127.0.0.1:8080");
    await vi.advanceTimersByTimeAsync(askAgainAfter);
  }
  expect(typed()).toBe("panel.example");
  await vi.advanceTimersByTimeAsync(10 * askAgainAfter);
  expect(fetch).toHaveBeenCalledTimes(4);
  vi.useRealTimers();
});
