import assert from "node:assert/strict";
import { test } from "node:test";
import { readEvents } from "../../web/companion/event_stream.mjs";

async function read(chunks) {
  const events = [];
  let noticed = 0;
  await readEvents(
    ReadableStream.from(chunks),
    (type, data) => events.push([type, data]),
    () => ++noticed,
  );
  assert.equal(noticed, chunks.length);
  return events;
}

test("events are the same wherever the network cuts them", async () => {
  const bytes = new TextEncoder().encode(
    [
      'event: state\r\ndata: {"title": "Zürich: 5:00"}\r\n\r\n',
      ": here\n\n",
      "data:one\ndata: two\n\n",
      "event: refused\ndata\n\n",
      "event: nothing\n\n",
      "data: cut off",
    ].join(""),
  );
  const events = [
    ["state", '{"title": "Zürich: 5:00"}'],
    ["message", "one\ntwo"],
    ["refused", ""],
  ];
  for (let at = 1; at < bytes.length; ++at)
    assert.deepEqual(await read([bytes.subarray(0, at), bytes.subarray(at)]), events, `cut at ${at}`);
  assert.deepEqual(await read([...bytes].map((byte) => Uint8Array.of(byte))), events);
});
