// The rules of questions and of the speakers' list: of a plan that is being written, and of a session that runs.

import type { FloorOrder, Intake, ReplyPlace } from "../../protocol/messages";
import { isolated } from "./grammar";

export const rules = {
  questionsTaken: "Questions are taken",
  taking: { automatic: "With discussion and Q&A", open: "Always", closed: "Not at all" } satisfies Record<Intake, string>,
  approval: "Questions need approval",
  anonymous: "Anonymous questions are allowed",
  words: "Words that need approval",
  wordsHint: "One on each line. A question that has one is held for review.",
  orderTitle: "Who comes first",
  orders: {
    first_come: ["First come", "In the order in which people asked."],
    alternate: ["Alternate", "Room and online in turn."],
    first_time: ["First-time first", "Who has not spoken yet comes before who has."],
    by_group: ["By group", "Group after group, as far as their limits go."],
    by_lot: ["By lot", "As lots were drawn; who asks later comes after."],
    least_time: ["Spoke least first", "Who has had the least time so far comes first."],
  } satisfies Record<FloorOrder, [string, string]>,
  listTaken: "The list is open",
  allotment: "Minutes for each",
  groups: "Groups",
  groupName: "Name",
  groupLimit: "At most",
  groupMinutes: "Minutes each",
  groupBudget: "Minutes in all",
  groupAdd: "Add a group",
  groupRemove: (name: string) => `Remove the group ${isolated(name)}`,
  replies: "Replies",
  repliesOf: { responses: "Responses to who speaks", rights_of_reply: "Rights of reply" },
  replyMinutes: "Minutes",
  replyPlace: "Place",
  replyPlaces: { next: "right after the speech", last: "at the end of the list" } satisfies Record<ReplyPlace, string>,
  speakerName: "Name",
  speakerAffiliation: "Affiliation (may stay empty)",
  speakerGroup: "Group",
  noGroup: "None",
  isOnline: "Online",
};
