import { signal } from "@preact/signals";
import type { QuestionView } from "../../protocol/messages";
import { kept } from "../../state/kept";
import { audience as words } from "../../state/later_words";
import { testids } from "../../ui/testids";

const sorts = ["votes", "newest"] as const;

export const sort = kept("audience.sort", "votes");

export const text = signal("");

// The same for every case, and with accents or without.
const plain = (one: string): string => one.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

export function fits({ text: asked, name = "" }: QuestionView): boolean {
  const words = plain(text.value).split(/\s+/);
  const all = plain(`${asked} ${name}`);
  return words.every((one) => all.includes(one));
}

// How the list is ordered, and what is looked for in it.
export function Tools() {
  return (
    <div class="two">
      <div class="field">
        <input
          type="search"
          dir="auto"
          placeholder={words.find}
          aria-label={words.find}
          value={text.value}
          data-testid={testids.filterText}
          onInput={(event) => (text.value = event.currentTarget.value)}
        />
      </div>
      <div class="field">
        <select
          aria-label={words.sort}
          value={sort.value}
          data-testid={testids.sort}
          onChange={(event) => (sort.value = event.currentTarget.value)}
        >
          {sorts.map((one) => (
            <option key={one} value={one}>
              {words.sorts[one]}
            </option>
          ))}
        </select>
      </div>
    </div>
  );
}
