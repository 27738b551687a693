#pragma once

#include "log/bulletins.hpp"
#include "log/log.hpp"
#include "log/postgres_line.hpp"

#include <memory>
#include <string>

namespace dais::log {

// What nodes say to one another by tables of the database that has their log. They have it as long as it is reached: while it is away each
// node goes by what it heard last, and afterwards says all anew. `post` is called from a thread of its own. Throws std::invalid_argument
// where that is no connection string.
std::unique_ptr<bulletins> make_postgres_bulletins(std::string const& connection_string, engine::post, postgres_options const& = {});

}  // namespace dais::log
