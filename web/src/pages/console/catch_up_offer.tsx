import { useRef } from "preact/hooks";
import type { Offer, OffersFrame } from "../../protocol/messages";
import { length } from "../../state/figures";
import { nearest } from "../../state/run";
import { timed, view } from "../../state/session";
import { latestRecord } from "../../state/undoing";
import { common, moderator as words } from "../../state/words";
import { whoOf } from "../../ui/names";
import { Press } from "../../ui/press";
import { testids } from "../../ui/testids";
import { tellingNames } from "./telling_names";

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
          <dt class="lines-2 typed aligned" dir="auto">
            {nameOf(one.segment)}
          </dt>
          <dd>{words.becomes(length(one.before), length(one.after))}</dd>
        </div>
      ))}
      {offer.dropped !== undefined && (
        <div data-testid={testids.allotted} data-id={offer.dropped}>
          <dt class="lines-2 typed aligned" dir="auto">
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

export function How(props: { offer: Offer; frame: OffersFrame; applied: (after: number) => void }) {
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
