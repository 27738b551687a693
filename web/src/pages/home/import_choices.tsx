import { useSignal } from "@preact/signals";
import { caseFolded as compared } from "../../state/case_fold";
import { dayOf } from "../../state/format";
import type { Choice } from "../../state/import/reading";
import { importing as words } from "../../state/import_words";
import { testids } from "../../ui/testids";

// A congress has hundreds.
const page = 40;

function Entry(props: { of: Choice; choose: () => void }) {
  const { title, start, minutes, room, people } = props.of;
  const length = minutes === undefined ? "" : words.minutes(minutes);
  return (
    <li>
      <button type="button" class="button choice" data-testid={testids.importChoice} onClick={props.choose}>
        <span class="tabular time">{start ?? "–"}</span>
        <span>
          <b class="typed" dir="auto">
            {title || words.noTitle}
          </b>
          <small class="typed" dir="auto">
            {[room, length, words.people(people)].filter(Boolean).join(" · ")}
          </small>
        </span>
      </button>
    </li>
  );
}

// Which of the sessions of a programme it is: by day, and by words of its title or room.
export function ImportChoices(props: { of: readonly Choice[]; choose: (one: Choice) => void }) {
  const text = useSignal("");
  const shown = useSignal(page);
  const sought = compared(text.value).split(" ");
  const found = props.of.filter((one) => {
    const within = compared([one.title, one.room ?? "", one.date ?? ""].join(" "));
    return sought.every((word) => within.includes(word));
  });
  const days = byDay(found.slice(0, shown.value));
  const rest = found.length - shown.value;
  return (
    <section class="part choices">
      <h2>{words.pick}</h2>
      <p class="hint">{words.pickHint(props.of.length)}</p>
      <label class="field">
        <span class="unseen">{words.find}</span>
        <input
          type="search"
          dir="auto"
          autocomplete="off"
          placeholder={words.find}
          value={text.value}
          data-testid={testids.importFind}
          onInput={(event) => {
            text.value = event.currentTarget.value;
            shown.value = page;
          }}
        />
      </label>
      <p class="hint" role="status">
        {found.length === 0 && words.none}
      </p>
      {days.map(([date, all]) => (
        <div key={date}>
          <h3>{(date && dayOf(date)) || words.noDay}</h3>
          <ol>
            {all.map((one) => (
              <Entry key={`${one.start} ${one.room} ${one.title}`} of={one} choose={() => props.choose(one)} />
            ))}
          </ol>
        </div>
      ))}
      {rest > 0 && (
        <button type="button" class="button" data-testid={testids.importMore} data-each onClick={() => (shown.value += page)}>
          {words.more(Math.min(rest, page))}
        </button>
      )}
    </section>
  );
}

function byDay(all: readonly Choice[]): [date: string, of: Choice[]][] {
  const days = new Map<string, Choice[]>();
  for (const one of all) days.set(one.date ?? "", [...(days.get(one.date ?? "") ?? []), one]);
  return [...days];
}
