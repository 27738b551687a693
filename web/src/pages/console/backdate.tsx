import { useSignal } from "@preact/signals";
import type { Command } from "../../protocol/messages";
import { sentenceOf } from "../../state/refusals";
import type { Outcome } from "../../state/session";
import { lastTime, readTime } from "../../state/format";
import { fields } from "../../state/later_words";
import { currentOf, lastEnded } from "../../state/run";
import { mayAct, now, timed, view, zone } from "../../state/session";
import { moderator as words } from "../../state/words";
import { whoOf } from "../../ui/names";
import { Popover } from "../../ui/popover";
import { Press } from "../../ui/press";
import { testids } from "../../ui/testids";
import { Kbd } from "./kbd";
import { keyed } from "./keys";

const minute = 60_000;
const earlier = [1, 2, 5];

// One instant that is on record, and how much earlier it was in truth: not before what is called `least`.
function Earlier(props: {
  title: string;
  recorded: number;
  least: number | undefined;
  command: (at: number) => Command;
  kind: "beginning" | "ending";
  close: () => void;
}) {
  const typed = useSignal("");
  const at = lastTime(typed.value, now.value, zone.value);
  const refused = useSignal("");
  const done = (outcome: Outcome): void => {
    refused.value = outcome.state === "refused" ? sentenceOf(outcome.why) : "";
    if (outcome.state === "confirmed") props.close();
  };
  return (
    <section>
      <h3 class="typed" dir="auto">
        {props.title}
      </h3>
      <div class="choice">
        {earlier.map((n) => {
          const to = props.recorded - n * minute;
          return (
            <Press
              key={n}
              testid={testids.earlier(props.kind, n)}
              hint={words.earlierLong(n, timed(to))}
              command={to < (props.least ?? to) ? undefined : props.command(to)}
              done={done}
            >
              <span class="says tabular">
                <b>{words.earlier(n)}</b> <small>{timed(to)}</small>
              </span>
            </Press>
          );
        })}
      </div>
      <form class="beside" onSubmit={(event) => event.preventDefault()}>
        <label class="field inline">
          {words.atTime}
          <input
            type="text"
            size={5}
            placeholder={fields.timeHint}
            autocomplete="off"
            aria-invalid={typed.value !== "" && at === undefined}
            class="tabular"
            data-testid={testids.earlierTime(props.kind)}
            value={typed.value}
            onInput={(event) => (typed.value = event.currentTarget.value)}
            onChange={() => (typed.value = readTime(typed.value) ?? typed.value)}
          />
        </label>
        <Press testid={testids.earlierSend(props.kind)} means="send" command={at === undefined ? undefined : props.command(at)} done={done}>
          {words.setTime}
        </Press>
      </form>
      {refused.value && <p class="wrong">{refused.value}</p>}
    </section>
  );
}

// Says when what runs began, or in a gap when what ran ended, and opens how to say that it was earlier.
export function Backdate() {
  const v = view.value;
  const revision = v.run!.revision;
  const current = currentOf(v);
  const last = lastEnded(v);
  const began = current?.segment.began;
  const ended = last?.segment.ended;
  const label = began !== undefined ? words.began(timed(began)) : ended !== undefined ? words.lastEnded(timed(ended)) : undefined;
  if (label === undefined) return null;
  return (
    <Popover
      class="button quiet backdate"
      testid={testids.backdate}
      disabled={!mayAct.value}
      {...keyed("backdate")}
      title={words.backdate}
      label={
        <>
          <span class="tabular">{label}</span>
          <Kbd of="backdate" />
        </>
      }
    >
      {(close) => (
        <div class="details">
          <h2>{words.backdate}</h2>
          {current && began !== undefined && (
            <Earlier
              kind="beginning"
              title={words.itBegan(timed(began), whoOf(v, current.segment))}
              recorded={began}
              least={last?.segment.began}
              command={(at) => ({ type: "backdate_beginning", revision, at })}
              close={close}
            />
          )}
          {last && ended !== undefined && (
            <Earlier
              kind="ending"
              title={words.itEnded(timed(ended), whoOf(v, last.segment))}
              recorded={ended}
              least={last.segment.began}
              command={(at) => ({ type: "backdate_ending", revision, at })}
              close={close}
            />
          )}
        </div>
      )}
    </Popover>
  );
}
