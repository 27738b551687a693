#pragma once

#include "session/session.hpp"

#include <string>

namespace dais::simulation {

// What in a session contradicts itself or the rules, whatever has happened to it; nothing where all is well. Written from the rules,
// without the core's help.
std::string contradiction(session const&);

}  // namespace dais::simulation
