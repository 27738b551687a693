// The module: what Companion asks of it, joined to a session.

import { InstanceBase, InstanceStatus } from "@companion-module/base";
import { definitionsFor as actionsFor } from "./actions.mjs";
import { steady } from "./clock.mjs";
import { fields, targetOf } from "./config.mjs";
import { Connection } from "./connection.mjs";
import { definitionsFor as feedbacksFor, lookingAt } from "./feedbacks.mjs";
import { Model } from "./model.mjs";
import { presets, sections } from "./presets.mjs";
import { Sender } from "./sender.mjs";
import { definitions as variables, valuesOf } from "./variables.mjs";

/**
 * @typedef {{
 *   config: import("./config.mjs").Config,
 *   secrets: import("./config.mjs").Secrets,
 *   actions: Record<string, any>,
 *   feedbacks: Record<string, any>,
 *   variables: Record<string, any>,
 * }} Types
 */

/** @type {Record<import("./connection.mjs").Standing, InstanceStatus>} */
const statuses = {
  connecting: InstanceStatus.Connecting,
  ok: InstanceStatus.Ok,
  bad_config: InstanceStatus.BadConfig,
  authentication_failure: InstanceStatus.AuthenticationFailure,
  insufficient_permissions: InstanceStatus.InsufficientPermissions,
  connection_failure: InstanceStatus.ConnectionFailure,
};

/** @type {import("@companion-module/base").CompanionStaticUpgradeScript<any, any>[]} */
export const UpgradeScripts = [];

/** @extends {InstanceBase<Types>} */
export default class DaisInstance extends InstanceBase {
  #clock;
  #model;
  /** @type {Connection | undefined} */
  #connection;
  /** @type {Sender | undefined} */
  #sender;
  /** @type {Record<string, unknown>} What Companion was told. */
  #values = {};
  #standing = "";

  /** @param {unknown} internal @param {import("./clock.mjs").Clock} clock */
  constructor(internal, clock = steady) {
    super(internal);
    this.#clock = clock;
    this.#model = new Model(clock, () => this.#refresh());
  }

  /** @override @param {import("./config.mjs").Config} config @param {boolean} _first @param {import("./config.mjs").Secrets} secrets */
  async init(config, _first, secrets) {
    this.setVariableDefinitions(variables);
    this.setFeedbackDefinitions(feedbacksFor(this.#model));
    this.setActionDefinitions(
      actionsFor(this.#model, async (command, pressed) => {
        if (!this.#sender) throw new Error("No connection: not sent");
        return this.#sender.send(command, pressed);
      }),
    );
    this.setPresetDefinitions(sections, presets);
    this.#refresh();
    await this.configUpdated(config, secrets);
  }

  /** @override @param {import("./config.mjs").Config} config @param {import("./config.mjs").Secrets} secrets */
  async configUpdated(config, secrets) {
    await this.destroy();
    const target = targetOf(config, secrets);
    if (typeof target === "string") return this.#stands("bad_config", target);
    this.#sender = new Sender(target, this.#clock);
    this.#connection = new Connection(target, this.#clock, {
      state: (state) => this.#model.take(state),
      standing: (standing, message) => this.#stands(standing, message),
    });
    this.#connection.start();
  }

  /** @override */
  async destroy() {
    this.#connection?.close();
    this.#sender?.close();
    this.#connection = this.#sender = undefined;
    this.#model.clear();
  }

  /** @override */
  getConfigFields() {
    return fields();
  }

  /** @param {import("./connection.mjs").Standing} standing @param {string | null} message */
  #stands(standing, message) {
    if (standing !== "ok") this.#model.lose();
    const told = JSON.stringify([standing, message]);
    if (told === this.#standing) return;
    this.#standing = told;
    this.updateStatus(statuses[standing], message);
  }

  #refresh() {
    const values = valuesOf(this.#model);
    const changed = new Set(Object.keys(values).filter((id) => values[id] !== this.#values[id]));
    if (changed.size === 0) return;
    this.setVariableValues(Object.fromEntries([...changed].map((id) => [id, values[id]])));
    this.#values = values;
    if (changed.has("connection")) return this.checkAllFeedbacks();
    const [first, ...others] = lookingAt(changed);
    if (first) this.checkFeedbacks(first, ...others);
  }
}
