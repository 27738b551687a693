#include "session/evolving.hpp"
#include "session/find.hpp"
#include "session/floor/changes.hpp"
#include "session/plan/segment_kinds.hpp"
#include "session/podium/changes.hpp"
#include "session/podium/podium.hpp"
#include "session/questions/changes.hpp"
#include "session/run/changes.hpp"
#include "session/run/subject.hpp"

#include <algorithm>

namespace dais {

namespace {

// Who speaks when a segment begins: its one speaker, or the moderator who introduces and concludes.
std::optional<std::string> first_speaker(segment_plan const& g) {
  if (g.speakers.size() == 1) return g.speakers.front();
  if (g.speakers.empty() && traits_of(g.kind).moderated) return moderator_id;
  return std::nullopt;
}

void clocks_changed(session& s, record_context const& at);
void hold_segment(segment& g, record_context const& at);
void leave_current(session& s, record_context const& at, segment_state to);
void end_at(session& s, record_context const& at, segment& g, time_point then);

void on(session& s, record_context const& at, event::session_opened const&) {
  s.status = session_status::open;
  s.opened = at.time;
  at.result.floor = at.result.rules = true;
  run_changed(s, at);
}

void on(session& s, record_context const& at, event::segment_begun const& e) {
  leave_current(s, at, e.interrupting ? segment_state::interrupted : segment_state::done);
  auto& next = s.segments.at(e.segment);
  s.status = session_status::running;
  if (!s.started) s.started = at.time;
  s.concluded.reset();
  s.current = s.latest = e.segment;
  s.gap_since.reset();
  next.state = segment_state::current;
  next.since = at.time;
  if (!next.began) next.began = at.time;
  if (next.plan.turn && next.round.number == 0) next.round.number = 1;
  next.ended.reset();
  run(next.clock, at.time);
  if (at.rules >= 5 && !traits_of(next.plan.kind).for_all) clear_stage(s, at);
  at.result.segments.insert(e.segment);
  at.result.floor = at.result.rules = true;
  set_speaker(s, at, first_speaker(next.plan));
  run_changed(s, at);
}

void on(session& s, record_context const& at, event::segment_ended const&) {
  leave_current(s, at, segment_state::done);
  s.gap_since = at.time;
  run_changed(s, at);
}

void on(session& s, record_context const& at, event::paused const&) {
  s.paused_since = at.time;
  hold_segment(s.segments.at(*s.current), at);
  if (s.speaking) hold(s.requests.at(*s.speaking).clock, at.time);
  hold_speaker(s, at);
  clocks_changed(s, at);
}

void on(session& s, record_context const& at, event::resumed const&) {
  s.paused_since.reset();
  run(s.segments.at(*s.current).clock, at.time);
  if (s.speaking) run(s.requests.at(*s.speaking).clock, at.time);
  run_speaker(s, at);
  clocks_changed(s, at);
}

void on(session& s, record_context const& at, event::time_added const& e) {
  s.segments.at(e.segment).clock.added += e.by;
  at.result.segments.insert(e.segment);
  run_changed(s, at);
}

void on(session& s, record_context const& at, event::segment_skipped const& e) {
  if (s.current == e.segment) {
    leave_current(s, at, segment_state::skipped);
    s.gap_since = at.time;
  } else {
    s.segments.at(e.segment).state = segment_state::skipped;
  }
  at.result.segments.insert(e.segment);
  run_changed(s, at);
}

void on(session& s, record_context const& at, event::segment_restored const& e) {
  auto& restored = s.segments.at(e.segment);
  restored.state = restored.began ? segment_state::interrupted : segment_state::ahead;
  at.result.segments.insert(e.segment);
  run_changed(s, at);
}

void on(session& s, record_context const& at, event::segment_moved const& e) {
  std::erase(s.order, e.segment);
  s.order.insert(e.before ? std::find(s.order.begin(), s.order.end(), *e.before) : s.order.end(), e.segment);
  at.result.order = true;
  run_changed(s, at);
}

void on(session& s, record_context const& at, event::session_concluded const&) {
  leave_current(s, at, segment_state::done);
  s.status = session_status::concluded;
  s.concluded = at.time;
  s.gap_since.reset();
  at.result.floor = at.result.rules = true;
  run_changed(s, at);
}

void on(session& s, record_context const& at, event::session_closed const&) {
  s.status = session_status::closed;
  s.closed = at.time;
  s.list_closes.reset();
  at.result.floor = at.result.rules = true;
  run_changed(s, at);
}

// What ran until then ended then.
void on(session& s, record_context const& at, event::beginning_backdated const& e) {
  auto& g = s.segments.at(e.segment);
  auto const told = *g.since;
  auto const shift = [&](countdown& c) {
    if (c.running_since == told) {
      c.running_since = e.at;
    } else {
      c.used += told - e.at;
    }
  };
  for (auto& [id, other] : s.segments) {
    if (id != e.segment && other.ended && *other.ended > e.at) end_at(s, at, other, e.at);
  }
  shift(g.clock);
  if (auto const speaker = first_speaker(g.plan)) {
    if (auto* clock = find(s.spoken, *speaker)) {
      shift(*clock);
      at.result.spoken.insert(*speaker);
    }
    if (auto* turn = turn_of(s, *speaker)) {
      shift(*turn);
      at.result.floor = true;
    }
  }
  g.since = e.at;
  if (g.began == told) g.began = e.at;
  if (s.started == told) s.started = e.at;
  at.result.segments.insert(e.segment);
  run_changed(s, at);
}

void on(session& s, record_context const& at, event::ending_backdated const& e) {
  auto& g = s.segments.at(e.segment);
  auto const told = *g.ended;
  if (s.gap_since == told) s.gap_since = e.at;
  if (s.concluded == told) s.concluded = e.at;
  end_at(s, at, g, e.at);
  run_changed(s, at);
}

void on(session& s, record_context const& at, event::caught_up const& e) {
  for (auto const& one : e.changes) {
    s.segments.at(one.segment).clock.added += one.by;
    at.result.segments.insert(one.segment);
  }
  if (e.dropped) {
    s.segments.at(*e.dropped).state = segment_state::skipped;
    at.result.segments.insert(*e.dropped);
  }
  if (e.end) {
    s.end = *e.end;
    at.result.plan = true;
  }
  run_changed(s, at);
}

void on(session& s, record_context const& at, event::time_granted const& e) {
  auto& one = s.signals.at(signal_id(e.panellist, signal_kind::more_time));
  auto& g = s.segments.at(e.segment);
  if (e.of_turn) {
    g.round.turns.at(e.panellist).added += e.by;
    at.result.floor = true;
  } else {
    g.clock.added += e.by;
    at.result.segments.insert(e.segment);
    run_changed(s, at);
  }
  one.granted = e.by;
  set_state(at, one, signal_state::granted);
}

void clocks_changed(session& s, record_context const& at) {
  at.result.segments.insert(*s.current);
  if (s.speaking || (s.speaker && turn_of(s, *s.speaker))) at.result.floor = true;
  if (s.speaker) at.result.spoken.insert(*s.speaker);
  run_changed(s, at);
}

void hold_segment(segment& g, record_context const& at) {
  if (g.clock.running_since) {
    g.ran_from = g.clock.running_since;
    g.ran_until = at.time;
  }
  hold(g.clock, at.time);
}

void leave_current(session& s, record_context const& at, segment_state to) {
  if (!s.current) return;
  end_intervention(s, at);
  set_speaker(s, at, std::nullopt);
  s.recent_turns.clear();
  // Who has finished needs no more time.
  for (auto const& panellist : s.segments.at(*s.current).plan.speakers) {
    auto* asked = find(s.signals, signal_id(panellist, signal_kind::more_time));
    if (asked && is_up(*asked)) set_state(at, *asked, signal_state::handled);
  }
  auto& left = s.segments.at(*s.current);
  hold_segment(left, at);
  left.state = to;
  left.ended = at.time;
  at.result.segments.insert(*s.current);
  at.result.floor = at.result.rules = true;
  s.current.reset();
  s.paused_since.reset();
}

// It ended earlier than was told, and so did its speaker.
void end_at(session& s, record_context const& at, segment& g, time_point then) {
  g.ended = then;
  if (auto const over = g.ran_until ? *g.ran_until - then : duration{}; over > duration{}) {
    g.ran_until = then;
    g.clock.used -= std::min(g.clock.used, over);
    if (auto const speaker = first_speaker(g.plan)) {
      if (auto* clock = find(s.spoken, *speaker)) {
        clock->used -= std::min(clock->used, over);
        at.result.spoken.insert(*speaker);
      }
    }
  }
  at.result.segments.insert(g.plan.id);
}

}  // namespace

void evolve(session& s, record_context const& at, event::of_run const& what) {
  std::visit([&](auto const& e) { on(s, at, e); }, what);
}

void run_changed(session& s, record_context const& at) {
  ++s.revision;
  at.result.run = true;
}

}  // namespace dais
