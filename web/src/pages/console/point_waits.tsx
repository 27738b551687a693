import { length } from "../../state/figures";
import { pointOf } from "../../state/due";
import { now, view } from "../../state/session";
import { due as saying } from "../../state/words";
import { testids } from "../../ui/testids";
import { PointMark } from "./hero";

// That a point of order was raised, in the place of the signals, before which it goes.
export function PointWaits() {
  const point = pointOf(view.value);
  if (!point) return null;
  const { name, requested } = point.request;
  const wait = length(Math.max(0, Math.floor((now.value - requested) / 1000) * 1000));
  return (
    <p class="point-waits" data-testid={testids.pointWaits} data-id={point.id}>
      <PointMark />
      <span class="typed tabular">{saying.pointWaits(name, wait)}</span>
    </p>
  );
}
