import type { Signal } from "@preact/signals";
import { type Field } from "../../state/import/names";
import type { Sheet } from "../../state/import/reading";
import { type Columns, columnsOf, letterOf } from "../../state/import/table";
import { importing as words } from "../../state/import_words";
import { cleaned } from "../../state/text";
import { type Choices, SelectField } from "../../ui/choice_fields";
import { testids } from "../../ui/testids";

const matched: readonly Field[] = [
  "title",
  "start",
  "end",
  "minutes",
  "speakers",
  "affiliation",
  "kind",
  "notes",
  "moderator",
  "date",
  "venue",
];
// Of a row, or of a column without a name, so much tells which one it is.
const sampleLength = 40;
const headersOffered = 20;

const sample = (text: string): string => {
  const whole = cleaned(text);
  return whole.length > sampleLength ? `${whole.slice(0, sampleLength)}…` : whole;
};

// Which column of a table means what: found by their names, and corrected by hand.
export function ImportColumns(props: {
  sheets: readonly Sheet[];
  sheet: Sheet;
  takeSheet: (sheet: Sheet) => void;
  columns: Signal<Columns>;
}) {
  const { sheets, sheet, takeSheet, columns } = props;
  const width = Math.max(0, ...sheet.rows.slice(0, 50).map((row) => row.length));
  const named = (at: number): string =>
    sheet.rows[sheet.header]?.[at] || sheet.rows.slice(sheet.header + 1).find((row) => cleaned(row[at] ?? "") !== "")?.[at] || "";
  const offered: Choices = [
    ["", words.notUsed],
    ...Array.from({ length: width }, (_, at) => [String(at), words.column(letterOf(at), sample(named(at)))] as const),
  ];
  const headers: Choices = [
    ["-1", words.noHeader],
    ...sheet.rows
      .slice(0, headersOffered)
      .map((row, at) => [String(at), words.headerRow(at + 1, sample(row.filter((cell) => cleaned(cell) !== "").join(", ")))] as const),
  ];
  return (
    <section class="part columns-part">
      <h2>{words.columns}</h2>
      <p class="hint">{words.columnsHint}</p>
      {sheet.more && <p class="hint">{words.moreRows(sheet.rows.length)}</p>}
      <div class="fields-grid">
        {sheets.length > 1 && (
          <SelectField
            label={words.sheet}
            value={String(sheets.findIndex(({ name }) => name === sheet.name))}
            of={sheets.map(({ name }, at) => [String(at), name] as const)}
            change={(at) => takeSheet(sheets[Number(at)]!)}
            testid={testids.importSheet}
          />
        )}
        <SelectField
          label={words.header}
          value={String(sheet.header)}
          of={headers}
          change={(at) => {
            const next = { ...sheet, header: Number(at) };
            takeSheet(next);
            columns.value = columnsOf(next);
          }}
          testid={testids.importHeader}
        />
      </div>
      <div class="fields-grid">
        {matched.map((field) => (
          <SelectField
            key={field}
            label={words.fields[field]}
            value={columns.value[field] === undefined ? "" : String(columns.value[field])}
            of={offered}
            change={(at) => {
              const { [field]: _, ...others } = columns.value;
              columns.value = at === "" ? others : { ...others, [field]: Number(at) };
            }}
            testid={testids.importColumn(field)}
          />
        ))}
      </div>
    </section>
  );
}
