#pragma once

#include "session/owner.hpp"
#include "session/podium/state.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <variant>

namespace dais::command {

// By a panellist. `leaves`: when they must leave, of that kind of signal.
struct raise_signal {
  static constexpr owner owned_by = owner::panellist;
  signal_kind kind;
  std::optional<time_point> leaves = {};
};
struct lower_signal {
  static constexpr owner owned_by = owner::panellist;
  signal_kind kind;
};
// By a moderator.
struct see_signal {
  static constexpr owner owned_by = owner::driver;
  std::string panellist;
  signal_kind kind;
  std::uint32_t revision;
};
struct handle_signal {
  static constexpr owner owned_by = owner::driver;
  std::string panellist;
  signal_kind kind;
  std::uint32_t revision;
};
// Absent `lasts`: until it is acknowledged or taken down.
struct send_message {
  static constexpr owner owned_by = owner::driver;
  recipients to;
  std::string text;
  std::string language = {};
  std::optional<duration> lasts = {};

  void typed(auto clean) { clean(text); }
};
// By the organiser, to whoever leads.
struct tell_moderators {
  static constexpr owner owned_by = owner::organiser;
  std::string text;

  void typed(auto clean) { clean(text); }
};
// A text that the moderators have at hand from now on, or no longer.
struct keep_quick_message {
  std::string text;

  void typed(auto clean) { clean(text); }
};
struct drop_quick_message {
  std::string text;

  void typed(auto clean) { clean(text); }
};
struct take_down_message {
  static constexpr owner owned_by = owner::driver;
  std::string message;
  std::uint32_t revision;
};
// By the server: so much of the segment is left that the plan wants this announcement.
struct announce {
  static constexpr owner owned_by = owner::server;
  std::string segment;
  std::uint32_t number;
};
// By the page of whoever it is for: it is shown; and by themselves: they have read it.
struct note_delivery {
  static constexpr owner owned_by = owner::recipients;
  std::string message;
};
struct acknowledge {
  static constexpr owner owned_by = owner::readers;
  std::string message;
};
struct set_stage {
  static constexpr owner owned_by = owner::driver;
  stage_picture to;
  stage_picture from;
};  // `from` is what the asker saw

// By the server: what a caption service heard, which stays as it is.
struct keep_caption {
  static constexpr owner owned_by = owner::server;
  std::string text;
  std::string language = {};

  void typed(auto clean) { clean(text); }
};

using of_podium = std::variant<raise_signal, lower_signal, see_signal, handle_signal, send_message, tell_moderators, keep_quick_message,
                               drop_quick_message, take_down_message, announce, note_delivery, acknowledge, set_stage, keep_caption>;

}  // namespace dais::command
