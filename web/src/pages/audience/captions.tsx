import { effect, signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { audience as words } from "../../state/later_words";
import { captionsOffered, say, status } from "../../state/session";
import { Caption } from "../../ui/caption";
import { testids } from "../../ui/testids";

const reads = signal(false);

// Each connection has to ask for them.
const ask = (): (() => void) =>
  effect(() => {
    if (status.value.state === "live" && reads.value) say({ type: "read_captions", on: true });
  });

export function Captions() {
  useEffect(ask, []);
  if (!captionsOffered.value) return null;
  const flip = (): void => {
    reads.value = !reads.value;
    if (!reads.value) say({ type: "read_captions", on: false });
  };
  return (
    <div class="captions">
      <button type="button" class="button" aria-pressed={reads.value} data-testid={testids.captions} onClick={flip}>
        {words.captions}
      </button>
      {reads.value && <Caption />}
    </div>
  );
}
