#include "show.hpp"

#include "protocol/local_time.hpp"
#include "session/countdown.hpp"
#include "session/forecast.hpp"
#include "session/words.hpp"

#include <algorithm>
#include <stdexcept>

namespace dais::scenarios {

using room::json::value;

namespace {

std::string text(value const& from) { return from.get_string().c_str(); }
length length_in(value const& from) { return length(room::json::value_to<std::int64_t>(from)); }
instant instant_in(value const& from) { return instant(length_in(from)); }

// A member of an object, if it is there.
value const* member(value const& of, std::string_view name) {
  return of.is_object() ? of.get_object().if_contains(room::json::string_view(name.data(), name.size())) : nullptr;
}

// Columns as wide as what stands in them; the last is as long as it is.
std::vector<std::string> table(std::vector<std::vector<std::string>> const& rows) {
  std::vector<std::size_t> widths;
  for (auto const& row : rows) {
    widths.resize(std::max(widths.size(), row.size()));
    for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], row[i].size());
  }
  std::vector<std::string> lines;
  for (auto const& row : rows) {
    std::string line;
    for (std::size_t i = 0; i < row.size(); ++i) line += row[i] + std::string(widths[i] - row[i].size() + 2, ' ');
    line.erase(line.find_last_not_of(' ') + 1);
    lines.push_back(std::move(line));
  }
  return lines;
}

class looker {
 public:
  looker(room::page const& seen, instant now)
      : view_(seen.view), own_(seen.own), now_(now), zone_(text(view_.at_pointer("/plan/time_zone"))) {}

  std::vector<std::string> clock() const {
    auto const& run = view_.at("run");
    std::vector<std::string> lines;
    if (auto const* current = member(run, "current")) {
      auto const& segment = view_.at("segments").at(text(*current));
      lines.push_back("\"" + text(segment.at("title")) +
                      "\": " + countdown_in_words(segment.at("clock"), length_in(segment.at("wrap_up"))));
    } else if (auto const* since = member(run, "gap_since")) {
      auto const* following = member(run, "following");
      lines.push_back("between two segments since " + seconds(instant_in(*since)) + (following ? ", next is " + text(*following) : ""));
    } else {
      lines.push_back("the session is " + text(run.at("status")));
    }
    if (auto const* speaking = member(view_.at("floor"), "speaking")) {
      lines.push_back(named(*speaking) + ": " + countdown_in_words(speaking->at("clock"), length_in(speaking->at("wrap_up"))));
    }
    return lines;
  }

  std::vector<std::string> rundown() const {
    std::vector<std::vector<std::string>> rows{{"segment", "state", "planned", "expected", "actual", "spent"}};
    for (auto const& entry : view_.at("order").get_array()) {
      auto const id = text(entry);
      auto const& segment = view_.at("segments").at(id);
      std::string expected, actual;
      if (auto const* span = member(view_.at_pointer("/forecast/segments"), id)) {
        expected = seconds(shown(span->at("start"))) + "-" + seconds(shown(span->at("end")));
      }
      if (auto const* began = member(segment, "began")) {
        auto const* ended = member(segment, "ended");
        actual = seconds(instant_in(*began)) + "-" + (ended ? seconds(instant_in(*ended)) : "");
      }
      auto const clock = clock_in(segment.at("clock"));
      rows.push_back({id, text(segment.at("state")), clock_minutes(instant_in(segment.at("planned_start")), zone_) + "-" +
                      clock_minutes(instant_in(segment.at("planned_end")), zone_), expected, actual,
                      length_in_words(spent(clock, now_)) + " of " + allotment_in_words(clock)});
    }
    return table(rows);
  }

  std::vector<std::string> forecast() const {
    auto const* end = member(view_.at("forecast"), "end");
    if (!end) return {"nothing is expected any more"};
    auto const expected = shown(*end);
    auto const planned = instant_in(view_.at_pointer("/plan/end"));
    auto const by = expected - planned;
    std::vector<std::string> lines{
        "the session is expected to end at " + seconds(expected) + ", " +
        (by == length{} ? "as planned" : length_in_words(by < length{} ? -by : by) + (by < length{} ? " ahead" : " behind"))};
    if (auto const* following = member(view_.at("run"), "following")) {
      lines.push_back(text(*following) + " is expected at " +
                      seconds(shown(view_.at_pointer("/forecast/segments/" + text(*following) + "/start"))));
    }
    return lines;
  }

  std::vector<std::string> questions() const {
    std::vector<std::vector<std::string>> rows{{"question", "state", "votes", "to", "by", "text"}};
    auto const* all = member(view_, "questions");
    auto const* mine = member(own_, "questions");
    for (int n = 1;; ++n) {
      auto const id = "q" + std::to_string(n);
      auto const* q = all ? member(*all, id) : nullptr;
      auto const* own = mine ? member(*mine, id) : nullptr;
      if (!q && !own) {
        if (n > 100) break;  // more than any scenario asks
        continue;
      }
      auto const& one = q ? *q : *own;
      auto const* votes = member(view_, "votes");
      auto const* count = votes ? member(*votes, id) : nullptr;
      auto const* to = member(one, "to");
      auto const* name = member(one, "name");
      auto const* reason = member(one, "reason");
      rows.push_back({id + (own ? "*" : ""), text(one.at("state")), count ? room::json::serialize(*count) : "",
                      to ? text(*to) : "the panel", name ? text(*name) : "anonymous",
                      text(one.at("text")) + (reason ? " (" + text(*reason) + ")" : "")});
    }
    auto lines = rows.size() == 1 ? std::vector<std::string>{"no questions"} : table(rows);
    if (auto const* queue = member(view_, "queue"); queue && !queue->get_array().empty()) {
      std::string line = "queue:";
      for (auto const& id : queue->get_array()) line += " " + text(id);
      lines.push_back(line);
    }
    return lines;
  }

  std::vector<std::string> floor() const {
    auto const& floor = view_.at("floor");
    std::vector<std::string> lines{floor.at("open").get_bool() ? "the floor is open" : "the floor is closed"};
    auto const* list = member(floor, "list");
    if (list && list->get_array().empty()) lines.back() += ", nobody waits";
    if (list) {
      for (auto const& entry : list->get_array()) {
        auto const id = text(entry);
        auto const* requests = member(view_, "requests");
        auto const* mine = member(own_, "requests");
        auto const* one = requests ? member(*requests, id) : mine ? member(*mine, id) : nullptr;
        lines.push_back(id + " waits" + (one ? ": " + named(*one) : ""));
      }
    }
    return lines;
  }

 private:
  value const& view_;
  value const& own_;
  instant now_;
  std::string zone_;

  static std::string named(value const& person) {
    auto const affiliation = text(person.at("affiliation"));
    return text(person.at("name")) + (affiliation.empty() ? "" : ", " + affiliation);
  }

  std::string seconds(instant at) const { return clock_seconds(at, zone_); }

  // An estimate that has not come true moves with the clock.
  instant shown(value const& expected) const {
    dais::forecast f;
    if (auto const* until = member(view_.at("forecast"), "holds_until")) f.holds_until = instant_in(*until);
    return moved(f, instant_in(expected), now_);
  }

  static countdown clock_in(value const& clock) {
    countdown c{length_in(clock.at("allotment")), length_in(clock.at("added")), length_in(clock.at("used")), {}};
    if (auto const* since = member(clock, "running_since")) c.running_since = instant_in(*since);
    return c;
  }

  static std::string allotment_in_words(countdown const& c) {
    if (c.added == length{}) return length_in_words(c.allotment);
    return length_in_words(c.allotment) + (c.added < length{} ? "" : "+") + length_in_words(c.added);
  }

  std::string countdown_in_words(value const& clock, length wrap_up) const {
    auto const c = clock_in(clock);
    auto const remains = left(c, now_);
    constexpr char const* phases[] = {"waiting", "running", "wrap-up", "overtime", "paused"};
    auto const phase = phases[static_cast<int>(phase_of(c, wrap_up, now_))];
    auto const of = " of " + allotment_in_words(c) + ", " + phase;
    return remains < length{} ? "+" + length_in_words(-remains) + " over" + of : length_in_words(remains) + " left" + of;
  }
};

}  // namespace

std::vector<std::string> show(std::string const& what, room::page const& seen, instant now) {
  looker const look(seen, now);
  if (what == "clock") return look.clock();
  if (what == "rundown") return look.rundown();
  if (what == "forecast") return look.forecast();
  if (what == "questions") return look.questions();
  if (what == "floor") return look.floor();
  throw std::runtime_error("there is no " + what + " to show");
}

}  // namespace dais::scenarios
