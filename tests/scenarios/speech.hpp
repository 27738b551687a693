#pragma once

#include "page.hpp"

#include <optional>
#include <string>
#include <vector>

namespace dais::scenarios {

// The command that these words ask for, of somebody who sees this page and presses what it shows:
// `next`, `add 2:00 to unhcr`, `decline q1 because "Off topic."`, `ask "Why?" to gmg as "Ana"`,
// `request the floor as "Bo" of "Chad" for "States" online`. Nothing if they are none.
std::optional<command::any> command_in(std::vector<std::string> const& words, room::page const& seen);

}  // namespace dais::scenarios
