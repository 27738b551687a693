import { length, minutes } from "../../state/figures";
import { datedTime, timeOfDay } from "../../state/format";
import { behind, expectedEnd, plannedForQuestions, timeForQuestions } from "../../state/run";
import { now, today, view, zone } from "../../state/session";
import { moderator as words } from "../../state/words";
import { testids } from "../../ui/testids";
import { CatchUp } from "./catch_up";
import { dayOf } from "./days";

// Ahead or behind, what is left of the session, and what the Q&A would get.
export function RunOfTime() {
  const v = view.value;
  const plan = v.plan!;
  const over = v.run!.concluded !== undefined;
  const late = behind(v, now.value);
  const lateMinutes = late === undefined ? 0 : minutes(late);
  const rest = plan.end - (v.run!.concluded ?? now.value);
  const end = expectedEnd(v, now.value) ?? v.run!.concluded;
  // The end that is expected says its day; the one that is planned says its own where that is another.
  const endDay = end === undefined ? today.value : dayOf(end);
  const against = (instant: number): string => datedTime(instant, endDay, zone.value);
  const forQuestions = timeForQuestions(v, now.value);
  return (
    <section class="run" aria-label={words.run}>
      <div class="line">
        <p
          class="lateness tabular"
          data-late={lateMinutes > 0 ? "behind" : lateMinutes < 0 ? "ahead" : "on"}
          data-testid={testids.lateness}
        >
          {lateMinutes > 0 ? words.behind(lateMinutes) : lateMinutes < 0 ? words.ahead(-lateMinutes) : words.onTime}
        </p>
        <CatchUp />
      </div>
      <dl class="tabular">
        <div>
          <dt>{rest >= 0 ? words.leftInSession : words.overSession}</dt>
          <dd data-testid={testids.sessionLeft}>
            {over && rest < 0 ? `+${length(-rest)}` : length(Math.abs(Math.floor(rest / 1000) * 1000))}
          </dd>
          <dd class="plan">{rest <= plan.end - plan.start && words.of(length(plan.end - plan.start))}</dd>
        </div>
        <div>
          <dt>{over ? words.ended : words.ends}</dt>
          <dd data-testid={testids.expectedEnd}>
            {end === undefined ? "–" : `${over ? "" : `${words.about} `}${timeOfDay(end, zone.value)}`}
            {endDay !== today.value && <small> {endDay}</small>}
          </dd>
          <dd class="plan" data-testid={testids.agreedEnd}>
            {plan.end === plan.planned_end ? words.planned(against(plan.end)) : words.agreed(against(plan.end), against(plan.planned_end))}
            {plan.hard_stop ? `, ${words.hardStop}` : ""}
          </dd>
        </div>
        <div>
          <dt>{words.forQuestions}</dt>
          <dd data-testid={testids.questionTime}>
            {forQuestions === undefined ? "–" : words.minutesShort(Math.trunc(forQuestions / 60_000))}
          </dd>
          <dd class="plan">{forQuestions !== undefined && words.planned(words.minutesShort(minutes(plannedForQuestions(v))))}</dd>
        </div>
      </dl>
    </section>
  );
}
