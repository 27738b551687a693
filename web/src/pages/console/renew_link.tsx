import type { Command, Role } from "../../protocol/messages";
import { links as words } from "../../state/access_words";
import { generationOf } from "../../state/links";
import { me, view } from "../../state/session";
import { NewLink } from "../../ui/new_link";
import { Press } from "../../ui/press";
import { testids } from "../../ui/testids";

export function renewal(as: Role, panellist?: string): Command {
  const generation = generationOf(view.value, as, panellist);
  return { type: "renew_link", as, ...(panellist === undefined ? {} : { panellist }), generation };
}

// Those who lead are let in by the moderator and the organiser only.
export const mayRenew = (as: Role): boolean =>
  me.value?.as === "moderator" || (me.value?.as === "co_moderator" && as !== "moderator" && as !== "co_moderator");

// Of a role, of a panellist, or of all panellists.
export function RenewLink(props: { as: Role; panellist?: string; who: string; all?: boolean }) {
  if (!mayRenew(props.as)) return null;
  return (
    <NewLink
      who={props.who}
      {...(props.all ? { label: words.renewAll } : {})}
      {...(props.as === me.value?.as ? { hint: words.renewOwn } : {})}
    >
      {(close) => (
        <Press
          class="main"
          testid={testids.linkRenewSure}
          command={renewal(props.as, props.panellist)}
          means={`${props.as} ${props.panellist}`}
          done={(to) => to.state === "confirmed" && close()}
          roomy
        >
          {props.all ? words.renewAllYes : words.renewYes}
        </Press>
      )}
    </NewLink>
  );
}
