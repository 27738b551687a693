// @vitest-environment happy-dom
// Rundowns in rows: of files with commas, semicolons and tabs, of workbooks, and pasted.

import { expect, test } from "vitest";
import { zipSync, strToU8 } from "fflate";
import { sourceOfFile, sourceOfText } from "../../src/state/import/read";
import type { Sheet, Source } from "../../src/state/import/reading";
import { columnsOf, readTable } from "../../src/state/import/table";
import { bytes, fatesOf, faultsOf, here, planFrom, segmentsOf, sourceOf } from "./support";

function sheetsOf(source: Source): Sheet[] {
  if (source.format !== "table") throw new Error(`It is a ${source.format}${source.format === "wrong" ? `: ${source.why}` : ""}.`);
  return source.sheets;
}
const csv = (text: string, name = "rundown.csv"): Sheet => sheetsOf(sourceOfFile(name, bytes(text), here))[0]!;
const planOfSheet = (sheet: Sheet) => planFrom(readTable(sheet, columnsOf(sheet), here));

const rundown = [
  "introductions 5 Ouverture",
  "presentation 15 Tomás Okafor: La gouvernance de la haute mer",
  "presentation 15 Dr. Lena Bratt: Science for the treaty",
  "break 15 Pause café",
  "qa 30 Questions du public",
  "concluding 10 Clôture",
];

test.each(["rundown.csv", "rundown.xlsx"])("%s: what stands above its columns, its times and its people", (name) => {
  const [sheet] = sheetsOf(sourceOf(name));
  expect(columnsOf(sheet!)).toEqual({ start: 0, end: 1, title: 2, speakers: 3, minutes: 4, notes: 5 });
  const reading = readTable(sheet!, columnsOf(sheet!), here);
  const plan = planFrom(reading);
  expect(faultsOf(plan)).toEqual([]);
  expect(plan).toMatchObject({
    title: "Oceans and law: who protects the high seas?",
    venue: "Salle XX",
    start: "2027-05-12T10:00",
    end: "2027-05-12T11:30",
    moderator: { name: "Inès Marchetti" },
    panellists: [
      { name: "Tomás Okafor", affiliation: "Institut des océans" },
      { name: "Dr. Lena Bratt", affiliation: "Ocean Lab" },
    ],
  });
  expect(segmentsOf(plan)).toEqual(rundown);
  expect(plan.segments[0]!.notes).toBe("Micro 1");
  expect(fatesOf(reading).slice(0, 5)).toEqual(["1 title", "2 date", "3 venue", "5 columns", "6 moderator+introductions"]);
});

test("columns in German with semicolons, quotes, and an affiliation of its own", () => {
  const plan = planOfSheet(sheetsOf(sourceOf("rundown-de.csv"))[0]!);
  expect(segmentsOf(plan)).toEqual([
    "introductions 5 Begrüßung",
    "presentation 15 Dr. Anna Weiß: Wasser in der Stadt",
    "discussion 30 Dr. Anna Weiß, Jonas Krüger: Podiumsdiskussion",
    "concluding 10 Schlusswort",
  ]);
  expect(plan.panellists[0]).toMatchObject({ name: "Dr. Anna Weiß", affiliation: "Stadtwerke" });
  expect(faultsOf(plan)).toEqual([]);
});

test.each([
  ["en", "Start,Duration,Title,Speaker"],
  ["fr", "Heure,Durée,Sujet,Intervenante"],
  ["es", "Hora de inicio,Duración,Tema,Ponente"],
  ["de", "Uhrzeit,Dauer,Programmpunkt,Referent"],
  ["it", "Ora,Durata,Argomento,Relatore"],
  ["pt", "Horário,Duração,Título,Palestrante"],
  ["ar", "الوقت,المدة,العنوان,المتحدث"],
  ["zh", "时间,时长,议题,发言人"],
  ["ru", "Время,Длительность,Тема,Докладчик"],
  ["both", "Start / Début,Duration (min),Title / Titre,Speaker / Intervenant"],
])("columns are found by their names in %s", (_, head) => {
  expect(columnsOf(csv(`${head}\n10:00,10,Water,Ana Ruiz`))).toEqual({ start: 0, minutes: 1, title: 2, speakers: 3 });
});

test.each([
  ["10", 10],
  ["10 min", 10],
  ["00:10:00", 10],
  ["0:10", 10],
  ["10:00", 10],
  ["1h30", 90],
  ["1:30", 90],
  ["1 h 30 min", 90],
  ["7,5", 7.5],
  ["10'", 10],
  ["PT20M", 20],
  ["20 Minuten", 20],
  ["15 分钟", 15],
  ["١٥ دقيقة", 15],
  ["15 минут", 15],
])("a length of %s is %s minutes", (text, minutes) => {
  const plan = planOfSheet(csv(`Title\tDuration\nWater\t${text}\n`, "rundown.tsv"));
  expect(plan.segments[0]!.minutes).toBe(minutes);
});

test("without a length a row lasts until the next begins; one to be skipped, and one without anything, are left out", () => {
  const reading = ((sheet) => readTable(sheet, columnsOf(sheet), here))(
    csv("Start;Title;Skip;Note\n10:00;Opening;;\n10:05;Spare;true;\n10:05;Q&A;;\n;;;only a note\n10:30;Closing;;\n"),
  );
  expect(segmentsOf(planFrom(reading))).toEqual(["introductions 5 Opening", "qa 25 Q&A", "concluding 5 Closing"]);
  expect(fatesOf(reading)).toEqual(["1 columns", "2 introductions", "3 - skipped", "4 qa", "5 - nameless", "6 concluding"]);
});

test("rows that were copied from a spreadsheet, with a byte order mark and no names, are matched by hand", () => {
  const [sheet] = sheetsOf(sourceOfText("\ufeff10:00\tWater\tAna Ruiz\n10:15\tFire\tBo Li\n", here));
  expect([sheet!.header, columnsOf(sheet!)]).toEqual([-1, {}]);
  const plan = planFrom(readTable(sheet!, { start: 0, title: 1, speakers: 2 }, here));
  expect(segmentsOf(plan)).toEqual(["presentation 15 Ana Ruiz: Water", "presentation 10 Bo Li: Fire"]);
});

test("Ontime's spreadsheet", () => {
  const plan = planOfSheet(
    csv(
      "Time Start,Time End,Duration,Cue,Title,Skip,Note,Colour,Timer type\n09:00:00,09:10:00,00:10:00,1,Welcome,,hello,#fff,count-down\n09:10:00,09:40:00,00:30:00,2,Q&A,,,,\n",
    ),
  );
  expect(segmentsOf(plan)).toEqual(["introductions 10 Welcome", "qa 30 Q&A"]);
  expect(faultsOf(plan)).toEqual([]);
});

// A workbook as small as can be; `cells` is a sheet's XML.
const workbook = (rows: string, styles = ""): Uint8Array =>
  zipSync({
    "xl/workbook.xml": strToU8(
      `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Run" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    ),
    "xl/_rels/workbook.xml.rels": strToU8(`<Relationships><Relationship Id="rId1" Target="/xl/worksheets/sheet1.xml"/></Relationships>`),
    ...(styles === "" ? {} : { "xl/styles.xml": strToU8(styles) }),
    "xl/worksheets/sheet1.xml": strToU8(`<worksheet><sheetData>${rows}</sheetData></worksheet>`),
  });

test("a workbook's inline texts, runs, formulas with and without a value, errors, and cells that stand apart", () => {
  const [sheet] = sheetsOf(
    sourceOfFile(
      "x.xlsx",
      workbook(
        `<row r="1"><c r="A1" t="inlineStr"><is><t>Title</t></is></c><c r="C1" t="str"><f>A1</f><v>Minutes</v></c></row>` +
          `<row r="3"><c r="A3" t="inlineStr"><is><r><t>Wa</t></r><r><t>ter</t></r><rPh><t>x</t></rPh></is></c><c r="C3"><f>1+1</f><v>12</v></c></row>` +
          `<row r="4"><c r="A4" t="inlineStr"><is><t>=cmd|' /C calc'!A0</t></is></c><c r="C4"><f>C3*2</f></c></row>` +
          `<row r="5"><c r="A5" t="e"><v>#REF!</v></c><c r="C5" t="b"><v>1</v></c></row>`,
      ),
      here,
    ),
  );
  expect(sheet!.rows).toEqual([["Title", "", "Minutes"], [], ["Water", "", "12"], ["=cmd|' /C calc'!A0", "", ""], ["", "", "TRUE"]]);
  const reading = readTable(sheet!, columnsOf(sheet!), here);
  expect(faultsOf(planFrom(reading))).toEqual([]);
});

test("a workbook's numbers are times, days or lengths by their format", () => {
  const styles = `<styleSheet><numFmts><numFmt numFmtId="170" formatCode="[$-409]h:mm\\ AM/PM;@"/><numFmt numFmtId="171" formatCode="[h]:mm:ss"/><numFmt numFmtId="172" formatCode="0.0&quot; hs&quot;"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="20"/><xf numFmtId="170"/><xf numFmtId="171"/><xf numFmtId="14"/><xf numFmtId="22"/><xf numFmtId="172"/></cellXfs></styleSheet>`;
  const cells = [
    [0, "0.5"],
    [1, "0.4375"],
    [2, "0.59375"],
    [3, "1.5"],
    [4, "46519"],
    [5, "46519.4375"],
    [6, "2.5"],
    [1, "-1"],
  ];
  const row = cells.map(([style, value], i) => `<c r="${"ABCDEFGH"[i]}1" s="${style}"><v>${value}</v></c>`).join("");
  const [sheet] = sheetsOf(sourceOfFile("x.xlsx", workbook(`<row r="1">${row}</row>`, styles), here));
  expect(sheet!.rows[0]).toEqual(["0.5", "10:30:00", "14:15:00", "36:00:00", "2027-05-12", "2027-05-12 10:30:00", "2.5", "-1"]);
});

test("of Ontime's spreadsheet groups and milestones are no segments", () => {
  const sheet = csv(`Cue,Title,Time Start,Time End,Duration,Timer Type
1,Opening,10:00,10:05,5,count-down
,Morning,,,,group-start
2,"Talk by Bo Li",10:05,10:25,20,count-up
,Doors close,10:25,,,Milestone
,,,,,group-end
3,Q&A,10:25,10:45,20,clock`);
  const reading = readTable(sheet, columnsOf(sheet), here);
  expect(fatesOf(reading)).toEqual(["1 columns", "2 introductions", "3 - group", "4 presentation", "5 - milestone", "6 - group", "7 qa"]);
  expect(faultsOf(planFrom(reading))).toEqual([]);
});
