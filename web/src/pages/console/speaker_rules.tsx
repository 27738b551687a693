import { useSignal } from "@preact/signals";
import { nameLength } from "../../protocol/limits";
import type { FloorGroup, FloorOrder, Intake, SetFloorRulesCommand } from "../../protocol/messages";
import { planning, rules } from "../../state/later_words";
import { wrapUpFor } from "../../state/moderating";
import { type GroupForm, intakes, orders, withGroup } from "../../state/plan_rules";
import { changed as withChange, without } from "../../state/rows";
import { mayAct, timed, view } from "../../state/session";
import { cleaned, tooMany } from "../../state/text";
import { moderator as words } from "../../state/words";
import { Popover } from "../../ui/popover";
import { Press } from "../../ui/press";
import { GroupFields } from "../../ui/rule_fields";
import { testids } from "../../ui/testids";
import { Amount, isWrong, minute, positive } from "./amount";
import { Choice } from "./parts";
import { ReplyRules } from "./reply_rules";

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
    isWrong({ limit, minutes, minutes_in_all: inAll }[member] ?? "") ? planning.wrongNumber : undefined;

export function SpeakerRules() {
  const floor = view.value.floor;
  const minutes = useSignal<string | undefined>(undefined);
  const groups = useSignal<GroupForm[] | undefined>(undefined);
  if (!floor) return null;
  const revision = floor.revision ?? 0;
  const { taking, order, allotment, wrap_up } = floor;
  const now = floor.groups ?? [];
  const command = (change: Partial<SetFloorRulesCommand>): SetFloorRulesCommand => ({
    type: "set_floor_rules",
    revision,
    taking,
    order,
    allotment,
    wrap_up,
    groups: now,
    ...(floor.responses ? { responses: floor.responses } : {}),
    ...(floor.rights_of_reply ? { rights_of_reply: floor.rights_of_reply } : {}),
    ...change,
  });

  const drafts = groups.value ?? now.map(drafted);
  const wanted = drafts.map(made).filter((one) => one.name !== "");
  const typed = minutes.value === undefined ? allotment / minute : positive(minutes.value);
  const to = typed === undefined ? allotment : Math.round(typed * minute);
  const wrong =
    typed === undefined ||
    drafts.some((one) => isWrong(one.limit) || isWrong(one.minutes) || isWrong(one.inAll) || tooMany(cleaned(one.name), nameLength) > 0);
  const changed = to !== allotment || JSON.stringify(wanted) !== JSON.stringify(now.map((one, i) => made(drafted(one, i))));

  return (
    <Popover class="button quiet" label={words.listRules} name={words.listRulesTitle} testid={testids.listRules} disabled={!mayAct.value}>
      {() => (
        <div class="details">
          <h2>{words.listRulesTitle}</h2>
          <section>
            <h3>{rules.orderTitle}</h3>
            <Choice
              class="tall"
              label={rules.orderTitle}
              now={order}
              of={orders.map((value) => ({
                value,
                label: rules.orders[value][0],
                hint: rules.orders[value][1],
                testid: testids.listOrder(value),
              }))}
              command={(value) => command({ order: value as FloorOrder })}
            />
            {order === "by_lot" && (
              <div class="actions">
                <Press testid={testids.drawLots} command={{ type: "draw_lots", revision }}>
                  {words.drawLots}
                </Press>
                {floor.seed !== undefined && (
                  <small class="tabular" data-testid={testids.lotSeed}>
                    {words.seed(floor.seed)}
                  </small>
                )}
              </div>
            )}
          </section>
          <section>
            <h3>{rules.listTaken}</h3>
            <Choice
              label={rules.listTaken}
              now={taking}
              of={intakes.map((value) => ({ value, label: rules.taking[value], testid: testids.listTaking(value) }))}
              command={(value) => command({ taking: value as Intake })}
            />
          </section>
          {taking !== "closed" && (
            <section>
              <h3>{floor.closes === undefined ? words.closing : words.closesAt(timed(floor.closes))}</h3>
              <div class="actions">
                {[5, 10, 15].map((n) => (
                  <Press key={n} testid={testids.announceClosing(n)} command={{ type: "announce_closing", revision, in: n * minute }}>
                    {words.closeIn(n)}
                  </Press>
                ))}
                <Press testid={testids.closeList} command={{ type: "close_list", revision }}>
                  {words.closeNow}
                </Press>
                <Press
                  testid={testids.takeClosingBack}
                  command={floor.closes === undefined ? undefined : { type: "announce_closing", revision }}
                >
                  {words.takeClosingBack}
                </Press>
              </div>
            </section>
          )}
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
          <ReplyRules floor={floor} command={command} />
        </div>
      )}
    </Popover>
  );
}
