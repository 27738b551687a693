import type { OwnQuestion } from "../../protocol/report";
import { publicReport as words } from "../../state/words";
import { testids } from "../../ui/testids";
import { Answers } from "./answers";

// What nobody has decided when the session is over is not answered.
const undecided: OwnQuestion["state"][] = ["submitted", "approved", "queued", "grouped"];

function Own(props: { of: OwnQuestion; over: boolean; zone: string }) {
  const { of, over, zone } = props;
  const state = over && undecided.includes(of.state) ? "not_reached" : of.state;
  return (
    <li data-testid={testids.publicYours} data-id={of.id} data-state={state}>
      <p class="fate">
        <b>{state === "answered" ? words.answered[of.answer ?? "live"] : words.fate[state]}</b>
      </p>
      <div>
        <h3 class="typed asked" dir="auto" lang={of.language}>
          {of.text}
        </h3>
        {of.reason !== undefined && (
          <p class="hint typed" dir="auto">
            {of.reason}
          </p>
        )}
        <Answers text={of.answer_text} written={of.answers} zone={zone} />
      </div>
    </li>
  );
}

// What this device's owner asked, answered or not. Only they are told what of it is not public.
export function Yours(props: { of: OwnQuestion[]; over: boolean; zone: string }) {
  const { of, over, zone } = props;
  if (of.length === 0) return null;
  return (
    <section class="questions">
      <h2>{words.yours}</h2>
      <p class="hint">{words.yoursHint}</p>
      <ol>
        {of.map((one) => (
          <Own key={one.id} of={one} over={over} zone={zone} />
        ))}
      </ol>
    </section>
  );
}
