import { tabTo } from "../../ui/tab_keys";
import { view } from "../../state/session";
import { moderator as words } from "../../state/words";
import { testids } from "../../ui/testids";
import { Kbd } from "./kbd";
import { keyed } from "./keys";
import { type Tab, tabs } from "./question_lists";

const tabActions = ["tab1", "tab2", "tab3", "tab4", "tab5"] as const;

function counted(): Record<Tab, number> {
  const v = view.value;
  const counts: Record<Tab, number> = { submitted: 0, approved: 0, queued: v.queue?.length ?? 0, answered: 0, not_taken: 0 };
  for (const question of Object.values(v.questions ?? {})) {
    if (question.state !== "queued" && question.state in counts) counts[question.state as Tab] += 1;
  }
  return counts;
}

// The lists, each with how many it has.
export function Tabs({ tab, open }: { tab: Tab; open: (to: Tab) => void }) {
  const counts = counted();
  const onKeyDown = (event: KeyboardEvent): void => {
    const next = tabTo(event, tabs, tab);
    if (next === undefined) return;
    open(next);
    document.querySelector<HTMLElement>(`[data-testid="${testids.tab(next)}"]`)?.focus();
  };
  return (
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
  );
}
