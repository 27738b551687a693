// What is said of data that the server sends: why something is not done, and what was done.

export { deed } from "./deeds";
export * as refusals from "./refusals";
export { moderators as moderatorsRefusals } from "./moderators_refusals";
