import { signal } from "@preact/signals";

// Sound and vibration, for readers who wish it, as far as the browser lets a page make them.

export const sounds = typeof AudioContext !== "undefined";
export const vibrates = typeof navigator.vibrate === "function";
// A browser allows sound only after its reader has touched the page.
export const allowed = signal(false);
let audio: AudioContext | undefined;

function begun(): AudioContext {
  const made = new AudioContext();
  // A telephone call, or a sleep, takes it away, and a touch may give it again.
  made.onstatechange = () => {
    allowed.value = made.state === "running";
    if (!allowed.value) allowAtTouch();
  };
  return made;
}

// Called in a press.
export function allow(): void {
  if (!sounds || allowed.value) return;
  const told = (audio ??= begun());
  void told.resume().then(() => (allowed.value = told.state === "running"));
}

export function allowAtTouch(): void {
  addEventListener("pointerdown", allow, { once: true });
  addEventListener("keydown", allow, { once: true });
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

export function ring(times: number, pitch: number): void {
  for (let i = 0; i < times; ++i) tone(i * 0.3, pitch);
}

export function vibrate(pattern: number[]): void {
  if (vibrates) navigator.vibrate(pattern);
}
