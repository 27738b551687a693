#pragma once

#include "session/floor/state.hpp"
#include "session/person.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace dais::deed {

// What anybody can draw again: the seed, and the requests in the order that it gave.
struct lots {
  std::string seed;  // a number that is larger than what a page can read as one
  std::vector<std::string> order;

  bool operator==(lots const&) const = default;
};
// A request by its id and by the name that it had then.
struct request_named {
  std::string id;
  std::string name;

  bool operator==(request_named const&) const = default;
};
// Somebody on the speakers' list.
struct listed_person {
  std::string name;
  std::string affiliation;
  std::optional<std::string> group;
  bool online;

  bool operator==(listed_person const&) const = default;
};
struct floor_rules_set {
  intake taking;
  floor_order order;
  duration allotment;
  std::vector<floor_group> groups;
  std::optional<reply_rules> responses, rights_of_reply;
  std::optional<lots> drawn;

  bool operator==(floor_rules_set const&) const = default;
};
// `in` none: it was taken back.
struct closing_announced {
  std::optional<duration> in;

  bool operator==(closing_announced const&) const = default;
};
struct list_closed {
  bool operator==(list_closed const&) const = default;
};
struct lots_drawn {
  std::optional<lots> drawn;

  bool operator==(lots_drawn const&) const = default;
};
struct floor_requested {
  listed_person who;
  request_kind kind;
  std::optional<request_named> to;  // of a response: whom

  bool operator==(floor_requested const&) const = default;
};
struct request_entered {
  listed_person who;
  request_kind kind;
  std::optional<request_named> to;  // of a response: whom

  bool operator==(request_entered const&) const = default;
};
// `before` none: to the end.
struct request_moved {
  request_named request;
  std::optional<request_named> before;

  bool operator==(request_moved const&) const = default;
};
// As it is from then on.
struct request_corrected {
  request_named request;
  std::string affiliation;

  bool operator==(request_corrected const&) const = default;
};
struct request_set_absent {
  request_named request;

  bool operator==(request_set_absent const&) const = default;
};
struct request_returned {
  request_named request;

  bool operator==(request_returned const&) const = default;
};
struct request_withdrawn {
  request_named request;

  bool operator==(request_withdrawn const&) const = default;
};
struct request_put_last {
  request_named request;

  bool operator==(request_put_last const&) const = default;
};
struct floor_given {
  request_named request;
  std::optional<request_named> interrupting;

  bool operator==(floor_given const&) const = default;
};
struct intervention_extended {
  request_named request;
  duration by;

  bool operator==(intervention_extended const&) const = default;
};
struct intervention_ended {
  request_named request;
  duration used;

  bool operator==(intervention_ended const&) const = default;
};
struct floor_yielded {
  request_named request;
  request_named to;
  duration rest;

  bool operator==(floor_yielded const&) const = default;
};
// `to` none: it was taken back.
struct word_given {
  std::optional<person> to;

  bool operator==(word_given const&) const = default;
};
struct turn_extended {
  std::string panellist;
  duration by;

  bool operator==(turn_extended const&) const = default;
};
struct round_begun {
  std::uint32_t number;

  bool operator==(round_begun const&) const = default;
};
struct microphones_set {
  microphone_mode to;

  bool operator==(microphones_set const&) const = default;
};

using of_floor =
    std::variant<floor_rules_set, closing_announced, list_closed, lots_drawn, floor_requested, request_entered, request_moved,
                 request_corrected, request_set_absent, request_returned, request_withdrawn, request_put_last, floor_given,
                 intervention_extended, intervention_ended, floor_yielded, word_given, turn_extended, round_begun, microphones_set>;

}  // namespace dais::deed
