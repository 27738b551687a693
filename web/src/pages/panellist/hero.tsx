import "./hero.css";
import { speaksToOrder } from "../../state/due";
import { countdown } from "../../state/figures";
import type { Hero as Held, Nearness } from "../../state/podium";
import { currentOf, followingOf, handsOverIn, left, total } from "../../state/run";
import { now, view } from "../../state/session";
import { common, panellist as words } from "../../state/words";
import { Clock, PhaseShape } from "../../ui/clock";
import { aboutOf, isNamed, panellistName, whoOf } from "../../ui/names";
import { testids } from "../../ui/testids";

// Whose the large clock is, and of what.
function told(hero: Held, own: boolean): { who: string; about: string; isName: boolean } {
  const v = view.value;
  const { segment } = currentOf(v)!;
  const { speaking, speaker } = v.floor ?? {};
  if (hero.mine) {
    if (hero.of === "turn") return { who: words.yourTurnInRound, about: segment.title, isName: false };
    return own
      ? { who: words.yourTime, about: segment.title, isName: false }
      : { who: words.yourWord, about: words.wholeSegment(segment.title), isName: false };
  }
  if (speaking) {
    return {
      who: (speaksToOrder(v) ? common.point : words.floor)(speaking.name),
      about: speaking.affiliation,
      isName: false,
    };
  }
  if (hero.of === "turn") return { who: panellistName(v, speaker), about: words.turnOf(common.lasting(total(hero.clock))), isName: true };
  return { who: whoOf(v, segment), about: aboutOf(v, segment), isName: isNamed(v, segment) };
}

// The countdown of whatever runs; `near` is how near the end of their own time is.
function Running(props: { panellist: string; hero: Held; near: Nearness }) {
  const { hero, near } = props;
  const { phase, mine } = hero;
  const v = view.value;
  const { segment } = currentOf(v)!;
  const own = mine && segment.speakers.includes(props.panellist);
  const { who, about, isName } = told(hero, own);
  const handsOver = hero.of === "segment" ? handsOverIn(v, now.value) : undefined;
  return (
    <>
      <p class="shout" data-testid={testids.phase} data-phase={phase}>
        <PhaseShape phase={phase} />
        {near === "last_minute" && <PhaseShape phase={phase} />}
        {near === "calm" ? (phase === "paused" ? words.paused : common.phase[phase]) : words.near[near]}
      </p>
      <Clock left={left(hero.clock, now.value)} phase={phase} testid={testids.clock} />
      <p key={`${isName}`} class="who typed lines-3" dir="auto" translate={!isName} data-testid={testids.speaker} data-mine={mine && !own}>
        {who}
      </p>
      <div class="about">
        <p class="title typed lines-2" dir="auto" data-testid={testids.segment} data-covered={handsOver !== undefined}>
          {about}
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
