// Companion, as the module sees it: buttons that are pressed, feedbacks, variables and statuses.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { root, within } from "../system/support.mjs";
import { Host } from "./host.mjs";
import { Waiting } from "./waiting.mjs";

export const module_folder = join(root, "web/companion");

export class Companion extends Waiting {
  values = {}; // of variables
  lit = {}; // of feedbacks that are on buttons, by their ids
  told = {}; // what came last of each message, by its name
  statuses = [];
  log = [];
  #call;

  // The module in this process, with a clock of the test's.
  static async here(t, clock) {
    const companion = new Companion();
    globalThis.COMPANION_LOGGER = (source, level, message) => companion.take("log-message", { source, level, message });
    const host = new Host((name, payload) => companion.take(name, payload));
    await host.load(join(module_folder, "main.mjs"), clock);
    companion.#call = (name, payload) => host.asked[name](payload);
    t.after(() => companion.call("destroy", {}));
    return companion;
  }

  // The module in a process of its own, which may do what Companion's may: read its folder and use the network.
  static async apart(t, folder = module_folder) {
    const companion = new Companion();
    const here = dirname(fileURLToPath(import.meta.url));
    const allowed = [folder, here].map((path) => `--allow-fs-read=${path}`);
    const child = spawn(process.execPath, ["--permission", ...allowed, join(here, "thread.mjs")], {
      cwd: folder,
      env: {
        MODULE_MANIFEST: "companion/manifest.json",
        MODULE_ENTRYPOINT: join(folder, "main.mjs"),
        VERIFICATION_TOKEN: "only this child",
      },
      stdio: ["ignore", "inherit", "inherit", "ipc"],
    });
    const exited = once(child, "exit");
    t.after(async () => {
      child.kill();
      await exited;
    });
    let calls = 0;
    const waiting = new Map();
    child.on("message", ({ direction, name, payload, callbackId, success }) => {
      if (direction === "response") {
        const { resolve, reject } = waiting.get(callbackId);
        return success ? resolve(payload) : reject(new Error(payload.message));
      }
      if (name === "register") {
        assert.deepEqual(payload, { verificationToken: "only this child" });
        return child.send({ direction: "response", callbackId, success: true, payload: { connectionId: "connection-1" } });
      }
      companion.take(name, payload);
    });
    companion.#call = (name, payload) =>
      new Promise((resolve, reject) => {
        waiting.set(++calls, { resolve, reject });
        child.send({ direction: "call", name, payload, callbackId: calls });
      });
    await companion.until("a module that is loaded", () => companion.told.ready);
    return companion;
  }

  take(name, payload) {
    this.told[name] = payload;
    if (name === "set-status") this.statuses.push(payload);
    if (name === "log-message") this.log.push(payload);
    for (const { id, value } of (name === "setVariableValues" && payload.newValues) || []) this.values[id] = value;
    for (const { id, value } of (name === "updateFeedbackValues" && payload.values) || []) this.lit[id] = value;
    this.happened();
  }

  call(name, payload) {
    return within(this.#call(name, payload), `an answer to ${name}`);
  }

  connect(server, { token = server.token, session = server.session } = {}) {
    return this.call("init", {
      label: "dais",
      isFirstInit: false,
      config: { server: server.url, session },
      secrets: { token },
      lastUpgradeIndex: -1,
    });
  }

  press(actionId, options = {}) {
    return this.call("executeAction", {
      action: { id: "a1", controlId: "bank:1", actionId, options: { ...this.#defaults(actionId), ...options } },
    });
  }

  // What a new action or feedback has as its options.
  #defaults(actionId) {
    return Object.fromEntries(this.told.setActionDefinitions.actions[actionId].options.map((one) => [one.id, one.default]));
  }

  // Puts a feedback on a button; it is in `lit` by this id from then on.
  place(id, feedbackId, options = {}) {
    return this.call("updateFeedbacks", { feedbacks: { [id]: { id, controlId: `bank:${id}`, feedbackId, options } } });
  }

  get status() {
    return this.statuses.at(-1);
  }

  // With a state of the server, once.
  async connected() {
    await this.until("a connection", () => this.status?.status === "ok" && this.values.connection === "Connected");
  }
}
