import "./signals.css";
import { effect } from "@preact/signals";
import { useRef } from "preact/hooks";
import type { SignalKind, SignalView } from "../../protocol/messages";
import { addedFor } from "../../state/podium";
import { isOver, onStage } from "../../state/run";
import { me, now, own, timed, view } from "../../state/session";
import { isUp, leaveTimes, ownSignal, toldOf } from "../../state/signals";
import { common, panellist as words } from "../../state/words";
import { announce } from "../../ui/announcer";
import { Popover } from "../../ui/popover";
import { Press } from "../../ui/press";
import { testids } from "../../ui/testids";
import { Alerts } from "./alerts";

const panellist = (): string => me.value?.panellist ?? "";
const signalOf = (kind: SignalKind) => ownSignal(own.value, panellist(), kind);
const toldNow = (signal: SignalView | undefined) => toldOf(signal, addedFor(view.value, panellist()), now.value);

function stateText(kind: SignalKind): string {
  const signal = signalOf(kind);
  const told = toldNow(signal);
  if (told === "granted") return words.granted(`+${common.lasting(signal!.granted ?? 0)}`);
  return told ? words.signalState[told] : "";
}

function name(kind: SignalKind): string {
  const signal = signalOf(kind);
  return kind === "must_leave" && signal?.leaves !== undefined && toldNow(signal)
    ? words.leaveBy(timed(signal.leaves))
    : words.signal[kind];
}

const kinds = ["more_time", "ready", "cannot_hear", "must_leave"] as const satisfies SignalKind[];

// What the moderators did with a signal, for people who listen to the page. Not what the page opens with.
export function tellSignals(): () => void {
  const before = new Map<SignalKind, string>();
  let first = true;
  return effect(() => {
    for (const kind of kinds) {
      const text = stateText(kind);
      if (!first && text !== "" && text !== before.get(kind)) announce(common.said(name(kind), text));
      before.set(kind, text);
    }
    first = false;
  });
}

// The times stay as they were when this was opened: none moves under a finger.
function Leave(props: { close: () => void }) {
  const times = useRef(leaveTimes(now.peek()));
  return (
    <div class="leave">
      <h2>{words.leaveTitle}</h2>
      {times.current.map((at) => (
        <Press
          key={at}
          testid={testids.leaveAt}
          command={{ type: "raise_signal", kind: "must_leave", leaves: at }}
          done={(outcome) => outcome.state === "confirmed" && props.close()}
        >
          <span class="tabular">{timed(at)}</span>
        </Press>
      ))}
    </div>
  );
}

// Raised with a press, and lowered with another; what became of it stands on it.
function Signal(props: { kind: SignalKind }) {
  const { kind } = props;
  const signal = signalOf(kind);
  const up = signal !== undefined && isUp(signal);
  const label = (
    <>
      <span>{name(kind)}</span>
      <small>{stateText(kind)}</small>
    </>
  );
  const over = isOver(view.value.run);
  return (
    <li data-testid={testids.ownSignalOf(kind)} data-state={toldNow(signal)}>
      {kind === "must_leave" && !up && !over ? (
        <Popover class="button signal" testid={testids.ownSignal(kind)} label={label} title={words.leaveTitle}>
          {(close) => <Leave close={close} />}
        </Popover>
      ) : (
        <Press
          class="signal"
          testid={testids.ownSignal(kind)}
          pressed={up}
          command={over ? undefined : up ? { type: "lower_signal", kind } : { type: "raise_signal", kind }}
        >
          {label}
        </Press>
      )}
    </li>
  );
}

// Of the question on stage.
function WillAnswer() {
  const staged = onStage(view.value);
  const said = staged && own.value.questions?.[staged.id]?.response === "will_answer";
  return (
    <li data-id={staged?.id}>
      <Press
        class="signal"
        testid={testids.willAnswer}
        pressed={said ?? false}
        command={staged && { type: "respond", question: staged.id, ...(said ? {} : { response: "will_answer" }) }}
      >
        <span>{words.willAnswerThis}</span>
        <small>{said && words.signalState.raised}</small>
      </Press>
    </li>
  );
}

export function Signals() {
  return (
    <ul class="signals" aria-label={words.signals}>
      <Signal kind="more_time" />
      <WillAnswer />
      <Signal kind="ready" />
      <Signal kind="cannot_hear" />
      <Signal kind="must_leave" />
      <li>
        <Alerts />
      </li>
    </ul>
  );
}
