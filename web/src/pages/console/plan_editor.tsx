import { signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { common, moderator as words } from "../../state/words";
import { later } from "./later";
import { mayAct, me } from "../../state/session";
import { testids } from "../../ui/testids";
import { Dock } from "./dock";
import { Kbd } from "./kbd";
import { keyed } from "./keys";

// The address that leads here from the organiser's page asks for it.
const open = signal(/[?&]edit\b/.test(location.search));

export const editPlan = (): void => void (open.value = true);

export function PlanEditor() {
  const may = mayAct.value;
  const of = later.value;
  useEffect(() => {
    if (!may) open.value = false;
  }, [may]);
  // An observer changes nothing.
  if (me.value?.as === "observer") return null;
  return (
    <Dock
      open={open}
      title={words.editPlan}
      class="button quiet"
      panelClass="plan-panel plan-editor"
      testid={testids.planEdit}
      panelTestid={testids.planEditor}
      {...keyed("plan")}
      disabled={!may}
      label={
        <>
          {words.editPlan} <Kbd of="plan" />
        </>
      }
    >
      {(close) => (of ? <of.PlanPanel close={close} /> : <p>{common.loading}</p>)}
    </Dock>
  );
}
