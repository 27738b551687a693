import { computed } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { kept } from "../../state/kept";
import { shownOf } from "../../state/messages";
import { me, now, view } from "../../state/session";
import { common } from "../../state/words";
import { announce } from "../../ui/announcer";
import { useMeaning } from "../../ui/meaning";
import { testids } from "../../ui/testids";

// It stays away when the page is loaded again.
const putAway = computed(() => kept(`read.${me.value?.session ?? ""}`));
const isAway = (id: string): boolean => putAway.value.value.split(" ").includes(id);

// The latest message to everyone that has not been put away here.
export function Message() {
  const [id, message] =
    shownOf(view.value.messages, now.value)
      .filter(([one]) => !isAway(one))
      .at(-1) ?? [];
  useEffect(() => {
    if (message) announce(common.saidMessage(message.text));
  }, [id]);
  const button = useMeaning(id ?? "");
  return (
    message && (
      <aside class="message" data-testid={testids.message} data-id={id}>
        <p class="typed" dir="auto" lang={message.language} data-testid={testids.messageText}>
          {message.text}
        </p>
        <button ref={button} type="button" class="button" data-testid={testids.gotIt} onClick={() => (putAway.value.value += ` ${id!}`)}>
          {common.dismiss}
        </button>
      </aside>
    )
  );
}
