#pragma once

#include "session/actor.hpp"
#include "session/command.hpp"
#include "session/event.hpp"
#include "session/rejection.hpp"
#include "session/session.hpp"

#include <variant>

namespace dais {

using decision = std::variant<event::any, rejection>;

// May this actor do this, now, to this session? The only place that refuses. Pure.
decision decide(session const&, command::any const&, actor const&, instant now);

}  // namespace dais
