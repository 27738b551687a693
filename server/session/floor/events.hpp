#pragma once

#include "session/floor/state.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <variant>

namespace dais::event {

struct floor_rules_set {
  std::uint32_t revision;
  floor_rules rules;
};
struct closing_announced {
  std::uint32_t revision;
  std::optional<time_point> at;
};
struct list_closed {
  std::uint32_t revision;
};
struct lots_drawn {
  std::uint32_t revision;
};
// A participant's request, and one that a moderator puts on the list.
struct floor_requested {
  std::string name;
  std::string affiliation;
  std::optional<std::string> group;
  bool online;
  request_kind kind;
  std::optional<std::string> responds_to;
};
struct request_entered {
  std::string name;
  std::string affiliation;
  std::optional<std::string> group;
  bool online;
  request_kind kind;
  std::optional<std::string> responds_to;
};
struct request_moved {
  std::string request;
  std::uint32_t revision;
  std::optional<std::string> before;
};
struct request_corrected {
  std::string request;
  std::uint32_t revision;
  std::string name;
  std::string affiliation;
};
struct request_set_absent {
  std::string request;
  std::uint32_t revision;
};
struct request_returned {
  std::string request;
};
struct request_put_last {
  std::string request;
};
// `segment` is the one in which the floor was open, `replacing` the request whose intervention it ends, if any.
struct floor_given {
  std::string request;
  std::uint32_t revision;
  std::string segment;
  std::optional<std::string> replacing;
};
struct intervention_extended {
  std::string request;
  std::uint32_t revision;
  duration by;
};
struct intervention_ended {
  std::string request;
  std::uint32_t revision;
};
struct floor_yielded {
  std::string request;
  std::uint32_t revision;
  std::string to;
};
struct request_withdrawn {
  std::string request;
};
struct word_given {
  std::optional<std::string> to;
  std::string segment;
  std::optional<std::string> replacing;
};
struct turn_extended {
  std::string panellist;
  std::string segment;
  duration by;
};
struct round_begun {
  std::string segment;
  std::uint32_t number;
};
struct microphones_set {
  microphone_mode to;
  microphone_mode from;
};

using of_floor =
    std::variant<floor_rules_set, closing_announced, list_closed, lots_drawn, floor_requested, request_entered, request_moved,
                 request_corrected, request_set_absent, request_returned, floor_given, intervention_extended, intervention_ended,
                 floor_yielded, request_withdrawn, request_put_last, word_given, turn_extended, round_begun, microphones_set>;

}  // namespace dais::event
