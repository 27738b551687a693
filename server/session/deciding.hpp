#pragma once

#include "session/decision.hpp"
#include "session/earlier.hpp"
#include "session/find.hpp"
#include "session/session.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

// What deciding on the commands of all subjects has in common. Each checks in the same order: that what is named exists, that the asker saw
// its present state, and that the rules allow it in that state.
namespace dais {

// Of the run, where it can be said who was a moment earlier.
inline rejection overtaken(session const& s, asker const& a) { return who_was_earlier(s, {}, a.latest); }

inline bool is_over(session const& s) { return s.status == session_status::concluded || s.status == session_status::closed; }

inline segment const* find_segment(session const& s, std::string const& id) { return find(s.segments, id); }
inline participant const* find_participant(session const& s, asker const& a) { return find(s.participants, a.by.id); }

bool has_panellist(session const& s, std::string const& id);
std::optional<rejection> fault_in_participants(session const& s, asker const& a);
// Of one more within a minute, after these.
std::optional<rejection> fault_in_pace(std::vector<time_point> const& latest, std::size_t each_minute, reason, time_point now);
// Of what all participants take together, of which so much is left.
std::optional<rejection> fault_in_budget(asker const& a, time_point since, reason);
// Of a name that somebody in the audience gives: that it is not that of anybody who leads or is on the panel, nor a word for them.
std::optional<rejection> fault_in_claimed_name(session const& s, asker const& a, std::string const& name);
std::optional<rejection> fault_in_time(duration by, countdown const& clock);

}  // namespace dais
