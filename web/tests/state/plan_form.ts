// A plan that is being written, with what a person leaves out or writes in their own way.

import { person, type PlanForm, segment } from "../../src/state/plan";
import { noRules } from "../../src/state/plan_rules";

export const form: PlanForm = {
  title: "A panel",
  date: "2017-02-16",
  start: "10:15",
  end: "11:45",
  timeZone: "America/New_York",
  language: "en",
  hardStop: true,
  personalLinksOnly: true,
  keepCaptions: true,
  moderator: person("moderator", { name: "M" }),
  panellists: [person("p1", { name: "A", affiliation: " " }), person("p2", { name: "B", title: "Professor", affiliation: "UN" })],
  segments: [
    segment("s1", "introductions", "I", 8),
    segment("s2", "presentation", "P", "10", { speakers: ["p1"], minimum: "7", handOver: "30" }),
    segment("s3", "presentation", "P", "12,5", { speakers: ["p2"], wrapUp: "0", notes: "N" }),
    segment("s4", "discussion", "D", 20, { round: "2" }),
    segment("s5", "qa", "Q", "half an hour"),
  ],
  subtitle: "",
  venue: "Room 4",
  ...noRules(),
  others: {},
};
