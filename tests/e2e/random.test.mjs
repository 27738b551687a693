// Random input: nothing is begun, ended or closed but by a press that was meant, and no page shows a word that is not so.
// DAIS_RANDOM="PANELS INPUTS SEED" plays others than the few of every run (script/random).

import assert from "node:assert/strict";
import { test } from "node:test";
import { fresh_directory, launch, serve } from "./support.mjs";
import { Devices, play } from "./random/panel.mjs";

const [panels, inputs, seed] = (process.env.DAIS_RANDOM ?? "12 100 1").split(" ").map(Number);

test(`${panels} panels of ${inputs} random inputs, from seed ${seed}`, { timeout: Infinity }, async (t) => {
  const server = await serve(t, { data: fresh_directory(t), args: [] });
  const all = await Devices.of(await launch(t));
  for (let i = 0; i < panels; ++i) {
    await t.test(`seed ${seed + i}`, async () => {
      const wrong = await play(server, all, seed + i, inputs);
      assert.equal(wrong.length, 0, wrong.join("\n"));
    });
  }
});
