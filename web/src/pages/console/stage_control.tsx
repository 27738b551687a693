import "./stage_control.css";
import type { StagePicture } from "../../protocol/messages";
import { mayAct, view } from "../../state/session";
import { podium as words } from "../../state/words";
import { Popover } from "../../ui/popover";
import { testids } from "../../ui/testids";
import { Kbd } from "./kbd";
import { keyed } from "./keys";
import { Choice } from "./choice";

const pictures = ["session", "blackout", "test"] as const;

// What the stage shows. Where that is not the session, the button says so all the time.
export function StageControl() {
  const shown = view.value.stage ?? "session";
  return (
    <Popover
      class={`button quiet stage-button ${shown === "session" ? "" : "off"}`}
      testid={testids.stageMenu}
      disabled={!mayAct.value}
      {...keyed("picture")}
      title={words.stageTitle}
      label={
        <>
          <span class="swap">
            {pictures.map((one) => (
              <span key={one} aria-hidden={one !== shown} data-shown={one === shown}>
                {words.stageNow(words.picture[one])}
              </span>
            ))}
          </span>
          <Kbd of="picture" />
        </>
      }
    >
      {() => (
        <div class="pictures">
          <h2>{words.stageTitle}</h2>
          <Choice
            label={words.stageTitle}
            now={shown}
            of={pictures.map((one) => ({
              value: one,
              label: words.picture[one],
              hint: words.pictureHint[one],
              testid: testids.stagePicture(one),
            }))}
            command={(to) => ({ type: "set_stage", to: to as StagePicture, from: shown })}
          />
        </div>
      )}
    </Popover>
  );
}
