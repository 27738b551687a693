import { signal } from "@preact/signals";

// Whether the device may go to sleep although the page asked it not to.
export const mayGoToSleep = signal(false);

// Keeps the screen on while the page is looked at, until it is stopped.
export function keepAwake(): () => void {
  let stopped = false;
  let lock: WakeLockSentinel | undefined;
  const ask = async (): Promise<void> => {
    if (stopped || document.visibilityState !== "visible") return;
    try {
      const given = await navigator.wakeLock.request("screen");
      if (stopped) return given.release();
      lock = given;
      mayGoToSleep.value = false;
      // Taken back while somebody looks, as when the battery runs low. One that goes with the page is asked for again with it.
      given.addEventListener(
        "release",
        () => lock === given && !stopped && document.visibilityState === "visible" && void (mayGoToSleep.value = true),
      );
    } catch {
      // No such thing here, or the page came by plain http, or the battery is low.
      mayGoToSleep.value = !stopped;
    }
  };
  const onChange = (): void => void ask();
  document.addEventListener("visibilitychange", onChange);
  void ask();
  return () => {
    stopped = true;
    document.removeEventListener("visibilitychange", onChange);
    void lock?.release();
    mayGoToSleep.value = false;
  };
}
