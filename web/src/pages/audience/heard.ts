import { onStage } from "../../state/run";
import { view } from "../../state/session";
import { audience as words } from "../../state/later_words";
import { common } from "../../state/words";
import { tellNew } from "../../ui/news";

// The question on stage.
export const tellStaged = (): (() => void) =>
  tellNew(() => {
    const staged = onStage(view.value);
    return staged ? [[staged.id, common.said(words.staged, staged.question.text)]] : [];
  });
