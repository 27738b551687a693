#pragma once

#include "log/log.hpp"
#include "log/marks.hpp"
#include "log/sqlite_reader.hpp"

namespace dais::log {

// Holds what is in a log against what was confirmed. Sessions that have less or other are told of as damaged; what has no mark gets one.
// Throws sqlite::error and std::system_error.
void compare_with_marks(sqlite_reader&, marks&, condition&);

// What is wrong with a session of which this was confirmed; nothing where it holds that.
std::optional<std::string> missing_of(sqlite_reader&, mark const&);

}  // namespace dais::log
