#pragma once

#include "session/floor/state.hpp"
#include "session/owner.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace dais::command {

struct set_floor_rules {
  std::uint32_t revision;
  intake taking;
  floor_order order;
  duration allotment;
  duration wrap_up;
  std::vector<floor_group> groups = {};
  std::optional<reply_rules> responses = {};
  std::optional<reply_rules> rights_of_reply = {};

  void typed(auto clean) {
    for (auto& one : groups) clean(one.name);
  }
};
struct announce_closing {
  std::uint32_t revision;
  std::optional<duration> in;
};  // absent: takes the announcement back
struct close_list {
  std::uint32_t revision;
};
struct draw_lots {
  std::uint32_t revision;
};
struct enter_request {
  std::string name;
  std::string affiliation;
  std::optional<std::string> group = {};
  bool online = false;
  request_kind kind = request_kind::speech;
  std::optional<std::string> responds_to = {};  // of a response: the request whose intervention the asker saw running

  void typed(auto clean) { clean(name), clean(affiliation); }
};
// To the end where nothing is named.
struct move_request {
  std::string request;
  std::uint32_t revision;
  std::optional<std::string> before;
};
// How somebody on the list is called.
struct correct_request {
  std::string request;
  std::uint32_t revision;
  std::string name;
  std::string affiliation;

  void typed(auto clean) { clean(name), clean(affiliation); }
};
struct set_absent {
  std::string request;
  std::uint32_t revision;
};
struct recall_request {
  std::string request;
  std::uint32_t revision;
};
struct remove_request {
  std::string request;
  std::uint32_t revision;
};
// `replacing` is the request whose intervention the asker saw running, if any; it ends.
struct give_floor {
  static constexpr owner owned_by = owner::driver;
  std::string request;
  std::uint32_t revision;
  std::optional<std::string> replacing;
  std::optional<std::string> seen_in = {};
};
struct extend_intervention {
  static constexpr owner owned_by = owner::driver;
  std::string request;
  std::uint32_t revision;
  duration by;
};
struct end_intervention {
  static constexpr owner owned_by = owner::driver;
  std::string request;
  std::uint32_t revision;
};
// What is left of an intervention goes to another request.
struct yield_floor {
  static constexpr owner owned_by = owner::driver;
  std::string request;
  std::uint32_t revision;
  std::string to;
};
// Who speaks at the podium: a panellist, the moderator or nobody. `replacing` as above.
struct give_word {
  static constexpr owner owned_by = owner::driver;
  std::optional<std::string> to;
  std::optional<std::string> replacing;
  std::optional<std::string> seen_in = {};
};
// Of who speaks in a round. `round` is its number, `added` what had been added to the turn when the asker saw it.
struct extend_turn {
  static constexpr owner owned_by = owner::driver;
  std::string panellist;
  std::uint32_t round;
  duration added;
  duration by;
  std::optional<std::string> seen_in = {};
};
// Everybody has a turn again, before all have had theirs. `number` is that of the new round.
struct begin_round {
  static constexpr owner owned_by = owner::driver;
  std::uint32_t number;
  std::optional<std::string> seen_in = {};
};
// `from` is what the asker saw.
struct set_microphones {
  static constexpr owner owned_by = owner::driver;
  microphone_mode to;
  microphone_mode from;
};
struct request_floor {
  static constexpr owner owned_by = owner::participant;
  std::string name;
  std::string affiliation;
  std::optional<std::string> group = {};
  bool online = false;
  request_kind kind = request_kind::speech;
  std::optional<std::string> responds_to = {};  // of a response: the request whose intervention the asker saw running

  void typed(auto clean) { clean(name), clean(affiliation); }
};
struct withdraw_request {
  static constexpr owner owned_by = owner::participant;
  std::string request;
};
struct return_request {
  static constexpr owner owned_by = owner::participant;
  std::string request;
};  // of one who was absent
struct let_others_first {
  static constexpr owner owned_by = owner::participant;
  std::string request;
};  // of one who waits: they wait as if they had just come
struct give_back_floor {
  static constexpr owner owned_by = owner::participant;
  std::string request;
};  // of one who has finished

using of_floor =
    std::variant<set_floor_rules, announce_closing, close_list, draw_lots, enter_request, move_request, correct_request, set_absent,
                 recall_request, remove_request, give_floor, extend_intervention, end_intervention, yield_floor, give_word, extend_turn,
                 begin_round, set_microphones, request_floor, withdraw_request, return_request, let_others_first, give_back_floor>;

}  // namespace dais::command
