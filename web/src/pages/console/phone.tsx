import { signal } from "@preact/signals";
import { pointOf } from "../../state/due";
import { onStage } from "../../state/run";
import { view } from "../../state/session";
import { waitingSignals } from "../../state/signals";
import { due as saying } from "../../state/words";
import { MayGoToSleep } from "../../ui/asleep";
import { ConnectionNote } from "../../ui/connection";
import { tabTo } from "../../ui/tab_keys";
import { testids } from "../../ui/testids";
import { CatchUp } from "./catch_up";
import { isDocked } from "./dock";
import { WallClock } from "./header";
import { Main } from "./main_button";
import { Refusal } from "./now";
import { PhoneHero } from "./phone_hero";
import { type Part, partNames, parts } from "./phone_parts";
import { Lateness } from "./run_of_time";
import "./phone.css";

const shown = signal<Part>("now");

// Light on dark: there it needs the moderator.
const needs = (part: Part): boolean =>
  part === "more" ? waitingSignals(view.value).some(([, one]) => one.state === "raised") : part === "speakers" && !!pointOf(view.value);

function Tabs() {
  const onKeyDown = (event: KeyboardEvent): void => {
    const next = tabTo(event, partNames, shown.value);
    if (next === undefined) return;
    shown.value = next;
    document.querySelector<HTMLElement>(`[data-testid="${testids.phoneTab(next)}"]`)?.focus();
  };
  return (
    <div class="parts" role="tablist" aria-label={saying.partsTitle} onKeyDown={onKeyDown}>
      {partNames.map((name) => {
        const count = parts[name].count();
        const on = name === shown.value;
        return (
          <button
            key={name}
            type="button"
            role="tab"
            id={`part-${name}`}
            aria-selected={on}
            aria-controls="part"
            tabIndex={on ? 0 : -1}
            data-testid={testids.phoneTab(name)}
            onClick={() => (shown.value = name)}
          >
            <span>{parts[name].name}</span>
            <b class="tabular" data-needs={needs(name)}>
              {count > 0 ? count : ""}
            </b>
          </button>
        );
      })}
    </div>
  );
}

// A moderator who walks about: the clock and the next step stay, and all else is one tap away.
export function Phone() {
  const name = shown.value;
  const { part: Shown } = parts[name];
  return (
    <>
      <header class="top">
        <h1 class="unseen">{view.value.plan!.title}</h1>
        <WallClock />
        <Lateness />
        {name !== "rundown" && <CatchUp />}
        <ConnectionNote />
      </header>
      <main>
        <PhoneHero small={name !== "now" || isDocked.value || onStage(view.value) !== undefined} />
        <div key={name} id="part" class="part-shown" data-part={name} role="tabpanel" aria-labelledby={`part-${name}`} tabIndex={0}>
          <Shown />
          <MayGoToSleep />
        </div>
      </main>
      <footer class="foot">
        <Refusal />
        <Main />
        <Tabs />
      </footer>
    </>
  );
}
