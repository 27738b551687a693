// The catalogue's other half (words.ts). The audience's page loads it behind its clock and its box.

export * from "./words.en/sentences";
