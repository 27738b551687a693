import type { SessionView } from "../../protocol/messages";
import { currentOf } from "../../state/run";
import { me, now, timed, view } from "../../state/session";
import { common, moderator as words } from "../../state/words";
import { Bar, Clock, PhaseBadge } from "../../ui/clock";
import { testids } from "../../ui/testids";
import { Backdate } from "./backdate";
import { CloseSession } from "./close_session";
import { later } from "./later";
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

// What the clock shows while no segment runs: before the start, in a gap, and when all is over.
export function waitingOf(v: SessionView): { word: string; left: number; label: string; says: string } {
  const { status, gap_since, started, concluded } = v.run!;
  const begins = v.plan!.start - now.value;
  const before = status === "prepared" || status === "open";
  return {
    word: gap_since !== undefined ? common.gap : common.status[status],
    left: before ? begins : gap_since !== undefined ? gap_since - now.value : (concluded ?? 0) - (started ?? 0),
    label: before ? words.untilStart : common.timeLeft,
    says: gap_since !== undefined ? words.nobody : concluded !== undefined ? words.took : begins >= 0 ? words.untilStart : words.sinceStart,
  };
}

// In the place of the large clock while no segment runs.
export function BeforeAndAfter() {
  const v = view.value;
  const plan = v.plan!;
  const run = v.run!;
  if (currentOf(v)) return null;
  const { word, left, label, says } = waitingOf(v);
  const begins = plan.start - now.value;
  const unbegun = run.started === undefined && run.concluded === undefined;
  return (
    <div class="big" data-phase="waiting">
      <div class="line">
        <PhaseBadge phase="waiting" word={word} testid={testids.phase} />
        {run.concluded !== undefined && later.value && <later.value.ReportLink />}
        <CloseSession />
      </div>
      <div class="whose">
        <p class="speaker lines-2 typed" dir="auto" data-testid={testids.speaker} />
      </div>
      <Clock left={left} phase="waiting" testid={testids.clock} label={label} />
      <Bar left={1} total={1} wrapUp={0} phase="waiting" />
      <div class="under">
        <span>{says}</span>
        <span class="end">{unbegun && begins >= -anHour && words.plannedFor(timed(plan.start))}</span>
        {run.gap_since !== undefined && <Backdate />}
      </div>
      {unbegun && begins < -anHour && <StartPassed />}
    </div>
  );
}
