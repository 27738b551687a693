#include "wire/plan_file.hpp"

#include "session/limits.hpp"
#include "session/plan/segment_kinds.hpp"
#include "session/session.hpp"
#include "session/text.hpp"
#include "wire/describe.hpp"
#include "wire/json_diagnosis.hpp"
#include "wire/json_text.hpp"
#include "wire/limits.hpp"
#include "wire/local_time.hpp"
#include "wire/plan_check.hpp"
#include "wire/reflect.hpp"

#include <algorithm>
#include <cmath>
#include <set>

namespace dais {

namespace {

std::string too_long(std::string const& what, std::size_t count, std::size_t longest) {
  return what + " has " + std::to_string(count) + " characters; at most " + std::to_string(longest) + " are taken";
}

namespace json = boost::json;
using namespace std::chrono_literals;

constexpr length floor_allotment_default = 3min;
constexpr length floor_wrap_up_default = 30s;
constexpr auto language_default = "en";

// An id is part of links and of file names.
bool is_id(std::string_view text) {
  return !text.empty() && text.size() <= 64 &&
         std::all_of(text.begin(), text.end(), [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; });
}

// Reads the members of one object of the file. Collects faults rather than stopping: an author mends them all at once.
class reader {
 public:
  reader(json_document const& document, std::vector<plan_fault>& faults, std::optional<instant> now)
      : document_(document), faults_(faults), now_(now) {}

  plan_file read() {
    plan_file file;
    auto const& top = document_.value;
    if (!top.is_object()) {
      fault("", "a plan is a JSON object: { \"title\": ..., \"segments\": [...] }");
      return file;
    }
    auto& plan = file.plan;
    auto const& o = top.get_object();
    known(o, "",
          {"id", "title", "subtitle", "venue", "language", "time_zone", "start", "end", "hard_stop", "moderator", "panellists", "segments",
           "messages", "quick_messages", "limits", "questions", "floor"});
    file.id = id(o, "");
    plan.title = text(o, "", "title", limits::title_length, true);
    plan.subtitle = text(o, "", "subtitle", limits::title_length, false);
    plan.venue = text(o, "", "venue", limits::title_length, false);
    read_language(o, plan);
    read_times(o, file);
    plan.hard_stop = flag(o, "", "hard_stop", false);
    if (auto const* moderator = object(o, "", "moderator", true)) {
      plan.moderator = person(*moderator, "/moderator", {"name", "title", "affiliation"});
    }
    read_panellists(o, plan);
    read_segments(o, plan);
    read_messages(o, plan);
    plan.quick_messages = texts(o, "", "quick_messages", "message", limits::quick_messages, limits::message_length);
    for (std::size_t i = 1; i < plan.quick_messages.size(); ++i) {
      auto const at = plan.quick_messages.begin() + static_cast<std::ptrdiff_t>(i);
      if (std::find(plan.quick_messages.begin(), at, *at) != at) fault("/quick_messages/" + std::to_string(i), "is in the list already");
    }
    read_limits(o, plan);
    if (auto const* rules = object(o, "", "questions", false)) read_question_rules(*rules, plan.questions);
    if (auto const* rules = object(o, "", "floor", false)) read_floor(*rules, plan);
    for (auto const& one : remarks_on(plan, now_)) file.remarks.push_back({line_of(one.field), one.field, one.message});
    return file;
  }

 private:
  json_document const& document_;
  std::vector<plan_fault>& faults_;
  std::optional<instant> now_;

  std::size_t line_of(std::string path) const {
    for (;;) {
      if (auto const found = document_.lines.find(path); found != document_.lines.end()) return found->second;
      if (path.empty()) return 1;
      path.erase(path.rfind('/'));
    }
  }

  void fault(std::string const& field, std::string message) { faults_.push_back({line_of(field), field, std::move(message)}); }

  void known(json::object const& o, std::string const& path, std::initializer_list<std::string_view> names) {
    for (auto const& [key, value] : o) {
      if (std::find(names.begin(), names.end(), std::string_view(key)) != names.end()) continue;
      std::string list;
      for (auto const name : names) list += (list.empty() ? "" : ", ") + std::string(name);
      fault(path + "/" + std::string(key), "is not known here; known are " + list);
    }
  }

  static json::value const* member(json::object const& o, std::string_view name) {
    auto const* found = o.if_contains(name);
    return found && !found->is_null() ? found : nullptr;
  }

  std::string text(json::object const& o, std::string const& path, std::string_view name, std::size_t longest, bool needed,
                   line_breaks breaks = line_breaks::to_spaces) {
    auto const field = path + "/" + std::string(name);
    auto const* found = member(o, name);
    if (!found) {
      if (needed) fault(field, "is missing; write a text in quotes");
      return {};
    }
    if (!found->is_string()) {
      fault(field, "must be a text in quotes");
      return {};
    }
    auto value = cleaned(std::string_view(found->get_string()), breaks);
    if (needed && value.empty()) fault(field, "is empty; write a text");
    if (auto const count = count_code_points(value); count > longest) fault(field, too_long("The text", count, longest));
    return value;
  }

  bool flag(json::object const& o, std::string const& path, std::string_view name, bool otherwise) {
    auto const* found = member(o, name);
    if (!found) return otherwise;
    if (found->is_bool()) return found->get_bool();
    fault(path + "/" + std::string(name), "must be true or false, without quotes");
    return otherwise;
  }

  json::object const* object(json::object const& o, std::string const& path, std::string_view name, bool needed) {
    auto const field = path + "/" + std::string(name);
    auto const* found = member(o, name);
    if (!found) {
      if (needed) fault(field, "is missing; write an object: { ... }");
      return nullptr;
    }
    if (found->is_object()) return &found->get_object();
    fault(field, "must be an object: { ... }");
    return nullptr;
  }

  json::array const* list(json::object const& o, std::string const& path, std::string_view name, bool needed) {
    auto const field = path + "/" + std::string(name);
    auto const* found = member(o, name);
    if (!found) {
      if (needed) fault(field, "is missing; write a list: [ ... ]");
      return nullptr;
    }
    if (found->is_array()) return &found->get_array();
    fault(field, "must be a list: [ ... ]");
    return nullptr;
  }

  // A number of `unit`s, fractions allowed.
  std::optional<length> amount(json::object const& o, std::string const& path, std::string_view name, length unit, length most,
                               bool needed) {
    auto const field = path + "/" + std::string(name);
    auto const* found = member(o, name);
    if (!found) {
      if (needed) fault(field, "is missing; write a number, such as 10");
      return std::nullopt;
    }
    auto const units = static_cast<double>(most.count()) / static_cast<double>(unit.count());
    double number = 0;
    if (found->is_int64())
      number = static_cast<double>(found->get_int64());
    else if (found->is_uint64())
      number = static_cast<double>(found->get_uint64());
    else if (found->is_double())
      number = found->get_double();
    else
      return fault(field, "must be a number, without quotes"), std::nullopt;
    if (!(number >= 0) || number > units) {
      fault(field, "must be between 0 and " + std::to_string(static_cast<long>(units)));
      return std::nullopt;
    }
    return length{std::llround(number * static_cast<double>(unit.count()))};
  }

  std::string id(json::object const& o, std::string const& path) {
    auto value = text(o, path, "id", 64, false);
    if (!value.empty() && !is_id(value)) fault(path + "/id", "may have small letters a-z, digits and hyphens only, 64 at most");
    return value;
  }

  void read_language(json::object const& o, session_plan& plan) {
    plan.language = text(o, "", "language", limits::language_length, false);
    if (plan.language.empty()) plan.language = language_default;
    if (!is_language_tag(plan.language)) {
      fault("/language", "\"" + plan.language + "\" is not the tag of a language; write one such as \"en\" or \"zh-Hans\"");
    }
  }

  void read_times(json::object const& o, plan_file& file) {
    auto& plan = file.plan;
    plan.time_zone = text(o, "", "time_zone", 64, true);
    bool const known_zone = is_time_zone(plan.time_zone);
    if (!plan.time_zone.empty() && !known_zone) {
      fault("/time_zone", "\"" + plan.time_zone + "\" is not the name of a time zone; write one such as \"America/New_York\"");
    }
    if (!known_zone) {
      for (auto const* name : {"start", "end"}) text(o, "", name, 32, true);  // what can be said of them without it
      return;
    }
    auto const start = local(o, "start", file);
    auto const end = local(o, "end", file);
    if (start) plan.start = *start;
    if (end) plan.end = *end;
    if (!start || !end) return;
    if (auto const wrong = fault_in_times(*start, *end)) {
      fault("/end", *wrong == reason::end_too_late ? "is more than 24 hours after the start" : "is not after the start");
    }
  }

  std::optional<instant> local(json::object const& o, std::string_view name, plan_file& file) {
    auto const field = "/" + std::string(name);
    auto const value = text(o, "", name, 32, true);
    if (value.empty()) return std::nullopt;
    auto const read = read_local_time(value, file.plan.time_zone);
    if (read.ambiguous) {
      file.remarks.push_back({line_of(field), field, "comes twice on this day, when the clocks go back; the first is taken"});
    }
    if (!read.at) fault(field, read.message);
    return read.at;
  }

  panellist_plan person(json::object const& o, std::string const& path, std::initializer_list<std::string_view> names) {
    known(o, path, names);
    return {{},
            text(o, path, "name", limits::title_length, true),
            text(o, path, "title", limits::title_length, false),
            text(o, path, "affiliation", limits::title_length, false)};
  }

  void read_panellists(json::object const& o, session_plan& plan) {
    auto const* people = list(o, "", "panellists", true);
    if (!people) return;
    if (people->size() > limits::panellists) fault("/panellists", "has more than " + std::to_string(limits::panellists) + " panellists");
    for (std::size_t i = 0; i < people->size(); ++i) {
      auto const path = "/panellists/" + std::to_string(i);
      if (!(*people)[i].is_object()) {
        fault(path, "must be an object: { \"name\": ... }");
        continue;
      }
      auto const& one = (*people)[i].get_object();
      auto p = person(one, path, {"id", "name", "title", "affiliation"});
      p.id = id(one, path);
      if (p.id.empty()) p.id = "p" + std::to_string(i + 1);
      if (p.id == moderator_id) fault(path + "/id", "\"moderator\" is the moderator's; choose another");
      if (std::any_of(plan.panellists.begin(), plan.panellists.end(), [&](auto const& other) { return other.id == p.id; })) {
        fault(path + "/id", "\"" + p.id + "\" is the id of another panellist already");
      }
      plan.panellists.push_back(std::move(p));
    }
  }

  void read_segments(json::object const& o, session_plan& plan) {
    auto const* segments = list(o, "", "segments", true);
    if (!segments) return;
    if (segments->empty()) fault("/segments", "is empty; a session has at least one segment");
    if (segments->size() > limits::segments) fault("/segments", "has more than " + std::to_string(limits::segments) + " segments");
    for (std::size_t i = 0; i < segments->size(); ++i) {
      auto const path = "/segments/" + std::to_string(i);
      if (!(*segments)[i].is_object()) {
        fault(path, "must be an object: { \"kind\": ..., \"title\": ..., \"minutes\": ... }");
        continue;
      }
      auto segment = read_segment((*segments)[i].get_object(), path, plan);
      if (segment.id.empty()) segment.id = "s" + std::to_string(i + 1);
      if (std::any_of(plan.segments.begin(), plan.segments.end(), [&](auto const& other) { return other.id == segment.id; })) {
        fault(path + "/id", "\"" + segment.id + "\" is the id of another segment already");
      }
      plan.segments.push_back(std::move(segment));
    }
  }

  segment_plan read_segment(json::object const& o, std::string const& path, session_plan const& plan) {
    known(o, path,
          {"id", "kind", "title", "speakers", "minutes", "wrap_up_minutes", "minimum_minutes", "hand_over_seconds", "round_minutes",
           "later_round_minutes", "notes"});
    segment_plan segment;
    segment.id = id(o, path);
    segment.title = text(o, path, "title", limits::title_length, true);
    segment.notes = text(o, path, "notes", limits::notes_length, false, line_breaks::kept);
    bool const has_kind = read_kind(o, path, segment.kind);

    if (auto const* speakers = list(o, path, "speakers", false)) {
      for (std::size_t i = 0; i < speakers->size(); ++i) {
        auto const field = path + "/speakers/" + std::to_string(i);
        auto const& one = (*speakers)[i];
        std::string const speaker = one.is_string() ? std::string(one.get_string()) : "";
        if (std::none_of(plan.panellists.begin(), plan.panellists.end(), [&](auto const& p) { return p.id == speaker; })) {
          fault(field, one.is_string() ? "\"" + speaker + "\" is not the id of a panellist" : "must be the id of a panellist, in quotes");
        } else {
          segment.speakers.push_back(speaker);
        }
      }
      if (has_kind && traits_of(segment.kind).one_speaker && speakers->size() != 1) {
        fault(path + "/speakers", "a presentation belongs to one panellist");
      }
    } else if (has_kind && traits_of(segment.kind).one_speaker && !member(o, "speakers")) {
      fault(path + "/speakers", "is missing; a presentation belongs to one panellist");
    }

    if (auto const minutes = amount(o, path, "minutes", 1min, limits::allotment_max, true)) {
      segment.allotment = *minutes;
      if (*minutes == length{}) fault(path + "/minutes", "must be more than 0");
      segment.wrap_up = amount(o, path, "wrap_up_minutes", 1min, limits::allotment_max, false).value_or(usual_wrap_up(*minutes));
      if (*minutes != length{} && segment.wrap_up >= *minutes) {
        fault(path + "/wrap_up_minutes", "must be less than the segment's " + minutes_text(*minutes) + " minutes");
      }
    }
    segment.minimum = part_of(segment.allotment, o, path, "minimum_minutes");
    segment.grace = amount(o, path, "hand_over_seconds", 1s, limits::grace_max, false);
    segment.turn = part_of(segment.allotment, o, path, "round_minutes");
    if (segment.turn) {
      if (*segment.turn == length{}) fault(path + "/round_minutes", "must be more than 0");
      if (has_kind && !traits_of(segment.kind).rounds) {
        fault(path + "/round_minutes", "is of a discussion only; leave it out, or write \"kind\": \"discussion\"");
      }
    }
    segment.later_turn = part_of(segment.allotment, o, path, "later_round_minutes");
    if (segment.later_turn && *segment.later_turn == length{}) fault(path + "/later_round_minutes", "must be more than 0");
    if (segment.later_turn && !segment.turn) fault(path + "/later_round_minutes", "needs \"round_minutes\" for the first round");
    return segment;
  }

  // Minutes within those of a segment; with an allotment of zero, which is a fault already, of any length.
  std::optional<length> part_of(length allotment, json::object const& o, std::string const& path, char const* name) {
    auto const part = amount(o, path, name, 1min, limits::allotment_max, false);
    if (part && *part > allotment && allotment != length{}) {
      fault(path + "/" + name, "must not be more than the segment's " + minutes_text(allotment) + " minutes");
    }
    return part;
  }

  bool read_kind(json::object const& o, std::string const& path, segment_kind& kind) {
    return read_choice(o, path, "kind", true, "a kind of segment; kinds are ", kind);
  }

  // One of the names of an enum. `what` says in a message what the value is not, and leads over to the names.
  template <typename Enum>
  bool read_choice(json::object const& o, std::string const& path, char const* name, bool needed, char const* what, Enum& to) {
    auto const value = text(o, path, name, 32, needed);
    bool found = false;
    std::string names;
    reflect::for_each_enumerator<Enum>([&](auto d) {
      auto const one = std::string(reflect::wire_name(d.name));
      names += (names.empty() ? "" : ", ") + one;
      if (value == one) {
        to = d.value;
        found = true;
      }
    });
    if (!found && !value.empty()) fault(path + "/" + name, "\"" + value + "\" is not " + what + names);
    return found;
  }

  void read_question_rules(json::object const& o, question_rules& rules) {
    known(o, "/questions", {"approval", "anonymous", "taking", "words"});
    rules.approval = flag(o, "/questions", "approval", true);
    rules.anonymous = flag(o, "/questions", "anonymous", true);
    read_choice(o, "/questions", "taking", false, "a way to take questions; ways are ", rules.taking);
    rules.words = texts(o, "/questions", "words", "word", limits::words, limits::word_length);
  }

  // A list of `what`s.
  std::vector<std::string> texts(json::object const& o, std::string const& path, std::string_view name, std::string const& what,
                                 std::size_t most, std::size_t longest) {
    std::vector<std::string> all;
    auto const* found = list(o, path, name, false);
    if (!found) return all;
    auto const field = path + "/" + std::string(name);
    if (found->size() > most) fault(field, "has more than " + std::to_string(most) + " " + what + "s");
    for (std::size_t i = 0; i < found->size(); ++i) {
      auto const at = field + "/" + std::to_string(i);
      auto const& one = (*found)[i];
      auto value = one.is_string() ? cleaned(std::string_view(one.get_string())) : std::string();
      if (value.empty()) {
        fault(at, "must be a " + what + " in quotes");
      } else if (auto const count = count_code_points(value); count > longest) {
        fault(at, too_long("The " + what, count, longest));
      } else {
        all.push_back(std::move(value));
      }
    }
    return all;
  }

  void read_floor(json::object const& o, session_plan& plan) {
    known(o, "/floor", {"taking", "order", "groups", "responses", "rights_of_reply", "speakers"});
    read_choice(o, "/floor", "taking", false, "a way to take requests; ways are ", plan.floor.taking);
    read_choice(o, "/floor", "order", false, "a rule for the speakers' list; rules are ", plan.floor.order);
    if (auto const* groups = list(o, "/floor", "groups", false)) {
      if (groups->size() > limits::groups) fault("/floor/groups", "has more than " + std::to_string(limits::groups) + " groups");
      for (std::size_t i = 0; i < groups->size(); ++i) read_group((*groups)[i], "/floor/groups/" + std::to_string(i), plan);
    }
    plan.floor.responses = read_replies(o, "responses", reply_place::next);
    plan.floor.rights_of_reply = read_replies(o, "rights_of_reply", reply_place::last);
    if (auto const* speakers = list(o, "/floor", "speakers", false)) {
      if (speakers->size() > limits::speakers) fault("/floor/speakers", "has more than " + std::to_string(limits::speakers) + " speakers");
      for (std::size_t i = 0; i < speakers->size(); ++i) read_speaker((*speakers)[i], "/floor/speakers/" + std::to_string(i), plan);
    }
  }

  std::optional<reply_rules> read_replies(json::object const& floor, std::string_view name, reply_place usual) {
    auto const* o = object(floor, "/floor", name, false);
    if (!o) return std::nullopt;
    auto const path = "/floor/" + std::string(name);
    known(*o, path, {"minutes", "place"});
    reply_rules rules{{}, usual};
    if (auto const minutes = amount(*o, path, "minutes", 1min, limits::allotment_max, true)) {
      rules.allotment = *minutes;
      if (*minutes == length{}) fault(path + "/minutes", "must be more than 0");
    }
    read_choice(*o, path, "place", false, "a place on the list; places are ", rules.place);
    return rules;
  }

  void read_group(json::value const& from, std::string const& path, session_plan& plan) {
    if (!from.is_object()) return fault(path, "must be an object: { \"name\": ... }");
    auto const& o = from.get_object();
    known(o, path, {"name", "limit", "minutes", "minutes_in_all"});
    floor_group group{text(o, path, "name", limits::name_length, true), {}, {}};
    if (std::any_of(plan.floor.groups.begin(), plan.floor.groups.end(), [&](auto const& other) { return other.name == group.name; })) {
      fault(path + "/name", "\"" + group.name + "\" is the name of another group already");
    }
    if (auto const* found = member(o, "limit")) {
      auto const number = found->is_int64() ? found->get_int64() : 0;
      if (number < 1 || number > limits::group_turns) {
        fault(path + "/limit", "must be a whole number of interventions between 1 and " + std::to_string(limits::group_turns));
      } else {
        group.limit = static_cast<std::uint32_t>(number);
      }
    }
    if (auto const minutes = amount(o, path, "minutes", 1min, limits::allotment_max, false)) {
      group.allotment = *minutes;
      if (*minutes == length{}) fault(path + "/minutes", "must be more than 0");
    }
    if (auto const all = amount(o, path, "minutes_in_all", 1min, limits::allotment_max, false)) {
      group.budget = *all;
      if (*all == length{}) fault(path + "/minutes_in_all", "must be more than 0");
    }
    plan.floor.groups.push_back(std::move(group));
  }

  void read_speaker(json::value const& from, std::string const& path, session_plan& plan) {
    if (!from.is_object()) return fault(path, "must be an object: { \"name\": ... }");
    auto const& o = from.get_object();
    known(o, path, {"name", "affiliation", "group", "online"});
    speaker_plan one{text(o, path, "name", limits::name_length, true),
                     text(o, path, "affiliation", limits::affiliation_length, false),
                     {},
                     flag(o, path, "online", false)};
    if (auto group = text(o, path, "group", limits::name_length, false); !group.empty()) {
      if (std::none_of(plan.floor.groups.begin(), plan.floor.groups.end(), [&](auto const& g) { return g.name == group; })) {
        fault(path + "/group", "\"" + group + "\" is not the name of a group of the floor");
      }
      one.group = std::move(group);
    }
    plan.speakers.push_back(std::move(one));
  }

  void read_messages(json::object const& o, session_plan& plan) {
    auto const* messages = list(o, "", "messages", false);
    if (!messages) return;
    if (messages->size() > limits::announcements) {
      fault("/messages", "has more than " + std::to_string(limits::announcements) + " messages");
    }
    for (std::size_t i = 0; i < messages->size(); ++i) {
      auto const path = "/messages/" + std::to_string(i);
      if (!(*messages)[i].is_object()) {
        fault(path, "must be an object: { \"minutes_left\": ..., \"text\": ... }");
        continue;
      }
      auto const& one = (*messages)[i].get_object();
      known(one, path, {"minutes_left", "to", "text"});
      announcement message;
      message.left = amount(one, path, "minutes_left", 1min, limits::allotment_max, true).value_or(length{});
      read_choice(one, path, "to", false, "somebody whom a message can be for; they are ", message.to);
      message.text = text(one, path, "text", limits::message_length, true);
      plan.announcements.push_back(std::move(message));
    }
  }

  void read_limits(json::object const& o, session_plan& plan) {
    plan.question_length = limits::question_length_default;
    plan.floor.allotment = floor_allotment_default;
    plan.floor.wrap_up = floor_wrap_up_default;
    auto const* given = object(o, "", "limits", false);
    if (!given) return;
    known(*given, "/limits", {"question_length", "floor_minutes", "floor_wrap_up_seconds"});
    if (auto const* found = member(*given, "question_length")) {
      auto const number = found->is_int64() ? found->get_int64() : 0;
      if (number < 1 || number > limits::question_length) {
        fault("/limits/question_length", "must be a whole number of characters between 1 and " + std::to_string(limits::question_length));
      } else {
        plan.question_length = static_cast<std::uint32_t>(number);
      }
    }
    if (auto const minutes = amount(*given, "/limits", "floor_minutes", 1min, limits::allotment_max, false)) {
      plan.floor.allotment = *minutes;
      plan.floor.wrap_up = std::min(plan.floor.wrap_up, *minutes / 5);
      if (*minutes == length{}) fault("/limits/floor_minutes", "must be more than 0");
    }
    if (auto const seconds = amount(*given, "/limits", "floor_wrap_up_seconds", 1s, limits::allotment_max, false)) {
      plan.floor.wrap_up = *seconds;
      if (*seconds >= plan.floor.allotment) fault("/limits/floor_wrap_up_seconds", "must be less than the speaking time from the floor");
    }
  }
};

// How many bytes from its beginning are UTF-8.
std::size_t utf8_until(std::string_view text) {
  auto const continues = [&](std::size_t at) { return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80; };
  std::size_t i = 0;
  while (i < text.size()) {
    auto const lead = static_cast<unsigned char>(text[i]);
    std::size_t const more = lead < 0x80 ? 0 : lead < 0xC2 ? 4 : lead < 0xE0 ? 1 : lead < 0xF0 ? 2 : lead < 0xF5 ? 3 : 4;
    if (more == 4) return i;
    for (std::size_t n = 1; n <= more; ++n) {
      if (!continues(i + n)) return i;
    }
    auto const second = more > 0 ? static_cast<unsigned char>(text[i + 1]) : 0;
    bool const is_outside = (lead == 0xE0 && second < 0xA0) || (lead == 0xED && second > 0x9F) || (lead == 0xF0 && second < 0x90) ||
                            (lead == 0xF4 && second > 0x8F);
    if (is_outside) return i;
    i += more + 1;
  }
  return i;
}

bool is_binary(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return c >= 0 && c < 0x20 && (c < '\t' || c > '\r'); });
}

// Why the bytes of a file are no text in UTF-8. What it is instead is named, and never guessed into letters that nobody wrote.
std::optional<plan_fault> fault_in_encoding(std::string_view bytes) {
  auto const begins = [&](std::string_view with) { return bytes.substr(0, with.size()) == with; };
  auto const is_zero = [&](std::size_t at) { return at < bytes.size() && bytes[at] == '\0'; };
  using namespace std::string_view_literals;
  if (begins("\xFF\xFE\0\0"sv) || begins("\0\0\xFE\xFF"sv)) return plan_fault{1, "", "This file is UTF-32. Save it as UTF-8."};
  bool const is_utf16 = bytes.size() > 1 && is_zero(0) != is_zero(1);
  if (begins("\xFF\xFE") || begins("\xFE\xFF") || is_utf16) return plan_fault{1, "", "This file is UTF-16. Save it as UTF-8."};
  if (begins("PK\x03\x04") || begins("%PDF") || begins("{\\rtf") || bytes.find('\0') != bytes.npos) {
    return plan_fault{1, "", "This is not a text file. Save the plan as plain text in UTF-8."};
  }
  auto const good = utf8_until(bytes);
  if (good == bytes.size()) return std::nullopt;
  if (is_binary(bytes)) return plan_fault{1, "", "This is not a text file. Save the plan as plain text in UTF-8."};
  auto const before = bytes.substr(0, good);
  auto const line = static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n'));
  auto const begin = before.rfind('\n');
  auto const column = count_code_points(begin == before.npos ? before : before.substr(begin + 1));
  return plan_fault{line + 1, "", "This file is Windows-1252, or another encoding that is not UTF-8. Save it as UTF-8.", column + 1};
}

}  // namespace

std::variant<plan_file, std::vector<plan_fault>> read_plan(std::string_view text, std::optional<instant> now) {
  if (text.size() > limits::plan_bytes) {
    return std::vector<plan_fault>{{1, "", "the file has more than " + std::to_string(limits::plan_bytes) + " bytes; this is no plan"}};
  }
  if (auto wrong = fault_in_encoding(text)) return std::vector<plan_fault>{std::move(*wrong)};
  constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
  if (text.substr(0, byte_order_mark.size()) == byte_order_mark) text.remove_prefix(byte_order_mark.size());
  auto read = read_json(text, line_numbers::kept);
  if (auto const* broken = std::get_if<json_fault>(&read)) {
    auto const found = diagnose_json(text).value_or(*broken);
    return std::vector<plan_fault>{{found.line, "", found.message, found.column > 0 ? std::optional(found.column) : std::nullopt}};
  }
  std::vector<plan_fault> faults;
  auto file = reader{std::get<json_document>(read), faults, now}.read();
  if (faults.empty()) return file;
  std::stable_sort(faults.begin(), faults.end(), [](auto const& a, auto const& b) { return a.line < b.line; });
  return faults;
}

}  // namespace dais
