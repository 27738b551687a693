#pragma once

#include "session/record.hpp"

#include <filesystem>
#include <string>
#include <variant>
#include <vector>

namespace dais::program {

// What happened in a session, as its log file has it, also while a server uses the file; or why it cannot be read, in a sentence. Empty if
// the log has no such session.
std::variant<std::vector<record>, std::string> read_history(std::filesystem::path const& log_file, std::string const& session);

}  // namespace dais::program
