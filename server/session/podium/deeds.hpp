#pragma once

#include "session/podium/state.hpp"

#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace dais::deed {

// Whom a message was for; panellists by name.
struct receivers {
  std::vector<std::string> panellists;
  bool all_panellists;
  bool stage;
  bool audience;

  bool operator==(receivers const&) const = default;
};
// `leaves`: in how long they must.
struct signal_raised {
  signal_kind kind;
  std::optional<duration> leaves;

  bool operator==(signal_raised const&) const = default;
};
struct signal_lowered {
  signal_kind kind;

  bool operator==(signal_lowered const&) const = default;
};
struct signal_seen {
  std::string panellist;
  signal_kind kind;

  bool operator==(signal_seen const&) const = default;
};
struct signal_handled {
  std::string panellist;
  signal_kind kind;

  bool operator==(signal_handled const&) const = default;
};
struct message_sent {
  receivers to;
  std::string text;

  bool operator==(message_sent const&) const = default;
};
struct moderators_told {
  std::string text;

  bool operator==(moderators_told const&) const = default;
};
struct quick_message_kept {
  std::string text;

  bool operator==(quick_message_kept const&) const = default;
};
struct quick_message_dropped {
  std::string text;

  bool operator==(quick_message_dropped const&) const = default;
};
struct message_taken_down {
  std::string text;

  bool operator==(message_taken_down const&) const = default;
};
struct message_delivered {
  std::string text;

  bool operator==(message_delivered const&) const = default;
};
struct message_seen {
  std::string text;

  bool operator==(message_seen const&) const = default;
};
struct stage_set {
  stage_picture to;

  bool operator==(stage_set const&) const = default;
};

struct caption_kept {
  std::string text;

  bool operator==(caption_kept const&) const = default;
};

using of_podium =
    std::variant<signal_raised, signal_lowered, signal_seen, signal_handled, message_sent, moderators_told, quick_message_kept,
                 quick_message_dropped, message_taken_down, message_delivered, message_seen, stage_set, caption_kept>;

}  // namespace dais::deed
