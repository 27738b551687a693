import { view } from "../../state/session";
import { moderator as words } from "../../state/words";
import { testids } from "../../ui/testids";
import { AskAgain } from "./ask_again";
import { Kbd } from "./kbd";
import { keyed } from "./keys";
import { mayEndIt } from "./offered";

// Once the session has ended. It stands where nothing is pressed while one runs.
export function CloseSession() {
  const { revision, status } = view.value.run!;
  if (status !== "concluded") return null;
  return (
    <AskAgain
      class="button"
      testid={testids.closeMenu}
      {...keyed("close")}
      disabled={!mayEndIt()}
      label={
        <>
          {words.close}…
          <Kbd of="close" />
        </>
      }
      named={words.close}
      asks={words.closeTitle}
      hint={words.closeHint}
      sure={testids.closeSession}
      command={{ type: "close_session", revision }}
    />
  );
}
