import { timeOfDay } from "../../state/format";
import { editor, organiser } from "../../state/later_words";
import type { PlanForm, Schedule } from "../../state/plan";
import { numberOf } from "../../state/plan_members";
import { testids } from "../../ui/testids";

// How the segments share the time from start to end.
function Strip(props: { form: PlanForm; available: number | undefined; minutes: number }) {
  const { form, available, minutes } = props;
  return (
    <div class="strip" aria-hidden="true">
      {form.segments.map((one) => (
        <span key={one.id} data-kind={one.kind} style={{ flexGrow: Math.max(0, numberOf(one.minutes) ?? 0) }} />
      ))}
      {available !== undefined && available > minutes && <span class="free" style={{ flexGrow: available - minutes }} />}
    </div>
  );
}

// What stays in sight: the sum, the first of what is wrong, and the button that makes a session of it.
export function Totals(props: { form: PlanForm; schedule: Schedule; said: string; busy: boolean; create: () => void }) {
  const { form, schedule } = props;
  const { minutes, available } = schedule;
  const fit = available === undefined || minutes === available ? "fits" : minutes < available ? "free" : "long";
  return (
    <div class="totals">
      <p class="sum tabular">
        <b data-testid={testids.planSum} data-fit={fit}>
          {editor.sum(minutes, available)}
        </b>
        {schedule.end !== undefined && <span>{editor.endsAt(timeOfDay(schedule.end, form.timeZone), form.end)}</span>}
      </p>
      <Strip form={form} available={available} minutes={minutes} />
      <p class="said" role="status">
        {props.said}
      </p>
      <button type="button" class="button main" disabled={props.busy} data-testid={testids.planCreate} onClick={props.create}>
        {organiser.create}
      </button>
    </div>
  );
}
