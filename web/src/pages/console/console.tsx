import { signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { now, view } from "../../state/session";
import { segmentPhase } from "../../state/run";
import { keepAwake } from "../../ui/awake";
import { tellLost } from "../../ui/lost";
import { tellPhases } from "../../ui/phases_heard";
import { testids } from "../../ui/testids";
import { tellAlerts } from "./alerts";
import { Header } from "./header";
import { tellAsked } from "./heard";
import { load } from "./later";
import { listenToKeys } from "./keys";
import { Now } from "./now";
import { Phone } from "./phone";
import { Questions } from "./questions";
import { Rundown } from "./rundown";
import { RunOfTime } from "./run_of_time";
import { tellSignals } from "./signals";
import { Speakers } from "./speakers";

const small = matchMedia("(max-width: 640px)");
const onPhone = signal(small.matches);
small.addEventListener("change", () => (onPhone.value = small.matches));

export function Console() {
  useEffect(listenToKeys, []);
  useEffect(keepAwake, []);
  useEffect(load, []);
  useEffect(tellAsked, []);
  useEffect(tellLost, []);
  useEffect(tellPhases, []);
  useEffect(tellSignals, []);
  useEffect(tellAlerts, []);
  const v = view.value;
  const root = {
    "data-testid": testids.page,
    "data-status": v.run?.status,
    "data-revision": v.run?.revision,
    "data-phase": segmentPhase(v, now.value),
  };
  if (onPhone.value) {
    return (
      <div class="phone" {...root}>
        <Phone />
      </div>
    );
  }
  return (
    <div class="console" {...root}>
      <Header />
      <main class="panes">
        <Now />
        <section class="middle">
          <RunOfTime />
          <Rundown />
          <Speakers />
        </section>
        <section class="side">
          <Questions />
        </section>
      </main>
    </div>
  );
}
