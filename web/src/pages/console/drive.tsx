import "./drive.css";
import type { InterventionView } from "../../protocol/messages";
import { type Hero, heroOf, speaksToOrder } from "../../state/due";
import { forAll } from "../../protocol/segment_kinds";
import { followingOf } from "../../state/run";
import { view } from "../../state/session";
import { due as saying } from "../../state/words";
import { panellistName } from "../../ui/names";
import { Press } from "../../ui/press";
import { testids } from "../../ui/testids";
import { Elsewhere } from "./elsewhere";
import { EndSegment } from "./end_segment";
import { Kbd } from "./kbd";
import { keyed } from "./keys";
import { mainDue } from "./main_due";
import { Pause } from "./pause";
import { Minutes, Seconds } from "./time_buttons";

function EndSpeech({ speaking }: { speaking: InterventionView }) {
  const v = view.value;
  const revision = v.requests?.[speaking.request]?.revision ?? 0;
  return (
    <Press
      testid={testids.endFloor}
      {...keyed("endFloor")}
      hint={saying.endSpeechOf(speaking.name)}
      command={{ type: "end_intervention", request: speaking.request, revision }}
    >
      {speaksToOrder(v) ? saying.endPoint : saying.endSpeech}
      <Kbd of="endFloor" />
    </Press>
  );
}

// Where the main button ends it, its place is kept.
function EndTurn({ panellist, isMain }: { panellist: string; isMain: boolean }) {
  return (
    <Press
      testid={testids.endTurn}
      {...(isMain ? {} : keyed("endFloor"))}
      means={`end turn ${panellist}`}
      hint={saying.endTurnOf(panellistName(view.value, panellist))}
      command={isMain ? undefined : { type: "give_word" }}
    >
      {saying.endTurn}
      {!isMain && <Kbd of="endFloor" />}
    </Press>
  );
}

// Where anybody can have the floor, what ends a segment has another place than what ends a speech. The last one ends with the session, so that
// no two buttons side by side end something.
const endsSegment = (hero: Hero | undefined): boolean =>
  !hero || (!forAll.includes(hero.current.segment.kind) && hero.of === "segment" && followingOf(view.value) !== undefined);

// Changes the large clock, or ends what it counts; where that has no time of its own, the segment's, which it then names.
function ThisClock({ hero }: { hero: Hero | undefined }) {
  const of = hero && hero.of !== "segment" ? saying.short[hero.current.segment.kind] : undefined;
  return (
    <div class="drive">
      {hero?.of === "floor" || hero?.of === "turn" ? (
        <>
          <Seconds by={-30} testid={testids.shortenFloor} action="minus1" of={hero} />
          <Seconds by={30} testid={testids.extendFloor} action="plus1" also="extend" of={hero} />
        </>
      ) : (
        <>
          <Minutes by={-1} testid={testids.takeMinute} action="minus1" of={of} />
          <Minutes by={1} testid={testids.addMinute} action="plus1" of={of} />
        </>
      )}
      <Pause />
      {hero?.of === "floor" && <EndSpeech speaking={hero.speaking} />}
      {hero?.of === "turn" && <EndTurn panellist={hero.panellist} isMain={mainDue.value.does === "end_turn"} />}
      {endsSegment(hero) && <EndSegment />}
    </div>
  );
}

// Once the session has ended only its room is left: nothing comes to stand where it was pressed.
export function Drive() {
  const hero = heroOf(view.value);
  if (view.value.run!.concluded !== undefined) return <div class="drive-over" />;
  return (
    <>
      <ThisClock hero={hero} />
      <Elsewhere />
    </>
  );
}
