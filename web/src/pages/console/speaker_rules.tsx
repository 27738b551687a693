import { useSignal } from "@preact/signals";
import { nameLength } from "../../protocol/limits";
import type { FloorGroup, FloorOrder, Intake, SetFloorRulesCommand } from "../../protocol/messages";
import { wrapUpFor } from "../../state/moderating";
import { mayAct, timed, view } from "../../state/session";
import { cleaned, tooMany } from "../../state/text";
import { moderator as words } from "../../state/words";
import { Popover } from "../../ui/popover";
import { Press } from "../../ui/press";
import { testids } from "../../ui/testids";
import { TextBox } from "../../ui/text_box";
import { Amount, isWrong, minute, positive } from "./amount";
import { Choice } from "./parts";
import { intakes } from "./question_rules";
import { ReplyRules } from "./reply_rules";

const orders: readonly FloorOrder[] = ["first_come", "alternate", "first_time", "by_group", "by_lot", "least_time"];

interface GroupDraft {
  name: string;
  limit: string;
  minutes: string;
  budget: string; // of minutes for all together
}

const drafted = (group: FloorGroup): GroupDraft => ({
  name: group.name,
  limit: group.limit === undefined ? "" : String(group.limit),
  minutes: group.allotment === undefined ? "" : String(group.allotment / minute),
  budget: group.budget === undefined ? "" : String(group.budget / minute),
});

function made(draft: GroupDraft): FloorGroup {
  const limit = positive(draft.limit);
  const minutes = positive(draft.minutes);
  const budget = positive(draft.budget);
  return {
    name: cleaned(draft.name),
    ...(limit === undefined ? {} : { limit: Math.round(limit) }),
    ...(minutes === undefined ? {} : { allotment: Math.round(minutes * minute) }),
    ...(budget === undefined ? {} : { budget: Math.round(budget * minute) }),
  };
}

export function SpeakerRules() {
  const floor = view.value.floor;
  const minutes = useSignal<string | undefined>(undefined);
  const groups = useSignal<GroupDraft[] | undefined>(undefined);
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
  const change = (i: number, to: Partial<GroupDraft>): void =>
    void (groups.value = drafts.map((one, at) => (at === i ? { ...one, ...to } : one)));
  const wanted = drafts.map(made).filter((one) => one.name !== "");
  const typed = minutes.value === undefined ? allotment / minute : positive(minutes.value);
  const to = typed === undefined ? allotment : Math.round(typed * minute);
  const wrong =
    typed === undefined ||
    drafts.some((one) => isWrong(one.limit) || isWrong(one.minutes) || isWrong(one.budget) || tooMany(cleaned(one.name), nameLength) > 0);
  const changed = to !== allotment || JSON.stringify(wanted) !== JSON.stringify(now.map((one) => made(drafted(one))));

  return (
    <Popover class="button quiet" label={words.listRules} name={words.listRulesTitle} testid={testids.listRules} disabled={!mayAct.value}>
      {() => (
        <div class="details">
          <h2>{words.listRulesTitle}</h2>
          <section>
            <h3>{words.orderTitle}</h3>
            <Choice
              class="tall"
              label={words.orderTitle}
              now={order}
              of={orders.map((value) => ({
                value,
                label: words.orders[value][0],
                hint: words.orders[value][1],
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
            <h3>{words.listTaken}</h3>
            <Choice
              label={words.listTaken}
              now={taking}
              of={intakes.map((value) => ({ value, label: words.taking[value], testid: testids.listTaking(value) }))}
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
              {words.allotment}
              <Amount
                value={minutes.value ?? String(allotment / minute)}
                change={(to) => (minutes.value = to)}
                testid={testids.listAllotment}
                needed
              />
            </label>
            <h3>{words.groups}</h3>
            {drafts.length > 0 && (
              <div class="groups" aria-hidden="true">
                <small>{words.groupName}</small>
                <small>{words.groupLimit}</small>
                <small>{words.groupMinutes}</small>
                <small>{words.groupBudget}</small>
              </div>
            )}
            {drafts.map((one, i) => (
              <div key={i} class="groups" data-testid={testids.listGroup}>
                <TextBox
                  label={words.groupName}
                  most={nameLength}
                  value={one.name}
                  change={(name) => change(i, { name })}
                  testid={testids.listGroupName}
                />
                <Amount
                  label={words.groupLimit}
                  value={one.limit}
                  change={(limit) => change(i, { limit })}
                  testid={testids.listGroupLimit}
                />
                <Amount
                  label={words.groupMinutes}
                  value={one.minutes}
                  change={(minutes) => change(i, { minutes })}
                  testid={testids.listGroupMinutes}
                />
                <Amount
                  label={words.groupBudget}
                  value={one.budget}
                  change={(budget) => change(i, { budget })}
                  testid={testids.listGroupBudget}
                />
                <button
                  type="button"
                  class="button quiet"
                  aria-label={words.groupRemove(one.name)}
                  data-testid={testids.listGroupRemove}
                  onClick={() => (groups.value = drafts.filter((_, at) => at !== i))}
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
                onClick={() => (groups.value = [...drafts, { name: "", limit: "", minutes: "", budget: "" }])}
              >
                {words.groupAdd}
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
