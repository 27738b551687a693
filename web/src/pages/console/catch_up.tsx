import "./catch_up.css";
import { useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import type { SessionView } from "../../protocol/messages";
import { behind, catchesUp } from "../../state/run";
import { mayAct, now, view } from "../../state/session";
import { moderator as words } from "../../state/words";
import { Popover } from "../../ui/popover";
import { testids } from "../../ui/testids";
import { Offers } from "./catch_up_offers";
import { Kbd } from "./kbd";
import { keyed } from "./keys";

const labelled = (v: SessionView, at: number): string | undefined => {
  const way = v.run?.status === "open" || v.run?.status === "running" ? catchesUp(behind(v, at)) : undefined;
  return way === undefined ? undefined : way === "behind" ? words.catchUp : words.useTime;
};

// There when the session is behind or ahead by so much that it is worth a word; its place is there always. While it is open it stays.
export function CatchUp() {
  const label = labelled(view.value, now.value);
  const open = useSignal(false);
  const last = useRef(words.catchUp);
  if (label !== undefined) last.current = label;
  if (!mayAct.value) return null;
  return (
    <span class="catch-up">
      {(label !== undefined || open.value) && (
        <Popover
          testid={testids.catchUp}
          {...keyed("catchUp")}
          title={last.current}
          closes
          told={(is) => (open.value = is)}
          label={
            <>
              {last.current}
              <Kbd of="catchUp" />
            </>
          }
        >
          {(close) => <Offers close={close} />}
        </Popover>
      )}
    </span>
  );
}
