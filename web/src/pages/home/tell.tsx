import { useSignal } from "@preact/signals";
import { command } from "../../net/api";
import type { ToolState } from "../../protocol/http";
import { messageLength } from "../../protocol/limits";
import { organiser as words } from "../../state/later_words";
import { cleaned, tooMany } from "../../state/text";
import { testids } from "../../ui/testids";
import { TextBox } from "../../ui/text_box";

// A word to whoever leads a session, and how far the latest has come.
export function Tell(props: { token: string; of: ToolState; sent: () => void }) {
  const { token, of } = props;
  const text = useSignal("");
  const busy = useSignal(false);
  const failed = useSignal(false);
  const to = cleaned(text.value, " ");
  const can = to !== "" && tooMany(to, messageLength) <= 0 && !busy.value;
  const send = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (!can) return;
    busy.value = true;
    const answer = await command(token, of.session, "tell_moderators", { text: to });
    busy.value = false;
    failed.value = !answer.ok;
    if (!answer.ok) return;
    text.value = "";
    props.sent();
  };
  const state = of.organiser_message_state;
  return (
    <form class="tell" onSubmit={(event) => void send(event)}>
      <div class="field">
        <TextBox
          label={words.tell}
          placeholder={words.tell}
          most={messageLength}
          value={text.value}
          change={(value) => (text.value = value)}
          autocomplete="off"
          testid={testids.tell}
        />
      </div>
      <button type="submit" class="button" disabled={!can} data-testid={testids.tellSend}>
        {words.tellSend}
      </button>
      <p class="hint" role="status">
        {failed.value
          ? words.tellFails
          : state !== "" && (
              <>
                <span class="typed" dir="auto">
                  {of.organiser_message}
                </span>{" "}
                <b data-testid={testids.told} data-state={state}>
                  {words.tellStanding[state as keyof typeof words.tellStanding]}
                </b>
              </>
            )}
      </p>
    </form>
  );
}
