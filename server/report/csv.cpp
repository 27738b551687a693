#include "report/formats.hpp"
#include "report/telling.hpp"

#include "wire/describe.hpp"
#include "wire/english.hpp"
#include "wire/reflect.hpp"

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string_view>
#include <utility>

namespace dais::report {

namespace {

// A spreadsheet takes a text that begins so for a formula, and runs it.
bool is_formula(std::string_view text) { return !text.empty() && std::string_view("=+-@\t\r\n").find(text.front()) != text.npos; }

class table {
 public:
  table(wire::report const& r, std::initializer_list<std::string_view> columns) : zone_(r.time_zone) {
    for (auto const column : columns) write(column);
    write("time_zone");
    end_line();
  }

  // What people may have typed.
  table& text(std::string_view what) {
    write(is_formula(what) ? "'" + std::string(what) : std::string(what));
    return *this;
  }
  table& maybe(std::optional<std::string> const& what) { return text(what ? std::string_view(*what) : std::string_view()); }
  table& number(std::int64_t n) {
    write(std::to_string(n));
    return *this;
  }
  table& milliseconds(duration l) { return number(l.count()); }
  table& time(std::optional<time_point> at) {
    write(at ? local_milliseconds(*at, zone_) : "");
    return *this;
  }
  template <typename Enum>
  table& named(Enum value) {
    write(reflect::enumerator_name(value));
    return *this;
  }
  table& yes(bool is) {
    write(is ? "yes" : "");
    return *this;
  }
  table& nothing() {
    write("");
    return *this;
  }
  void row() {
    write(zone_);
    end_line();
  }

  std::string take() { return std::move(out_); }

 private:
  std::string out_ = "\xEF\xBB\xBF";
  std::string const zone_;
  bool first_ = true;

  void write(std::string_view cell) {
    if (!first_) out_ += ',';
    first_ = false;
    if (cell.find_first_of(",\"\r\n") == cell.npos) {
      out_ += cell;
      return;
    }
    out_ += '"';
    for (char const c : cell) {
      if (c == '"') out_ += '"';
      out_ += c;
    }
    out_ += '"';
  }

  void end_line() {
    out_ += "\r\n";
    first_ = true;
  }
};

}  // namespace

std::string segments_csv(wire::report const& r) {
  table t(r, {"segment", "title", "kind", "speakers", "state", "planned_start", "planned_end", "began", "ended", "allotment_ms", "added_ms",
              "used_ms", "paused_ms"});
  for (auto const& g : r.segments) {
    t.text(g.id).text(g.title).named(g.kind).text(joined(names_on_panel(r, g.speakers), "; ")).named(g.state);
    t.time(g.planned_start).time(g.planned_end).time(g.began).time(g.ended);
    t.milliseconds(g.allotment).milliseconds(g.added).milliseconds(g.used).milliseconds(paused(g, r.as_of)).row();
  }
  return t.take();
}

std::string speaking_csv(wire::report const& r) {
  table t(r,
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
  table t(r, {"question", "asked",  "name",     "entered",  "to",        "language",    "segment", "text",
              "original", "state",  "votes",    "reason",   "answer",    "answer_text", "labels",  "grouped_into",
              "approved", "queued", "on_stage", "answered", "not_taken", "withdrawn"});
  for (auto const& q : r.questions) {
    t.text(q.id).time(q.asked).maybe(q.name).yes(q.entered).text(q.to ? name_on_panel(r, *q.to) : std::string()).maybe(q.language);
    t.text(q.segment ? title_of_segment(r, *q.segment) : "").text(q.text).maybe(q.original).named(q.state).number(q.votes).maybe(q.reason);
    t.text(q.answer ? reflect::enumerator_name(*q.answer) : "").maybe(q.answer_text).text(joined(q.labels, "; ")).maybe(q.leader);
    using enum question_state;
    for (auto const state : {approved, queued, on_stage, answered, not_taken, withdrawn}) t.time(came_to(q, state));
    t.row();
  }
  return t.take();
}

std::string decisions_csv(wire::report const& r) {
  table t(r, {"record", "at", "by", "what", "undone", "undone_by"});
  for (auto const& one : r.decisions) {
    t.number(static_cast<std::int64_t>(one.record)).time(one.at).text(english::of(one.by)).text(english::of(one.did));
    t.time(one.undone ? std::optional(one.undone->at) : std::nullopt).text(one.undone ? english::of(one.undone->by) : "").row();
  }
  return t.take();
}

}  // namespace dais::report
