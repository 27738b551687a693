import "./asked_badge.css";
import { panellist as words } from "../../state/words";
import { Popover } from "../../ui/popover";
import { testids } from "../../ui/testids";
import { askedOf, Questions } from "./asked";

// While somebody speaks, what they are asked is one line that they can open. Its room is there before it, so that their countdown keeps
// its size and its place.
export function AskedBadge(props: { panellist: string }) {
  const { staged, forMe, mine } = askedOf(props.panellist);
  const first = staged ? (forMe ? words.onStageToYou : words.onStage) : words.toYou;
  const more = staged ? mine.length : mine.length - 1;
  const text = staged?.question.text ?? mine[0]?.[1].text;
  return (
    <div class="badge">
      {text !== undefined && (
        <Popover
          class="button"
          testid={testids.askedBadge}
          name={`${first}${more > 0 ? ` ${words.andMore(more)}` : ""}`}
          label={
            <>
              <b>{first}</b>
              <span class={staged && forMe ? "typed for-me" : "typed"} dir="auto">
                {text}
              </span>
              {more > 0 && <b class="tabular">{words.andMore(more)}</b>}
            </>
          }
        >
          {() => <Questions panellist={props.panellist} />}
        </Popover>
      )}
    </div>
  );
}
