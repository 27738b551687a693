import type { Command, SessionView } from "../../protocol/messages";
import type { Hero } from "../../state/due";
import { currentOf } from "../../state/run";
import { view } from "../../state/session";
import { due as saying, moderator as words } from "../../state/words";
import { panellistName } from "../../ui/names";
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

export type Speech = Extract<Hero, { of: "floor" | "turn" }>;

function extended(v: SessionView, hero: Speech, by: number): Command {
  if (hero.of === "turn") {
    return { type: "extend_turn", panellist: hero.panellist, round: v.floor?.round?.number ?? 0, added: hero.clock.added, by };
  }
  const { request } = hero.speaking;
  return { type: "extend_intervention", request, revision: v.requests?.[request]?.revision ?? 0, by };
}

// Of who speaks from the floor or in a round, whose clock the keys for time are then about.
export function Seconds(props: { by: number; testid: string; action: Action; also?: Action; of: Speech }) {
  const v = view.value;
  const name = props.of.of === "turn" ? panellistName(v, props.of.panellist) : props.of.speaking.name;
  return (
    <Press
      command={extended(v, props.of, props.by * 1000)}
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
