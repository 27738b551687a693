// The clock of this page, which counts what the device slept.

import { Uptime } from "../net/uptime";

export const uptime = new Uptime(
  () => performance.now(),
  () => Date.now(),
);

export const seen = (): boolean => document.visibilityState === "visible";

// Runs when somebody looks at the page again, and the clock counts what was slept.
export function onShown(run: () => void): () => void {
  const shown = (): void => {
    uptime.shown();
    run();
  };
  const changed = (): void => (seen() ? shown() : void uptime.look(true));
  // A page that comes back from the browser's cache has sockets that the browser has closed.
  const came = (event: PageTransitionEvent): void => void (event.persisted && shown());
  document.addEventListener("visibilitychange", changed);
  // One that was frozen in view, as it may be on a second screen.
  document.addEventListener("resume", shown);
  addEventListener("pageshow", came);
  return () => {
    document.removeEventListener("visibilitychange", changed);
    document.removeEventListener("resume", shown);
    removeEventListener("pageshow", came);
  };
}
