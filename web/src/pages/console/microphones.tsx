import type { MicrophoneMode } from "../../protocol/messages";
import { microphones as words } from "../../state/access_words";
import { mayAct, view } from "../../state/session";
import { Popover } from "../../ui/popover";
import { testids } from "../../ui/testids";
import { Choice } from "./choice";

const modes = ["off", "follow", "drive"] as const;

// What is with the microphones in as many words as a button has: it is open only when the system has said so.
function standing(): string {
  const now = view.value.presence?.microphones;
  const mode = view.value.floor?.microphones ?? "off";
  if (!now) return words.none;
  if (now.elsewhere) return words.elsewhere;
  if (!now.connected) return words.lost;
  if (mode === "off") return words.modes.off[0];
  if (now.silent !== undefined) return words.silent(now.silent);
  if (now.opening !== undefined) return words.opening(now.opening);
  return now.open.length > 0 ? words.open(now.open) : words.closed;
}

// How the floor goes with the microphones of the hall, where the plan says who sits at which.
export function Microphones() {
  const mode = view.value.floor?.microphones;
  if (mode === undefined) return null;
  const now = view.value.presence?.microphones;
  return (
    <Popover
      class="button quiet"
      testid={testids.microphones}
      disabled={!mayAct.value}
      label={
        <span class="lines-2" dir="auto" data-testid={testids.microphonesNow}>
          {standing()}
        </span>
      }
    >
      {() => (
        <div class="pictures">
          <h2>{words.title}</h2>
          {standing() !== words.modes.off[0] && <p>{standing()}</p>}
          {now && now.asking.length > 0 && <p>{words.asking(now.asking)}</p>}
          <Choice
            class="tall"
            label={words.title}
            now={mode}
            of={modes.map((one) => ({
              value: one,
              label: words.modes[one][0],
              hint: words.modes[one][1],
              testid: testids.microphoneMode(one),
            }))}
            command={(to) => ({ type: "set_microphones", to: to as MicrophoneMode, from: mode })}
          />
        </div>
      )}
    </Popover>
  );
}

// Whether there is what a moderator has to know of at once: a microphone that does not open, or a system that is not there while the floor
// goes by it.
export function microphonesAreAmiss(): boolean {
  const now = view.value.presence?.microphones;
  if ((view.value.floor?.microphones ?? "off") === "off") return false;
  return !now || now.elsewhere || !now.connected || now.silent !== undefined || now.opening !== undefined;
}

export function MicrophoneNotice() {
  const opening = view.value.presence?.microphones?.opening !== undefined;
  return (
    <p class="notice" role={opening ? "status" : "alert"} data-testid={testids.microphoneNotice}>
      {standing()}
    </p>
  );
}
