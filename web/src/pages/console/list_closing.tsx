import type { FloorView } from "../../protocol/messages";
import { timed } from "../../state/session";
import { moderator as words } from "../../state/words";
import { Press } from "../../ui/press";
import { testids } from "../../ui/testids";
import { minute } from "./amount";

// When the list closes, and how that is announced.
export function Closing({ floor }: { floor: FloorView }) {
  const revision = floor.revision ?? 0;
  return (
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
        <Press testid={testids.takeClosingBack} command={floor.closes === undefined ? undefined : { type: "announce_closing", revision }}>
          {words.takeClosingBack}
        </Press>
      </div>
    </section>
  );
}
