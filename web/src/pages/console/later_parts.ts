export { Asker } from "./asker";
export { Flood } from "./flood";
export { Locked } from "./lock";
export { PlanPanel } from "./plan_panel";
export { ReportLink } from "./report_link";
export { Who } from "./who";
