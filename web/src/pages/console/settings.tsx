import "./settings.css";
import { useSignal } from "@preact/signals";
import type { Signal } from "@preact/signals";
import { kept } from "../../state/kept";
import { alerts, moderator as words } from "../../state/words";
import { Popover } from "../../ui/popover";
import { testids } from "../../ui/testids";
import { showTheme } from "../../ui/theme";
import { allow, ring, sounds } from "../../ui/tones";
import { allowNotification, canNotify, notification, sound } from "./alerts";
import { Kbd } from "./kbd";
import { keyed, keysOn } from "./keys";

const colours = kept("console.theme", "dark");

function Check(props: { label: string; on: boolean; testid?: string; disabled?: boolean; change: (to: boolean) => void }) {
  return (
    <label class="check">
      <input
        type="checkbox"
        checked={props.on}
        disabled={props.disabled}
        data-testid={props.testid}
        onChange={(event) => props.change(event.currentTarget.checked)}
      />
      {props.label}
    </label>
  );
}

const turn = (one: Signal<string>, on: boolean): void => void (one.value = on ? "on" : "");

function Alerts() {
  const blocked = useSignal(canNotify && Notification.permission === "denied");
  return (
    <fieldset>
      <legend>{alerts.title}</legend>
      <Check
        label={alerts.sound}
        on={sound.value === "on"}
        disabled={!sounds}
        testid={testids.alertOn("sound")}
        change={(on) => {
          turn(sound, on);
          if (!on) return;
          allow();
          ring(1, 550);
        }}
      />
      <Check
        label={alerts.notification}
        on={notification.value === "on"}
        disabled={!canNotify || blocked.value}
        testid={testids.alertOn("notification")}
        change={(on) => {
          turn(notification, on);
          if (on) void allowNotification().then(() => (blocked.value = Notification.permission === "denied"));
        }}
      />
      {blocked.value && <p class="hint">{alerts.blocked}</p>}
    </fieldset>
  );
}

// What is this console's own: its colours, its keys, and what it makes itself heard for.
export function View() {
  return (
    <Popover
      class="button quiet"
      testid={testids.view}
      {...keyed("view")}
      title={words.view}
      label={
        <>
          {words.view}
          <Kbd of="view" />
        </>
      }
    >
      {() => (
        <div class="settings">
          <Check
            label={words.light}
            on={colours.value === "light"}
            change={(light) => {
              colours.value = light ? "light" : "dark";
              showTheme(colours.value);
            }}
          />
          <Check label={words.shortcutsOn} on={keysOn.value === "on"} change={(on) => (keysOn.value = on ? "on" : "off")} />
          <Alerts />
        </div>
      )}
    </Popover>
  );
}
