#pragma once

#include "session/evolving.hpp"

// What happens to this subject by what happens to others.
namespace dais {

void run_changed(session& s, record_context const& at);

}  // namespace dais
