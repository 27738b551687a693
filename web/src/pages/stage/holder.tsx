import "./holder.css";
import { countdown, minutes } from "../../state/figures";
import { speaksToOrder } from "../../state/due";
import { expectedOf, followingOf, handsOverIn, heldClock, isOver, left, nearest, onStage, type Phase, total } from "../../state/run";
import { now, view, when } from "../../state/session";
import { closingOf } from "../../state/speakers_list";
import { common, stage as words } from "../../state/words";
import { Bar, Clock, PhaseBadge } from "../../ui/clock";
import { whoOf } from "../../ui/names";
import { speakerOf } from "../../ui/speaking";
import { testids } from "../../ui/testids";

export interface Holder {
  name: string;
  about: string;
  from: string; // where a person comes from, or else the same as `about`
  named: boolean; // a person's name, rather than what is going on
  left: number;
  total: number;
  wrapUp: number;
  phase: Phase;
}

// Who has the floor, and their clock: whoever speaks from the room, who has a turn in the round, or else the segment's.
export function holderOf(): Holder | undefined {
  const held = heldClock(view.value, now.value);
  const speaker = speakerOf(view.value);
  if (!held || !speaker) return undefined;
  return { ...speaker, left: left(held.clock, now.value), total: total(held.clock), wrapUp: held.wrapUp, phase: held.phase };
}

// The question that the room sees. A session that has ended shows none, whatever became of it.
export const stagedOf = () => (isOver(view.value.run) ? undefined : onStage(view.value));

// What whoever has the floor does with it.
export function Does({ of }: { of: Holder }) {
  if (!of.named) return null;
  return <p class="label">{speaksToOrder(view.value) ? words.pointOfOrder : words.speaking}</p>;
}

// The phase, and how long until what runs hands over by itself.
export function Badge(props: { phase: Phase }) {
  const handsOver = view.value.floor?.speaking ? undefined : handsOverIn(view.value, now.value);
  return (
    <PhaseBadge
      phase={props.phase}
      testid={testids.phase}
      {...(handsOver === undefined ? {} : { word: `${common.phase.overtime}. ${common.handsOver(countdown(handsOver))}` })}
    />
  );
}

export function Time({ of }: { of: Holder }) {
  return (
    <div class="time">
      <Clock left={of.left} phase={of.phase} testid={testids.clock} />
      <Bar left={of.left} total={of.total} wrapUp={of.wrapUp} phase={of.phase} />
    </div>
  );
}

// Who comes next from the floor, until when one can ask for it, and what comes next.
export function Coming() {
  const v = view.value;
  const next = v.floor?.next;
  const closes = closingOf(v, now.value);
  const following = v.run!.current === undefined ? undefined : followingOf(v);
  return (
    <div class="coming">
      {next && (
        <p class="typed aligned" dir="auto" data-testid={testids.floorNext}>
          {common.floorNext(next.name)}
        </p>
      )}
      {closes !== undefined && (
        <p data-testid={testids.floorCloses}>{common.listCloses(when(closes), common.inMinutes(minutes(closes - now.value)))}</p>
      )}
      <p class="typed aligned" dir="auto" data-testid={testids.next}>
        {following && common.nextAbout(whoOf(v, following.segment), when(nearest(expectedOf(v, following.id, now.value)!.start)))}
      </p>
    </div>
  );
}
