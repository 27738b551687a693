#pragma once

#include "log/log.hpp"
#include "log/postgres_line.hpp"
#include "log/refusal.hpp"

#include <string>
#include <variant>

namespace dais::log {

// The log in a database of PostgreSQL, as protocol/log-format.md describes it; any number of processes have it open at a time. An entry is
// appended when its transaction is committed there. Its times are the database's. `post` is called from threads of the engine as well as
// from the user's. A database that is not reached, or not to be used, is trouble (`health`), and `newest` says why it cannot be used; only
// what is no connection string is refused.
std::variant<std::unique_ptr<engine>, refusal> open_postgres_log(std::string const& connection_string, engine::post,
                                                                 postgres_options const& = {});

}  // namespace dais::log
