import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { deleteSession } from "../../net/api";
import type { SessionCard } from "../../protocol/http";
import { failureText } from "../../state/failures";
import { organiser as words } from "../../state/later_words";
import { testids } from "../../ui/testids";

// Asks twice. Where the first answer was given stands Cancel the second time: whoever presses twice deletes nothing.
export function DeleteSession(props: { session: SessionCard; token: string; cancel: () => void; gone: () => void }) {
  const { session } = props;
  const again = useSignal(false);
  const busy = useSignal(false);
  const trouble = useSignal("");
  const cancel = useRef<HTMLButtonElement>(null);
  useEffect(() => cancel.current?.focus(), [again.value]);
  const remove = async (): Promise<void> => {
    if (!again.value) {
      again.value = true;
      return;
    }
    busy.value = true;
    const answer = await deleteSession(props.token, session.id);
    busy.value = false;
    if (answer.ok || answer.code === "no_such_session") return props.gone();
    trouble.value = failureText(answer.code);
  };
  const no = (
    <button key="no" ref={cancel} type="button" class="button" data-testid={testids.sessionDeleteNo} onClick={props.cancel}>
      {words.cancel}
    </button>
  );
  const yes = (
    <button
      key="yes"
      type="button"
      class="button danger"
      disabled={busy.value}
      data-testid={testids.sessionDeleteYes}
      onClick={() => void remove()}
    >
      {again.value ? words.removeForGood : words.removeYes}
    </button>
  );
  return (
    <div class="deleting" role="group" data-testid={testids.sessionDelete} data-asked={again.value ? 2 : 1}>
      <p role="alert">{trouble.value || (again.value ? words.removeAskAgain : words.removeAsk(session.title))}</p>
      <div>{again.value ? [no, yes] : [yes, no]}</div>
    </div>
  );
}
