#include "report/formats.hpp"
#include "report/table.hpp"
#include "report/telling.hpp"

#include "wire/describe.hpp"
#include "wire/english.hpp"
#include "wire/reflect.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace dais::report {

std::string segments_csv(wire::report const& r) {
  table t(r.time_zone, {"segment", "title", "kind", "speakers", "state", "planned_start", "planned_end", "began", "ended", "allotment_ms",
                        "added_ms", "used_ms", "paused_ms"});
  for (auto const& g : r.segments) {
    t.text(g.id).text(g.title).named(g.kind).text(joined(names_on_panel(r, g.speakers), "; ")).named(g.state);
    t.time(g.planned_start).time(g.planned_end).time(g.began).time(g.ended);
    t.milliseconds(g.allotment).milliseconds(g.added).milliseconds(g.used).milliseconds(paused(g, r.as_of)).row();
  }
  return t.take();
}

std::string speaking_csv(wire::report const& r) {
  table t(r.time_zone,
          {"where", "name", "affiliation", "group", "online", "kind", "segment", "began", "ended", "allotment_ms", "added_ms", "used_ms"});
  for (auto const& one : r.panel) {
    t.text("panel").text(one.name).text(one.affiliation).nothing().nothing().nothing().nothing().nothing().nothing().nothing().nothing();
    t.milliseconds(one.spoken).row();
  }
  for (auto const& one : r.floor) {
    if (!one.began) continue;
    t.text("floor").text(one.name).text(one.affiliation).maybe(one.group).yes(one.online).named(one.kind);
    t.text(one.segment ? title_of_segment(r, *one.segment) : "").time(one.began).time(one.ended);
    t.milliseconds(one.allotment).milliseconds(one.added).milliseconds(one.used).row();
  }
  return t.take();
}

std::string questions_csv(wire::report const& r) {
  table t(r.time_zone, {"question", "asked",        "name",     "entered", "to",       "language", "segment",     "text",
                        "original", "translations", "state",    "votes",   "reason",   "answer",   "answer_text", "answers",
                        "labels",   "grouped_into", "approved", "queued",  "on_stage", "answered", "not_taken",   "withdrawn"});
  for (auto const& q : r.questions) {
    std::vector<std::string> answers, translations;
    for (auto const& one : q.translations) translations.push_back(one.language + ": " + one.text);
    for (auto const& one : q.answers) answers.push_back(one.name + ": " + one.text);
    t.text(q.id).time(q.asked).maybe(q.name).yes(q.entered).text(q.to ? name_on_panel(r, *q.to) : std::string()).maybe(q.language);
    t.text(q.segment ? title_of_segment(r, *q.segment) : "")
        .text(q.text)
        .maybe(q.original)
        .text(joined(translations, "; "))
        .named(q.state)
        .number(q.votes)
        .maybe(q.reason);
    t.text(q.answer ? reflect::enumerator_name(*q.answer) : "")
        .maybe(q.answer_text)
        .text(joined(answers, "; "))
        .text(joined(q.labels, "; "))
        .maybe(q.leader);
    using enum question_state;
    for (auto const state : {approved, queued, on_stage, answered, not_taken, withdrawn}) t.time(came_to(q, state));
    t.row();
  }
  return t.take();
}

std::string decisions_csv(wire::report const& r) {
  table t(r.time_zone, {"record", "at", "by", "what", "undone", "undone_by"});
  for (auto const& one : r.decisions) {
    t.number(static_cast<std::int64_t>(one.record)).time(one.at).text(english::of(one.by)).text(english::of(one.did));
    t.time(one.undone ? std::optional(one.undone->at) : std::nullopt).text(one.undone ? english::of(one.undone->by) : "").row();
  }
  return t.take();
}

std::string captions_csv(wire::report const& r) {
  table t(r.time_zone, {"at", "text", "language"});
  for (auto const& one : r.captions) t.time(one.at).text(one.text).text(one.language).row();
  return t.take();
}

}  // namespace dais::report
