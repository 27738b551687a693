#pragma once

#include "session/floor/state.hpp"
#include "session/people/state.hpp"
#include "session/plan/state.hpp"
#include "session/podium/state.hpp"
#include "session/questions/state.hpp"
#include "session/reason.hpp"
#include "session/run/state.hpp"
#include "session/undo/state.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace dais {

// The whole of what happened, as far as the rules and the views need it: a fold of `evolve` over the log, in parts by subject. A value;
// copies compare.
struct session : session_agreed, session_run, session_questions, session_floor, session_podium, session_people, session_changes {
  std::string id;
  std::uint64_t seq = 0;  // of the record that it stands at
  time_point at{};        // of that record

  bool operator==(session const&) const = default;
};

// Of one who is there already, or comes with what they do.
participant& participant_of(session&, std::string const& id);

// The segments that Next reaches one after the other, in order: those after the latest that ran which are ahead or interrupted. What was
// passed over is not come back to by itself. None when the session is over.
std::vector<std::string> still_to_come(session const&);

// Whether a segment for all is current, such as a discussion or the Q&A.
bool is_for_all(session const&);

// What bounds the end of a session: its start, as planned and as it really was, and its planned end where that is a hard stop.
struct end_bounds {
  time_point start{};
  std::optional<time_point> began, hard_stop;

  bool operator==(end_bounds const&) const = default;
};
end_bounds end_bounds_of(session const&);

// Why a session that has these bounds now cannot end then: after its planned start, and within a day of its start as planned or, where it
// is later, as it really is.
std::optional<reason> fault_in_end(time_point end, end_bounds const&, time_point now);

// The moderator among those who speak at the podium, and the stage among those who receive messages.
inline constexpr char const* moderator_id = "moderator";
inline constexpr char const* stage_id = "stage";

}  // namespace dais
