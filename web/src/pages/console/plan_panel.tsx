import { useLayoutEffect, useRef } from "preact/hooks";
import { planning as words } from "../../state/later_words";
import { moderator } from "../../state/words";
import { isOver } from "../../state/run";
import { view } from "../../state/session";
import { daysOver } from "./days";
import { AgreedEnd } from "./plan_end";
import { Insert } from "./plan_insert";
import { People } from "./plan_people";
import { Segment } from "./plan_segment";
import { opened } from "./plan_typed";
import { SessionEditor } from "./session_editor";

// The plan that runs, for change: beside the clock and the main button, which stay in sight and in reach. Every press in it is one command.
export function PlanPanel(props: { close: () => void }) {
  const order = view.value.order ?? [];
  const days = daysOver(order);
  const list = useRef<HTMLDivElement>(null);
  // What opens is seen, wherever in the plan it was asked for.
  useLayoutEffect(() => {
    if (opened.value === undefined) return;
    list.current?.querySelector("[aria-expanded=true]")?.closest("li, .inserted")?.scrollIntoView({ block: "nearest" });
  }, [opened.value]);
  return (
    <>
      <header>
        <h2>{moderator.editPlan}</h2>
        <button type="button" class="button quiet" onClick={props.close}>
          {words.close}
        </button>
      </header>
      <div class="scrolled" ref={list}>
        {view.value.run!.started === undefined && !isOver(view.value.run) ? <SessionEditor /> : <AgreedEnd />}
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
