#pragma once

#include "session/actor.hpp"
#include "session/people/state.hpp"
#include "session/time.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace dais {

// A question that somebody works on at one of the moderators' consoles, which are numbered from 1 in each role.
struct claim_view {
  std::string question;
  role as;
  std::uint32_t number;
  std::string console;

  bool operator==(claim_view const&) const = default;
};

enum class browser : std::uint8_t { firefox, chrome, safari, edge, opera, samsung };

enum class operating_system : std::uint8_t { windows, macos, linux_, android, ios, chromeos };

// A program that has a token.
struct tool_view {
  std::string id;
  std::string name;
  tool_rights rights;

  bool operator==(tool_view const&) const = default;
};

// A connection of anybody but the audience. Where it comes from is a number: another for each address that the node which it is connected
// to has seen in this session.
struct device_view {
  std::string name;  // which no other connection has; `node/number`
  role as;
  std::uint32_t number;                  // in its role, from 1
  std::optional<std::string> panellist;  // whose it is
  time_point since;
  std::uint32_t network;
  // As it says itself; absent where that tells nothing.
  std::optional<dais::browser> browser;
  std::optional<operating_system> system;

  bool operator==(device_view const&) const = default;
};

// An address from which so many came that newcomers are refused, or whose newcomers a moderator does not want.
struct origin_view {
  std::string name;            // by which `preview_removal`, `remove_origin` and `admit_origin` name it; `node/number`
  std::uint32_t participants;  // who take part, and did something from there last
  std::uint32_t refused;       // newcomers, or newcomers' attempts
  std::optional<bool> barred;  // nobody new from there takes part

  bool operator==(origin_view const&) const = default;
};

// The microphone system that the server goes by. People are named as they are shown; units where nobody sits are not told of.
struct microphones_view {
  bool connected;
  std::optional<bool> elsewhere;    // another session has them at present
  std::vector<std::string> open;    // the one open longest first
  std::vector<std::string> asking;  // at the podium: who has asked by the button
  // Driven, of who has the floor: not open yet, and not open within a second.
  std::optional<std::string> opening, silent;

  bool operator==(microphones_view const&) const = default;
};

// How many connections each role has, and what moderators work on. Not of the log: the room knows it.
struct presence_view {
  std::uint32_t moderators, co_moderators, observers, stages, participants;
  std::map<std::string, std::uint32_t> panellists;
  std::vector<claim_view> claims;
  std::vector<device_view> devices;             // the earliest of each role first
  std::vector<origin_view> origins;             // those that most were refused from first
  std::optional<bool> not_saving;               // nothing that is asked can be kept at present
  std::optional<duration> ahead;                // of the server's clock: what the session's record was written by was so far ahead
  std::optional<microphones_view> microphones;  // where the plan seats somebody
};

}  // namespace dais
