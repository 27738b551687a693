#include "wire/plan_file.hpp"

#include "session/limits.hpp"
#include "session/misfits.hpp"
#include "session/plan/segment_kinds.hpp"
#include "session/record.hpp"
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
#include <concepts>
#include <cstdint>
#include <limits>
#include <set>

namespace dais {

namespace {

namespace json = boost::json;
using namespace std::chrono_literals;

constexpr duration floor_allotment_default = 3min;
constexpr duration floor_wrap_up_default = 30s;
constexpr auto language_default = "en";

// An id is part of links and of file names.
constexpr std::size_t id_length = 64;
bool is_id(std::string_view text) {
  return !text.empty() && text.size() <= id_length &&
         std::all_of(text.begin(), text.end(), [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; });
}

// What the sentence of a misfit names.
struct naming {
  std::string text = {};
  duration whole{};  // of which it is a part
};

// Reads the members of one object of the file. Collects faults rather than stopping: an author mends them all at once.
class reader {
 public:
  reader(json_document const& document, std::vector<plan_fault>& faults, std::optional<time_point> now)
      : document_(document), faults_(faults), now_(now) {}

  plan_file read() {
    plan_file file;
    auto const& top = document_.value;
    if (!top.is_object()) {
      fault("", code::plan_wanted);
      return file;
    }
    auto& plan = file.plan;
    auto const& o = top.get_object();
    known(o, "", {"id",
                  "title",
                  "subtitle",
                  "venue",
                  "language",
                  "time_zone",
                  "start",
                  "end",
                  "hard_stop",
                  "moderator",
                  "panellists",
                  "segments",
                  "messages",
                  "quick_messages",
                  "limits",
                  "questions",
                  "floor",
                  "seats",
                  "personal_links_only",
                  "keep_captions"});
    file.id = id(o, "");
    plan.title = edited(o, "", "title", true);
    plan.subtitle = edited(o, "", "subtitle", false);
    plan.venue = edited(o, "", "venue", false);
    read_language(o, plan);
    read_times(o, file);
    plan.hard_stop = flag(o, "", "hard_stop", false);
    plan.personal_links_only = flag(o, "", "personal_links_only", false);
    plan.keep_captions = flag(o, "", "keep_captions", false);
    if (auto const* moderator = object(o, "", "moderator", true)) {
      plan.moderator = person(*moderator, "/moderator", {"name", "title", "affiliation"});
    }
    auto const& m = plan.moderator;
    if (faulty_.contains("/moderator")) {
      for (auto const* name : {"/moderator/name", "/moderator/title", "/moderator/affiliation"}) faulty_.insert(name);
    }
    if (faulty_.contains("/start")) faulty_.insert("/end");
    session_draft const heading{plan.title, plan.subtitle, plan.venue, plan.start, plan.end, {m.name, m.title, m.affiliation}};
    for (auto const& one : misfits_in(heading, rules_version)) {
      auto const* at = member(o, one.of == plan_part::start ? "start" : "end");
      say("", one, {at && at->is_string() ? std::string(at->get_string()) : ""});
    }
    read_panellists(o, plan);
    read_segments(o, plan);
    read_messages(o, plan);
    read_quick_messages(o, plan);
    read_limits(o, plan);
    if (auto const* rules = object(o, "", "questions", false)) read_question_rules(*rules, plan.questions);
    if (auto const* rules = object(o, "", "floor", false)) {
      read_floor(*rules, plan);
    } else {
      say_of_floor(plan.floor);
    }
    if (auto const* seats = list(o, "", "seats", false)) {
      if (seats->size() > limits::seats) fault("/seats", code::too_many_seats, limits::seats);
      for (std::size_t i = 0; i < seats->size(); ++i) read_seat((*seats)[i], "/seats/" + std::to_string(i), plan);
    }
    for (auto const& one : remarks_on(plan, now_)) file.remarks.push_back({line_of(one.field), one.field, one.what, one.with});
    return file;
  }

 private:
  using code = plan_fault_code;

  json_document const& document_;
  std::vector<plan_fault>& faults_;
  std::optional<time_point> now_;
  std::set<std::string> faulty_;  // the fields of which something is said

  std::size_t line_of(std::string path) const {
    for (;;) {
      if (auto const found = document_.lines.find(path); found != document_.lines.end()) return found->second;
      if (path.empty()) return 1;
      path.erase(path.rfind('/'));
    }
  }

  static std::string const& written(std::string const& text) { return text; }
  template <std::integral Number>
  static std::string written(Number n) {
    return std::to_string(n);
  }

  template <typename... With>
  void fault(std::string const& field, code what, With const&... with) {
    faults_.push_back({line_of(field), field, what, {written(with)...}});
    faulty_.insert(field);
  }

  // What a guard finds in what stands at `path`, where nothing better is said of it already: that it is not there at all, say.
  void say(std::string const& path, misfit const& one, naming const& with = {}) {
    auto const field = path + "/" + field_of(one);
    // What is said of a part goes by the whole, and by the kind.
    bool const is_of_minutes = one.is == flaw::beyond_another && (one.of == plan_part::wrap_up || one.of == plan_part::minimum ||
                                                                  one.of == plan_part::turn || one.of == plan_part::later_turn);
    bool const is_of_kind = one.is == flaw::not_one || one.is == flaw::not_of_its_kind;
    if (faulty_.contains(path) || faulty_.contains(field) || (is_of_minutes && faulty_.contains(path + "/minutes")) ||
        (is_of_kind && faulty_.contains(path + "/kind"))) {
      return;
    }
    switch (one.is) {
      case flaw::empty: return fault(field, code::text_empty);
      case flaw::too_long:
        if (one.of == plan_part::end) return fault(field, code::end_too_late, limits::session_length_max / 1h);
        return fault(field, code::text_too_long, *one.refused.count, *one.refused.most);
      case flaw::too_many: return fault(field, code::too_many_groups, *one.refused.most);
      case flaw::unknown: return fault(field, one.of == plan_part::group ? code::group_unknown : code::speaker_unknown, with.text);
      case flaw::twice: return fault(field, one.of == plan_part::speakers ? code::speaker_twice : code::group_name_taken, with.text);
      case flaw::not_one: return fault(field, with.text.empty() ? code::presenter_missing : code::one_presenter);
      case flaw::not_above_zero:
        return one.of == plan_part::start ? fault(field, code::time_before_1970, with.text) : fault(field, code::not_above_zero);
      case flaw::out_of_range:
        if (one.of == plan_part::group_limit) return fault(field, code::group_limit, limits::group_turns);
        return fault(field, code::time_after_tables, with.text);
      case flaw::beyond_another:
        if (one.of == plan_part::end) return fault(field, code::end_not_after_start);
        return fault(field, one.of == plan_part::wrap_up ? code::wrap_up_too_long : code::part_too_long, minutes_text(with.whole));
      case flaw::not_of_its_kind: return fault(field, code::no_rounds_here);
      case flaw::alone: return fault(field, code::later_round_alone);
    }
  }

  static std::string field_of(misfit const& one) {
    auto const at = one.at ? "/" + std::to_string(*one.at) : "";
    switch (one.of) {
      case plan_part::name:
      case plan_part::group_name: return "name";
      case plan_part::title: return "title";
      case plan_part::subtitle: return "subtitle";
      case plan_part::affiliation: return "affiliation";
      case plan_part::venue: return "venue";
      case plan_part::moderator_name: return "moderator/name";
      case plan_part::moderator_title: return "moderator/title";
      case plan_part::moderator_affiliation: return "moderator/affiliation";
      case plan_part::start: return "start";
      case plan_part::end: return "end";
      case plan_part::notes: return "notes";
      case plan_part::speakers: return "speakers" + at;
      case plan_part::allotment:
      case plan_part::group_allotment: return "minutes";
      case plan_part::wrap_up: return "wrap_up_minutes";
      case plan_part::minimum: return "minimum_minutes";
      case plan_part::grace: return "hand_over_seconds";
      case plan_part::turn: return "round_minutes";
      case plan_part::later_turn: return "later_round_minutes";
      case plan_part::groups: return "groups";
      case plan_part::group_limit: return "limit";
      case plan_part::group_budget: return "minutes_in_all";
      case plan_part::group: return "group";
      case plan_part::responses: return "responses/minutes";
      case plan_part::rights_of_reply: return "rights_of_reply/minutes";
      case plan_part::entries: return at.empty() ? at : at.substr(1);
    }
    return {};
  }

  void known(json::object const& o, std::string const& path, std::initializer_list<std::string_view> names) {
    for (auto const& [key, value] : o) {
      if (std::find(names.begin(), names.end(), std::string_view(key)) != names.end()) continue;
      std::string list;
      for (auto const name : names) list += (list.empty() ? "" : ", ") + std::string(name);
      fault(path + "/" + std::string(key), code::member_unknown, list);
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
      if (needed) fault(field, code::text_missing);
      return {};
    }
    if (!found->is_string()) {
      fault(field, code::text_wanted);
      return {};
    }
    auto value = cleaned(std::string_view(found->get_string()), breaks);
    if (needed && value.empty()) fault(field, code::text_empty);
    if (auto const count = count_code_points(value); count > longest) fault(field, code::text_too_long, count, longest);
    return value;
  }

  // A text that a guard looks at when all is read.
  std::string edited(json::object const& o, std::string const& path, std::string_view name, bool needed,
                     line_breaks breaks = line_breaks::to_spaces) {
    auto const field = path + "/" + std::string(name);
    auto const* found = member(o, name);
    if (found && found->is_string()) return cleaned(std::string_view(found->get_string()), breaks);
    if (found) {
      fault(field, code::text_wanted);
    } else if (needed) {
      fault(field, code::text_missing);
    }
    return {};
  }

  bool flag(json::object const& o, std::string const& path, std::string_view name, bool otherwise) {
    auto const* found = member(o, name);
    if (!found) return otherwise;
    if (found->is_bool()) return found->get_bool();
    fault(path + "/" + std::string(name), code::flag_wanted);
    return otherwise;
  }

  json::object const* object(json::object const& o, std::string const& path, std::string_view name, bool needed) {
    auto const field = path + "/" + std::string(name);
    auto const* found = member(o, name);
    if (!found) {
      if (needed) fault(field, code::object_missing);
      return nullptr;
    }
    if (found->is_object()) return &found->get_object();
    fault(field, code::object_wanted);
    return nullptr;
  }

  json::array const* list(json::object const& o, std::string const& path, std::string_view name, bool needed) {
    auto const field = path + "/" + std::string(name);
    auto const* found = member(o, name);
    if (!found) {
      if (needed) fault(field, code::list_missing);
      return nullptr;
    }
    if (found->is_array()) return &found->get_array();
    fault(field, code::list_wanted);
    return nullptr;
  }

  // A number of `unit`s, fractions allowed.
  std::optional<duration> amount(json::object const& o, std::string const& path, std::string_view name, duration unit, duration most,
                                 bool needed) {
    auto const field = path + "/" + std::string(name);
    auto const* found = member(o, name);
    if (!found) {
      if (needed) fault(field, code::number_missing);
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
      return fault(field, code::number_wanted), std::nullopt;
    if (!(number >= 0) || number > units) {
      fault(field, code::number_out_of_range, static_cast<long>(units));
      return std::nullopt;
    }
    return duration{std::llround(number * static_cast<double>(unit.count()))};
  }

  std::string id(json::object const& o, std::string const& path) {
    auto value = text(o, path, "id", id_length, false);
    if (!value.empty() && !is_id(value)) fault(path + "/id", code::id_malformed, id_length);
    return value;
  }

  void read_language(json::object const& o, session_plan& plan) {
    plan.language = text(o, "", "language", limits::language_length, false);
    if (plan.language.empty()) plan.language = language_default;
    if (!is_language_tag(plan.language)) fault("/language", code::language_unknown, plan.language);
  }

  void read_times(json::object const& o, plan_file& file) {
    auto& plan = file.plan;
    plan.time_zone = text(o, "", "time_zone", 64, true);
    bool const known_zone = is_time_zone(plan.time_zone);
    if (!plan.time_zone.empty() && !known_zone) fault("/time_zone", code::zone_unknown, plan.time_zone);
    if (!known_zone) {
      for (auto const* name : {"start", "end"}) {
        text(o, "", name, 32, true);  // what can be said of them without it
        faulty_.insert("/" + std::string(name));
      }
      return;
    }
    if (auto const start = local(o, "start", file)) plan.start = *start;
    if (auto const end = local(o, "end", file)) plan.end = *end;
  }

  std::optional<time_point> local(json::object const& o, std::string_view name, plan_file& file) {
    auto const field = "/" + std::string(name);
    auto const value = text(o, "", name, 32, true);
    if (value.empty()) return std::nullopt;
    auto const read = read_local_time(value, file.plan.time_zone);
    if (read.ambiguous) {
      file.remarks.push_back({line_of(field), field, code::time_twice});
    }
    if (read.what) {
      faults_.push_back({line_of(field), field, *read.what, read.with});
      faulty_.insert(field);
    }
    return read.at;
  }

  panellist_plan person(json::object const& o, std::string const& path, std::initializer_list<std::string_view> names) {
    known(o, path, names);
    return {{}, edited(o, path, "name", true), edited(o, path, "title", false), edited(o, path, "affiliation", false)};
  }

  void read_panellists(json::object const& o, session_plan& plan) {
    auto const* people = list(o, "", "panellists", true);
    if (!people) return;
    if (people->size() > limits::panellists) fault("/panellists", code::too_many_panellists, limits::panellists);
    for (std::size_t i = 0; i < people->size(); ++i) {
      auto const path = "/panellists/" + std::to_string(i);
      if (!(*people)[i].is_object()) {
        fault(path, code::named_wanted);
        continue;
      }
      auto const& one = (*people)[i].get_object();
      auto p = person(one, path, {"id", "name", "title", "affiliation"});
      for (auto const& wrong : misfits_in(person_draft{p.name, p.title, p.affiliation}, reason::panellist_without_name)) say(path, wrong);
      p.id = id(one, path);
      if (p.id.empty()) p.id = "p" + std::to_string(i + 1);
      if (p.id == moderator_id) fault(path + "/id", code::moderators_id);
      if (std::any_of(plan.panellists.begin(), plan.panellists.end(), [&](auto const& other) { return other.id == p.id; })) {
        fault(path + "/id", code::panellist_id_taken, p.id);
      }
      plan.panellists.push_back(std::move(p));
    }
  }

  void read_segments(json::object const& o, session_plan& plan) {
    auto const* segments = list(o, "", "segments", true);
    if (!segments) return;
    if (segments->empty()) fault("/segments", code::segments_empty);
    if (segments->size() > limits::segments) fault("/segments", code::too_many_segments, limits::segments);
    for (std::size_t i = 0; i < segments->size(); ++i) {
      auto const path = "/segments/" + std::to_string(i);
      if (!(*segments)[i].is_object()) {
        fault(path, code::segment_wanted);
        continue;
      }
      auto segment = read_segment((*segments)[i].get_object(), path, plan);
      if (segment.id.empty()) segment.id = "s" + std::to_string(i + 1);
      if (std::any_of(plan.segments.begin(), plan.segments.end(), [&](auto const& other) { return other.id == segment.id; })) {
        fault(path + "/id", code::segment_id_taken, segment.id);
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
    segment.title = edited(o, path, "title", true);
    segment.notes = edited(o, path, "notes", false, line_breaks::kept);
    if (!read_choice(o, path, "kind", true, code::kind_unknown, segment.kind)) faulty_.insert(path + "/kind");

    if (auto const* speakers = list(o, path, "speakers", false)) {
      for (std::size_t i = 0; i < speakers->size(); ++i) {
        auto const field = path + "/speakers/" + std::to_string(i);
        auto const& one = (*speakers)[i];
        if (!one.is_string()) fault(field, code::speaker_wanted);
        segment.speakers.push_back(one.is_string() ? std::string(one.get_string()) : "");
      }
    }
    if (auto const minutes = amount(o, path, "minutes", 1min, limits::allotment_max, true)) {
      segment.allotment = *minutes;
      segment.wrap_up = amount(o, path, "wrap_up_minutes", 1min, limits::allotment_max, false).value_or(usual_wrap_up(*minutes));
    }
    segment.minimum = amount(o, path, "minimum_minutes", 1min, limits::allotment_max, false);
    segment.grace = amount(o, path, "hand_over_seconds", 1s, limits::grace_max, false);
    segment.turn = amount(o, path, "round_minutes", 1min, limits::allotment_max, false);
    segment.later_turn = amount(o, path, "later_round_minutes", 1min, limits::allotment_max, false);
    if (faulty_.contains(path + "/round_minutes")) faulty_.insert(path + "/later_round_minutes");
    segment_draft const draft{segment.kind,    segment.title, segment.speakers, segment.allotment, segment.wrap_up,
                              segment.minimum, segment.grace, segment.turn,     segment.notes,     segment.later_turn};
    for (auto const& one : misfits_in(draft, plan.panellists)) {
      auto text = one.at ? segment.speakers[*one.at] : std::string();
      if (one.is == flaw::not_one && member(o, "speakers")) text = "speakers";
      say(path, one, {std::move(text), segment.allotment});
    }
    return segment;
  }

  // One of the names of an enum. `unknown` is said, with the value and the names, of one that is none of them.
  template <typename Enum>
  bool read_choice(json::object const& o, std::string const& path, char const* name, bool needed, code unknown, Enum& to) {
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
    if (!found && !value.empty()) fault(path + "/" + name, unknown, value, names);
    return found;
  }

  void read_question_rules(json::object const& o, question_rules& rules) {
    known(o, "/questions", {"approval", "anonymous", "taking", "words"});
    rules.approval = flag(o, "/questions", "approval", true);
    rules.anonymous = flag(o, "/questions", "anonymous", true);
    read_choice(o, "/questions", "taking", false, code::question_intake_unknown, rules.taking);
    auto const words = texts(o, "/questions", "words", code::word_wanted);
    for (auto const& one : misfits_in(words, text_of::forcing_word, limits::words, limits::word_length)) {
      auto const field = "/questions/words" + (one.at ? "/" + std::to_string(*one.at) : "");
      if (faulty_.contains(field)) continue;
      switch (one.is) {
        case flaw::too_many: fault(field, code::too_many_words, limits::words); break;
        case flaw::too_long: fault(field, code::word_too_long, *one.refused.count, limits::word_length); break;
        default: fault(field, code::word_wanted);
      }
    }
    rules.words = each_once(words);
  }

  void read_quick_messages(json::object const& o, session_plan& plan) {
    auto const messages = texts(o, "", "quick_messages", code::quick_message_wanted);
    for (std::size_t i = 0; i < messages.size(); ++i) {
      auto const field = "/quick_messages/" + std::to_string(i);
      if (faulty_.contains(field)) continue;
      auto const wrong = misfits_in_quick_message(messages[i], plan.quick_messages);
      for (auto const& one : wrong) {
        switch (one.is) {
          case flaw::too_many:
            if (!faulty_.contains("/quick_messages")) fault("/quick_messages", code::too_many_quick_messages, limits::quick_messages);
            break;
          case flaw::too_long: fault(field, code::quick_message_too_long, *one.refused.count, limits::message_length); break;
          case flaw::twice: fault(field, code::quick_message_twice); break;
          default: fault(field, code::quick_message_wanted);
        }
      }
      if (wrong.empty()) plan.quick_messages.push_back(messages[i]);
    }
  }

  // Cleaned, for a guard to look at. `wanted` is said of what is no text.
  std::vector<std::string> texts(json::object const& o, std::string const& path, std::string_view name, code wanted) {
    std::vector<std::string> all;
    auto const* found = list(o, path, name, false);
    if (!found) return all;
    for (auto const& one : *found) {
      if (!one.is_string()) fault(path + "/" + std::string(name) + "/" + std::to_string(all.size()), wanted);
      all.push_back(one.is_string() ? cleaned(std::string_view(one.get_string())) : std::string());
    }
    return all;
  }

  void read_floor(json::object const& o, session_plan& plan) {
    known(o, "/floor", {"taking", "order", "groups", "responses", "rights_of_reply", "speakers"});
    read_choice(o, "/floor", "taking", false, code::request_intake_unknown, plan.floor.taking);
    read_choice(o, "/floor", "order", false, code::order_unknown, plan.floor.order);
    if (auto const* groups = list(o, "/floor", "groups", false)) {
      for (std::size_t i = 0; i < groups->size(); ++i) read_group((*groups)[i], "/floor/groups/" + std::to_string(i), plan);
    }
    plan.floor.responses = read_replies(o, "responses", reply_place::next);
    plan.floor.rights_of_reply = read_replies(o, "rights_of_reply", reply_place::last);
    say_of_floor(plan.floor);
    if (auto const* speakers = list(o, "/floor", "speakers", false)) {
      if (speakers->size() > limits::speakers) fault("/floor/speakers", code::too_many_speakers, limits::speakers);
      for (std::size_t i = 0; i < speakers->size(); ++i) read_speaker((*speakers)[i], "/floor/speakers/" + std::to_string(i), plan);
    }
  }

  std::optional<reply_rules> read_replies(json::object const& floor, std::string_view name, reply_place usual) {
    auto const* o = object(floor, "/floor", name, false);
    if (!o) return std::nullopt;
    auto const path = "/floor/" + std::string(name);
    known(*o, path, {"minutes", "place"});
    reply_rules rules{{}, usual};
    rules.allotment = amount(*o, path, "minutes", 1min, limits::allotment_max, true).value_or(duration{});
    read_choice(*o, path, "place", false, code::place_unknown, rules.place);
    return rules;
  }

  void read_group(json::value const& from, std::string const& path, session_plan& plan) {
    auto& group = plan.floor.groups.emplace_back();
    if (!from.is_object()) return fault(path, code::named_wanted);
    auto const& o = from.get_object();
    known(o, path, {"name", "limit", "minutes", "minutes_in_all"});
    group.name = edited(o, path, "name", true);
    if (auto const* found = member(o, "limit")) {
      auto const number = found->is_int64() ? found->get_int64() : -1;
      if (number < 0 || number > std::numeric_limits<std::uint32_t>::max()) {
        fault(path + "/limit", code::group_limit, limits::group_turns);
      } else {
        group.limit = static_cast<std::uint32_t>(number);
      }
    }
    group.allotment = amount(o, path, "minutes", 1min, limits::allotment_max, false);
    group.budget = amount(o, path, "minutes_in_all", 1min, limits::allotment_max, false);
  }

  void say_of_floor(floor_rules const& rules) {
    for (auto const& one : misfits_in(rules)) {
      if (one.of == plan_part::allotment) {
        if (!faulty_.contains("/limits/floor_minutes")) fault("/limits/floor_minutes", code::not_above_zero);
      } else if (one.of == plan_part::wrap_up) {
        if (!faulty_.contains("/limits/floor_minutes") && !faulty_.contains("/limits/floor_wrap_up_seconds")) {
          fault("/limits/floor_wrap_up_seconds", code::floor_wrap_up_too_long);
        }
      } else if (one.of == plan_part::responses || one.of == plan_part::rights_of_reply || one.of == plan_part::groups) {
        say("/floor", one);
      } else {
        say("/floor/groups/" + std::to_string(*one.at), one, {rules.groups[*one.at].name});
      }
    }
  }

  void read_speaker(json::value const& from, std::string const& path, session_plan& plan) {
    if (!from.is_object()) return fault(path, code::named_wanted);
    auto const& o = from.get_object();
    known(o, path, {"name", "affiliation", "group", "online"});
    speaker_plan one{edited(o, path, "name", true), edited(o, path, "affiliation", false), {}, flag(o, path, "online", false)};
    if (auto group = edited(o, path, "group", false); !group.empty()) one.group = std::move(group);
    for (auto const& wrong : misfits_in(one, plan.floor.groups)) say(path, wrong, {one.group.value_or("")});
    plan.speakers.push_back(std::move(one));
  }

  // Whose it is says `person` of somebody at the podium, and `name` of anybody else.
  void read_seat(json::value const& from, std::string const& path, session_plan& plan) {
    if (!from.is_object()) return fault(path, code::seat_wanted);
    auto const& o = from.get_object();
    known(o, path, {"unit", "person", "name", "affiliation", "group"});
    auto const* number = member(o, "unit");
    auto const unit = number && number->is_int64() ? number->get_int64() : 0;
    if (unit < 1 || unit > limits::microphone_unit) return fault(path + "/unit", code::unit_wanted, limits::microphone_unit);
    seat_plan seat{static_cast<std::uint32_t>(unit), {}, {}, {}, {}};
    bool const is_taken = std::any_of(plan.seats.begin(), plan.seats.end(), [&](auto const& other) { return other.unit == seat.unit; });
    if (is_taken) fault(path + "/unit", code::unit_taken, seat.unit);
    if (member(o, "person")) {
      seat.person = edited(o, path, "person", true);
      bool const is_there = *seat.person == moderator_id || std::any_of(plan.panellists.begin(), plan.panellists.end(),
                                                                        [&](auto const& one) { return one.id == *seat.person; });
      if (!is_there && !faulty_.contains(path + "/person")) fault(path + "/person", code::seat_person_unknown, *seat.person);
      for (auto const* name : {"name", "affiliation", "group"}) {
        if (member(o, name)) fault(path + "/" + name, code::seat_of_person);
      }
    } else {
      seat.name = edited(o, path, "name", true);
      seat.affiliation = edited(o, path, "affiliation", false);
      if (auto group = edited(o, path, "group", false); !group.empty()) seat.group = std::move(group);
      auto const wrong = misfits_in(speaker_plan{seat.name, seat.affiliation, seat.group}, plan.floor.groups);
      for (auto const& one : wrong) say(path, one, {seat.group.value_or("")});
    }
    plan.seats.push_back(std::move(seat));
  }

  void read_messages(json::object const& o, session_plan& plan) {
    auto const* messages = list(o, "", "messages", false);
    if (!messages) return;
    if (messages->size() > limits::announcements) fault("/messages", code::too_many_messages, limits::announcements);
    for (std::size_t i = 0; i < messages->size(); ++i) {
      auto const path = "/messages/" + std::to_string(i);
      if (!(*messages)[i].is_object()) {
        fault(path, code::message_wanted);
        continue;
      }
      auto const& one = (*messages)[i].get_object();
      known(one, path, {"minutes_left", "to", "text"});
      announcement message;
      message.left = amount(one, path, "minutes_left", 1min, limits::allotment_max, true).value_or(duration{});
      read_choice(one, path, "to", false, code::receiver_unknown, message.to);
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
        fault("/limits/question_length", code::question_length, limits::question_length);
      } else {
        plan.question_length = static_cast<std::uint32_t>(number);
      }
    }
    if (auto const minutes = amount(*given, "/limits", "floor_minutes", 1min, limits::allotment_max, false)) {
      plan.floor.allotment = *minutes;
      plan.floor.wrap_up = std::min(plan.floor.wrap_up, *minutes / 5);
    }
    if (auto const seconds = amount(*given, "/limits", "floor_wrap_up_seconds", 1s, limits::allotment_max, false)) {
      plan.floor.wrap_up = *seconds;
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
  if (begins("\xFF\xFE\0\0"sv) || begins("\0\0\xFE\xFF"sv)) return plan_fault{1, "", plan_fault_code::utf_32};
  bool const is_utf16 = bytes.size() > 1 && is_zero(0) != is_zero(1);
  if (begins("\xFF\xFE") || begins("\xFE\xFF") || is_utf16) return plan_fault{1, "", plan_fault_code::utf_16};
  if (begins("PK\x03\x04") || begins("%PDF") || begins("{\\rtf") || bytes.find('\0') != bytes.npos) {
    return plan_fault{1, "", plan_fault_code::not_text};
  }
  auto const good = utf8_until(bytes);
  if (good == bytes.size()) return std::nullopt;
  if (is_binary(bytes)) return plan_fault{1, "", plan_fault_code::not_text};
  auto const before = bytes.substr(0, good);
  auto const line = static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n'));
  auto const begin = before.rfind('\n');
  auto const column = count_code_points(begin == before.npos ? before : before.substr(begin + 1));
  return plan_fault{line + 1, "", plan_fault_code::other_encoding, {}, column + 1};
}

plan_fault fault_in_json(std::string_view text, json_fault const& broken) {
  if (!broken.repeated.empty()) return {broken.line, "", plan_fault_code::member_twice, {broken.repeated}};
  return diagnose_json(text).value_or(plan_fault{broken.line, "", plan_fault_code::unreadable});
}

}  // namespace

std::variant<plan_file, std::vector<plan_fault>> read_plan(std::string_view text, std::optional<time_point> now) {
  if (text.size() > limits::plan_bytes) {
    return std::vector<plan_fault>{{1, "", plan_fault_code::file_too_large, {std::to_string(limits::plan_bytes)}}};
  }
  if (auto wrong = fault_in_encoding(text)) return std::vector<plan_fault>{std::move(*wrong)};
  constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
  if (text.substr(0, byte_order_mark.size()) == byte_order_mark) text.remove_prefix(byte_order_mark.size());
  auto read = read_json(text, line_numbers::kept);
  if (auto const* broken = std::get_if<json_fault>(&read)) return std::vector<plan_fault>{fault_in_json(text, *broken)};
  std::vector<plan_fault> faults;
  auto file = reader{std::get<json_document>(read), faults, now}.read();
  if (faults.empty()) return file;
  std::stable_sort(faults.begin(), faults.end(), [](auto const& a, auto const& b) { return a.line < b.line; });
  return faults;
}

}  // namespace dais
