import { pointOf } from "../../state/due";
import { now, view } from "../../state/session";
import { due as saying } from "../../state/words";
import { Press } from "../../ui/press";
import { testids } from "../../ui/testids";
import { PointMark } from "./point_mark";
import { Kbd } from "./kbd";
import { keyed } from "./keys";
import { giveFloor } from "./offered";
import { mainDue } from "./main_due";

// That a point of order was raised, in the place of the signals, before which it goes; and where the main button keeps something else, what
// gives it the floor.
export function PointWaits() {
  const point = pointOf(view.value);
  if (!point) return null;
  const { name, requested } = point.request;
  const said = (
    <>
      <PointMark />
      <span class="typed tabular">{saying.pointWaits(name, now.value - requested)}</span>
    </>
  );
  if (mainDue.value.does !== "point") {
    return (
      <span class="point-place" data-testid={testids.pointWaits} data-id={point.id}>
        <Press
          class="point-waits"
          testid={testids.givePoint}
          {...keyed("point")}
          hint={saying.givePoint(name)}
          command={giveFloor(view.value, point)}
          means={`point ${point.id}`}
        >
          <span>{said}</span>
          <Kbd of="point" />
        </Press>
      </span>
    );
  }
  return (
    <p class="point-waits" data-testid={testids.pointWaits} data-id={point.id}>
      {said}
    </p>
  );
}
