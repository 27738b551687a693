#pragma once

#include "world.hpp"

namespace dais::simulation {

// What this person might ask for, as their page looks now; nothing where they can only watch.
std::optional<command::any> sensible(world&, person&);

// Anything at all, of things that are there and of things that are not.
command::any senseless(world&);

// A frame that something happened to on its way, or that was never one.
std::string garbled(world&, std::string text);

// One thing that happens: somebody asks, leaves or comes back, time passes, the disk or the server has trouble.
void happen(world&);

// A fault: of the disk, of a node, of the network, of the log's clock.
void fail(world&);

}  // namespace dais::simulation
