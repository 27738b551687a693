// Who gets in, and who is in: links that are replaced, and who is connected by what and since when. The console loads it later than the rest.

import type { Browser, OperatingSystem } from "../../protocol/messages";
import { isolated } from "./grammar";
import { by } from "./roles";

export const who = {
  moderators: "Moderators",
  coModerators: "Co-moderators",
  stages: "Stages",
  participants: "Participants",
  hasRole: "has the moderator’s role",
  observers: "Observers",
  handOver: "Hand the moderator’s role to the co-moderator",
  takeBack: "Take the moderator’s role back",
  giveBack: "Give the moderator’s role back",
};

export const links = {
  title: "Links to hand out",
  hint: "Whoever has a link may do what it allows.",
  fail: "The links did not come. Try again.",
  renew: "New link…",
  renewFor: (name: string) => `New link: ${isolated(name)}`,
  renewAll: "New links for all panellists…",
  renewHint: "The old one stops working at once, and whoever came by it is disconnected.",
  renewOwn: "This page goes on. Everybody else who came by this link is disconnected.",
  renewYes: "Make a new link",
  renewAllYes: "Make new links",
};

export const devices = {
  title: "Connected devices",
  none: "Nobody but the audience is connected.",
  more: (n: number) => `and ${n} more`,
  role: by,
  numbered: (role: string, n: number) => `${role} ${n}`,
  named: (name: string, n: number) => (n > 1 ? `${isolated(name)} (${n})` : isolated(name)),
  browser: {
    firefox: "Firefox",
    chrome: "Chrome",
    safari: "Safari",
    edge: "Edge",
    opera: "Opera",
    samsung: "Samsung Internet",
  } satisfies Record<Browser, string>,
  system: {
    windows: "Windows",
    macos: "Mac",
    linux: "Linux",
    android: "Android",
    ios: "iPhone or iPad",
    chromeos: "Chromebook",
  } satisfies Record<OperatingSystem, string>,
  on: (browser: string, system: string) => (browser && system ? `${browser} on ${system}` : browser || system || "Another program"),
  since: (time: string) => `since ${time}`,
  here: "this page",
  sameNetwork: "your network",
  otherNetwork: "another network",
  disconnect: "Disconnect…",
  disconnectFor: (who: string) => `Disconnect: ${isolated(who)}`,
  hint: "It does not come back by itself, but its link works on: whoever has it can open it again.",
  yes: "Disconnect",
  withLink: "New link too: disconnects all who use it",
};
