import "./rundown.css";
import { useLayoutEffect, useRef } from "preact/hooks";
import { view } from "../../state/session";
import { due as saying, moderator as words } from "../../state/words";
import { testids } from "../../ui/testids";
import { daysOver } from "./days";
import { Kbd } from "./kbd";
import { keyed } from "./keys";
import { PlanEditor } from "./plan_editor";
import { Row } from "./rundown_row";

// Scrolls so that a row begins at the top, and these are in sight; also at the end, where room is left for that.
function showWhole(area: HTMLElement, at: number, last: number): void {
  const rows = [...area.children] as HTMLElement[];
  // The first of those that are in sight when this one is the last, and what is left beneath it.
  const upTo = (end: number): [first: number, rest: number] => {
    let rest = area.clientHeight;
    let first = end + 1;
    while (first > 0 && rest >= rows[first - 1]!.offsetHeight) rest -= rows[--first]!.offsetHeight;
    return [first, rest];
  };
  const [first, rest] = upTo(rows.length - 1);
  area.style.setProperty("--rest", `${first > 0 ? rest : 0}px`);
  area.scrollTop = rows[Math.min(at, upTo(last)[0])]!.offsetTop - rows[0]!.offsetTop;
}

export function Rundown() {
  const v = view.value;
  const list = useRef<HTMLOListElement>(null);
  const order = v.order ?? [];
  const days = daysOver(order);
  // What runs is kept in sight, and what follows where there is room.
  const { current, following } = v.run ?? {};
  useLayoutEffect(() => {
    const area = list.current!;
    if (current === undefined) return;
    const at = order.indexOf(current);
    const last = following === undefined ? at : order.indexOf(following);
    const rows = [...area.children] as HTMLElement[];
    const busy = (): boolean => area.contains(document.activeElement);
    if (!busy()) for (const i of [last, at]) rows[i]?.scrollIntoView({ block: "nearest" });
    const follow = new ResizeObserver(() => busy() || showWhole(area, at, last));
    follow.observe(area);
    return () => follow.disconnect();
  }, [current, following]);
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
