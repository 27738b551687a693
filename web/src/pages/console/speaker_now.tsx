import { speaksToOrder } from "../../state/due";
import { hasOwnPlace } from "../../state/moderating";
import { mayAct, view } from "../../state/session";
import { due as saying, moderator as words } from "../../state/words";
import { Popover } from "../../ui/popover";
import { Press } from "../../ui/press";
import { testids } from "../../ui/testids";
import { PointMark } from "./point_mark";
import { listed } from "./derived";

function Yield(props: { from: string; revision: number }) {
  const v = view.value;
  return (
    <Popover class="button" role="menu" label={words.yieldRest} testid={testids.yieldFloor} disabled={!mayAct.value}>
      {(close) => {
        const able = listed().filter((id) => v.requests?.[id] && hasOwnPlace(v.requests[id]));
        return (
          <div class="menu" role="none">
            {able.length === 0 && <p>{words.nobodyElse}</p>}
            {able.map((id) => (
              <div key={id} role="none" data-id={id}>
                <Press
                  class="quiet item"
                  role="menuitem"
                  testid={testids.yieldTo}
                  command={{ type: "yield_floor", request: props.from, revision: props.revision, to: id }}
                  done={(outcome) => outcome.state === "confirmed" && close()}
                >
                  <span class="typed" dir="auto">
                    {v.requests?.[id]?.name}
                  </span>
                </Press>
              </div>
            ))}
          </div>
        );
      }}
    </Popover>
  );
}

// Who speaks, and to whom the rest of their time can go: their clock is the large one. While the floor is open the line keeps its place.
export function Speaking() {
  const v = view.value;
  const speaking = v.floor?.speaking;
  if (!speaking) return v.floor?.open ? <div class="speaking" /> : null;
  const revision = v.requests?.[speaking.request]?.revision ?? 0;
  return (
    <div class="speaking">
      <div class="said">
        {speaksToOrder(v) && <PointMark />}
        <p class="name typed lines-2" data-testid={testids.floorSpeaker}>
          {saying.hasFloor(speaking.name)}
        </p>
      </div>
      <Yield from={speaking.request} revision={revision} />
    </div>
  );
}
