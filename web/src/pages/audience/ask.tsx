import { useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import { nameLength } from "../../protocol/limits";
import { addressee, ask, askerName, draft, onItsWay, outcome } from "../../state/asking";
import { view } from "../../state/session";
import { cleaned, tooMany } from "../../state/text";
import { audience as words, common } from "../../state/words";
import { announce } from "../../ui/announcer";
import { ConnectionNote } from "../../ui/connection";
import { testids } from "../../ui/testids";
import { About } from "./ask_about";
import { noteOf, whyClosed } from "./ask_notes";
import { barred } from "./barred";
import { later } from "./later";

// The box is always in reach; what else a question needs appears when somebody writes. Beside another list it is put away with what it holds:
// it would lie over it.
export function Ask(props: { away: boolean }) {
  const open = useSignal(false);
  const away = useSignal(props.away); // put away with what it holds
  const box = useRef<HTMLTextAreaElement>(null);
  const v = view.value;
  const plan = v.plan!;
  const rules = v.rules;
  const text = draft.value;
  const closed = whyClosed();
  const muted = barred.value !== "";
  const above = (
    <>
      <ConnectionNote floating alsoKept />
      {later.value && <later.value.Above />}
    </>
  );
  if (closed !== "" && text.value === "" && !onItsWay.value && !open.value) {
    return (
      <aside class="ask closed">
        {above}
        <p data-testid={muted ? testids.muted : testids.askNote}>{closed}</p>
      </aside>
    );
  }
  const unable = closed || later.value?.whyNoMore() || "";
  const question = cleaned(text.value, "\n");
  const name = cleaned(askerName.value);
  const left = -tooMany(question, plan.question_length);
  const nameOver = tooMany(name, nameLength);
  const nameNeeded = rules?.anonymous === false && name === "";
  const sending = onItsWay.value !== undefined;
  const can = question !== "" && left >= 0 && nameOver <= 0 && !nameNeeded && !sending && unable === "";
  const expanded = open.value || (text.value !== "" && !away.value);
  const note = noteOf(unable, { over: nameOver, needed: nameNeeded });
  const submit = (event: Event): void => {
    event.preventDefault();
    if (!can) return;
    ask(question, name, addressee.value);
    box.current?.focus();
    open.value = false;
    announce(words.sending);
  };
  return (
    <section class={`ask ${expanded ? "open" : ""}`} aria-label={words.ask}>
      {above}
      <form onSubmit={submit}>
        <label class="field">
          <span class={expanded ? "" : "unseen"}>{words.ask}</span>
          <textarea
            ref={box}
            dir="auto"
            rows={expanded ? 3 : 1}
            placeholder={words.ask}
            value={text.value}
            data-testid={testids.askText}
            onFocus={() => {
              open.value = true;
              away.value = false;
            }}
            onInput={(event) => {
              text.value = event.currentTarget.value;
              if (outcome.value?.state === "refused" || outcome.value?.state === "confirmed") outcome.value = undefined;
            }}
          />
        </label>
        {expanded && <About />}
        <div class="send" hidden={!expanded && note === ""}>
          <p class="note" role="status" data-testid={muted ? testids.muted : testids.askNote}>
            {note}
          </p>
          {expanded && (
            <>
              <span class="left tabular" data-over={left < 0} data-testid={testids.askLeft}>
                {left < 0 ? common.charactersOver(-left) : words.charactersLeft(left)}
              </span>
              <button
                type="button"
                class="button quiet"
                data-testid={testids.askCancel}
                onClick={() => {
                  open.value = false;
                  away.value = true;
                }}
              >
                {words.notNow}
              </button>
              <button type="submit" class="button main" disabled={!can} data-testid={testids.askSend}>
                {words.send}
              </button>
            </>
          )}
        </div>
      </form>
    </section>
  );
}
