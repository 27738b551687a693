#pragma once

#include "log/refusal.hpp"
#include "log/verification.hpp"

#include <string>
#include <variant>

namespace dais::log {

// Reads all of a log in PostgreSQL as it is at one moment, also while servers use it.
std::variant<verification, refusal> verify_postgres_log(std::string const& connection_string);

}  // namespace dais::log
