#include "session/deed_of.hpp"

#include "session/subjects.hpp"

namespace dais {

deed::any deed_of(deed_context const& t, event::any const& what) {
  return std::visit([&](auto const& of_subject) -> deed::any { return deed_of(t, of_subject); }, what);
}

}  // namespace dais
