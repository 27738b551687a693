export { PlanPanel } from "./plan_panel";
export { Who } from "./who";
