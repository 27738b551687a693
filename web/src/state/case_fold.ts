// Text as it is compared, when case, accents and punctuation make no difference: words with one space between them, as the server folds them,
// so that "enquete" finds "Enquête" and what is a vowel sign in Hindi or Thai is one here too.

import { dropped, letters, parting, withoutSpaces } from "../protocol/case_folding";

const takenFor = new Map(
  letters
    .split(" ")
    .map((one) => [...one])
    .map(([letter, ...by]) => [letter!, by.join("")]),
);

const unseen = new RegExp(`[${dropped}]+`, "gu");
const between = new RegExp(`[${parting}]+`, "gu");
const lettered = new RegExp(`[${[...takenFor.keys()].join("")}]`, "gu");
// Where writing without spaces begins or ends.
const borders = new RegExp(`[${withoutSpaces}](?=[^ ${withoutSpaces}])|[^ ${withoutSpaces}](?=[${withoutSpaces}])`, "gu");

export const caseFolded = (text: string): string =>
  text
    .replace(unseen, "")
    .replace(between, " ")
    .replace(lettered, (letter) => takenFor.get(letter)!)
    .replace(borders, "$& ")
    .trim();
