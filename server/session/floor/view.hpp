#pragma once

#include "session/clock_view.hpp"
#include "session/floor/state.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace dais {

// The round of a discussion: the clocks of those who have spoken in it.
struct round_view {
  std::uint32_t number;
  duration turn, wrap_up;
  std::vector<std::string> spoken;  // panellists who have spoken in it
  std::optional<clock_view> clock;  // of who speaks
};

struct intervention_view {
  std::string request, name, affiliation;
  clock_view clock;
  duration wrap_up;
  std::optional<request_kind> kind = {};  // where it is no speech
};

struct listed_view {
  std::string request;
  duration allotment;  // that it will have

  bool operator==(listed_view const&) const = default;
};

struct next_speaker_view {
  std::string request, name, affiliation;
  std::optional<request_kind> kind = {};  // where it is no speech
};

struct floor_view {
  bool open;      // somebody may have the floor
  bool requests;  // the floor can be requested, until `closes`
  intake taking;
  std::optional<time_point> closes;
  floor_order order;
  duration allotment, wrap_up;
  std::optional<intervention_view> speaking;
  std::optional<next_speaker_view> next;  // the head of the list, while the floor is open
  std::optional<std::string> speaker;     // who speaks at the podium: a panellist, "moderator" or nobody
  std::optional<round_view> round;        // while a discussion in rounds is current
  std::optional<duration> pace;           // from one intervention to the next, as it went lately
  // For moderators and the audience.
  std::optional<std::vector<listed_view>> list;  // requests that wait, in order
  std::optional<std::vector<floor_group>> groups;
  std::optional<reply_rules> responses, rights_of_reply;
  std::optional<std::string> seed;  // of the latest drawing of lots
  // Moderators only.
  std::optional<std::uint32_t> revision;
  std::optional<microphone_mode> microphones = {};  // where the plan seats somebody
};

struct request_view {
  std::string name, affiliation;
  std::optional<std::string> group;
  bool online;
  request_kind kind;
  std::optional<std::string> responds_to;  // a request
  time_point requested;
  request_state state;
  std::optional<time_point> began, ended;
  bool moved;  // out of the order of the rule, by hand
  // Moderators only.
  std::optional<std::uint32_t> revision;
  std::optional<bool> first_time;
  std::optional<duration> used;  // of the floor, once they have had it or were interrupted
};

}  // namespace dais
