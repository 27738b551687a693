import "./catch_up.css";
import { useSignal, useSignalEffect } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import type { Offer, OffersFrame, SessionView } from "../../protocol/messages";
import { length } from "../../state/figures";
import { behind, catchesUp, nearest } from "../../state/run";
import { deed } from "../../state/sentences";
import { mayAct, me, now, offers, say, status, timed, view } from "../../state/session";
import { firstAfter, latestRecord } from "../../state/undoing";
import { common, moderator as words } from "../../state/words";
import { whoOf } from "../../ui/names";
import { Popover } from "../../ui/popover";
import { Press } from "../../ui/press";
import { testids } from "../../ui/testids";
import { Kbd } from "./kbd";
import { keyed } from "./keys";
import { tellingNames } from "./telling_names";

// A preview is made anew when it is older than this, in real milliseconds, or when the session has changed; but not while a finger or an
// eye is on it.
const freshFor = 15_000;
const quietFor = 2_500;

function Preview({ offer }: { offer: Offer }) {
  const v = view.value;
  const ids = [...offer.segments.map((one) => one.segment), ...(offer.dropped === undefined ? [] : [offer.dropped])];
  const names = tellingNames(ids.map((id) => (v.segments?.[id] ? whoOf(v, v.segments[id]) : "")));
  const nameOf = (id: string): string => names[ids.indexOf(id)]!;
  const dropped = offer.dropped === undefined ? undefined : v.segments?.[offer.dropped];
  return (
    <dl class="preview tabular">
      {offer.segments.map((one) => (
        <div key={one.segment} data-testid={testids.allotted} data-id={one.segment}>
          <dt class="lines-2 typed" dir="auto">
            {nameOf(one.segment)}
          </dt>
          <dd>{words.becomes(length(one.before), length(one.after))}</dd>
        </div>
      ))}
      {offer.dropped !== undefined && (
        <div data-testid={testids.allotted} data-id={offer.dropped}>
          <dt class="lines-2 typed" dir="auto">
            {nameOf(offer.dropped)}
          </dt>
          <dd>{words.leftOut(length((dropped?.clock.allotment ?? 0) + (dropped?.clock.added ?? 0)))}</dd>
        </div>
      )}
      {offer.end !== undefined && (
        <div>
          <dt>{words.agreedEnd}</dt>
          <dd>{words.becomes(timed(nearest(v.plan!.end)), timed(nearest(offer.end)))}</dd>
        </div>
      )}
    </dl>
  );
}

// What would still be missing, or left over.
const rest = (by: number): string =>
  Math.abs(by) < 1000 ? words.wouldFit : by > 0 ? words.wouldMiss(common.lasting(by)) : words.wouldLeave(common.lasting(-by));

function How(props: { offer: Offer; frame: OffersFrame; applied: (after: number) => void }) {
  const { offer, frame } = props;
  const before = useRef(0);
  return (
    <li data-testid={testids.offer} data-how={offer.how}>
      <div class="heading">
        <h3>{words.remedies[offer.how]}</h3>
        <p data-testid={testids.offerRest}>{rest(offer.behind)}</p>
      </div>
      <Preview offer={offer} />
      <Press
        roomy
        testid={testids.offerApply}
        label={`${words.apply}: ${words.remedies[offer.how]}`}
        command={{
          type: "catch_up",
          revision: frame.revision,
          how: offer.how,
          behind: frame.behind,
          ...(offer.dropped === undefined ? {} : { segment: offer.dropped }),
        }}
        done={(outcome) => {
          if (outcome.state === "sent") before.current = latestRecord(view.peek());
          if (outcome.state === "confirmed") props.applied(before.current);
        }}
      >
        {words.apply}
      </Press>
    </li>
  );
}

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

function Offers({ close }: { close: () => void }) {
  const area = useRef<HTMLDivElement>(null);
  const shown = useSignal<{ frame: OffersFrame; got: number } | undefined>(undefined);
  const asked = useRef(0);
  const touched = useRef(0);
  const after = useSignal<number | undefined>(undefined);

  useEffect(() => {
    offers.value = undefined;
    const touch = (): void => void (touched.current = performance.now());
    const kinds = ["pointerdown", "pointermove", "keydown", "touchmove"] as const;
    for (const kind of kinds) area.current?.addEventListener(kind, touch, { passive: true });
  }, []);
  // Also run by every second that passes.
  useSignalEffect(() => {
    void now.value;
    const frame = offers.value;
    const at = performance.now();
    const has = shown.peek();
    const quiet = touched.current === 0 || at - touched.current > quietFor;
    if (frame && frame !== has?.frame && (!has || quiet)) shown.value = { frame, got: at };
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
