import { useEffect } from "preact/hooks";
import { heroOf, nearnessOf } from "../../state/podium";
import { currentOf, isOver } from "../../state/run";
import { me, now, view, when } from "../../state/session";
import { common, panellist as words } from "../../state/words";
import { keepAwake, mayGoToSleep } from "../../ui/awake";
import { ConnectionNote } from "../../ui/connection";
import { panellistName } from "../../ui/names";
import { tellLost } from "../../ui/lost";
import { Passed } from "../../ui/passed";
import { tellPhases } from "../../ui/phases_heard";
import { testids } from "../../ui/testids";
import { flash, listen } from "./alerts";
import { Questions } from "./asked";
import { AskedBadge } from "./asked_badge";
import { Coming } from "./coming";
import { FloorRow } from "./floor_row";
import { tellQuestions } from "./heard";
import { Hero } from "./hero";
import { Message } from "./message";
import { Round } from "./round";
import { Signals, tellSignals } from "./signals";
import { Writing } from "./writing";

const tellings = [keepAwake, listen, tellSignals, tellQuestions, tellLost, tellPhases];

function useTellings(): void {
  useEffect(() => {
    const stops = tellings.map((tell) => tell());
    return () => stops.forEach((stop) => stop());
  }, []);
}

export function Panellist() {
  useTellings();
  const v = view.value;
  const id = me.value?.panellist ?? "";
  const hero = heroOf(v, id, now.value);
  const phase = hero?.phase ?? "waiting";
  // Only who speaks is to conclude.
  const near = hero?.mine && phase !== "paused" ? nearnessOf(hero.clock, hero.wrapUp, now.value) : "calm";
  const over = isOver(v.run);
  return (
    <main
      class="panellist"
      data-testid={testids.page}
      data-phase={phase}
      data-near={near}
      data-flash={flash.value}
      data-status={v.run!.status}
      data-mine={currentOf(v)?.segment.speakers.includes(id) ?? false}
    >
      <Message />
      <h1 class="unseen">{v.plan!.title}</h1>
      <ConnectionNote floating />
      <Passed floating />
      <header>
        <span class="typed me" dir="auto" translate={false}>
          {panellistName(v, id)}
        </span>
        <span class="wall tabular">{when(now.value)}</span>
      </header>
      <Hero panellist={id} hero={hero} near={near} />
      <Round panellist={id} />
      {hero && <FloorRow panellist={id} hero={hero} />}
      {hero?.mine ? <AskedBadge panellist={id} /> : over ? <Writing panellist={id} /> : <Questions panellist={id} />}
      <Coming panellist={id} />
      {v.run!.keeps_captions && v.run!.started === undefined && <p class="note">{words.captionsKept}</p>}
      {mayGoToSleep.value && <p class="note sleep">{common.sleepsLong}</p>}
      {!over && <Signals />}
    </main>
  );
}
