#pragma once

#include "session/podium/state.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace dais {

// A panellist's tap, for the moderators and for that panellist.
struct signal_view {
  std::string panellist;
  signal_kind kind;
  signal_state state;
  std::optional<time_point> leaves;
  std::optional<duration> granted;
  time_point raised, changed;
  std::uint32_t revision;
};

struct message_view {
  std::string text;
  std::optional<std::string> language;
  time_point sent;
  std::optional<duration> lasts;  // absent: until it is acknowledged or taken down
  std::optional<time_point> taken_down;
  std::optional<bool> seen;  // by this panellist
  // Moderators only.
  std::optional<recipients> to;
  std::optional<std::vector<std::string>> delivered;  // panellists, and "stage" or "moderator"
  std::optional<std::vector<std::string>> seen_by;    // panellists, or "moderator"
  std::optional<bool> automatic;
  std::optional<bool> from_organiser;
  std::optional<std::uint32_t> revision;
};

}  // namespace dais
