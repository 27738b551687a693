import { common } from "../state/words";
import { mayGoToSleep } from "./awake";
import { testids } from "./testids";

// For a screen that nobody touches for long, where the device could not be asked to keep it on.
export function MayGoToSleep() {
  return (
    mayGoToSleep.value && (
      <small class="sleep" title={common.sleepsLong} data-testid={testids.sleeps}>
        {common.sleeps}
      </small>
    )
  );
}
