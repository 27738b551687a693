// The part of Companion that holds a module: it makes the instance by what @companion-module/base/host-api asks for, keeps the feedbacks
// that are on buttons, and tells what Companion would be told.

import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const reserved = new Set(["__proto__", "constructor", "prototype"]);

export class Host {
  #tell;
  #instance;
  #actions = {};
  #feedbacks = {};
  #variables = {};
  #placed = new Map(); // feedbacks on buttons, by their id

  // `tell` is given the name of a message, and what it holds.
  constructor(tell) {
    this.#tell = tell;
  }

  // `entrypoint` is the path of the module's.
  async load(entrypoint, ...more) {
    const require = createRequire(entrypoint);
    const { isInstanceContext } = await import(pathToFileURL(require.resolve("@companion-module/base/host-api")).href);
    const module = await import(pathToFileURL(entrypoint).href);
    if (typeof module.default !== "function") throw new Error("The entrypoint exports no constructor");
    if (!Array.isArray(module.UpgradeScripts)) throw new Error("The entrypoint exports no UpgradeScripts");
    const context = this.#context(module.UpgradeScripts);
    if (!isInstanceContext(context)) throw new Error("This is no context of an instance");
    this.#instance = new module.default(context, ...more);
  }

  #context(upgradeScripts) {
    const never = () => {
      throw new Error("The module has no use for this");
    };
    return {
      _isInstanceContext: true,
      id: "connection-1",
      label: "dais",
      upgradeScripts,
      saveConfig: (config, secrets) => this.#tell("saveConfig", { config, secrets }),
      updateStatus: (status, message) => this.#tell("set-status", { status, message }),
      setActionDefinitions: (actions) => {
        this.#actions = actions;
        this.#tell("setActionDefinitions", { actions: described(actions) });
      },
      setFeedbackDefinitions: (feedbacks) => {
        this.#feedbacks = feedbacks;
        this.#tell("setFeedbackDefinitions", { feedbacks: described(feedbacks) });
      },
      setPresetDefinitions: (structure, presets) => this.#tell("setPresetDefinitions", { structure, presets }),
      setVariableDefinitions: (variables) => {
        this.#variables = variables;
        this.#tell("setVariableDefinitions", { variables });
      },
      setVariableValues: (values) => {
        for (const id of Object.keys(values)) if (!Object.hasOwn(this.#variables, id)) throw new Error(`There is no variable ${id}`);
        this.#tell("setVariableValues", { newValues: Object.entries(values).map(([id, value]) => ({ id, value })) });
      },
      getVariableValue: never,
      checkFeedbacks: (types) => {
        if (types.length === 0) throw new Error("No feedback is named");
        this.#check((one) => types.includes(one.feedbackId));
      },
      checkAllFeedbacks: () => this.#check(() => true),
      checkFeedbacksById: (ids) => this.#check((one) => ids.includes(one.id)),
      subscribeActions: never,
      unsubscribeActions: never,
      unsubscribeFeedbacks: never,
      recordAction: never,
      oscSend: never,
      sharedUdpSocketHandlers: new Map(),
      sharedUdpSocketJoin: never,
      sharedUdpSocketLeave: never,
      sharedUdpSocketSend: never,
    };
  }

  // What Companion asks, by its name.
  asked = {
    init: async ({ config, secrets, isFirstInit }) => {
      await this.#instance.init(config, isFirstInit, secrets);
      return { hasHttpHandler: false, hasRecordActionsHandler: false, newUpgradeIndex: -1, disableNewConfigLayout: false };
    },
    destroy: async () => this.#instance.destroy(),
    updateConfig: async ({ config, secrets }) => this.#instance.configUpdated(config, secrets),
    getConfigFields: async () => ({ fields: this.#instance.getConfigFields() }),
    updateFeedbacks: async ({ feedbacks }) => {
      for (const [id, one] of Object.entries(feedbacks)) {
        if (one) this.#placed.set(id, one);
        else this.#placed.delete(id);
      }
      this.#check((one) => Object.hasOwn(feedbacks, one.id));
    },
    executeAction: async ({ action, surfaceId }) => {
      const definition = Object.hasOwn(this.#actions, action.actionId) && this.#actions[action.actionId];
      if (!definition) return { success: false, errorMessage: `There is no action ${action.actionId}` };
      try {
        await definition.callback({ ...action, surfaceId }, { type: "action", setCustomVariableValue: () => {} });
        return { success: true };
      } catch (error) {
        return { success: false, errorMessage: error.message };
      }
    },
  };

  #check(concerned) {
    const values = [...this.#placed.values()].filter(concerned).map((one) => {
      const { type, callback } = this.#feedbacks[one.feedbackId];
      return {
        id: one.id,
        controlId: one.controlId,
        feedbackType: type,
        value: callback({ ...one, type, previousOptions: null }, { type: "feedback" }),
      };
    });
    if (values.length > 0) this.#tell("updateFeedbackValues", { values });
  }
}

// What of definitions goes to Companion: all but what is called.
function described(definitions) {
  const all = {};
  for (const [id, one] of Object.entries(definitions)) {
    if (reserved.has(id)) throw new Error(`${id} is no name`);
    all[id] = JSON.parse(JSON.stringify(one));
  }
  return all;
}
