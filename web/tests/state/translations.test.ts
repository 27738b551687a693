import { expect, test } from "vitest";
import type { QuestionView, SessionView, Translation } from "../../src/protocol/messages";
import { languageName } from "../../src/state/language";
import { languagesFor, shownTranslation } from "../../src/state/translations";

const view = { plan: { language: "en" } } as SessionView;
const asked = (language: string | undefined, translations: Translation[]) =>
  ({ text: "؟", ...(language === undefined ? {} : { language }), translations }) as QuestionView;
const into = (language: string): Translation => ({ language, text: language });

test("beside a question its translation into the language of the session is shown, or else the first", () => {
  expect(shownTranslation(view, asked("ar", [into("fr"), into("en")]))).toEqual(into("en"));
  expect(shownTranslation(view, asked("en", [into("fr"), into("ar")]))).toEqual(into("fr"));
  expect(shownTranslation(view, { text: "Why?" } as QuestionView)).toBeUndefined();
});

test("a question is translated into any language but its own, that of the session first", () => {
  expect(languagesFor(view, asked("ar", []), "fr-CH")).toEqual(["en", "fr", "zh", "ru", "es"]);
  expect(languagesFor(view, asked("en", [into("sw")]), "en-GB")).toEqual(["sw", "ar", "zh", "fr", "ru", "es"]);
});

test("a language is told by its name, or by its tag where the browser knows none", () => {
  expect(languageName("fr")).toBe("French");
  expect(languageName("fr", "fr")).toBe("français");
  expect(languageName("-")).toBe("-");
});
