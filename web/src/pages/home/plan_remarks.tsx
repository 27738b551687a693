import type { RefObject } from "preact";
import type { PlanFault } from "../../protocol/http";
import { editor } from "../../state/later_words";
import type { PlanForm } from "../../state/plan";
import { faultText } from "../../state/plan_faults";
import { testids } from "../../ui/testids";
import type { Found } from "./plan_check";
import { fieldAt, goTo, nameOf } from "./plan_places";

// All that is wrong with the plan, or may be a slip, and what is still empty. Each leads to its field; what has none, for it is not known,
// can be removed.
export function Remarks(props: { form: PlanForm; found: Found; root: RefObject<HTMLElement | null>; remove: (member: string) => void }) {
  const { form, found, root } = props;
  const { answered, shown, empty, notes } = found;
  const list = (all: readonly PlanFault[], testid = testids.planRemark) => (
    <ol>
      {all.map((one) => {
        const { field } = one;
        const member = field.slice(1);
        return (
          <li key={`${field} ${one.what} ${one.with.join(" ")}`} data-testid={testid}>
            <button
              type="button"
              class="button quiet item"
              disabled={!fieldAt(root.current, field)}
              onClick={() => goTo(root.current, field)}
            >
              <b>{nameOf(form, field)}</b>
              {faultText(one, true)}
            </button>
            {member in form.others && (
              <button
                type="button"
                class="button"
                aria-label={editor.removeOf(member)}
                data-testid={testids.planRemarkRemove}
                onClick={() => props.remove(member)}
              >
                {editor.remove}
              </button>
            )}
          </li>
        );
      })}
    </ol>
  );
  return (
    <section class="part checked" aria-label={editor.check} data-testid={testids.planCheck}>
      <h2>{editor.check}</h2>
      {!answered && <p class="hint">{editor.checking}</p>}
      {answered && empty.length === 0 && shown.length === 0 && <p class="hint">{editor.fits}</p>}
      {list(shown)}
      {empty.length > 0 && <p class="hint">{editor.empty(empty.length)}</p>}
      {list(empty, testids.planEmpty)}
      {notes.length > 0 && <h3>{editor.notes}</h3>}
      {list(notes)}
    </section>
  );
}
