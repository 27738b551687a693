import { heroOf, leaves } from "../../state/due";
import { stepOf } from "../../state/run";
import { view } from "../../state/session";
import { Press } from "../../ui/press";
import { testids } from "../../ui/testids";
import { AskAgain, cutOff } from "./ask_again";
import { Kbd } from "./kbd";
import { keyed } from "./keys";
import { mainDue } from "./main_due";
import { leaveWords, ofStep } from "./offered";

// What leaves the Q&A or the discussion, by its own name; where the main button does the same, its place is kept. What would be cut off has it
// asked for once more.
export function Leave() {
  const v = view.value;
  const hero = heroOf(v);
  if (!hero) return null;
  const step = stepOf(v);
  const { command: leave, verb, means } = ofStep(v, step);
  const command = leaves(mainDue.value) ? undefined : leave;
  const named = step.does === "end" ? leaveWords(hero.current, undefined, "") : verb;
  const label = (
    <>
      <span class="typed lines-2" dir="auto">
        {named}
      </span>
      <Kbd of="end" />
    </>
  );
  const cut = cutOff(v);
  const button = { testid: testids.leave, ...keyed("end"), means: `leave ${means}` };
  return command && cut ? (
    <div class="leave">
      <AskAgain {...button} {...cut} class="button" label={label} named={named} sure={testids.leaveNow} command={command} />
    </div>
  ) : (
    <Press {...button} class="leave" command={command} hint={named}>
      {label}
    </Press>
  );
}
