// What the audience's page loads behind its clock and its box: the lists, and what tells their reader of their own.

import { effect } from "@preact/signals";
import { newsIn } from "../../state/fate";
import { type Stand, standOf } from "../../state/floor";
import { learnRefusals } from "../../state/refusals";
import { refusals } from "../../state/sentences";
import { own, view } from "../../state/session";
import { audience as words } from "../../state/later_words";
import { announce } from "../../ui/announcer";
import { refusal } from "../../ui/refusal";
import { testids } from "../../ui/testids";
import { call } from "./call";
import { Floor } from "./floor";
import { Mine, fateText } from "./mine";
import { Questions } from "./questions";
export { tellLost } from "../../ui/lost";
export { tellPhases } from "../../ui/phases_heard";
export { whyNoMore } from "./ask_limit";
export { Captions } from "./captions";
export { tabTo } from "../../ui/tab_keys";
export { tellStaged } from "./heard";
export { Message } from "./message";
export { renew } from "../../ui/renew";
import { shown, type TabName } from "./tab_names";

learnRefusals(refusals.everybody, refusals.audience);

const lists = { questions: Questions, mine: Mine, floor: Floor };

export function Tab(props: { of: TabName }) {
  const Shown = lists[props.of];
  return <Shown />;
}

const called: Partial<Record<Stand, string>> = { next: words.first, speaking: words.speaking, absent: words.absent };

// One's own question's fate, for people who listen to the page; and one's turn at the floor, for whoever asked for it.
export function tellFates(): () => void {
  const before = new Map<string, { news: string; text: string }>();
  let stood = "";
  let first = true;
  return effect(() => {
    for (const [id, question] of Object.entries(own.value.questions ?? {})) {
      const is = { news: newsIn(question), text: question.text };
      const was = before.get(id);
      before.set(id, is);
      if (first || was?.news === is.news) continue;
      const edited = was !== undefined && was.text !== is.text;
      // The queue, which gives its place, comes in a frame of its own.
      setTimeout(() => announce(words.saidState(edited ? words.saidEdited : fateText(id, question), question.text)), 300);
    }
    const own_request = standOf(view.value, own.value);
    const stands = own_request ? `${own_request.id} ${own_request.stand}` : "";
    const text = own_request && called[own_request.stand];
    if (!first && stands !== stood && text !== undefined) {
      announce(text);
      call(own_request!.stand === "speaking");
    }
    stood = stands;
    first = false;
  });
}

// Who is called learns it on every tab.
function Called() {
  const text = called[standOf(view.value, own.value)?.stand ?? "waiting"];
  if (text === undefined || shown.value === "floor" || view.value.run!.status !== "running") return null;
  return (
    <p class="called">
      <button type="button" class="button main" onClick={() => (shown.value = "floor")}>
        {text}
      </button>
    </p>
  );
}

// Why the latest press was refused, over the page and not in it.
function Refused() {
  return (
    refusal.value && (
      <p class="refused" data-testid={testids.refusal}>
        {refusal.value.message}
      </p>
    )
  );
}

// What lies above the box.
export function Above() {
  return (
    <>
      <Called />
      <Refused />
    </>
  );
}
