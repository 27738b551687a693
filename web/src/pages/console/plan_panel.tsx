import { planning as words } from "../../state/later_words";
import { moderator } from "../../state/words";
import { view } from "../../state/session";
import { daysOver } from "./days";
import { AgreedEnd } from "./plan_end";
import { Insert } from "./plan_insert";
import { People } from "./plan_people";
import { Segment } from "./plan_segment";
import { isOver } from "./plan_typed";
import { SessionEditor } from "./session_editor";

// The plan that runs, for change: beside the clock and the main button, which stay in sight and in reach. Every press in it is one command.
export function PlanPanel(props: { close: () => void }) {
  const order = view.value.order ?? [];
  const days = daysOver(order);
  return (
    <>
      <header>
        <h2>{moderator.editPlan}</h2>
        <button type="button" class="button quiet" onClick={props.close}>
          {words.close}
        </button>
      </header>
      <div class="scrolled">
        {view.value.run!.started === undefined && !isOver(view.value) ? <SessionEditor /> : <AgreedEnd />}
        <section>
          <h2>{words.segments}</h2>
          <ol>
            {order.map((id, i) => (
              <Segment key={id} id={id} day={days[i]} />
            ))}
          </ol>
          <Insert />
        </section>
        <People />
      </div>
    </>
  );
}
