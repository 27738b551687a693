// What is not needed to lead a panel is fetched behind the console, and is there when somebody looks for it.

import { fetchedLater } from "../../ui/fetched_later";

export const { later, load } = fetchedLater(() => import("./later_parts"));
