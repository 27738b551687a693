import "./coming.css";
import { useEffect, useRef } from "preact/hooks";
import { minutes } from "../../state/figures";
import { allotmentOf, roundOf } from "../../state/podium";
import { expectedOf, followingOf, isOver, nearest, turnOf } from "../../state/run";
import { now, timed, view } from "../../state/session";
import { common, panellist as words } from "../../state/words";
import { announce } from "../../ui/announcer";
import { isNamed, panellistName, whoOf } from "../../ui/names";
import { testids } from "../../ui/testids";

// How long the own segment will be, and clearly so where that is not as it was planned.
function Allotment(props: { segment: string }) {
  const { now: long, planned } = allotmentOf(view.value.segments![props.segment]!);
  const text =
    planned === undefined ? words.allotted(common.lasting(long)) : words.allottedChanged(common.lasting(long), common.lasting(planned));
  const said = useRef(text);
  useEffect(() => {
    if (said.current !== text) announce(words.saidAllotted(text));
    said.current = text;
  }, [text]);
  return (
    <span class="allotment tabular" data-testid={testids.allotment} data-changed={planned !== undefined}>
      {text}
    </span>
  );
}

function Turn(props: { panellist: string }) {
  const v = view.value;
  const turn = turnOf(v, props.panellist, now.value);
  const inRound = roundOf(v)?.people.find((one) => one.id === props.panellist)?.had;
  if (isOver(v.run)) return null;
  return (
    <div class="turn" data-testid={testids.turn} data-when={turn.when}>
      <span class="label">{words.yourTurn}</span>
      <span class="tabular">
        {inRound
          ? words.turnInRound[inRound]
          : turn.when === "later"
            ? words.yourTurnAt(timed(nearest(turn.at)), common.inMinutes(minutes(Math.max(0, turn.at - now.value))))
            : turn.when === "now"
              ? words.nowYou
              : turn.when === "over"
                ? words.turnOver
                : words.noTurn}
      </span>
      {!inRound && turn.when === "later" && <Allotment key={turn.segment} segment={turn.segment} />}
    </div>
  );
}

// The next turn of a round, or else the next segment; to whoever has it by "You".
function Following(props: { panellist: string }) {
  const v = view.value;
  const following = followingOf(v);
  const turn = roundOf(v)?.people.find((one) => one.had === "next")?.id;
  if (turn !== undefined) {
    return (
      <div class="following" data-testid={testids.next}>
        <span class="label">{words.next}</span>
        <span key={`${turn === props.panellist}`} class="typed lines-2 aligned" dir="auto" translate={turn === props.panellist}>
          {turn === props.panellist ? words.you : panellistName(v, turn)}
        </span>
      </div>
    );
  }
  if (!following) return null;
  const own = following.segment.speakers.join() === props.panellist;
  const expected = expectedOf(v, following.id, now.value);
  return (
    <div class="following" data-testid={testids.next}>
      <span class="label">{words.next}</span>
      <span
        key={`${own || !isNamed(v, following.segment)}`}
        class="typed lines-2 aligned"
        dir="auto"
        translate={own || !isNamed(v, following.segment)}
      >
        {own ? words.you : whoOf(v, following.segment)}
      </span>
      {expected && <span class="tabular when">{common.atAbout(timed(nearest(expected.start)))}</span>}
    </div>
  );
}

// What comes next, and when it is this panellist's turn.
export function Coming(props: { panellist: string }) {
  return (
    <footer>
      <Following panellist={props.panellist} />
      <Turn panellist={props.panellist} />
    </footer>
  );
}
