// What the words need to make sentences.

export const count = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`;
const ordinals = /* @__PURE__ */ new Intl.PluralRules("en", { type: "ordinal" });
const endings: Record<string, string> = { one: "st", two: "nd", few: "rd" };
export const ordinal = (n: number): string => `${n}${endings[ordinals.select(n)] ?? "th"}`;

// What people wrote, or were named, inside a sentence: whatever its script, the words and figures about it stay where they are
// (https://www.unicode.org/reports/tr9/, FSI and PDI).
export const isolated = (text: string): string => text && `\u2068${text}\u2069`;

// How long ago, as exactly as it matters.
export const since = (ms: number): string => (ms < 120_000 ? `${Math.floor(ms / 1000)} s` : `${Math.floor(ms / 60_000)} min`);
