// Days, times of day and lengths of time, as people write them in ten languages.

import { plain } from "../digits";
import { caseFolded } from "../case_fold";

// "09:05"; minutes since midnight.
export const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
export const timeOf = (minutes: number): string => {
  const at = ((Math.round(minutes) % 1440) + 1440) % 1440;
  return `${String(Math.floor(at / 60)).padStart(2, "0")}:${String(at % 60).padStart(2, "0")}`;
};
// From one to the other, which is on the next day where it is not later.
export const minutesBetween = (start: string, end: string): number => (minutesOf(end) - minutesOf(start) + 1440) % 1440 || 1440;

const clockTime =
  String.raw`(\d{1,2})(?:\s?[:.]\s?(\d{2})(?![\d.])(?::\d{2})?|\s?(?:h|Uhr|点|點|时|` +
  String.raw`時)(?![a-z])\s?(\d{2})?分?)?\s?(a\.?m\.?(?![a-z])|p\.?m\.?(?![a-z])|Uhr\b|h\b|noon\b|ص|م(?!\p{L}))?`;
const dash =
  String.raw`\s*(?:[-–—−‒~～→]|\bto\b|\buntil\b|\btill\b|\bà\b|\ba\b|\bal\b|\bbis\b|\balle\b|\baté\b|\bàs\b|\bhasta\b|до|по|` +
  String.raw`إلى|至|到)\s*`;
const range = new RegExp(`(?:\\b|^)${clockTime}${dash}${clockTime}`, "iu");
const single = new RegExp(`^${clockTime}`, "iu");

function timeFrom([hours, minutes = "0"]: [string, string | undefined], half: string): string | undefined {
  const isHalf = half !== "";
  const hour = Number(hours);
  if (hour > 24 || Number(minutes) > 59 || (isHalf && (hour > 12 || hour === 0)) || (hour === 24 && Number(minutes) > 0)) return undefined;
  return timeOf((isHalf ? (hour % 12) + (half === "p" ? 12 : 0) : hour) * 60 + Number(minutes));
}

// "" where the hours go to 24.
const halfOf = (mark = ""): string => (/^(a\.?m|ص)/i.test(mark) ? "a" : /^(p\.?m|noon|م)/i.test(mark) ? "p" : "");

export interface Times {
  start: string;
  end?: string;
  before: string; // the text around them
  after: string;
}

const isWritten = (minutes: string | undefined, mark: string | undefined, whole: string): boolean =>
  minutes !== undefined || mark !== undefined || /[h点點时時]/i.test(whole);

// "10.15 -11.45 am", "from 10 to 11:30", "10h15 à 11h45", "上午10:15至11:45". Two bare numbers are no times.
export function rangeIn(text: string): Times | undefined {
  const found = range.exec(plain(text));
  if (!found) return undefined;
  const [whole, h1 = "", colon1, other1, mark1, h2 = "", colon2, other2, mark2] = found;
  const [m1, m2] = [colon1 ?? other1, colon2 ?? other2];
  if (!isWritten(m1, mark1, whole) && !isWritten(m2, mark2, whole)) return undefined;
  const endHalf = halfOf(mark2);
  const end = timeFrom([h2, m2], endHalf);
  let start = timeFrom([h1, m1], halfOf(mark1) || (Number(h1) <= 12 && Number(h1) > 0 ? endHalf : ""));
  // 11:00 to 1:30 pm begins in the morning.
  if (start && end && endHalf === "p" && mark1 === undefined && minutesOf(start) > minutesOf(end)) start = timeFrom([h1, m1], "a");
  if (!start || !end) return undefined;
  const flat = plain(text);
  return { start, end, before: flat.slice(0, found.index).trim(), after: flat.slice(found.index + whole.length).trim() };
}

// A time with which the text begins: "10:15 Opening", "9h Ouverture". A bare number is none.
export function timeAtBegin(text: string): Times | undefined {
  const flat = plain(text).trim();
  const found = single.exec(flat);
  if (!found) return undefined;
  const [whole, hours = "", colon, other, mark] = found;
  if (!isWritten(colon ?? other, mark, whole)) return undefined;
  const start = timeFrom([hours, colon ?? other], halfOf(mark));
  const after = flat.slice(whole.length);
  return start === undefined || /^\d/.test(after) ? undefined : { start, before: "", after: after.trim() };
}

// The time of a cell that has nothing else.
export function timeIn(text: string): string | undefined {
  const flat = plain(text).trim();
  const dated = /^\d{4}-\d\d-\d\d[T ](\d\d:\d\d)/.exec(flat)?.[1];
  if (dated) return dated;
  const found = timeAtBegin(flat);
  return found && found.after === "" ? found.start : undefined;
}

// Lengths.

const number = String.raw`(\d{1,4}(?:[.,]\d{1,3})?)`;
const hourWord = String.raw`(?:h|hrs?|hours?|heures?|horas?|Stunden?|Std\.?|or[ae]|час(?:а|ов)?|ч|ساعات|ساعة|小时|小時)`;
const minuteWord =
  String.raw`(?:m|min|mins|min\.|minutes?|minutos?|Minuten?|minut[oi]|мин|мин\.|минут[аы]?|минуту|دقائق|دقيقة|دقيقه|د|分钟|分鐘|` +
  String.raw`分|[’'′])`;
const ends = String.raw`(?![\p{L}\d])`;
const hoursAndMinutes = new RegExp(
  `${number}\\s?${hourWord}(?:\\s?(?:and|et|y|und|e|и|و)?\\s?(\\d{1,2})(?:\\s?${minuteWord})?)?${ends}`,
  "iu",
);
const minutesAlone = new RegExp(`${number}\\s?-?${minuteWord}${ends}`, "iu");
const amount = (text: string): number => Number(text.replace(",", "."));

export interface Length {
  minutes: number;
  rest: string; // the text without it
}

// "10 min", "max. 10 minutes", "1h30", "5’", "10分钟": a length within a text.
export function lengthIn(text: string): Length | undefined {
  const flat = plain(text);
  const hours = hoursAndMinutes.exec(flat);
  const found = hours ?? minutesAlone.exec(flat);
  if (!found) return undefined;
  const minutes = hours ? amount(found[1]!) * 60 + Number(found[2] ?? 0) : amount(found[1]!);
  const before = flat.slice(0, found.index).replace(/[\s,;]*(?:\b(?:max|maximum|up to|approx|about|ca|je|à)\b\.?\s*)$/i, " ");
  const after = flat.slice(found.index + found[0].length).replace(/^\s*(?:each|apiece|per speaker|per panell?ist)\b/i, " ");
  return minutes > 0 ? { minutes, rest: `${before} ${after}`.replace(/[(（[]\s*[)）\]]/g, " ") } : undefined;
}

// The length of a cell that has nothing else: also "10", "00:10:00", "0:10", and "10:00", which are minutes and seconds.
export function lengthOf(text: string): number | undefined {
  const flat = plain(text).trim();
  if (/^[-−–]/.test(flat)) return undefined;
  if (/^\d+([.,]\d+)?$/.test(flat)) return positive(amount(flat));
  const [, first, second, third] = /^(\d{1,3}):(\d{2})(?::(\d{2})(?:\.\d+)?)?$/.exec(flat) ?? [];
  if (first !== undefined && second !== undefined) {
    const [a, b, c] = [Number(first), Number(second), Number(third ?? 0)];
    return positive(third === undefined && a >= 5 ? a + b / 60 : a * 60 + b + c / 60);
  }
  const iso = /^P(?:(\d+)D)?T?(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?$/i.exec(flat);
  if (iso && flat.length > 2) {
    const [days, hours, minutes, seconds] = iso.slice(1).map((one) => Number(one ?? 0));
    return positive(days! * 1440 + hours! * 60 + minutes! + seconds! / 60);
  }
  return lengthIn(flat)?.minutes;
}

const positive = (minutes: number): number | undefined => (minutes > 0 ? Math.round(minutes * 100) / 100 : undefined);

// Days.

const languages = ["en", "fr", "es", "de", "it", "pt", "ar", "ar-LB", "ru"];
const months = new Map<string, number>();
for (const language of languages) {
  for (const width of ["long", "short"] as const) {
    // With a day beside it, for the form that a month has then.
    const format = new Intl.DateTimeFormat(`${language}-u-nu-latn`, { day: "numeric", month: width, timeZone: "UTC" });
    for (let month = 1; month <= 12; ++month) {
      const name = format.formatToParts(Date.UTC(2017, month - 1, 15)).find(({ type }) => type === "month")!.value;
      if (/\p{L}/u.test(name)) months.set(caseFolded(name), month);
    }
  }
}
const named = (text = ""): number | undefined => months.get(caseFolded(text));

function dateFrom(year: number, month: number, day: number): string | undefined {
  const at = new Date(Date.UTC(year, month - 1, day));
  const isDay = at.getUTCFullYear() === year && at.getUTCMonth() === month - 1 && at.getUTCDate() === day;
  return isDay && year >= 1970 && year < 2038 ? at.toISOString().slice(0, 10) : undefined;
}

// A day of this year, or of the next where it has passed.
function comingDate(month: number, day: number, today: string): string | undefined {
  const year = Number(today.slice(0, 4));
  const same = dateFrom(year, month, day);
  return same && same < today ? dateFrom(year + 1, month, day) : same;
}

export interface FoundDate {
  date?: string; // undefined where 3/4 may be in March and in April
  rest: string;
}

const ordinal = String.raw`(?:st|nd|rd|th|er|º|ª|\.)?`;
const shapes: [RegExp, (found: RegExpExecArray, today: string) => string | undefined | "ambiguous"][] = [
  [/(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)/u, ([, y, m, d]) => dateFrom(Number(y), Number(m), Number(d))],
  [/(\d{4})\s?年\s?(\d{1,2})\s?月\s?(\d{1,2})\s?日?/u, ([, y, m, d]) => dateFrom(Number(y), Number(m), Number(d))],
  [
    new RegExp(`(\\d{1,2})${ordinal}\\s+(?:of\\s|de\\s|do\\s)?(\\p{L}[\\p{L}\\p{M}.]{2,20})[,]?\\s+(?:de\\s|del\\s)?(\\d{4})(?!\\d)`, "iu"),
    ([, d, m, y]) => dated(Number(y), named(m), Number(d)),
  ],
  [
    new RegExp(`(\\p{L}[\\p{L}\\p{M}.]{2,20})\\s+(\\d{1,2})${ordinal},?\\s+(\\d{4})(?!\\d)`, "iu"),
    ([, m, d, y]) => dated(Number(y), named(m), Number(d)),
  ],
  [/(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})(?!\d)/u, ([, d, m, y]) => dateFrom(Number(y), Number(m), Number(d))],
  [
    /(\d{1,2})\/(\d{1,2})\/(\d{4})(?!\d)/u,
    ([, a, b, y]) => {
      const [first, second] = [Number(a), Number(b)];
      if (first <= 12 && second <= 12 && first !== second) return "ambiguous";
      return second > 12 ? dateFrom(Number(y), first, second) : dateFrom(Number(y), second, first);
    },
  ],
  [
    new RegExp(`(\\d{1,2})${ordinal}\\s+(?:of\\s|de\\s|do\\s)?(\\p{L}[\\p{L}\\p{M}.]{2,20})`, "iu"),
    ([, d, m], today) => coming(named(m), Number(d), today),
  ],
  [
    new RegExp(`(\\p{L}[\\p{L}\\p{M}.]{2,20})\\s+(\\d{1,2})${ordinal}(?![\\d:.])`, "iu"),
    ([, m, d], today) => coming(named(m), Number(d), today),
  ],
];

const dated = (year: number, month: number | undefined, day: number): string | undefined =>
  month === undefined ? undefined : dateFrom(year, month, day);
const coming = (month: number | undefined, day: number, today: string): string | undefined =>
  month === undefined ? undefined : comingDate(month, day, today);

// "Thursday 16 February 2017", "16.02.2017", "2017年2月16日"; a day without a year is the next that comes.
export function dateIn(text: string, today: string): FoundDate | undefined {
  const flat = plain(text);
  for (const [shape, dateOf] of shapes) {
    const found = shape.exec(flat);
    const date = found && dateOf(found, today);
    if (!found || !date) continue;
    const rest = `${flat.slice(0, found.index)} ${flat.slice(found.index + found[0].length)}`.trim();
    return date === "ambiguous" ? { rest } : { date, rest };
  }
  return undefined;
}

const weekdays = new Set<string>();
for (const language of [...languages, "zh"]) {
  for (const width of ["long", "short"] as const) {
    const format = new Intl.DateTimeFormat(language, { weekday: width, timeZone: "UTC" });
    for (let day = 1; day <= 7; ++day) weekdays.add(caseFolded(format.format(Date.UTC(2017, 0, day))));
  }
}

// What stands around a day and its times, without names of days of the week and what joins them.
export const withoutWeekdays = (text: string): string =>
  text
    .split(/[\s,;|·()]+/)
    .filter(
      (word) =>
        word !== "" &&
        !weekdays.has(caseFolded(word)) &&
        !/^(?:[-–—,.]|from|at|on|le|de|du|am|von|um|den|el|the|at|dal|il|em|no|в|с)$/i.test(word),
    )
    .join(" ");
