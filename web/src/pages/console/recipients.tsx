import { signal } from "@preact/signals";
import type { Recipients as Whom } from "../../protocol/messages";
import { currentOf } from "../../state/run";
import { view } from "../../state/session";
import { podium as words } from "../../state/words";
import { apartName } from "../../ui/names";
import { testids } from "../../ui/testids";

const nobody: Whom = { panellists: [], stage: false, audience: false };
export const to = signal(nobody);
// A press adds to those chosen, or takes away from them; else it chooses anew.
const several = signal(false);

const all = (): string[] => view.value.plan?.panellist_order ?? [];
const isAll = (panellists: string[]): boolean => panellists.length > 0 && panellists.length === all().length;

// Whoever speaks at the podium, and nobody else.
export function beginChoosing(): void {
  const speaker = view.value.floor?.speaker;
  const speakers = speaker === undefined ? (currentOf(view.value)?.segment.speakers ?? []) : speaker === "moderator" ? [] : [speaker];
  to.value = changed(nobody, { ...nobody, panellists: speakers }, true);
  several.value = speakers.length > 1;
}

export function whom(of: Whom): string {
  if (of.stage && of.audience && isAll(of.panellists)) return words.everyone;
  const panellists = isAll(of.panellists) ? [words.allPanellists] : of.panellists.map((id) => apartName(view.value, id));
  return [...panellists, ...(of.stage ? [words.stage] : []), ...(of.audience ? [words.audience] : [])].join(", ");
}

// With `part`, or without it.
function changed(is: Whom, part: Whom, on: boolean): Whom {
  const panellists = all().filter((id) => (part.panellists.includes(id) ? on : is.panellists.includes(id)));
  return { panellists, stage: part.stage ? on : is.stage, audience: part.audience ? on : is.audience };
}

const same = (a: Whom, b: Whom): boolean => JSON.stringify(a) === JSON.stringify(b);

// Where one is chosen, it is that one; where several are, all that are among them.
function Choice({ id, label, part }: { id: string; label: string; part: Whom }) {
  const on = several.value ? same(changed(to.value, part, true), to.value) : same(part, to.value);
  return (
    <button
      type="button"
      class="button"
      aria-pressed={on}
      data-testid={testids.messageTo(id)}
      onClick={() => (to.value = several.value ? changed(to.value, part, !on) : part)}
    >
      <span class="typed" dir="auto" translate={view.value.plan?.panellists[id] === undefined}>
        {label}
      </span>
    </button>
  );
}

// Whom a message is for. One press chooses one of these alone; several are chosen where that is asked for.
export function ToWhom() {
  const panellists = all();
  return (
    <>
      <div class="to-title">
        <h3>{words.to}</h3>
        <button
          type="button"
          class="button"
          aria-pressed={several.value}
          data-testid={testids.messageSeveral}
          onClick={() => {
            several.value = !several.value;
            if (!several.value) to.value = nobody;
          }}
        >
          {words.several}
        </button>
      </div>
      <div role="group" aria-label={words.to} class="to-whom">
        {panellists.map((id) => (
          <Choice key={id} id={id} label={apartName(view.value, id)} part={{ ...nobody, panellists: [id] }} />
        ))}
        {panellists.length > 1 && <Choice id="all" label={words.allPanellists} part={{ ...nobody, panellists }} />}
        <Choice id="audience" label={words.audience} part={{ ...nobody, audience: true }} />
        <Choice id="stage" label={words.stage} part={{ ...nobody, stage: true }} />
        <Choice id="everyone" label={words.everyone} part={{ panellists, stage: true, audience: true }} />
      </div>
    </>
  );
}
