import { planning as words } from "../../state/later_words";
import { draftOf, segment } from "../../state/plan";
import { view } from "../../state/session";
import { namesOf, toldApart } from "../../ui/names";
import { SegmentFields } from "../../ui/segment_fields";
import { Press } from "../../ui/press";
import { testids } from "../../ui/testids";
import { faultsOf, usualOf } from "./segment_form";
import { coming, fresh, opened, personsOf } from "./plan_typed";

export function Insert() {
  const v = view.value;
  const { revision } = v.run!;
  const now = fresh.value ?? { form: segment("", "discussion", words.titles.discussion, 5), before: coming.value[0] ?? "" };
  const before = coming.value.includes(now.before) ? now.before : "";
  const isOpen = opened.value === "new";
  const draft = draftOf(now.form);
  return (
    <div class="inserted">
      <button
        type="button"
        class="button"
        aria-expanded={isOpen}
        data-testid={testids.segmentInsert}
        onClick={() => (opened.value = isOpen ? undefined : "new")}
      >
        {words.insertTitle}
      </button>
      {isOpen && (
        <div class="fields" data-testid={testids.planSegment} data-id="new">
          <SegmentFields
            segment={now.form}
            people={personsOf(v)}
            change={(form) => (fresh.value = { ...now, form })}
            usual={usualOf(now.form)}
            faultOf={faultsOf(draft)}
          />
          <label class="field">
            <span class="label">{words.insertWhere}</span>
            <select
              value={before}
              data-testid={testids.segmentField("before")}
              onChange={(event) => (fresh.value = { ...now, before: event.currentTarget.value })}
            >
              {toldApart(
                coming.value.map((id) => {
                  const one = v.segments![id]!;
                  return [namesOf(v, one), one.title].filter((part) => part !== "").join(", ");
                }),
              ).map((name, i) => (
                <option key={coming.value[i]} value={coming.value[i]}>
                  {name}
                </option>
              ))}
              <option value="">{words.insertAtEnd}</option>
            </select>
          </label>
          <div class="does">
            <Press
              class="main"
              testid={testids.segmentSave}
              means="send"
              command={
                "wrong" in draft ? undefined : { type: "insert_segment", revision, ...(before === "" ? {} : { before }), what: draft }
              }
              done={(outcome) => {
                if (outcome.state !== "confirmed") return;
                fresh.value = undefined;
                opened.value = undefined;
              }}
            >
              {words.insert}
            </Press>
            <button
              type="button"
              class="button quiet"
              disabled={!fresh.value}
              data-testid={testids.segmentDiscard}
              onClick={() => (fresh.value = undefined)}
            >
              {words.discard}
            </button>
          </div>
        </div>
      )}
    </div>
  );
}
