export { Asker } from "./asker";
export { Flood } from "./flood";
export { Locked } from "./lock";
export { PlanPanel } from "./plan_panel";
export { Who } from "./who";
