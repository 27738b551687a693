import { heroOf } from "../../state/due";
import { onStage, stepOf } from "../../state/run";
import { view } from "../../state/session";
import { moderator as words } from "../../state/words";
import { Popover } from "../../ui/popover";
import { Press } from "../../ui/press";
import { testids } from "../../ui/testids";
import { Kbd } from "./kbd";
import { keyed } from "./keys";
import { leaveWords, ofStep } from "./main_button";

// What leaves the Q&A or the discussion while somebody waits in it, by its own name. While somebody speaks from the floor, or a question is
// on stage, it is asked for once more.
export function Leave() {
  const v = view.value;
  const hero = heroOf(v);
  if (!hero) return null;
  const step = stepOf(v);
  const { command, verb, means } = ofStep(v, step);
  const named = step.does === "end" ? leaveWords(hero.current, undefined, "") : verb;
  const label = (
    <>
      <span class="typed lines-2" dir="auto">
        {named}
      </span>
      <Kbd of="end" />
    </>
  );
  const speaking = v.floor?.speaking;
  if (!command || (!speaking && !onStage(v))) {
    return (
      <Press command={command} means={`leave ${means}`} testid={testids.leave} {...keyed("end")} hint={named} class="leave">
        {label}
      </Press>
    );
  }
  return (
    <div class="leave">
      <Popover class="button" testid={testids.leave} {...keyed("end")} title={named} label={label}>
        {() => (
          <div class="details">
            <h2 tabIndex={-1} data-first>
              {speaking ? words.leaveSpeaking(speaking.name) : words.leaveStaged}
            </h2>
            <div class="actions">
              <Press class="main" testid={testids.leaveNow} command={command} means={`leave ${means}`} roomy>
                <span class="typed" dir="auto">
                  {named}
                </span>
              </Press>
            </div>
          </div>
        )}
      </Popover>
    </div>
  );
}
