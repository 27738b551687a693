#include "session/deadline.hpp"
#include "session/deciding.hpp"
#include "session/limits.hpp"
#include "session/run/catch_up.hpp"
#include "session/subjects.hpp"

#include <algorithm>

namespace dais {

namespace {

decision on(session const& s, asker const& a, command::open_session const& c) {
  if (c.revision != s.revision) return overtaken(s, a);
  if (s.status != session_status::prepared) return wrong_status("It is open already.");
  return event::session_opened{c.revision};
}

decision on(session const& s, asker const& a, command::start const& c) {
  if (c.segment && !find_segment(s, *c.segment)) return no_segment();
  if (c.revision != s.revision) return overtaken(s, a);
  if (s.status != session_status::open && s.status != session_status::running) {
    return wrong_status("Open the session before you start it.");
  }
  if (!c.segment && s.current) return refuse(code::wrong_segment, "A segment runs already. Press Next to go on.");
  auto const segment = c.segment ? c.segment : following(s);
  if (!segment) return nothing_follows();
  auto const state = find_segment(s, *segment)->state;
  if (state != segment_state::ahead && state != segment_state::interrupted) {
    return refuse(code::wrong_segment, "This segment is not ahead. Restore it or go back to it instead.");
  }
  return event::segment_begun{c.revision, *segment, false};
}

decision on(session const& s, asker const& a, command::next const& c) {
  if (c.revision != s.revision) return overtaken(s, a);
  if (s.status != session_status::running) return wrong_status("Next is for a session that runs. Start it first.");
  auto const segment = following(s);
  if (!segment) return nothing_follows();
  return event::segment_begun{c.revision, *segment, false};
}

decision on(session const& s, asker const& a, command::back const& c) {
  auto const* segment = find_segment(s, c.segment);
  if (!segment) return no_segment();
  if (c.revision != s.revision) return overtaken(s, a);
  if (s.status != session_status::running && s.status != session_status::concluded) return wrong_status("Nothing has run yet.");
  if (segment->state != segment_state::done && segment->state != segment_state::interrupted) {
    return refuse(code::wrong_segment, "Only a segment that has run can be gone back to.");
  }
  return event::segment_begun{c.revision, c.segment, true};
}

decision on(session const& s, asker const& a, command::pause const& c) {
  if (c.revision != s.revision) return overtaken(s, a);
  if (!s.current) return refuse(code::wrong_segment, "No segment runs, so there is nothing to pause.");
  if (s.paused_since) return refuse(code::wrong_state, "It is paused already.");
  return event::paused{c.revision};
}

decision on(session const& s, asker const& a, command::resume const& c) {
  if (c.revision != s.revision) return overtaken(s, a);
  if (!s.current || !s.paused_since) return refuse(code::wrong_state, "It is not paused.");
  return event::resumed{c.revision};
}

decision on(session const& s, asker const& a, command::add_time const& c) {
  auto const* segment = find_segment(s, c.segment);
  if (!segment) return no_segment();
  if (c.revision != s.revision) return overtaken(s, a);
  if (s.status == session_status::concluded || s.status == session_status::closed) return wrong_status("The session is over.");
  if (segment->state == segment_state::done || segment->state == segment_state::skipped) {
    return refuse(code::wrong_segment, "This segment is over. Time can be given to one that runs or is ahead.");
  }
  if (auto const fault = fault_in_time(c.by, segment->clock)) return *fault;
  return event::time_added{c.revision, c.segment, c.by};
}

decision on(session const& s, asker const& a, command::skip const& c) {
  auto const* segment = find_segment(s, c.segment);
  if (!segment) return no_segment();
  if (c.revision != s.revision) return overtaken(s, a);
  if (is_over(s)) return wrong_status("The session is over.");
  if (segment->state == segment_state::done || segment->state == segment_state::skipped) {
    return refuse(code::wrong_segment, "This segment is over already.");
  }
  return event::segment_skipped{c.revision, c.segment};
}

decision on(session const& s, asker const& a, command::restore const& c) {
  auto const* segment = find_segment(s, c.segment);
  if (!segment) return no_segment();
  if (c.revision != s.revision) return overtaken(s, a);
  if (is_over(s)) return wrong_status("The session is over.");
  if (segment->state != segment_state::skipped) return refuse(code::wrong_segment, "This segment was not skipped.");
  return event::segment_restored{c.revision, c.segment};
}

decision on(session const& s, asker const& a, command::move const& c) {
  auto const* segment = find_segment(s, c.segment);
  auto const* before = c.before ? find_segment(s, *c.before) : nullptr;
  if (!segment || (c.before && !before)) return no_segment();
  if (c.revision != s.revision) return overtaken(s, a);
  if (is_over(s)) return wrong_status("The session is over.");
  if (segment->state != segment_state::ahead) return refuse(code::wrong_segment, "Only a segment that has not begun can be moved.");
  if (c.before == c.segment) return refuse(code::wrong_segment, "A segment cannot be moved before itself.");
  if (auto const ahead = still_to_come(s); before && std::find(ahead.begin(), ahead.end(), *c.before) == ahead.end()) {
    return refuse(code::wrong_segment, "It can only be moved before a segment that is still to come.");
  }
  return event::segment_moved{c.revision, c.segment, c.before};
}

decision on(session const& s, asker const& a, command::end_segment const& c) {
  if (c.revision != s.revision) return overtaken(s, a);
  if (!s.current) return refuse(code::wrong_segment, "No segment runs.");
  return event::segment_ended{c.revision};
}

decision on(session const& s, asker const& a, command::end_session const& c) {
  if (c.revision != s.revision) return overtaken(s, a);
  if (s.status != session_status::running) return wrong_status("Only a session that runs can be ended.");
  return event::session_concluded{c.revision};
}

decision on(session const& s, asker const& a, command::close_session const& c) {
  if (c.revision != s.revision) return overtaken(s, a);
  if (s.status != session_status::concluded) return wrong_status("End the session before you close it.");
  return event::session_closed{c.revision};
}

decision on(session const& s, asker const& a, command::backdate_beginning const& c) {
  if (c.revision != s.revision) return overtaken(s, a);
  if (!s.current) return refuse(code::wrong_segment, "No segment runs. Start it first, then say when it began.");
  auto const& g = s.segments.at(*s.current);
  if (c.at >= *g.since || *g.since - c.at > limits::backdated_max) {
    return refuse(code::out_of_range, "It can have begun earlier than that only, and within twelve hours. Give an earlier time.");
  }
  if (g.began != g.since && c.at < g.ran_until.value_or(*g.began)) {
    return refuse(code::out_of_range, "It runs again, and its clock stood still later than that. Give a later time.");
  }
  for (auto const& [id, other] : s.segments) {
    if (id == *s.current || !other.ended || *other.ended <= c.at) continue;
    if (c.at < *other.ran_from) {
      return refuse(code::out_of_range, "What came before it began later than that, or went on after a pause. Give a later time.");
    }
  }
  return event::beginning_backdated{c.revision, *s.current, c.at};
}

decision on(session const& s, asker const& a, command::backdate_ending const& c) {
  if (c.revision != s.revision) return overtaken(s, a);
  segment const* last = nullptr;
  for (auto const& [id, g] : s.segments) {
    if (id != s.current && g.ended && g.state != segment_state::skipped && (!last || *last->ended < *g.ended)) last = &g;
  }
  if (!last) return refuse(code::wrong_segment, "No segment has ended yet.");
  if (c.at >= *last->ended) return refuse(code::out_of_range, "It can have ended earlier than that only. Give an earlier time.");
  if (c.at < *last->ran_from) {
    return refuse(code::out_of_range, "It had not begun by then, or was paused. Give a later time.");
  }
  return event::ending_backdated{c.revision, last->plan.id, c.at};
}

decision on(session const& s, asker const& a, command::catch_up const& c) {
  if (c.revision != s.revision) return overtaken(s, a);
  if (is_over(s)) return wrong_status("The session is over.");
  for (auto const& one : catch_up_offers(s, c.behind, a.now)) {
    if (one.how != c.how || (c.segment && one.dropped != c.segment)) continue;
    event::caught_up done{c.revision, c.how, {}, one.dropped, one.end};
    for (auto const& g : one.segments) done.changes.push_back({g.segment, g.after - g.before});
    return done;
  }
  return refuse(code::out_of_range, "That way is not open any more. Look at the offers again.");
}

decision on(session const& s, asker const& a, command::hand_over const& c) {
  if (c.revision != s.revision) return passed();
  auto const due = hand_over_due(s);
  if (!due || a.now < *due) return passed();
  auto const segment = following(s);
  if (!segment) return event::segment_ended{c.revision};
  return event::segment_begun{c.revision, *segment, false};
}

// The time goes where they speak: to their turn in a round, to the segment that runs, or else to the next one of theirs.
decision on(session const& s, asker const&, command::grant_time const& c) {
  if (auto const fault = fault_in_signal(s, c.panellist, signal_kind::more_time, c.revision, false)) return *fault;
  if (c.seen_in != s.current) return passed();
  auto const* running = s.current ? &s.segments.at(*s.current) : nullptr;
  auto const speaks_in = [&](segment const& g) {
    return std::find(g.plan.speakers.begin(), g.plan.speakers.end(), c.panellist) != g.plan.speakers.end();
  };
  event::time_granted granted{c.panellist, c.revision, {}, false, c.by};
  countdown const* clock = nullptr;
  if (running && running->plan.turn && s.word == c.panellist) clock = find(running->round.turns, c.panellist);
  if (clock) {
    granted.of_turn = true;
  } else if (running && (s.word == c.panellist || speaks_in(*running))) {
    clock = &running->clock;
  }
  if (clock) {
    granted.segment = *s.current;
  } else {
    auto const ahead = still_to_come(s);
    auto const own = std::find_if(ahead.begin(), ahead.end(), [&](auto const& id) { return speaks_in(s.segments.at(id)); });
    if (own == ahead.end()) {
      return refuse(code::wrong_segment, "This panellist does not speak, and is not to speak. Nothing can get longer.");
    }
    granted.segment = *own;
    clock = &s.segments.at(*own).clock;
  }
  if (auto const fault = fault_in_time(c.by, *clock)) return *fault;
  return granted;
}

}  // namespace

decision decide(session const& s, asker const& a, command::of_run const& asked) {
  return std::visit([&](auto const& c) { return on(s, a, c); }, asked);
}

}  // namespace dais
