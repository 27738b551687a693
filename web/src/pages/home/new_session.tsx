import { useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import { createSession, type PlanFault, type SessionCard } from "../../net/api";
import { availableMinutes, type PlanForm, planOf, plannedMinutes } from "../../state/plan";
import { home as words } from "../../state/words";
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

const emptyForm = (): PlanForm => ({
  title: "",
  date: today(),
  start: "10:00",
  end: "11:30",
  timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  hardStop: false,
  moderator: "",
  introductions: 10,
  panellists: [1, 2, 3].map(() => ({ name: "", affiliation: "", minutes: 10 })),
  qa: 40,
  concluding: 10,
});

export function NewSession(props: { token: string; made: (session: SessionCard) => void }) {
  const from = useSignal<"form" | "file">("form");
  const faults = useSignal<PlanFault[]>([]);
  const message = useSignal("");
  const created = useSignal("");
  const busy = useSignal(false);
  const form = useSignal<PlanForm>(emptyForm());
  const over = useSignal(false);
  const file = useRef<HTMLInputElement>(null);

  const post = async (plan: string): Promise<void> => {
    if (busy.value) return;
    busy.value = true;
    const answer = await createSession(props.token, plan);
    busy.value = false;
    faults.value = answer.ok ? [] : (answer.faults ?? []);
    message.value = answer.ok || answer.faults ? "" : (answer.message ?? words.failed);
    created.value = answer.ok ? words.created(answer.value.title) : "";
    if (answer.ok) {
      form.value = emptyForm();
      props.made(answer.value);
    }
  };
  const take = async (files: FileList | null | undefined): Promise<void> => {
    const one = files?.[0];
    if (!one) return;
    await post(await one.text());
    if (file.current) file.current.value = "";
  };
  const show = (which: "form" | "file"): void => {
    from.value = which;
    faults.value = [];
    message.value = "";
    created.value = "";
  };

  const set = (part: Partial<PlanForm>): void => void (form.value = { ...form.value, ...part });
  const f = form.value;
  const faultOf = (field: string): string | undefined => faults.value.find((fault) => fault.field === field)?.message;
  const input = (label: string, field: string, value: string, type: "text" | "date" | "time" | "number", change: (value: string) => void, testid?: string, list?: string) => (
    <label class="field">
      {label}
      <input
        type={type}
        dir={type === "text" ? "auto" : undefined}
        value={value}
        list={list}
        min={type === "number" ? 0 : undefined}
        aria-invalid={faultOf(field) !== undefined}
        data-testid={testid}
        onInput={(event) => change(event.currentTarget.value)}
      />
      {faultOf(field) !== undefined && <span class="wrong">{faultOf(field)}</span>}
    </label>
  );
  const number = (text: string): number => Math.max(0, Number(text) || 0);
  const shownInForm = new Set(["/title", "/start", "/end", "/time_zone", "/moderator/name", ...f.panellists.map((_, i) => `/panellists/${i}/name`)]);
  const listed = faults.value.filter((fault) => from.value === "file" || !shownInForm.has(fault.field));

  return (
    <section class="new">
      <h2>{words.newSession}</h2>
      <div class="card">
        <div class="choice" role="tablist" aria-label={words.newSession}>
          <button type="button" role="tab" aria-selected={from.value === "form"} data-testid={testids.formTab} onClick={() => show("form")}>
            {words.fromForm}
          </button>
          <button type="button" role="tab" aria-selected={from.value === "file"} data-testid={testids.fileTab} onClick={() => show("file")}>
            {words.fromFile}
          </button>
        </div>
        {from.value === "file" ? (
          <label
            class="drop"
            data-over={over.value}
            onDragOver={(event) => {
              event.preventDefault();
              over.value = true;
            }}
            onDragLeave={() => (over.value = false)}
            onDrop={(event) => {
              event.preventDefault();
              over.value = false;
              void take(event.dataTransfer?.files);
            }}
          >
            <b>{words.drop}</b>
            <span class="hint">{words.dropHint}</span>
            <input
              ref={file}
              class="unseen"
              type="file"
              accept=".json,application/json"
              data-testid={testids.planFile}
              onChange={(event) => void take(event.currentTarget.files)}
            />
            <span class="button" aria-hidden="true">
              {words.choose}
            </span>
          </label>
        ) : (
          <form
            onSubmit={(event) => {
              event.preventDefault();
              const plan = planOf(f, {
                introductions: words.segmentIntroductions,
                presentation: words.segmentPresentation,
                qa: words.segmentQa,
                concluding: words.segmentConcluding,
              });
              void post(JSON.stringify(plan, null, 2));
            }}
          >
            {input(words.formTitle, "/title", f.title, "text", (title) => set({ title }), "form-title")}
            <div class="three">
              {input(words.formDate, "", f.date, "date", (date) => set({ date }), "form-date")}
              {input(words.formStart, "/start", f.start, "time", (start) => set({ start }), "form-start")}
              {input(words.formEnd, "/end", f.end, "time", (end) => set({ end }), "form-end")}
            </div>
            {input(words.formZone, "/time_zone", f.timeZone, "text", (timeZone) => set({ timeZone }), "form-zone", "zones")}
            <datalist id="zones">
              {zones.map((zone) => (
                <option key={zone} value={zone} />
              ))}
            </datalist>
            {input(words.formModerator, "/moderator/name", f.moderator, "text", (moderator) => set({ moderator }), "form-moderator")}
            <ol class="people">
              {f.panellists.map((one, i) => {
                const change = (part: Partial<typeof one>): void =>
                  set({ panellists: f.panellists.map((other, j) => (j === i ? { ...other, ...part } : other)) });
                return (
                  <li key={i}>
                    {input(words.formPanellist(i + 1), `/panellists/${i}/name`, one.name, "text", (name) => change({ name }), `form-panellist-${i + 1}`)}
                    {input(words.formMinutes, `/segments/${i + (f.introductions > 0 ? 1 : 0)}/minutes`, String(one.minutes), "number", (text) =>
                      change({ minutes: number(text) }),
                    )}
                    <button
                      type="button"
                      class="button quiet remove"
                      aria-label={words.formRemove(i + 1)}
                      disabled={f.panellists.length < 2}
                      onClick={() => set({ panellists: f.panellists.filter((_, j) => j !== i) })}
                    >
                      <span aria-hidden="true">×</span>
                    </button>
                  </li>
                );
              })}
            </ol>
            <button type="button" class="button" onClick={() => set({ panellists: [...f.panellists, { name: "", affiliation: "", minutes: 10 }] })}>
              {words.formAdd}
            </button>
            <div class="three">
              {input(words.formIntroductions, "-", String(f.introductions), "number", (text) => set({ introductions: number(text) }))}
              {input(words.formQa, "-", String(f.qa), "number", (text) => set({ qa: number(text) }))}
              {input(words.formConcluding, "-", String(f.concluding), "number", (text) => set({ concluding: number(text) }))}
            </div>
            <label class="check">
              <input type="checkbox" checked={f.hardStop} onChange={(event) => set({ hardStop: event.currentTarget.checked })} />
              {words.formHardStop}
            </label>
            <p class="sum tabular">{words.formSum(plannedMinutes(f), availableMinutes(f))}</p>
            <button type="submit" class="button main" disabled={busy.value} data-testid={testids.formCreate}>
              {words.create}
            </button>
          </form>
        )}
        <div role="status">
          {created.value !== "" && (
            <p class="created" data-testid={testids.created}>
              {created.value}
            </p>
          )}
          {message.value !== "" && <p class="created">{message.value}</p>}
          {listed.length > 0 && (
            <div class="faults">
              <h3>{words.faults(faults.value.length)}</h3>
              <ol>
                {listed.map((fault, i) => (
                  <li key={i} data-testid={testids.fault}>
                    {from.value === "file" && <span class="line tabular">{words.line(fault.line)}</span>}
                    <code>{fault.field || "/"}</code>
                    <span>{fault.message}</span>
                  </li>
                ))}
              </ol>
            </div>
          )}
        </div>
      </div>
    </section>
  );
}
