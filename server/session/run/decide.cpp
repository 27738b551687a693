#include "session/deadline.hpp"
#include "session/deciding.hpp"
#include "session/limits.hpp"
#include "session/podium/podium.hpp"
#include "session/run/catch_up.hpp"
#include "session/run/subject.hpp"

#include <algorithm>

namespace dais {

namespace {

std::optional<std::string> following(session const& s) {
  auto const ids = still_to_come(s);
  return ids.empty() ? std::nullopt : std::optional(ids.front());
}

decision on(session const& s, asker const& a, command::open_session const& c) {
  if (c.revision != s.revision) return overtaken(s, a);
  if (s.status != session_status::prepared) return refuse(reason::open_already);
  return event::session_opened{c.revision};
}

decision on(session const& s, asker const& a, command::start const& c) {
  if (c.segment && !find_segment(s, *c.segment)) return refuse(reason::no_such_segment);
  if (c.revision != s.revision) return overtaken(s, a);
  if (s.status != session_status::open && s.status != session_status::running) {
    return refuse(reason::open_first);
  }
  if (!c.segment && s.current) return refuse(reason::segment_runs_already);
  auto const segment = c.segment ? c.segment : following(s);
  if (!segment) return refuse(reason::nothing_follows);
  auto const state = find_segment(s, *segment)->state;
  if (state != segment_state::ahead && state != segment_state::interrupted) {
    return refuse(reason::not_ahead);
  }
  return event::segment_begun{c.revision, *segment, false};
}

decision on(session const& s, asker const& a, command::next const& c) {
  if (c.revision != s.revision) return overtaken(s, a);
  if (s.status != session_status::running) return refuse(reason::start_first);
  auto const segment = following(s);
  if (!segment) return refuse(reason::nothing_follows);
  return event::segment_begun{c.revision, *segment, false};
}

decision on(session const& s, asker const& a, command::back const& c) {
  auto const* segment = find_segment(s, c.segment);
  if (!segment) return refuse(reason::no_such_segment);
  if (c.revision != s.revision) return overtaken(s, a);
  if (s.status != session_status::running && s.status != session_status::concluded) return refuse(reason::nothing_has_run);
  if (segment->state != segment_state::done && segment->state != segment_state::interrupted) {
    return refuse(reason::has_not_run);
  }
  return event::segment_begun{c.revision, c.segment, true};
}

decision on(session const& s, asker const& a, command::pause const& c) {
  if (c.revision != s.revision) return overtaken(s, a);
  if (!s.current) return refuse(reason::nothing_to_pause);
  if (s.paused_since) return refuse(reason::paused_already);
  return event::paused{c.revision};
}

decision on(session const& s, asker const& a, command::resume const& c) {
  if (c.revision != s.revision) return overtaken(s, a);
  if (!s.current || !s.paused_since) return refuse(reason::not_paused);
  return event::resumed{c.revision};
}

decision on(session const& s, asker const& a, command::add_time const& c) {
  auto const* segment = find_segment(s, c.segment);
  if (!segment) return refuse(reason::no_such_segment);
  if (c.revision != s.revision) return overtaken(s, a);
  if (s.status == session_status::concluded || s.status == session_status::closed) return refuse(reason::session_over);
  if (segment->state == segment_state::done || segment->state == segment_state::skipped) {
    return refuse(reason::segment_over);
  }
  if (auto const fault = fault_in_time(c.by, segment->clock)) return *fault;
  return event::time_added{c.revision, c.segment, c.by};
}

decision on(session const& s, asker const& a, command::skip const& c) {
  auto const* segment = find_segment(s, c.segment);
  if (!segment) return refuse(reason::no_such_segment);
  if (c.revision != s.revision) return overtaken(s, a);
  if (is_over(s)) return refuse(reason::session_over);
  if (segment->state == segment_state::done || segment->state == segment_state::skipped) {
    return refuse(reason::segment_over_already);
  }
  return event::segment_skipped{c.revision, c.segment};
}

decision on(session const& s, asker const& a, command::restore const& c) {
  auto const* segment = find_segment(s, c.segment);
  if (!segment) return refuse(reason::no_such_segment);
  if (c.revision != s.revision) return overtaken(s, a);
  if (is_over(s)) return refuse(reason::session_over);
  if (segment->state != segment_state::skipped) return refuse(reason::not_skipped);
  return event::segment_restored{c.revision, c.segment};
}

decision on(session const& s, asker const& a, command::move const& c) {
  auto const* segment = find_segment(s, c.segment);
  auto const* before = c.before ? find_segment(s, *c.before) : nullptr;
  if (!segment || (c.before && !before)) return refuse(reason::no_such_segment);
  if (c.revision != s.revision) return overtaken(s, a);
  if (is_over(s)) return refuse(reason::session_over);
  if (segment->state != segment_state::ahead) return refuse(reason::has_begun);
  if (c.before == c.segment) return refuse(reason::before_itself);
  if (auto const ahead = still_to_come(s); before && std::find(ahead.begin(), ahead.end(), *c.before) == ahead.end()) {
    return refuse(reason::not_still_to_come);
  }
  return event::segment_moved{c.revision, c.segment, c.before};
}

decision on(session const& s, asker const& a, command::end_segment const& c) {
  if (c.revision != s.revision) return overtaken(s, a);
  if (!s.current) return refuse(reason::no_segment_runs);
  return event::segment_ended{c.revision};
}

decision on(session const& s, asker const& a, command::end_session const& c) {
  if (c.revision != s.revision) return overtaken(s, a);
  if (s.status != session_status::running) return refuse(reason::not_running);
  return event::session_concluded{c.revision};
}

decision on(session const& s, asker const& a, command::close_session const& c) {
  if (c.revision != s.revision) return overtaken(s, a);
  if (s.status != session_status::concluded) return refuse(reason::end_first);
  return event::session_closed{c.revision};
}

decision on(session const& s, asker const& a, command::backdate_beginning const& c) {
  if (c.revision != s.revision) return overtaken(s, a);
  if (!s.current) return refuse(reason::nothing_to_backdate);
  auto const& g = s.segments.at(*s.current);
  if (c.at >= *g.since || *g.since - c.at > limits::backdated_max) {
    return refuse(reason::began_earlier);
  }
  if (g.began != g.since && c.at < g.ran_until.value_or(*g.began)) {
    return refuse(reason::clock_stood_still);
  }
  for (auto const& [id, other] : s.segments) {
    if (id == *s.current || !other.ended || *other.ended <= c.at) continue;
    if (c.at < *other.ran_from) {
      return refuse(reason::began_too_early);
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
  if (!last) return refuse(reason::nothing_has_ended);
  if (c.at >= *last->ended) return refuse(reason::ended_earlier);
  if (c.at < *last->ran_from) {
    return refuse(reason::ended_too_early);
  }
  return event::ending_backdated{c.revision, last->plan.id, c.at};
}

decision on(session const& s, asker const& a, command::catch_up const& c) {
  if (c.revision != s.revision) return overtaken(s, a);
  if (is_over(s)) return refuse(reason::session_over);
  for (auto const& one : catch_up_offers(s, c.behind, a.now)) {
    if (one.how != c.how || (c.segment && one.dropped != c.segment)) continue;
    event::caught_up done{c.revision, c.how, {}, one.dropped, one.end};
    for (auto const& g : one.segments) done.changes.push_back({g.segment, g.after - g.before});
    return done;
  }
  return refuse(reason::offer_gone);
}

decision on(session const& s, asker const& a, command::hand_over const& c) {
  if (c.revision != s.revision) return refuse(reason::passed);
  auto const due = hand_over_due(s);
  if (!due || a.now < *due) return refuse(reason::passed);
  auto const segment = following(s);
  if (!segment) return event::segment_ended{c.revision};
  return event::segment_begun{c.revision, *segment, false};
}

// The time goes where they speak: to their turn in a round, to the segment that runs, or else to the next one of theirs.
decision on(session const& s, asker const&, command::grant_time const& c) {
  if (auto const fault = fault_in_signal(s, c.panellist, signal_kind::more_time, c.revision, false)) return *fault;
  if (c.seen_in != s.current) return refuse(reason::passed);
  auto const* running = s.current ? &s.segments.at(*s.current) : nullptr;
  auto const speaks_in = [&](segment const& g) {
    return std::find(g.plan.speakers.begin(), g.plan.speakers.end(), c.panellist) != g.plan.speakers.end();
  };
  event::time_granted granted{c.panellist, c.revision, {}, false, c.by};
  countdown const* clock = nullptr;
  if (running && running->plan.turn && s.speaker == c.panellist) clock = find(running->round.turns, c.panellist);
  if (clock) {
    granted.of_turn = true;
  } else if (running && (s.speaker == c.panellist || speaks_in(*running))) {
    clock = &running->clock;
  }
  if (clock) {
    granted.segment = *s.current;
  } else {
    auto const ahead = still_to_come(s);
    auto const own = std::find_if(ahead.begin(), ahead.end(), [&](auto const& id) { return speaks_in(s.segments.at(id)); });
    if (own == ahead.end()) {
      return refuse(reason::never_speaks);
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
