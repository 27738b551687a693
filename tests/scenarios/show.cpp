#include "show.hpp"

#include "session/countdown.hpp"
#include "session/run/forecast.hpp"
#include "wire/english.hpp"
#include "wire/local_time.hpp"

#include <algorithm>
#include <map>
#include <stdexcept>

namespace dais::scenarios {

using room::json::value;

namespace {

std::string text(value const& from) { return from.get_string().c_str(); }
duration duration_in(value const& from) { return duration(room::json::value_to<std::int64_t>(from)); }
time_point time_point_in(value const& from) { return time_point(duration_in(from)); }

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
  looker(room::page const& seen, time_point now)
      : view_(seen.view), own_(seen.own), now_(now), zone_(text(view_.at_pointer("/plan/time_zone"))), expected_(expected_by(view_)) {}

  std::vector<std::string> clock() const {
    auto const& run = view_.at("run");
    std::vector<std::string> lines;
    if (auto const* current = member(run, "current")) {
      auto const& segment = view_.at("segments").at(text(*current));
      lines.push_back("\"" + text(segment.at("title")) +
                      "\": " + countdown_in_words(segment.at("clock"), duration_in(segment.at("wrap_up"))));
      if (auto const* grace = member(segment, "grace"); grace && clock_in(segment.at("clock")).running_since) {
        lines.push_back("hands over by itself at " + seconds(due(clock_in(segment.at("clock"))) + duration_in(*grace)));
      }
    } else if (auto const* since = member(run, "gap_since")) {
      auto const* following = member(run, "following");
      lines.push_back("between two segments since " + seconds(time_point_in(*since)) + (following ? ", next is " + text(*following) : ""));
    } else {
      lines.push_back("the session is " + text(run.at("status")));
    }
    if (auto const* round = member(view_.at("floor"), "round"); round && member(*round, "clock")) {
      lines.push_back("the turn of " + text(view_.at_pointer("/floor/speaker")) + ": " +
                      countdown_in_words(round->at("clock"), duration_in(round->at("wrap_up"))));
    }
    if (auto const* speaking = member(view_.at("floor"), "speaking")) {
      lines.push_back(named(*speaking) + ": " + countdown_in_words(speaking->at("clock"), duration_in(speaking->at("wrap_up"))));
    }
    return lines;
  }

  std::vector<std::string> rundown() const {
    std::vector<std::vector<std::string>> rows{{"segment", "state", "planned", "expected", "actual", "spent"}};
    for (auto const& entry : view_.at("order").get_array()) {
      auto const id = text(entry);
      auto const& segment = view_.at("segments").at(id);
      std::string expected, actual;
      if (auto const span = expected_.segments.find(id); span != expected_.segments.end()) {
        expected = seconds(shown(span->second.start)) + "-" + seconds(shown(span->second.end));
      }
      if (auto const* began = member(segment, "began")) {
        auto const* ended = member(segment, "ended");
        actual = seconds(time_point_in(*began)) + "-" + (ended ? seconds(time_point_in(*ended)) : "");
      }
      auto const clock = clock_in(segment.at("clock"));
      std::string planned;  // nothing of one that was inserted
      if (auto const* start = member(segment, "planned_start")) {
        planned = clock_minutes(time_point_in(*start), zone_) + "-" + clock_minutes(time_point_in(segment.at("planned_end")), zone_);
      }
      rows.push_back(
          {id, text(segment.at("state")), planned, expected, actual, english::of(spent(clock, now_)) + " of " + allotment_in_words(clock)});
    }
    return table(rows);
  }

  std::vector<std::string> forecast() const {
    if (!expected_.end) return {"nothing is expected any more"};
    auto const expected = shown(*expected_.end);
    auto const agreed = time_point_in(view_.at_pointer("/plan/end"));
    auto const by = expected - agreed;
    bool const moved = agreed != time_point_in(view_.at_pointer("/plan/planned_end"));
    std::vector<std::string> lines{"the session is expected to end at " + seconds(expected) + ", " +
                                   lateness(by, moved ? "as agreed" : "as planned")};
    if (moved) lines.push_back("the end was moved to " + seconds(agreed));
    if (auto const* following = member(view_.at("run"), "following")) {
      lines.push_back(text(*following) + " is expected at " + seconds(shown(expected_.segments.at(text(*following)).start)));
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
    if (closes) lines.push_back("the list closes at " + seconds(time_point_in(*closes)));
    if (!closes && floor.at("taking") == "closed") lines.push_back("the list is closed");
    if (floor.at("order") != "first_come") {
      auto const* seed = member(floor, "seed");
      lines.push_back("ordered " + text(floor.at("order")) + (seed ? ", seed " + text(*seed) : ""));
    }
    if (auto const* pace = member(floor, "pace")) lines.push_back("one every " + english::of(duration_in(*pace)));
    if (auto const* one = member(floor, "speaking")) lines.push_back(text(one->at("request")) + " speaks: " + named(*one));
    if (list) {
      for (auto const& entry : list->get_array()) {
        auto const id = text(entry.at("request"));
        auto const* one = request(id);
        auto line = id + " waits" + (one ? ": " + named(*one) : "");
        auto const allotment = duration_in(entry.at("allotment"));
        auto marks = one ? marks_of(*one) : "";
        if (allotment != duration_in(floor.at("allotment"))) marks += (marks.empty() ? "" : ", ") + english::of(allotment);
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

  // Who speaks at the podium and, for moderators, how long everybody has spoken.
  std::vector<std::string> speaker() const {
    auto const* has = member(view_.at("floor"), "speaker");
    std::vector<std::string> lines{has ? text(*has) + " speaks" : "nobody speaks"};
    auto const* spoken = member(view_, "spoken");
    if (!spoken) return lines;
    duration sum{};
    for (auto const& [who, clock] : spoken->get_object()) sum += spent(clock_in(clock), now_);
    for (auto const& [who, clock] : spoken->get_object()) {
      auto const taken = spent(clock_in(clock), now_);
      auto const share = sum == duration{} ? 0 : (taken * 100 + sum / 2) / sum;
      lines.push_back(std::string(who) + " " + english::of(taken) + ", " + std::to_string(share) + "%");
    }
    std::sort(lines.begin() + 1, lines.end());
    return lines;
  }

  // The round of a discussion: who has spoken in it, and who has not.
  std::vector<std::string> round() const {
    auto const* one = member(view_.at("floor"), "round");
    if (!one) return {"there are no rounds"};
    auto const& spoken = one->at("spoken");
    auto const& current = view_.at("segments").at(text(view_.at_pointer("/run/current")));
    auto const& all = current.at("speakers").get_array().empty() ? view_.at_pointer("/plan/panellist_order") : current.at("speakers");
    std::string waiting;
    for (auto const& id : all.get_array()) {
      auto const has = [&](value const& list) {
        return std::find(list.get_array().begin(), list.get_array().end(), id) != list.get_array().end();
      };
      if (!has(spoken) && !has(view_.at_pointer("/plan/absent"))) waiting += (waiting.empty() ? "" : " ") + text(id);
    }
    return {"round " + room::json::serialize(one->at("number")) + ", " + english::of(duration_in(one->at("turn"))) + " each",
            "has spoken: " + (spoken.get_array().empty() ? "nobody" : list_of(spoken)),
            "still to come: " + (waiting.empty() ? "nobody" : waiting)};
  }

  // What was done, and what of it can be undone or done again now.
  std::vector<std::string> history() const {
    std::map<std::uint64_t, value const*> by_record;
    if (auto const* all = member(view_, "history")) {
      for (auto const& [record, one] : all->get_object()) by_record.emplace(std::stoul(std::string(record)), &one);
    }
    std::vector<std::string> lines;
    for (auto const& [record, one] : by_record) {
      auto line = seconds(time_point_in(one->at("at"))) + "  " + who(text(one->at("by"))) + " " + room::deed_in_words(one->at("did"));
      if (auto const* undone = member(*one, "undone_by")) line += "; undone by " + who(text(*undone));
      for (auto const* what : {"undo", "redo"}) {
        auto const& open = view_.at_pointer("/undoing/" + std::string(what)).get_array();
        auto const is_this = [&, number = record](value const& id) { return room::json::value_to<std::uint64_t>(id) == number; };
        if (std::any_of(open.begin(), open.end(), is_this)) line += " [" + std::string(what) + "]";
      }
      lines.push_back(line);
    }
    return lines.empty() ? std::vector<std::string>{"nothing was done"} : lines;
  }

  // The ways to catch up that this page asked for.
  std::vector<std::string> offers(room::json::object const& looked_at) const {
    std::vector<std::string> lines{lateness(duration_in(looked_at.at("behind")), "as agreed")};
    for (auto const& one : looked_at.at("offers").get_array()) {
      auto line = text(one.at("how"));
      if (auto const* dropped = member(one, "dropped")) line += " " + text(*dropped);
      if (auto const* end = member(one, "end")) line += " to " + seconds(time_point_in(*end));
      for (auto const& g : one.at("segments").get_array()) {
        auto const before = english::of(duration_in(g.at("before")));
        line += (line.find(':') == line.npos ? ": " : ", ") + text(g.at("segment")) + " " + before + " > " +
                english::of(duration_in(g.at("after")));
      }
      if (auto const rest = duration_in(one.at("behind")); rest != duration{}) line += "; " + lateness(rest, "") + " still";
      lines.push_back(line);
    }
    return lines;
  }

  // Signals that panellists gave: the moderators see all, a panellist theirs.
  std::vector<std::string> signals() const {
    std::vector<std::string> lines;
    for (auto const* from : {&view_, &own_}) {
      auto const* all = member(*from, "signals");
      if (!all) continue;
      for (auto const& [id, one] : all->get_object()) {
        auto line = std::string(id) + ": " + text(one.at("state"));
        if (auto const* granted = member(one, "granted")) line += ", " + english::of(duration_in(*granted));
        if (auto const* leaves = member(one, "leaves")) line += ", leaves at " + seconds(time_point_in(*leaves));
        lines.push_back(line + ", since " + seconds(time_point_in(one.at("changed"))));
      }
    }
    std::sort(lines.begin(), lines.end());
    return lines.empty() ? std::vector<std::string>{"no signals"} : lines;
  }

  // Moderators see what became of each; who receives them, what is to be read still.
  std::vector<std::string> messages() const {
    std::map<std::size_t, std::string> by_number;
    for (auto const* from : {&view_, &own_}) {
      auto const* all = member(*from, "messages");
      if (!all) continue;
      for (auto const& [id, one] : all->get_object()) {
        if (auto const line = message_in_words(one)) by_number[std::stoul(std::string(id).substr(1))] = std::string(id) + " " + *line;
      }
    }
    std::vector<std::string> lines;
    for (auto const& [number, line] : by_number) lines.push_back(line);
    return lines.empty() ? std::vector<std::string>{"no messages"} : lines;
  }

  std::vector<std::string> stage() const { return {"the stage shows: " + text(view_.at("stage"))}; }

  // The panel as it is agreed by now.
  std::vector<std::string> panel() const {
    std::vector<std::string> lines;
    auto const& absent = view_.at_pointer("/plan/absent").get_array();
    for (auto const& id : view_.at_pointer("/plan/panellist_order").get_array()) {
      bool const is_absent = std::find(absent.begin(), absent.end(), id) != absent.end();
      lines.push_back(text(id) + " " + named(view_.at_pointer("/plan/panellists/" + text(id))) + (is_absent ? " (did not come)" : ""));
    }
    if (member(view_.at("run"), "handed_over") && view_.at_pointer("/run/handed_over").get_bool()) {
      lines.push_back("the co-moderator has the moderator's role");
    }
    return lines;
  }

  // Which questions moderators work on.
  std::vector<std::string> claims() const {
    std::vector<std::string> lines;
    for (auto const& one : view_.at_pointer("/presence/claims").get_array()) {
      lines.push_back(text(one.at("as")) + " " + room::json::serialize(one.at("number")) + " works on " + text(one.at("question")));
    }
    return lines.empty() ? std::vector<std::string>{"nobody works on a question"} : lines;
  }

 private:
  static std::string lateness(duration behind, std::string const& none) {
    if (behind == duration{}) return none;
    return behind > duration{} ? english::of(behind) + " behind" : english::of(-behind) + " ahead";
  }

  static std::string who(std::string const& as) {
    return as == "system" ? "the server" : as == "co_moderator" ? "the co-moderator" : "the " + as;
  }

  std::optional<std::string> message_in_words(value const& one) const {
    auto line = "\"" + text(one.at("text")) + "\"";
    auto const* taken_down = member(one, "taken_down");
    auto const* lasts = member(one, "lasts");
    auto const* to = member(one, "to");
    bool const is_over = taken_down || (lasts && now_ >= time_point_in(one.at("sent")) + duration_in(*lasts));
    if (!to) {
      auto const* seen = member(one, "seen");
      if (is_over || (seen && seen->get_bool())) return std::nullopt;
      return line;
    }
    auto names = list_of(to->at("panellists"));
    if (to->at("stage").get_bool()) names += names.empty() ? "the stage" : " and the stage";
    if (to->at("audience").get_bool()) names += " and the audience";
    line += " to " + names;
    auto const& delivered = one.at("delivered");
    auto const& seen_by = one.at("seen_by");
    line += delivered.get_array().empty() ? ", not delivered" : ", delivered to " + list_of(delivered);
    if (!to->at("panellists").get_array().empty()) line += seen_by.get_array().empty() ? ", not seen" : ", seen by " + list_of(seen_by);
    if (is_over) line += taken_down ? ", taken down" : ", over";
    return line;
  }

  value const& view_;
  value const& own_;
  time_point now_;
  std::string zone_;
  dais::forecast expected_;

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
    return (how == "live"         ? "answered"
            : how == "in_writing" ? "answered in writing"
                                  : "to be followed up") +
           (words ? ": " + text(*words) : "");
  }

  static std::string marks_of(value const& request) {
    std::string all;
    auto const add = [&](std::string const& mark) { all += (all.empty() ? "" : ", ") + mark; };
    if (request.at("kind") == "point_of_order") add("point of order");
    if (request.at("kind") == "response") add("response");
    if (request.at("kind") == "right_of_reply") add("right of reply");
    if (auto const* group = member(request, "group")) add(text(*group));
    if (request.at("online").get_bool()) add("online");
    if (member(request, "began")) add("interrupted");
    if (request.at("moved").get_bool()) add("moved by hand");
    if (auto const* first = member(request, "first_time"); first && !first->get_bool()) add("has spoken before");
    return all;
  }

  std::string seconds(time_point at) const { return clock_seconds(at, zone_); }

  // What a page is shown of the run is enough to reckon as the server does.
  static dais::forecast expected_by(value const& view) {
    auto const& run = view.at("run");
    auto const time_point_of = [](value const& from, char const* name) {
      auto const* found = member(from, name);
      return found ? std::optional(time_point_in(*found)) : std::nullopt;
    };
    session s;
    s.plan.start = time_point_in(view.at_pointer("/plan/start"));
    auto const status = text(run.at("status"));
    s.status = status == "concluded" || status == "closed" ? session_status::closed : session_status::running;
    s.gap_since = time_point_of(run, "gap_since");
    s.paused_since = time_point_of(run, "paused_since");
    if (auto const* current = member(run, "current")) s.current = text(*current);
    auto const& order = view.at("order").get_array();
    if (auto const* following = member(run, "following")) {
      for (auto next = std::find(order.begin(), order.end(), *following); next != order.end(); ++next) s.order.push_back(text(*next));
    }
    for (auto const& id : order) {
      auto const& shown = view.at("segments").at(text(id));
      auto const state = text(shown.at("state"));
      auto& g = s.segments[text(id)];
      g.state = state == "ahead" || state == "interrupted" ? segment_state::ahead : segment_state::done;
      g.clock = clock_in(shown.at("clock"));
      g.began = time_point_of(shown, "began");
    }
    return forecast_of(s);
  }

  // An estimate that has not come true moves with the clock.
  time_point shown(time_point expected) const { return moved(expected_, expected, now_); }

  static countdown clock_in(value const& clock) {
    countdown c{duration_in(clock.at("allotment")), duration_in(clock.at("added")), duration_in(clock.at("used")), {}};
    if (auto const* since = member(clock, "running_since")) c.running_since = time_point_in(*since);
    return c;
  }

  static std::string allotment_in_words(countdown const& c) {
    if (c.added == duration{}) return english::of(c.allotment);
    return english::of(c.allotment) + (c.added < duration{} ? "" : "+") + english::of(c.added);
  }

  std::string countdown_in_words(value const& clock, duration wrap_up) const {
    auto const c = clock_in(clock);
    auto const remains = left(c, now_);
    constexpr char const* phases[] = {"waiting", "running", "wrap-up", "overtime", "paused"};
    auto const phase = phases[static_cast<int>(phase_of(c, wrap_up, now_))];
    auto const of = " of " + allotment_in_words(c) + ", " + phase;
    return remains < duration{} ? "+" + english::of(-remains) + " over" + of : english::of(remains) + " left" + of;
  }
};

}  // namespace

std::vector<std::string> show(std::string const& what, room::page const& seen, time_point now) {
  looker const look(seen, now);
  if (what == "clock") return look.clock();
  if (what == "rundown") return look.rundown();
  if (what == "forecast") return look.forecast();
  if (what == "questions") return look.questions();
  if (what == "fate") return look.fate();
  if (what == "floor") return look.floor();
  if (what == "speaker") return look.speaker();
  if (what == "round") return look.round();
  if (what == "history") return look.history();
  if (what == "offers") return look.offers(seen.offers);
  if (what == "signals") return look.signals();
  if (what == "messages") return look.messages();
  if (what == "stage") return look.stage();
  if (what == "panel") return look.panel();
  if (what == "claims") return look.claims();
  throw std::runtime_error("there is no " + what + " to show");
}

}  // namespace dais::scenarios
