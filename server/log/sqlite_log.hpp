#pragma once

#include "log/log.hpp"
#include "log/sqlite_file.hpp"

#include <filesystem>
#include <variant>

namespace dais::log {

// The log in one file on this machine, as protocol/log-format.md describes it. Makes the file if there is none; its directory must exist.
// One process has it open at a time. An entry is appended when its transaction has been brought to disk; all that waits while the disk is
// busy shares the next one. `post` is called from a thread of the engine as well as from the user's.
// What is refused is left as it was: a file in use, not ours, damaged, or of a newer version.
std::variant<std::unique_ptr<engine>, refusal> open_sqlite_log(std::filesystem::path file, engine::post, engine::clock);

// For somebody who only looks, also while a server has the file open: gives what is there when it is asked for, and nothing that comes
// later; appends nothing, keeps no checkpoint and knows no time. Has no thread, and reads in what it posts.
std::variant<std::unique_ptr<engine>, refusal> open_sqlite_log_for_reading(std::filesystem::path const& file, engine::post);

}  // namespace dais::log
