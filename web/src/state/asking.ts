// A participant's question on its way: what was typed is kept through a reload and a lost connection, and counts once.

import { computed, signal } from "@preact/signals";
import { randomId } from "../net/environment";
import type { SubmitQuestionCommand } from "../protocol/messages";
import { newsIn } from "./fate";
import { kept } from "./kept";
import { languageOf } from "./language";
import { me, own, type Outcome, send } from "./session";
import { unsent } from "./unsent";

interface OnItsWay {
  id: string;
  command: SubmitQuestionCommand;
}

const session = (): string => me.value?.session ?? "";

export const draft = computed(() => unsent.of(`draft.${session()}`));
export const addressee = signal("");
export const askerName = kept("name");
export const affiliation = kept("affiliation");
export const group = kept("group");
export const online = kept("online"); // "yes" of who follows from elsewhere

const keptOnItsWay = computed(() => unsent.of(`sending.${session()}`));

export const onItsWay = computed<OnItsWay | undefined>(() => {
  const text = keptOnItsWay.value.value;
  if (text === "") return undefined;
  try {
    return JSON.parse(text) as OnItsWay;
  } catch {
    return undefined;
  }
});

export const outcome = signal<Outcome | undefined>(undefined);
let handed: string | undefined;

// Sends what is on its way, also what an earlier load of the page, or a tab that is gone, did not get an answer for.
export function goOn(): void {
  const going = onItsWay.value;
  if (!going || handed === going.id) return;
  handed = going.id;
  send(
    going.command,
    (to) => {
      outcome.value = to;
      if (to.state !== "confirmed" && to.state !== "refused") return;
      keptOnItsWay.value.value = "";
      // The thanks need no answer.
      if (to.state === "confirmed") setTimeout(() => outcome.value === to && (outcome.value = undefined), 8000);
      if (to.state === "refused" && draft.value.value === "") draft.value.value = going.command.text;
    },
    { id: going.id },
  );
}

export function ask(text: string, name: string, to: string): void {
  const language = languageOf(text, navigator.language);
  const command: SubmitQuestionCommand = {
    type: "submit_question",
    text,
    name,
    ...(to === "" ? {} : { to }),
    ...(language === undefined ? {} : { language }),
  };
  draft.value.value = "";
  addressee.value = "";
  keptOnItsWay.value.value = JSON.stringify({ id: randomId(), command } satisfies OnItsWay);
  goOn();
}

// What became of one's own since it was last looked at, also where the page was put to sleep, or loaded again, meanwhile.
const latest = computed(() => Object.entries(own.value.questions ?? {}).map(([id, question]) => `${id} ${newsIn(question)}`));
const looked = () => kept(`looked.${session()}`);
export const news = computed(() => latest.value.filter((one) => !looked().value.includes(one)).length);
export function look(): void {
  looked().value = latest.value.join("\n");
}
