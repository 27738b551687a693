import { titleLength } from "../../protocol/limits";
import { editor, planning as words } from "../../state/later_words";
import { endsNextDay, type PlanForm } from "../../state/plan";
import { CheckField } from "../../ui/choice_fields";
import { TextField } from "../../ui/text_field";
import { testids } from "../../ui/testids";
import { ZoneField } from "../../ui/zone_field";
import type { PartProps } from "./plan_draft";

// What the session is called, and when and where it is.
export function SessionPart({ form, set, faultOf }: PartProps) {
  type Name = keyof Pick<PlanForm, "title" | "subtitle" | "venue" | "date" | "start" | "end" | "language">;
  const field = (name: Name, label: string, place: string, type: "text" | "date" | "time" = "text") => (
    <TextField
      label={label}
      value={form[name]}
      change={(value) => set({ [name]: value })}
      testid={testids.planField(name)}
      type={type}
      longest={type === "text" ? titleLength : undefined}
      fault={faultOf(place)}
      place={place}
    />
  );
  const flag = (name: "hardStop" | "personalLinksOnly" | "keepCaptions", testid: string, place: string) => (
    <CheckField
      label={editor[name]}
      on={form[name] === true}
      change={(on) => set({ [name]: on })}
      testid={testids.planField(testid)}
      fault={faultOf(place)}
      place={place}
    />
  );
  return (
    <section class="part">
      <h2>{words.session}</h2>
      {field("title", words.name, "/title")}
      {field("subtitle", words.subtitle, "/subtitle")}
      {field("venue", words.venue, "/venue")}
      <div class="beside">
        {field("date", words.date, "/date", "date")}
        {field("language", editor.language, "/language")}
        {field("start", words.start, "/start", "time")}
        {field("end", words.end, "/end", "time")}
      </div>
      {endsNextDay(form) && <p class="hint">{words.nextDay}</p>}
      <ZoneField value={form.timeZone} change={(timeZone) => set({ timeZone })} fault={faultOf("/time_zone")} place="/time_zone" />
      {flag("hardStop", "hard-stop", "/hard_stop")}
      {flag("personalLinksOnly", "personal-links-only", "/personal_links_only")}
      {flag("keepCaptions", "keep-captions", "/keep_captions")}
    </section>
  );
}
