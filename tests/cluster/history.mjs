// Whether a history is one that Dais may have: what people pressed and were answered, and what each of them was shown, with the log as the
// witness. Each check is a function of what it needs, and gives a sentence for each contradiction.
//
//   presses   { id, text?, attempts: [{ sent, answered?, record?, refused? }] }
//             `id` as in the log, `text` of a question, which no other press has. Of an attempt: when it was sent and answered, by one
//             clock; the number of the record that confirmed it, or the code that says that it was not done and will not be. An attempt
//             that has neither was not answered, or was answered as not known.
//   log       [{ seq, id, command, by, is_done }], in its order; `is_done` is false where it came to nothing
//   readers   { name, as, connections: [[{ at, facts: [[key, value]] }]] }, what each frame of a connection showed, as facts.mjs names it

import { facts_of } from "./facts.mjs";

const confirmed = (press) => press.attempts.filter((one) => one.record !== undefined);
const first_sent = (press) => Math.min(...press.attempts.map((one) => one.sent));

// Each press that was confirmed is there once, where it was said to be, and each record is of one press.
export function confirmed_once({ presses, log }) {
  const found = [];
  const at = new Map(log.map((one) => [one.seq, one]));
  const confirms = new Map();
  for (const press of presses) {
    for (const { record } of confirmed(press)) {
      const there = at.get(record);
      if (!there) found.push(`${press.id} was confirmed as record ${record}, which is not there`);
      else if (there.id !== press.id) found.push(`${press.id} was confirmed as record ${record}, which is of ${there.id}`);
      else if (!there.is_done) found.push(`${press.id} was confirmed as record ${record}, which came to nothing`);
      const other = confirms.get(record) ?? press.id;
      if (other !== press.id) found.push(`record ${record} confirmed ${other} and ${press.id}`);
      confirms.set(record, press.id);
    }
  }
  return found;
}

// No press is done twice: neither under one id, nor what was asked for again under another.
export function never_twice({ presses, log }) {
  const found = [];
  const seen = new Set();
  const texts = new Map();
  const text_of = new Map(presses.filter((one) => one.text !== undefined).map((one) => [one.id, one.text]));
  for (const { seq, id, is_done } of log) {
    if (seen.has(id)) found.push(`${id} is there twice, the second time as record ${seq}`);
    seen.add(id);
    const text = is_done ? text_of.get(id) : undefined;
    if (text === undefined) continue;
    if (texts.has(text)) found.push(`${JSON.stringify(text)} was done as record ${texts.get(text)} and as record ${seq}`);
    texts.set(text, seq);
  }
  return found;
}

// What was answered as not done is not done, then or later.
export function refused_absent({ presses, log }) {
  const done = new Map(log.filter((one) => one.is_done).map((one) => [one.id, one.seq]));
  return presses.flatMap(({ id, attempts }) =>
    attempts
      .filter((one) => one.refused !== undefined && done.has(id))
      .map((one) => `${id} was answered as not done (${one.refused}), and is record ${done.get(id)}`),
  );
}

// The log has no gaps, and nothing that nobody asked for, but what servers ask for by themselves.
export function asked_for({ presses, log }) {
  const found = [];
  const asked = new Set(presses.map((one) => one.id));
  log.forEach(({ seq, id, by }, i) => {
    if (seq !== i + 1) found.push(`record ${seq} stands in place ${i + 1}`);
    if (by !== "system" && by !== "organiser" && !asked.has(id)) found.push(`record ${seq} is of ${id}, which nobody asked for`);
  });
  return found;
}

// What was confirmed before something else was asked for stands before it, whoever pressed and wherever.
export function in_the_order_of_answers({ presses, log }) {
  const found = [];
  const place = new Map(log.filter((one) => one.is_done).map((one) => [one.id, one.seq]));
  const there = presses.filter((one) => place.has(one.id));
  const sent = there.map((one) => ({ at: first_sent(one), seq: place.get(one.id), id: one.id })).sort((a, b) => a.at - b.at);
  const answered = there
    .filter((one) => confirmed(one).length > 0)
    .map((one) => ({ at: Math.min(...confirmed(one).map((attempt) => attempt.answered)), seq: place.get(one.id), id: one.id }))
    .sort((a, b) => a.at - b.at);
  let latest = { seq: 0 };
  let next = 0;
  for (const one of sent) {
    for (; next < answered.length && answered[next].at < one.at; ++next) {
      if (answered[next].seq > latest.seq) latest = answered[next];
    }
    if (latest.seq > one.seq) found.push(`${latest.id} was confirmed before ${one.id} was asked for, and stands behind it`);
  }
  return found;
}

const is_count = (key) => key.startsWith("votes ");

// What one connection shows, but for counts, is the log up to some place, and that place never goes back. Gives what it is not.
function follows(changes, frames) {
  const folded = new Map();
  const shown = new Map();
  const wrong = new Set();
  const compare = (key) => ((folded.get(key) ?? null) === (shown.get(key) ?? null) ? wrong.delete(key) : wrong.add(key));
  let seq = 0;
  for (const { at, facts } of frames) {
    for (const [key, value] of facts) {
      if (is_count(key)) continue;
      shown.set(key, value);
      compare(key);
    }
    // At once what the frame shows, rather than each fact of it: a place at which all of them hold.
    for (; wrong.size > 0 && seq < changes.length; ++seq) {
      for (const [key, value] of changes[seq]) {
        if (is_count(key)) continue;
        folded.set(key, value);
        compare(key);
      }
    }
    if (wrong.size > 0) return { at, what: [...wrong].slice(0, 3).map((key) => `${key}: ${shown.get(key)}`) };
  }
  return undefined;
}

// Counts are told some time after what surrounds them, but for that of a question which is new: so each goes by itself.
function counts_follow(counts, frames) {
  const places = new Map();
  for (const { at, facts } of frames) {
    for (const [key, value] of facts) {
      if (!is_count(key)) continue;
      const place = [null, ...(counts.get(key) ?? [])].indexOf(value, places.get(key) ?? 0);
      if (place < 0) return { at, what: [`${key}: ${value}`] };
      places.set(key, place);
    }
  }
  return undefined;
}

// What each reader was shown is a prefix of the log, ever longer.
export function readers_follow({ log, readers }) {
  const roles = new Map();
  const changes_of = (as) => {
    if (roles.has(as)) return roles.get(as);
    const changes = facts_of(log, as);
    const counts = new Map();
    for (const [key, value] of changes.flat()) if (is_count(key)) counts.set(key, [...(counts.get(key) ?? []), value]);
    roles.set(as, { changes, counts });
    return roles.get(as);
  };
  return readers.flatMap(({ name, as, connections }) =>
    connections.flatMap((frames, i) => {
      const { changes, counts } = changes_of(as);
      return [follows(changes, frames), counts_follow(counts, frames)]
        .filter((lost) => lost)
        .map(({ at, what }) => `${name}, connection ${i + 1}: what it showed at ${at} never was: ${what.join(", ")}`);
    }),
  );
}

// All places show the same, one of which has just read the whole log.
export function same_everywhere({ views }) {
  const [first, ...others] = views;
  return others.flatMap((one) =>
    differences(first.view, one.view).map((path) => `${first.where} and ${one.where} show different states at ${path}`),
  );
}

function differences(a, b, path = "") {
  if (Object.is(a, b)) return [];
  const both = [a, b].every((one) => one !== null && typeof one === "object");
  if (!both || Array.isArray(a) !== Array.isArray(b)) return [`${path || "/"} (${JSON.stringify(a)}, ${JSON.stringify(b)})`];
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].flatMap((name) => differences(a[name], b[name], `${path}/${name}`));
}

const checks = [confirmed_once, never_twice, refused_absent, asked_for, in_the_order_of_answers, readers_follow, same_everywhere];

// All that is wrong with a history; each begins with the check that found it.
export const contradictions_in = (history) => checks.flatMap((check) => check(history).map((one) => `${check.name}: ${one}`));
