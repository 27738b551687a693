// What the console's history says with more than the deed itself: the rest of a line that begins with who did it.

import { isolated } from "./grammar";

export const history = {
  correctedStart: (what: string, time: string) => `corrected the start of “${isolated(what)}” to ${time}`,
  correctedEnd: (what: string, time: string) => `corrected the end of “${isolated(what)}” to ${time}`,
  muted: (name: string) => `muted ${isolated(name)}`,
  unmuted: (name: string) => `unmuted ${isolated(name)}`,
  // What somebody wrote may end the sentence.
  sentence: (subject: string, did: string) => `${subject} ${did}${/[.!?…。؟]\u2069?”$/.test(did) ? "" : "."}`,
};
