// A programme of another system becomes a plan: it is read, one of its sessions is chosen or its columns are matched, and what was
// understood of it is shown, before it goes into the editor.

import { useSignal } from "@preact/signals";
import { useLayoutEffect, useMemo, useRef } from "preact/hooks";
import { formFrom, type Made } from "../../state/import/form";
import type { Choice, Here, Reading, Sheet, Source } from "../../state/import/reading";
import { type Columns, columnsOf, readTable } from "../../state/import/table";
import { importing as words } from "../../state/import_words";
import { organiser } from "../../state/later_words";
import { formOf } from "../../state/plan_file";
import { testids } from "../../ui/testids";
import { ImportChoices } from "./import_choices";
import { ImportColumns } from "./import_columns";
import { ImportPreview } from "./import_preview";
import { ImportSource } from "./import_source";
import { deviceZone, plan, today } from "./plan_draft";

// What of a source becomes the plan; undefined while that is not decided.
interface Picked {
  reading: Reading | undefined; // none of a plan's own file
  made: (also: Reading["suggested"]) => Made;
}

function pickedOf(source: Source, choice: Choice | undefined, sheet: Sheet | undefined, columns: Columns, here: Here): Picked | undefined {
  if (source.format === "plan") {
    const form = formOf(source.text);
    return form && { reading: undefined, made: () => ({ form, assumed: [] }) };
  }
  const reading =
    source.format === "agenda" ? source.reading : source.format === "table" ? sheet && readTable(sheet, columns, here) : choice?.read();
  if (!reading) return undefined;
  const made: Picked["made"] = (also) =>
    formFrom(
      reading.draft,
      here,
      also.map(({ person }) => person),
    );
  return { reading, made };
}

export function ImportPage(props: { leave: (to: "sessions" | "editor") => void }) {
  const here = useRef<Here>({ date: today(), zone: deviceZone() }).current;
  const source = useSignal<Source | undefined>(undefined);
  const choice = useSignal<Choice | undefined>(undefined);
  const sheet = useSignal<Sheet | undefined>(undefined);
  const columns = useSignal<Columns>({});
  const heading = useRef<HTMLHeadingElement>(null);
  const now = source.value;

  useLayoutEffect(() => {
    scrollTo(0, 0);
    heading.current?.focus({ preventScroll: true });
  }, [now, choice.value]);

  const takeSheet = (one: Sheet | undefined): void => {
    sheet.value = one;
    columns.value = one ? columnsOf(one) : {};
  };
  const take = (read: Source | undefined): void => {
    source.value = read;
    choice.value = read && "choices" in read && read.choices.length === 1 ? read.choices[0] : undefined;
    takeSheet(read?.format === "table" ? read.sheets[0] : undefined);
  };
  const isRead = now !== undefined && now.format !== "wrong";
  const picked = useMemo(
    () => (isRead ? pickedOf(now, choice.value, sheet.value, columns.value, here) : undefined),
    [now, choice.value, sheet.value, columns.value],
  );

  return (
    <div class="importing" data-testid={testids.importPage} data-format={now?.format ?? ""}>
      <div class="files">
        <button type="button" class="button quiet" onClick={() => props.leave("sessions")}>
          <span aria-hidden="true" class="back" />
          {organiser.toSessions}
        </button>
        {isRead && (
          <button type="button" class="button" data-testid={testids.importAgain} onClick={() => take(undefined)}>
            {words.again}
          </button>
        )}
      </div>
      <header>
        <h1 ref={heading} tabIndex={-1}>
          {words.title}
        </h1>
        <p>{isRead ? words.source(words.formats[now.format], "title" in now ? now.title : "") : words.hint}</p>
      </header>
      {!isRead && <ImportSource here={here} read={take} wrong={now?.format === "wrong" ? now.why : undefined} />}
      {isRead && "choices" in now && !choice.value && <ImportChoices of={now.choices} choose={(one) => (choice.value = one)} />}
      {isRead && "choices" in now && now.choices.length > 1 && choice.value && (
        <button type="button" class="button quiet other" data-testid={testids.importBack} onClick={() => (choice.value = undefined)}>
          <span aria-hidden="true" class="back" />
          {words.back}
        </button>
      )}
      {isRead && now.format === "table" && sheet.value && (
        <ImportColumns sheets={now.sheets} sheet={sheet.value} takeSheet={takeSheet} columns={columns} />
      )}
      {picked && (
        <ImportPreview
          key={`${now!.format} ${choice.value?.title} ${sheet.value?.name}`}
          reading={picked.reading}
          made={picked.made}
          replaces={plan.value !== undefined}
          open={({ form }) => {
            plan.value = form;
            props.leave("editor");
          }}
        />
      )}
    </div>
  );
}
