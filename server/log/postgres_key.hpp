#pragma once

#include "log/refusal.hpp"

#include <optional>
#include <string>
#include <variant>

namespace dais::log {

// A secret that all servers of a log in PostgreSQL share, kept beside its sessions; what it is for, and how it looks, they know. Empty:
// there is none. The refusals are sentences.

// What is there.
std::variant<std::string, refusal> read_postgres_key(std::string const& connection_string);

// What is there, which is `offered` where there was none.
std::variant<std::string, refusal> agree_on_postgres_key(std::string const& connection_string, std::string const& offered);

// In the place of the one that is there. Not while a server has told the others that it is there.
std::optional<refusal> replace_postgres_key(std::string const& connection_string, std::string const& key);

}  // namespace dais::log
