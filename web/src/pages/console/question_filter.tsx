import { computed, signal } from "@preact/signals";
import { type Filter, matcher, noFilter, type Sort } from "../../state/moderating";
import { kept } from "../../state/kept";
import { view } from "../../state/session";
import { moderator as words } from "../../state/words";
import { panellistsApart, toldApart } from "../../ui/names";
import { Popover } from "../../ui/popover";
import { testids } from "../../ui/testids";
import { labels } from "./derived";
import { keyed } from "./keys";

export const filter = signal<Filter>(noFilter);
export const filtering = computed(() => Object.values(filter.value).some((one) => one.trim() !== ""));
export const fits = computed(() => matcher(filter.value));

const sorts = ["votes", "time", "turns"] as const satisfies Sort[];
export const sortOf = (tab: string): Sort => {
  const { value } = kept(`console.sort.${tab}`, tab === "approved" ? "votes" : "time");
  return sorts.find((one) => one === value) ?? "time";
};

const set = (change: Partial<Filter>): void => void (filter.value = { ...filter.value, ...change });

function Select(props: { label: string; testid: string; name: "panellist" | "segment" | "label"; of: [string, string][] }) {
  return (
    <label class="field">
      {props.label}
      <select
        data-testid={props.testid}
        value={filter.value[props.name]}
        onChange={(event) => set({ [props.name]: event.currentTarget.value })}
      >
        <option value="">{words.all}</option>
        {props.of.map(([value, label]) => (
          <option key={value} value={value} translate={props.name !== "panellist" || value === "panel"}>
            {label}
          </option>
        ))}
      </select>
    </label>
  );
}

export function Find({ tab }: { tab: string }) {
  const v = view.value;
  const order = v.order ?? [];
  const chosen = (["panellist", "segment", "label"] as const).filter((name) => filter.value[name] !== "").length;
  return (
    <div class="find">
      <input
        type="search"
        dir="auto"
        placeholder={words.find}
        aria-label={words.find}
        data-testid={testids.filterText}
        data-key={keyed("find").mark}
        aria-keyshortcuts={keyed("find").keys}
        value={filter.value.text}
        onInput={(event) => set({ text: event.currentTarget.value })}
      />
      <Popover
        class={`button ${chosen > 0 ? "chosen" : ""}`}
        title={words.filterTitle}
        testid={testids.filterMenu}
        label={
          <>
            {words.filter} <span class="tabular">{chosen > 0 ? chosen : ""}</span>
          </>
        }
      >
        {(close) => (
          <div class="details">
            <h2>{words.filterTitle}</h2>
            <Select
              label={words.filterPanellist}
              testid={testids.filterPanellist}
              name="panellist"
              of={[["panel", words.thePanel], ...panellistsApart(v)]}
            />
            <Select
              label={words.filterSegment}
              testid={testids.filterSegment}
              name="segment"
              of={toldApart(order.map((one) => v.segments![one]!.title)).map((title, i): [string, string] => [order[i]!, title])}
            />
            <Select
              label={words.filterLabel}
              testid={testids.filterLabel}
              name="label"
              of={labels.value.map((one): [string, string] => [one, one])}
            />
            <button
              type="button"
              class="button"
              data-testid={testids.filterClear}
              onClick={() => {
                filter.value = noFilter;
                close();
              }}
            >
              {words.clear}
            </button>
          </div>
        )}
      </Popover>
      <select
        aria-label={words.order}
        data-testid={testids.sort}
        value={tab === "queued" ? "" : sortOf(tab)}
        onChange={(event) => (kept(`console.sort.${tab}`).value = event.currentTarget.value)}
      >
        {tab === "queued" ? (
          <option value="">{words.queueOrder}</option>
        ) : (
          sorts.map((one) => (
            <option key={one} value={one}>
              {words.sorts[one]}
            </option>
          ))
        )}
      </select>
    </div>
  );
}
