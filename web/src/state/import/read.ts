// What a file or a pasted text is: known by what is in it, for names of files say little.

import { membersOf } from "../plan_members";
import { readAgenda } from "./agenda";
import { calendarChoices } from "./calendar";
import { isTable, sheetOfCsv } from "./csv";
import { decoded } from "./encoding";
import { indicoChoices } from "./indico";
import * as most from "./limits";
import { xmlOf } from "./markup";
import { ontimeChoices } from "./ontime";
import { type Here, type Source, Unreadable } from "./reading";
import { choicesOf } from "./schedule";
import { scheduleOfJson } from "./schedule_json";
import { scheduleOfXml } from "./schedule_xml";
import { sheetsOfXlsx } from "./xlsx";

const begins = (bytes: Uint8Array, ...with_: number[]): boolean => with_.every((one, i) => bytes[i] === one);

function ofJson(text: string, here: Here): Source {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new Unreadable("broken_json");
  }
  const { segments, moderator } = membersOf(value);
  if (Array.isArray(segments) && moderator !== undefined) return { format: "plan", text };
  const schedule = scheduleOfJson(value);
  if (schedule) return { format: "frab", title: schedule.title, choices: choicesOf(schedule, here) };
  const ontime = ontimeChoices(value);
  if (ontime) return { format: "ontime", ...ontime };
  const indico = indicoChoices(value);
  if (indico) return { format: "indico", ...indico };
  throw new Unreadable("other_json");
}

function ofXml(text: string, here: Here): Source {
  const schedule = scheduleOfXml(xmlOf(text));
  if (!schedule) throw new Unreadable("other_xml");
  return { format: "frab", title: schedule.title, choices: choicesOf(schedule, here) };
}

function ofText(text: string, here: Here, isCsv: boolean): Source {
  const begin = text.trimStart();
  if (begin === "") throw new Unreadable("empty");
  if (/^[{[]/.test(begin)) return ofJson(text, here);
  if (/^<[?!a-z]/i.test(begin)) return ofXml(text, here);
  if (/^BEGIN:VCALENDAR/i.test(begin)) return { format: "calendar", ...calendarChoices(text, here) };
  if (isCsv || isTable(text)) return { format: "table", sheets: [sheetOfCsv(text)] };
  return { format: "agenda", reading: readAgenda(text, here) };
}

function ofBytes(name: string, bytes: Uint8Array, here: Here): Source {
  if (bytes.length > most.fileBytes) throw new Unreadable("too_large");
  if (bytes.length === 0) throw new Unreadable("empty");
  if (begins(bytes, 0x50, 0x4b, 3, 4)) return { format: "table", sheets: sheetsOfXlsx(bytes) };
  if (begins(bytes, 0xd0, 0xcf, 0x11, 0xe0)) throw new Unreadable("old_office");
  if (begins(bytes, 0x25, 0x50, 0x44, 0x46)) throw new Unreadable("pdf");
  return ofText(decoded(bytes), here, /\.(?:csv|tsv)$/i.test(name));
}

function guarded(read: () => Source): Source {
  try {
    return read();
  } catch (error) {
    if (error instanceof Unreadable) return { format: "wrong", why: error.why };
    throw error;
  }
}

export const sourceOfFile = (name: string, bytes: Uint8Array, here: Here): Source => guarded(() => ofBytes(name, bytes, here));
export const sourceOfText = (text: string, here: Here): Source =>
  guarded(() => {
    if (text.length > most.fileBytes) throw new Unreadable("too_large");
    return ofText(text.replace(/^\ufeff/, ""), here, false);
  });
