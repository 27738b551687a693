// @vitest-environment happy-dom
// When a page whose server was upgraded is loaded anew.

import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { WelcomeFrame } from "../../src/protocol/messages";
import { me } from "../../src/state/session";
import { renew } from "../../src/ui/renew";

const pageWith = (script: string): string => `<!doctype html><script type="module" src="${script}"></script>`;
const welcomed = (epoch: string): void => {
  me.value = { session: "s", as: "stage", epoch, resumed: false, at: 1, time_scale: 1, own: {} } as unknown as WelcomeFrame;
};
const settled = (): Promise<unknown> => vi.advanceTimersByTimeAsync(0);
const look = async (state: "visible" | "hidden"): Promise<void> => {
  Object.defineProperty(document, "visibilityState", { value: state, configurable: true });
  document.dispatchEvent(new Event("visibilitychange"));
  await settled();
};

let load: ReturnType<typeof vi.fn<() => void>>;
let fetched: ReturnType<typeof vi.fn<() => Promise<Response>>>;
let stop: (() => void) | undefined;

beforeEach(() => {
  vi.useFakeTimers();
  load = vi.fn<() => void>();
  fetched = vi.fn<() => Promise<Response>>(async () => new Response(pageWith("/assets/stage-new.js")));
  vi.stubGlobal("fetch", fetched);
  document.head.innerHTML = '<script type="text/plain" src="/assets/stage-old.js"></script>';
  document.body.innerHTML = "";
  me.value = undefined;
});
afterEach(() => {
  stop?.();
  stop = undefined;
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe("after an upgrade of the server", () => {
  const upgrade = async (options: { unattended?: boolean } = {}): Promise<void> => {
    await look("visible");
    stop = renew({ ...options, load });
    welcomed("1");
    welcomed("2");
    await settled();
  };

  test("a page that nobody works at is loaded anew at once", async () => {
    await upgrade({ unattended: true });
    expect(load).toHaveBeenCalledTimes(1);
  });

  test("any other as soon as nobody looks at it", async () => {
    await upgrade();
    expect(fetched).not.toHaveBeenCalled();
    await look("hidden");
    expect(load).toHaveBeenCalledTimes(1);
  });

  test("but not with a text that was typed, a press without an answer, or one that fills the screen", async () => {
    await upgrade();
    document.body.innerHTML = '<input type="checkbox" value="on"><textarea></textarea><button></button>';
    const typed = document.querySelector("textarea")!;
    const press = document.querySelector("button")!;
    typed.value = "Why?";
    await look("hidden");
    typed.value = "";
    press.dataset.outcome = "sent";
    await look("hidden");
    delete press.dataset.outcome;
    Object.defineProperty(document, "fullscreenElement", { value: document.body, configurable: true });
    await look("hidden");
    expect(fetched).not.toHaveBeenCalled();
    Object.defineProperty(document, "fullscreenElement", { value: null, configurable: true });
    await look("hidden");
    expect(load).toHaveBeenCalledTimes(1);
  });

  test("nor where somebody looks again before the server has answered", async () => {
    await upgrade();
    let answer = (_: Response): void => {};
    fetched.mockReturnValueOnce(new Promise((resolve) => (answer = resolve)));
    await look("hidden");
    await look("visible");
    answer(new Response(pageWith("/assets/stage-new.js")));
    await settled();
    expect(load).not.toHaveBeenCalled();
  });

  test("nor while the server does not answer, which would leave nothing to look at", async () => {
    await upgrade();
    fetched.mockRejectedValueOnce(new Error("no network")).mockResolvedValueOnce(new Response("", { status: 503 }));
    await look("hidden");
    await look("hidden");
    expect(load).not.toHaveBeenCalled();
    await look("hidden");
    expect(load).toHaveBeenCalledTimes(1);
  });
});

test("a server that was only started again has the same page, and is asked once", async () => {
  fetched.mockImplementation(async () => new Response(pageWith("/assets/stage-old.js")));
  stop = renew({ load });
  welcomed("1");
  await look("hidden");
  expect(fetched).not.toHaveBeenCalled();
  welcomed("2");
  await settled();
  await look("hidden");
  expect(fetched).toHaveBeenCalledTimes(1);
  expect(load).not.toHaveBeenCalled();
});
