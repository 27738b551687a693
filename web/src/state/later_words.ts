// What of the catalogue (words.ts) a page says in what it loads behind its first sight: the audience's behind its clock and its box, the
// organiser's behind the field for a code. The console says some of it too.

export * as audience from "./words.en/audience_later";
export { failures } from "./words.en/failures";
export { fields } from "./words.en/fields";
export { editor } from "./words.en/editor";
export { handout } from "./words.en/handout";
export { organiser } from "./words.en/organiser";
export { planning } from "./words.en/planning";
export { rules } from "./words.en/rules";
export { webhooks } from "./words.en/webhooks";
