import type { ClockView, SessionView } from "../../protocol/messages";
import { type Hero, turnsOf } from "../../state/due";
import { left, type Phase, phaseOf, segmentPhase } from "../../state/run";
import { now } from "../../state/session";
import { common, due as saying } from "../../state/words";
import { aboutOf, panellistAbout, panellistName, whoOf } from "../../ui/names";
import { answeringOf, podiumSpeakerOf } from "../../ui/speaking";
import { leadOf } from "./lead";
import { replyOf } from "./replying";

export interface Told {
  kicker: string;
  name: string;
  named: boolean; // a person's, rather than a title
  about: string;
  phase: Phase;
  left: number;
  clock?: { clock: ClockView; wrapUp: number };
}

const phaseOfBegun = (clock: ClockView, wrapUp: number): Phase =>
  clock.running_since === undefined ? "paused" : phaseOf(clock, wrapUp, now.value);

function ofFloor(v: SessionView, { speaking, point }: Hero & { of: "floor" }): Told {
  const { clock, wrap_up, name, affiliation } = speaking;
  return {
    kicker: point ? "" : (replyOf(v, v.requests?.[speaking.request]) ?? saying.floor),
    name,
    named: true,
    about: affiliation,
    phase: phaseOfBegun(clock, wrap_up),
    left: left(clock, now.value),
    clock: { clock, wrapUp: wrap_up },
  };
}

function ofTurn(v: SessionView, { panellist, clock, wrapUp }: Hero & { of: "turn" }): Told {
  const { number, spoken } = v.floor!.round!;
  const all = turnsOf(v);
  return {
    kicker: saying.turn(number, Math.min(spoken.length, all.length), all.length),
    name: panellistName(v, panellist),
    named: true,
    about: panellistAbout(v, panellist),
    phase: phaseOfBegun(clock, wrapUp),
    left: left(clock, now.value),
    clock: { clock, wrapUp },
  };
}

// It has no clock of its own and counts up, without a phase.
function ofAnswer(v: SessionView, { question, since, current }: Hero & { of: "answer" }): Told {
  const speaker = podiumSpeakerOf(v);
  // Nobody has the floor yet: it says who will answer, or else whom the question is for.
  const { answering, to } = answeringOf(v, question);
  const name = speaker || answering || (to && common.to(to));
  const paused = v.run?.paused_since;
  return {
    kicker: question.name === undefined ? saying.answeringAnonymous : saying.answering(question.name),
    name: name || current.segment.title,
    named: name !== "",
    about: speaker ? (v.floor?.speaker === "moderator" ? "" : panellistAbout(v, v.floor?.speaker)) : "",
    phase: paused === undefined ? "running" : "paused",
    left: Math.max(0, (paused ?? now.value) - since),
  };
}

function ofSegment(v: SessionView, { current: { segment } }: Hero): Told {
  const speaker = podiumSpeakerOf(v);
  const lead = leadOf(v, segment);
  const name = speaker || lead;
  const kind = common.Kind[segment.kind];
  const { number, spoken = [] } = v.floor?.round ?? {};
  const all = turnsOf(v);
  const about = speaker || name !== whoOf(v, segment) ? (name === segment.title ? "" : segment.title) : aboutOf(v, segment);
  return {
    kicker:
      number && spoken.length > 0 ? saying.between(number, Math.min(spoken.length, all.length), all.length) : name === kind ? "" : kind,
    name,
    named: name !== segment.title,
    about: about === kind ? "" : about,
    phase: segmentPhase(v, now.value),
    left: left(segment.clock, now.value),
    clock: { clock: segment.clock, wrapUp: segment.wrap_up },
  };
}

export function toldOf(v: SessionView, hero: Hero): Told {
  switch (hero.of) {
    case "floor":
      return ofFloor(v, hero);
    case "turn":
      return ofTurn(v, hero);
    case "answer":
      return ofAnswer(v, hero);
    case "segment":
      return ofSegment(v, hero);
  }
}
