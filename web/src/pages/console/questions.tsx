import { signal } from "@preact/signals";
import { useLayoutEffect, useRef } from "preact/hooks";
import type { QuestionState } from "../../protocol/messages";
import { likest, noFilter, sorted } from "../../state/moderating";
import { questionsIn } from "../../state/run";
import { view } from "../../state/session";
import { moderator as words } from "../../state/words";
import { useSettled } from "../../ui/settle";
import { tabTo } from "../../ui/tab_keys";
import { testids } from "../../ui/testids";
import { Kbd } from "./kbd";
import { keyed } from "./keys";
import { pressInRow } from "./row_keys";
import { useKeptFocus } from "./parts";
import { Elsewhere } from "./elsewhere_found";
import { EnterQuestion } from "./enter_question";
import { Card, OnStage } from "./question_card";
import { filter, filtering, Find, fits, sortOf } from "./question_filter";
import { carried } from "./question_grip";
import { hasJustMoved } from "./question_moves";
import { QuestionRules } from "./question_rules";
import { choosable, choose, clearSelection, selection } from "./selection";
import { SelectionBar } from "./selection_bar";

const tabs = ["submitted", "approved", "queued", "answered", "not_taken"] as const satisfies QuestionState[];
type Tab = (typeof tabs)[number];
const tabActions = ["tab1", "tab2", "tab3", "tab4", "tab5"] as const;
const shown = signal<Tab>("submitted");

// More than anybody reads; the rest is found by words.
const most = 120;

const fitting = (ids: string[]): string[] => ids.filter((id) => fits.value(id, view.value.questions![id]!));

// Those of muted askers are aside.
function wantedIn(tab: Tab): { ids: string[]; aside: string[] } {
  const v = view.value;
  if (tab === "queued") return { ids: fitting(v.queue ?? []), aside: [] };
  const all = fitting(questionsIn(v, tab));
  if (tab === "submitted") {
    const muted = (id: string): boolean => v.questions?.[id]?.muted === true;
    return {
      ids: sorted(
        v,
        all.filter((id) => !muted(id)),
        sortOf(tab),
      ),
      aside: all.filter(muted),
    };
  }
  const ids = sorted(v, all, sortOf(tab));
  if (tab === "approved") return { ids, aside: [] };
  // Of what is over the latest comes first.
  return {
    ids: sortOf(tab) === "time" ? ids.reverse() : ids,
    aside: tab === "not_taken" ? fitting(questionsIn(v, "withdrawn")).reverse() : [],
  };
}

// With a question that is like it, a card is higher: that too waits until the list settles.
const higher = "!";
const idOf = (entry: string): string => (entry.endsWith(higher) ? entry.slice(0, -1) : entry);

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
  const entries = settled.ids.value.map(idOf);
  const counts: Record<Tab, number> = { submitted: 0, approved: 0, queued: v.queue?.length ?? 0, answered: 0, not_taken: 0 };
  for (const question of Object.values(v.questions ?? {})) {
    if (question.state !== "queued" && question.state in counts) counts[question.state as Tab] += 1;
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    const next = tabTo(event, tabs, tab);
    if (next === undefined) return;
    open(next);
    document.querySelector<HTMLElement>(`[data-testid="${testids.tab(next)}"]`)?.focus();
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
      <div class="tabs" role="tablist" aria-label={words.questions} onKeyDown={onKeyDown}>
        {tabs.map((one, i) => (
          <button
            key={one}
            type="button"
            role="tab"
            id={`tab-${one}`}
            aria-selected={one === tab}
            aria-controls="questions-list"
            tabIndex={one === tab ? 0 : -1}
            title={words.tabs[one]}
            data-key={keyed(tabActions[i]!).mark}
            aria-keyshortcuts={keyed(tabActions[i]!).keys}
            data-testid={testids.tab(one)}
            onClick={() => open(one)}
          >
            <b class="tabular" data-some={counts[one] > 0}>
              {counts[one]} <Kbd of={tabActions[i]!} />
            </b>
            <span>{words.tabs[one]}</span>
          </button>
        ))}
      </div>
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
        {!empty && (
          <ol>
            {settled.ids.value.map((entry) => {
              const id = idOf(entry);
              return (
                <Card
                  key={id}
                  id={id}
                  state={tab}
                  place={tab === "queued" ? Math.max(0, v.queue?.indexOf(id) ?? 0) : undefined}
                  like={entry !== id}
                  choose={choosable.includes(tab) ? (one, range) => choose(one, range, entries) : undefined}
                />
              );
            })}
          </ol>
        )}
        {filter.value.text.trim() !== "" && <Elsewhere than={tab} />}
        {ids.length > most && <p class="empty">{words.moreThanShown(ids.length - most)}</p>}
        {aside.length > 0 && (
          <details data-testid={tab === "submitted" ? testids.aside : testids.withdrawnGroup}>
            <summary>{tab === "submitted" ? words.aside(aside.length) : words.withdrawnOnes(aside.length)}</summary>
            <ol>
              {aside.slice(0, most).map((id) => (
                <Card key={id} id={id} state={tab === "submitted" ? "submitted" : "withdrawn"} />
              ))}
            </ol>
          </details>
        )}
      </div>
    </section>
  );
}
