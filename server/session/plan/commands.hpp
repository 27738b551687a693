#pragma once

#include "session/plan/plan.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <variant>

namespace dais::command {

// Until the first segment begins.
struct edit_session {
  std::uint32_t revision;
  session_draft to;

  void typed(auto clean) { to.typed(clean); }
};
struct edit_segment {
  std::uint32_t revision;
  std::string segment;
  segment_draft to;

  void typed(auto clean) { to.typed(clean); }
};
struct insert_segment {
  std::uint32_t revision;
  std::optional<std::string> before;
  segment_draft what;

  void typed(auto clean) { what.typed(clean); }
};  // at the end: nothing named
struct move_end {
  std::uint32_t revision;
  time_point to;
};
struct add_panellist {
  std::uint32_t revision;
  std::string name;
  std::string title = {};
  std::string affiliation = {};

  void typed(auto clean) { clean(name), clean(title), clean(affiliation); }
};
struct edit_panellist {
  std::uint32_t revision;
  std::string panellist;
  std::string name;
  std::string title = {};
  std::string affiliation = {};

  void typed(auto clean) { clean(name), clean(title), clean(affiliation); }
};
struct note_presence {
  std::uint32_t revision;
  std::string panellist;
  bool on;
};  // whether a panellist has come

using of_plan = std::variant<edit_session, edit_segment, insert_segment, move_end, add_panellist, edit_panellist, note_presence>;

}  // namespace dais::command
