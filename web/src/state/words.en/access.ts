// Who gets in, and who is in: links that are replaced, and who is connected by what and since when. The console loads it later than the rest.

import type { Browser, MicrophoneMode, OperatingSystem, ToolRights } from "../../protocol/messages";
import { count, isolated } from "./grammar";
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

export const tools = {
  title: "Tools",
  hint: "Other programs, such as a button panel or a script, can drive this session, each with a token of its own.",
  how: "How they do that",
  name: "Name",
  nameHint: "Button panel",
  may: "It may",
  rights: {
    read: "see what you see",
    drive: "drive clocks, floor and stage",
    moderate: "moderate: also review questions and edit the plan",
    caption: "give captions",
  } satisfies Record<ToolRights, string>,
  captionsKept: "Captions are kept with the report.",
  admit: "Make a token",
  tokenOf: (name: string) => `token of ${isolated(name)}`,
  revoke: "Revoke…",
  revokeFor: (name: string) => `Revoke: ${isolated(name)}`,
  revokeHint: "Its token stops working at once, for good.",
  revokeYes: "Revoke the token",
};

const named = (list: readonly string[]): string => list.map(isolated).join(", ");

export const microphones = {
  title: "Microphones",
  modes: {
    off: ["Microphones off", "The floor goes by this page alone."],
    follow: ["Follow", "Whoever’s microphone opens has the floor, until it closes."],
    drive: ["Control", "And giving the floor opens the microphone."],
  } satisfies Record<MicrophoneMode, [string, string]>,
  none: "No microphone system",
  lost: "No connection to the microphones. Clocks go on.",
  elsewhere: "Another session has the microphones",
  opening: (name: string) => `Microphone of ${isolated(name)} opening…`,
  silent: (name: string) => `The microphone of ${isolated(name)} has not opened.`,
  open: (list: readonly string[]) => `Open: ${named(list)}`,
  closed: "No microphone is open",
  asking: (list: readonly string[]) => `Asking by the button: ${named(list)}`,
};

export const reportLink = "Report";

export const fromOrganiser = "From the organiser";
export { by as role };

export const lock = {
  title: "Joining",
  lock: "Lock session",
  unlock: "Unlock session",
  hint: "Locked, nobody new can join. Whoever was in stays, and can come back.",
  require: "Require a personal link",
  release: "Let people join by the code",
  requireHint: "Each person then joins by a link of their own, as one participant on any device. Whoever was in stays.",
  personalLinks: "Personal links…",
  locked: "Locked",
  lockedHint: "Nobody new can join this session.",
  barred: "Nobody new takes part from an address that was removed.",
  admit: "Let in again",
};

export const removal = {
  flood: (n: number) => `Fake participants? ${count(n, "newcomer", "newcomers")} from one address: no more are let in for now.`,
  look: "Remove…",
  lookAll: "Remove all from this address",
  dismiss: "Dismiss",
  asker: "Remove the asker…",
  looking: "Looking who else is there…",
  unknown: "Where this came from is not known any more: it was before the server was started, or through another server.",
  address: "All from this address",
  participants: "Participants",
  questions: "Open questions",
  votes: "Votes",
  requests: "Requests for the floor",
  connected: "In the audience from there",
  ofAudience: (n: number, all: number) => `${n} of ${all}`,
  yours: "You are at this address too. A hall shares one address: these may be the people in front of you.",
  podium: (n: number) =>
    `${count(n, "other device", "other devices")} of those who lead or speak, or of the stage, are at this address too. These may be the people in your hall.`,
  most: "Most of your audience is at this address. A hall shares one.",
  sure: "They are to be removed all the same",
  after: "Nobody new from there can take part until you let them in again. Undo brings all of it back.",
  yes: (n: number) => `Remove ${count(n, "participant", "participants")}`,
  one: "This participant only",
  oneYes: "Remove only this one",
  erase: "Erase what they wrote",
  eraseAsk: "Erase what this participant wrote?",
  eraseHint: "All their questions, and the names that they gave, are erased from the session and from its record. This cannot be undone.",
  eraseYes: "Erase for good",
  erased: "What this participant wrote was erased.",
  mute: "Mute the asker",
  unmute: "Unmute the asker",
};

export const devices = {
  title: "Connected devices",
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
