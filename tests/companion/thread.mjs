// What Companion starts for each connection: a process that says who it is, loads the module and talks with Companion by messages.

import { readFileSync } from "node:fs";
import { Host } from "./host.mjs";

const { MODULE_ENTRYPOINT, MODULE_MANIFEST, VERIFICATION_TOKEN } = process.env;

let asked = 0;
const call = (name, payload, callbackId) => process.send({ direction: "call", name, payload, callbackId });

globalThis.COMPANION_LOGGER = (source, level, message) => call("log-message", { time: Date.now(), source, level, message });

const host = new Host(call);
process.on("message", async ({ direction, name, payload, callbackId, success }) => {
  if (direction === "response") {
    if (!success) process.exit(11);
    await host.load(MODULE_ENTRYPOINT);
    return call("ready", {});
  }
  try {
    process.send({ direction: "response", callbackId, success: true, payload: await host.asked[name](payload) });
  } catch (error) {
    process.send({ direction: "response", callbackId, success: false, payload: { message: error.message } });
  }
});

if (!JSON.parse(readFileSync(MODULE_MANIFEST, "utf8")).runtime?.apiVersion) throw new Error("The manifest says no apiVersion");
call("register", { verificationToken: VERIFICATION_TOKEN }, ++asked);
