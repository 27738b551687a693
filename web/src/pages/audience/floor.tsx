import { standOf } from "../../state/floor";
import { audience as words } from "../../state/later_words";
import { isOver } from "../../state/run";
import { own, view } from "../../state/session";
import { testids } from "../../ui/testids";
import { noFloorToCome, whyNot } from "./floor_open";
import { Request } from "./floor_request";
import { Rule } from "./floor_rule";
import { Speaking } from "./floor_speaking";
import { Absent, Waiting } from "./floor_waiting";

// Neither on the list nor speaking.
function Asked({ spoken }: { spoken: boolean }) {
  return (
    <>
      <h2>{words.floorTitle}</h2>
      {spoken && (
        <p class="place" data-testid={testids.floorPlace} data-state="spoken">
          {words.spoken(whyNot() === "")}
        </p>
      )}
      <Request />
      {!isOver(view.value.run) && !noFloorToCome() && <Rule />}
    </>
  );
}

function Stand({ mine }: { mine: ReturnType<typeof standOf> }) {
  const stand = mine?.stand;
  const over = isOver(view.value.run);
  if (mine && stand === "speaking") return <Speaking id={mine.id} />;
  if (mine && !over && (stand === "waiting" || stand === "next")) return <Waiting mine={mine} />;
  if (mine && !over && stand === "absent") return <Absent id={mine.id} />;
  return <Asked spoken={stand === "spoken"} />;
}

// Asking for the floor, one's place on the list, and one's turn.
export function Floor() {
  const v = view.value;
  if (!v.floor) return null;
  const mine = standOf(v, own.value);
  return (
    <section class="floor" data-state={mine?.stand}>
      <Stand mine={mine} />
    </section>
  );
}
