import { useSignal } from "@preact/signals";
import { renewLink } from "../../net/api";
import type { LinkToRenew, SessionCard } from "../../protocol/http";
import { failureText } from "../../state/failures";
import { links as words } from "../../state/access_words";
import { NewLink } from "../../ui/new_link";
import { testids } from "../../ui/testids";

// The organiser's way to replace a link, or those of all panellists.
export function RenewLink(props: {
  session: SessionCard;
  token: string;
  which: LinkToRenew;
  who: string;
  all?: boolean;
  renewed: (session: SessionCard) => void;
}) {
  const busy = useSignal(false);
  const trouble = useSignal("");
  const renew = async (close: () => void): Promise<void> => {
    busy.value = true;
    const answer = await renewLink(props.token, props.session.id, props.which);
    busy.value = false;
    trouble.value = answer.ok ? "" : failureText(answer.code);
    if (!answer.ok) return;
    close();
    props.renewed(answer.value);
  };
  return (
    <NewLink who={props.who} {...(props.all ? { label: words.renewAll } : {})} trouble={trouble.value}>
      {(close) => (
        <button
          type="button"
          class="button main"
          disabled={busy.value}
          data-testid={testids.linkRenewSure}
          onClick={() => void renew(close)}
        >
          {props.all ? words.renewAllYes : words.renewYes}
        </button>
      )}
    </NewLink>
  );
}
