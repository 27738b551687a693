#pragma once

#include "page.hpp"

#include <string>
#include <vector>

namespace dais::scenarios {

// What somebody sees who looks at this page at `now`: their `clock`, `rundown`, `forecast`, `questions`, the `fate` of their own, `floor`,
// `speaker`, `round`, `signals`, `messages`, `panel`, `stage`, `history`, `offers` or `claims`, in times of the session's zone. Made from
// what the page was sent alone, as a page does.
std::vector<std::string> show(std::string const& what, room::page const& seen, time_point now);

}  // namespace dais::scenarios
