#include "session/evolving.hpp"

#include <algorithm>

namespace dais {

void evolver::operator()(event::session_created const& e) {
  s.id = e.session;
  s.plan = e.plan;
  s.end = e.plan.end;
  s.panellists = e.plan.panellists;
  s.rules = e.plan.questions;
  s.floor = e.plan.floor;
  for (auto const& plan : e.plan.segments) {
    segment fresh;
    fresh.plan = plan;
    fresh.clock.allotment = plan.allotment;
    s.segments.emplace(plan.id, std::move(fresh));
    s.order.push_back(plan.id);
  }
  for (auto const& one : e.plan.speakers) enter(one.name, one.affiliation, one.group, one.online, false, {});
  if (s.floor.order == floor_order::by_lot) draw();
  list_changed();
  result = everything(s);
}

void evolver::operator()(event::session_opened const&) {
  s.status = session_status::open;
  s.opened = at;
  result.floor = result.rules = true;
  run_changed();
}

void evolver::operator()(event::segment_begun const& e) {
  leave_current(e.interrupting ? segment_state::interrupted : segment_state::done);
  auto& next = s.segments.at(e.segment);
  s.status = session_status::running;
  if (!s.started) s.started = at;
  s.concluded.reset();
  s.current = s.latest = e.segment;
  s.gap_since.reset();
  next.state = segment_state::current;
  next.since = at;
  if (!next.began) next.began = at;
  if (next.plan.turn && next.round.number == 0) next.round.number = 1;
  next.ended.reset();
  run(next.clock, at);
  result.segments.insert(e.segment);
  result.floor = result.rules = true;
  pass_word(first_word(next.plan));
  run_changed();
}

void evolver::operator()(event::segment_ended const&) {
  leave_current(segment_state::done);
  s.gap_since = at;
  run_changed();
}

void evolver::operator()(event::paused const&) {
  s.paused_since = at;
  hold_segment(s.segments.at(*s.current));
  if (s.speaking) hold(s.requests.at(*s.speaking).clock, at);
  hold_word();
  clocks_changed();
}

void evolver::operator()(event::resumed const&) {
  s.paused_since.reset();
  run(s.segments.at(*s.current).clock, at);
  if (s.speaking) run(s.requests.at(*s.speaking).clock, at);
  run_word();
  clocks_changed();
}

void evolver::operator()(event::time_added const& e) {
  s.segments.at(e.segment).clock.added += e.by;
  result.segments.insert(e.segment);
  run_changed();
}

void evolver::operator()(event::segment_skipped const& e) {
  if (s.current == e.segment) {
    leave_current(segment_state::skipped);
    s.gap_since = at;
  } else {
    s.segments.at(e.segment).state = segment_state::skipped;
  }
  result.segments.insert(e.segment);
  run_changed();
}

void evolver::operator()(event::segment_restored const& e) {
  auto& restored = s.segments.at(e.segment);
  restored.state = restored.began ? segment_state::interrupted : segment_state::ahead;
  result.segments.insert(e.segment);
  run_changed();
}

void evolver::operator()(event::segment_moved const& e) {
  std::erase(s.order, e.segment);
  s.order.insert(e.before ? std::find(s.order.begin(), s.order.end(), *e.before) : s.order.end(), e.segment);
  result.order = true;
  run_changed();
}

void evolver::operator()(event::session_concluded const&) {
  leave_current(segment_state::done);
  s.status = session_status::concluded;
  s.concluded = at;
  s.gap_since.reset();
  result.floor = result.rules = true;
  run_changed();
}

void evolver::operator()(event::session_closed const&) {
  s.status = session_status::closed;
  s.closed = at;
  s.list_closes.reset();
  result.floor = result.rules = true;
  run_changed();
}

void evolver::run_changed() {
  ++s.revision;
  result.run = result.forecast = true;
}

void evolver::clocks_changed() {
  result.segments.insert(*s.current);
  if (s.speaking || (s.word && turn_of(*s.word))) result.floor = true;
  if (s.word) result.spoken.insert(*s.word);
  run_changed();
}

void evolver::hold_segment(segment& g) {
  if (g.clock.running_since) {
    g.ran_from = g.clock.running_since;
    g.ran_until = at;
  }
  hold(g.clock, at);
}

void evolver::leave_current(segment_state to) {
  if (!s.current) return;
  end_intervention();
  pass_word(std::nullopt);
  s.recent_turns.clear();
  // Who has finished needs no more time.
  for (auto const& panellist : s.segments.at(*s.current).plan.speakers) {
    auto* asked = find(s.signals, signal_id(panellist, signal_kind::more_time));
    if (asked && is_up(*asked)) settle(*asked, signal_state::handled);
  }
  auto& left = s.segments.at(*s.current);
  hold_segment(left);
  left.state = to;
  left.ended = at;
  result.segments.insert(*s.current);
  result.floor = result.rules = true;
  s.current.reset();
  s.paused_since.reset();
}

}  // namespace dais
