import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { type Answer, handouts } from "../../net/api";
import type { ConsoleLinks } from "../../protocol/http";
import { links as words } from "../../state/access_words";
import { handout } from "../../state/later_words";
import { view } from "../../state/session";
import { Handout, LocalOnly } from "../../ui/handout";
import { RenewLink } from "./renew_link";
import { Tools } from "./tools";

// This console's own link may be replaced while it is open.
const token = (): string => location.hash.slice(1);

export function Links() {
  const answer = useSignal<Answer<ConsoleLinks> | undefined>(undefined);
  const ask = (): void => void handouts(token()).then((to) => (answer.value = to));
  const { plan, links: generations, tools } = view.value;
  useEffect(ask, [plan!.panellist_order.join(" "), JSON.stringify(generations), JSON.stringify(tools)]);
  const links = answer.value?.ok ? answer.value.value : undefined;
  const shared = (as: "moderator" | "co_moderator" | "observer" | "rapporteur" | "stage", who: string, hint?: string) => {
    const link = links?.[as];
    if (link === undefined) return null;
    return (
      <Handout
        role={as}
        who={who}
        {...(hint === undefined ? {} : { hint })}
        link={link}
        token={token()}
        renew={<RenewLink as={as} who={who} />}
      />
    );
  };
  return (
    <>
      <section class="links">
        <h2>{words.title}</h2>
        <p class="hint">{words.hint}</p>
        <LocalOnly />
        {answer.value?.ok === false && (
          <p>
            {words.fail}{" "}
            <button type="button" class="button" onClick={ask}>
              {handout.retry}
            </button>
          </p>
        )}
        {links && (
          <ul>
            {shared("observer", handout.forObserver, handout.forObserverHint)}
            {shared("rapporteur", handout.forRapporteur, handout.forRapporteurHint)}
            {links.panellists.map((one) => (
              <Handout
                key={one.id}
                role="panellist"
                who={one.name}
                link={one.link}
                token={token()}
                renew={<RenewLink as="panellist" panellist={one.id} who={one.name} />}
              />
            ))}
            {shared("stage", handout.forStage)}
            <Handout role="audience" who={handout.forAudience} link={links.audience} token={token()} />
            {shared("co_moderator", handout.forCoModerator)}
            {shared("moderator", handout.forModerator)}
          </ul>
        )}
        {links && links.panellists.length > 1 && <RenewLink as="panellist" who="" all />}
      </section>
      {links && <Tools tools={links.tools} />}
    </>
  );
}
