#pragma once

#include "session/affected.hpp"
#include "session/event.hpp"

namespace dais {

affected affected_by(session const&, event::any const&);

}  // namespace dais
