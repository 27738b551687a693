#pragma once

#include "session/deed.hpp"
#include "session/session.hpp"

#include <optional>
#include <string>

namespace dais {

// What is known of an event when it is told: the session after it, the segment that was current before it, its author and its time.
struct deed_context {
  session const& after;
  std::optional<std::string> const& left;
  actor const& by;
  time_point at;
};

// Somebody, by the name or the number that they have in this session.
person person_of(session const&, actor const&);

// A panellist's; the id where nobody on the panel has it.
std::string panellist_name(session const&, std::string const& id);

// Who is at the podium: a panellist, or the moderator.
person at_podium(session const&, std::string const& id);

// A segment that ended, of the session after that.
deed::left_segment left_segment(session const&, std::string const& id);

// The end that the session has now, against the plan.
deed::end_moved moved_end(session const&);

}  // namespace dais
