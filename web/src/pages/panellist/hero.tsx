import "./hero.css";
import { countdown } from "../../state/figures";
import type { Hero as Held, Nearness } from "../../state/podium";
import { currentOf, followingOf, handsOverIn, left } from "../../state/run";
import { now, view } from "../../state/session";
import { common, panellist as words } from "../../state/words";
import { Clock, PhaseShape } from "../../ui/clock";
import { aboutOf, isNamed, whoOf } from "../../ui/names";
import { testids } from "../../ui/testids";

// The countdown of whatever runs; `near` is how near the end of their own time is.
function Running(props: { panellist: string; hero: Held; near: Nearness }) {
  const { hero, near } = props;
  const { phase } = hero;
  const v = view.value;
  const { segment } = currentOf(v)!;
  const mine = segment.speakers.includes(props.panellist);
  const word = v.floor?.word === props.panellist;
  const isName = !hero.turn && !mine && !word && isNamed(v, segment);
  const handsOver = hero.turn ? undefined : handsOverIn(v, now.value);
  return (
    <>
      <p class="shout" data-testid={testids.phase} data-phase={phase}>
        <PhaseShape phase={phase} />
        {near === "last_minute" && <PhaseShape phase={phase} />}
        {near === "calm" ? (phase === "paused" ? words.paused : common.phase[phase]) : words.near[near]}
      </p>
      <Clock left={left(hero.clock, now.value)} phase={phase} testid={testids.clock} />
      <p key={`${isName}`} class="who typed lines-2" dir="auto" translate={!isName} data-testid={testids.speaker} data-mine={word}>
        {hero.turn ? words.yourTurnInRound : mine ? words.yourTime : word ? words.yourWord : whoOf(v, segment)}
      </p>
      <div class="about">
        <p class="title typed lines-2" dir="auto" data-testid={testids.segment} data-covered={handsOver !== undefined}>
          {mine || word ? segment.title : aboutOf(v, segment)}
        </p>
        {handsOver !== undefined && (
          <p class="grace tabular" data-testid={testids.graceLine}>
            {common.handsOver(countdown(handsOver))}
          </p>
        )}
      </div>
    </>
  );
}

// Before the first segment, between two, and afterwards.
function Waiting() {
  const v = view.value;
  const { status } = v.run!;
  const following = followingOf(v);
  const begins = v.plan!.start - now.value;
  return (
    <>
      <p class="shout" data-testid={testids.phase} data-phase="waiting">
        <PhaseShape phase="waiting" /> {status === "running" ? common.gap : common.status[status]}
      </p>
      {status === "prepared" || status === "open" ? (
        begins >= 0 ? (
          <Clock left={begins} phase="waiting" testid={testids.clock} />
        ) : (
          <p class="thanks">{common.soon}</p>
        )
      ) : (
        status !== "running" && <p class="thanks">{common.thanks}</p>
      )}
      <p class="who typed lines-2" dir="auto" data-testid={testids.speaker}>
        {status === "running" ? following && common.nextIs(whoOf(v, following.segment)) : v.plan!.title}
      </p>
    </>
  );
}

export function Hero(props: { panellist: string; hero: Held | undefined; near: Nearness }) {
  return <section class="hero">{props.hero ? <Running {...props} hero={props.hero} /> : <Waiting />}</section>;
}
