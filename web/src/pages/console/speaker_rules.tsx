import type { FloorOrder, Intake, SetFloorRulesCommand } from "../../protocol/messages";
import { rules } from "../../state/later_words";
import { intakes, orders } from "../../state/plan_rules";
import { mayAct, view } from "../../state/session";
import { moderator as words } from "../../state/words";
import { Popover } from "../../ui/popover";
import { Press } from "../../ui/press";
import { testids } from "../../ui/testids";
import { Choice } from "./choice";
import { Closing } from "./list_closing";
import { ReplyRules } from "./reply_rules";
import { Times, useTyped } from "./speaking_times";

export function SpeakerRules() {
  const floor = view.value.floor;
  const typed = useTyped();
  if (!floor) return null;
  const revision = floor.revision ?? 0;
  const { taking, order, allotment, wrap_up } = floor;
  const command = (change: Partial<SetFloorRulesCommand>): SetFloorRulesCommand => ({
    type: "set_floor_rules",
    revision,
    taking,
    order,
    allotment,
    wrap_up,
    groups: floor.groups ?? [],
    ...(floor.responses ? { responses: floor.responses } : {}),
    ...(floor.rights_of_reply ? { rights_of_reply: floor.rights_of_reply } : {}),
    ...change,
  });

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
          {taking !== "closed" && <Closing floor={floor} />}
          <Times floor={floor} typed={typed} command={command} />
          <ReplyRules floor={floor} command={command} />
        </div>
      )}
    </Popover>
  );
}
