import { since } from "./grammar";

export const away = (ms: number) => `No connection for ${since(ms)}. The clock goes on.`;
export const again = "Connected again.";
export const trying = "No connection yet.";
export const crowded = "All places are taken. This page tries again automatically.";
export const locked = "This session is locked: nobody new can join. You are let in when it is unlocked.";
export const barred = "This network blocks live connections: try another.";
export const kept = "What you write is kept.";
export const unknown = "No session with this link or code. Ask the organiser for a new one.";
export const incomplete = "This link is not complete: its end is missing. Open it again from the invitation, or scan the code again.";
export const release = "This page is out of date.";
export const deleted = "The organiser has deleted this session.";
export const replaced = "This link was replaced. Ask whoever runs the session for the new one.";
export const putOut = "A moderator disconnected this page. Reload it to come back.";
export const ended = "The connection has ended.";
export const notLoaded = "This part of the page did not load. Trying again.";
export const reload = "Reload";
export const toHome = "Enter a code";
