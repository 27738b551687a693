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

// All entries of a session for somebody who only looks, also while a server has the file open. Empty if there is no such session.
std::variant<std::vector<entry>, refusal> read_sqlite_log(std::filesystem::path const& file, std::string const& session);

// The sessions that have an entry, oldest first, in the same way.
std::variant<std::vector<std::string>, refusal> list_sqlite_log(std::filesystem::path const& file);

}  // namespace dais::log
