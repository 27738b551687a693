// Random input: nothing is begun, ended or closed but by a press that was meant, and no page shows a word that is not so.
// DAIS_RANDOM="PANELS INPUTS SEED" plays others than those of every run (script/random). A panel mostly waits: several are played at once.

import assert from "node:assert/strict";
import { test } from "node:test";
import { fresh_directory, launch, serve } from "./support.mjs";
import { Devices, play } from "./random/panel.mjs";

const [panels, inputs, seed] = (process.env.DAIS_RANDOM ?? "12 100 1").split(" ").map(Number);
const at_once = 3;

test(`${panels} panels of ${inputs} random inputs, from seed ${seed}`, { timeout: Infinity, concurrency: at_once }, async (t) => {
  const server = await serve(t, { data: fresh_directory(t), args: [] });
  const browser = await launch(t);
  const rooms = await Promise.all(Array.from({ length: at_once }, () => Devices.of(browser)));
  const played = Array.from({ length: panels }, (_, i) =>
    t.test(`seed ${seed + i}`, async () => {
      const room = rooms.pop();
      try {
        const wrong = await play(server, room, seed + i, inputs);
        assert.equal(wrong.length, 0, wrong.join("\n"));
      } finally {
        rooms.push(room);
      }
    }),
  );
  await Promise.all(played);
});
