import { view } from "../../state/session";
import { moderator as words } from "../../state/words";
import { Press } from "../../ui/press";
import { testids } from "../../ui/testids";
import { Kbd } from "./kbd";
import { keyed } from "./keys";

export function Pause() {
  const v = view.value;
  const revision = v.run!.revision;
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
