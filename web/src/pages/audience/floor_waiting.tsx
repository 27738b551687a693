import type { RequestView } from "../../protocol/messages";
import type { standOf } from "../../state/floor";
import { audience as words } from "../../state/later_words";
import { nearest } from "../../state/run";
import { now, view, when } from "../../state/session";
import { estimateOf } from "../../state/speakers_list";
import { common } from "../../state/words";
import { Press } from "../../ui/press";
import { testids } from "../../ui/testids";
import { Asides, askingAs, placeOf } from "./asides";
import { barred } from "./barred";
import { Call } from "./call";
import { Rule } from "./floor_rule";

// An honest guess at when, from what the list and the clock tell.
function Estimate(props: { id: string }) {
  const estimate = estimateOf(view.value, props.id, now.value);
  if (!estimate) return null;
  const soon = estimate.at !== undefined && estimate.at - now.value < 30_000;
  const text = estimate.at === undefined ? words.noEstimate : soon ? words.anyMoment : words.estimate(when(nearest(estimate.at)));
  return (
    <p data-testid={testids.floorEstimate}>
      {text}
      {estimate.at !== undefined && estimate.beyond && ` ${words.beyond}`}
    </p>
  );
}

function Withdraw(props: { id: string }) {
  return (
    <Press testid={testids.floorWithdraw} command={{ type: "withdraw_request", request: props.id }}>
      {common.withdraw}
    </Press>
  );
}

// Where somebody waits behind who goes by the rule of the list.
const canWaitLonger = (request: RequestView, place: number): boolean =>
  request.kind === "speech" && place + 1 < (view.value.floor!.list?.length ?? 0);

type Mine = NonNullable<ReturnType<typeof standOf>>;

// One's place on the list, and what can be done while waiting.
export function Waiting({ mine: { id, stand, request } }: { mine: Mine }) {
  const list = view.value.floor!.list ?? [];
  const at = list.findIndex((one) => one.request === id);
  const place = at < 0 ? list.length : at;
  const isNext = stand === "next";
  const { kind } = request;
  const speech = kind === "speech";
  return (
    <>
      <p class="place" data-testid={testids.floorPlace} data-state={stand}>
        {isNext ? words.first : words.place(place + 1)}
      </p>
      {speech ? <Estimate id={id} /> : isNext && <p data-testid={testids.floorEstimate}>{words.anyMoment}</p>}
      {kind !== "speech" && <p>{words.aside(kind, placeOf(kind))}</p>}
      {request.moved && <p>{words.moved}</p>}
      {speech && <Rule place={place} />}
      <Call />
      <div class="two">
        {canWaitLonger(request, place) && (
          <Press testid={testids.floorLast} command={{ type: "let_others_first", request: id }}>
            {words.letOthersFirst}
          </Press>
        )}
        <Withdraw id={id} />
      </div>
      <Asides asking={askingAs(request)} />
    </>
  );
}

// Called in vain, and back with one press.
export function Absent({ id }: { id: string }) {
  return (
    <>
      <p class="place" data-testid={testids.floorPlace} data-state="absent">
        {words.absent}
      </p>
      <p data-testid={testids.floorNote}>{barred.value || words.absentHint}</p>
      <div class="two">
        <Press class="main" testid={testids.floorReturn} command={barred.value ? undefined : { type: "return_request", request: id }}>
          {words.here}
        </Press>
        <Withdraw id={id} />
      </div>
      <Rule />
      <Call />
    </>
  );
}
