// @vitest-environment happy-dom
// Agendas in plain text: what each line is taken as, and the plan that comes of it.

import { expect, test } from "vitest";
import { formFrom } from "../../src/state/import/form";
import { sourceOfText } from "../../src/state/import/read";
import type { Reading } from "../../src/state/import/reading";
import { fatesOf, faultsOf, here, planFrom, segmentsOf, textOf } from "./support";

function read(text: string): Reading {
  const source = sourceOfText(text, here);
  if (source.format !== "agenda") throw new Error(`It is a ${source.format}${source.format === "wrong" ? `: ${source.why}` : ""}.`);
  return source.reading;
}

test("the concept note of the model panel", () => {
  const reading = read(textOf("concept-note.txt"));
  expect(fatesOf(reading)).toEqual([
    "1 subtitle",
    "3 heading",
    "5 title",
    "6 date+times",
    "8 heading",
    "10 - background",
    "12 - background",
    "14 heading",
    "16 introductions",
    "17 panellists+presentation",
    "18 qa+concluding",
  ]);
  expect(reading.suggested.map(({ person, likely }) => [person.affiliation, likely])).toEqual([
    ["GA", false],
    ["UNHCR", true],
    ["GMG", true],
    ["GFMD", true],
  ]);
  const likely = reading.suggested.filter((one) => one.likely);
  const plan = planFrom(reading, likely);
  expect(faultsOf(plan)).toEqual([]);
  expect(plan).toMatchObject({
    title: "Implementing the New York Declaration for Refugees and Migrants",
    subtitle: "15th Coordination Meeting on International Migration",
    start: "2017-02-16T10:15",
    end: "2017-02-16T11:45",
    moderator: { name: "The moderator" },
  });
  const adviser = "Special Adviser ad interim on Follow-up to the Summit on Addressing Large Movements of Refugees and Migrants";
  expect(segmentsOf(plan)).toEqual([
    "introductions 8 Introductory remarks",
    `presentation 10 ${adviser}: A roadmap for implementing the New York Declaration`,
    "presentation 10 Office of the United Nations High Commissioner for Refugees: Presentation",
    "presentation 10 Global Migration Group: Presentation",
    "presentation 10 Global Forum on Migration and Development: Presentation",
    "qa 34 Questions and answers",
    "concluding 8 Concluding remarks",
  ]);
  expect(formFrom(reading.draft, here).assumed).toEqual(["lengths", "zone", "moderator"]);
});

test("a last line that says only when all is over ends the session", () => {
  const reading = read("Water for all\n\n10:00 Opening remarks\n10:10 Discussion\n11:15 Closing remarks\n11:30 End");
  const plan = planFrom(reading);
  expect(segmentsOf(plan).map((one) => one.split(" ").slice(0, 2).join(" "))).toEqual([
    "introductions 10",
    "discussion 65",
    "concluding 15",
  ]);
  expect([plan.start.slice(-5), plan.end.slice(-5)]).toEqual(["10:00", "11:30"]);
});

test("an agenda with the times of each entry, its people in a list", () => {
  const reading = read(`Oceans and law
Who protects the high seas?

Monday 12 May 2027, 10:00–11:30, Salle XX
Moderator: Ms. Ana Pérez, Ministry of the Environment
Panellists:
- Bo Li (UNEP)
- Dr. Fatima Zahra, Director, Ocean Institute

10:00–10:05 Opening
10:05–10:20 Blue economy – Bo Li
10:20–10:35 Fatima Zahra: The treaty and the coast
10:35–10:45 Coffee
10:45–11:20 Discussion with the audience
11:20–11:30 Closing remarks`);
  expect(fatesOf(reading)).toEqual([
    "1 title",
    "2 subtitle",
    "4 date+times+venue",
    "5 moderator",
    "6 heading",
    "7 panellists",
    "8 panellists",
    "10 introductions",
    "11 presentation+panellists",
    "12 presentation+panellists",
    "13 break",
    "14 discussion",
    "15 concluding",
  ]);
  const plan = planFrom(reading);
  expect(faultsOf(plan)).toEqual([]);
  expect(plan).toMatchObject({
    title: "Oceans and law",
    subtitle: "Who protects the high seas?",
    venue: "Salle XX",
    start: "2027-05-12T10:00",
    end: "2027-05-12T11:30",
    moderator: { name: "Ms. Ana Pérez", affiliation: "Ministry of the Environment" },
    panellists: [
      { name: "Bo Li", affiliation: "UNEP" },
      { name: "Dr. Fatima Zahra", title: "Director", affiliation: "Ocean Institute" },
    ],
  });
  expect(segmentsOf(plan)).toEqual([
    "introductions 5 Opening",
    "presentation 15 Bo Li: Blue economy",
    "presentation 15 Dr. Fatima Zahra: The treaty and the coast",
    "break 10 Coffee",
    "discussion 35 Discussion with the audience",
    "concluding 10 Closing remarks",
  ]);
});

test("an agenda of beginnings only, whose first line has all of it", () => {
  const reading = read(`10:15–11:45 Panel: Rivers
10:15 Welcome
10:20 Presentations by the panellists (max. 10 minutes each)
11:00 Questions and answers
11:40 Conclusions
Speakers: Ana Ruiz, Bo Li and Carl Ek`);
  const plan = planFrom(reading);
  expect(segmentsOf(plan)).toEqual([
    "introductions 5 Welcome",
    "presentation 10 Ana Ruiz: Presentation",
    "presentation 10 Bo Li: Presentation",
    "presentation 10 Carl Ek: Presentation",
    "qa 40 Questions and answers",
    "concluding 5 Conclusions",
  ]);
  expect([plan.start.slice(11), plan.end.slice(11)]).toEqual(["10:15", "11:45"]);
  expect(faultsOf(plan)).toEqual([]);
});

test("who is addressed after the last comma of an entry speaks in it", () => {
  const plan = planFrom(
    read(`Title: Soil
Moderator: Ana Pérez
10:00 Keynote: soil and the city, Dr. Li Wei
10:20 Presentation: rivers, lakes, and seas, H.E. Amb. Omar Faruk (UNEP)
10:40 Discussion: bread, water, and peace
11:00 Close`),
  );
  expect(segmentsOf(plan).slice(0, 3)).toEqual([
    "presentation 20 Dr. Li Wei: Keynote: soil and the city",
    "presentation 20 H.E. Amb. Omar Faruk: Presentation: rivers, lakes, and seas",
    "discussion 20 Discussion: bread, water, and peace",
  ]);
});

test("lengths without times share what the session has", () => {
  const reading = read(`Title: Soil
Date: 3 June 2027
Time: 2 pm to 3:30 pm
Agenda:
1. Introduction (5 min)
2. Keynote by Dr. Ilse Brandt (20')
3. Q&A
4. Closing (5 minutes)`);
  const plan = planFrom(reading);
  expect(plan).toMatchObject({ title: "Soil", start: "2027-06-03T14:00", end: "2027-06-03T15:30" });
  expect(segmentsOf(plan)).toEqual([
    "introductions 5 Introduction",
    "presentation 20 Dr. Ilse Brandt: Keynote",
    "qa 60 Q&A",
    "concluding 5 Closing",
  ]);
});

test.each([
  [
    "French",
    `Titre : L’eau en ville\nDate : 16 février 2027\nHoraire : 10h15 à 11h45\nModératrice : Inès Roy, Mairie\nIntervenants : Léa Petit ; Hugo Blanc\n10h15 Ouverture\n10h20 Présentation de Léa Petit\n10h35 Débat\n11h15 Questions\n11h40 Clôture`,
    ["introductions 5", "presentation 15", "discussion 40", "qa 25", "concluding 5"],
    "2027-02-16T10:15",
  ],
  [
    "Spanish",
    `Título: Ciudades\nFecha: 16 de febrero de 2027\nModerador: Luis Gil\nPonentes: Eva Sanz; Juan Mora\n10:15 Bienvenida\n10:20 Mesa redonda\n11:00 Preguntas\n11:30–11:45 Clausura`,
    ["introductions 5", "discussion 40", "qa 30", "concluding 15"],
    "2027-02-16T10:15",
  ],
  [
    "German",
    `Titel: Städte\nDatum: 16. Februar 2027\nModeration: Eva Lang\nPodium: Max Roth; Ida Kern\n10.15 Uhr Begrüßung\n10.20 Uhr Podiumsdiskussion\n11.00 Uhr Fragen\n11.30–11.45 Uhr Schlusswort`,
    ["introductions 5", "discussion 40", "qa 30", "concluding 15"],
    "2027-02-16T10:15",
  ],
  [
    "Italian",
    `Titolo: Città\nData: 16 febbraio 2027\nModeratrice: Anna Riva\nRelatori: Ugo Neri; Lia Sala\n10:15 Apertura\n10:20 Tavola rotonda\n11:00 Domande\n11:30–11:45 Chiusura`,
    ["introductions 5", "discussion 40", "qa 30", "concluding 15"],
    "2027-02-16T10:15",
  ],
  [
    "Portuguese",
    `Título: Cidades\nData: 16 de fevereiro de 2027\nModeradora: Rita Lobo\nPalestrantes: Davi Luz; Ana Reis\n10h15 Abertura\n10h20 Mesa redonda\n11h00 Perguntas\n11h30–11h45 Encerramento`,
    ["introductions 5", "discussion 40", "qa 30", "concluding 15"],
    "2027-02-16T10:15",
  ],
  [
    "Russian",
    `Тема: Города\nДата: 16 февраля 2027\nМодератор: Анна Лебедева\nУчастники: Иван Орлов; Ольга Белова\n10:15 Открытие\n10:20 Дискуссия\n11:00 Вопросы\n11:30–11:45 Закрытие`,
    ["introductions 5", "discussion 40", "qa 30", "concluding 15"],
    "2027-02-16T10:15",
  ],
  [
    "Chinese",
    `主题：城市\n日期：2027年2月16日\n主持人：王芳\n嘉宾：李明；张伟\n10:15 开幕\n10:20 讨论\n11:00 问答\n11:30–11:45 总结`,
    ["introductions 5", "discussion 40", "qa 30", "concluding 15"],
    "2027-02-16T10:15",
  ],
  [
    "Arabic",
    `العنوان: المدن\nالتاريخ: 16 فبراير 2027\nمدير الجلسة: ليلى حداد\nالمتحدثون: عمر قاسم; سلمى ناصر\n10:15 افتتاح\n10:20 نقاش\n11:00 أسئلة\n11:30–11:45 ختام`,
    ["introductions 5", "discussion 40", "qa 30", "concluding 15"],
    "2027-02-16T10:15",
  ],
])("an agenda in %s", (_, text, segments, start) => {
  const plan = planFrom(read(text));
  expect(segmentsOf(plan).map((one) => one.split(" ").slice(0, 2).join(" "))).toEqual(segments);
  expect([plan.start, plan.panellists.length]).toEqual([start, 2]);
  expect(plan.moderator.name).not.toBe("The moderator");
  expect(faultsOf(plan)).toEqual([]);
});

test("a panel whose first line has its times, and whose people present so long each", () => {
  const reading = read(`Panel 2: Financing the transition (10:15–11:45)
Moderator: H.E. Ms. Ana Pérez, Permanent Representative of Uruguay
Panellists (max. 10 minutes each):
• Mr. Bo Li, Director, WHO
• Ms. Carla Diaz, UNICEF
Interactive dialogue (30 minutes)
Closing remarks by the moderator`);
  const plan = planFrom(reading);
  expect(plan).toMatchObject({
    title: "Panel 2: Financing the transition",
    end: "2026-11-30T11:45",
    moderator: { name: "H.E. Ms. Ana Pérez" },
  });
  expect(segmentsOf(plan)).toEqual([
    "presentation 10 Mr. Bo Li: Presentation",
    "presentation 10 Ms. Carla Diaz: Presentation",
    "discussion 30 Interactive dialogue",
    "concluding 10 Closing remarks by the moderator",
  ]);
});

test("of a panel of which nothing is said but its times, its people and how long each may speak, each presents", () => {
  const plan = planFrom(read("10:15–11:45 Panel discussion: Cities and water, max. 10 minutes each\nSpeakers:\nAna Ruiz\nBo Li"));
  expect(plan).toMatchObject({ title: "Panel discussion: Cities and water", start: "2026-11-30T10:15", end: "2026-11-30T11:45" });
  expect(segmentsOf(plan)).toEqual([
    "introductions 10 Introductory remarks",
    "presentation 10 Ana Ruiz: Presentation",
    "presentation 10 Bo Li: Presentation",
    "qa 50 Questions and answers",
    "concluding 10 Concluding remarks",
  ]);
});

test("times of twelve hours, a room without a label, and people with firms below their entry", () => {
  const plan = planFrom(
    read(`AGENDA
Wednesday, June 9, 2027 | 3:00 PM - 4:30 PM EDT
Conference Room 4

3:00 – 3:05 PM   Welcome and introductions
3:05 – 3:45 PM   Panel presentations
                 Jane Doe, Acme Corp
                 John Smith, Beta Inc
3:45 – 4:25 PM   Audience Q&A
4:25 – 4:30 PM   Wrap-up`),
  );
  expect(plan).toMatchObject({
    venue: "Conference Room 4",
    start: "2027-06-09T15:00",
    end: "2027-06-09T16:30",
    panellists: [
      { name: "Jane Doe", affiliation: "Acme Corp" },
      { name: "John Smith", affiliation: "Beta Inc" },
    ],
  });
  expect(segmentsOf(plan).slice(2)).toEqual(["qa 40 Audience Q&A", "concluding 5 Wrap-up"]);
});

test("Markdown", () => {
  const plan = planFrom(
    read(`# Town hall
**When:** 12 May 2027, 18:00-19:00
**Where:** City Hall
## Programme
- 18:00 Welcome by Mayor Lisa Stone (5 min)
- 18:05 Presentation: the new tram — Dr. Omar Faruk (20 min)
- 18:25 Q&A (30 min)
- 18:55 Closing`),
  );
  expect(plan).toMatchObject({ title: "Town hall", venue: "City Hall", start: "2027-05-12T18:00", end: "2027-05-12T19:00" });
  expect(segmentsOf(plan)).toEqual([
    "introductions 5 Mayor Lisa Stone: Welcome",
    "presentation 20 Dr. Omar Faruk: Presentation: the new tram",
    "qa 30 Q&A",
    "concluding 5 Closing",
  ]);
});

test("people below an entry speak in it, and other lines are its notes", () => {
  const plan = planFrom(
    read(`Energy for all
9:00 Opening
9:10 Panel discussion
  - Ana Ruiz, Solar Union
  - Bo Li, UNEP
  - please keep to the time
9:50 Q&A
10:00 End of the session: closing`),
  );
  expect(segmentsOf(plan)).toEqual([
    "introductions 10 Opening",
    "discussion 40 Ana Ruiz, Bo Li: Panel discussion",
    "qa 10 Q&A",
    "concluding 5 End of the session: closing",
  ]);
  expect(plan.segments[1]!.notes).toBe("please keep to the time");
});

test("panellists who are counted and not named have numbers, and a day that could be two is left out", () => {
  const reading = read(`A panel of four speakers
Date: 03/04/2027
1. Introduction
2. Each panellist will present (5 minutes each)
3. Questions`);
  const plan = planFrom(reading);
  expect(plan.panellists.map(({ name }) => name)).toEqual(["Panellist 1", "Panellist 2", "Panellist 3", "Panellist 4"]);
  expect(plan.segments.map(({ kind }) => kind)).toEqual(["introductions", ...Array(4).fill("presentation"), "qa"]);
  expect(fatesOf(reading)).toContain("2 - ambiguous_date");
  expect(formFrom(reading.draft, here).assumed).toEqual(["names", "lengths", "date", "start", "zone", "moderator"]);
});

const people = "Ana Ruiz, IOM (max. 10 minutes)\nBo Li, DESA (max. 10 minutes)\nQuestions and answers\nConcluding remarks";
const ofPeople = ["presentation 10 Ana Ruiz: Presentation", "presentation 10 Bo Li: Presentation"];

test.each([
  ["with the day", "16 February 2017, 10:15–11:45"],
  ["by labels", "Time: 10:15–11:45"],
  ["by its length", "Duration: 90 minutes"],
  ["twice", "16 February 2017, 10:15–11:45\n10:15–11:45 Panel: Rivers"],
])("the first entry alone has times, and those of the session are said %s", (_, said) => {
  const plan = planFrom(read(`Water for all\n${said}\n10:15–10:23 Introductory remarks\n${people}`));
  expect(plan).toMatchObject({ title: "Water for all" });
  expect([plan.start.slice(11), plan.end.slice(11)]).toEqual(["10:15", "11:45"]);
  const segments = segmentsOf(plan);
  expect(segments.slice(0, 3)).toEqual(["introductions 8 Introductory remarks", ...ofPeople]);
  expect(segments.slice(3).map((one) => one.split(" ")[0])).toEqual(["qa", "concluding"]);
});

test("a first entry that cannot hold the others is not the session, and where it ends is not the session's end", () => {
  for (const others of [people, "Panel discussion (40 minutes)", "Questions and answers"]) {
    const reading = read(`Water for all\n10:15–10:23 Introductory remarks\n${others}`);
    expect(reading.draft).toMatchObject({ title: "Water for all", start: "10:15" });
    expect(reading.draft.minutes).toBeUndefined();
    expect(segmentsOf(planFrom(reading))[0]).toBe("introductions 8 Introductory remarks");
  }
});

test.each([
  ["Introduction by the moderator", "introductions Introduction by the moderator"],
  ["Introductory remarks", "introductions Introductory remarks"],
  ["Welcome", "introductions Welcome"],
  ["Keynote by Ana Ruiz", "presentation Ana Ruiz: Keynote"],
  ["Panel discussion", "discussion Panel discussion"],
])("“%s” above entries without times is one of them, and no subtitle", (line, wanted) => {
  const rest = "Presentations by the panellists (max. 10 minutes each)\nDiscussion\nQuestions and answers\nConcluding remarks";
  const reading = read(`Water for all\n10:15–11:45\n${line}\n${rest}\nPanellists: Bo Li`);
  const plan = planFrom(reading);
  expect(plan.subtitle).toBeUndefined();
  expect(segmentsOf(plan).map((one) => one.replace(/ \d+/, ""))).toEqual([
    wanted,
    ...(wanted.includes("Ana") ? ["presentation Ana Ruiz: Presentation"] : []),
    "presentation Bo Li: Presentation",
    "discussion Discussion",
    "qa Questions and answers",
    "concluding Concluding remarks",
  ]);
  expect(reading.lines.filter(({ left }) => left !== undefined)).toEqual([]);
});

test("entries without times or lengths are entries below the times of the session", () => {
  const plan = planFrom(read("Water for all\nWho drinks?\n10:15–11:45\nWelcome\nPanel discussion\nQuestions and answers\nClosing"));
  expect(plan).toMatchObject({ title: "Water for all", subtitle: "Who drinks?" });
  expect(plan.segments.map(({ kind }) => kind)).toEqual(["introductions", "discussion", "qa", "concluding"]);
});

test("introductions without the times of a session are a segment", () => {
  const plan = planFrom(read("Water for all\nIntroductory remarks\nPresentations by the panellists (max. 10 minutes each)\nQ&A"));
  expect(plan.subtitle).toBeUndefined();
  expect(plan.segments[0]).toMatchObject({ kind: "introductions", title: "Introductory remarks" });
});

test("what entries with marks or times stand below is a subtitle, whatever it speaks of", () => {
  for (const entries of ["1. Introduction\n2. Questions", "- Introduction (5 min)\n- Questions", "10:15 Introduction\n10:25 Questions"]) {
    const plan = planFrom(read(`Water for all\nA panel discussion\n10:15–11:45\nAn opening debate\n\n${entries}`));
    expect(plan).toMatchObject({ title: "Water for all", subtitle: "A panel discussion" });
    expect(plan.segments.map(({ kind }) => kind)).toEqual(["introductions", "qa"]);
  }
});

test("a text in which there is nothing of a programme is answered by a sentence", () => {
  expect(sourceOfText("Dear all, please find attached what we spoke of.", here)).toEqual({ format: "wrong", why: "nothing_understood" });
  expect(sourceOfText("  \n ", here)).toEqual({ format: "wrong", why: "empty" });
});
