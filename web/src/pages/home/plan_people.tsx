import { editor, planning as words } from "../../state/later_words";
import { withoutPanellist, withPanellist } from "../../state/plan";
import { changed } from "../../state/rows";
import { PersonFields } from "../../ui/person_fields";
import { testids } from "../../ui/testids";
import type { PartProps } from "./plan_draft";

export function ModeratorPart({ form, set, faultOf }: PartProps) {
  return (
    <section class="part" data-testid={testids.planField("moderator")}>
      <h2>{words.moderator}</h2>
      <PersonFields
        person={form.moderator}
        change={(part) => set({ moderator: { ...form.moderator, ...part } })}
        faultOf={(member) => faultOf(`/moderator/${member}`)}
        place="/moderator"
      />
    </section>
  );
}

export function PanellistsPart({ form, set, faultOf }: PartProps) {
  const { panellists } = form;
  return (
    <section class="part">
      <h2>{words.panellists}</h2>
      <ol class="people">
        {panellists.map((one, i) => (
          <li key={one.id} data-testid={testids.person} data-id={one.id}>
            <PersonFields
              person={one}
              change={(part) => set({ panellists: changed(panellists, i, part) })}
              faultOf={(member) => faultOf(`/panellists/${i}/${member}`)}
              place={`/panellists/${i}`}
            />
            <button
              type="button"
              class="button quiet"
              aria-label={editor.removeOf(one.name || words.panellist(i + 1))}
              data-testid={testids.personRemove}
              onClick={() => set(withoutPanellist(form, one.id))}
            >
              <span aria-hidden="true">×</span>
            </button>
          </li>
        ))}
      </ol>
      <button
        type="button"
        class="button"
        data-testid={testids.planAddPerson}
        data-each
        onClick={() => set(withPanellist(form, words.titles))}
      >
        {words.addPanellist}
      </button>
    </section>
  );
}
