import "./rundown.css";
import { useSignalEffect } from "@preact/signals";
import { useRef } from "preact/hooks";
import { view } from "../../state/session";
import { due as saying, moderator as words } from "../../state/words";
import { testids } from "../../ui/testids";
import { daysOver } from "./days";
import { Kbd } from "./kbd";
import { keyed } from "./keys";
import { PlanEditor } from "./plan_editor";
import { Row } from "./rundown_row";

export function Rundown() {
  const v = view.value;
  const list = useRef<HTMLOListElement>(null);
  const order = v.order ?? [];
  const days = daysOver(order);
  // What runs is kept in sight, and what follows where there is room.
  useSignalEffect(() => {
    const { current, following } = view.value.run ?? {};
    if (current === undefined || list.current?.contains(document.activeElement)) return;
    for (const id of [following, current]) {
      if (id !== undefined) list.current?.querySelector(`[data-id="${CSS.escape(id)}"]`)?.scrollIntoView({ block: "nearest" });
    }
  });
  return (
    <section class="rundown" aria-label={words.rundown} data-area data-key={keyed("rundown").mark}>
      <div class="heading">
        <h2>
          {words.rundown} <Kbd of="rundown" />
        </h2>
        <PlanEditor />
      </div>
      <p class="columns" aria-hidden="true">
        <span>{saying.plannedColumn}</span>
        <span>{saying.actualColumn}</span>
        <span>{saying.lengthColumn}</span>
      </p>
      <ol ref={list} tabIndex={0} aria-label={words.rundown} data-testid={testids.rundown}>
        {order.map((id, i) => (
          <Row key={id} id={id} day={days[i]} />
        ))}
      </ol>
    </section>
  );
}
