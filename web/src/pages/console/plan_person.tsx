import { planning as words } from "../../state/later_words";
import { nameOf, person } from "../../state/plan";
import { isOver } from "../../state/run";
import { view } from "../../state/session";
import { Handout, Qr } from "../../ui/handout";
import { PersonFields } from "../../ui/person_fields";
import { Press } from "../../ui/press";
import { testids } from "../../ui/testids";
import { token } from "./plan_people";
import { opened, people, without } from "./plan_typed";

export function Person(props: { id: string; link: string | undefined; late: boolean }) {
  const { id } = props;
  const v = view.value;
  const { revision } = v.run!;
  const here = v.plan!.panellists[id];
  if (!here) return null;
  const as = person(id, here);
  const form = people.value[id] ?? as;
  const absent = v.plan!.absent.includes(id);
  const mark = `person ${id}`;
  const isOpen = opened.value === mark;
  const typed = form.name !== as.name || form.title !== as.title || form.affiliation !== as.affiliation;
  const { name, title, affiliation } = nameOf(form);
  return (
    <li class="planned-person" data-testid={testids.person} data-id={id}>
      <div class="head">
        <span class="what">
          <b class="typed aligned" dir="auto" translate={false}>
            {as.name}
          </b>
          <small>{typed ? words.typed : absent ? words.absent : ""}</small>
        </span>
        <Press
          testid={testids.personPresence}
          pressed={absent}
          label={words.presenceOf(as.name, absent)}
          command={isOver(v.run) ? undefined : { type: "note_presence", revision, panellist: id, on: absent }}
        >
          {absent ? words.isHere : words.didNotCome}
        </Press>
        <button
          type="button"
          class="button"
          aria-expanded={isOpen}
          aria-label={words.changeOf(as.name)}
          data-testid={testids.personChange}
          onClick={() => (opened.value = isOpen ? undefined : mark)}
        >
          {words.change}
        </button>
      </div>
      {isOpen && (
        <div class="fields">
          <PersonFields person={form} change={(part) => (people.value = { ...people.value, [id]: { ...form, ...part } })} />
          <div class="does">
            <Press
              class="main"
              testid={testids.personSave}
              means="send"
              command={typed && name !== "" ? { type: "edit_panellist", revision, panellist: id, name, title, affiliation } : undefined}
              done={(outcome) => outcome.state === "confirmed" && (people.value = without(people.value, id))}
            >
              {words.saveChange}
            </Press>
          </div>
          {props.link === undefined ? (
            <p class="hint">{words.noLink}</p>
          ) : (
            <>
              <ul>
                <Handout role="panellist" who={words.linkOf(as.name)} link={props.link} token={token()} />
              </ul>
              {props.late && <Qr link={props.link} name={as.name} token={token()} />}
            </>
          )}
        </div>
      )}
    </li>
  );
}
