export { Asker } from "./asker";
export { Locked } from "./lock";
export { Notice } from "./notice";
export { PlanPanel } from "./plan_panel";
export { ReportLink } from "./report_link";
export { SentMessages } from "./sent_messages";
export { Who } from "./who";
