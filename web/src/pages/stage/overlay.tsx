import "./overlay.css";
import { speaksToOrder } from "../../state/due";
import { startsIn } from "../../state/run";
import { now, view, when } from "../../state/session";
import { common, stage as words } from "../../state/words";
import { Clock, PhaseShape } from "../../ui/clock";
import { testids } from "../../ui/testids";
import { Does, type Holder, stagedOf, Time } from "./holder";
import { QuestionText } from "./question";

// What lies over somebody else's picture stands on a plate of its own, and is not there where there is nothing to say.

export function LowerThird({ who }: { who: Holder | undefined }) {
  const v = view.value;
  const staged = stagedOf();
  const begins = startsIn(v, now.value);
  if (!who && !staged && begins === undefined) return null;
  return (
    <div class="plate">
      {staged ? (
        <QuestionText {...staged} most={0.055} />
      ) : (
        <div class="holder">
          {who && speaksToOrder(v) && <Does of={who} />}
          <p class="name typed aligned lines-2" dir="auto" translate={!who?.named} key={`${who?.named}`} data-testid={testids.speaker}>
            {who ? who.name : v.plan!.title}
          </p>
          <p class="label typed aligned lines-2" dir="auto" data-testid={testids.segment}>
            {who ? who.from : words.startsIn(when(v.plan!.start))}
          </p>
        </div>
      )}
      {who ? <Time of={who} /> : begins !== undefined && <Clock left={begins} phase="waiting" testid={testids.clock} />}
    </div>
  );
}

export function Corner({ who }: { who: Holder | undefined }) {
  const begins = startsIn(view.value, now.value);
  if (!who && begins === undefined) return null;
  return (
    <div class="plate">
      <p class="label">
        <PhaseShape phase={who?.phase ?? "waiting"} />
        <span data-testid={testids.phase} data-phase={who?.phase ?? "waiting"}>
          {who ? common.phase[who.phase] : common.startsAt(when(view.value.plan!.start))}
        </span>
      </p>
      {who ? <Time of={who} /> : <Clock left={begins!} phase="waiting" testid={testids.clock} />}
    </div>
  );
}
