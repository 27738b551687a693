import { effect } from "@preact/signals";
import { currentOf, interventionPhase, peopleOf, segmentPhase } from "../state/run";
import { now, view } from "../state/session";
import { common } from "../state/words";
import { announce } from "./announcer";

// Phase changes of the segment and of the intervention, in words. Not the phase that the page opens with.
export function tellPhases(): () => void {
  let segment: string | undefined;
  let segmentId: string | undefined;
  let floor: string | undefined;
  let speaker: string | undefined;
  const segments = effect(() => {
    const v = view.value;
    if (!v.run) return;
    const current = currentOf(v);
    const phase = segmentPhase(v, now.value);
    const key = `${v.run.status} ${v.run.current ?? ""} ${phase}`;
    if (segment !== undefined && key !== segment) {
      const who = current ? common.and(peopleOf(v, current.segment).map((person) => person.name)) || current.segment.title : "";
      if (!current) announce(v.run.status === "running" ? common.gap : common.status[v.run.status]);
      else announce(v.run.current === segmentId ? common.said(common.phase[phase], who) : common.nowSpeaks(who));
    }
    segment = key;
    segmentId = v.run.current;
  });
  const interventions = effect(() => {
    const v = view.value;
    const speaking = v.floor?.speaking;
    const phase = interventionPhase(v, now.value);
    const key = speaking ? `${speaking.request} ${phase}` : "";
    if (floor !== undefined && key !== floor && speaking) {
      announce(speaking.request === speaker ? common.said(common.phase[phase], speaking.name) : common.hasTheFloor(speaking.name));
    }
    floor = key;
    speaker = speaking?.request;
  });
  return () => {
    segments();
    interventions();
  };
}
