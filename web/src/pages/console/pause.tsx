import { view } from "../../state/session";
import { moderator as words } from "../../state/words";
import { Popover } from "../../ui/popover";
import { Press } from "../../ui/press";
import { testids } from "../../ui/testids";
import { Kbd } from "./kbd";
import { keyed } from "./keys";
import { mayEndIt } from "./main_button";

// Away from where ending was, and asked for once more.
function CloseSession() {
  const revision = view.value.run!.revision;
  return (
    <div class="close-session">
      <Popover
        class="button"
        testid={testids.closeMenu}
        {...keyed("close")}
        disabled={!mayEndIt()}
        title={words.closeTitle}
        label={
          <>
            {words.close}
            <Kbd of="close" />
          </>
        }
      >
        {() => (
          <div class="details">
            <h2 tabIndex={-1} data-first>
              {words.closeTitle}
            </h2>
            <p>{words.closeHint}</p>
            <div class="actions">
              <Press class="main" testid={testids.closeSession} command={{ type: "close_session", revision }} roomy>
                {words.close}
              </Press>
            </div>
          </div>
        )}
      </Popover>
    </div>
  );
}

export function Pause() {
  const v = view.value;
  const revision = v.run!.revision;
  if (v.run!.status === "concluded") return <CloseSession />;
  const paused = v.run!.paused_since !== undefined;
  const current = v.run!.current !== undefined;
  return (
    <Press
      command={current ? { type: paused ? "resume" : "pause", revision } : undefined}
      testid={testids.pause}
      {...keyed("pause")}
      class={paused ? "paused" : ""}
    >
      {paused ? words.resume : words.pause}
      <Kbd of="pause" />
    </Press>
  );
}
