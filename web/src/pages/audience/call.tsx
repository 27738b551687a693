import { signal } from "@preact/signals";
import { kept } from "../../state/kept";
import { audience as words } from "../../state/words";
import { keepAwake } from "../../ui/awake";
import { testids } from "../../ui/testids";

// Whoever asked for the floor is called by sound and vibration, if they wish it and the browser lets a page do that.

const wanted = kept("call");
const sounds = typeof AudioContext !== "undefined";
const vibrates = typeof navigator.vibrate === "function";
// A browser allows sound only after its reader has touched the page.
const allowed = signal(false);
let audio: AudioContext | undefined;

function allow(): void {
  if (!sounds || allowed.value) return;
  audio ??= new AudioContext();
  const told = audio;
  void told.resume().then(() => (allowed.value = told.state === "running"));
}

if (wanted.value !== "") {
  addEventListener("pointerdown", allow, { once: true });
  addEventListener("keydown", allow, { once: true });
  keepAwake();
}

function tone(at: number, pitch: number): void {
  if (!audio) return;
  const from = audio.currentTime + at;
  const oscillator = audio.createOscillator();
  const volume = audio.createGain();
  oscillator.frequency.value = pitch;
  volume.gain.setValueAtTime(0, from);
  volume.gain.linearRampToValueAtTime(0.3, from + 0.02);
  volume.gain.linearRampToValueAtTime(0, from + 0.25);
  oscillator.connect(volume).connect(audio.destination);
  oscillator.start(from);
  oscillator.stop(from + 0.3);
}

// Once when one is next or was set aside, more urgently when the floor is given.
export function call(urgent: boolean): void {
  if (wanted.value === "") return;
  for (let i = 0; i < (urgent ? 3 : 2); ++i) tone(i * 0.3, urgent ? 880 : 660);
  if (vibrates) navigator.vibrate(urgent ? [300, 150, 300, 150, 300] : [200, 150, 200]);
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
            keepAwake();
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
