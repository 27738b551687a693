#pragma once

#include "session/time.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace dais {

struct person_view {
  std::string name, title, affiliation;
};

struct plan_view {
  std::string title, subtitle, venue, language, time_zone;
  time_point start;
  time_point end;          // as agreed by now
  time_point planned_end;  // as it was before the session
  bool hard_stop;
  person_view moderator;
  std::map<std::string, person_view> panellists;
  std::vector<std::string> panellist_order;
  std::vector<std::string> absent;  // panellists who did not come
  std::uint32_t question_length;
};

}  // namespace dais
