#pragma once

#include "page.hpp"

#include <optional>
#include <string>
#include <vector>

namespace dais::scenarios {

// The command that these words ask for, of somebody who sees this page at `now` and presses what it shows:
// `next`, `add 2:00 to unhcr`, `decline q1 because "Off topic."`, `ask "Why?" to gmg as "Ana"`,
// `request the floor as "Bo" of "Chad" for "States" online`, `undo "added 2:00"`. Nothing if they are none.
std::optional<command::any> command_in(std::vector<std::string> const& words, room::page const& seen, time_point now);

// "10:15", "10:15:30" or "10:15:30.010", on this day in this zone.
time_point time_of_day(std::string const& text, time_point day, std::string const& zone);

}  // namespace dais::scenarios
