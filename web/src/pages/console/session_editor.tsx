import { signal } from "@preact/signals";
import { useRef } from "preact/hooks";
import { titleLength } from "../../protocol/limits";
import { planning as words } from "../../state/later_words";
import { endsNextDay, type SessionForm, sessionDraftOf, sessionFormOf } from "../../state/plan";
import { view } from "../../state/session";
import { ZoneField } from "../../ui/zone_field";
import { PersonFields } from "../../ui/person_fields";
import { TextField } from "../../ui/text_field";
import { Press } from "../../ui/press";
import { testids } from "../../ui/testids";

// What is typed, and the session as it was when the typing began; it stays as that of the segments does.
const edit = signal<{ form: SessionForm; since: SessionForm } | undefined>(undefined);

const isSame = (a: SessionForm, b: SessionForm): boolean => JSON.stringify(a) === JSON.stringify(b);

// What the session is planned for, as long as nothing of it has begun.
export function SessionEditor() {
  const { plan, run } = view.value;
  const as = sessionFormOf(plan!);
  const form = edit.value?.form ?? as;
  const typed = !isSame(form, as);
  const changed = typed && !isSame(edit.value!.since, as);
  const draft = sessionDraftOf(form, plan!);
  const faultOf = (name: keyof typeof words.needed): string | undefined =>
    "wrong" in draft && draft.wrong.includes(name) ? words.needed[name] : undefined;
  const heading = useRef<HTMLHeadingElement>(null);
  const forget = (): void => void (edit.value = undefined);
  const set = (part: Partial<SessionForm>): void => void (edit.value = { form: { ...form, ...part }, since: edit.value?.since ?? as });
  const field = (name: Exclude<keyof SessionForm, "moderator" | "zone">, label: string, type: "text" | "date" | "time" = "text") => (
    <TextField
      label={label}
      type={type}
      value={form[name]}
      change={(value) => set({ [name]: value })}
      testid={testids.planField(name)}
      longest={type === "text" ? titleLength : undefined}
      fault={name in words.needed ? faultOf(name as keyof typeof words.needed) : undefined}
    />
  );
  return (
    <section class="of-session" data-testid={testids.planField("session")}>
      <h2 ref={heading} tabIndex={-1} data-first>
        {words.session}
      </h2>
      <p class="hint">{words.sameLinks}</p>
      {changed && (
        <p class="hint strong" data-testid={testids.segmentNote}>
          {words.changedMeanwhile}
        </p>
      )}
      {field("title", words.name)}
      {field("subtitle", words.subtitle)}
      {field("venue", words.venue)}
      <div class="times">
        {field("date", words.date, "date")}
        {field("start", words.start, "time")}
        {field("end", words.end, "time")}
      </div>
      {endsNextDay(form) && <p class="hint">{words.nextDay}</p>}
      <ZoneField value={form.zone} change={(zone) => set({ zone })} fault={faultOf("zone")} />
      <h3>{words.moderator}</h3>
      <PersonFields
        person={form.moderator}
        change={(part) => set({ moderator: { ...form.moderator, ...part } })}
        faultOf={(member) => (member === "name" ? faultOf("moderator") : undefined)}
      />
      <div class="does">
        <Press
          class="main"
          testid={testids.sessionSave}
          means="send"
          roomy
          command={!typed || "wrong" in draft ? undefined : { type: "edit_session", revision: run!.revision, to: draft }}
          done={(outcome) => {
            if (outcome.state !== "confirmed") return;
            forget();
            // The button has nothing more to save, and would let go of the focus.
            heading.current?.focus({ preventScroll: true });
          }}
        >
          {words.saveChange}
        </Press>
        <button type="button" class="button quiet" disabled={!typed} data-testid={testids.segmentDiscard} onClick={forget}>
          {changed ? words.takeTheirs : words.discard}
        </button>
      </div>
    </section>
  );
}
