import { currentOf } from "../../state/run";
import { me, now, timed, view } from "../../state/session";
import { common, moderator as words } from "../../state/words";
import { Bar, Clock, PhaseBadge } from "../../ui/clock";
import { testids } from "../../ui/testids";
import { Backdate } from "./backdate";
import { CloseSession } from "./close_session";
import { editPlan } from "./plan_editor";

const anHour = 60 * 60_000;

function StartPassed() {
  const start = view.value.plan!.start;
  return (
    <p class="passed-start" data-testid={testids.startPassed}>
      {words.startPassed(timed(start))}{" "}
      {me.value?.as !== "observer" && (
        <button type="button" class="button quiet" onClick={editPlan}>
          {words.changeDate}
        </button>
      )}
    </p>
  );
}

// In the place of the large clock while no segment runs: before the start, in a gap, and when all is over.
export function BeforeAndAfter() {
  const v = view.value;
  const plan = v.plan!;
  const run = v.run!;
  if (currentOf(v)) return null;
  const gap = run.gap_since !== undefined;
  const begins = plan.start - now.value;
  const unbegun = run.started === undefined && run.concluded === undefined;
  const left =
    run.status === "prepared" || run.status === "open"
      ? begins
      : gap
        ? -(now.value - run.gap_since!)
        : (run.concluded ?? 0) - (run.started ?? 0);
  return (
    <div class="big" data-phase="waiting">
      <div class="line">
        <PhaseBadge phase="waiting" word={gap ? common.gap : common.status[run.status]} testid={testids.phase} />
        <CloseSession />
      </div>
      <div class="whose">
        <p class="speaker lines-2 typed" dir="auto" data-testid={testids.speaker} />
      </div>
      <Clock left={left} phase="waiting" testid={testids.clock} label={left === begins ? words.untilStart : common.timeLeft} />
      <Bar left={1} total={1} wrapUp={0} phase="waiting" />
      <div class="under">
        <span>{gap ? words.nobody : run.concluded !== undefined ? words.took : begins >= 0 ? words.untilStart : words.sinceStart}</span>
        <span class="end">{unbegun && begins >= -anHour && words.plannedFor(timed(plan.start))}</span>
        {gap && <Backdate />}
      </div>
      {unbegun && begins < -anHour && <StartPassed />}
    </div>
  );
}
