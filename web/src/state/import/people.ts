// Names of people in a text, with what they are and whom they speak for.

import { caseFolded } from "../case_fold";
import { cleaned } from "../text";
import type { Someone } from "./reading";

const honorifics = new RegExp(
  String.raw`^(?:(?:h\.?\s?e\.?|his excellency|her excellency|the hon(?:ou?rable|\.)?|mr|mrs|ms|mx|miss|dr|prof|professor|` +
    String.raw`sir|dame|amb|ambassador|m|mme|mlle|sr|sra|srta|dr\.?ssa|dott|herr|frau|sig|sig\.ra|don|doña|г-н|г-жа|السيد|` +
    String.raw`السيدة|الدكتور|الدكتورة|د)\.?\s+)+`,
  "iu",
);
const particles = /^(?:de|del|della|di|da|do|dos|das|du|la|le|van|von|der|den|ter|bin|bint|ibn|al|el|y|e|af|av|zu|dos|’t|'t)$/i;
const roles = new RegExp(
  String.raw`^(?:(?:the|deputy|assistant|associate|acting|vice|senior|chief|executive|former|co)[\s-]+)*(?:director|minister|` +
    String.raw`head|president|chair|chairperson|secretary|professor|lecturer|ambassador|commissioner|adviser|advisor|officer|` +
    String.raw`ceo|cto|founder|manager|coordinator|rapporteur|representative|researcher|journalist|editor|judge|mayor|governor|` +
    String.raw`spokesperson|lead|partner|directeur|directrice|ministre|directora?|ministr[ao]|leiter(?:in)?|direktor(?:in)?|` +
    String.raw`directr|diretora?|direttore|direttrice|директор|министр|مدير|وزير)(?![\p{L}])`,
  "iu",
);

const bare = (text: string): string =>
  cleaned(text)
    .replace(/^[\s\-–—•*·▪‣●○]+/, "")
    .replace(/[\s,;:.]+$/, "");

const bodies = new RegExp(
  String.raw`(?:^|[\s-])(?:universit|institut|ministr|minister|department|office|agency|council|union|bank|foundation|fund|` +
    String.raw`group|network|cent(?:re|er)|lab(?:oratory)?s?$|association|society|committee|commission|school|college|company|` +
    String.raw`programme|forum|organi[sz]ation|nations|press|museum|hospital|trust|alliance|corp(?:oration)?$|inc$|ltd$|llc$|plc$|gmbh$|federation|fondation|verein|` +
    String.raw`stiftung|hochschule|fundaci|asociaci|associa)`,
  "i",
);

// As names look: a few words with capitals, or a few signs of a script that has none.
export function looksLikeName(text: string): boolean {
  if (text.length > 200) return false;
  const name = bare(text).replace(honorifics, "");
  if (name === "" || /[\d?!"“”«»:;@/]/.test(name)) return false;
  const words = name.split(/\s+/);
  if (/^\p{sc=Han}+(?:·\p{sc=Han}+)*$/u.test(name)) return name.length >= 2 && name.length <= 4;
  if (words.length > 6 || name.length > 80 || bodies.test(name)) return false;
  if (/[\p{sc=Arab}]/u.test(name)) return words.length >= 2 && words.length <= 5;
  const hasHonorific = name !== bare(text);
  if (words.length < 2 && !hasHonorific) return false;
  return words.every((word) => /^\p{Lu}[\p{L}\p{M}.'’-]*$/u.test(word) || particles.test(word)) && /^\p{Lu}/u.test(words.at(-1)!);
}

export const isAddressed = (text: string): boolean => honorifics.test(bare(text));

// "Ana Pérez (UNEP)", "Ms. Ana Pérez, Director, UNEP", "Ana Pérez – UNEP".
export function someoneOf(text: string): Someone {
  const whole = bare(text);
  const [, inner, brackets] = /^(.{2,}?)\s*[(（[]([^()（）[\]]+)[)）\]]$/u.exec(whole) ?? [];
  if (inner && brackets) return { ...someoneOf(inner), affiliation: bare(brackets) };
  const [, first, second] = /^(.{2,}?)\s+(?:[-–—|]|from|of the)\s+(.+)$/u.exec(whole) ?? [];
  if (first && second && looksLikeName(first)) return withRest(first, second.split(/\s*[,，、]\s*/));
  const [name = "", ...rest] = whole.split(/\s*[,，،]\s*/);
  return rest.length > 0 ? withRest(name, rest) : { name: whole };
}

function withRest(name: string, rest: string[]): Someone {
  const [first = "", ...others] = rest.map(bare).filter((one) => one !== "");
  if (first === "") return { name: bare(name) };
  if (others.length > 0) return { name: bare(name), title: first, affiliation: others.join(", ") };
  return roles.test(first) ? { name: bare(name), title: first } : { name: bare(name), affiliation: first };
}

const joints = /\s+(?:and|et|y|und|e|&|и|و)\s+/iu;

// Several of them in one cell or behind one label.
export function peopleIn(text: string): Someone[] {
  const lines = text.split(/\s*(?:[;；\n•]|\s\/\s|\s\+\s)\s*/).map(bare);
  return lines.filter((one) => one !== "").flatMap(ofOne);
}

function ofOne(text: string): Someone[] {
  const pieces = text.split(/\s*[,，،、]\s*/);
  // Names alone, the last two of which may be joined by a word.
  const names = pieces.flatMap((one) => {
    const joined = one.replace(/^(?:and|et|y|und|e|&|и|و)\s+/iu, "").split(joints);
    return joined.length > 1 && joined.every(looksLikeOne) ? joined : [one.replace(/^(?:and|et|y|und|e|&|и)\s+/iu, "")];
  });
  if (names.length > 1 && names.every(looksLikeOne)) return names.map(someoneOf);
  const two = text.split(joints);
  if (two.length === 2 && two.every((one) => looksLikeName(someoneOf(one).name))) return two.map(someoneOf);
  return [someoneOf(text)];
}

const looksLikeOne = (text: string): boolean => looksLikeName(text.replace(/\s*[(（[][^()（）]*[)）\]]$/u, ""));

const compared = ({ name }: Someone): string => caseFolded(name.replace(honorifics, ""));

// The one of this name, who is added where there is none. What is known of them grows.
export function joined(all: Someone[], one: Someone): Someone {
  const same = all.find((other) => compared(other) === compared(one));
  if (!same) {
    all.push(one);
    return one;
  }
  for (const member of ["title", "affiliation", "topic"] as const) {
    if (same[member] === undefined && one[member] !== undefined) same[member] = one[member];
  }
  return same;
}

// Who of these is named in a text: by the whole name, or by the last word of it.
export function namedIn(text: string, all: readonly Someone[]): Someone[] {
  const folded = ` ${caseFolded(text)} `;
  return all.filter((one) => {
    const name = compared(one);
    const last = name.split(" ").at(-1)!;
    const others = all.filter((other) => compared(other).endsWith(` ${last}`) || compared(other) === last).length;
    return folded.includes(` ${name} `) || (last.length > 3 && others === 1 && folded.includes(` ${last} `));
  });
}

// "Jane Doe (moderator)"
const marks = /[(（[]([^()（）[\]]*)[)）\]]\s*$/u;
const ofModerators = /^(?:moderat|moderac|chair|host|animat|facilitat|leitung|gesprachsleitung|модератор|ведущ|主持|مدير)/u;
export const isMarkedModerator = (text: string): boolean => ofModerators.test(caseFolded(marks.exec(text)?.[1] ?? ""));
export const withoutMark = (text: string): string => text.replace(marks, "").trim();
