import { useSignal } from "@preact/signals";
import type { SessionCard } from "../../protocol/http";
import { planOf } from "../../net/api";
import { failureText } from "../../state/failures";
import { organiser as words } from "../../state/later_words";
import { MenuItems } from "../../ui/menu_items";
import { Popover } from "../../ui/popover";
import { savePlan } from "../../ui/save_file";
import { testids } from "../../ui/testids";
import { archive } from "./archive";
import { beginCopy, plan } from "./plan_draft";

// What the page does with a session, beyond its card.
export interface Deeds {
  edit(): void; // the plan that was begun
  print(session: SessionCard): void;
  gone(session: SessionCard): void;
  renewed(session: SessionCard): void; // with another link
}

// What is seldom done with a session. `remove` asks first.
export function SessionMenu(props: { session: SessionCard; token: string; away: boolean; deeds: Deeds; remove: () => void }) {
  const { session, token, away, deeds } = props;
  const trouble = useSignal("");
  const withPlan = async (does: (text: string) => void): Promise<void> => {
    const answer = await planOf(token, session.id);
    trouble.value = answer.ok ? "" : failureText(answer.code);
    if (answer.ok) does(answer.value);
  };
  const items: [string, string, () => void][] = [
    ["copy", plan.value === undefined ? words.copy : words.copyOver, () => void withPlan((text) => beginCopy(text) && deeds.edit())],
    ["plan", words.savePlan, () => void withPlan((text) => savePlan(session.title, text))],
    ["print", words.print, () => deeds.print(session)],
    ["archive", away ? words.unarchive : words.archive, () => archive(session.id, !away)],
    ["delete", words.remove, props.remove],
  ];
  return (
    <>
      <Popover
        class="button quiet"
        label={<span aria-hidden="true">⋯</span>}
        name={words.moreAbout(session.title)}
        role="menu"
        testid={testids.sessionMenu}
      >
        {(close) => <MenuItems items={items} close={close} />}
      </Popover>
      {trouble.value !== "" && (
        <p class="said" role="alert">
          {trouble.value}
        </p>
      )}
    </>
  );
}
