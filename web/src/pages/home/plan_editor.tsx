import { computed, effect, signal, useSignal } from "@preact/signals";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import { checkPlan, createSession } from "../../net/api";
import type { PlanCheck, PlanFault, SessionCard } from "../../protocol/http";
import { titleLength } from "../../protocol/limits";
import { timeOfDay } from "../../state/format";
import { organiser, planning as words } from "../../state/later_words";
import { unsent } from "../../state/unsent";
import {
  planFrom,
  type PlanForm,
  scheduleOf,
  segment,
  type SegmentForm,
  type Template,
  templates,
  usualMinimum,
  usualWrapUp,
  withoutPanellist,
  withPanellist,
} from "../../state/plan";
import { formOf, planOf } from "../../state/plan_file";
import { numberOf } from "../../state/plan_members";
import { freshId, inserted, moved } from "../../state/rows";
import { cleaned } from "../../state/text";
import { home } from "../../state/words";
import { MenuItems } from "../../ui/menu_items";
import { PersonFields, SegmentFields, TextField } from "../../ui/plan_fields";
import { Popover } from "../../ui/popover";
import { saveFile } from "../../ui/save_file";
import { testids } from "../../ui/testids";

const zones = ((): string[] => {
  try {
    return Intl.supportedValuesOf("timeZone");
  } catch {
    return [];
  }
})();

const today = (): string => {
  const now = new Date();
  return `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, "0")}-${String(now.getDate()).padStart(2, "0")}`;
};

// The plan that is written in this tab; it survives a reload, and a server that does not answer.
const file = unsent.of("home.plan");
export const plan = signal<PlanForm | undefined>(undefined);
// Also of a tab that is gone, which is known a moment later.
effect(() => {
  if (file.value !== "" && plan.peek() === undefined) plan.value = formOf(file.value);
});
effect(() => void (file.value = plan.value === undefined ? "" : JSON.stringify(planOf(plan.value))));

export const begin = (template: Template): void =>
  void (plan.value = planFrom(template, words.titles, {
    date: today(),
    start: "10:00",
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    language: "en",
  }));

// Another session like the one of a file. Its day has not passed.
export function beginCopy(of: string): boolean {
  const form = formOf(of);
  if (!form) return false;
  const { id: _, ...others } = form.others;
  plan.value = { ...form, title: `${form.title} ${organiser.copied}`, date: form.date < today() ? today() : form.date, others };
  return true;
}

const text = computed(() => (plan.value === undefined ? "" : JSON.stringify(planOf(plan.value), null, 2)));

// What the server says of the plan as it is now, once nobody has typed for a moment.
const checkedAfter = 400;

function useCheck(token: string): { check: PlanCheck; answered: boolean } {
  const check = useSignal<PlanCheck>({ faults: [], remarks: [] });
  const answered = useSignal(true);
  useEffect(() => {
    let now = true;
    const timer = setTimeout(() => {
      void checkPlan(token, text.value).then((answer) => {
        if (!now) return;
        answered.value = answer.ok;
        if (answer.ok) check.value = answer.value;
      });
    }, checkedAfter);
    return () => {
      now = false;
      clearTimeout(timer);
    };
  }, [text.value]);
  return { check: check.value, answered: answered.value };
}

// What stands at a JSON pointer; undefined where nothing does.
const valueAt = (value: unknown, pointer: string): unknown =>
  pointer
    .split("/")
    .slice(1)
    .reduce<unknown>((at, key) => (typeof at === "object" && at !== null ? (at as Record<string, unknown>)[key] : undefined), value);

const isEmpty = (value: unknown): boolean => value === undefined || (typeof value === "string" && cleaned(value) === "");

// How the segments share the time from start to end.
function Strip(props: { form: PlanForm; available: number | undefined; minutes: number }) {
  const { form, available, minutes } = props;
  return (
    <div class="strip" aria-hidden="true">
      {form.segments.map((one) => (
        <span key={one.id} data-kind={one.kind} style={{ flexGrow: Math.max(0, numberOf(one.minutes) ?? 0) }} />
      ))}
      {available !== undefined && available > minutes && <span class="free" style={{ flexGrow: available - minutes }} />}
    </div>
  );
}

function usualOf(one: SegmentForm): { wrapUp: string; minimum: string } | undefined {
  const minutes = numberOf(one.minutes);
  if (minutes === undefined) return undefined;
  const shown = (ms: number): string => String(Math.round(ms / 6_000) / 10);
  return { wrapUp: shown(usualWrapUp(minutes * 60_000)), minimum: shown(usualMinimum(one.kind, minutes * 60_000)) };
}

function SegmentRow(props: {
  form: PlanForm;
  at: number;
  start: number | undefined;
  set: (segments: SegmentForm[]) => void;
  faultOf: (field: string) => string | undefined;
}) {
  const { form, at, set } = props;
  const one = form.segments[at]!;
  const row = useRef<HTMLLIElement>(null);
  const last = form.segments.length - 1;
  const what = one.title || words.segment(at + 1);
  const place = `/segments/${at}`;
  // A row that moves takes the focus along.
  const focused = useRef<Element | null>(null);
  useLayoutEffect(() => {
    const to = focused.current as HTMLButtonElement | null;
    focused.current = null;
    (to?.disabled
      ? [...row.current!.querySelectorAll<HTMLButtonElement>(".tools button")].find((button) => !button.disabled)
      : to
    )?.focus();
  }, [at]);
  const move = (by: number): void => {
    if (at + by < 0 || at + by > last) return;
    focused.current = row.current!.contains(document.activeElement) ? document.activeElement : null;
    set(moved(form.segments, at, at + by));
  };
  const step = (by: number, disabled: boolean, sign: string, label: string, keys: string, testid: string) => (
    <button
      type="button"
      class="button quiet"
      disabled={disabled}
      aria-label={label}
      aria-keyshortcuts={keys}
      data-testid={testid}
      data-each
      onClick={() => move(by)}
    >
      <span aria-hidden="true">{sign}</span>
    </button>
  );
  const insert = (where: number): void =>
    set(inserted(form.segments, where, segment(freshId("s", form.segments), "discussion", words.titles.discussion, 10)));
  const end = props.start === undefined ? undefined : props.start + (numberOf(one.minutes) ?? 0) * 60_000;
  return (
    <li
      class="segment-row"
      ref={row}
      data-testid={testids.planSegment}
      data-id={one.id}
      onKeyDown={(event) => {
        // A list of choices is opened by these keys.
        if ((event.target as Element).matches("select, [list]")) return;
        if (!event.altKey || (event.key !== "ArrowUp" && event.key !== "ArrowDown")) return;
        event.preventDefault();
        move(event.key === "ArrowUp" ? -1 : 1);
      }}
    >
      <p class="when tabular">
        {props.start !== undefined && (
          <>
            <b>{timeOfDay(props.start, form.timeZone)}</b> <span>–{timeOfDay(end!, form.timeZone)}</span>
          </>
        )}
      </p>
      <SegmentFields
        segment={one}
        people={form.panellists}
        change={(to) => set(form.segments.map((other, i) => (i === at ? to : other)))}
        usual={usualOf(one)}
        faultOf={(member) => props.faultOf(`${place}/${member}`)}
        place={place}
      />
      <div class="tools">
        {step(-1, at === 0, "↑", words.up(what), "Alt+ArrowUp", testids.segmentUp)}
        {step(1, at === last, "↓", words.down(what), "Alt+ArrowDown", testids.segmentDown)}
        <Popover
          class="button quiet"
          label={<span aria-hidden="true">⋯</span>}
          name={words.moreAbout(what)}
          role="menu"
          testid={testids.segmentMenu}
        >
          {(close) => (
            <MenuItems
              close={close}
              items={[
                ["before", words.insertBefore, () => insert(at)],
                ["after", words.insertAfter, () => insert(at + 1)],
                ["remove", words.remove, () => set(form.segments.filter((_, i) => i !== at))],
              ]}
            />
          )}
        </Popover>
      </div>
    </li>
  );
}

export function PlanEditor(props: { token: string; leave: () => void; made: (session: SessionCard) => void }) {
  const form = plan.value!;
  const { check, answered } = useCheck(props.token);
  const refused = useSignal(false);
  const message = useSignal("");
  const busy = useSignal(false);
  const root = useRef<HTMLDivElement>(null);
  const open = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => {
    scrollTo(0, 0);
    root.current?.querySelector<HTMLElement>('[data-place="/title"]')?.focus({ preventScroll: true });
  }, []);

  const set = (part: Partial<PlanForm>): void => {
    message.value = "";
    plan.value = { ...form, ...part };
  };
  const written = planOf(form);
  // Fields that nobody has come to yet are not complained of, before the session is asked for.
  const isLater = (fault: PlanFault): boolean => !refused.value && isEmpty(valueAt(written, fault.field));
  const faultOf = (field: string): string | undefined =>
    check.faults.find((one) => !isLater(one) && (one.field === field || one.field.startsWith(`${field}/`)))?.message;
  const stays = (field: string): boolean => root.current?.querySelector(`[data-place="${CSS.escape(field)}"]`) !== null;
  const later = check.faults.filter(isLater).length;
  const schedule = scheduleOf(form);
  const { minutes, available } = schedule;
  const fit = available === undefined || minutes === available ? "fits" : minutes < available ? "free" : "long";

  const goTo = (field: string): void => {
    const place = CSS.escape(field);
    const find = (selector: string) => root.current?.querySelector<HTMLElement>(selector);
    const at = find(`[data-place="${place}"]`) ?? find(`[data-place^="${place}/"]`);
    const details = at?.closest("details");
    if (details) details.open = true;
    at?.focus();
  };
  const create = async (): Promise<void> => {
    if (busy.value) return;
    busy.value = true;
    const answer = await createSession(props.token, text.value);
    busy.value = false;
    if (answer.ok) {
      plan.value = undefined;
      props.made(answer.value);
      return;
    }
    refused.value = answer.faults !== undefined;
    message.value = answer.faults ? words.wrong(answer.faults.length) : (answer.message ?? home.failed);
    const first = answer.faults?.[0];
    if (first) requestAnimationFrame(() => goTo(first.field));
  };
  const take = async (files: FileList | null): Promise<void> => {
    const one = files?.[0];
    const opened = one && formOf(await one.text());
    if (open.current) open.current.value = "";
    if (opened) {
      refused.value = true;
      plan.value = opened;
    }
    message.value = opened || !one ? "" : words.notAPlan;
  };
  const field = (
    name: "title" | "subtitle" | "venue" | "date" | "start" | "end" | "timeZone" | "language",
    label: string,
    place: string,
    more: { type?: "date" | "time"; list?: string; testid?: string } = {},
  ) => {
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
  const shown = [...check.faults.filter((one) => !isLater(one)), ...check.remarks];
  const first = shown[0];

  return (
    <div class="planning plan-editor" ref={root} data-testid={testids.planEditor}>
      <h1 class="unseen">{organiser.newSession}</h1>
      <div class="files">
        <button type="button" class="button quiet" onClick={props.leave}>
          <span aria-hidden="true" class="back" />
          {organiser.toSessions}
        </button>
        <label class="button">
          {words.openFile}
          <input
            ref={open}
            class="unseen"
            type="file"
            accept=".json,application/json"
            data-testid={testids.planOpen}
            onChange={(event) => void take(event.currentTarget.files)}
          />
        </label>
        <button type="button" class="button" data-testid={testids.planSave} onClick={() => saveFile(form.title, `${text.value}\n`)}>
          {words.save}
        </button>
      </div>
      <div class="totals">
        <p class="sum tabular">
          <b data-testid={testids.planSum} data-fit={fit}>
            {words.sum(minutes, available)}
          </b>
          {schedule.end !== undefined && <span>{words.endsAt(timeOfDay(schedule.end, form.timeZone), form.end)}</span>}
        </p>
        <Strip form={form} available={available} minutes={minutes} />
        <p class="said" role="status">
          {message.value || (first && words.oneOf(`${nameOf(form, first.field)}${first.message}`, shown.length - 1))}
        </p>
        <button type="button" class="button main" disabled={busy.value} data-testid={testids.planCreate} onClick={() => void create()}>
          {organiser.create}
        </button>
      </div>
      <div class="halves">
        <div class="first">
          <section class="part">
            <h2>{words.session}</h2>
            {field("title", words.name, "/title")}
            {field("subtitle", words.subtitle, "/subtitle")}
            {field("venue", words.venue, "/venue")}
            <div class="beside">
              {field("date", words.date, "/date", { type: "date" })}
              {field("language", words.language, "/language")}
              {field("start", words.start, "/start", { type: "time" })}
              {field("end", words.end, "/end", { type: "time" })}
            </div>
            {field("timeZone", words.zone, "/time_zone", { list: "zones", testid: "zone" })}
            <datalist id="zones">
              {zones.map((zone) => (
                <option key={zone} value={zone} />
              ))}
            </datalist>
            <label class="check">
              <input
                type="checkbox"
                checked={form.hardStop === true}
                onChange={(event) => set({ hardStop: event.currentTarget.checked })}
              />
              {words.hardStop}
            </label>
          </section>
          <section class="part" data-testid={testids.planField("moderator")}>
            <h2>{words.moderator}</h2>
            <PersonFields
              person={form.moderator}
              change={(part) => set({ moderator: { ...form.moderator, ...part } })}
              faultOf={(member) => faultOf(`/moderator/${member}`)}
              place="/moderator"
            />
          </section>
          <section class="part">
            <h2>{words.panellists}</h2>
            <ol class="people">
              {form.panellists.map((one, i) => (
                <li key={one.id} data-testid={testids.person} data-id={one.id}>
                  <PersonFields
                    person={one}
                    change={(part) => set({ panellists: form.panellists.map((other, j) => (j === i ? { ...other, ...part } : other)) })}
                    faultOf={(member) => faultOf(`/panellists/${i}/${member}`)}
                    place={`/panellists/${i}`}
                  />
                  <button
                    type="button"
                    class="button quiet"
                    aria-label={words.removePerson(one.name || words.panellist(i + 1))}
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
        </div>
        <div class="second">
          <section class="part">
            <h2>{words.segments}</h2>
            {form.segments.length === 0 && <p class="hint">{words.noSegments}</p>}
            <ol class="segments">
              {form.segments.map((one, i) => (
                <SegmentRow
                  key={one.id}
                  form={form}
                  at={i}
                  start={schedule.starts[i]}
                  set={(segments) => set({ segments })}
                  faultOf={faultOf}
                />
              ))}
            </ol>
            <button
              type="button"
              class="button"
              data-testid={testids.planAddSegment}
              data-each
              onClick={() =>
                set({ segments: [...form.segments, segment(freshId("s", form.segments), "discussion", words.titles.discussion, 10)] })
              }
            >
              {words.addSegment}
            </button>
          </section>
          <section class="part checked" aria-label={words.check} data-testid={testids.planCheck}>
            <h2>{words.check}</h2>
            {!answered && <p class="hint">{words.checking}</p>}
            {later > 0 && <p class="hint">{words.empty(later)}</p>}
            {answered && later === 0 && shown.length === 0 && <p class="hint">{words.fits}</p>}
            <ol>
              {shown.map((one) => (
                <li key={`${one.field} ${one.message}`} data-testid={testids.planRemark}>
                  <button type="button" class="button quiet item" disabled={!stays(one.field)} onClick={() => goTo(one.field)}>
                    <b>{nameOf(form, one.field)}</b>
                    {one.message}
                  </button>
                </li>
              ))}
            </ol>
          </section>
        </div>
      </div>
    </div>
  );
}

// Which of the entries a field belongs to.
function nameOf(form: PlanForm, field: string): string {
  const [, list, at = ""] = field.split("/");
  const i = Number(at);
  if (at === "" || (list !== "segments" && list !== "panellists")) return "";
  const name = list === "segments" ? form.segments[i]?.title || words.segment(i + 1) : form.panellists[i]?.name || words.panellist(i + 1);
  return `${name}: `;
}

export function Templates(props: { begun: () => void }) {
  return (
    <ul class="templates">
      {templates.map((template) => {
        const [name, hint] = words.templates[template];
        return (
          <li key={template}>
            <button
              type="button"
              class="button"
              data-testid={testids.template(template)}
              onClick={() => {
                begin(template);
                props.begun();
              }}
            >
              <b>{name}</b>
              <small>{hint}</small>
            </button>
          </li>
        );
      })}
    </ul>
  );
}
