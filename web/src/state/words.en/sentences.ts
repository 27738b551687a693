// What is said of data that the server sends: why something is not done, what was done, and what is wrong with a plan.

export { deed } from "./deeds";
export * as refusals from "./refusals";
export { moderators as moderatorsRefusals } from "./moderators_refusals";
export { otherFault, planFaults, typedFaults } from "./plan_faults";
