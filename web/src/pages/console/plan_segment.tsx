import type { Command, SegmentView } from "../../protocol/messages";
import { length } from "../../state/figures";
import { timeOfDay } from "../../state/format";
import { planning as words } from "../../state/later_words";
import { draftOf, formOfSegment, isSame, type SegmentForm } from "../../state/plan";
import { total } from "../../state/run";
import { forecast, view, zone } from "../../state/session";
import { aboutOf, namesOf } from "../../ui/names";
import { SegmentFields } from "../../ui/segment_fields";
import { Press } from "../../ui/press";
import { testids } from "../../ui/testids";
import { faultsOf, usualOf } from "./segment_form";
import { coming, edits, isOver, opened, personsOf, without } from "./plan_typed";

// How it differs from the plan of the beginning.
function differenceOf(one: SegmentView): string {
  if (one.state === "skipped") return words.skipped;
  if (one.planned_start === undefined || one.planned_end === undefined) return words.inserted;
  const before = one.planned_end - one.planned_start;
  return before === total(one.clock) ? "" : words.planned(length(before));
}

export function Segment(props: { id: string; day: string | undefined }) {
  const { id } = props;
  const v = view.value;
  const one = v.segments?.[id];
  if (!one) return null;
  const { revision } = v.run!;
  const as = formOfSegment(id, one);
  const edit = edits.value[id];
  const form = edit?.form ?? as;
  const isOpen = opened.value === id;
  const typed = edit !== undefined && !isSame(form, as);
  const begun = one.state === "current" || one.state === "done";
  const expected = forecast.value?.segments[id];
  const start = one.began ?? expected?.start;
  const what = namesOf(v, one) || one.title;
  const draft = draftOf(form, one);
  const difference = differenceOf(one);
  const at = coming.value.indexOf(id);
  const below = coming.value[at + 2];
  const move: Record<"up" | "down", Command | undefined> = {
    up: at > 0 ? { type: "move", revision, segment: id, before: coming.value[at - 1]! } : undefined,
    down:
      at >= 0 && at < coming.value.length - 1
        ? { type: "move", revision, segment: id, ...(below === undefined ? {} : { before: below }) }
        : undefined,
  };
  const forget = (): void => void (edits.value = without(edits.value, id));
  const set = (to: SegmentForm): void => void (edits.value = { ...edits.value, [id]: { form: to, since: edit?.since ?? as } });
  return (
    <li class="planned-segment" data-testid={testids.planSegment} data-id={id} data-state={one.state}>
      {props.day !== undefined && <p class="day">{props.day}</p>}
      <div class="head">
        <span class="when tabular">{start === undefined ? "–" : timeOfDay(start, zone.value)}</span>
        <span class="what">
          <b class="typed aligned" dir="auto">
            {what}
          </b>
          <small class="typed aligned" dir="auto">
            {aboutOf(v, one)}
          </small>
        </span>
        <span class="length tabular">
          <span>{length(total(one.clock))}</span>
          <small data-testid={testids.planned}>{typed ? words.typed : difference}</small>
        </span>
        <button
          type="button"
          class="button"
          aria-expanded={isOpen}
          aria-label={words.changeOf(what)}
          data-testid={testids.segmentChange}
          onClick={() => (opened.value = isOpen ? undefined : id)}
        >
          {words.change}
        </button>
      </div>
      {isOpen && (
        <div class="fields">
          {begun && (
            <p class="hint" data-testid={testids.segmentNote}>
              {one.state === "current" ? words.begun : words.done}
            </p>
          )}
          {edit && !isSame(edit.since, as) && typed && (
            <p class="hint strong" data-testid={testids.segmentNote}>
              {words.changedMeanwhile}
            </p>
          )}
          <SegmentFields segment={form} people={personsOf(v)} change={set} begun={begun} usual={usualOf(form)} faultOf={faultsOf(draft)} />
          <div class="does">
            <Press
              class="main"
              testid={testids.segmentSave}
              means="send"
              command={!typed || "wrong" in draft ? undefined : { type: "edit_segment", revision, segment: id, to: draft }}
              done={(outcome) => {
                if (outcome.state !== "confirmed") return;
                forget();
                opened.value = undefined;
              }}
            >
              {words.saveChange}
            </Press>
            <button type="button" class="button quiet" disabled={!typed} data-testid={testids.segmentDiscard} onClick={forget}>
              {edit && !isSame(edit.since, as) && typed ? words.takeTheirs : words.discard}
            </button>
            <span class="apart" />
            <Press class="quiet" testid={testids.segmentUp} label={words.up(what)} command={move.up}>
              {words.moveUp}
            </Press>
            <Press class="quiet" testid={testids.segmentDown} label={words.down(what)} command={move.down}>
              {words.moveDown}
            </Press>
            <Press
              class="quiet"
              testid={testids.segmentSkip}
              command={
                one.state === "done" || isOver(v)
                  ? undefined
                  : { type: one.state === "skipped" ? "restore" : "skip", revision, segment: id }
              }
            >
              {one.state === "skipped" ? words.restore : words.skip}
            </Press>
          </div>
        </div>
      )}
    </li>
  );
}
