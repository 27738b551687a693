import { type Signal, useSignal } from "@preact/signals";
import { nameLength } from "../../protocol/limits";
import type { FloorGroup, FloorView, SetFloorRulesCommand } from "../../protocol/messages";
import { fields, rules } from "../../state/later_words";
import { wrapUpFor } from "../../state/moderating";
import { type GroupForm, withGroup } from "../../state/plan_rules";
import { changed as withChange, without } from "../../state/rows";
import { cleaned, tooMany } from "../../state/text";
import { moderator as words } from "../../state/words";
import { Press } from "../../ui/press";
import { GroupFields } from "../../ui/rule_fields";
import { testids } from "../../ui/testids";
import { Amount, isWrong, minute, positive } from "./amount";

const drafted = (group: FloorGroup, i: number): GroupForm => ({
  id: ` ${i + 1}`,
  name: group.name,
  limit: group.limit === undefined ? "" : String(group.limit),
  minutes: group.allotment === undefined ? "" : String(group.allotment / minute),
  inAll: group.budget === undefined ? "" : String(group.budget / minute),
});

function made(draft: GroupForm): FloorGroup {
  const limit = positive(draft.limit);
  const minutes = positive(draft.minutes);
  const inAll = positive(draft.inAll);
  return {
    name: cleaned(draft.name),
    ...(limit === undefined ? {} : { limit: Math.round(limit) }),
    ...(minutes === undefined ? {} : { allotment: Math.round(minutes * minute) }),
    ...(inAll === undefined ? {} : { budget: Math.round(inAll * minute) }),
  };
}

const faultsOf =
  ({ limit, minutes, inAll }: GroupForm) =>
  (member: string): string | undefined =>
    isWrong({ limit, minutes, minutes_in_all: inAll }[member] ?? "") ? fields.wrongNumber : undefined;

// What is being typed: it stays when the rules are closed.
export interface Typed {
  minutes: Signal<string | undefined>;
  groups: Signal<GroupForm[] | undefined>;
}

export const useTyped = (): Typed => ({
  minutes: useSignal<string | undefined>(undefined),
  groups: useSignal<GroupForm[] | undefined>(undefined),
});

// How long an intervention lasts, and the groups that have times or numbers of their own: saved together.
export function Times(props: { floor: FloorView; typed: Typed; command: (change: Partial<SetFloorRulesCommand>) => SetFloorRulesCommand }) {
  const { floor, command } = props;
  const { minutes, groups } = props.typed;
  const { allotment } = floor;
  const now = floor.groups ?? [];
  const drafts = groups.value ?? now.map(drafted);
  const wanted = drafts.map(made).filter((one) => one.name !== "");
  const typed = minutes.value === undefined ? allotment / minute : positive(minutes.value);
  const to = typed === undefined ? allotment : Math.round(typed * minute);
  const wrong =
    typed === undefined ||
    drafts.some((one) => isWrong(one.limit) || isWrong(one.minutes) || isWrong(one.inAll) || tooMany(cleaned(one.name), nameLength) > 0);
  const changed = to !== allotment || JSON.stringify(wanted) !== JSON.stringify(now.map((one, i) => made(drafted(one, i))));

  return (
    <section>
      <label class="field inline">
        {rules.allotment}
        <Amount
          value={minutes.value ?? String(allotment / minute)}
          change={(to) => (minutes.value = to)}
          testid={testids.listAllotment}
          needed
        />
      </label>
      <h3>{rules.groups}</h3>
      {drafts.map((one, i) => (
        <div key={one.id} class="groups" data-testid={testids.listGroup}>
          <GroupFields group={one} change={(part) => (groups.value = withChange(drafts, i, part))} faultOf={faultsOf(one)} />
          <button
            type="button"
            class="button quiet"
            aria-label={rules.groupRemove(one.name)}
            data-testid={testids.listGroupRemove}
            onClick={() => (groups.value = without(drafts, i))}
          >
            ×
          </button>
        </div>
      ))}
      <div class="actions">
        <button
          type="button"
          class="button"
          data-testid={testids.listGroupAdd}
          data-each
          disabled={drafts.length >= 20}
          onClick={() => (groups.value = withGroup(drafts))}
        >
          {rules.groupAdd}
        </button>
        <Press
          class="main"
          testid={testids.listSave}
          means="send"
          command={changed && !wrong ? command({ allotment: to, wrap_up: wrapUpFor(floor, to), groups: wanted }) : undefined}
          done={(outcome) => {
            if (outcome.state !== "confirmed") return;
            minutes.value = undefined;
            groups.value = undefined;
          }}
        >
          {words.save}
        </Press>
      </div>
    </section>
  );
}
