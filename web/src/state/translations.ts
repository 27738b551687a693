// What a question asks in other languages.

import type { QuestionView, SessionView, Translation } from "../protocol/messages";

// Those in which panels are most often interpreted.
const usual = ["ar", "zh", "en", "fr", "ru", "es"];

const sessionLanguage = (view: SessionView): string => view.plan?.language ?? "en";

// The one to show beside the question: into the language of the session, or else the first.
export const shownTranslation = (view: SessionView, question: QuestionView): Translation | undefined =>
  question.translations?.find((one) => one.language === sessionLanguage(view)) ?? question.translations?.[0];

// What a question may be translated into, the likeliest first.
export function languagesFor(view: SessionView, question: QuestionView, own: string): string[] {
  const there = question.translations?.map((one) => one.language) ?? [];
  const all = [sessionLanguage(view), own.split("-")[0]!, ...there, ...usual];
  return [...new Set(all)].filter((one) => one !== question.language);
}
