// In which language a text is, as far as its letters and the browser tell, and what it is called.

const letters: [script: string, of: RegExp, guess?: string][] = [
  ["Jpan", /[\p{sc=Hira}\p{sc=Kana}]/gu, "ja"],
  ["Hani", /\p{sc=Hani}/gu, "zh"],
  ["Arab", /\p{sc=Arab}/gu, "ar"],
  ["Cyrl", /\p{sc=Cyrl}/gu, "ru"],
  ["Latn", /\p{sc=Latn}/gu],
];

function localeOf(language: string): Intl.Locale | undefined {
  try {
    return new Intl.Locale(language);
  } catch {
    return undefined;
  }
}

// The browser's language where the text is written in its letters, or else what these letters most often are; undefined where they say
// nothing. A text with kana is Japanese however many of its characters are Han.
export function languageOf(text: string, browser: string): string | undefined {
  const counts = letters.map(([script, of, guess]) => ({ script, guess, n: text.match(of)?.length ?? 0 }));
  const most = counts[0]!.n > 0 ? counts[0]! : counts.reduce((best, one) => (one.n > best.n ? one : best));
  if (most.n === 0) return undefined;
  const locale = localeOf(browser);
  const own = locale?.maximize().script ?? "";
  const fits = own === most.script || (most.script === "Hani" && ["Hans", "Hant", "Jpan"].includes(own));
  return fits ? locale!.baseName : most.guess;
}

// As readers of `to` call it.
export function languageName(language: string, to = "en"): string {
  try {
    return new Intl.DisplayNames([to], { type: "language" }).of(language) ?? language;
  } catch {
    return language;
  }
}
