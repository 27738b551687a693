#pragma once

#include "session/change_set.hpp"
#include "session/view.hpp"

namespace dais {

// What the role is shown of what was changed.
session_view make_view(session const&, role, change_set const&);
// What one person sees of it beside that.
private_view make_private_view(session const&, actor const&, change_set const&);

}  // namespace dais
