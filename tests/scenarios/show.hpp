#pragma once

#include "page.hpp"

#include <string>
#include <vector>

namespace dais::scenarios {

// What somebody sees who looks at this page at `now`: their `clock`, `rundown`, `forecast`, `questions`, the `fate` of their own, `floor`,
// `word` or `handling`, in times of the session's zone. Made from the page's view alone, as a page does.
std::vector<std::string> show(std::string const& what, room::page const& seen, instant now);

}  // namespace dais::scenarios
