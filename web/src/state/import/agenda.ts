// An agenda in plain text, as it stands in an invitation or a concept note. Each line is taken as something, or left out for a reason
// that is said; nothing that a line does not say is made up, but who else may be on the panel is suggested.

import type { SegmentKind } from "../../protocol/messages";
import { caseFolded } from "../case_fold";
import { languageOf } from "../language";
import { cleaned } from "../text";
import { languageTag, zoneIsKnown } from "./form";
import { kindOf, kindsIn } from "./kinds";
import * as most from "./limits";
import { dateIn, lengthIn, minutesBetween, minutesOf, rangeIn, timeAtBegin, type Times, withoutWeekdays } from "./moments";
import { type Field, fieldOf } from "./names";
import { isAddressed, isMarkedModerator, joined, looksLikeName, namedIn, peopleIn, someoneOf, withoutMark } from "./people";
import {
  type Draft,
  type Here,
  type LeftOut,
  type Line,
  type Part,
  type Reading,
  type Someone,
  type Suggestion,
  type Taken,
  Unreadable,
} from "./reading";

const agendaWords = new RegExp(
  String.raw`(?:agenda|program|programa|programma|organi[sz]a|order of business|run of show|rundown|format|structure|` +
    String.raw`schedule|ordre du jour|deroulement|orden del dia|tagesordnung|ablauf|ordine del giorno|pauta|جدول الاعمال|` +
    String.raw`البرنامج|议程|日程|流程|повестка|программа|порядок)`,
  "u",
);
const eachWords = new RegExp(
  String.raw`\b(?:each|every|per speaker|per panell?ist|apiece|chacun|chacune|cada uno|cada una|jeweils|je|ciascuno|ognuno|` +
    String.raw`cada um)\b|(?:لكل|每位|每人|кажд)`,
  "iu",
);
const panelWords = new RegExp(
  String.raw`\b(?:panell?ists|panel members|speakers|presenters|panélistes|intervenants|panelistas|ponentes|oradores|` +
    String.raw`Podiumsgäste|Referent(?:inn)?en|relatori|palestrantes)\b|(?:المتحدثون|المتحدثين|嘉宾|发言人|докладчик|спикер|` +
    String.raw`участник)`,
  "iu",
);
const venueWords =
  /\b(?:room|hall|auditorium|theatre|building|floor|salle|sala|saal|raum|aula|auditorio|auditório)\b|(?:قاعة|会议室|зал)/iu;
const othersWords = /\b(?:other|remaining) (?:panell?ists|speakers|presenters)\b/i;
const mentionsModerator = new RegExp(
  String.raw`\b(?:moderator|chair|chairperson|facilitator|modérat(?:eur|rice)|moderador[a]?|Moderator(?:in)?|moderatore|` +
    String.raw`moderatrice)\b|(?:مدير الجلسة|主持人|модератор|ведущ)`,
  "iu",
);
// A line that is no more than when all is over.
const endWords = /^(?:the )?(?:end|adjourn(?:ment)?|fin|ende|fine|fim|конец|النهاية|结束)[.!]?$/iu;
const figures = ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

interface Raw {
  n: number; // its number in the text
  text: string;
  indented: boolean;
  bullet: boolean;
  numbered: boolean; // by a figure
  lettered: boolean; // (a), iv.
  hashed: boolean; // a heading of Markdown
  body: string; // without bullet and number
}

const bullets = /^\s*(?:[-–—•*·▪‣●○◦]+\s+|[•▪‣●○◦])/u;

function rawOf(text: string, n: number): Raw {
  const indented = /^(?:\t|\s{2,})/.test(text);
  let body = text.trim();
  const bullet = bullets.test(body);
  if (bullet) body = body.replace(bullets, "");
  const numbered = /^(?:\(?\d{1,2}[.)]\)?|\d{1,2}[、.．])\s+(?!\p{L}+\.?\s+\d{4})/u.test(body) && rangeIn(body.slice(0, 24)) === undefined;
  const lettered = !numbered && /^(?:\([a-z]{1,4}\)|[a-z][.)]|[ivx]{1,4}[.)]|[IVX]{1,4}\.)\s+/.test(body);
  if (numbered || lettered) body = body.replace(/^\(?[\da-zA-Z]{1,4}[.)、．]\)?\s+/u, "");
  const hashed = /^#{1,6}\s/.test(body);
  return { n, text: text.trim(), indented, bullet, numbered, lettered, hashed, body: body.replace(/^#{1,6}\s+|\*\*/g, "").trim() };
}

// A line that goes on where a mail program broke it.
function unwrapped(text: string): Raw[] {
  const raws: Raw[] = [];
  text
    .replace(/\r\n?/g, "\n")
    .split("\n")
    .slice(0, most.textLines)
    .forEach((line, i) => {
      const raw = rawOf(line, i + 1);
      const before = raws.at(-1);
      const goesOn = raw.text !== "" && before && before.text !== "" && !raw.bullet && !raw.numbered && /^\p{Ll}/u.test(raw.body);
      if (
        goesOn &&
        !/[.:;!?]$/.test(before.text) &&
        !timeAtBegin(raw.body) &&
        before.text.length > 40 &&
        before.text.length < most.lineLength
      ) {
        before.text += ` ${raw.text}`;
        before.body += ` ${raw.body}`;
      } else raws.push(raw);
    });
  return raws;
}

interface Label {
  field: Field;
  value: string;
}

// "Moderator: Ana Pérez", "Moderated by Ana Pérez"; with nothing behind the colon what follows is meant.
function labelOf(body: string): Label | undefined {
  const [, label, value] = /^([^:：]{2,48}?)\s*[:：]\s*(.*)$/u.exec(body) ?? [];
  if (label !== undefined && value !== undefined) {
    const field = fieldOf(label);
    if (field) return { field, value };
    const last = fieldOf(label.split(/\s+/).at(-1)!);
    return value === "" && (last === "title" || last === "speakers") ? { field: last, value } : undefined;
  }
  const [, by, who] = /^((?:moderated|chaired|facilitated|hosted) by)\s+(.+)$/i.exec(body) ?? [];
  return by !== undefined && who !== undefined ? { field: "moderator", value: who } : undefined;
}

const untwinned = (text: string): string => text.replace(/\b(\p{L}+(?:\s+\p{L}+){0,3})\s+\1\b/gu, "$1");
const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

// "The Special Adviser will present a roadmap for …, and …": who presents what.
function presenterIn(sentence: string): Someone | undefined {
  const [, who, topic] =
    new RegExp(
      String.raw`^(?:the\s+)?(.{3,200}?)\s+will\s+(?:present(?:\s+on)?|speak\s+(?:on|about)|talk\s+(?:on|about)|discuss|address|` +
        String.raw`outline|introduce)\s+(.+)$`,
      "i",
    ).exec(sentence.trim()) ?? [];
  if (
    who === undefined ||
    topic === undefined ||
    panelWords.test(who) ||
    mentionsModerator.test(who) ||
    /^(?:they|each|it|he|she|we)\b/i.test(who)
  ) {
    return undefined;
  }
  const short = topic.split(/(?:,|;|\.|\s+and,|\s+and in particular|\s+which\b)/)[0]!.trim();
  return { name: untwinned(who), topic: capitalised(short) };
}

// Bodies that a text introduces with their abbreviation may have sent somebody; assemblies and documents have not.
const body = new RegExp(
  String.raw`\b(\p{Lu}[\p{L}\p{M}’'-]{1,30}(?:\s+(?:(?:of|for|on|the|and|to|in|` +
    String.raw`against)\s+){0,3}\p{Lu}[\p{L}\p{M}’'-]{1,30}){1,12})\s+\((\p{Lu}{2,8})\)`,
  "gu",
);
const sendsNobody = new RegExp(
  String.raw`\b(?:Assembly|Council|Parliament|Summit|Conference|Declaration|Compact|Convention|Agenda|Goals|Agreement|` +
    String.raw`Protocol|Resolution|Framework|Treaty|Covenant|States?|Union)\b`,
  "",
);

function suggestionsIn(text: string, known: readonly Someone[]): Suggestion[] {
  const found: Someone[] = [];
  for (const [, name = "", short = ""] of text.matchAll(body)) {
    if (found.length < 20) joined(found, { name, affiliation: short });
  }
  return found.filter((one) => namedIn(one.name, known).length === 0).map((person) => ({ person, likely: !sendsNobody.test(person.name) }));
}

const abbreviation = /(?:^|[\s(])(?:max|min|approx|ca|e\.g|i\.e|dr|mr|ms|mrs|prof|st)$/i;
function sentencesOf(text: string): string[] {
  const sentences: string[] = [];
  for (const piece of text.split(/\.\s+(?=\p{Lu})/u)) {
    const before = sentences.at(-1);
    if (before !== undefined && abbreviation.test(before)) sentences[sentences.length - 1] = `${before}. ${piece}`;
    else sentences.push(piece);
  }
  return sentences;
}

const isProse = (text: string): boolean => text.length > 220 || (text.split(/\s+/).length > 18 && /[.!?]$/.test(text));

interface Item {
  part: Part;
  line: Line;
  times?: Times;
  own?: number; // minutes that it says itself
  isPlain: boolean;
}

const isMarked = (raw: Raw): boolean => raw.bullet || raw.numbered || raw.lettered;

interface Unlabelled {
  line: Line;
  raw: Raw;
  isBelowTimes: boolean;
}

class Reader {
  readonly lines: Line[] = [];
  readonly items: Item[] = [];
  readonly draft: Draft = { panellists: [], parts: [] };
  #list: "speakers" | "moderator" | undefined; // what the lines that follow are
  #awaits: Field | undefined; // of which the value is on the next line
  #section: "head" | "agenda" | "background" = "head";
  #unlabelled: Unlabelled[] = []; // of the head, of which the first may be the title
  readonly #here: Here;

  constructor(here: Here) {
    this.#here = here;
  }

  read(raws: Raw[]): void {
    for (const raw of raws) {
      if (raw.body === "") this.#list = this.#awaits = undefined;
      else this.#one(raw);
      // A blank line between a label and its value is no end.
      if (raw.body === "" && this.draft.title === undefined && this.#titleComes) this.#awaits = "title";
    }
    if (this.draft.title === undefined) this.#titleFromHead();
    else this.#subtitleFromHead();
  }

  #titleComes = false;

  #line(raw: Raw, taken: Taken[], left?: LeftOut): Line {
    const line: Line = { at: String(raw.n), text: raw.text, taken, ...(left ? { left } : {}) };
    this.lines.push(line);
    return line;
  }

  #one(raw: Raw): void {
    if (raw.text.length > most.lineLength) return void this.#line(raw, [], "background");
    if (this.#awaits !== undefined && !rangeIn(raw.body)) {
      const field = this.#awaits;
      this.#awaits = undefined;
      if (field === "title") this.#titleComes = false;
      this.#take(raw, { field, value: raw.body });
      return;
    }
    const label = labelOf(raw.body);
    const timed = this.#timesOf(raw.body);
    if (label && !timed) return this.#labelled(raw, label);
    if (timed) {
      if (this.#isHeading(raw, timed)) return;
      return this.#item(raw, timed.start ? timed : undefined);
    }
    if (this.#list && (raw.bullet || raw.numbered || raw.indented || looksLikeName(someoneOf(raw.body).name))) {
      this.#take(raw, { field: this.#list, value: raw.body });
      return;
    }
    this.#list = undefined;
    if (this.#isSection(raw)) return;
    if (this.#isItem(raw)) return this.#item(raw, undefined);
    const date = dateIn(raw.body, this.#here.date);
    if (date && !isProse(raw.body) && this.items.length === 0 && this.draft.date === undefined) {
      if (date.date === undefined) return void this.#line(raw, [], "ambiguous_date");
      this.draft.date = date.date;
      const venue = withoutWeekdays(date.rest);
      this.#line(raw, [{ as: "date" }, ...this.#venueFrom(venue)]);
      return;
    }
    if (this.items.length > 0 && !isProse(raw.body) && this.#belongs(raw)) return;
    if (this.#section !== "background" && this.items.length === 0 && !isProse(raw.body)) {
      const isVenue = this.draft.start !== undefined && this.draft.venue === undefined && venueWords.test(raw.body);
      if (isVenue) return void this.#line(raw, this.#venueFrom(raw.body));
      this.#unlabelled.push({ line: this.#line(raw, [], "not_understood"), raw, isBelowTimes: this.draft.start !== undefined });
      return;
    }
    this.#line(raw, [], "background");
  }

  #timesOf(text: string): Times | undefined {
    const ranged = rangeIn(text);
    // In the middle of prose it is no item's.
    if (ranged && (ranged.before.length < 60 || ranged.after === "") && !isProse(text)) return ranged;
    return timeAtBegin(text);
  }

  // The day and the times of the session: with a date, or with nothing beside them.
  #isHeading(raw: Raw, times: Times): boolean {
    const around = `${times.before} ${times.after}`;
    const date = dateIn(around, this.#here.date);
    const rest = withoutWeekdays(date?.rest ?? around);
    const label = labelOf(raw.body);
    const isLabel = label?.field === "start" || label?.field === "date" || label?.field === "minutes";
    if (this.items.length > 0 || times.end === undefined || !(date || rest === "" || isLabel || this.#isZone(rest))) return false;
    this.draft.start = times.start;
    this.draft.minutes = minutesBetween(times.start, times.end);
    const taken: Taken[] = [];
    if (date?.date && this.draft.date === undefined) {
      this.draft.date = date.date;
      taken.push({ as: "date" });
    }
    taken.push({ as: "times" });
    const words = isLabel ? rest.replace(/^[^:：]*[:：]\s*/u, "") : rest;
    if (this.#isZone(words)) taken.push({ as: "zone" });
    else taken.push(...this.#venueFrom(words));
    this.#line(raw, taken, date && date.date === undefined ? "ambiguous_date" : undefined);
    return true;
  }

  #isZone(text: string): boolean {
    const name = text.replace(/[()[\]]/g, "").trim();
    const zone = /^(?:UTC|GMT)$/i.test(name) ? "Etc/UTC" : name.includes("/") && zoneIsKnown(name) ? name : undefined;
    if (zone) this.draft.zone = zone;
    return zone !== undefined;
  }

  #venueFrom(text: string): Taken[] {
    if (text.length < 4 || this.draft.venue !== undefined) return [];
    this.draft.venue = text.replace(/^[\s,–—-]+|[\s,–—-]+$/g, "");
    return [{ as: "venue" }];
  }

  #labelled(raw: Raw, { field, value }: Label): void {
    if (value !== "") return this.#take(raw, { field, value });
    const line = this.#line(raw, [{ as: "heading" }]);
    if (field === "speakers" || field === "moderator") {
      this.#list = field;
      // "Panellists (max. 10 minutes each):"
      const length = field === "speakers" && eachWords.test(raw.body) ? lengthIn(raw.body) : undefined;
      if (!length) return;
      this.#section = "agenda";
      const part: Part = { kind: "presentation", speakers: [], each: true };
      line.taken.push({ as: "part", part });
      this.items.push({ part, line, own: length.minutes, isPlain: false });
    } else if (field === "title" && agendaWords.test(caseFolded(raw.body))) {
      // "Agenda:"
      this.#section = "agenda";
    } else {
      this.#awaits = field;
      this.#titleComes = field === "title";
    }
  }

  #take(raw: Raw, { field, value }: Label): void {
    const { draft } = this;
    const text = cleaned(value);
    const taken: Taken[] = [];
    switch (field) {
      case "title":
        if (this.items.length > 0) return this.#item(raw, undefined);
        if (draft.title === undefined) draft.title = text;
        else draft.subtitle ??= text;
        taken.push({ as: draft.title === text ? "title" : "subtitle" });
        break;
      case "subtitle":
        draft.subtitle = text;
        taken.push({ as: "subtitle" });
        break;
      case "venue":
        draft.venue = text;
        taken.push({ as: "venue" });
        break;
      case "language": {
        const tag = /^[a-z]{2,3}(-\w+)*$/i.test(text) ? languageTag(text) : undefined;
        if (!tag) return void this.#line(raw, [], "unknown_language");
        draft.language = tag;
        taken.push({ as: "language" });
        break;
      }
      case "zone":
        if (!this.#isZone(text)) return void this.#line(raw, [], "unknown_zone");
        taken.push({ as: "zone" });
        break;
      case "date":
      case "start": {
        const found = dateIn(text, this.#here.date);
        if (found?.date) {
          draft.date = found.date;
          taken.push({ as: "date" });
        }
        const times = rangeIn(found?.rest ?? text) ?? timeAtBegin(found?.rest ?? text);
        if (times) {
          draft.start = times.start;
          if (times.end) draft.minutes = minutesBetween(times.start, times.end);
          taken.push({ as: "times" });
        }
        if (taken.length === 0) return void this.#line(raw, [], found ? "ambiguous_date" : "not_understood");
        break;
      }
      case "minutes": {
        const minutes = lengthIn(text)?.minutes;
        if (minutes === undefined) return void this.#line(raw, [], "not_understood");
        draft.minutes = minutes;
        taken.push({ as: "times" });
        break;
      }
      case "moderator":
        draft.moderator = someoneOf(text.split(/\s*[;；]\s*/)[0]!);
        taken.push({ as: "moderator" });
        break;
      case "speakers": {
        if (isMarkedModerator(text)) {
          draft.moderator ??= someoneOf(withoutMark(text));
          taken.push({ as: "moderator" });
          break;
        }
        const found = inList(raw, text);
        for (const one of found) joined(draft.panellists, one);
        taken.push({ as: "panellists", count: found.length });
        break;
      }
      default:
        return void this.#line(raw, [], "no_place");
    }
    this.#line(raw, taken);
  }

  // "(b) Organization", "AGENDA": what follows is the agenda, or it is not.
  #isSection(raw: Raw): boolean {
    const text = raw.body.replace(/[:：]$/, "");
    const isShort = text.split(/\s+/).length <= 6 && text.length <= 60 && !/[.!?,;]$/.test(text);
    if (!isShort) return false;
    const isAgenda = agendaWords.test(caseFolded(text));
    if (
      !raw.lettered &&
      !(raw.hashed && isAgenda) &&
      !(isAgenda && (text === text.toUpperCase() || this.draft.title !== undefined || raw.text.endsWith(":")))
    )
      return false;
    if (raw.lettered && kindOf(text) !== undefined && this.#section === "agenda") return false;
    this.#section = isAgenda ? "agenda" : "background";
    this.#line(raw, [{ as: "heading" }]);
    return true;
  }

  #isItem(raw: Raw): boolean {
    if (this.#section === "background") return false;
    const marked = raw.numbered || raw.lettered || (raw.bullet && (this.#section === "agenda" || !raw.indented));
    const first = sentencesOf(raw.body)[0]!;
    if (marked && this.#section === "agenda") return raw.numbered || kindOf(first) !== undefined || lengthIn(first) !== undefined;
    if (marked) return kindOf(first) !== undefined;
    if (isProse(raw.body)) return false;
    const kind = kindOf(raw.body);
    if (lengthIn(raw.body) !== undefined && (kind !== undefined || this.#section === "agenda")) return true;
    if (kind === undefined || raw.bullet || raw.indented) return false;
    // Below other entries a line such as "Closing remarks" is one without any mark; so is any, where those have none either.
    const last = this.items.at(-1);
    if (last && (kind === "qa" || kind === "concluding")) return true;
    const isAmongPlain = last ? last.isPlain : this.#openings().some(({ isBelowTimes }) => isBelowTimes);
    return isAmongPlain && isShort(raw.body);
  }

  // Lines above the first entry that name segments as it does, and are no title.
  #openings(): Unlabelled[] {
    const isOne = ({ raw, isBelowTimes }: Unlabelled): boolean => {
      const kind = kindOf(raw.body);
      return isShort(raw.body) && !isMarked(raw) && (kind === "introductions" || (kind !== undefined && isBelowTimes));
    };
    const untitled = this.#unlabelled.slice(this.draft.title === undefined ? 1 : 0);
    let from = untitled.length;
    while (from > 0 && isOne(untitled[from - 1]!)) --from;
    return untitled.slice(from);
  }

  #item(raw: Raw, times: Times | undefined): void {
    const isPlain = times === undefined && !isMarked(raw);
    if (isPlain && this.items.length === 0) {
      const openings = this.#openings();
      this.#unlabelled.length -= openings.length;
      for (const { line, raw: opening } of openings) {
        retake(line);
        this.#entry(opening, line, undefined, true);
      }
    }
    this.#entry(raw, this.#line(raw, []), times, isPlain);
  }

  #entry(raw: Raw, line: Line, times: Times | undefined, isPlain: boolean): void {
    this.#section = "agenda";
    const text = times ? cleaned([times.before, times.after].join(" ")).replace(/^[\s|:–—-]+/, "") : raw.body;
    const first = sentencesOf(text)[0]!;
    const length = lengthIn(text);
    const add = (part: Part, own?: number): void => {
      line.taken.push({ as: "part", part });
      this.items.push({ part, line, isPlain, ...(times ? { times } : {}), ...(own === undefined ? {} : { own }) });
    };
    const kinds = kindsIn(first);
    const isEach = eachWords.test(text) || (kinds[0] === "presentation" && panelWords.test(first));
    if (isEach && (kinds[0] === "presentation" || kinds.length === 0 || (panelWords.test(first) && kinds.includes("presentation")))) {
      for (const sentence of sentencesOf(text)) {
        const presenter = presenterIn(sentence);
        if (!presenter) continue;
        joined(this.draft.panellists, presenter);
        line.taken.push({ as: "panellists", count: 1 });
      }
      const part: Part = { kind: "presentation", speakers: [], each: true, ...notesOf(text) };
      return add(part, length?.minutes);
    }
    // Of a list without times one entry may be two segments: "The moderator will manage the Q and A and make a few concluding remarks."
    const distinct: SegmentKind[] = times || length ? [] : kinds.filter((kind) => kind !== "break");
    if (distinct.length > 1 && isProseLike(text)) {
      for (const kind of distinct) add({ kind, speakers: [], ...notesOf(text) });
      return;
    }
    const { title, speakers } = this.#speakersIn(titleOf(text, length?.rest));
    const kind = kinds.includes("break") ? "break" : (kinds[0] ?? (speakers.length === 1 ? "presentation" : "discussion"));
    const isSentence = isProseLike(text);
    add(
      {
        kind: speakers.length === 1 && kind === "discussion" && kinds.length === 0 ? "presentation" : kind,
        speakers,
        ...(title === "" || isSentence ? {} : { title }),
        ...(isSentence ? notesOf(text) : {}),
      },
      length?.minutes,
    );
    if (speakers.length > 0) line.taken.push({ as: "panellists", count: speakers.length });
  }

  // "Blue economy – Bo Li (UNEP)", "Bo Li, UNEP: Blue economy", "Keynote by Bo Li".
  #speakersIn(text: string): { title: string; speakers: Someone[] } {
    const { panellists, moderator } = this.draft;
    const isModerator = (one: Someone): boolean => moderator !== undefined && namedIn(one.name, [moderator]).length > 0;
    const add = (found: Someone[]): Someone[] => found.filter((one) => !isModerator(one)).map((one) => joined(panellists, one));
    const names = (part: string): Someone[] | undefined => {
      const found = peopleIn(part);
      return found.length > 0 && found.every(({ name }) => looksLikeName(name)) ? found : undefined;
    };
    const [, by, who] = /^(.*?)\s*(?:\bby|\bwith|\bpar|\bpor|\bvon|\bdi)\s+(.+)$/iu.exec(text) ?? [];
    if (by !== undefined && who !== undefined) {
      const found = names(who);
      if (found) return { title: by, speakers: add(found) };
    }
    // At the last dash, else at the first colon.
    for (const [, before = "", after = ""] of [/^(.+)\s[-–—|]\s+(.+)$/u.exec(text) ?? [], /^(.+?)\s*[:：]\s*(.+)$/u.exec(text) ?? []]) {
      const last = names(after);
      if (last) return { title: before, speakers: add(last) };
      const first = names(before);
      if (first) return { title: after, speakers: add(first) };
    }
    // "Keynote: blue economy, Dr. Bo Li": nothing but how somebody is addressed tells them from the rest of a title.
    const [, what, whose] = /^(.+?)\s*[,，،]\s*([^,，،]+)$/u.exec(text) ?? [];
    if (what !== undefined && whose !== undefined && isAddressed(whose) && !looksLikeName(what)) {
      const found = names(whose);
      if (found) return { title: what, speakers: add(found) };
    }
    const [, title, brackets] = /^(.+?)\s*[(（]([^()（）]+)[)）]$/u.exec(text) ?? [];
    if (title !== undefined && brackets !== undefined) {
      const found = names(brackets);
      if (found && !looksLikeName(title)) return { title, speakers: add(found) };
      if (looksLikeName(title)) return { title: "", speakers: add([someoneOf(text)]) };
    }
    if (looksLikeName(someoneOf(text).name) && kindOf(text) === undefined) return { title: "", speakers: add([someoneOf(text)]) };
    return { title: text, speakers: namedIn(text, panellists) };
  }

  // What stands below an entry: those who speak in it, or a note to it.
  #belongs(raw: Raw): boolean {
    const { part } = this.items.at(-1)!;
    if (!raw.bullet && !raw.indented && this.#section !== "agenda") return false;
    if (isMarkedModerator(raw.body)) {
      this.draft.moderator ??= someoneOf(withoutMark(raw.body));
      this.#line(raw, [{ as: "moderator" }]);
      return true;
    }
    const found = inList(raw, raw.body);
    if (found.length > 0 && found.every(({ name }) => looksLikeName(name))) {
      for (const one of found) part.speakers.push(joined(this.draft.panellists, one));
      this.#line(raw, [{ as: "panellists", count: found.length }]);
      return true;
    }
    part.notes = [part.notes, raw.body].filter(Boolean).join("\n");
    this.#line(raw, [{ as: "notes" }]);
    return true;
  }

  // The first line that nothing else was taken of is the title, the next the subtitle.
  #titleFromHead(): void {
    const [title, subtitle] = this.#unlabelled;
    if (!title) return;
    this.draft.title = title.raw.body;
    retake(title.line, { as: "title" });
    if (subtitle && this.draft.subtitle === undefined) {
      this.draft.subtitle = subtitle.raw.body;
      retake(subtitle.line, { as: "subtitle" });
    }
  }

  #subtitleFromHead(): void {
    const [first] = this.#unlabelled;
    if (!first || this.draft.subtitle !== undefined) return;
    this.draft.subtitle = first.raw.body;
    retake(first.line, { as: "subtitle" });
  }
}

// A list has one on each line.
const inList = (raw: Raw, text: string): Someone[] => (raw.bullet || raw.numbered || raw.indented ? [someoneOf(text)] : peopleIn(text));

function retake(line: Line, ...taken: Taken[]): void {
  line.taken = taken;
  delete line.left;
}

const isShort = (text: string): boolean => text.split(/\s+/).length <= 12 && !/[.!?,;]$/.test(text);
const isProseLike = (text: string): boolean => text.split(/\s+/).length > 8 && /[.!?]$/.test(text);
const notesOf = (text: string): { notes?: string } => (isProseLike(text) ? { notes: text } : {});
const titleOf = (text: string, rest: string | undefined): string =>
  cleaned((rest ?? text).replace(/\(\s*\)|\[\s*\]/g, " "))
    .replace(/\s+/g, " ")
    .replace(/\s*[,;:(–—-]+\s*$|^[\s,;:–—-]+/g, "");

// Shorter than any panel.
const shortMinutes = 30;

// Whether an entry is the session itself, with the others in it.
function isSession(first: Item, others: Item[], draft: Draft): boolean {
  const { times } = first;
  if (!times?.end) return false;
  const length = minutesBetween(times.start, times.end);
  if ((draft.start ?? times.start) !== times.start || (draft.minutes ?? length) !== length) return false;
  if (others.length === 0) return draft.panellists.length > 0 && !first.part.each;
  const said = others.reduce((sum, { own = 0 }) => sum + own, 0);
  if (said > length || (length < shortMinutes && !["presentation", "discussion"].includes(first.part.kind))) return false;
  return holds(times, others);
}

// Lengths of entries follow from when they begin and end, and the first may be the session itself.
function timed(reader: Reader): void {
  const { items, draft } = reader;
  const [first, ...others] = items;
  if (first?.times?.end && isSession(first, others, draft)) {
    items.shift();
    // Of a session of which nothing else is said, each presents.
    if (others.length === 0) items.push(...framed(first));
    draft.start = first.times.start;
    draft.minutes = minutesBetween(first.times.start, first.times.end);
    first.line.taken = [{ as: "times" }];
    if (draft.title === undefined && first.part.title) {
      draft.title = first.part.title;
      first.line.taken.unshift({ as: "title" });
    }
  }
  const clocks = items.filter((one, i) => one.times && items.findIndex(({ line }) => line === one.line) === i);
  clocks.forEach((one, i) => {
    const end = one.times!.end ?? clocks[i + 1]?.times!.start;
    const last = one.times!.end === undefined && i === clocks.length - 1 && draft.start !== undefined && draft.minutes !== undefined;
    const until = last ? draft.minutes! - ((minutesOf(one.times!.start) - minutesOf(draft.start!) + 1440) % 1440) : undefined;
    const whole = end === undefined ? until : minutesBetween(one.times!.start, end);
    if (whole !== undefined && whole > 0 && whole <= most.minutesMost && (one.own === undefined || !one.part.each))
      one.part.minutes = whole;
  });
  for (const { part, own, times } of items)
    if (own !== undefined && (part.minutes === undefined || !times || part.each)) part.minutes = own;
  const start = clocks[0]?.times!.start;
  const closing = clocks.length > 1 ? clocks.at(-1)! : undefined;
  if (closing && closing === items.at(-1) && !closing.times!.end && closing.own === undefined && endWords.test(closing.part.title ?? "")) {
    items.pop();
    retake(closing.line, { as: "times" });
    draft.minutes ??= minutesBetween(draft.start ?? start!, closing.times!.start);
  }
  const final = clocks.at(-1)?.times;
  if (draft.start === undefined && start !== undefined) {
    draft.start = start;
    const end = final?.end;
    if (end !== undefined && clocks.at(-1)!.line === items.at(-1)!.line) draft.minutes ??= minutesBetween(start, end);
  }
}

const holds = (all: Times, others: Item[]): boolean => {
  const length = minutesBetween(all.start, all.end!);
  const within = (time: string): boolean => (minutesOf(time) - minutesOf(all.start) + 1440) % 1440 <= length;
  const clocks = others.flatMap(({ times }) => (times ? [times.start, ...(times.end ? [times.end] : [])] : []));
  return clocks.length === 0 || (clocks.every(within) && others.some(({ times }) => times?.start === all.start));
};

const framed = ({ line, own }: Item): Item[] =>
  (["introductions", "presentation", "qa", "concluding"] as const).map((kind) => {
    const isEach = kind === "presentation";
    const part: Part = { kind, speakers: [], ...(isEach ? { each: true } : {}) };
    return { part, line, isPlain: false, ...(isEach && own !== undefined ? { own } : {}) };
  });

// A time that several present in is shared among them.
function divided(draft: Draft, items: Item[]): void {
  const present = Math.max(draft.panellists.length, draft.unnamed ?? 0);
  for (const { part, own } of items) {
    if (part.each && own === undefined && part.minutes !== undefined && present > 0)
      part.minutes = Math.floor((part.minutes / present) * 2) / 2;
  }
}

export function readAgenda(whole: string, here: Here): Reading {
  const text = whole.slice(0, most.textLength);
  const reader = new Reader(here);
  reader.read(unwrapped(text));
  timed(reader);
  const { draft, items, lines } = reader;
  draft.parts = items.map(({ part }) => part);
  const each = items.some(({ part }) => part.each);
  const [, figure] = /\b(\d{1,2}|two|three|four|five|six|seven|eight|nine|ten)\s+(?:panell?ists|speakers|presenters)\b/i.exec(text) ?? [];
  const said = figure === undefined ? 0 : Number(figure) || figures.indexOf(figure.toLowerCase()) + 2;
  if (said > draft.panellists.length && said <= most.panellists) draft.unnamed = said;
  const suggested = each && (othersWords.test(text) || draft.panellists.length === 0) ? suggestionsIn(text, draft.panellists) : [];
  divided(draft, items);
  if (draft.parts.length === 0 && draft.panellists.length === 0 && draft.date === undefined && draft.start === undefined) {
    throw new Unreadable("nothing_understood");
  }
  const language = languageOf(text.slice(0, most.lineLength), "en");
  if (draft.language === undefined && language !== undefined && language !== "en") draft.language = language;
  return { draft, lines, suggested };
}
