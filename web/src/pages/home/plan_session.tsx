import { titleLength } from "../../protocol/limits";
import { editor, planning as words } from "../../state/later_words";
import { endsNextDay, type PlanForm } from "../../state/plan";
import { CheckField } from "../../ui/choice_fields";
import { TextField } from "../../ui/text_field";
import { testids } from "../../ui/testids";
import type { PartProps } from "./plan_draft";

const zones = ((): string[] => {
  try {
    return Intl.supportedValuesOf("timeZone");
  } catch {
    return [];
  }
})();

// What the session is called, and when and where it is.
export function SessionPart({ form, set, faultOf }: PartProps) {
  type Name = keyof Pick<PlanForm, "title" | "subtitle" | "venue" | "date" | "start" | "end" | "timeZone" | "language">;
  const field = (name: Name, label: string, place: string, more: { type?: "date" | "time"; list?: string; testid?: string } = {}) => {
    const { testid = name, ...rest } = more;
    return (
      <TextField
        label={label}
        value={form[name]}
        change={(value) => set({ [name]: value })}
        testid={testids.planField(testid)}
        longest={rest.type ? undefined : titleLength}
        fault={faultOf(place)}
        place={place}
        {...rest}
      />
    );
  };
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
        {field("date", words.date, "/date", { type: "date" })}
        {field("language", editor.language, "/language")}
        {field("start", words.start, "/start", { type: "time" })}
        {field("end", words.end, "/end", { type: "time" })}
      </div>
      {endsNextDay(form) && <p class="hint">{words.nextDay}</p>}
      {field("timeZone", editor.zone, "/time_zone", { list: "zones", testid: "zone" })}
      <datalist id="zones">
        {zones.map((zone) => (
          <option key={zone} value={zone} />
        ))}
      </datalist>
      {flag("hardStop", "hard-stop", "/hard_stop")}
      {flag("personalLinksOnly", "personal-links-only", "/personal_links_only")}
      {flag("keepCaptions", "keep-captions", "/keep_captions")}
    </section>
  );
}
