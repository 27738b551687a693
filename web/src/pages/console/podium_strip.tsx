import "./podium_strip.css";
import { useLayoutEffect, useRef } from "preact/hooks";
import type { RoundView, SegmentView, SessionView } from "../../protocol/messages";
import { forAll } from "../../protocol/segment_kinds";
import { nextTurnOf } from "../../state/due";
import { length } from "../../state/figures";
import { sharesOf } from "../../state/moderating";
import { currentOf } from "../../state/run";
import { now, view } from "../../state/session";
import { common, moderator as words } from "../../state/words";
import { panellistAbout, panellistName } from "../../ui/names";
import { Press } from "../../ui/press";
import { testids } from "../../ui/testids";
import { FloorTime } from "./floor_times";
import { Kbd } from "./kbd";
import { keyed, podiumAction } from "./keys";
import { tellingNames } from "./telling_names";

// Where several speak in turn: elsewhere the speaker follows from the plan.
function several(segment: SegmentView | undefined): boolean {
  return segment !== undefined && (forAll.includes(segment.kind) || segment.speakers.length > 1);
}

const nameOf = (v: SessionView, id: string): string => (id === "moderator" ? (v.plan?.moderator.name ?? "") : panellistName(v, id));

// In a round: who has had their turn, and who comes next; else how long they have spoken in all.
function Standing(props: { id: string; spent: number; round: RoundView | undefined; has: boolean; next: boolean }) {
  const { id, round, has, next } = props;
  if (!round || id === "moderator") {
    return (
      <span class="share tabular" data-testid={testids.podiumShare}>
        {length(Math.floor(props.spent / 1000) * 1000)}
      </span>
    );
  }
  const state = has ? "has" : round.spoken.includes(id) ? "had" : "waits";
  return (
    <span class="share" data-testid={testids.roundTurn} data-state={state}>
      {has ? words.hasTurn : state === "had" ? words.hadTurn : next ? words.nextTurn : words.waitsForTurn}
    </span>
  );
}

function Person(props: { id: string; i: number; shown: string; about: string; spent: number; share: number }) {
  const { id, shown, spent, share } = props;
  const v = view.value;
  const on = v.floor?.speaker === id;
  const replacing = v.floor?.speaking?.request;
  const action = podiumAction(props.i);
  const name = nameOf(v, id);
  return (
    <li data-id={id} data-on={on}>
      <Press
        testid={testids.podiumTo}
        {...(action === undefined ? {} : keyed(action))}
        pressed={on}
        hint={on ? words.podiumBack(name) : words.podiumGive(name)}
        command={{ type: "give_word", ...(on ? {} : { to: id }), ...(replacing === undefined ? {} : { replacing }) }}
      >
        <span class="called lines-2 typed aligned" dir="auto" title={name}>
          <b translate={false}>{shown}</b> <small>{props.about}</small>
        </span>{" "}
        {action !== undefined && <Kbd of={action} />}{" "}
        <Standing id={id} spent={spent} round={v.floor?.round} has={on} next={nextTurnOf(v) === id} />
        <span class="part" aria-hidden="true">
          <span style={{ inlineSize: `${Math.round(share * 100)}%` }} />
        </span>
      </Press>
    </li>
  );
}

// Who speaks at the podium, by a tap, and how the speaking time is shared so far, the floor's beside the panel's; in a round whose turn it is,
// and who had theirs.
export function PodiumStrip() {
  const v = view.value;
  const { round, speaker } = v.floor ?? {};
  const strip = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    const [area, speaks] = [strip.current, strip.current?.querySelector<HTMLElement>('[data-on="true"]')];
    if (!area || !speaks) return;
    const [around, at] = [area.getBoundingClientRect(), speaks.getBoundingClientRect()];
    area.scrollTop += Math.min(0, at.top - around.top) + Math.max(0, at.bottom - around.bottom);
  }, [speaker, round !== undefined]);
  if (!several(currentOf(v)?.segment)) return null;
  const { podium, floor } = sharesOf(v, now.value);
  const people = tellingNames(podium.map(({ id }) => nameOf(v, id)));
  return (
    <section ref={strip} class="podium" aria-label={words.podiumTitle} data-testid={testids.podiumStrip} tabIndex={0}>
      {round && (
        <p class="unseen" data-testid={testids.round}>
          {words.round(round.number)} {words.each(common.lasting(round.turn))}
        </p>
      )}
      <ul>
        {podium.map(({ id, spent, share }, i) => (
          <Person
            key={id}
            id={id}
            i={i}
            shown={people[i]!}
            about={id === "moderator" ? words.as.moderator! : panellistAbout(v, id)}
            spent={spent}
            share={share}
          />
        ))}
        {floor.spent > 0 && !round && <FloorTime {...floor} />}
      </ul>
    </section>
  );
}
