// What the words need to make sentences.

export const count = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`;
const ordinals = /* @__PURE__ */ new Intl.PluralRules("en", { type: "ordinal" });
const endings: Record<string, string> = { one: "st", two: "nd", few: "rd" };
export const ordinal = (n: number): string => `${n}${endings[ordinals.select(n)] ?? "th"}`;

// How long ago, as exactly as it matters.
export const since = (ms: number): string => (ms < 120_000 ? `${Math.floor(ms / 1000)} s` : `${Math.floor(ms / 60_000)} min`);
