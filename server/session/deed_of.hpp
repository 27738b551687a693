#pragma once

#include "session/deed_context.hpp"
#include "session/event.hpp"

namespace dais {

// What happened, with the names of now.
deed::any deed_of(deed_context const&, event::any const&);

}  // namespace dais
