import { useSignal } from "@preact/signals";
import { dayOf, zoneName } from "../../state/format";
import { type Made } from "../../state/import/form";
import type { Line, Reading, Suggestion, Taken } from "../../state/import/reading";
import { importing as words } from "../../state/import_words";
import { planning } from "../../state/later_words";
import type { PersonForm, PlanForm } from "../../state/plan";
import { CheckField } from "../../ui/choice_fields";
import { testids } from "../../ui/testids";

const said = ({ name, title, affiliation }: PersonForm): string => [name, title, affiliation].filter(Boolean).join(", ");

function Plan(props: { form: PlanForm }) {
  const { form } = props;
  const nameOf = (id: string): string => form.panellists.find((one) => one.id === id)?.name ?? "";
  return (
    <section class="part" data-testid={testids.importPlan}>
      <h2>{words.plan}</h2>
      <div class="facts">
        <h3 class="typed aligned" dir="auto">
          {form.title}
        </h3>
        {form.subtitle !== "" && (
          <p class="typed aligned" dir="auto">
            {form.subtitle}
          </p>
        )}
        <p class="tabular">{words.timesOf(dayOf(form.date) ?? form.date, form.start, form.end, zoneName(form.timeZone))}</p>
        {form.venue !== "" && (
          <p class="typed aligned" dir="auto">
            {form.venue}
          </p>
        )}
      </div>
      <dl>
        <dt>{words.moderator}</dt>
        <dd class="typed aligned" dir="auto">
          {said(form.moderator)}
        </dd>
        <dt>{words.panellists}</dt>
        {form.panellists.length === 0 && <dd>{words.nobody}</dd>}
        {form.panellists.map((one) => (
          <dd key={one.id} class="typed aligned" dir="auto">
            {said(one)}
          </dd>
        ))}
      </dl>
      <h3>{words.segments}</h3>
      <ol class="segments-made">
        {form.segments.map((one) => (
          <li key={one.id} data-testid={testids.importSegment} data-kind={one.kind}>
            <span class="tabular length">{words.minutes(Number(one.minutes))}</span>
            <span>
              <b class="typed" dir="auto">
                {one.title}
              </b>
              <small class="typed" dir="auto">
                {[planning.kinds[one.kind], one.speakers.map(nameOf).join(", ")].filter(Boolean).join(" · ")}
              </small>
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}

function takenText(taken: Taken): string {
  if (taken.as === "panellists") return words.panellist(taken.count);
  if (taken.as !== "part") return words.taken[taken.as];
  const { kind, minutes, each } = taken.part;
  const shown = minutes === undefined ? undefined : Math.round(minutes * 10) / 10;
  return each ? words.parts(planning.kinds[kind], shown) : words.part(planning.kinds[kind], shown);
}

function Entry(props: { of: Line }) {
  const { at, text, taken, left } = props.of;
  return (
    <li data-testid={testids.importLine} data-left={left}>
      <span class="at tabular">{at}</span>
      <span class="typed source" dir="auto">
        {text === at ? "" : text}
      </span>
      <span class="fate">
        {taken.length > 0 && <b>{taken.map(takenText).join(", ")}</b>}
        {left && <span>{`${words.leftOut}: ${words.left[left]}`}</span>}
      </span>
    </li>
  );
}

// What the plan will be, what of it was assumed, and what became of each line.
export function ImportPreview(props: {
  reading: Reading | undefined;
  made: (also: Suggestion[]) => Made;
  replaces: boolean; // a plan that was begun
  open: (made: Made) => void;
}) {
  const { reading } = props;
  const suggested = reading?.suggested ?? [];
  const chosen = useSignal<ReadonlySet<Suggestion>>(new Set(suggested.filter(({ likely }) => likely)));
  const made = props.made(suggested.filter((one) => chosen.value.has(one)));
  const left = reading?.lines.filter((line) => line.left !== undefined && line.taken.length === 0).length ?? 0;
  return (
    <>
      <div class="made">
        <button type="button" class="button main" data-testid={testids.importDone} onClick={() => props.open(made)}>
          {props.replaces ? words.openOver : words.open}
        </button>
      </div>
      <div class="import-halves">
        <Plan form={made.form} />
        {reading && (
          <div class="second">
            {suggested.length > 0 && (
              <section class="part bodies">
                <h2>{words.suggested}</h2>
                <p class="hint">{words.suggestedHint}</p>
                {suggested.map((one) => (
                  <CheckField
                    key={one.person.name}
                    label={[one.person.name, one.person.affiliation].filter(Boolean).join(", ")}
                    on={chosen.value.has(one)}
                    change={(on) => {
                      const next = new Set(chosen.value);
                      if (on) next.add(one);
                      else next.delete(one);
                      chosen.value = next;
                    }}
                    testid={testids.importSuggested}
                  />
                ))}
              </section>
            )}
            {made.assumed.length > 0 && (
              <section class="part">
                <h2>{words.check}</h2>
                <ul class="assumed">
                  {made.assumed.map((what) => (
                    <li key={what} data-testid={testids.importAssumed} data-what={what}>
                      {words.assumed[what]}
                    </li>
                  ))}
                </ul>
              </section>
            )}
            <section class="part">
              <h2>{words.lines}</h2>
              <p class="hint">{words.linesSum(reading.lines.length - left, left)}</p>
              <ol class="lines" data-named={reading.lines.some(({ at }) => /\D/.test(at)) ? "" : undefined}>
                {reading.lines.map((line, i) => (
                  <Entry key={i} of={line} />
                ))}
              </ol>
            </section>
          </div>
        )}
      </div>
    </>
  );
}
