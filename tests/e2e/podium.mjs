// A panel whose podium is busy: long names and Arabic ones, a grace, a discussion in rounds, signals and messages; and its moments, for
// pictures. It is beside moments.mjs, whose panel has none of these.

import { writeFileSync } from "node:fs";
import { join } from "node:path";

const adviser = "Special Adviser ad interim on Follow-up to the Summit on Addressing Large Movements of Refugees and Migrants";

export const podium_plan = {
  id: "podium",
  title: "Implementing the New York Declaration for Refugees and Migrants",
  venue: "Conference Room 4",
  language: "fr",
  time_zone: "America/New_York",
  start: "2017-02-16T10:15",
  end: "2017-02-16T11:45",
  moderator: { name: "The moderator" },
  panellists: [
    { id: "adviser", name: adviser, affiliation: "United Nations" },
    { id: "haddad", name: "الدكتورة ليلى عبد الرحمن حداد، المنسقة الإقليمية لشؤون الهجرة واللاجئين" },
    { id: "okafor", name: "Ngozi Okafor" },
    { id: "gfmd", name: "Global Forum on Migration and Development" },
  ],
  segments: [
    {
      id: "introductions",
      kind: "introductions",
      title: "Introductory remarks and introduction of the panellists",
      minutes: 8,
      wrap_up_minutes: 1,
    },
    {
      id: "roadmap",
      kind: "presentation",
      title: "A roadmap for implementing the New York Declaration",
      speakers: ["adviser"],
      minutes: 10,
      wrap_up_minutes: 2,
      hand_over_seconds: 120,
    },
    {
      id: "regions",
      kind: "presentation",
      title: "الهجرة في المنطقة العربية: الالتزامات والنتائج",
      speakers: ["haddad"],
      minutes: 10,
      wrap_up_minutes: 2,
    },
    {
      id: "rounds",
      kind: "discussion",
      title: "What each of us will do before September",
      minutes: 24,
      wrap_up_minutes: 2,
      round_minutes: 2,
    },
    { id: "qa", kind: "qa", title: "Questions and answers", minutes: 30, wrap_up_minutes: 5 },
    { id: "concluding", kind: "concluding", title: "Concluding remarks", minutes: 8, wrap_up_minutes: 1 },
  ],
};

// Writes the plan, with members of some of its segments changed, and gives the file's path.
export function write_podium_plan(directory, changes = {}) {
  const path = join(directory, "podium.json");
  const segments = podium_plan.segments.map((one) => ({ ...one, ...changes[one.id] }));
  writeFileSync(path, JSON.stringify({ ...podium_plan, segments }));
  return path;
}

const arabic = "نرجو منكم اختصار ما تبقى من العرض، فقد تجاوزنا الوقت المخصص، وسنعود إلى أسئلتكم بعد الاستراحة مباشرة في القاعة نفسها";
const french =
  "Le micro de la salle ne fonctionne plus : parlez plus près du vôtre, s’il vous plaît, et plus lentement pour les interprètes.";

const everyone = (cast, rest) => ({ panellists: Object.keys(cast.panellists), stage: true, audience: true, ...rest });

async function signal(cast, type, panellist, kind, members = {}) {
  const { revision } = cast.view.signals[`${kind}.${panellist}`];
  await cast.moderator.perform({ type, panellist, ...(type === "grant_time" ? {} : { kind }), revision, ...members });
}

async function raise(cast, panellist, kind, members = {}) {
  await cast.panellists[panellist].perform({ type: "raise_signal", kind, ...members });
  await cast.moderator.until(({ view }) => view.signals?.[`${kind}.${panellist}`]?.state === "raised", `the signal ${kind}`);
}

async function take_down(cast) {
  for (const [message, { revision, taken_down }] of Object.entries(cast.view.messages ?? {})) {
    if (taken_down === undefined) await cast.moderator.perform({ type: "take_down_message", message, revision });
  }
}

// As `moments`, each after the one before it.
export const podium_moments = {
  async "my turn to come"(cast) {
    await cast.drive("open_session");
    await cast.drive("start");
    await cast.drive("add_time", { segment: "roadmap", by: -105_000 });
    await cast.leave(3.2);
  },

  async signals(cast) {
    await cast.drive("next");
    await cast.leave(5.3);
    await raise(cast, "adviser", "more_time");
    await signal(cast, "see_signal", "adviser", "more_time");
    await raise(cast, "adviser", "cannot_hear");
    await signal(cast, "handle_signal", "adviser", "cannot_hear");
    await raise(cast, "haddad", "must_leave", { leaves: cast.view.plan.start + 75 * 60_000 });
    await raise(cast, "okafor", "ready");
    await cast.moderator.until(({ view }) => view.signals["ready.okafor"]?.state === "raised", "all signals");
  },

  async "time granted"(cast) {
    await signal(cast, "grant_time", "adviser", "more_time", { by: 60_000 });
    await cast.moderator.until(({ view }) => view.signals["more_time.adviser"].state === "granted", "more time");
  },

  async "wrap-up"(cast) {
    await cast.leave(1.7);
  },

  async "last minute"(cast) {
    await cast.leave(0.8);
  },

  async message(cast) {
    await cast.moderator.perform({ type: "send_message", to: everyone(cast), text: arabic, language: "ar" });
    const to = everyone(cast, { stage: false, audience: false });
    await cast.moderator.perform({ type: "send_message", to, text: "Merci", language: "fr" });
    await cast.panellists.haddad.perform({ type: "note_delivery", message: "m1" });
    await cast.panellists.okafor.perform({ type: "acknowledge", message: "m1" });
    await cast.moderator.until(({ view }) => view.messages.m1.seen_by.length === 1, "that one was seen");
  },

  async "overtime before handing over"(cast) {
    await take_down(cast);
    await cast.leave(-0.9);
  },

  async "message in overtime"(cast) {
    await cast.moderator.perform({ type: "send_message", to: everyone(cast), text: french, language: "fr" });
    await cast.moderator.until(({ view }) => view.messages.m3, "the message");
  },

  async "turn in a round"(cast) {
    await take_down(cast);
    const { segments, run } = cast.view;
    if (segments[run.current].speakers[0] === "adviser") await cast.drive("next");
    await cast.drive("next");
    await cast.moderator.perform({ type: "give_word", to: "okafor" });
    await cast.moderator.perform({ type: "give_word", to: "adviser" });
    await cast.moderator.until(({ view }) => view.floor.speaker === "adviser", "the adviser speaks");
  },

  async "turn of another"(cast) {
    await cast.moderator.perform({ type: "give_word", to: "haddad" });
    await cast.moderator.until(({ view }) => view.floor.speaker === "haddad", "haddad speaks");
  },

  async blackout(cast) {
    await cast.moderator.perform({ type: "set_stage", to: "blackout", from: "session" });
    await cast.moderator.until(({ view }) => view.stage === "blackout", "blackout");
  },

  async "test pattern"(cast) {
    await cast.moderator.perform({ type: "set_stage", to: "test", from: "blackout" });
    await cast.moderator.until(({ view }) => view.stage === "test", "the test pattern");
  },
};
