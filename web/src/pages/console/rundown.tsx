import "./rundown.css";
import { useRef } from "preact/hooks";
import { useSignalEffect } from "@preact/signals";
import type { Command, SegmentView } from "../../protocol/messages";
import { length } from "../../state/figures";
import { timeOfDay } from "../../state/format";
import { changeOf, nearest, notYetOver, segmentPhase, spent, total } from "../../state/run";
import { forecast, mayAct, now, view, zone } from "../../state/session";
import { due as saying, moderator as words } from "../../state/words";
import { aboutOf, namesOf } from "../../ui/names";
import { Popover } from "../../ui/popover";
import { testids } from "../../ui/testids";
import { dayOf, daysOver, startOf } from "./days";
import { Kbd } from "./kbd";
import { keyed } from "./keys";
import { leadOf, MenuItem } from "./parts";
import { PlanEditor } from "./plan_editor";

interface Item {
  what: string;
  label: string;
  command: Command;
  adds?: (presses: number) => string;
}

function itemsOf(id: string, segment: SegmentView): Item[] {
  const v = view.value;
  const { revision, status } = v.run!;
  const items: Item[] = [];
  if (!mayAct.value) return items;
  const over = status === "concluded" || status === "closed";
  const canRun = status === "open" || status === "running";
  const add = (what: string, label: string, command: Command): void => void items.push({ what, label, command });
  const { state } = segment;

  if (canRun && (state === "ahead" || state === "interrupted")) add("start", words.startNow, { type: "start", revision, segment: id });
  if ((status === "running" || status === "concluded") && (state === "done" || state === "interrupted")) {
    add("back", words.back, { type: "back", revision, segment: id });
  }
  if (!over && (state === "ahead" || state === "interrupted" || state === "current")) {
    for (const by of [1, -1, 5, -5]) {
      if (by < 0 && total(segment.clock) + by * 60_000 < 0) continue;
      const command: Command = { type: "add_time", revision, segment: id, by: by * 60_000 };
      items.push({ what: `add${by}`, label: words.addMinutesLong(by), command, adds: (presses) => words.addedMinutes(presses * by) });
    }
  }
  if (state === "current") add("end", `${saying.endOf[segment.kind]}: ${saying.endLong}`, { type: "end_segment", revision });
  if (!over && state === "ahead") {
    const coming = notYetOver(v).filter((one) => one !== v.run?.current);
    const at = coming.indexOf(id);
    const above = coming[at - 1];
    if (at > 0 && above !== undefined) add("up", words.up, { type: "move", revision, segment: id, before: above });
    if (at >= 0 && at < coming.length - 1) {
      const before = coming[at + 2];
      add("down", words.down, { type: "move", revision, segment: id, ...(before === undefined ? {} : { before }) });
    }
  }
  if (!over && state !== "done" && state !== "skipped") add("skip", words.skip, { type: "skip", revision, segment: id });
  if (!over && state === "skipped") add("restore", words.restore, { type: "restore", revision, segment: id });
  return items;
}

function Row(props: { id: string; day: string | undefined }) {
  const v = view.value;
  const segment = v.segments?.[props.id];
  if (!segment) return null;
  const time = (at: number): string => timeOfDay(at, zone.value);
  const expected = forecast.value?.segments[props.id];
  const began = segment.began;
  const start = began !== undefined ? time(began) : expected ? `${words.about} ${time(nearest(expected.start))}` : "–";
  const running = segment.state === "current";
  const lead = leadOf(v, segment);
  const about = segment.speakers.length > 2 ? namesOf(v, segment) : aboutOf(v, segment);
  const used = spent(segment.clock, now.value);
  const change = changeOf(segment, now.value);
  const items = itemsOf(props.id, segment);
  const passed = segment.state === "ahead" && !expected;
  const { planned_start } = segment;
  const starts = began ?? expected?.start;
  const plannedDay = dayOf(planned_start) === dayOf(startOf(props.id, segment)) ? "" : dayOf(planned_start);
  const late = planned_start !== undefined && starts !== undefined ? starts - planned_start : 0;
  return (
    <li
      class="row"
      data-testid={testids.row}
      data-id={props.id}
      data-state={segment.state}
      data-passed={passed}
      data-phase={running ? segmentPhase(v, now.value) : undefined}
      aria-current={running ? "step" : undefined}
    >
      {props.day !== undefined && (
        <span class="day" data-testid={testids.rowDay}>
          {props.day}
        </span>
      )}
      <span class="planned tabular" data-testid={testids.rowPlanned}>
        <span class="unseen">{words.plan} </span>
        {planned_start === undefined ? words.notPlanned : time(planned_start)}
        {plannedDay !== "" && <small>{plannedDay}</small>}
      </span>
      <span class="real tabular" data-testid={testids.rowTimes} data-late={Math.abs(late) >= 60_000}>
        <span class="unseen">{began !== undefined ? words.actual : words.expected} </span>
        {segment.state === "skipped" ? words.state.skipped : passed ? words.passed : start}
      </span>
      <span class="what">
        <span class="name typed lines-2 aligned" dir="auto" translate={lead === segment.title} title={lead}>
          {lead}
        </span>
        <span class="title typed aligned" dir="auto" title={about}>
          {about}
        </span>
      </span>
      <span class="length tabular">
        <span>{segment.state === "done" ? length(used) : length(segment.clock.allotment)}</span>
        <small>{Math.abs(change) >= 1000 && `${change > 0 ? "+" : ""}${length(change)}`}</small>
      </span>
      {items.length > 0 ? (
        <Popover
          class="button quiet more"
          label={<span aria-hidden="true">⋯</span>}
          name={words.more(lead)}
          role="menu"
          testid={testids.rowMenu}
          panelTestid={testids.menu}
        >
          {(close) => (
            <div class="menu" role="none">
              {items.map((item) => (
                <MenuItem key={item.what} {...item} close={close} />
              ))}
            </div>
          )}
        </Popover>
      ) : (
        <span />
      )}
    </li>
  );
}

export function Rundown() {
  const v = view.value;
  const list = useRef<HTMLOListElement>(null);
  const order = v.order ?? [];
  const days = daysOver(order);
  // What runs is kept in sight, and what follows where there is room.
  useSignalEffect(() => {
    const { current, following } = view.value.run ?? {};
    if (current === undefined || list.current?.contains(document.activeElement)) return;
    for (const id of [following, current]) {
      if (id !== undefined) list.current?.querySelector(`[data-id="${CSS.escape(id)}"]`)?.scrollIntoView({ block: "nearest" });
    }
  });
  return (
    <section class="rundown" aria-label={words.rundown} data-area data-key={keyed("rundown").mark}>
      <div class="heading">
        <h2>
          {words.rundown} <Kbd of="rundown" />
        </h2>
        <PlanEditor />
      </div>
      <p class="columns" aria-hidden="true">
        <span>{saying.plannedColumn}</span>
        <span>{saying.actualColumn}</span>
        <span>{saying.lengthColumn}</span>
      </p>
      <ol ref={list} tabIndex={0} aria-label={words.rundown} data-testid={testids.rundown}>
        {order.map((id, i) => (
          <Row key={id} id={id} day={days[i]} />
        ))}
      </ol>
    </section>
  );
}
