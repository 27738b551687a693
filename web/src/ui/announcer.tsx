import { effect, signal } from "@preact/signals";
import { common } from "../state/words";
import { now, view } from "../state/session";
import { currentOf, interventionPhase, peopleOf, segmentPhase } from "../state/run";
import { testids } from "./testids";

const said = signal("");
let turn = false;

// Tells people who listen to the page. The same words again are said again.
export function announce(text: string): void {
  turn = !turn;
  said.value = turn ? text : `${text}\u00a0`;
}

export function Announcer() {
  return (
    <div class="unseen" role="status" aria-live="polite" data-testid={testids.announcer}>
      {said}
    </div>
  );
}

// Phase changes of the segment and of the intervention, in words. Not the phase that the page opens with.
export function announcePhases(): void {
  let segment: string | undefined;
  let floor: string | undefined;
  effect(() => {
    const v = view.value;
    if (!v.run) return;
    const current = currentOf(v);
    const phase = segmentPhase(v, now.value);
    const key = `${v.run.status} ${v.run.current ?? ""} ${phase}`;
    if (segment !== undefined && key !== segment) {
      const who = current ? common.and(peopleOf(v, current.segment).map((person) => person.name)) || current.segment.title : "";
      announce(current ? common.said(common.phase[phase], who) : common.status[v.run.status]);
    }
    segment = key;
  });
  effect(() => {
    const v = view.value;
    const speaking = v.floor?.speaking;
    const phase = interventionPhase(v, now.value);
    const key = speaking ? `${speaking.request} ${phase}` : "";
    if (floor !== undefined && key !== floor && speaking) announce(common.said(common.phase[phase], speaking.name));
    floor = key;
  });
}
