import { effect, signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { timeOfDay } from "../../state/format";
import { goOn, look, news } from "../../state/asking";
import { currentOf, followingOf, interventionPhase, left, segmentPhase } from "../../state/run";
import { now, own, view, zone } from "../../state/session";
import { audience as words, common } from "../../state/words";
import { announce } from "../../ui/announcer";
import { Clock, PhaseBadge } from "../../ui/clock";
import { ConnectionNote } from "../../ui/connection";
import { aboutOf, whoOf } from "../../ui/names";
import { testids } from "../../ui/testids";
import { Ask } from "./ask";
import { Floor } from "./floor";
import { Mine, stateText } from "./mine";
import { Questions } from "./questions";

const tabs = ["questions", "mine", "floor"] as const;
const shown = signal<(typeof tabs)[number]>("questions");

function Now() {
  const v = view.value;
  const run = v.run!;
  const speaking = v.floor?.speaking;
  const current = currentOf(v);
  const following = followingOf(v);
  const phase = speaking ? interventionPhase(v, now.value) : segmentPhase(v, now.value);
  const name = speaking
    ? speaking.name
    : current
      ? whoOf(v, current.segment)
      : run.status === "prepared" || run.status === "open"
        ? common.startsAt(timeOfDay(v.plan!.start, zone.value))
        : run.status === "running"
          ? common.gap
          : common.over;
  const about = speaking
    ? speaking.affiliation || common.fromTheFloor
    : current
      ? aboutOf(v, current.segment)
      : run.status === "prepared" || run.status === "open"
        ? v.plan!.venue
        : run.status === "running"
          ? following
            ? common.nextIs(whoOf(v, following.segment))
            : ""
          : common.thanks;
  return (
    <section class="now" data-phase={phase}>
      <div class="line">
        <PhaseBadge
          phase={phase}
          testid={testids.phase}
          {...(current || speaking ? {} : { word: common.status[run.status] })}
        />
        {speaking ? (
          <Clock left={left(speaking.clock, now.value)} phase={phase} testid={testids.clock} />
        ) : current ? (
          <Clock left={left(current.segment.clock, now.value)} phase={phase} testid={testids.clock} />
        ) : (
          v.run!.started === undefined && now.value < v.plan!.start && <Clock left={v.plan!.start - now.value} phase="waiting" testid={testids.clock} />
        )}
      </div>
      <p class="name typed lines-2 aligned" dir="auto" data-testid={testids.speaker}>
        {name}
      </p>
      <p class="about typed aligned" dir="auto" data-testid={testids.segment}>
        {about}
      </p>
    </section>
  );
}

// One's own question's fate, for people who listen to the page.
function tellFates(): () => void {
  const before = new Map<string, string>();
  let first = true;
  return effect(() => {
    for (const [id, question] of Object.entries(own.value.questions ?? {})) {
      if (before.get(id) === question.state) continue;
      before.set(id, question.state);
      if (!first) announce(words.saidState(stateText(id, question), question.text));
    }
    for (const [id, request] of Object.entries(own.value.requests ?? {})) {
      if (before.get(id) === request.state) continue;
      before.set(id, request.state);
      if (!first && request.state === "speaking") announce(words.speaking);
    }
    first = false;
  });
}

export function Audience() {
  useEffect(goOn, []);
  useEffect(tellFates, []);
  useEffect(look, []);
  const v = view.value;
  const waiting = Object.values(own.value.requests ?? {}).some((request) => request.state === "waiting" || request.state === "speaking");
  const mineCount = Object.keys(own.value.questions ?? {}).length;
  const badge = { questions: Object.keys(v.questions ?? {}).length, mine: mineCount, floor: v.floor?.list?.length ?? 0 };
  const tab = shown.value;
  const show = (one: (typeof tabs)[number]): void => {
    shown.value = one;
    if (one === "mine") look();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const at = tabs.indexOf(tab);
    const to = event.key === "ArrowRight" ? at + 1 : event.key === "ArrowLeft" ? at - 1 : undefined;
    if (to === undefined) return;
    const next = tabs[(to + tabs.length) % tabs.length]!;
    show(next);
    document.getElementById(`tab-${next}`)?.focus();
  };
  return (
    <div class="audience" data-testid={testids.page} data-status={v.run!.status} data-phase={segmentPhase(v, now.value)}>
      <ConnectionNote floating alsoKept />
      <header class="top">
        <h1 class="typed" dir="auto">
          {v.plan!.title}
        </h1>
        <Now />
      </header>
      <main>
        <div class="tabs" role="tablist" onKeyDown={onKeyDown}>
          {tabs.map((one) => (
            <button
              key={one}
              type="button"
              role="tab"
              id={`tab-${one}`}
              aria-selected={one === tab}
              aria-controls="panel"
              tabIndex={one === tab ? 0 : -1}
              data-testid={testids.tab(one)}
              data-news={(one === "mine" && tab !== "mine" && news.value > 0) || (one === "floor" && waiting)}
              onClick={() => show(one)}
            >
              {words.tabs[one]} <span class="tabular">{badge[one] > 0 ? badge[one] : ""}</span>
            </button>
          ))}
        </div>
        <div id="panel" role="tabpanel" aria-labelledby={`tab-${tab}`}>
          {tab === "questions" ? <Questions /> : tab === "mine" ? <Mine /> : <Floor />}
        </div>
      </main>
      <Ask />
    </div>
  );
}
