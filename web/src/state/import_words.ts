// The part of the catalogue (words.ts) that home loads when a programme is imported.

export { importing } from "./words.en/importing";
