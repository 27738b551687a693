// The module in a process of its own, as Companion runs it.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { test } from "node:test";
import { steady } from "../../web/companion/clock.mjs";
import { fresh_directory, root } from "../system/support.mjs";
import { Companion } from "./companion.mjs";
import { StandIn } from "./stand_in.mjs";

test("the module is loaded, entered into, pressed, lit and ended by messages", async (t) => {
  const server = await StandIn.open(t, steady);
  const companion = await Companion.apart(t);
  await companion.call("init", { label: "dais", isFirstInit: true, config: {}, secrets: {}, lastUpgradeIndex: -1 });
  assert.deepEqual(companion.status, { status: "bad_config", message: "Enter the server address" });
  const { fields } = await companion.call("getConfigFields", {});
  assert.deepEqual(
    fields.map((one) => [one.id, one.type]),
    [
      ["about", "static-text"],
      ["server", "textinput"],
      ["session", "textinput"],
      ["token", "secret-text"],
    ],
  );

  await companion.place("stage", "stage", { picture: "blackout" });
  await companion.place("none", "no_connection");
  assert.deepEqual(companion.lit, { stage: false, none: true });
  await companion.call("updateConfig", {
    label: "dais",
    config: { server: server.url, session: "panel" },
    secrets: { token: server.token },
  });
  await companion.connected();
  await companion.until("what buttons show", () => !companion.lit.none && !companion.lit.stage);

  assert.deepEqual(await companion.press("next"), { success: true });
  await companion.until("the first segment", () => companion.values.segment === "opening");
  assert.deepEqual(await companion.press("set_stage"), { success: true });
  await companion.until("a black stage", () => companion.lit.stage);
  server.state.segment = "unhcr"; // of which the module has not been told
  assert.deepEqual(await companion.press("end_segment"), { success: false, errorMessage: "Somebody was earlier." });

  await server.close();
  await companion.until("no connection", () => companion.status.status === "connection_failure");
  await companion.until("what buttons show then", () => companion.lit.none && !companion.lit.stage && companion.values.segment === "");
  await server.listen();
  await companion.connected();
  await companion.until("what buttons show again", () => !companion.lit.none && companion.lit.stage);
  await companion.call("destroy", {});
  assert.deepEqual(
    companion.log.filter((one) => one.level !== "debug"),
    [],
  );
});

test("the package for Companion holds all that the module needs", async (t) => {
  const directory = fresh_directory(t);
  const archive = join(directory, "dais.tgz");
  execFileSync(join(root, "script/companion"), [archive], { stdio: "ignore" });
  const names = execFileSync("tar", ["-tzf", archive], { encoding: "utf8" }).split("\n");
  assert.equal(names[0], "companion/", "Companion takes the first entry for the folder of the module");
  assert.ok(names.includes("companion/companion/manifest.json"));
  assert.ok(names.includes("companion/companion/HELP.md"));
  execFileSync("tar", ["-xzf", archive, "-C", directory]);
  const server = await StandIn.open(t, steady);
  const companion = await Companion.apart(t, join(directory, "companion"));
  await companion.connect(server);
  await companion.connected();
});
