// protocol/rules.md, section 24: whatever has happened, a report and its exports agree with the log to the millisecond.

#include "catch.hpp"
#include "crowd.hpp"
#include "reading.hpp"
#include "report/formats.hpp"
#include "report/public_report.hpp"
#include "report/reporter.hpp"
#include "seeds.hpp"
#include "session/countdown.hpp"
#include "session/evolve.hpp"
#include "session/limits.hpp"
#include "wire/json_text.hpp"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <map>
#include <optional>
#include <sstream>
#include <string>

using namespace dais;
using namespace dais::test;

namespace {

// One in forty is longer than a history remembers.
crowd an_evening(std::uint32_t seed) {
  crowd c(seed);
  c.set_out();
  for (std::size_t left = c.below(40) == 0 ? 800 : 40; left-- > 0;) {
    switch (c.below(8)) {
      case 0: c.time_passes(); break;
      case 1: c.wait_for_deadline(); break;
      case 2: c.e.ask(c.a_moderator(), c.undoing()); break;
      case 3: {
        auto const [who, what] = c.by_itself();
        c.e.ask(who, what);
        break;
      }
      case 4:
      case 5: c.others(); break;
      default: c.e.ask(c.a_moderator(), c.by_moderator());
    }
    c.e.pass(duration{static_cast<int>(c.below(700))});
  }
  return c;
}

long long count(duration l) { return l.count(); }
long long count(time_point at) { return at.time_since_epoch().count(); }

// What a table says of a time in UTC, "2024-05-14 10:00:00.123", or a calendar, "20240514T100000Z"; nothing where it says nothing.
std::optional<time_point> instant(std::string const& text) {
  if (text.empty()) return std::nullopt;
  int year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0, thousandth = 0;
  bool const is_of_table = text.find('-') != text.npos;
  auto const* const form = is_of_table ? "%4d-%2d-%2d %2d:%2d:%2d.%3d" : "%4d%2d%2dT%2d%2d%2dZ";
  auto const read = std::sscanf(text.c_str(), form, &year, &month, &day, &hour, &minute, &second, &thousandth);
  REQUIRE(read == (is_of_table ? 7 : 6));
  using namespace std::chrono;
  auto const date = sys_days{std::chrono::year{year} / month / day};
  return dais::time_point{date.time_since_epoch() + hours{hour} + minutes{minute} + seconds{second} + milliseconds{thousandth}};
}

// The length of a segment's periods without its pauses.
duration ran(wire::report_segment const& g, time_point now) {
  duration sum{};
  for (auto const& period : g.periods) {
    auto const until = period.until.value_or(now);
    REQUIRE(period.from <= until);
    sum += until - period.from;
    auto last = period.from;
    for (auto const& pause : period.pauses) {
      REQUIRE(pause.from >= last);
      last = pause.until.value_or(until);
      REQUIRE(last >= pause.from);
      sum -= last - pause.from;
    }
    REQUIRE(last <= until);
  }
  return sum;
}

void segments_agree(wire::report const& r, session const& s) {
  REQUIRE(r.segments.size() == s.segments.size());
  for (std::size_t i = 0; i < r.segments.size(); ++i) {
    auto const& g = r.segments[i];
    auto const& is = s.segments.at(g.id);
    CAPTURE(g.id);
    REQUIRE(g.id == s.order[i]);
    REQUIRE((g.began == is.began && g.ended == is.ended && g.state == is.state));
    REQUIRE((g.allotment == is.clock.allotment && g.added == is.clock.added && g.used == spent(is.clock, r.as_of)));
    REQUIRE(ran(g, r.as_of) == g.used);
    bool const is_current = s.current == g.id;
    REQUIRE(g.periods.empty() == !is.began);
    if (g.periods.empty()) continue;
    REQUIRE(g.periods.front().from == *is.began);
    REQUIRE(g.periods.back().until == is.ended);
    REQUIRE(g.periods.back().until.has_value() == !is_current);
    auto const& pauses = g.periods.back().pauses;
    bool const is_paused = !pauses.empty() && !pauses.back().until;
    REQUIRE(is_paused == (is_current && s.paused_since.has_value()));
    if (is_paused) REQUIRE(pauses.back().from == *s.paused_since);
  }
}

// What the session took back is in its history, as far as that goes; what was decided is told by the log, record by record.
void captions_agree(wire::report const& r, std::vector<record> const& log, session const& s) {
  REQUIRE(r.captions.size() == s.captions);
  for (auto const& one : r.captions) {
    REQUIRE(std::any_of(log.begin(), log.end(), [&](record const& of) {
      auto const* asked = std::get_if<command::any>(&of.what);
      return of.at == one.at && asked && is_kind<command::keep_caption>(*asked);
    }));
  }
}

void decisions_agree(wire::report const& r, std::vector<record> const& log) {
  session s;
  std::map<std::uint64_t, std::optional<time_point>> decided;  // when they were undone
  for (auto const& one : log) {
    evolve(s, one);
    for (auto const& c : s.history) {
      if (!std::holds_alternative<deed::of_podium>(c.did)) decided[c.record] = c.undone ? std::optional(c.undone->at) : std::nullopt;
    }
  }
  REQUIRE(r.decisions.size() == decided.size());
  for (auto const& one : r.decisions) {
    REQUIRE(decided.contains(one.record));
    REQUIRE(one.at == log[one.record - 1].at);
    REQUIRE(one.by.as == log[one.record - 1].by.as);
    REQUIRE((one.undone ? std::optional(one.undone->at) : std::nullopt) == decided[one.record]);
  }
}

void questions_agree(wire::report const& r, session const& s) {
  REQUIRE(r.questions.size() == s.questions.size());
  std::map<question_state, std::size_t> told, are;
  for (auto const& q : r.questions) {
    auto const& is = s.questions.at(q.id);
    CAPTURE(q.id);
    ++told[q.state];
    REQUIRE((q.text == is.text && q.asked == is.asked && q.answer_text.value_or("") == is.answer_text));
    REQUIRE(!q.steps.empty());
    REQUIRE(q.steps.front().at == is.asked);
    REQUIRE(q.steps.back().state == is.state);
    REQUIRE(std::is_sorted(q.steps.begin(), q.steps.end(), [](auto const& a, auto const& b) { return a.at < b.at; }));
  }
  for (auto const& [id, q] : s.questions) ++are[q.state];
  REQUIRE(told == are);
}

void speaking_agrees(wire::report const& r, session const& s) {
  duration panel{}, floor{}, groups{};
  for (auto const& [id, clock] : s.spoken) panel += spent(clock, r.as_of);
  for (auto const& one : r.panel) panel -= one.spoken;
  REQUIRE(panel == duration{});
  REQUIRE(r.floor.size() == s.requests.size());
  for (auto const& one : r.floor) {
    auto const& is = s.requests.at(one.id);
    CAPTURE(one.id);
    REQUIRE((one.began == is.began && one.ended == is.ended && one.used == spent(is.clock, r.as_of)));
    REQUIRE((one.segment.has_value() || !one.began));
    if (one.began) floor += one.used;
  }
  for (auto const& one : r.groups) groups += one.spoken;
  REQUIRE(groups == floor);
}

void tables_agree(wire::report const& r) {
  auto const segments = read_csv(report::segments_csv(r));
  REQUIRE(segments.cells.size() == r.segments.size());
  for (std::size_t i = 0; i < r.segments.size(); ++i) {
    auto const row = segments.rows()[i];
    REQUIRE(row.number("used_ms") == count(r.segments[i].used));
    REQUIRE(row.number("added_ms") == count(r.segments[i].added));
    REQUIRE(instant(row.at("began")) == r.segments[i].began);
    REQUIRE(instant(row.at("ended")) == r.segments[i].ended);
    REQUIRE(instant(row.at("planned_start")) == r.segments[i].planned_start);
    REQUIRE(instant(row.at("planned_end")) == r.segments[i].planned_end);
  }
  auto const speaking = read_csv(report::speaking_csv(r));
  long long told = 0, spoken = 0;
  auto given = r.floor.begin();
  for (auto const& one : speaking.rows()) {
    told += one.number("used_ms");
    if (one.at("where") != "floor") continue;
    given = std::find_if(given, r.floor.end(), [](auto const& request) { return request.began.has_value(); });
    REQUIRE(instant(one.at("began")) == given->began);
    REQUIRE(instant(one.at("ended")) == given->ended);
    ++given;
  }
  for (auto const& one : r.panel) spoken += count(one.spoken);
  for (auto const& one : r.floor) spoken += one.began ? count(one.used) : 0;
  REQUIRE(told == spoken);
  auto const questions = read_csv(report::questions_csv(r));
  REQUIRE(questions.cells.size() == r.questions.size());
  for (std::size_t i = 0; i < r.questions.size(); ++i) {
    auto const row = questions.rows()[i];
    REQUIRE(instant(row.at("asked")) == r.questions[i].asked);
    std::map<question_state, time_point> came;
    for (auto const& step : r.questions[i].steps) came[step.state] = step.at;
    auto const at = [&](question_state to) { return came.contains(to) ? std::optional(came[to]) : std::nullopt; };
    REQUIRE(instant(row.at("answered")) == at(question_state::answered));
    REQUIRE(instant(row.at("on_stage")) == at(question_state::on_stage));
    REQUIRE(row.number("votes") == r.questions[i].votes);
    REQUIRE(row.at("question") == r.questions[i].id);
  }
  REQUIRE(read_csv(report::captions_csv(r)).cells.size() == r.captions.size());
  auto const decisions = read_csv(report::decisions_csv(r));
  REQUIRE(decisions.cells.size() == r.decisions.size());
  auto const decided = decisions.rows();
  for (std::size_t i = 0; i < r.decisions.size(); ++i) {
    auto const& undone = r.decisions[i].undone;
    REQUIRE(instant(decided[i].at("at")) == r.decisions[i].at);
    REQUIRE(instant(decided[i].at("undone")) == (undone ? std::optional(undone->at) : std::nullopt));
  }
}

// To whole seconds, of which the first is the earlier one and the last the later one.
void calendar_agrees(wire::report const& r) {
  std::map<std::string, std::string> is;
  for (auto const& [name, value] : read_icalendar(report::icalendar(r))) is[name] = value;
  REQUIRE(std::stoul(is["SEQUENCE"]) == r.revision);
  auto const start = r.started.value_or(r.planned_start);
  REQUIRE((instant(is["DTSTART"]) <= start && start < *instant(is["DTSTART"]) + 1s));
  if (r.concluded) REQUIRE((instant(is["DTEND"]) >= *r.concluded && *r.concluded >= *instant(is["DTEND"]) - 1s));
}

// A row, or an entry, for each.
void markdown_agrees(wire::report const& r) {
  std::map<std::string, std::size_t> rows;
  std::string part;
  std::istringstream lines(report::markdown(r));
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with("## ") || line.starts_with("### ")) part = line.substr(line.find(' ') + 1);
    bool const is_row = line.starts_with("| ") && line.find("| What |") == line.npos && line.find("| Planned |") == line.npos;
    if (is_row || line.starts_with("- **") || (part == "Captions" && line.starts_with("- "))) ++rows[part];
  }
  REQUIRE(rows["Timeline"] == r.segments.size());
  REQUIRE(rows["Questions"] == r.questions.size());
  REQUIRE(rows["Decisions"] == r.decisions.size());
  REQUIRE(rows["Captions"] == r.captions.size());
}

void public_report_agrees(session const& s) {
  auto const r = report::public_report_of(s);
  std::size_t answered = 0;
  for (auto const& [id, q] : s.questions) answered += q.state == question_state::answered;
  REQUIRE(r.questions.size() == answered);
  for (auto const& one : r.questions) {
    auto const& is = s.questions.at(one.id);
    REQUIRE((one.text == is.text && one.name.value_or("") == is.name && one.answer_text.value_or("") == is.answer_text));
  }
  REQUIRE(r.segments.size() == s.order.size());
  for (std::size_t i = 0; i < s.order.size(); ++i) {
    auto const& is = s.segments.at(s.order[i]);
    REQUIRE((r.segments[i].began == is.began && r.segments[i].ended == is.ended));
  }
}

void json_agrees(wire::report const& r) {
  auto const read = read_json(report::json(r), line_numbers::omitted);
  auto const& all = std::get<json_document>(read).value;
  REQUIRE(all.at("format").as_string() == report::format);
  REQUIRE(all.at("as_of").as_int64() == count(r.as_of));
  for (std::size_t i = 0; i < r.segments.size(); ++i) {
    auto const& g = all.at("segments").at(i).as_object();
    REQUIRE(g.at("used").as_int64() == count(r.segments[i].used));
    REQUIRE(g.contains("began") == r.segments[i].began.has_value());
    if (r.segments[i].began) REQUIRE(g.at("began").as_int64() == count(*r.segments[i].began));
    if (r.segments[i].ended) REQUIRE(g.at("ended").as_int64() == count(*r.segments[i].ended));
  }
  REQUIRE(all.at("questions").as_array().size() == r.questions.size());
  REQUIRE(all.at("decisions").as_array().size() == r.decisions.size());
  REQUIRE(all.at("captions").as_array().size() == r.captions.size());
}

}  // namespace

TEST_CASE("a report and its exports agree with the log in random histories") {
  std::size_t undone = 0, paused = 0, again = 0, spoke = 0, answered = 0, forgotten = 0;
  for (auto const seed : seeds(10'000)) {
    CAPTURE(seed);
    auto const c = an_evening(seed);
    report::reporter of;
    for (auto const& one : c.e.log) of.take(one);
    REQUIRE(of.state() == c.e.s);
    auto const r = of.as_of(c.e.now);
    REQUIRE(r.as_of == (c.e.s.current ? c.e.now : c.e.s.at));
    segments_agree(r, c.e.s);
    decisions_agree(r, c.e.log);
    questions_agree(r, c.e.s);
    speaking_agrees(r, c.e.s);
    captions_agree(r, c.e.log, c.e.s);
    tables_agree(r);
    json_agrees(r);
    calendar_agrees(r);
    markdown_agrees(r);
    public_report_agrees(c.e.s);
    forgotten += r.decisions.size() > limits::history;
    for (auto const& one : r.decisions) undone += one.undone.has_value();
    for (auto const& g : r.segments) {
      again += g.periods.size() > 1;
      for (auto const& period : g.periods) paused += !period.pauses.empty();
    }
    for (auto const& one : r.floor) spoke += one.began.has_value();
    for (auto const& q : r.questions) answered += q.state == question_state::answered;
  }
  CAPTURE(undone, paused, again, spoke, answered, forgotten);
  CHECK(std::min({undone, paused, again, spoke, answered, forgotten}) > 0);
}
