import { useSignal } from "@preact/signals";
import type { FloorView, ReplyPlace, SetFloorRulesCommand } from "../../protocol/messages";
import { fields, rules } from "../../state/later_words";
import { type ReplyKind, replyKinds, usualReplyPlace } from "../../state/plan_rules";
import { cleaned } from "../../state/text";
import { common, moderator as words } from "../../state/words";
import { Press } from "../../ui/press";
import { ReplyFields } from "../../ui/rule_fields";
import { testids } from "../../ui/testids";
import { isWrong, minute, positive } from "./amount";

// How long one kind of reply may be, and where it comes.
function ReplyRule(props: { kind: ReplyKind; floor: FloorView; command: (change: Partial<SetFloorRulesCommand>) => SetFloorRulesCommand }) {
  const { kind, floor } = props;
  const now = floor[kind];
  const typed = useSignal<string | undefined>(undefined);
  const chosen = useSignal<ReplyPlace | undefined>(undefined);
  const minutes = typed.value ?? (now ? String(now.allotment / minute) : "");
  const place = chosen.value ?? now?.place ?? usualReplyPlace[kind];
  const offered = cleaned(minutes) !== "";
  const allotment = Math.round((positive(minutes) ?? 0) * minute);
  const changed = offered ? allotment !== now?.allotment || place !== now.place : now !== undefined;
  const { [kind]: _, ...without } = props.command({});
  const what = rules.repliesOf[kind];
  return (
    <div class="replies" role="group" aria-label={what} data-testid={testids.replyRule} data-id={kind}>
      <span>{what}</span>
      <ReplyFields
        reply={{ minutes, place }}
        change={(to) => {
          if (to.minutes !== undefined) typed.value = to.minutes;
          if (to.place !== undefined) chosen.value = to.place as ReplyPlace;
        }}
        faultOf={(member) => (member === "minutes" && isWrong(minutes) ? fields.wrongNumber : undefined)}
      />
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
      <h3>{rules.replies}</h3>
      <small>{words.repliesHint}</small>
      {replyKinds.map((kind) => (
        <ReplyRule key={kind} kind={kind} {...props} />
      ))}
    </section>
  );
}

// What the rules say of replies, in a sentence for each kind that is offered.
export function RepliesRule({ floor }: { floor: FloorView }) {
  return (
    <>
      {replyKinds.map((kind) => {
        const offered = floor[kind];
        return (
          offered && (
            <span key={kind} class="tabular" data-testid={testids.repliesTold}>
              {" "}
              {words.replyRule[kind](common.lasting(offered.allotment), rules.replyPlaces[offered.place])}
            </span>
          )
        );
      })}
    </>
  );
}
