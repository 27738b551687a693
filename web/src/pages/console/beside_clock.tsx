import { pointOf } from "../../state/due";
import { view } from "../../state/session";
import { Messages } from "./messages";
import { PointWaits } from "./point_waits";
import { Signals } from "./signals";

// What asks for attention, in one line that is there always.
export function BesideClock() {
  const point = pointOf(view.value) !== undefined;
  return (
    <div class="beside-clock">
      {point && <PointWaits />}
      <Signals short={point} />
      <Messages />
    </div>
  );
}
