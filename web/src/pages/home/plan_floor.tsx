import type { FloorOrder, Intake } from "../../protocol/messages";
import * as usual from "../../protocol/plan_defaults";
import { editor as words, rules } from "../../state/later_words";
import { numberOf } from "../../state/plan_members";
import {
  type FloorForm,
  intakes,
  type LimitsForm,
  orders,
  type ReplyForm,
  type ReplyKind,
  replyKinds,
  usualReplyPlace,
  usualFloorWrapUp,
} from "../../state/plan_rules";
import { CheckField, SelectField } from "../../ui/choice_fields";
import { TextField } from "../../ui/text_field";
import { ReplyFields } from "../../ui/rule_fields";
import { testids } from "../../ui/testids";
import { Fold } from "./fold";
import type { PartProps } from "./plan_draft";
import { Groups } from "./plan_groups";

function Reply(props: Pick<PartProps, "faultOf"> & { kind: ReplyKind; reply: ReplyForm; change: (part: Partial<ReplyForm>) => void }) {
  const { kind, reply, change, faultOf } = props;
  const place = `/floor/${kind}`;
  const label = rules.repliesOf[kind];
  return (
    <div class="reply" role="group" aria-label={label} data-testid={testids.replyRule} data-id={kind}>
      <CheckField label={label} on={reply.on} change={(on) => change({ on })} testid={testids.planField(kind)} place={place} />
      {reply.on && (
        <ReplyFields
          reply={{ ...reply, place: reply.place || usualReplyPlace[kind] }}
          change={change}
          faultOf={(member) => faultOf(`${place}/${member}`)}
          place={place}
        />
      )}
    </div>
  );
}

function ListRules({ form, set, faultOf }: PartProps) {
  const { floor, limits } = form;
  const order = (floor.order || usual.order) as FloorOrder;
  const wrapUp = usualFloorWrapUp(limits);
  const number = (name: keyof LimitsForm, member: string, label: string, testid: string, hint: number | undefined) => (
    <TextField
      label={label}
      value={limits[name]}
      change={(value) => set({ limits: { ...limits, [name]: value } })}
      testid={testids.planField(testid)}
      number
      hint={hint === undefined ? undefined : String(hint)}
      fault={faultOf(`/limits/${member}`)}
      place={`/limits/${member}`}
    />
  );
  return (
    <>
      <div class="beside">
        <SelectField
          label={rules.orderTitle}
          value={order}
          of={orders.map((one) => [one, rules.orders[one][0]])}
          change={(to) => set({ floor: { ...floor, order: to } })}
          testid={testids.planField("order")}
          fault={faultOf("/floor/order")}
          place="/floor/order"
        />
        <SelectField
          label={rules.listTaken}
          value={floor.taking || usual.requestsTaken}
          of={intakes.map((one) => [one, rules.taking[one]])}
          change={(to) => set({ floor: { ...floor, taking: to } })}
          testid={testids.planField("requests-taking")}
          fault={faultOf("/floor/taking")}
          place="/floor/taking"
        />
        {number("floor", "floor_minutes", rules.allotment, "floor-minutes", usual.floorMinutes)}
        {number("wrapUp", "floor_wrap_up_seconds", words.wrapUp, "floor-wrap-up", wrapUp)}
      </div>
      <p class="hint">{rules.orders[order]?.[1]}</p>
    </>
  );
}

// How the floor is given to those who ask for it.
export function FloorPart(props: PartProps) {
  const { form, faultOf } = props;
  const { floor, limits } = form;
  const set = (part: Partial<FloorForm>): void => props.set({ floor: { ...floor, ...part } });
  const order = (floor.order || usual.order) as FloorOrder;
  const taking = (floor.taking || usual.requestsTaken) as Intake;
  const replies = replyKinds.filter((kind) => floor.replies[kind].on);
  const { says } = words;
  const isUsual =
    order === usual.order &&
    taking === usual.requestsTaken &&
    (numberOf(limits.floor) ?? usual.floorMinutes) === usual.floorMinutes &&
    (numberOf(limits.wrapUp) ?? usualFloorWrapUp(limits)) === usualFloorWrapUp(limits);
  return (
    <Fold
      name="floor"
      title={words.list}
      says={[
        rules.orders[order]?.[0] ?? order,
        says.each(String(numberOf(limits.floor) ?? usual.floorMinutes)),
        says.requests[taking] ?? taking,
        floor.groups.length > 0 ? says.groups(floor.groups.length) : "",
        ...replies.map((kind) => says.replies[kind]),
      ]}
      used={!isUsual || floor.groups.length > 0 || replies.length > 0}
    >
      <ListRules {...props} />
      <h3>{rules.groups}</h3>
      <Groups {...props} />
      <h3>{rules.replies}</h3>
      <p class="hint">{words.repliesHint}</p>
      {replyKinds.map((kind) => (
        <Reply
          key={kind}
          kind={kind}
          reply={floor.replies[kind]}
          change={(part) => set({ replies: { ...floor.replies, [kind]: { ...floor.replies[kind], ...part } } })}
          faultOf={faultOf}
        />
      ))}
    </Fold>
  );
}
