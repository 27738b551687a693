export const waiting = "Waits for the connection; press again to take it back";
export const stale = "Just changed";
export const refused = "Not done";
export const notAdded = (sum: string) => `Not done: ${sum}`;
