import { signal } from "@preact/signals";
import type { MessageView } from "../../protocol/messages";
import { fromOrganiser as words } from "../../state/access_words";
import { send } from "../../state/session";
import { common } from "../../state/words";
import { useDelivered } from "../../ui/delivered";
import { useMeaning } from "../../ui/meaning";
import { testids } from "../../ui/testids";

// Read here. It need not stay until the server has heard of it.
export const read = signal<ReadonlySet<string>>(new Set());

function acknowledge(message: string): void {
  read.value = new Set([...read.value, message]);
  send({ type: "acknowledge", message }, () => {});
}

// What the organiser tells whoever leads, until one of them has read it.
export function FromOrganiser(props: { id: string; message: MessageView }) {
  const { id, message } = props;
  useDelivered(id);
  const button = useMeaning(id);
  return (
    <div class="notice" role="alert" data-testid={testids.fromOrganiser} data-id={id}>
      <span>
        <b>{words}</b>{" "}
        <span class="typed" dir="auto">
          {message.text}
        </span>
      </span>
      <button ref={button} type="button" class="button main" data-testid={testids.fromOrganiserRead} onClick={() => acknowledge(id)}>
        {common.dismiss}
      </button>
    </div>
  );
}
