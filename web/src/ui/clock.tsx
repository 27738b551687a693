import { countdown } from "../state/figures";
import type { Phase } from "../state/run";
import { common } from "../state/words";

// The figures of a countdown. Screen readers are told of phases, not of seconds: the announcer does that.
export function Clock(props: { left: number; phase: Phase; label?: string; testid?: string }) {
  const text = countdown(props.left);
  return (
    <span class="clock" role="timer" aria-label={props.label ?? common.timeLeft} data-phase={props.phase} data-testid={props.testid}>
      <span translate={false} data-chars={text.length}>
        {text}
      </span>
    </span>
  );
}

const shapes: Record<Phase, string> = {
  waiting: "M8 1a7 7 0 1 1 0 14A7 7 0 0 1 8 1Zm0 2.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9Z",
  running: "M8 1a7 7 0 1 1 0 14A7 7 0 0 1 8 1Z",
  wrap_up: "M8 .8 15.6 14.6H.4Z",
  overtime: "M1 1h14v14H1Z",
  paused: "M2.5 1h4v14h-4zM9.5 1h4v14h-4z",
};

export function PhaseShape(props: { phase: Phase }) {
  return (
    <svg viewBox="0 0 16 16" aria-hidden="true">
      <path d={shapes[props.phase]} />
    </svg>
  );
}

// The phase by colour, word and shape at once.
export function PhaseBadge(props: { phase: Phase; word?: string; testid?: string }) {
  return (
    <span class="phase" data-phase={props.phase} data-testid={props.testid}>
      <PhaseShape phase={props.phase} />
      {props.word ?? common.phase[props.phase]}
    </span>
  );
}

export function Bar(props: { left: number; total: number; wrapUp: number; phase: Phase }) {
  const of = (ms: number): string => `${Math.min(100, Math.max(0, (100 * ms) / Math.max(1, props.total)))}%`;
  return (
    <div class="bar" data-phase={props.phase} aria-hidden="true">
      <div class="spent" style={{ inlineSize: of(props.total - props.left) }} />
      {props.wrapUp > 0 && props.wrapUp < props.total && (
        <div class="warning" style={{ insetInlineStart: of(props.total - props.wrapUp) }} />
      )}
    </div>
  );
}
