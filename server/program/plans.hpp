#pragma once

#include "wire/plan_file.hpp"

#include <filesystem>
#include <iosfwd>
#include <optional>

namespace dais::program {

// Reads a plan; its id is made of the file's name where it has none. If it is not good, writes what is wrong, a line a fault:
// `FILE:LINE: field: message`, with the column where it is known, and returns nothing. Remarks on a good one are written in the same way.
// `now`: as for `read_plan`.
std::optional<plan_file> read_plan_file(std::filesystem::path const&, std::ostream& faults, std::optional<time_point> now);

}  // namespace dais::program
