// Why something that was asked is not done, in the words of this page: the server says by a code and what the sentence names.

import type { Reason, Rejection } from "../protocol/messages";
import { press as words } from "./words";

export type Sentence = string | ((refused: Rejection) => string);
export type Sentences = Partial<Record<Reason, Sentence>>;

const known: Sentences = {};

// What those who have this page can be refused.
export function learnRefusals(...all: Sentences[]): void {
  Object.assign(known, ...all);
}

export function sentenceOf(refused: Rejection | undefined, otherwise: string = words.refused): string {
  const sentence = refused && known[refused.why];
  return (typeof sentence === "function" ? sentence(refused!) : sentence) ?? otherwise;
}
