import { useEffect, useRef } from "preact/hooks";
import { deed } from "../../state/sentences";
import { me, view } from "../../state/session";
import { firstAfter } from "../../state/undoing";
import { moderator as words } from "../../state/words";
import { Press } from "../../ui/press";
import { testids } from "../../ui/testids";

// As long as it is offered, where nobody is about to press it: the history has it for longer.
const offeredFor = 12_000;

// What was done, and back from it; nothing until the change itself is there. It goes away by itself.
export function Applied(props: { after: number; undone: () => void; close: () => void }) {
  const v = view.value;
  const change = firstAfter(v, props.after, me.value?.as);
  const panel = useRef<HTMLDivElement>(null);
  useEffect(() => {
    panel.current?.querySelector("button")?.focus();
    if (!change) return;
    const timer = setInterval(() => panel.current?.matches(":hover") || props.close(), offeredFor);
    return () => clearInterval(timer);
  }, [change?.record]);
  return (
    <div class="applied" ref={panel} data-testid={testids.applied}>
      <p class="typed" dir="auto">
        {change && (change.undone_by === undefined ? words.done(deed(change.did)) : words.takenBack)}
      </p>
      {change && (
        <Press
          roomy
          testid={testids.appliedUndo}
          command={{ type: "undo", record: change.record }}
          done={(outcome) => outcome.state === "confirmed" && props.undone()}
        >
          {words.undo}
        </Press>
      )}
    </div>
  );
}
