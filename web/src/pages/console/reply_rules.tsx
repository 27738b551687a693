import { useSignal } from "@preact/signals";
import type { FloorView, ReplyPlace, SetFloorRulesCommand } from "../../protocol/messages";
import { length } from "../../state/figures";
import { cleaned } from "../../state/text";
import { moderator as words } from "../../state/words";
import { Press } from "../../ui/press";
import { testids } from "../../ui/testids";
import { Amount, isWrong, minute, positive } from "./amount";

const kinds = ["responses", "rights_of_reply"] as const;
type Kind = (typeof kinds)[number];

const places: readonly ReplyPlace[] = ["next", "last"];
const usual: Record<Kind, ReplyPlace> = { responses: "next", rights_of_reply: "last" };

// How long one kind of reply may be, and where it comes.
function ReplyRule(props: { kind: Kind; floor: FloorView; command: (change: Partial<SetFloorRulesCommand>) => SetFloorRulesCommand }) {
  const { kind, floor } = props;
  const now = floor[kind];
  const typed = useSignal<string | undefined>(undefined);
  const chosen = useSignal<ReplyPlace | undefined>(undefined);
  const minutes = typed.value ?? (now ? String(now.allotment / minute) : "");
  const place = chosen.value ?? now?.place ?? usual[kind];
  const offered = cleaned(minutes) !== "";
  const allotment = Math.round((positive(minutes) ?? 0) * minute);
  const changed = offered ? allotment !== now?.allotment || place !== now.place : now !== undefined;
  const { [kind]: _, ...without } = props.command({});
  const what = words.repliesOf[kind];
  return (
    <div class="replies" data-testid={testids.replyRule} data-id={kind}>
      <span>{what}</span>
      <Amount label={words.replyMinutes(what)} value={minutes} change={(to) => (typed.value = to)} testid={testids.replyMinutes} />
      <select
        aria-label={words.replyPlace(what)}
        data-testid={testids.replyPlace}
        value={place}
        onChange={(event) => (chosen.value = event.currentTarget.value as ReplyPlace)}
      >
        {places.map((one) => (
          <option key={one} value={one}>
            {words.replyPlaces[one]}
          </option>
        ))}
      </select>
      <Press
        testid={testids.replySave}
        means={`save ${kind}`}
        label={words.saveOf(what)}
        command={!changed || isWrong(minutes) ? undefined : { ...without, ...(offered ? { [kind]: { allotment, place } } : {}) }}
        done={(outcome) => outcome.state === "confirmed" && (typed.value = chosen.value = undefined)}
      >
        {words.save}
      </Press>
    </div>
  );
}

export function ReplyRules(props: { floor: FloorView; command: (change: Partial<SetFloorRulesCommand>) => SetFloorRulesCommand }) {
  return (
    <section>
      <h3>{words.replies}</h3>
      <small>{words.repliesHint}</small>
      {kinds.map((kind) => (
        <ReplyRule key={kind} kind={kind} {...props} />
      ))}
    </section>
  );
}

// What the rules say of replies, in a sentence for each kind that is offered.
export function RepliesRule({ floor }: { floor: FloorView }) {
  return (
    <>
      {kinds.map((kind) => {
        const rules = floor[kind];
        return (
          rules && (
            <span key={kind} class="tabular" data-testid={testids.repliesTold}>
              {" "}
              {words.replyRule[kind](length(rules.allotment), words.replyPlaces[rules.place])}
            </span>
          )
        );
      })}
    </>
  );
}
