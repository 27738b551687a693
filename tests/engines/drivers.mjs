// One way to drive engines that share no protocol: Chromium by its own, Firefox by WebDriver BiDi, and the WebKits by WebDriver.
// A tab goes somewhere, evaluates a function, is pressed and typed into as by hand, and gives a picture of itself.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { within as within_default } from "../system/support.mjs";

// A browser that has just begun is slow to answer.
const within = (promise, what) => within_default(promise, what, 90_000);

const libraries = "/usr/lib/x86_64-linux-gnu";

// Starts a program that goes with the test; gives what the first match of `line` in what it prints has caught, or nothing where none is
// given.
async function started(t, program, args, line, env = {}) {
  const heard = line ? "pipe" : "ignore";
  const child = spawn(program, args, { env: { ...process.env, ...env }, stdio: ["ignore", heard, heard], detached: true });
  const ended = once(child, "close");
  t.after(async () => {
    // It has started others of its own.
    try {
      process.kill(-child.pid, "SIGKILL");
    } catch {}
    await ended;
  });
  if (!line) return undefined;
  let said = "";
  const found = new Promise((resolve) => {
    const hear = (text) => {
      said += text;
      const match = line.exec(said);
      if (match) resolve(match[1]);
    };
    child.stdout.on("data", hear);
    child.stderr.on("data", hear);
  });
  const gone = ended.then(() => {
    throw new Error(`${program} has ended: ${said}`);
  });
  return within(Promise.race([found, gone]), `the start of ${program}`);
}

function profile(t) {
  const made = mkdtempSync(join(tmpdir(), "dais-engine-"));
  t.after(() => rmSync(made, { recursive: true, force: true, maxRetries: 5 }));
  return made;
}

// Numbered requests and their answers over one socket.
async function conversation(url) {
  const socket = new WebSocket(url);
  await within(once(socket, "open"), `an answer of ${url}`);
  const waiting = new Map();
  let last = 0;
  const events = new Set();
  socket.onmessage = ({ data }) => {
    const message = JSON.parse(data);
    const { resolve, reject } = waiting.get(message.id) ?? {};
    if (!resolve) return events.forEach((one) => one(message));
    waiting.delete(message.id);
    const fault = message.error ?? (message.type === "error" && message);
    if (fault) reject(new Error(fault.message));
    else resolve(message.result);
  };
  const ask = (method, params = {}, others = {}) =>
    within(
      new Promise((resolve, reject) => {
        last += 1;
        waiting.set(last, { resolve, reject });
        socket.send(JSON.stringify({ id: last, method, params, ...others }));
      }),
      `an answer to ${method}`,
    );
  return { ask, events };
}

// An expression of a function of the page and its arguments.
const call = (fn, args) => `(${fn})(${args.map((one) => JSON.stringify(one) ?? "undefined").join(", ")})`;

async function chromium(t, program) {
  const args = ["--headless", "--no-sandbox", "--disable-gpu", "--remote-debugging-port=0", `--user-data-dir=${profile(t)}`, "about:blank"];
  const { ask, events } = await conversation(await started(t, program, args, /listening on (ws:\S+)/));
  return async ({ width, height }) => {
    const { browserContextId } = await ask("Target.createBrowserContext");
    const { targetId } = await ask("Target.createTarget", { url: "about:blank", browserContextId });
    const { sessionId } = await ask("Target.attachToTarget", { targetId, flatten: true });
    const tell = (method, params) => ask(method, params, { sessionId });
    const troubles = [];
    events.add((event) => {
      if (event.sessionId !== sessionId) return;
      const { exceptionDetails, entry } = event.params ?? {};
      if (event.method === "Runtime.exceptionThrown") troubles.push(exceptionDetails.exception?.description ?? exceptionDetails.text);
      if (event.method === "Log.entryAdded" && entry.level === "error") troubles.push(`${entry.text} (${entry.url})`);
    });
    for (const domain of ["Runtime", "Log", "Page"]) await tell(`${domain}.enable`);
    await tell("Emulation.setDeviceMetricsOverride", { width, height, deviceScaleFactor: 1, mobile: false });
    return {
      troubles,
      async goto(url) {
        const is_load = (event) => event.sessionId === sessionId && event.method === "Page.loadEventFired";
        const loaded = new Promise((resolve) => events.add((event) => is_load(event) && resolve()));
        await tell("Page.navigate", { url });
        await within(loaded, `all of ${url}`);
      },
      async evaluate(fn, ...given) {
        const options = { expression: call(fn, given), awaitPromise: true, returnByValue: true };
        const { result, exceptionDetails } = await tell("Runtime.evaluate", options);
        if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
        return result.value;
      },
      async press(x, y) {
        for (const type of ["mouseMoved", "mousePressed", "mouseReleased"]) {
          await tell("Input.dispatchMouseEvent", { type, x, y, button: type === "mouseMoved" ? "none" : "left", clickCount: 1 });
        }
      },
      type: (text) => tell("Input.insertText", { text }),
      async escape() {
        const key = { key: "Escape", code: "Escape", windowsVirtualKeyCode: 27 };
        for (const type of ["keyDown", "keyUp"]) await tell("Input.dispatchKeyEvent", { type, ...key });
      },
      picture: async () => (await tell("Page.captureScreenshot")).data,
    };
  };
}

// What WebDriver and BiDi call actions.
const pressed = (x, y) => ({
  type: "pointer",
  id: "mouse",
  parameters: { pointerType: "mouse" },
  actions: [
    { type: "pointerMove", x, y, duration: 0 },
    { type: "pointerDown", button: 0 },
    { type: "pointerUp", button: 0 },
  ],
});
const typed = (text) => ({
  type: "key",
  id: "keys",
  actions: [...text].flatMap((value) => [
    { type: "keyDown", value },
    { type: "keyUp", value },
  ]),
});
const escape = "\uE00C";

async function firefox(t, program) {
  const args = ["--headless", "--no-remote", "--remote-debugging-port=0", "--profile", profile(t)];
  const url = await started(t, program, args, /WebDriver BiDi listening on (ws:\S+)/, {
    MOZ_DISABLE_CONTENT_SANDBOX: "1",
    HOME: profile(t),
  });
  const { ask, events } = await conversation(`${url}/session`);
  await ask("session.new", { capabilities: {} });
  await ask("session.subscribe", { events: ["log.entryAdded"] });
  return async ({ width, height }) => {
    const { userContext } = await ask("browser.createUserContext");
    // A tab behind another one is not drawn.
    const { context } = await ask("browsingContext.create", { type: "window", userContext });
    await ask("browsingContext.setViewport", { context, viewport: { width, height } });
    const troubles = [];
    events.add(({ method, params }) => {
      if (method === "log.entryAdded" && params.source.context === context && params.level === "error") troubles.push(params.text);
    });
    const act = (action) => ask("input.performActions", { context, actions: [action] });
    return {
      troubles,
      goto: (url) => ask("browsingContext.navigate", { context, url, wait: "complete" }),
      async evaluate(fn, ...given) {
        const expression = `Promise.resolve(${call(fn, given)}).then((value) => JSON.stringify(value))`;
        const told = await ask("script.evaluate", { expression, target: { context }, awaitPromise: true });
        if (told.type === "exception") throw new Error(told.exceptionDetails.text);
        return told.result.value === undefined ? undefined : JSON.parse(told.result.value);
      },
      press: (x, y) => act(pressed(x, y)),
      type: (text) => act(typed(text)),
      escape: () => act(typed(escape)),
      picture: async () => (await ask("browsingContext.captureScreenshot", { context })).data,
    };
  };
}

// A driver serves one browser, so each tab has a driver and a browser of its own.
const webdriver =
  (driver, capabilities, env) =>
  async (t) =>
  async ({ width, height }) => {
    const port = await free_port();
    await started(t, driver, [`--port=${port}`, "--host=127.0.0.1"], undefined, await env(t, width, height));
    const base = `http://127.0.0.1:${port}/session`;
    const ask = async (path, body) => {
      const answer = await fetch(base + path, body === undefined ? {} : { method: "POST", body: JSON.stringify(body) });
      const { value } = await answer.json();
      if (!answer.ok) throw new Error(`${path}: ${value.error}: ${value.message}`);
      return value;
    };
    await listening(port);
    const { sessionId } = await ask("", { capabilities: { alwaysMatch: capabilities(width, height) } });
    t.after(() => fetch(`${base}/${sessionId}`, { method: "DELETE" }).catch(() => {}));
    const at = (path) => `/${sessionId}/${path}`;
    const act = (action) => ask(at("actions"), { actions: [action] });
    return {
      troubles: [],
      goto: (url) => ask(at("url"), { url }),
      evaluate(fn, ...given) {
        const script = `const done = arguments[arguments.length - 1];
        Promise.resolve(${call(fn, given)}).then((value) => done({ value }), (error) => done({ error: String(error.stack ?? error) }));`;
        return ask(at("execute/async"), { script, args: [] }).then(({ value, error }) => {
          if (error) throw new Error(error);
          return value;
        });
      },
      press: (x, y) => act(pressed(x, y)),
      type: (text) => act(typed(text)),
      escape: () => act(typed(escape)),
      picture: () => ask(at("screenshot")),
    };
  };

async function free_port() {
  const { createServer } = await import("node:net");
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  server.close();
  await once(server, "close");
  return port;
}

async function listening(port) {
  const { connect } = await import("node:net");
  const tried = () =>
    new Promise((resolve) => {
      const socket = connect(port, "127.0.0.1", () => resolve(true)).on("error", () => resolve(false));
      socket.on("close", () => {}).unref?.();
    });
  await within(
    (async () => {
      while (!(await tried())) await new Promise((resolve) => setImmediate(resolve));
    })(),
    `somebody who listens at ${port}`,
  );
}

// By name: gives a function that opens a tab of a size.
export const engines = {
  chromium: (t) => chromium(t, process.env.DAIS_CHROMIUM ?? "/usr/bin/chromium"),
  "old-chromium": (t) => chromium(t, process.env.DAIS_OLD_CHROMIUM),
  firefox: (t) => firefox(t, process.env.DAIS_FIREFOX ?? "/usr/bin/firefox-esr"),
  webkit: webdriver(
    "WebKitWebDriver",
    () => ({ "webkitgtk:browserOptions": { binary: `${libraries}/webkit2gtk-4.1/MiniBrowser`, args: ["--automation", "--full-screen"] } }),
    // Its window fills a display of its own, which is as large as is wanted.
    async (t, width, height) => {
      const display = await started(t, "Xvfb", ["-displayfd", "1", "-screen", "0", `${width}x${height}x24`], /^(\d+)\n/m);
      return { DISPLAY: `:${display}`, NO_AT_BRIDGE: "1" };
    },
  ),
  wpe: webdriver(
    "WPEWebDriver",
    () => ({ "wpe:browserOptions": { binary: `${libraries}/wpe-webkit-1.1/MiniBrowser`, args: ["--automation", "--headless"] } }),
    () => ({}),
  ),
};
