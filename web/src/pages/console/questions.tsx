import { useLayoutEffect, useRef } from "preact/hooks";
import { likest, noFilter } from "../../state/moderating";
import { view } from "../../state/session";
import { moderator as words } from "../../state/words";
import { useSettled } from "../../ui/settle";
import { testids } from "../../ui/testids";
import { Elsewhere } from "./elsewhere_found";
import { EnterQuestion } from "./enter_question";
import { Kbd } from "./kbd";
import { useKeptFocus } from "./kept_in_place";
import { keyed } from "./keys";
import { Card } from "./question_card";
import { filter, filtering, Find, sortOf } from "./question_filter";
import { carried } from "./question_grip";
import { most, shown, type Tab, wantedIn } from "./question_lists";
import { hasJustMoved } from "./question_moves";
import { OnStage } from "./question_on_stage";
import { QuestionRules } from "./question_rules";
import { Tabs } from "./question_tabs";
import { pressInRow } from "./row_keys";
import { choosable, choose, clearSelection, selection } from "./selection";
import { SelectionBar } from "./selection_bar";

// With a question that is like it, a card is higher: that too waits until the list settles.
const higher = "!";

const idOf = (entry: string): string => (entry.endsWith(higher) ? entry.slice(0, -1) : entry);

function Cards({ tab, entries }: { tab: Tab; entries: readonly string[] }) {
  const ids = entries.map(idOf);
  return (
    <ol>
      {entries.map((entry) => {
        const id = idOf(entry);
        return (
          <Card
            key={id}
            id={id}
            state={tab}
            place={tab === "queued" ? Math.max(0, view.value.queue?.indexOf(id) ?? 0) : undefined}
            like={entry !== id}
            choose={choosable.includes(tab) ? (one, range) => choose(one, range, ids) : undefined}
          />
        );
      })}
    </ol>
  );
}

// Those of muted askers, or those that were withdrawn.
function Aside({ tab, ids }: { tab: Tab; ids: readonly string[] }) {
  const ofReview = tab === "submitted";
  return (
    <details data-testid={ofReview ? testids.aside : testids.withdrawnGroup}>
      <summary>{ofReview ? words.aside(ids.length) : words.withdrawnOnes(ids.length)}</summary>
      <ol>
        {ids.slice(0, most).map((id) => (
          <Card key={id} id={id} state={ofReview ? "submitted" : "withdrawn"} />
        ))}
      </ol>
    </details>
  );
}

export function Questions() {
  const v = view.value;
  const area = useRef<HTMLDivElement>(null);
  const tab = shown.value;
  const { ids, aside } = wantedIn(tab);
  const wanted = ids.slice(0, most).map((id) => (tab !== "answered" && tab !== "not_taken" && likest(v, id) ? id + higher : id));
  const settled = useSettled(wanted, area, JSON.stringify([tab, sortOf(tab), filter.value]), { worked: true, idOf });
  const known = new Set(settled.ids.value.map(idOf));
  const fresh = ids.slice(0, most).filter((id) => !known.has(id)).length;
  useKeptFocus(area);
  const follows = tab === "queued" && settled.changed && hasJustMoved();
  useLayoutEffect(() => {
    if (follows) settled.settle();
  });
  // Another list opens at its head.
  const open = (to: Tab): void => {
    if (to !== tab) clearSelection();
    shown.value = to;
    area.current?.scrollTo?.(0, 0);
  };
  const empty = settled.ids.value.length === 0;
  return (
    <section class="questions" aria-label={words.questions} data-area data-key={keyed("questions").mark}>
      <div class="heading">
        <h2>
          {words.questions} <Kbd of="questions" />
        </h2>
        <span class="settle">
          {settled.changed && (
            <button type="button" class="button" data-testid={testids.settle} data-each onClick={settled.settle}>
              {words.settle(fresh)}
            </button>
          )}
        </span>
        <EnterQuestion />
        <QuestionRules />
      </div>
      <OnStage />
      <Tabs tab={tab} open={open} />
      {selection.value.length > 0 ? <SelectionBar /> : <Find tab={tab} />}
      <div
        class="list"
        id="questions-list"
        role="tabpanel"
        aria-labelledby={`tab-${tab}`}
        tabIndex={0}
        ref={area}
        data-goes={carried.value?.before === null ? "end" : undefined}
        onKeyDown={pressInRow}
      >
        {empty && !filtering.value && <p class="empty">{words.empty[tab]}</p>}
        {empty && filtering.value && (
          <p class="empty">
            {words.noMatch}{" "}
            <button type="button" class="button" onClick={() => (filter.value = noFilter)}>
              {words.clear}
            </button>
          </p>
        )}
        {!empty && <Cards tab={tab} entries={settled.ids.value} />}
        {filter.value.text.trim() !== "" && <Elsewhere than={tab} />}
        {ids.length > most && <p class="empty">{words.moreThanShown(ids.length - most)}</p>}
        {aside.length > 0 && <Aside tab={tab} ids={aside} />}
      </div>
    </section>
  );
}
