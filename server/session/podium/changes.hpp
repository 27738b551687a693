#pragma once

#include "session/evolving.hpp"

// What happens to this subject by what happens to others.
namespace dais {

void set_state(record_context const& at, signal& one, signal_state to);

}  // namespace dais
