import type { Command, SessionView } from "../../protocol/messages";
import { forAll, moderated } from "../../protocol/segment_kinds";
import {
  approvedNextOf,
  type Due,
  headOf,
  type Listed,
  nextQuestionOf,
  nextSpeakerOf,
  queuedOf,
  speaksToOrder,
  takesQuestions,
} from "../../state/due";
import { length } from "../../state/figures";
import { currentOf, handsOverIn, type Running, toReview, total } from "../../state/run";
import { me, now, view } from "../../state/session";
import { common, due as saying, moderator as words } from "../../state/words";
import { panellistName, whoOf } from "../../ui/names";
import type { Action } from "./keys";
import { replyOf } from "./replying";

export interface Offered {
  command: Command | undefined;
  verb: string;
  hint: string;
  means: string;
  also?: Action; // a key of its own besides the main one
}

export const mayEndIt = (): boolean => me.value?.as === (view.value.run!.handed_over ? "co_moderator" : "moderator");

const joined = (...parts: (string | undefined)[]): string => parts.filter((part) => part).join(" · ");

export function giveFloor(v: SessionView, { id, request }: Listed): Command {
  const replacing = v.floor?.speaking?.request;
  return { type: "give_floor", request: id, revision: request.revision ?? 0, ...(replacing === undefined ? {} : { replacing }) };
}

const allotted = (v: SessionView, id: string): string =>
  common.lasting(v.floor?.list?.find((one) => one.request === id)?.allotment ?? v.floor?.allotment ?? 0);

// What becomes of who speaks now.
function endsNow(v: SessionView, stops = false): string | undefined {
  const speaking = v.floor?.speaking;
  if (!speaking) return undefined;
  return speaksToOrder(v) ? saying.endsPoint : stops ? saying.stopsClock(speaking.name) : saying.endsSpeech(speaking.name);
}

// Of a discussion and the Q&A: what is left, and for what.
export function leaveWords(current: Running | undefined, to: Running | undefined, whole: string): string {
  if (!current || !forAll.includes(current.segment.kind)) return words.next(whole);
  const what = saying.leaving[current.segment.kind];
  if (!to) return saying.leaveToEnd(what);
  const { kind } = to.segment;
  return saying.leave(what, moderated.includes(kind) ? common.Kind[kind] : whole);
}

export function ofStep(v: SessionView, due: Due): Offered {
  const { revision, status } = v.run!;
  const may = mayEndIt();
  const segment = "segment" in due ? due.segment : undefined;
  const whole = segment ? words.what(whoOf(v, segment.segment), "", "") : "";
  const detail = segment ? words.what("", words.kind[segment.segment.kind], common.lasting(total(segment.segment.clock))) : "";
  const means = `${due.does} ${segment?.id ?? ""}`;
  const handsOver = handsOverIn(v, now.value);
  const current = currentOf(v);
  const alsoLeaves = current && forAll.includes(current.segment.kind) ? ({ also: "end" } as const) : {};
  switch (due.does) {
    case "open":
      return {
        command: may ? { type: "open_session", revision } : undefined,
        verb: words.open,
        hint: may ? words.openHint : words.moderatorOnly,
        means,
      };
    case "start":
      return { command: { type: "start", revision }, verb: words.start(whole), hint: detail, means };
    case "next": {
      const unread = takesQuestions(current?.segment) ? toReview(v) : 0;
      const lasts = handsOver === undefined ? detail : `${detail}, ${words.byItself(length(Math.ceil(handsOver / 1000) * 1000))}`;
      return {
        command: { type: "next", revision },
        verb: leaveWords(current, segment, whole),
        hint: joined(unread > 0 ? saying.toReview(unread) : undefined, lasts),
        means,
        ...alsoLeaves,
      };
    }
    case "end":
      return {
        command: may ? { type: "end_session", revision } : undefined,
        verb: words.end,
        hint: may ? words.endHint : words.moderatorOnly,
        means,
        ...alsoLeaves,
      };
    case "close":
      return { command: undefined, verb: words.concluded, hint: words.concludedHint, means };
    default: {
      const closed = status === "closed";
      return { command: undefined, verb: closed ? words.closed : words.nothing, hint: closed ? words.closedHint : "", means };
    }
  }
}

// The next question, or the next speaker, behind the answer that ends.
function thenWords(v: SessionView): string {
  const head = headOf(v);
  const question = queuedOf(v) ?? (head ? undefined : approvedNextOf(v, now.value));
  return question ? saying.thenQuestion(question.question.text) : head ? saying.thenSpeaker(head.request.name) : saying.nobodyElse;
}

export function offeredOf(v: SessionView, due: Due): Offered {
  switch (due.does) {
    case "point":
    case "speaker":
    case "back": {
      const { id, request } = due.listed;
      const verb = { point: saying.givePoint, speaker: saying.nextSpeaker, back: saying.backTo }[due.does](request.name);
      const time = due.does === "back" ? saying.left(allotted(v, id)) : allotted(v, id);
      const hint = joined(replyOf(v, request), time, endsNow(v, due.does === "point"));
      return {
        command: giveFloor(v, due.listed),
        verb,
        hint,
        means: `${due.does} ${id} ${v.floor?.speaking?.request ?? ""}`,
        ...(due.does === "point" ? { also: "point" } : nextSpeakerOf(v)?.id === id ? { also: "nextSpeaker" } : {}),
      };
    }
    case "end_speech": {
      const { request, name } = due.speaking;
      const revision = v.requests?.[request]?.revision ?? 0;
      return {
        command: { type: "end_intervention", request, revision },
        verb: saying.endSpeechOf(name),
        hint: thenWords(v),
        means: `end_speech ${request}`,
      };
    }
    case "answered":
      return {
        command: { type: "mark_answered", question: due.id, revision: due.question.revision ?? 0, how: "live", text: "" },
        verb: saying.answered,
        hint: thenWords(v),
        means: `answered ${due.id}`,
        also: "answered",
      };
    case "question":
      return {
        command: { type: "put_on_stage", question: due.id, revision: due.question.revision ?? 0 },
        verb: saying.toStage,
        hint: saying.quoted(due.question.text),
        means: `question ${due.id}`,
        ...(nextQuestionOf(v)?.id === due.id ? { also: "stage" } : {}),
      };
    case "turn": {
      const { speaker, speaking, round } = v.floor ?? {};
      const ends = speaker === undefined ? undefined : speaker === "moderator" ? undefined : saying.endsTurn(panellistName(v, speaker));
      return {
        command: { type: "give_word", to: due.panellist, ...(speaking ? { replacing: speaking.request } : {}) },
        verb: saying.nextTurn(panellistName(v, due.panellist)),
        hint: joined(common.lasting(round?.turn ?? 0), ends),
        means: `turn ${due.panellist}`,
      };
    }
    case "end_turn":
      return {
        command: { type: "give_word" },
        verb: saying.endTurnLong(panellistName(v, due.panellist)),
        hint: saying.roundOver(v.floor?.round?.number ?? 1),
        means: `end turn ${due.panellist}`,
        also: "endFloor",
      };
    case "review":
      return toReview(v) > 0
        ? { command: undefined, verb: saying.toReview(toReview(v)), hint: saying.nobodyElse, means: "review" }
        : { command: undefined, verb: saying.nobodyYet, hint: saying.comesHere, means: "review" };
    default:
      return ofStep(v, due);
  }
}
