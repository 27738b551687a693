import { view } from "../../state/session";
import { common, moderator as words } from "../../state/words";
import { tellNew } from "../../ui/news";

// Each question that comes in.
export const tellAsked = (): (() => void) =>
  tellNew(() => Object.entries(view.value.questions ?? {}).map(([id, { text }]) => [id, common.said(words.newQuestion, text)]));
