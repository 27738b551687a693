import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { stateOf } from "../../net/api";
import type { ToolState } from "../../protocol/http";
import { organiser as words } from "../../state/later_words";
import { common } from "../../state/words";
import { testids } from "../../ui/testids";
import { Tell } from "./tell";

const each = 5_000;

// How a session that goes on stands: who speaks and how long, how late it is, what comes next, and whether anybody leads it.
export function Live(props: { token: string; id: string }) {
  const state = useSignal<ToolState | undefined>(undefined);
  const again = useRef(() => {});
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let gone = false;
    const look = async (): Promise<void> => {
      clearTimeout(timer);
      const answer = await stateOf(props.token, props.id);
      if (gone) return;
      if (answer.ok) state.value = answer.value;
      clearTimeout(timer);
      timer = setTimeout(() => void look(), each);
    };
    again.current = () => void look();
    void look();
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [props.token, props.id]);
  const at = state.value;
  if (!at) return null;
  const begins = at.phase === "waiting";
  const phase = common.phase[at.phase as keyof typeof common.phase];
  return (
    <>
      <dl class="live" data-testid={testids.sessionLive} data-phase={at.phase}>
        <div>
          <dt>{begins ? words.liveBegins : words.liveNow}</dt>
          <dd>
            {!begins && (
              <span class="typed" dir="auto">
                {at.speaker || at.segment_title || words.liveNothing}{" "}
              </span>
            )}
            {at.remaining !== "" && (
              <b class="tabular">
                {at.remaining} {!begins && phase}
              </b>
            )}
          </dd>
        </div>
        {at.next !== "" && (
          <div>
            <dt>{words.liveNext}</dt>
            <dd class="typed" dir="auto">
              {at.next_title}
            </dd>
          </div>
        )}
        {at.behind !== undefined && at.status === "running" && (
          <div>
            <dt>{at.behind > 0 ? words.liveLate : words.liveAhead}</dt>
            <dd class="tabular">
              {words.liveBy(at.behind, at.behind_text.slice(1))}, {words.liveEnds(at.ends)}
            </dd>
          </div>
        )}
        <div>
          <dt>{words.liveModerator}</dt>
          <dd>{at.moderators > 0 ? words.liveHere : words.liveAway}</dd>
        </div>
      </dl>
      <Tell token={props.token} of={at} sent={() => again.current()} />
    </>
  );
}
