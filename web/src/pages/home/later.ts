// The organiser's tools, which whoever joins by a code does not fetch.

import { fetchedLater } from "../../ui/fetched_later";

export const { later, failed, load } = fetchedLater(async () => {
  const all = await import("./organiser");
  await all.popovers;
  return all;
});
