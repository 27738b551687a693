import type { Command, InterventionView } from "../../protocol/messages";
import { currentOf } from "../../state/run";
import { view } from "../../state/session";
import { due as saying, moderator as words } from "../../state/words";
import { Press } from "../../ui/press";
import { Kbd } from "./kbd";
import { type Action, keyed, keyedAll } from "./keys";

// Of the segment that runs; `of` names it where another clock is the large one.
export function Minutes(props: { by: number; testid: string; action: Action; of?: string | undefined }) {
  const v = view.value;
  const current = currentOf(v);
  const command: Command | undefined = current && {
    type: "add_time",
    revision: v.run!.revision,
    segment: current.id,
    by: props.by * 60_000,
  };
  const long = words.addMinutesLong(props.by);
  return (
    <Press
      command={command}
      adds={(presses) => words.addedMinutes(presses * props.by)}
      testid={props.testid}
      hint={props.of === undefined ? long : `${long}, ${props.of}`}
      {...keyed(props.action)}
      class={props.of === undefined ? "minutes" : "minutes of-segment"}
    >
      <span class="by">
        <span class="tabular">{words.addMinutes(props.by)}</span> <small>{words.minutesUnit}</small>
      </span>
      <Kbd of={props.action} />
      {props.of !== undefined && <small class="of">{props.of}</small>}
    </Press>
  );
}

// Of who speaks from the floor, whose clock the keys for time are then about.
export function Seconds(props: { by: number; testid: string; action: Action; also?: Action; speaking: InterventionView }) {
  const { request, name } = props.speaking;
  const revision = view.value.requests?.[request]?.revision ?? 0;
  return (
    <Press
      command={{ type: "extend_intervention", request, revision, by: props.by * 1000 }}
      adds={(presses) => saying.addedSeconds(presses * props.by)}
      testid={props.testid}
      hint={saying.secondsLong(props.by, name)}
      {...(props.also ? keyedAll(props.action, props.also) : keyed(props.action))}
      class="minutes"
    >
      <span class="by">
        <span class="tabular">{saying.seconds(props.by)}</span> <small>{saying.secondsUnit}</small>
      </span>
      <Kbd of={props.action} />
    </Press>
  );
}
