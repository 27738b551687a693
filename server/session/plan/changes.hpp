#pragma once

#include "session/evolving.hpp"

// What happens to this subject by what happens to others.
namespace dais {

// The segments are planned for other times with it.
void mark_heading(session& s, record_context const& at);

}  // namespace dais
