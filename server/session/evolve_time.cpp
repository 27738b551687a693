#include "session/evolving.hpp"

#include <algorithm>

namespace dais {

// What ran until then ended then.
void evolver::operator()(event::beginning_backdated const& e) {
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
    if (id != e.segment && other.ended && *other.ended > e.at) end_at(other, e.at);
  }
  shift(g.clock);
  if (auto const word = first_word(g.plan)) {
    if (auto* clock = find(s.spoken, *word)) {
      shift(*clock);
      result.spoken.insert(*word);
    }
    if (auto* turn = turn_of(*word)) {
      shift(*turn);
      result.floor = true;
    }
  }
  g.since = e.at;
  if (g.began == told) g.began = e.at;
  if (s.started == told) s.started = e.at;
  result.segments.insert(e.segment);
  run_changed();
}

void evolver::operator()(event::ending_backdated const& e) {
  auto& g = s.segments.at(e.segment);
  auto const told = *g.ended;
  if (s.gap_since == told) s.gap_since = e.at;
  if (s.concluded == told) s.concluded = e.at;
  end_at(g, e.at);
  run_changed();
}

void evolver::operator()(event::caught_up const& e) {
  for (auto const& one : e.changes) {
    s.segments.at(one.segment).clock.added += one.by;
    result.segments.insert(one.segment);
  }
  if (e.dropped) {
    s.segments.at(*e.dropped).state = segment_state::skipped;
    result.segments.insert(*e.dropped);
  }
  if (e.end) {
    s.end = *e.end;
    result.plan = true;
  }
  run_changed();
}

// It ended earlier than was told, and so did its speaker.
void evolver::end_at(segment& g, instant then) {
  g.ended = then;
  if (auto const over = g.ran_until ? *g.ran_until - then : length{}; over > length{}) {
    g.ran_until = then;
    g.clock.used -= std::min(g.clock.used, over);
    if (auto const word = first_word(g.plan)) {
      if (auto* clock = find(s.spoken, *word)) {
        clock->used -= std::min(clock->used, over);
        result.spoken.insert(*word);
      }
    }
  }
  result.segments.insert(g.plan.id);
}

}  // namespace dais
