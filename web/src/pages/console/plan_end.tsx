import { signal } from "@preact/signals";
import { readTime, timeOfDay } from "../../state/format";
import { planning as words } from "../../state/later_words";
import { endsNextDay, firstAfter } from "../../state/plan";
import { isOver } from "../../state/run";
import { timed, view, zone } from "../../state/session";
import { TextField } from "../../ui/text_field";
import { Press } from "../../ui/press";
import { testids } from "../../ui/testids";

const end = signal("");

export function AgreedEnd() {
  const v = view.value;
  const plan = v.plan!;
  const shown = timeOfDay(plan.end, zone.value);
  const typed = readTime(end.value);
  const to = typed === undefined || typed === shown ? undefined : firstAfter(plan.start, typed, zone.value);
  return (
    <div class="agreed">
      <TextField
        label={words.agreedEnd}
        type="time"
        value={end.value || shown}
        change={(value) => (end.value = value)}
        testid={testids.planField("end")}
        fault={end.value !== "" && typed === undefined ? words.needed.end : undefined}
      />
      <Press
        testid={testids.moveEnd}
        means="send"
        command={to === undefined || isOver(v.run) ? undefined : { type: "move_end", revision: v.run!.revision, to }}
        done={(outcome) => outcome.state === "confirmed" && (end.value = "")}
      >
        {words.moveEnd}
      </Press>
      <p class="hint tabular">
        {plan.end === plan.planned_end ? "" : words.endPlanned(timed(plan.planned_end))}
        {endsNextDay({ start: timeOfDay(plan.start, zone.value), end: typed ?? shown }) ? ` ${words.nextDay}` : ""}
        {plan.hard_stop ? ` ${words.endIsHard}` : ""}
      </p>
    </div>
  );
}
