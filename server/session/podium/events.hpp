#pragma once

#include "session/podium/state.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <variant>

namespace dais::event {

// By a panellist.
struct signal_raised {
  signal_kind kind;
  std::optional<time_point> leaves;
};
struct signal_lowered {
  signal_kind kind;
};
// By a moderator. `revision` is the signal's.
struct signal_seen {
  std::string panellist;
  signal_kind kind;
  std::uint32_t revision;
};
struct signal_handled {
  std::string panellist;
  signal_kind kind;
  std::uint32_t revision;
};
// `automatic` is the number of the plan's announcement, which is made once in a segment.
struct message_sent {
  recipients to;
  std::string text;
  std::string language;
  std::optional<duration> lasts;
  std::optional<std::string> segment;
  std::optional<std::uint32_t> automatic;
};
struct moderators_told {
  std::string text;
};
struct quick_message_kept {
  std::string text;
};
struct quick_message_dropped {
  std::string text;
};
struct message_taken_down {
  std::string message;
  std::uint32_t revision;
};
struct message_delivered {
  std::string message;
};
struct message_seen {
  std::string message;
};
struct stage_set {
  stage_picture to;
  stage_picture from;
};

struct caption_kept {
  std::string text;
  std::string language;
};

using of_podium =
    std::variant<signal_raised, signal_lowered, signal_seen, signal_handled, message_sent, moderators_told, quick_message_kept,
                 quick_message_dropped, message_taken_down, message_delivered, message_seen, stage_set, caption_kept>;

}  // namespace dais::event
