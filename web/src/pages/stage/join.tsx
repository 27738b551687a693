import "./join.css";
import { isOver } from "../../state/run";
import { me, view } from "../../state/session";
import { stage as words } from "../../state/words";
import { typed } from "../../ui/address";
import { testids } from "../../ui/testids";

// Undefined where nobody can join.
export const joinCode = (): string | undefined => (isOver(view.value.run) ? undefined : me.value?.join_code);

// How to join with a phone, in one sentence.
export function Join(props: { large?: boolean }) {
  const code = joinCode();
  if (!code) return null;
  if (view.value.run!.personal_links_only) {
    return (
      <aside class={props.large ? "join large" : "join"}>
        <p class="how" data-testid={testids.joinByLink}>
          {words.byLink}
        </p>
      </aside>
    );
  }
  return (
    <aside class={props.large ? "join large" : "join"}>
      <img src={`/api/v1/join/${code}/qr.svg`} alt={words.qr} data-testid={testids.joinQr} />
      <div class="how">
        <p>
          <span>{words.join}</span> <b class="address">{typed()}</b>
        </p>
        <p>
          <span>{words.enter}</span>{" "}
          <b class="code tabular" translate={false} data-testid={testids.joinCode}>
            {code}
          </b>
        </p>
      </div>
    </aside>
  );
}
