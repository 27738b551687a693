import { useSignal, useSignalEffect } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import type { OffersFrame } from "../../protocol/messages";
import { nearest } from "../../state/run";
import { now, preview, say, status, view } from "../../state/session";
import { moderator as words } from "../../state/words";
import { testids } from "../../ui/testids";
import { Applied } from "./applied";
import { How } from "./catch_up_offer";

// A preview is made anew when it is older than this, in real milliseconds, or when the session has changed; but not while a finger or an
// eye is on it.
const freshFor = 15_000;

const quietFor = 2_500;

export function Offers({ close }: { close: () => void }) {
  const area = useRef<HTMLDivElement>(null);
  const shown = useSignal<{ frame: OffersFrame; got: number } | undefined>(undefined);
  const asked = useRef(0);
  const touched = useRef(0);
  const after = useSignal<number | undefined>(undefined);

  useEffect(() => {
    preview.value = undefined;
    const touch = (): void => void (touched.current = performance.now());
    const kinds = ["pointerdown", "pointermove", "keydown", "touchmove"] as const;
    for (const kind of kinds) area.current?.addEventListener(kind, touch, { passive: true });
  }, []);
  // Also run by every second that passes.
  useSignalEffect(() => {
    void now.value;
    const frame = preview.value;
    const at = performance.now();
    const has = shown.peek();
    const quiet = touched.current === 0 || at - touched.current > quietFor;
    if (frame?.type === "offers" && frame !== has?.frame && (!has || quiet)) shown.value = { frame, got: at };
    const aged = at - (has?.got ?? 0) > freshFor && !area.current?.matches(":hover");
    const old = !has || aged || has.frame.revision !== view.value.run?.revision;
    if (old && quiet && at - asked.current > 1_000 && say({ type: "preview_catch_up" })) asked.current = at;
  });

  const frame = shown.value?.frame;
  const { end } = view.value.plan!;
  return (
    <div class="offers" ref={area} data-testid={testids.offers}>
      {after.value !== undefined ? (
        <Applied after={after.value} undone={() => (after.value = undefined)} close={close} />
      ) : (
        <>
          <h2 tabIndex={-1} data-first>
            {frame
              ? words.catchUpTitle((nearest(end + frame.behind) - nearest(end)) / 60_000)
              : words.lookingForOffers(status.value.state === "live")}
          </h2>
          {frame?.offers.length === 0 && <p class="empty">{words.noOffers}</p>}
          <ol>
            {frame?.offers.map((offer) => (
              <How key={offer.how} offer={offer} frame={frame} applied={(record) => (after.value = record)} />
            ))}
          </ol>
        </>
      )}
    </div>
  );
}
