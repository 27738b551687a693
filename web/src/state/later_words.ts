// What of the catalogue (words.ts) the audience's page says in what it loads behind its clock and its box.

export * as audience from "./words.en/audience_later";
