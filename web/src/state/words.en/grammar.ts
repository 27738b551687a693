// What the words need to make sentences.

export const count = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`;
const ordinals = /* @__PURE__ */ new Intl.PluralRules("en", { type: "ordinal" });
const endings: Record<string, string> = { one: "st", two: "nd", few: "rd" };
export const ordinal = (n: number): string => `${n}${endings[ordinals.select(n)] ?? "th"}`;

// Minutes as people say them: 45 min, 3 h 5 min, 2 days 14 h, 365 days.
export const span = (n: number): string =>
  n < 60
    ? `${n} min`
    : n < 1440
      ? parts(`${Math.floor(n / 60)} h`, n % 60, "min")
      : parts(count(Math.floor(n / 1440), "day", "days"), n < 14_400 ? Math.floor((n % 1440) / 60) : 0, "h");
const parts = (whole: string, rest: number, unit: string): string => (rest > 0 ? `${whole} ${rest} ${unit}` : whole);
// A length of time in a sentence: 45 s, 2 min 30 s, 1 h 5 min. Only clocks have figures.
export const lasting = (ms: number): string => {
  const seconds = Math.round(ms / 1000);
  return seconds < 60 ? `${seconds} s` : parts(span(Math.floor(seconds / 60)), seconds % 60, "s");
};
// What people wrote, or were named, inside a sentence: whatever its script, the words and figures about it stay where they are
// (https://www.unicode.org/reports/tr9/, FSI and PDI).
export const isolated = (text: string): string => text && `\u2068${text}\u2069`;

// Of what waits: a minute more or less is all that matters.
export const ago = (ms: number): string => (ms < 60_000 ? "just now" : `${span(Math.floor(ms / 60_000))} ago`);

// How long ago, as exactly as it matters.
export const since = (ms: number): string => (ms < 120_000 ? `${Math.floor(ms / 1000)} s` : span(Math.floor(ms / 60_000)));
