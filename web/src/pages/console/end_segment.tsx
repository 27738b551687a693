import { currentOf } from "../../state/run";
import { view } from "../../state/session";
import { due as saying, moderator as words } from "../../state/words";
import { Press } from "../../ui/press";
import { testids } from "../../ui/testids";
import { Kbd } from "./kbd";
import { keyed } from "./keys";

// Ends here, and what follows waits to be started.
export function EndSegment() {
  const v = view.value;
  const current = currentOf(v);
  const named = current ? saying.endOf[current.segment.kind] : words.endSegment;
  return (
    <Press
      command={current ? { type: "end_segment", revision: v.run!.revision } : undefined}
      means={`end ${current?.id}`}
      testid={testids.endSegment}
      hint={`${named}: ${saying.endLong}`}
      {...keyed("end")}
    >
      {named}
      <Kbd of="end" />
    </Press>
  );
}
