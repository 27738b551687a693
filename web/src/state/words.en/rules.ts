// The rules of questions and of the speakers' list: of a plan that is being written, and of a session that runs.

import type { FloorOrder, Intake, ReplyPlace } from "../../protocol/messages";
import { isolated } from "./grammar";

export const rules = {
  questionsTaken: "Questions are taken",
  taking: { automatic: "During discussion and Q&A", open: "Always", closed: "No" } satisfies Record<Intake, string>,
  approval: "Questions need approval",
  anonymous: "Anonymous questions are allowed",
  words: "Flagged words",
  wordsHint: "One on each line. A question that has one is held for review.",
  orderTitle: "Who comes first",
  orders: {
    first_come: ["First come", "In the order in which people asked."],
    alternate: ["Alternate", "Room and online in turn."],
    first_time: ["New speakers first", "Who has not spoken yet goes first."],
    by_group: ["By group", "Group after group, within their limits."],
    by_lot: ["Random draw", "In random order; later requests go to the end."],
    least_time: ["Spoke least first", "Who has spoken least so far goes first."],
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
  speakerAffiliation: "Affiliation (optional)",
  speakerGroup: "Group",
  noGroup: "None",
  isOnline: "Online",
};
