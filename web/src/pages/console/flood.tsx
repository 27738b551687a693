import { signal } from "@preact/signals";
import { removal as words } from "../../state/access_words";
import { mayAct, view } from "../../state/session";
import { Popover } from "../../ui/popover";
import { testids } from "../../ui/testids";
import { Removal } from "./removal";

const dismissed = signal<readonly string[]>([]);

// Very many newcomers come from one address, and more are refused: there, with what can be done about it, until it is done or put away.
export function Flood() {
  const one = view.value.presence?.origins.find(({ name, barred }) => !barred && !dismissed.value.includes(name));
  if (!one) return null;
  return (
    <div class="notice" role="alert" data-testid={testids.flood}>
      <span>{words.flood(one.participants)}</span>
      <Popover label={words.look} name={words.lookAll} testid={testids.remove} disabled={!mayAct.value}>
        {(close) => <Removal of={{ origin: one.name }} close={close} />}
      </Popover>
      <button
        type="button"
        class="button quiet"
        data-testid={testids.floodDismiss}
        onClick={() => (dismissed.value = [...dismissed.value, one.name])}
      >
        {words.dismiss}
      </button>
    </div>
  );
}
