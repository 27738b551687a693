#pragma once

#include "session/plan/plan.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <variant>

namespace dais::event {

struct session_created {
  std::string session;
  session_plan plan;
};
struct session_edited {
  std::uint32_t revision;
  session_draft to;
};
struct segment_edited {
  std::uint32_t revision;
  std::string segment;
  segment_draft to;
};
struct segment_inserted {
  std::uint32_t revision;
  std::optional<std::string> before;
  segment_draft what;
};
struct end_moved {
  std::uint32_t revision;
  time_point to;
};
struct panellist_added {
  std::uint32_t revision;
  std::string name;
  std::string title;
  std::string affiliation;
};
struct panellist_edited {
  std::uint32_t revision;
  std::string panellist;
  std::string name;
  std::string title;
  std::string affiliation;
};
// Who does not come has their presentations skipped with it.
struct presence_noted {
  std::uint32_t revision;
  std::string panellist;
  bool on;
};

using of_plan = std::variant<session_created, session_edited, segment_edited, segment_inserted, end_moved, panellist_added,
                             panellist_edited, presence_noted>;

}  // namespace dais::event
