import "./controls.css";
import { signal } from "@preact/signals";
import { useLayoutEffect } from "preact/hooks";
import { stage as words } from "../../state/words";
import { testids } from "../../ui/testids";
import { allow, allowed, sounds } from "../../ui/tones";
import { sound } from "./zero";

// Safari has it under a name of its own before 16.4.
type Old = { webkitFullscreenElement?: Element; webkitRequestFullscreen?(): void; webkitExitFullscreen?(): void };
const page = document.documentElement as HTMLElement & Old;
const old = document as Document & Old;
const canFill = (): boolean => page.requestFullscreen !== undefined || page.webkitRequestFullscreen !== undefined;

function fill(): void {
  if (document.fullscreenElement ?? old.webkitFullscreenElement) {
    if (document.exitFullscreen) void document.exitFullscreen();
    else old.webkitExitFullscreen?.();
  } else if (page.requestFullscreen) page.requestFullscreen().catch(() => {});
  else page.webkitRequestFullscreen?.();
}

// Somebody is at the screen.
export const operated = signal(false);
const staysFor = 4_000;

// There while somebody moves a pointer or presses a key, and otherwise not: the page is for those who only look.
function come(): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const wake = (): void => {
    operated.value = true;
    clearTimeout(timer);
    timer = setTimeout(() => (operated.value = false), staysFor);
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
    if (event.key.toLowerCase() === "f" && canFill()) fill();
    else wake();
  };
  addEventListener("pointermove", wake);
  addEventListener("pointerdown", wake);
  addEventListener("keydown", onKey);
  return () => {
    clearTimeout(timer);
    removeEventListener("pointermove", wake);
    removeEventListener("pointerdown", wake);
    removeEventListener("keydown", onKey);
  };
}

export function Controls() {
  useLayoutEffect(come, []);
  if (!operated.value) return null;
  return (
    <div class="controls">
      {canFill() && (
        <button type="button" class="button" data-testid={testids.fullScreen} aria-keyshortcuts="f" onClick={fill}>
          {words.fullScreen}
        </button>
      )}
      {sounds && (
        <button
          type="button"
          class="button"
          data-testid={testids.zeroSound}
          aria-pressed={sound.value}
          onClick={() => {
            sound.value = !sound.value;
            if (sound.value) allow();
          }}
        >
          {sound.value && !allowed.value ? words.soundTouch : words.sound(sound.value)}
        </button>
      )}
    </div>
  );
}
