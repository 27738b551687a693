import type { RoundView, SegmentView, SessionView } from "../../protocol/messages";
import { forAll } from "../../protocol/segment_kinds";
import { length } from "../../state/figures";
import { sharesOf } from "../../state/moderating";
import { currentOf, left, phaseOf } from "../../state/run";
import { now, view } from "../../state/session";
import { moderator as words } from "../../state/words";
import { Clock } from "../../ui/clock";
import { panellistName } from "../../ui/names";
import { Press } from "../../ui/press";
import { testids } from "../../ui/testids";
import { Kbd } from "./kbd";
import { keyed, wordAction } from "./keys";

// Where several speak in turn: elsewhere the word follows from the plan.
function several(segment: SegmentView | undefined): boolean {
  return segment !== undefined && (forAll.includes(segment.kind) || segment.speakers.length > 1);
}

const nameOf = (v: SessionView, id: string): string => (id === "moderator" ? (v.plan?.moderator.name ?? "") : panellistName(v, id));

// In a round: who has had their turn, and what is left of it to who has the word.
function Turn({ id, round, has }: { id: string; round: RoundView; has: boolean }) {
  const { clock } = round;
  if (has && clock) {
    const phase = phaseOf(clock, round.wrap_up, now.value);
    return (
      <span class="turn" data-testid={testids.roundTurn} data-state="has">
        <Clock
          left={left(clock, now.value)}
          phase={phase === "waiting" ? "paused" : phase}
          label={words.turnLeft}
          testid={testids.roundClock}
        />
      </span>
    );
  }
  const had = round.spoken.includes(id);
  return (
    <span class="turn" data-testid={testids.roundTurn} data-state={had ? "had" : "waits"}>
      {had ? words.hadTurn : words.waitsForTurn}
    </span>
  );
}

function Round({ round }: { round: RoundView }) {
  return (
    <div class="round">
      <p class="tabular" data-testid={testids.round}>
        <b>{words.round(round.number)}</b> {words.each(length(round.turn))}
      </p>
      <Press testid={testids.beginRound} {...keyed("round")} command={{ type: "begin_round", number: round.number + 1 }}>
        {words.beginRound(round.number + 1)}
        <Kbd of="round" />
      </Press>
    </div>
  );
}

// Who speaks at the podium, by a tap, and how the speaking time is shared so far; in a round whose turn it is, and who had theirs.
export function WordStrip() {
  const v = view.value;
  if (!several(currentOf(v)?.segment)) return null;
  const has = v.floor?.word;
  const round = v.floor?.round;
  const replacing = v.floor?.speaking?.request;
  return (
    <section class="word" aria-label={words.wordTitle} data-testid={testids.wordStrip}>
      {round ? <Round round={round} /> : <h2 class="unseen">{words.wordTitle}</h2>}
      <ul>
        {sharesOf(v, now.value).map(({ id, spent, share }, i) => {
          const name = nameOf(v, id);
          const on = has === id;
          const action = wordAction(i);
          return (
            <li key={id} data-id={id}>
              <Press
                testid={testids.wordTo}
                {...(action === undefined ? {} : keyed(action))}
                pressed={on}
                hint={on ? words.wordBack(name) : words.wordGive(name)}
                command={{ type: "give_word", ...(on ? {} : { to: id }), ...(replacing === undefined ? {} : { replacing }) }}
              >
                <span class="typed" dir="auto" translate={false}>
                  {name}
                </span>{" "}
                {action !== undefined && <Kbd of={action} />}
                {round && id !== "moderator" ? (
                  <Turn id={id} round={round} has={on} />
                ) : (
                  <span class="share tabular" data-testid={testids.wordShare}>
                    {words.wordMinutes(Math.floor(spent / 60_000))}
                  </span>
                )}
                <span class="part" aria-hidden="true">
                  <span style={{ inlineSize: `${Math.round(share * 100)}%` }} />
                </span>
              </Press>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
