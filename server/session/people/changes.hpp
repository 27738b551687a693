#pragma once

#include "session/evolving.hpp"

#include <string>

// What happens to this subject by what happens to others.
namespace dais {

// Somebody takes part no more, or does again; their votes count or not.
void set_removed(session& s, record_context const& at, std::string const& participant, bool removed);

}  // namespace dais
