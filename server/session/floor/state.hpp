#pragma once

#include "session/countdown.hpp"
#include "session/plan/plan.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace dais {

// `absent`: called, or looked for, and not there; may come back.
enum class request_state { waiting, speaking, spoken, withdrawn, absent };

// What the floor is requested for. A response is to the intervention that runs; a right of reply is to what was said of who asks for it.
enum class request_kind { speech, point_of_order, response, right_of_reply };

// What has to do with each other: the microphones of the hall and the floor. `follow`: a microphone that opens has the floor. `drive`: and
// giving the floor opens it.
enum class microphone_mode { off, follow, drive };

struct microphone_use {
  microphone_mode mode = microphone_mode::off;
  time_point since{};

  bool operator==(microphone_use const&) const = default;
};

// A request for the floor and, once it is given, the intervention.
struct floor_request {
  std::string id;  // "r" and its number in the order of the log
  std::string name;
  std::string affiliation;
  std::optional<std::string> group;
  bool online = false;  // not in the room
  request_kind kind = request_kind::speech;
  std::optional<std::string> responds_to;  // of a response: the request whose intervention ran
  bool first_time = true;                  // its participant has not had the floor before
  std::string participant;                 // a participant's id, seen by nobody; empty where a moderator or the plan put it on the list
  time_point requested{};
  std::uint32_t turn = 0;            // its number among those that came or came back: first come, first served
  std::optional<std::uint32_t> lot;  // its place in the latest drawing
  std::optional<std::size_t> ahead;  // moved by hand: how many are before it
  request_state state = request_state::waiting;
  std::uint32_t revision = 1;
  countdown clock;
  std::optional<time_point> began;
  std::optional<time_point> ended;

  bool operator==(floor_request const&) const = default;
};

// Who speaks and who wants to: those from the floor, and those at the podium.
struct session_floor {
  floor_rules floor;
  std::uint32_t floor_revision = 1;       // of the rules, the closing and the drawing
  std::optional<time_point> list_closes;  // as announced
  std::optional<std::uint64_t> lot_seed;  // of the latest drawing
  std::map<std::string, floor_request> requests;
  time_point requests_since{};                       // since when `limits::from_participants` of them has filled
  std::vector<std::string> speakers;                 // the speakers' list: requests that wait, in the order of `speakers_list`
  std::optional<std::string> speaking;               // the request whose intervention runs
  std::uint32_t turns = 0;                           // the latest `floor_request::turn`
  std::optional<bool> last_online;                   // whether who had the floor last was online
  std::vector<time_point> recent_turns;              // when the latest interventions in the current segment began
  std::map<std::string, std::uint32_t> group_turns;  // interventions by group

  // At the podium: who was tapped to speak, and how long everybody there has spoken.
  std::optional<std::string> speaker;  // at the podium: a panellist, or `moderator_id`
  std::map<std::string, countdown> spoken;

  microphone_use microphones;

  bool operator==(session_floor const&) const = default;
};

}  // namespace dais
