import { expect, test } from "vitest";
import { languageOf } from "../../src/state/language";

const cases: [text: string, browser: string, language: string | undefined, why: string][] = [
  ["When do the consultations begin?", "en-GB", "en-GB", "letters of the browser's language"],
  ["Quand commencent les consultations ?", "fr-CH", "fr-CH", "letters of the browser's language"],
  ["When do the consultations begin?", "ru-RU", undefined, "Latin letters are those of too many languages"],
  ["متى تبدأ المشاورات؟", "en-GB", "ar", "Arabic letters under a Latin browser"],
  ["مشاورات چه زمانی آغاز می‌شود؟", "fa-IR", "fa-IR", "Arabic letters that fit the browser"],
  ["Когда начнутся консультации?", "en", "ru", "Cyrillic"],
  ["Коли почнуться консультації?", "uk", "uk", "Cyrillic that fits the browser"],
  ["磋商何时开始？", "en-US", "zh", "Han"],
  ["磋商何时开始？", "zh-Hant-TW", "zh-Hant-TW", "Han that fits the browser"],
  ["協議開始？", "ja-JP", "ja-JP", "Japanese may be all Han"],
  ["協議はいつ始まりますか", "zh-CN", "ja", "kana are Japanese"],
  ["What is 难民 in the compact on refugees?", "en", "en", "most of the letters count"],
  ["2017?!", "en", undefined, "no letters"],
  ["Πότε αρχίζουν;", "en", undefined, "letters that are not known here"],
  ["When?", "en-GB-u-ca-buddhist", "en-GB", "nothing but the language"],
  ["When?", "*", undefined, "a browser that names none"],
];

test.each(cases)("%s in a browser of %s is %s: %s", (text, browser, language) => {
  expect(languageOf(text, browser)).toBe(language);
});
