import { view } from "../../state/session";
import { moderator as words } from "../../state/words";
import { Press } from "../../ui/press";
import { testids } from "../../ui/testids";
import { AskAgain } from "./ask_again";
import { Kbd } from "./kbd";
import { keyed } from "./keys";
import { mayEndIt } from "./main_button";

// Away from where ending was, and asked for once more.
function CloseSession() {
  const revision = view.value.run!.revision;
  return (
    <div class="close-session">
      <AskAgain
        class="button"
        testid={testids.closeMenu}
        {...keyed("close")}
        disabled={!mayEndIt()}
        label={
          <>
            {words.close}
            <Kbd of="close" />
          </>
        }
        named={words.close}
        asks={words.closeTitle}
        hint={words.closeHint}
        sure={testids.closeSession}
        command={{ type: "close_session", revision }}
      />
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
