// The part of the catalogue (words.ts) that the console loads behind the rest, and home with the organiser's tools.

export * from "./words.en/access";
