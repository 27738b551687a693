import "./signals.css";
import { effect } from "@preact/signals";
import type { SignalView } from "../../protocol/messages";
import { now, timed, view } from "../../state/session";
import { waitingSignals } from "../../state/signals";
import { podium as words } from "../../state/words";
import { announce } from "../../ui/announcer";
import { apartName } from "../../ui/names";
import { Popover } from "../../ui/popover";
import { Press } from "../../ui/press";
import { testids } from "../../ui/testids";
import { Kbd } from "./kbd";
import { type Action, keyed } from "./keys";

const whoOf = (signal: SignalView): string => apartName(view.value, signal.panellist);

// As long as there is room for beside the clock.
const shortOf = (signal: SignalView): string =>
  signal.leaves === undefined ? words.signalShort[signal.kind] : words.leavesShort(timed(signal.leaves));

const whatOf = (signal: SignalView): string =>
  signal.leaves === undefined ? words.signal[signal.kind] : words.leaves(timed(signal.leaves));

// How long it has been up.
const agoOf = (signal: SignalView): string => words.ago(now.value - signal.raised);

export function tellSignals(): () => void {
  let known: Map<string, number> | undefined;
  return effect(() => {
    const up = waitingSignals(view.value);
    if (known) for (const [id, one] of up) if (known.get(id) !== one.raised) announce(words.saidSignal(whoOf(one), whatOf(one)));
    known = new Map(up.map(([id, one]) => [id, one.raised]));
  });
}

const keys = (action: Action | undefined) => (action ? keyed(action) : {});

function Grant(props: { signal: SignalView; action?: Action }) {
  const { panellist, revision } = props.signal;
  return (
    <Press
      class="grant"
      testid={testids.signalGrant}
      label={words.grantLong(whoOf(props.signal))}
      command={{ type: "grant_time", panellist, revision, by: 60_000 }}
      {...keys(props.action)}
    >
      {words.grant}
      {props.action && <Kbd of={props.action} />}
    </Press>
  );
}

function Handle(props: { signal: SignalView; action?: Action }) {
  const { panellist, kind, revision } = props.signal;
  return (
    <Press
      testid={testids.signalHandle}
      label={words.handleLong(whoOf(props.signal), whatOf(props.signal))}
      command={{ type: "handle_signal", panellist, kind, revision }}
      {...keys(props.action)}
    >
      {words.handle}
      {props.action && <Kbd of={props.action} />}
    </Press>
  );
}

function See(props: { signal: SignalView }) {
  const { panellist, kind, revision, state } = props.signal;
  return (
    <Press
      testid={testids.signalSee}
      label={words.seeLong(whoOf(props.signal), whatOf(props.signal))}
      command={state === "raised" ? { type: "see_signal", panellist, kind, revision } : undefined}
    >
      {words.see}
    </Press>
  );
}

// All that wait, each with what can be done with it.
export function AllSignals() {
  return (
    <ul>
      {waitingSignals(view.value).map(([id, one]) => (
        <li key={id} data-testid={testids.signalRow} data-id={id} data-state={one.state}>
          <p>
            <b class="typed aligned" dir="auto" translate={false}>
              {whoOf(one)}
            </b>
            <span class="tabular">
              {whatOf(one)} · {agoOf(one)}
            </span>
          </p>
          {one.kind === "more_time" && <Grant signal={one} />}
          <See signal={one} />
          <Handle signal={one} />
        </li>
      ))}
    </ul>
  );
}

// Near the clock: the signal that waits for an answer longest, with what is most often done with it, and a press away all that wait.
// `short`: there is room for how many they are.
export function Signals({ short }: { short: boolean }) {
  const up = waitingSignals(view.value);
  const first = (up.find(([, one]) => one.state === "raised") ?? up[0])?.[1];
  if (!first) {
    return (
      <div class="signals" data-testid={testids.signals} data-short={short}>
        <p class="none">{words.noSignals}</p>
      </div>
    );
  }
  return (
    <div class="signals" data-testid={testids.signals} data-short={short}>
      <Popover
        class="button first"
        {...keyed("signals")}
        title={words.signals}
        label={
          <>
            <span class={short ? "unseen" : "says"} data-state={first.state}>
              <b class="typed aligned" dir="auto" translate={false}>
                {whoOf(first)}
              </b>
              <span class="tabular">
                {shortOf(first)} {now.value - first.raised >= 60_000 && <span>· {agoOf(first)}</span>}
              </span>
            </span>
            <span class="beside">
              {(short || up.length > 1) && <b class="count tabular">{up.length}</b>}
              <Kbd of="signals" />
            </span>
          </>
        }
      >
        {() => (
          <div class="all-signals">
            <h2>{words.signals}</h2>
            <AllSignals />
          </div>
        )}
      </Popover>
      {short ? null : first.kind === "more_time" ? <Grant signal={first} action="grant" /> : <Handle signal={first} action="handled" />}
    </div>
  );
}
