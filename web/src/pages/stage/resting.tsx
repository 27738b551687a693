import "./resting.css";
import { followingOf, startsIn } from "../../state/run";
import { now, view, when } from "../../state/session";
import { common, stage as words } from "../../state/words";
import { Clock } from "../../ui/clock";
import { Fitted } from "../../ui/fit";
import { whoOf } from "../../ui/names";
import { testids } from "../../ui/testids";
import { HolderCard } from "./question";
import { Coming, type Holder } from "./holder";
import { Join, joinCode } from "./join";

function stands(): string {
  const v = view.value;
  const { status } = v.run!;
  if (status === "prepared" || status === "open") {
    return now.value < v.plan!.start ? words.startsIn(when(v.plan!.start)) : common.soon;
  }
  if (status !== "running") return common.thanks;
  const following = followingOf(v);
  return following ? common.nextIs(whoOf(v, following.segment)) : "";
}

// Between two segments it is what comes that is waited for; what this is stands where it does while somebody speaks.
const between = (): boolean => view.value.run!.status === "running" && followingOf(view.value) !== undefined;

// Where nobody speaks: what this is and what comes. How to join is as large as the rest before it begins, and where `inviting`; there
// somebody may speak meanwhile.
export function Resting(props: { who?: Holder | undefined; join: boolean; inviting?: boolean }) {
  const v = view.value;
  const { who } = props;
  const begins = startsIn(v, now.value);
  const comes = !who && !props.inviting && between();
  const large = props.join && joinCode() !== undefined && (props.inviting === true || v.run!.started === undefined);
  return (
    <>
      {who ? (
        <HolderCard of={who} />
      ) : (
        <header>
          <p class="session typed" dir="auto">
            {comes ? v.plan!.title : [v.plan!.subtitle, v.run!.started === undefined && v.plan!.venue].filter(Boolean).join(" · ")}
          </p>
        </header>
      )}
      <div class={large ? "halves" : "whole"}>
        <div class="what">
          <Fitted text={comes ? stands() : v.plan!.title} most={0.14} class="words" testid={who ? "" : testids.speaker} />
          {!who && !comes && (
            <p class="about" data-testid={testids.segment}>
              {stands()}
            </p>
          )}
          {begins !== undefined && <Clock left={begins} phase="waiting" testid={testids.clock} />}
        </div>
        {large && <Join large />}
      </div>
      <footer>
        <Coming />
        {props.join && !large && <Join />}
      </footer>
    </>
  );
}
