import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { handouts } from "../../net/api";
import type { ConsoleLinks } from "../../protocol/http";
import { planning as words } from "../../state/later_words";
import { nameOf, person } from "../../state/plan";
import { isOver } from "../../state/run";
import { view } from "../../state/session";
import { PersonFields } from "../../ui/person_fields";
import { Press } from "../../ui/press";
import { testids } from "../../ui/testids";
import { Person } from "./plan_person";
import { opened, people, without } from "./plan_typed";

// The link carries the token of this console, with which others can be handed out.
export const token = (): string => location.hash.slice(1);

function usePanellistLinks(order: readonly string[]): ConsoleLinks["panellists"] {
  const links = useSignal<ConsoleLinks["panellists"]>([]);
  const key = order.join(" ");
  useEffect(() => {
    void handouts(token()).then((answer) => answer.ok && (links.value = answer.value.panellists));
  }, [key]);
  return links.value;
}

export function People() {
  const v = view.value;
  const order = v.plan!.panellist_order;
  const links = usePanellistLinks(order);
  const late = people.value["late"] ?? person("late");
  const isOpen = opened.value === "late";
  const { name, title, affiliation } = nameOf(late);
  // Who was added from here is shown with their link as soon as they are there.
  const known = useRef<string[] | undefined>(undefined);
  const added = useSignal("");
  useEffect(() => {
    const one = known.current && order.find((id) => !known.current!.includes(id));
    if (one === undefined) return;
    known.current = undefined;
    added.value = one;
    opened.value = `person ${one}`;
  }, [order.join(" ")]);
  return (
    <section>
      <h2>{words.panellists}</h2>
      <ol>
        {order.map((id) => (
          <Person key={id} id={id} link={links.find((one) => one.id === id)?.link} late={id === added.value} />
        ))}
      </ol>
      <button
        type="button"
        class="button"
        aria-expanded={isOpen}
        data-testid={testids.personAdd}
        onClick={() => (opened.value = isOpen ? undefined : "late")}
      >
        {words.addPanellist}
      </button>
      {isOpen && (
        <div class="fields" data-id="late" data-testid={testids.person}>
          <PersonFields person={late} change={(part) => (people.value = { ...people.value, late: { ...late, ...part } })} />
          <div class="does">
            <Press
              class="main"
              testid={testids.personSave}
              means="send"
              command={
                name === "" || isOver(v.run) ? undefined : { type: "add_panellist", revision: v.run!.revision, name, title, affiliation }
              }
              done={(outcome) => {
                if (outcome.state === "sent") known.current = [...view.peek().plan!.panellist_order];
                if (outcome.state === "refused") known.current = undefined;
                if (outcome.state === "confirmed") people.value = without(people.value, "late");
              }}
            >
              {words.addLate}
            </Press>
          </div>
        </div>
      )}
    </section>
  );
}
