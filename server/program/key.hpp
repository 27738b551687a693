#pragma once

#include "program/data_directory.hpp"
#include "program/open_log.hpp"
#include "room/links.hpp"

#include <optional>

namespace dais::program {

// The key of a log's links: beside a log in a data directory, and in the database of one that is in a database, where all its servers find
// it. Throws std::runtime_error with a sentence.

// Nothing where there is none.
std::optional<room::link_key> read_key(data_directory const&, log_place const&);

// The one that is there, which is this one where there was none.
room::link_key agree_on_key(data_directory const&, log_place const&, room::link_key const& offered);

// In the place of the one that is there, but not while a server uses it, which would go on by the one that it has read.
void replace_key(data_directory const&, log_place const&, room::link_key const&);

// For a server, which makes one where there is none.
room::link_key key_to_serve_by(data_directory const&, log_place const&, bool has_sessions);

}  // namespace dais::program
