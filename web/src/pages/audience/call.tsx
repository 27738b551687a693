import { effect } from "@preact/signals";
import { kept } from "../../state/kept";
import { audience as words } from "../../state/later_words";
import { keepAwake } from "../../ui/awake";
import { testids } from "../../ui/testids";
import { allow, allowAtTouch, allowed, ring, sounds, vibrate, vibrates } from "../../ui/tones";

// Whoever asked for the floor is called by sound and vibration, if they wish it and the browser lets a page do that.

const wanted = kept("call");
if (wanted.value !== "") allowAtTouch();
effect(() => (wanted.value === "" ? undefined : keepAwake()));

// Once when one is next or was set aside, more urgently when the floor is given.
export function call(urgent: boolean): void {
  if (wanted.value === "") return;
  ring(urgent ? 3 : 2, urgent ? 880 : 660);
  vibrate(urgent ? [300, 150, 300, 150, 300] : [200, 150, 200]);
}

function note(): string {
  if (!sounds && !vibrates) return words.callNot;
  const touch = sounds && !allowed.value ? words.callTouch : "";
  return [touch, sounds ? (vibrates ? "" : words.callSilent) : words.callMute, words.callHint].filter((text) => text !== "").join(" ");
}

export function Call() {
  const on = wanted.value !== "";
  return (
    <div>
      <label class="check">
        <input
          type="checkbox"
          checked={on}
          data-testid={testids.floorCall}
          onChange={(event) => {
            wanted.value = event.currentTarget.checked ? "yes" : "";
            if (wanted.value === "") return;
            allow();
            call(false);
          }}
        />
        {words.call}
      </label>
      <p class="note" role="status" data-testid={testids.floorCallNote}>
        {on && note()}
      </p>
    </div>
  );
}
