import "./alerts.css";
import { effect } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { kept } from "../../state/kept";
import { shownOf } from "../../state/messages";
import { type Alert, alertFor, heroOf, nearnessOf, urgencyOf } from "../../state/podium";
import { me, now, own, view } from "../../state/session";
import { common, panellist as words } from "../../state/words";
import { announce } from "../../ui/announcer";
import { Popover } from "../../ui/popover";
import { testids } from "../../ui/testids";
import { allow, allowAtTouch, allowed, ring, sounds, vibrate, vibrates } from "../../ui/tones";

// The end of one's own time, and a message, by sound, vibration and a flash: each only where it was switched on here, and kept on.

const sound = kept("panellist.sound");
const vibration = kept("panellist.vibration");
export const flash = kept("panellist.flash");
const stillness = matchMedia("(prefers-reduced-motion: reduce)");

const tones: Record<Alert | "message", [times: number, pitch: number]> = {
  wrap_up: [1, 520],
  last_minute: [2, 660],
  zero: [3, 880],
  overtime: [1, 880],
  message: [2, 1040],
};
const shakes: Record<Alert | "message", number[]> = {
  wrap_up: [300],
  last_minute: [300, 150, 300],
  zero: [600, 200, 600, 200, 600],
  overtime: [600],
  message: [150, 100, 150],
};

function call(what: Alert | "message"): void {
  if (sound.value !== "") ring(...tones[what]);
  if (vibration.value !== "") vibrate(shakes[what]);
}

// Watches one's own time and messages. What the page opens with calls nobody.
export function listen(): () => void {
  if (sound.value !== "") allowAtTouch();
  let key: string | undefined;
  let urgency = 0;
  const timed = effect(() => {
    const hero = heroOf(view.value, me.value?.panellist ?? "", now.value);
    const mine = hero?.mine ? hero : undefined;
    const urgent = urgencyOf(mine, now.value);
    const due = mine && mine.key === key ? alertFor(urgency, urgent) : undefined;
    key = mine?.key;
    urgency = urgent;
    if (!due) return;
    call(due);
    // The phases of a segment are told to everybody; what is only this panellist's is told here.
    const near = nearnessOf(mine!.clock, mine!.wrapUp, now.peek());
    if (near !== "calm" && due !== "overtime" && (mine!.of === "turn" || due === "last_minute"))
      announce(common.said(words.yourTime, words.near[near]));
  });
  let known: Set<string> | undefined;
  const written = effect(() => {
    const ids = shownOf(own.value.messages, now.value).map(([id]) => id);
    if (known && ids.some((id) => !known!.has(id))) call("message");
    known = new Set([...(known ?? []), ...ids]);
  });
  return () => {
    timed();
    written();
  };
}

function Switch(props: {
  what: "sound" | "vibration" | "flash";
  of: typeof sound;
  can: boolean;
  note: string;
  children?: ComponentChildren;
}) {
  return (
    <div>
      <label class="check">
        <input
          type="checkbox"
          checked={props.can && props.of.value !== ""}
          disabled={!props.can}
          data-testid={testids.alertOn(props.what)}
          onChange={(event) => {
            props.of.value = event.currentTarget.checked ? "on" : "";
            if (props.what === "sound" && props.of.value !== "") allow();
          }}
        />
        {words.alert[props.what]}
      </label>
      <p class="note">{props.note}</p>
    </div>
  );
}

export function Alerts() {
  const on = [sounds && sound.value, vibrates && vibration.value, !stillness.matches && flash.value].filter((one) => one).length;
  return (
    <Popover
      class="button signal"
      testid={testids.alerts}
      label={
        <>
          <span>{words.alerts}</span>
          <small>{words.alertsOn(on)}</small>
        </>
      }
      title={words.alertsTitle}
    >
      {() => (
        <div class="alerts">
          <h2>{words.alertsTitle}</h2>
          <Switch
            what="sound"
            of={sound}
            can={sounds}
            note={!sounds ? words.noSound : sound.value !== "" && !allowed.value ? words.soundTouch : ""}
          />
          <Switch what="vibration" of={vibration} can={vibrates} note={vibrates ? "" : words.noVibration} />
          <Switch what="flash" of={flash} can={!stillness.matches} note={stillness.matches ? words.noFlash : ""} />
          <p class="note">{words.alertHint}</p>
          <button
            type="button"
            class="button"
            data-testid={testids.alertTry}
            onClick={() => {
              allow();
              call("zero");
            }}
          >
            {words.alertTry}
          </button>
        </div>
      )}
    </Popover>
  );
}
