#include "session/view.hpp"
#include "session/run/forecast.hpp"
#include "session/run/subject.hpp"
#include "session/viewing.hpp"

namespace dais {

namespace {

run_view view_of_run(session const& s) {
  auto const ahead = still_to_come(s);
  return {s.status,
          s.revision,
          s.current,
          ahead.empty() ? std::nullopt : std::optional(ahead.front()),
          s.gap_since,
          s.paused_since,
          s.opened,
          s.started,
          s.concluded,
          s.closed,
          s.handed_over,
          s.locked,
          s.published ? std::optional(s.published->since) : std::nullopt,
          s.published ? s.published->answers_until : std::nullopt,
          s.personal_links_only ? std::optional(true) : std::nullopt,
          s.plan.keep_captions ? std::optional(true) : std::nullopt};
}

segment_view view_of(segment const& g, forecast::span const* planned, bool auto_advance_off, role as) {
  segment_view v{};
  v.kind = g.plan.kind;
  v.title = g.plan.title;
  v.speakers = g.plan.speakers;
  v.state = g.state;
  v.clock = view_of(g.clock);
  v.wrap_up = g.plan.wrap_up;
  if (planned) {
    v.planned_start = planned->start;
    v.planned_end = planned->end;
  }
  v.began = g.began;
  v.ended = g.ended;
  if (!auto_advance_off) v.grace = g.plan.grace;
  v.turn = g.plan.turn;
  v.later_turn = g.plan.later_turn;
  if (screens(as)) {
    v.minimum = protected_minimum(g.plan);
    v.notes = unless_empty(g.plan.notes);
  }
  return v;
}

}  // namespace

void show_run(session_view& v, session const& s, role as, change_set const& t) {
  if (t.run) v.run = view_of_run(s);
  if (t.order) v.order = s.order;
  if (t.segments.empty()) return;
  auto const planned = planned_spans(s.plan);
  for (auto const& id : t.segments) {
    auto const g = s.segments.find(id);
    auto const times = planned.find(id);
    v.segments[id] = g == s.segments.end() ? std::nullopt
                                           : std::optional(view_of(g->second, times == planned.end() ? nullptr : &times->second,
                                                                   s.auto_advance_off && s.current == id, as));
  }
}

}  // namespace dais
