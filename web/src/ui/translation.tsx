import type { QuestionView } from "../protocol/messages";
import { view } from "../state/session";
import { shownTranslation } from "../state/translations";
import { testids } from "./testids";

// What a question asks in another language, where somebody has written that.
export function Translated({ question }: { question: QuestionView }) {
  const shown = shownTranslation(view.value, question);
  if (!shown) return null;
  return (
    <p class="translated typed" dir="auto" lang={shown.language} data-testid={testids.translation}>
      {shown.text}
    </p>
  );
}
