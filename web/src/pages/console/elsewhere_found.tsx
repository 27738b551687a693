import type { QuestionState } from "../../protocol/messages";
import { byTime } from "../../state/moderating";
import { view } from "../../state/session";
import { moderator as words } from "../../state/words";
import { testids } from "../../ui/testids";
import { Card } from "./question_card";
import { fits } from "./question_filter";

const states = [
  "submitted",
  "approved",
  "queued",
  "on_stage",
  "answered",
  "not_taken",
  "grouped",
  "withdrawn",
] as const satisfies QuestionState[];
const most = 20;

// What a search finds in the other lists, by their names.
export function Elsewhere({ than }: { than: QuestionState }) {
  const questions = view.value.questions ?? {};
  const ids = Object.keys(questions).filter((id) => questions[id]!.state !== than && fits.value(id, questions[id]!));
  return (
    <>
      {states.map((state) => {
        const found = byTime(
          view.value,
          ids.filter((id) => questions[id]!.state === state),
        ).slice(0, most);
        if (found.length === 0) return null;
        return (
          <section key={state} class="found" data-testid={testids.foundIn} data-id={state}>
            <h3>{words.foundIn(words.moved[state])}</h3>
            <ol>
              {found.map((id) => (
                <Card key={id} id={id} state={state} />
              ))}
            </ol>
          </section>
        );
      })}
    </>
  );
}
