import { effect } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { speaksToOrder } from "../../state/due";
import { countdown } from "../../state/figures";
import { goOn, look, news } from "../../state/asking";
import { standOf } from "../../state/floor";
import { currentOf, expectedOf, followingOf, handsOverIn, heldClock, isOver, left, nearest, segmentPhase, startsIn } from "../../state/run";
import { now, own, view, when } from "../../state/session";
import { audience as words, common, connection } from "../../state/words";
import { Clock, PhaseBadge } from "../../ui/clock";
import { isLong, whoOf } from "../../ui/names";
import { speakerOf } from "../../ui/speaking";
import { testids } from "../../ui/testids";
import { Ask } from "./ask";
import { failed, later, load } from "./later";
import { shown, type TabName, tabs } from "./tab_names";

function NotYet() {
  if (!failed.value) return <p class="empty">{common.loading}</p>;
  return (
    <div class="empty">
      <p>{connection.notLoaded}</p>
      <button type="button" class="button" onClick={() => location.reload()}>
        {connection.reload}
      </button>
    </div>
  );
}

export function Now() {
  const v = view.value;
  const run = v.run!;
  const held = heldClock(v, now.value);
  const begins = startsIn(v, now.value);
  const following = followingOf(v);
  const phase = held?.phase ?? "waiting";
  // The segment's time, small, while the large clock is of somebody who speaks in it.
  const behind = (v.floor?.speaking || v.floor?.round?.clock) && currentOf(v)?.segment;
  const handsOver = v.floor?.speaking ? undefined : handsOverIn(v, now.value);
  const between = run.status === "running" && !held;
  const before = run.status === "prepared" || run.status === "open";
  const over = isOver(run);
  const word =
    handsOver !== undefined
      ? `${common.phase.overtime}. ${common.handsOver(countdown(handsOver))}`
      : held
        ? undefined
        : between
          ? common.gap
          : over
            ? common.over
            : common.status[run.status];
  const speaker = speakerOf(v);
  const name = speaker
    ? speaksToOrder(v)
      ? common.point(speaker.name)
      : speaker.name
    : before
      ? begins !== undefined
        ? common.startsAt(when(v.plan!.start))
        : common.soon
      : between
        ? following
          ? common.nextIs(whoOf(v, following.segment))
          : common.gap
        : common.thanks;
  const about = speaker ? speaker.about : before ? v.plan!.venue : "";
  return (
    <section class="now" data-phase={phase}>
      <div class="line">
        <div class="badge">
          <PhaseBadge phase={phase} testid={testids.phase} {...(word === undefined ? {} : { word })} />
          {behind && (
            <small class="tabular" data-testid={testids.partLeft}>
              {common.partLeft(common.short[behind.kind], countdown(left(behind.clock, now.value)))}
            </small>
          )}
        </div>
        {held ? (
          <Clock left={left(held.clock, now.value)} phase={phase} testid={testids.clock} />
        ) : (
          begins !== undefined && <Clock left={begins} phase="waiting" testid={testids.clock} />
        )}
      </div>
      <div class="whose" data-long={isLong(name)}>
        <p class="name typed lines-2 aligned" dir="auto" data-testid={testids.speaker}>
          {name}
        </p>
        <p class="about typed lines-2 aligned" dir="auto" data-testid={testids.segment}>
          {about}
        </p>
      </div>
      <p class="about next typed lines-2 aligned" dir="auto" data-testid={testids.next}>
        {speaker &&
          following &&
          common.nextAbout(whoOf(v, following.segment), when(nearest(expectedOf(v, following.id, now.value)!.start)))}
      </p>
    </section>
  );
}

export function Audience() {
  useEffect(() => effect(goOn), []);
  useEffect(() => load(), []);
  const loaded = later.value;
  const v = view.value;
  const stand = standOf(v, own.value)?.stand;
  const waiting = stand !== undefined && stand !== "spoken";
  const mineCount = Object.keys(own.value.questions ?? {}).length;
  const badge = { questions: Object.keys(v.questions ?? {}).length, mine: mineCount, floor: v.floor?.list?.length ?? 0 };
  const tab = shown.value;
  const show = (one: TabName): void => {
    shown.value = one;
    if (one === "mine") look();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const next = loaded?.tabTo(event, tabs, tab);
    if (next === undefined) return;
    show(next);
    document.getElementById(`tab-${next}`)?.focus();
  };
  return (
    <div class="audience" data-testid={testids.page} data-status={v.run!.status} data-phase={segmentPhase(v, now.value)}>
      {loaded && <loaded.Message />}
      <header class="top">
        <h1 class="typed" dir="auto">
          {v.plan!.title}
        </h1>
        <Now />
        {loaded && <loaded.Captions />}
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
          {loaded ? <loaded.Tab of={tab} /> : <NotYet />}
        </div>
      </main>
      <Ask key={tab} away={tab !== "questions"} />
    </div>
  );
}
