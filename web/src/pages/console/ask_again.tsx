import type { ComponentChildren } from "preact";
import type { Command, SessionView } from "../../protocol/messages";
import { forAll } from "../../protocol/segment_kinds";
import { followingOf, onStage } from "../../state/run";
import { moderator as words } from "../../state/words";
import { Popover } from "../../ui/popover";
import { Press } from "../../ui/press";

// What would be cut off if the segment were left now: whoever speaks from the floor, or the answer to the question on stage, which stays
// there in a discussion and in the Q&A.
export function cutOff(v: SessionView): { asks: string; hint?: string } | undefined {
  const speaking = v.floor?.speaking;
  if (speaking) return { asks: words.leaveSpeaking(speaking.name) };
  const following = followingOf(v)?.segment;
  if (!onStage(v) || (following && forAll.includes(following.kind))) return undefined;
  return { asks: words.leaveStaged, ...(following && { hint: words.leaveStagedHint }) };
}

// A button that asks once more, away from itself, before anything is done.
export function AskAgain(props: {
  label: ComponentChildren;
  named: string; // on the button that does it
  asks: string;
  hint?: string;
  class: string;
  testid: string;
  sure: string; // the testid of the button that does it
  keys: string;
  mark: string;
  disabled?: boolean;
  command: Command;
  means?: string;
}) {
  const { label, named, asks, hint, sure, command, means, ...button } = props;
  return (
    <Popover {...button} title={named} label={label} closes>
      {(close) => (
        <div class="details">
          <h2 tabIndex={-1} data-first>
            {asks}
          </h2>
          {hint && <p>{hint}</p>}
          <div class="actions">
            <Press class="main" testid={sure} command={command} means={means} done={(to) => to.state === "confirmed" && close()} roomy>
              <span class="typed" dir="auto">
                {named}
              </span>
            </Press>
          </div>
        </div>
      )}
    </Popover>
  );
}
