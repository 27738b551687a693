export const waiting = "Not sent yet: no connection. Press again to cancel";
export const stale = "Just changed";
export const refused = "Not done";
export const notAdded = (sum: string) => `Not done: ${sum}`;
