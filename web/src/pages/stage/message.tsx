import "./message.css";
import type { MessageView } from "../../protocol/messages";
import { shownOf } from "../../state/messages";
import { now, view } from "../../state/session";
import { useDelivered } from "../../ui/delivered";
import { Fitted } from "../../ui/fit";
import { testids } from "../../ui/testids";

function Band(props: { id: string; message: MessageView }) {
  useDelivered(props.id);
  return (
    <div class="band" data-testid={testids.message} data-id={props.id} role="alert">
      <Fitted text={props.message.text} most={0.2} class="words" testid={testids.messageText} lang={props.message.language} />
    </div>
  );
}

// The latest message to the stage, for its time; an earlier one that lasts longer comes back after it.
export function Message() {
  const latest = shownOf(view.value.messages, now.value).at(-1);
  return latest ? <Band key={latest[0]} id={latest[0]} message={latest[1]} /> : null;
}
