import { addressee, askerName } from "../../state/asking";
import { view } from "../../state/session";
import { cleaned } from "../../state/text";
import { audience as words } from "../../state/words";
import { testids } from "../../ui/testids";

// Whose question it is, and whom it is for.
export function About() {
  const plan = view.value.plan!;
  return (
    <div class="two">
      <label class="field">
        {view.value.rules?.anonymous === false ? words.name : words.nameOptional}
        <input
          type="text"
          dir="auto"
          autocomplete="name"
          value={askerName.value}
          data-testid={testids.askName}
          onInput={(event) => (askerName.value = event.currentTarget.value)}
          onChange={(event) => (askerName.value = cleaned(event.currentTarget.value))}
        />
      </label>
      <label class="field">
        {words.addressee}
        <select value={addressee.value} data-testid={testids.askTo} onChange={(event) => (addressee.value = event.currentTarget.value)}>
          <option value="">{words.panel}</option>
          {plan.panellist_order.map((id) => (
            <option key={id} value={id} translate={false}>
              {plan.panellists[id]?.name}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}
