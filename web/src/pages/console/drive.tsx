import "./drive.css";
import type { InterventionView } from "../../protocol/messages";
import { dueOf, type Hero, heroOf, leaves, speaksToOrder } from "../../state/due";
import { currentOf } from "../../state/run";
import { view } from "../../state/session";
import { due as saying, moderator as words } from "../../state/words";
import { panellistName } from "../../ui/names";
import { Press } from "../../ui/press";
import { testids } from "../../ui/testids";
import { Elsewhere } from "./elsewhere";
import { Kbd } from "./kbd";
import { keyed } from "./keys";
import { Pause } from "./pause";
import { Minutes, Seconds } from "./time_buttons";

function EndSegment() {
  const v = view.value;
  const current = currentOf(v);
  const named = current ? saying.endOf[current.segment.kind] : words.endSegment;
  return (
    <Press
      command={current ? { type: "end_segment", revision: v.run!.revision } : undefined}
      means={`end ${current?.id}`}
      testid={testids.endSegment}
      hint={`${named}: ${saying.endLong}`}
      {...keyed("end")}
    >
      {named}
      <Kbd of="end" />
    </Press>
  );
}

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

function EndTurn({ panellist }: { panellist: string }) {
  return (
    <Press
      testid={testids.endTurn}
      {...keyed("endFloor")}
      means={`end turn ${panellist}`}
      hint={saying.endTurnOf(panellistName(view.value, panellist))}
      command={{ type: "give_word" }}
    >
      {saying.endTurn}
      <Kbd of="endFloor" />
    </Press>
  );
}

// Changes the large clock, or ends what it counts; where that has no time of its own, the segment's, which it then names.
function ThisClock({ hero }: { hero: Hero | undefined }) {
  const v = view.value;
  const of = hero && hero.of !== "segment" ? saying.short[hero.current.segment.kind] : undefined;
  return (
    <div class="drive">
      {hero?.of === "floor" ? (
        <>
          <Seconds by={-30} testid={testids.shortenFloor} action="minus1" speaking={hero.speaking} />
          <Seconds by={30} testid={testids.extendFloor} action="plus1" also="extend" speaking={hero.speaking} />
        </>
      ) : (
        <>
          <Minutes by={-1} testid={testids.takeMinute} action="minus1" of={of} />
          <Minutes by={1} testid={testids.addMinute} action="plus1" of={of} />
        </>
      )}
      <Pause />
      {hero?.of === "floor" && <EndSpeech speaking={hero.speaking} />}
      {hero?.of === "turn" && <EndTurn panellist={hero.panellist} />}
      {(!hero || leaves(dueOf(v))) && hero?.of !== "turn" && hero?.of !== "floor" && <EndSegment />}
    </div>
  );
}

export function Drive() {
  const hero = heroOf(view.value);
  return (
    <>
      <ThisClock hero={hero} />
      <Elsewhere />
    </>
  );
}
