#pragma once

#include "session/time.hpp"
#include "wire/plan_fault.hpp"

#include <optional>
#include <string>
#include <vector>

namespace dais {

// Whether this is a name of the time-zone database, such as "America/New_York".
bool is_time_zone(std::string const& name);

struct local_time {
  std::optional<time_point> at = {};  // or what is wrong, as of a fault of a plan
  std::optional<plan_fault_code> what = {};
  std::vector<std::string> with = {};
  bool ambiguous = false;  // the clocks go back over it; `at` is the first of the two
};

// Reads "2017-02-16T10:15" as people in a time zone mean it, until 2037: of what is later, the rules of the time-zone database are not read
// by all releases of the date library in use, so that clocks would be in winter for ever. Precondition: `is_time_zone(zone)`.
local_time read_local_time(std::string const& text, std::string const& zone);

// "10:15:07", as clocks in that time zone show it; `clock_minutes` without the seconds, `clock_date` "2017-02-16".
std::string clock_seconds(time_point, std::string const& zone);
std::string clock_minutes(time_point, std::string const& zone);
std::string clock_date(time_point, std::string const& zone);

}  // namespace dais
