export { Asker } from "./asker";
export { Locked } from "./lock";
export { Microphones } from "./microphones";
export { Notices } from "./notices";
export { PlanPanel } from "./plan_panel";
export { ReportLink } from "./report_link";
export { SentMessages } from "./sent_messages";
export { Who } from "./who";
