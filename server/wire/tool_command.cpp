#include "wire/tool_command.hpp"

#include "session/find.hpp"
#include "session/floor/floor.hpp"
#include "session/kinds.hpp"
#include "session/permission.hpp"
#include "session/podium/podium.hpp"
#include "session/run/catch_up.hpp"
#include "session/undo/undo.hpp"
#include "wire/describe.hpp"
#include "wire/json_read.hpp"
#include "wire/json_text.hpp"
#include "wire/tool_state.hpp"

#include <boost/json/serialize.hpp>

#include <algorithm>

namespace dais {

namespace {

namespace json = boost::json;

// What is done for whoever leads the session, in whatever role. Whether a token does it is looked at where it is done.
template <typename C>
constexpr bool is_offered = owner_of<C>() == owner::moderator || owner_of<C>() == owner::in_person || owner_of<C>() == owner::hosts
                            || owner_of<C>() == owner::moderators || owner_of<C>() == owner::driver || owner_of<C>() == owner::organiser;

// What the members of a command are where nothing is said of them.
class defaults {
 public:
  defaults(session const& s, time_point now, json::object& members) : s_(s), now_(now), members_(members) {}

  template <typename C>
  void fill() {
    if constexpr (std::is_same_v<C, command::review_questions>) fill_seen();
    reflect::for_each_member<C>([&](auto d) {
      if (members_.contains(d.name)) return;
      if (auto known = of<C>(d.name); known && !known->is_null()) members_[d.name] = std::move(*known);
    });
  }

  // The first member of which something would have to be there for it to be filled in, and is not. What stands in its place lets the others
  // be read.
  template <typename C>
  std::optional<std::string> missing() {
    std::optional<std::string> found;
    reflect::for_each_member<C>([&](auto d) {
      using member = std::decay_t<decltype(std::declval<C>().*d.pointer)>;
      if (reflect::is<member, std::optional> || members_.contains(d.name)) return;
      if (auto const known = of<C>(d.name); !known || !known->is_null()) return;
      if (!found) found = d.name;
      if constexpr (std::is_same_v<member, std::string>) {
        members_[d.name] = "";
      } else {
        members_[d.name] = 0;
      }
    });
    return found;
  }

  template <typename C>
  std::set<std::string> filled() {
    std::set<std::string> all;
    reflect::for_each_member<C>([&](auto d) {
      if (of<C>(d.name)) all.insert(d.name);
    });
    return all;
  }

 private:
  session const& s_;
  time_point now_;
  json::object& members_;

  // Nothing where it has to be said; null where there is none as the session stands.
  using value = std::optional<json::value>;

  // Each of several questions, as it stands.
  void fill_seen() {
    auto* const all = members_.contains("questions") ? members_["questions"].if_array() : nullptr;
    if (!all) return;
    for (auto& one : *all) {
      auto* const seen = one.if_object();
      auto const* const id = seen ? seen->if_contains("question") : nullptr;
      if (!id || !id->is_string() || seen->contains("revision")) continue;
      auto const* const question = find(s_.questions, std::string(id->get_string()));
      (*seen)["revision"] = question ? question->revision : 0;
    }
  }

  static value text(std::optional<std::string> const& id) { return id ? json::value(json::string(*id)) : json::value(); }
  template <typename List>
  static value first(List const& list) {
    return list.empty() ? json::value() : json::value(json::string(list.front()));
  }
  std::string named(char const* member) const {
    auto const* const given = members_.if_contains(member);
    return given && given->is_string() ? std::string(given->get_string()) : std::string();
  }

  std::string digits(char const* member) const {
    auto const* const given = members_.if_contains(member);
    return given && given->is_number() ? json::serialize(*given) : std::string();
  }

  template <typename C>
  value of(std::string_view member) const {
    if (member == "revision") return revision<C>();
    if (member == "seen_in") return text(s_.current);
    if (member == "affiliation" || member == "title" || member == "reason") return value(json::value(""));
    if constexpr (!std::is_same_v<C, command::translate_question>) {
      if (member == "language") return value(json::value(""));
    }
    if constexpr (std::is_same_v<C, command::review_questions>) {
      if (member == "labels") return value(json::value(json::array()));
    }
    if constexpr (std::is_same_v<C, command::add_time>) {
      if (member == "segment") return text(s_.current);
    }
    if constexpr (std::is_same_v<C, command::put_on_stage>) {
      if (member == "question") return first(s_.queue);
      if (member == "replacing") return text(s_.on_stage);
    }
    if constexpr (std::is_same_v<C, command::take_off_stage> || std::is_same_v<C, command::mark_answered>) {
      if (member == "question") return text(s_.on_stage);
      if (member == "how") return value(json::value("live"));
      if (member == "text") return value(json::value(""));
    }
    if constexpr (std::is_same_v<C, command::take_down_message>) {
      auto const* const shown = message_on_stage(s_, now_);
      if (member == "message") return text(shown ? std::optional(shown->id) : std::nullopt);
    }
    if constexpr (std::is_same_v<C, command::give_floor>) {
      if (member == "request") return first(s_.speakers);
      if (member == "replacing") return text(s_.speaking);
    }
    if constexpr (std::is_same_v<C, command::extend_intervention> || std::is_same_v<C, command::end_intervention> ||
                  std::is_same_v<C, command::yield_floor>) {
      if (member == "request") return text(s_.speaking);
    }
    if constexpr (std::is_same_v<C, command::give_word>) {
      if (member == "replacing") return text(s_.speaking);
    }
    if constexpr (std::is_same_v<C, command::extend_turn>) {
      auto const* const turn = turn_that_runs(s_);
      if (member == "panellist") return text(turn ? s_.speaker : std::nullopt);
      if (member == "round") return turn ? value(json::value(s_.segments.at(*s_.current).round.number)) : value(json::value());
      if (member == "added") return turn ? value(json::value(turn->added.count())) : value(json::value());
    }
    if constexpr (std::is_same_v<C, command::begin_round>) {
      if (member == "number") return s_.current ? json::value(s_.segments.at(*s_.current).round.number + 1) : json::value();
    }
    if constexpr (std::is_same_v<C, command::enter_request>) {
      if (member == "kind") return value(json::value("speech"));
      if (member == "online") return value(json::value(false));
      if (member == "responds_to" && named("kind") == "response") return text(s_.speaking);
    }
    if constexpr (std::is_same_v<C, command::enter_question>) {
      if (member == "name") return value(json::value(""));
    }
    if constexpr (std::is_same_v<C, command::set_stage>) {
      if (member == "from") return value(json::value(reflect::enumerator_name(s_.picture)));
    }
    if constexpr (std::is_same_v<C, command::set_microphones>) {
      if (member == "from") return value(json::value(reflect::enumerator_name(s_.microphones.mode)));
    }
    if constexpr (std::is_same_v<C, command::catch_up>) {
      if (member == "behind") return value(json::value(to_catch_up(s_, now_).count()));
    }
    if constexpr (std::is_same_v<C, command::make_personal_links>) {
      if (member == "after") return json::value(s_.personal_links);
    }
    if constexpr (std::is_same_v<C, command::renew_personal_link>) {
      auto const number = digits("number");
      auto const& links = s_.links;
      if (member == "generation") return json::value(number.empty() ? links.personal : generation_of(links, {role::participant, number}));
    }
    if constexpr (std::is_same_v<C, command::renew_link>) {
      if (member != "generation") return std::nullopt;
      role as{};
      bool const is_said = !read_value(json::value(json::string(named("as"))), as);
      return json::value(is_said ? generation_of(s_.links, {as, named("panellist")}) : 0);
    }
    if constexpr (std::is_same_v<C, command::undo>) return latest(false);
    if constexpr (std::is_same_v<C, command::redo>) return latest(true);
    return std::nullopt;
  }

  // Of what is named, or of what the command is about.
  template <typename C>
  value revision() const {
    auto const of = [](auto const* one) { return one ? value(json::value(one->revision)) : value(json::value(0)); };
    if constexpr (requires { C::question; }) {
      return of(find(s_.questions, named("question")));
    } else if constexpr (requires { C::request; }) {
      return of(find(s_.requests, named("request")));
    } else if constexpr (requires { C::message; }) {
      return of(find(s_.messages, named("message")));
    } else if constexpr (std::is_same_v<C, command::grant_time>) {
      return of(find(s_.signals, signal_id(named("panellist"), signal_kind::more_time)));
    } else if constexpr (std::is_same_v<C, command::see_signal> || std::is_same_v<C, command::handle_signal>) {
      signal_kind kind{};
      if (read_value(json::value(json::string(named("kind"))), kind)) return json::value(0);
      return of(find(s_.signals, signal_id(named("panellist"), kind)));
    } else if constexpr (std::is_same_v<C, command::set_question_rules>) {
      return json::value(s_.rules_revision);
    } else if constexpr (std::is_constructible_v<command::of_floor, C>) {
      return json::value(s_.floor_revision);
    } else {
      return json::value(s_.revision);
    }
  }

  // What was done last and can be undone, or was undone last.
  value latest(bool was_undone) const {
    change const* found = nullptr;
    for (auto const& one : s_.history) {
      if (was_undone ? !can_redo(s_, one) : !can_undo(s_, one)) continue;
      if (was_undone && found && found->undone->record > one.undone->record) continue;
      found = &one;
    }
    return found ? json::value(found->record) : json::value();
  }
};

// What stands where a command of this kind acts.
template <typename C>
std::string stands_where(session const& s) {
  if constexpr (std::is_same_v<C, command::set_stage>) return std::string(reflect::enumerator_name(s.picture));
  if constexpr (std::is_same_v<C, command::set_microphones>) return std::string(reflect::enumerator_name(s.microphones.mode));
  if constexpr (std::is_constructible_v<command::of_questions, C>) return s.on_stage.value_or("");
  if constexpr (std::is_constructible_v<command::of_floor, C>) return s.speaking ? *s.speaking : s.speaker.value_or("");
  return s.current.value_or("");
}

using completed_command = std::variant<command::any, rejection>;
using completer = completed_command (*)(tool_request const&, session const&, actor const&, time_point);

template <typename C>
completed_command complete(tool_request const& asked, session const& s, actor const& by, time_point now) {
  if (auto const fault = fault_in_rights(s, command::any(C{}), by)) return *fault;
  if (asked.expect && *asked.expect != stands_where<C>(s)) return refuse(reason::passed);
  auto members = asked.members;
  defaults known(s, now, members);
  known.fill<C>();
  members["type"] = asked.name;
  auto const missing = known.missing<C>();
  command::any made;
  if (auto const fault = read_value(json::value(std::move(members)), made)) {
    auto wrong = refuse(reason::not_a_message);
    wrong.detail = (fault->path.empty() ? "The command" : "\"" + fault->path.substr(1) + "\"") + " " + fault->message;
    return wrong;
  }
  if (missing) {
    auto none = refuse(reason::nothing_there);
    none.detail = "There is nothing that \"" + *missing + "\" could be. Say which it is.";
    return none;
  }
  return made;
}

struct tool_command_kind {
  std::string_view name;
  completer make;
  std::set<std::string> filled;
};

std::vector<tool_command_kind> const& kinds() {
  static auto const all = [] {
    std::vector<tool_command_kind> found;
    reflect::for_each_alternative<command::any>([&]<typename C>() {
      if constexpr (is_offered<C>) {
        session const nothing;
        json::object members;
        found.push_back({reflect::name_of<C>(), complete<C>, defaults(nothing, {}, members).template filled<C>()});
      }
    });
    return found;
  }();
  return all;
}

// Precondition: it is one of them.
tool_command_kind const& kind_of(std::string_view name) {
  return *std::find_if(kinds().begin(), kinds().end(), [&](auto const& one) { return one.name == name; });
}

}  // namespace

std::vector<std::string_view> const& tool_commands() {
  static auto const names = [] {
    std::vector<std::string_view> all;
    for (auto const& one : kinds()) all.push_back(one.name);
    return all;
  }();
  return names;
}

std::variant<tool_request, std::string> read_tool_request(std::string_view name, std::string_view body) {
  tool_request asked{std::string(name), {}, {}, {}};
  if (body.empty()) return asked;
  auto read = read_json(body, line_numbers::omitted);
  if (auto const* const fault = std::get_if<json_fault>(&read)) return "The body is not read: " + fault->message + ".";
  auto& whole = std::get<json_document>(read).value;
  if (!whole.is_object()) return "The body must be an object: the members of the command.";
  asked.members = std::move(whole.get_object());
  if (auto const* const expect = asked.members.if_contains("expect")) {
    if (!expect->is_string() && !expect->is_null()) return "\"expect\" must be a text in quotes.";
    if (expect->is_string()) asked.expect = std::string(expect->get_string());
    asked.members.erase("expect");
  }
  if (auto const* const pressed = asked.members.if_contains("pressed")) {
    time_point at{};
    if (auto const fault = pressed->is_null() ? std::nullopt : read_value(*pressed, at)) return "\"pressed\" " + fault->message + ".";
    if (!pressed->is_null()) asked.pressed = at;
    asked.members.erase("pressed");
  }
  if (asked.members.contains("type")) return "The address says which command this is: leave \"type\" out.";
  return asked;
}

completed_command completed(tool_request const& asked, session const& s, actor const& by, time_point now) {
  return kind_of(asked.name).make(asked, s, by, now);
}

std::set<std::string> const& members_filled(std::string_view command) { return kind_of(command).filled; }

}  // namespace dais
