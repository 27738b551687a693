import { minutes } from "../../state/figures";
import { audience as words } from "../../state/later_words";
import { now, view, when } from "../../state/session";
import { closingOf } from "../../state/speakers_list";
import { common } from "../../state/words";
import { testids } from "../../ui/testids";

// How long the list is, or before this participant's place on it, with the rule that says so; and when it closes.
export function Rule(props: { place?: number }) {
  const floor = view.value.floor!;
  const rule = words.rule(floor.order, floor.seed, floor.groups ?? []);
  const closes = closingOf(view.value, now.value);
  return (
    <div class="note">
      <p class="typed" dir="auto" data-testid={testids.floorRule}>
        {props.place === undefined ? words.listed(floor.list?.length ?? 0, rule) : words.placed(props.place, rule)}
      </p>
      {closes !== undefined && (
        <p data-testid={testids.floorCloses}>
          <b>{common.listCloses(when(closes), common.inMinutes(minutes(closes - now.value)))}</b>
        </p>
      )}
    </div>
  );
}
