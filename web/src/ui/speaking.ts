// Who speaks, for the pages that show one speaker: an intervention, or else the podium.

import type { SessionView } from "../protocol/messages";
import { currentOf } from "../state/run";
import { common } from "../state/words";
import { aboutOf, panellistAbout, panellistName, whoOf } from "./names";

// Who speaks at the podium; "" where nobody in particular has.
export function podiumSpeakerOf(view: SessionView): string {
  const speaker = view.floor?.speaker;
  return speaker === "moderator" ? (view.plan?.moderator.name ?? "") : panellistName(view, speaker);
}

// `from`: where a person comes from; of whoever has none, and of what nobody in particular does, the same as `about`.
export function speakerOf(view: SessionView): { name: string; about: string; from: string; named: boolean } | undefined {
  const speaking = view.floor?.speaking;
  if (speaking) {
    const about = speaking.affiliation || common.fromTheFloor;
    return { name: speaking.name, about, from: about, named: true };
  }
  const current = currentOf(view);
  if (!current) return undefined;
  const { segment } = current;
  const speaker = podiumSpeakerOf(view);
  const name = speaker || whoOf(view, segment);
  const about = speaker ? segment.title : aboutOf(view, segment);
  const person = speaker ? view.floor!.speaker : segment.speakers.length === 1 ? segment.speakers[0] : undefined;
  return { name, about, from: panellistAbout(view, person) || about, named: name !== segment.title };
}

// Whom a question is for, and who should answer it where that is not the same.
export function answeringOf(view: SessionView, question: { to?: string; answering?: string[] }): { to: string; answering: string } {
  const answering = (question.answering ?? []).filter((id) => id !== question.to || question.answering!.length > 1);
  return {
    to: panellistName(view, question.to),
    answering: common.and(answering.map((id) => panellistName(view, id)).filter((name) => name !== "")),
  };
}
