import type { Role } from "../../protocol/messages";

export const by: Record<Role, string> = {
  moderator: "Moderator",
  co_moderator: "Co-moderator",
  observer: "Observer",
  panellist: "Panellist",
  stage: "Stage",
  participant: "Participant",
  tool: "Tool",
  system: "Server",
  rapporteur: "Rapporteur",
  organiser: "Organiser",
  microphones: "Microphones",
};
