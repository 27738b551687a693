#pragma once

#include "net/listener.hpp"
#include "room/rooms.hpp"

#include <string>

namespace dais::program {

// Where people reach a server that listens there: its public URL or, where it has none, its address or, if it listens on all of this
// machine's, one that others can reach.
std::string base_url(net::listen_address const&, std::string const& public_url, bool is_secure = false);

// A session with every link to it, for people to read and to copy from.
std::string listing_of(wire::session_card const&, std::string const& base);

// The code of the audience's link, for phones to read off the terminal. `coloured` as for `net::to_terminal`.
std::string audience_code(wire::session_card const&, std::string const& base, bool coloured);

}  // namespace dais::program
