import { onStage } from "../../state/run";
import { me, own, view } from "../../state/session";
import { common, panellist as words } from "../../state/words";
import { tellNew } from "../../ui/news";

// The question on stage, and those that this panellist is to answer.
export const tellQuestions = (): (() => void) =>
  tellNew(() => {
    const staged = onStage(view.value);
    const all: [string, string][] = Object.entries(own.value.questions ?? {}).map(([id, { text }]) => [id, common.said(words.toYou, text)]);
    if (staged) {
      const forMe = staged.question.answering?.includes(me.value?.panellist ?? "");
      all.push([`on stage ${staged.id}`, common.said(forMe ? words.onStageToYou : words.onStage, staged.question.text)]);
    }
    return all;
  });
