// The rules and the messages of a plan that is being written. What was typed stands in them as text; "" and undefined are what the plan
// leaves out, for which the defaults of a plan stand.

import type { FloorOrder, Intake, ReplyPlace } from "../protocol/messages";
import * as usual from "../protocol/plan_defaults";
import { flag, flagOf, list, listOf, type Members, membersOf, number, numberOf, object, textOf, texts } from "./plan_members";
import { freshId, type Row } from "./rows";
import { cleaned } from "./text";

export interface LimitsForm {
  question: string; // characters
  floor: string; // minutes
  wrapUp: string; // seconds
}

export interface QuestionsForm {
  approval: boolean | undefined;
  anonymous: boolean | undefined;
  taking: string;
  words: string; // one on each line
}

export interface GroupForm extends Row {
  name: string;
  limit: string; // interventions
  minutes: string;
  inAll: string; // minutes
}

export const replyKinds = ["responses", "rights_of_reply"] as const;
export type ReplyKind = (typeof replyKinds)[number];

export interface ReplyForm {
  on: boolean;
  minutes: string;
  place: string;
}

export interface SpeakerForm extends Row {
  name: string;
  affiliation: string;
  group: string; // the id of one, or the name that a file has and no group
  online: boolean | undefined;
}

export interface FloorForm {
  taking: string;
  order: string;
  groups: GroupForm[];
  replies: Record<ReplyKind, ReplyForm>;
  speakers: SpeakerForm[];
}

export const recipients = ["speakers", "panellists", "stage", "everyone"] as const;
export type Recipients = (typeof recipients)[number];

export interface MessageForm extends Row {
  left: string; // minutes
  to: string;
  text: string;
}

export interface QuickForm extends Row {
  text: string;
}

export interface RulesForm {
  limits: LimitsForm;
  questions: QuestionsForm;
  floor: FloorForm;
  messages: MessageForm[];
  quickMessages: QuickForm[];
}

export const intakes: readonly Intake[] = ["automatic", "open", "closed"];
export const orders: readonly FloorOrder[] = ["first_come", "alternate", "first_time", "by_group", "by_lot", "least_time"];
export const replyPlaces: readonly ReplyPlace[] = ["next", "last"];

// What holds where the plan does not say it.
export const usualReplyPlace: Record<ReplyKind, ReplyPlace> = {
  responses: usual.responsePlace,
  rights_of_reply: usual.rightOfReplyPlace,
};

// Seconds; undefined where the minutes are none.
export function usualFloorWrapUp({ floor }: LimitsForm): number | undefined {
  const minutes = cleaned(floor) === "" ? usual.floorMinutes : numberOf(floor);
  return minutes === undefined ? undefined : Math.min(usual.floorWrapUpSeconds, Math.floor(minutes * 12));
}

export const lines = (text: string): string[] =>
  text
    .split("\n")
    .map((line) => cleaned(line))
    .filter((line) => line !== "");

// Changes of the form. An id of a group begins with a blank, as no name does that was cleaned.

export const withGroup = (groups: readonly GroupForm[]): GroupForm[] => [
  ...groups,
  { id: freshId(" ", groups), name: "", limit: "", minutes: "", inAll: "" },
];

// Who is of it is of none then.
export const withoutGroup = (floor: FloorForm, id: string): FloorForm => ({
  ...floor,
  groups: floor.groups.filter((one) => one.id !== id),
  speakers: floor.speakers.map((one) => (one.group === id ? { ...one, group: "" } : one)),
});

export const withSpeaker = (speakers: readonly SpeakerForm[]): SpeakerForm[] => [
  ...speakers,
  { id: freshId("r", speakers), name: "", affiliation: "", group: "", online: undefined },
];

export const withMessage = (messages: readonly MessageForm[]): MessageForm[] => [
  ...messages,
  { id: freshId("m", messages), left: "", to: "", text: "" },
];

export const withQuick = (messages: readonly QuickForm[]): QuickForm[] => [...messages, { id: freshId("q", messages), text: "" }];

export const noRules = (): RulesForm => rulesOf({});

// The file.

export const ruleMembers: readonly string[] = ["messages", "quick_messages", "limits", "questions", "floor"];

const fileOfReply = (kind: ReplyKind, { on, minutes, place }: ReplyForm): Members =>
  on ? { [kind]: { ...number("minutes", minutes), ...texts({ place }) } } : {};

const fileOfGroup = (one: GroupForm): Members => ({
  name: cleaned(one.name),
  ...number("limit", one.limit),
  ...number("minutes", one.minutes),
  ...number("minutes_in_all", one.inAll),
});

function fileOfFloor({ taking, order, groups, replies, speakers }: FloorForm): Members {
  const names = new Map(groups.map(({ id, name }) => [id, name]));
  return {
    ...texts({ taking, order }),
    ...list("groups", groups.map(fileOfGroup)),
    ...fileOfReply("responses", replies.responses),
    ...fileOfReply("rights_of_reply", replies.rights_of_reply),
    ...list(
      "speakers",
      speakers.map(({ name, affiliation, group, online }) => ({
        name: cleaned(name),
        ...texts({ affiliation, group: names.get(group) ?? group }),
        ...flag("online", online),
      })),
    ),
  };
}

export const fileOfRules = ({ messages, quickMessages, limits, questions, floor }: RulesForm): Members => ({
  ...list(
    "messages",
    messages.map(({ left, to, text }) => ({ ...number("minutes_left", left), ...texts({ to }), text: cleaned(text) })),
  ),
  ...list(
    "quick_messages",
    quickMessages.map(({ text }) => cleaned(text)),
  ),
  ...object("limits", {
    ...number("question_length", limits.question),
    ...number("floor_minutes", limits.floor),
    ...number("floor_wrap_up_seconds", limits.wrapUp),
  }),
  ...object("questions", {
    ...flag("approval", questions.approval),
    ...flag("anonymous", questions.anonymous),
    ...texts({ taking: questions.taking }),
    ...list("words", lines(questions.words)),
  }),
  ...object("floor", fileOfFloor(floor)),
});

const replyOf = (value: unknown): ReplyForm => {
  const one = membersOf(value);
  return { on: value !== undefined && value !== null, minutes: textOf(one.minutes), place: textOf(one.place) };
};

function floorOf(value: unknown): FloorForm {
  const { taking, order, groups: given, speakers, ...replies } = membersOf(value);
  const groups = listOf(given).map((from, i) => {
    const { name, limit, minutes, minutes_in_all } = membersOf(from);
    return { id: ` ${i + 1}`, name: textOf(name), limit: textOf(limit), minutes: textOf(minutes), inAll: textOf(minutes_in_all) };
  });
  const idOf = (name: string): string => (name && groups.find((one) => cleaned(one.name) === name)?.id) || name;
  return {
    taking: textOf(taking),
    order: textOf(order),
    groups,
    replies: { responses: replyOf(replies.responses), rights_of_reply: replyOf(replies.rights_of_reply) },
    speakers: listOf(speakers).map((from, i) => {
      const { name, affiliation, group, online } = membersOf(from);
      return {
        id: `r${i + 1}`,
        name: textOf(name),
        affiliation: textOf(affiliation),
        group: idOf(cleaned(textOf(group))),
        online: flagOf(online),
      };
    }),
  };
}

export function rulesOf(plan: Members): RulesForm {
  const limits = membersOf(plan.limits);
  const questions = membersOf(plan.questions);
  return {
    limits: {
      question: textOf(limits.question_length),
      floor: textOf(limits.floor_minutes),
      wrapUp: textOf(limits.floor_wrap_up_seconds),
    },
    questions: {
      approval: flagOf(questions.approval),
      anonymous: flagOf(questions.anonymous),
      taking: textOf(questions.taking),
      words: listOf(questions.words)
        .map((word) => cleaned(textOf(word)))
        .join("\n"),
    },
    floor: floorOf(plan.floor),
    messages: listOf(plan.messages).map((from, i) => {
      const { minutes_left, to, text } = membersOf(from);
      return { id: `m${i + 1}`, left: textOf(minutes_left), to: textOf(to), text: textOf(text) };
    }),
    quickMessages: listOf(plan.quick_messages).map((text, i) => ({ id: `q${i + 1}`, text: textOf(text) })),
  };
}
