import { useSignal } from "@preact/signals";
import { personalLinks as most } from "../../protocol/limits";
import { namesIn } from "../../state/personal_links";
import { personalLinks as words } from "../../state/words";
import { testids } from "../../ui/testids";
import { TextField } from "../../ui/text_field";
import type { Ask } from "./personal_links";

// More links: one for each name, or so many. `named` keeps whose they are, the first of them having this number.
export function Make(props: { made: number; busy: boolean; ask: Ask; named: (first: number, names: string[]) => void }) {
  const { made } = props;
  const text = useSignal("");
  const number = useSignal("");
  const names = namesIn(text.value);
  const twice = [...new Set(names.filter((one, i) => names.indexOf(one) !== i))];
  const left = most - made;
  const typed = /^\d{1,5}$/.test(number.value.trim()) ? Number(number.value) : 0;
  const count = names.length > 0 ? names.length : typed;
  const beyond = count > left;
  const make = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (count === 0 || beyond || props.busy) return;
    const first = made + 1;
    const said = `${words.made(first, made + count)}${names.length > 0 ? ` ${words.madeNamed}` : ""}`;
    if (!(await props.ask("make_personal_links", { after: made, count }, said))) return;
    props.named(first, names);
    text.value = number.value = "";
  };
  return (
    <section>
      <h2>{words.make}</h2>
      <form class="make" onSubmit={(event) => void make(event)}>
        <label class="field">
          <span class="label">{words.names}</span>
          <textarea
            rows={5}
            dir="auto"
            value={text.value}
            data-testid={testids.personalNames}
            onInput={(event) => (text.value = event.currentTarget.value)}
          />
        </label>
        <p class="hint">{words.namesHint}</p>
        <p class="hint" role="status">
          {twice.length > 0 && words.namedTwice(twice)}
        </p>
        <TextField
          label={words.howMany}
          number
          value={number.value}
          change={(to) => (number.value = to)}
          disabled={names.length > 0}
          fault={beyond ? `${words.most(most)} ${words.left(left)}` : undefined}
          testid={testids.personalCount}
        />
        <div class="actions">
          <button type="submit" class="button main" disabled={count === 0 || beyond || props.busy} data-testid={testids.personalMake}>
            {words.makeYes(count)}
          </button>
        </div>
      </form>
    </section>
  );
}
