import { length } from "../../state/figures";
import { timeOfDay } from "../../state/format";
import { changeOf, nearest, segmentPhase, spent } from "../../state/run";
import { forecast, now, view, zone } from "../../state/session";
import { moderator as words } from "../../state/words";
import { aboutOf, namesOf } from "../../ui/names";
import { Popover } from "../../ui/popover";
import { testids } from "../../ui/testids";
import { dayOf, startOf } from "./days";
import { leadOf } from "./lead";
import { MenuItem } from "./menu_item";
import { itemsOf } from "./rundown_items";

export function Row(props: { id: string; day: string | undefined }) {
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
