#pragma once

#include "session/plan/plan.hpp"

#include <cstdint>
#include <set>
#include <string>
#include <vector>

namespace dais {

// What it is planned for, and what was agreed by now; the plan stands once the session runs.
struct session_agreed {
  session_plan plan;
  time_point end{};
  std::vector<panellist_plan> panellists;
  std::set<std::string> absent;                            // panellists who did not come
  std::uint32_t added_segments = 0, added_panellists = 0;  // ever: their ids are not used again

  bool operator==(session_agreed const&) const = default;
};

}  // namespace dais
