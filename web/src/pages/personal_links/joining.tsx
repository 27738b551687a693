import { personalLinks as words } from "../../state/words";
import { testids } from "../../ui/testids";
import type { Ask } from "./personal_links";

// Whether the join code alone lets somebody new in.
export function Joining(props: { only: boolean; busy: boolean; ask: Ask }) {
  const { only, ask } = props;
  const now = only ? words.closed : words.open;
  return (
    <section>
      <h2>{words.joining}</h2>
      <p data-testid={testids.personalOnly} data-on={only}>
        {now}
      </p>
      <p class="hint">{words.joiningHint}</p>
      <div class="actions">
        <button
          type="button"
          class="button"
          disabled={props.busy}
          data-testid={testids.personalRequire}
          onClick={() => void ask("require_personal_links", { on: !only }, "")}
        >
          {only ? words.release : words.require}
        </button>
      </div>
    </section>
  );
}
