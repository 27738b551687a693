import "./people.css";
import { view } from "../../state/session";
import { common, moderator as words } from "../../state/words";
import { Popover } from "../../ui/popover";
import { testids } from "../../ui/testids";
import { Kbd } from "./kbd";
import { keyed } from "./keys";
import { later } from "./later";

// How many are here. Who they are, and how one gets in, is behind it.
export function People() {
  const of = later.value;
  const { presence: people, plan } = view.value;
  if (!people || !plan) return null;
  const came = plan.panellist_order.filter((id) => !plan.absent.includes(id));
  const here = came.filter((id) => (people.panellists[id] ?? 0) > 0).length;
  return (
    <>
      {of && <of.Locked />}
      <Popover
        class="button quiet"
        testid={testids.presence}
        {...keyed("who")}
        closes
        title={words.presence}
        label={
          <>
            <span class="presence tabular">
              <span>{words.presencePanel(here, came.length)}</span> <span>{words.presenceStage(people.stages)}</span>{" "}
              <span>{words.presenceAudience(people.participants)}</span>
            </span>
            <Kbd of="who" />
          </>
        }
      >
        {() => (of ? <of.Who came={came} /> : <p>{common.loading}</p>)}
      </Popover>
    </>
  );
}
