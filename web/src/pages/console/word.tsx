import type { SegmentView, SessionView } from "../../protocol/messages";
import { sharesOf } from "../../state/moderating";
import { currentOf } from "../../state/run";
import { now, view } from "../../state/session";
import { moderator as words } from "../../state/words";
import { panellistName } from "../../ui/names";
import { Press } from "../../ui/press";
import { testids } from "../../ui/testids";

// Where several speak in turn: elsewhere the word follows from the plan.
function several(segment: SegmentView | undefined): boolean {
  return segment !== undefined && (segment.kind === "discussion" || segment.kind === "qa" || segment.speakers.length > 1);
}

const nameOf = (v: SessionView, id: string): string => (id === "moderator" ? (v.plan?.moderator.name ?? "") : panellistName(v, id));

// Who speaks at the podium, by a tap, and how the speaking time is shared so far.
export function WordStrip() {
  const v = view.value;
  if (!several(currentOf(v)?.segment)) return null;
  const has = v.floor?.word;
  const replacing = v.floor?.speaking?.request;
  return (
    <section class="word" aria-label={words.wordTitle} data-testid={testids.wordStrip}>
      <h2 class="unseen">{words.wordTitle}</h2>
      <ul>
        {sharesOf(v, now.value).map(({ id, spent, share }) => {
          const name = nameOf(v, id);
          const on = has === id;
          return (
            <li key={id} data-id={id}>
              <Press
                testid={testids.wordTo}
                pressed={on}
                label={`${on ? words.wordBack(name) : words.wordGive(name)}, ${words.wordMinutes(Math.floor(spent / 60_000))}`}
                command={{ type: "give_word", ...(on ? {} : { to: id }), ...(replacing === undefined ? {} : { replacing }) }}
              >
                <span class="typed" dir="auto">
                  {name}
                </span>
                <span class="share tabular" data-testid={testids.wordShare}>
                  {words.wordMinutes(Math.floor(spent / 60_000))}
                </span>
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
