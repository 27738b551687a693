import { signal } from "@preact/signals";

// Whether the device may go to sleep although the page asked it not to.
export const mayGoToSleep = signal(false);

// Keeps the screen on while the page is looked at.
export function keepAwake(): void {
  const ask = async (): Promise<void> => {
    if (document.visibilityState !== "visible") return;
    try {
      await navigator.wakeLock.request("screen");
      mayGoToSleep.value = false;
    } catch {
      // No such thing here, or the page came by plain http, or the battery is low.
      mayGoToSleep.value = true;
    }
  };
  document.addEventListener("visibilitychange", () => void ask());
  void ask();
}
