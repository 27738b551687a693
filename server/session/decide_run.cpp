#include "session/deciding.hpp"

#include "session/limits.hpp"
#include "session/text.hpp"

namespace dais {

decision decider::operator()(command::open_session const& c) const {
  if (stale(c.revision)) return overtaken();
  if (s.status != session_status::prepared) return wrong_status("It is open already.");
  return event::session_opened{c.revision};
}

decision decider::operator()(command::start const& c) const {
  if (c.segment && !find_segment(*c.segment)) return no_segment();
  if (stale(c.revision)) return overtaken();
  if (s.status != session_status::open && s.status != session_status::running) {
    return wrong_status("Open the session before you start it.");
  }
  if (!c.segment && s.current) return refuse(code::wrong_segment, "A segment runs already. Press Next to go on.");
  auto const segment = c.segment ? c.segment : following();
  if (!segment) return nothing_follows();
  auto const state = find_segment(*segment)->state;
  if (state != segment_state::ahead && state != segment_state::interrupted) {
    return refuse(code::wrong_segment, "This segment is not ahead. Restore it or go back to it instead.");
  }
  return event::segment_begun{c.revision, *segment, false};
}

decision decider::operator()(command::next const& c) const {
  if (stale(c.revision)) return overtaken();
  if (s.status != session_status::running) return wrong_status("Next is for a session that runs. Start it first.");
  auto const segment = following();
  if (!segment) return nothing_follows();
  return event::segment_begun{c.revision, *segment, false};
}

decision decider::operator()(command::back const& c) const {
  auto const* segment = find_segment(c.segment);
  if (!segment) return no_segment();
  if (stale(c.revision)) return overtaken();
  if (s.status != session_status::running && s.status != session_status::concluded) return wrong_status("Nothing has run yet.");
  if (segment->state != segment_state::done && segment->state != segment_state::interrupted) {
    return refuse(code::wrong_segment, "Only a segment that has run can be gone back to.");
  }
  return event::segment_begun{c.revision, c.segment, true};
}

decision decider::operator()(command::pause const& c) const {
  if (stale(c.revision)) return overtaken();
  if (!s.current) return refuse(code::wrong_segment, "No segment runs, so there is nothing to pause.");
  if (s.paused_since) return refuse(code::wrong_state, "It is paused already.");
  return event::paused{c.revision};
}

decision decider::operator()(command::resume const& c) const {
  if (stale(c.revision)) return overtaken();
  if (!s.current || !s.paused_since) return refuse(code::wrong_state, "It is not paused.");
  return event::resumed{c.revision};
}

decision decider::operator()(command::add_time const& c) const {
  auto const* segment = find_segment(c.segment);
  if (!segment) return no_segment();
  if (stale(c.revision)) return overtaken();
  if (s.status == session_status::concluded || s.status == session_status::closed) return wrong_status("The session is over.");
  if (segment->state == segment_state::done || segment->state == segment_state::skipped) {
    return refuse(code::wrong_segment, "This segment is over. Time can be given to one that runs or is ahead.");
  }
  if (auto const fault = fault_in_time(c.by, segment->clock)) return *fault;
  return event::time_added{c.revision, c.segment, c.by};
}

decision decider::operator()(command::skip const& c) const {
  auto const* segment = find_segment(c.segment);
  if (!segment) return no_segment();
  if (stale(c.revision)) return overtaken();
  if (over()) return wrong_status("The session is over.");
  if (segment->state == segment_state::done || segment->state == segment_state::skipped) {
    return refuse(code::wrong_segment, "This segment is over already.");
  }
  return event::segment_skipped{c.revision, c.segment};
}

decision decider::operator()(command::restore const& c) const {
  auto const* segment = find_segment(c.segment);
  if (!segment) return no_segment();
  if (stale(c.revision)) return overtaken();
  if (over()) return wrong_status("The session is over.");
  if (segment->state != segment_state::skipped) return refuse(code::wrong_segment, "This segment was not skipped.");
  return event::segment_restored{c.revision, c.segment};
}

decision decider::operator()(command::move const& c) const {
  auto const* segment = find_segment(c.segment);
  auto const* before = c.before ? find_segment(*c.before) : nullptr;
  if (!segment || (c.before && !before)) return no_segment();
  if (stale(c.revision)) return overtaken();
  if (over()) return wrong_status("The session is over.");
  if (segment->state != segment_state::ahead) return refuse(code::wrong_segment, "Only a segment that has not begun can be moved.");
  if (c.before == c.segment) return refuse(code::wrong_segment, "A segment cannot be moved before itself.");
  if (auto const ahead = still_to_come(s); before && std::find(ahead.begin(), ahead.end(), *c.before) == ahead.end()) {
    return refuse(code::wrong_segment, "It can only be moved before a segment that is still to come.");
  }
  return event::segment_moved{c.revision, c.segment, c.before};
}

decision decider::operator()(command::end_segment const& c) const {
  if (stale(c.revision)) return overtaken();
  if (!s.current) return refuse(code::wrong_segment, "No segment runs.");
  return event::segment_ended{c.revision};
}

decision decider::operator()(command::end_session const& c) const {
  if (stale(c.revision)) return overtaken();
  if (s.status != session_status::running) return wrong_status("Only a session that runs can be ended.");
  return event::session_concluded{c.revision};
}

decision decider::operator()(command::close_session const& c) const {
  if (stale(c.revision)) return overtaken();
  if (s.status != session_status::concluded) return wrong_status("End the session before you close it.");
  return event::session_closed{c.revision};
}

}  // namespace dais
