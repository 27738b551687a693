#include "show.hpp"

#include "protocol/local_time.hpp"
#include "session/countdown.hpp"
#include "session/forecast.hpp"
#include "session/words.hpp"

#include <algorithm>
#include <map>
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
    for (int n = 1; n <= 100; ++n) {  // more than any scenario asks
      auto const id = "q" + std::to_string(n);
      auto const* q = all ? member(*all, id) : nullptr;
      auto const* own = mine ? member(*mine, id) : nullptr;
      if (!q && !own) continue;
      auto const& one = own ? *own : *q;
      auto const* votes = member(view_, "votes");
      auto const* count = votes ? member(*votes, id) : nullptr;
      auto const* voted = member(own_, "votes");
      auto const* to = member(one, "to");
      auto const* name = member(one, "name");
      auto const remarks = remarks_on(id, one);
      rows.push_back({id + (own ? "*" : ""), text(one.at("state")),
                      (count ? room::json::serialize(*count) : "") + (voted && member(*voted, id) ? " yours" : ""),
                      to ? text(*to) : "the panel", name ? text(*name) : "anonymous",
                      text(one.at("text")) + (remarks.empty() ? "" : " (" + remarks + ")")});
    }
    auto lines = rows.size() == 1 ? std::vector<std::string>{"no questions"} : table(rows);
    if (auto const* queue = member(view_, "queue"); queue && !queue->get_array().empty()) lines.push_back("queue: " + list_of(*queue));
    return lines;
  }

  // What a participant is told of each question of theirs.
  std::vector<std::string> fate() const {
    std::vector<std::string> lines;
    if (auto const* muted = member(own_, "muted"); muted && muted->get_bool()) lines.push_back("the moderators take nothing from you");
    auto const* mine = member(own_, "questions");
    if (!mine) return lines.empty() ? std::vector<std::string>{"nothing asked"} : lines;
    std::map<int, std::string> by_number;
    for (auto const& [id, one] : mine->get_object()) {
      auto const* leader = member(one, "leader");
      auto line = std::string(id) + " \"" + text(one.at("text")) + "\": ";
      if (auto const* state = member(one, "leader_state")) {
        line += std::string("grouped with ") + (leader ? text(*leader) : "another one") + ", which is " +
                fate_of(leader ? text(*leader) : "", text(*state), one);
      } else {
        line += fate_of(std::string(id), text(one.at("state")), one);
      }
      if (auto const* original = member(one, "original")) line += "; you wrote \"" + text(*original) + "\"";
      by_number[std::stoi(std::string(id).substr(1))] = line;
    }
    for (auto const& [number, line] : by_number) lines.push_back(line);
    return lines;
  }

  std::vector<std::string> floor() const {
    auto const& floor = view_.at("floor");
    std::vector<std::string> lines{floor.at("open").get_bool() ? "the floor is open" : "the floor is closed"};
    auto const* list = member(floor, "list");
    if (list && list->get_array().empty()) lines.back() += ", nobody waits";
    auto const* closes = member(floor, "closes");
    if (closes) lines.push_back("the list closes at " + seconds(instant_in(*closes)));
    if (!closes && floor.at("taking") == "closed") lines.push_back("the list is closed");
    if (floor.at("order") != "first_come") {
      auto const* seed = member(floor, "seed");
      lines.push_back("ordered " + text(floor.at("order")) + (seed ? ", seed " + text(*seed) : ""));
    }
    if (auto const* pace = member(floor, "pace")) lines.push_back("one every " + length_in_words(length_in(*pace)));
    if (auto const* one = member(floor, "speaking")) lines.push_back(text(one->at("request")) + " speaks: " + named(*one));
    if (list) {
      for (auto const& entry : list->get_array()) {
        auto const id = text(entry.at("request"));
        auto const* one = request(id);
        auto line = id + " waits" + (one ? ": " + named(*one) : "");
        auto const allotment = length_in(entry.at("allotment"));
        auto marks = one ? marks_of(*one) : "";
        if (allotment != length_in(floor.at("allotment"))) marks += (marks.empty() ? "" : ", ") + length_in_words(allotment);
        lines.push_back(line + (marks.empty() ? "" : " (" + marks + ")"));
      }
    } else if (auto const* next = member(floor, "next")) {
      lines.push_back(text(next->at("request")) + " is next: " + named(*next));
    }
    for (int n = 1; n <= 100; ++n) {
      auto const* one = request("r" + std::to_string(n));
      if (one && text(one->at("state")) == "absent") lines.push_back("r" + std::to_string(n) + " is not there: " + named(*one));
    }
    return lines;
  }

  // Who has the word at the podium and, for moderators, how long everybody has had it.
  std::vector<std::string> word() const {
    auto const* has = member(view_.at("floor"), "word");
    std::vector<std::string> lines{has ? text(*has) + " has the word" : "nobody has the word"};
    auto const* spoken = member(view_, "spoken");
    if (!spoken) return lines;
    length sum{};
    for (auto const& [who, clock] : spoken->get_object()) sum += spent(clock_in(clock), now_);
    for (auto const& [who, clock] : spoken->get_object()) {
      auto const taken = spent(clock_in(clock), now_);
      auto const share = sum == length{} ? 0 : (taken * 100 + sum / 2) / sum;
      lines.push_back(std::string(who) + " " + length_in_words(taken) + ", " + std::to_string(share) + "%");
    }
    std::sort(lines.begin() + 1, lines.end());
    return lines;
  }

  // Which questions moderators work on.
  std::vector<std::string> handling() const {
    std::vector<std::string> lines;
    for (auto const& one : view_.at_pointer("/presence/handling").get_array()) {
      lines.push_back(text(one.at("as")) + " " + room::json::serialize(one.at("number")) + " works on " + text(one.at("question")));
    }
    return lines.empty() ? std::vector<std::string>{"nobody works on a question"} : lines;
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

  static std::string list_of(value const& ids) {
    std::string line;
    for (auto const& id : ids.get_array()) line += (line.empty() ? "" : " ") + text(id);
    return line;
  }

  // One of those shown to all of the role, or of the page's own.
  value const* request(std::string const& id) const {
    for (auto const* from : {&view_, &own_}) {
      if (auto const* all = member(*from, "requests")) {
        if (auto const* one = member(*all, id)) return one;
      }
    }
    return nullptr;
  }

  // All that a page knows of a question beside its columns.
  std::string remarks_on(std::string const& id, value const& one) const {
    std::string all;
    auto const add = [&](std::string const& remark) { all += (all.empty() ? "" : "; ") + remark; };
    auto const* answer = member(one, "answer");
    auto const* words = member(one, "answer_text");
    if (auto const* reason = member(one, "reason")) add(text(*reason));
    if (answer && *answer != "live") add(text(*answer) + (words ? ": " + text(*words) : ""));
    if (auto const* original = member(one, "original")) add("written as \"" + text(*original) + "\"");
    if (auto const* language = member(one, "language")) add("in " + text(*language));
    if (member(one, "held")) add("held back");
    if (member(one, "muted")) add("asker muted");
    if (auto const* labels = member(one, "labels")) add("labels: " + list_of(*labels));
    auto const* leader = member(one, "leader");
    if (auto const* state = member(one, "leader_state")) {
      add("in the group of " + (leader ? text(*leader) + ", " : "one that is ") + text(*state));
    } else if (leader) {
      add("in the group of " + text(*leader));
    }
    if (auto const* members = member(one, "members")) add("and " + room::json::serialize(*members) + " more");
    auto const* to = member(one, "to");
    auto const* answering = member(one, "answering");
    if (answering && !(to && list_of(*answering) == text(*to))) add("for " + list_of(*answering) + " to answer");
    if (auto const* passed = member(one, "passed")) add(list_of(*passed) + " would rather not");
    if (auto const* response = member(one, "response")) add("you said: " + text(*response));
    auto const* similar = member(view_, "similar");
    if (auto const* like = similar ? member(*similar, id) : nullptr) add("like " + list_of(*like));
    return all;
  }

  std::string fate_of(std::string const& id, std::string const& state, value const& one) const {
    auto const* words = member(one, "answer_text");
    if (state == "submitted") return "in review";
    if (state == "queued") {
      auto const& queue = view_.at("queue").get_array();
      auto const place = std::find(queue.begin(), queue.end(), value(id)) - queue.begin();
      return "queued, number " + std::to_string(place + 1);
    }
    if (state == "on_stage") return "on stage now";
    if (state == "not_taken") return "not taken: " + text(one.at("reason"));
    if (state != "answered") return state;
    auto const how = text(one.at("answer"));
    return (how == "live" ? "answered" : how == "in_writing" ? "answered in writing" : "to be followed up") +
           (words ? ": " + text(*words) : "");
  }

  static std::string marks_of(value const& request) {
    std::string all;
    auto const add = [&](std::string const& mark) { all += (all.empty() ? "" : ", ") + mark; };
    if (request.at("point_of_order").get_bool()) add("point of order");
    if (auto const* group = member(request, "group")) add(text(*group));
    if (request.at("online").get_bool()) add("online");
    if (member(request, "began")) add("interrupted");
    if (request.at("moved").get_bool()) add("moved by hand");
    if (auto const* first = member(request, "first_time"); first && !first->get_bool()) add("has spoken before");
    return all;
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
  if (what == "fate") return look.fate();
  if (what == "floor") return look.floor();
  if (what == "word") return look.word();
  if (what == "handling") return look.handling();
  throw std::runtime_error("there is no " + what + " to show");
}

}  // namespace dais::scenarios
