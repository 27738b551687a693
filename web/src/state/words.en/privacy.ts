// The page that says what is kept of people.

import { count } from "./grammar";

export const privacy = {
  title: "Privacy",
  keptTitle: "What is kept of you",
  kept: "What you type: your questions, your requests to speak, and your name and organisation where you give them. What you press: your votes. Your browser keeps a random key, another one in each session, by which you find your questions again. The server keeps only a fingerprint of it. Where you had to sign in, it keeps a fingerprint of your sign-in name instead, and where you came by a personal link, the number of that link.",
  seenTitle: "Who sees it",
  seen: "Your questions are shown to everybody in the session, with the name that you typed. Where questions are reviewed, only moderators see them before. Moderators see who asked what as numbers. Nobody sees how you voted: votes are shown as totals. Whose a personal link is, only whoever handed it out knows; no page tells them what came by it. The organiser or a moderator may make a report public: it has the questions that were answered, with the name that you typed, or as anonymous where you typed none. Whoever runs the server can read everything on it. The organiser can have questions passed on to another system, such as the website of the event, which may keep them. Where the organiser wants it, captions of what is said are kept with the report of the session, for the organiser, the moderators, the observers and the rapporteur.",
  notKeptTitle: "What is not kept",
  notKept:
    "Your network address, and where you are. There are no cookies, no advertising, and nothing is loaded from other sites or sent to them.",
  longTitle: "How long it is kept",
  untilDeleted:
    "Until the organiser deletes the session. Then it is gone from the server for good. Backups that were made before may still hold it.",
  deletedAfter: (days: number): string =>
    `Until the organiser deletes the session, or ${count(days, "day", "days")} after the session is over. Then it is gone from the server for good. Backups that were made before may still hold it.`,
  goneTitle: "How to take something back",
  gone: "Withdraw a question in “My questions”: nobody is shown it any more, and it stays in the record of the session. To have what you wrote erased from that record, ask the moderator or the organiser: your words are then gone for good, and the record keeps only that something was erased.",
  back: "Enter a code",
};
