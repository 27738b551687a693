#include "session/evolving.hpp"
#include "session/undo.hpp"

#include <algorithm>

namespace dais {

namespace {

void apply(segment_draft const& draft, segment& to) {
  auto& plan = to.plan;
  plan.kind = draft.kind;
  plan.title = draft.title;
  plan.speakers = draft.speakers;
  plan.allotment = draft.allotment;
  plan.wrap_up = draft.wrap_up;
  plan.minimum = draft.minimum;
  plan.grace = draft.grace;
  plan.turn = draft.turn;
  plan.notes = draft.notes;
}

}  // namespace

void evolver::operator()(event::session_edited const& e) {
  auto const& to = e.to;
  auto const& [name, title, affiliation] = to.moderator;
  panellist_plan const moderator{s.plan.moderator.id, name, title, affiliation};
  part::heading(s) = picture::heading_part{to.title, to.subtitle, to.venue, to.start, to.end, moderator};
  s.end = to.end;
  touch_heading();
  run_changed();
}

void evolver::operator()(event::segment_edited const& e) {
  auto& g = s.segments.at(e.segment);
  apply(e.to, g);
  // A clock that runs is never disturbed, and one that is over tells what was.
  if (g.state != segment_state::current && g.state != segment_state::done) g.clock.allotment = e.to.allotment;
  if (s.current == e.segment) {
    if (g.plan.turn && g.round.number == 0) g.round.number = 1;
    result.floor = result.rules = true;
  }
  result.segments.insert(e.segment);
  run_changed();
}

void evolver::operator()(event::segment_inserted const& e) {
  segment fresh;
  do {
    fresh.plan.id = added_id(++s.added_segments);
  } while (s.segments.contains(fresh.plan.id));
  apply(e.what, fresh);
  fresh.clock.allotment = e.what.allotment;
  s.order.insert(e.before ? std::find(s.order.begin(), s.order.end(), *e.before) : s.order.end(), fresh.plan.id);
  result.segments.insert(fresh.plan.id);
  result.order = true;
  s.segments.emplace(fresh.plan.id, std::move(fresh));
  run_changed();
}

void evolver::operator()(event::end_moved const& e) {
  s.end = e.to;
  touch_plan();
}

void evolver::operator()(event::panellist_added const& e) {
  panellist_plan fresh{{}, e.name, e.title, e.affiliation};
  auto const is_taken = [&] {
    return std::any_of(s.panellists.begin(), s.panellists.end(), [&](auto const& one) { return one.id == fresh.id; });
  };
  do {
    fresh.id = added_id(++s.added_panellists);
  } while (is_taken());
  s.panellists.push_back(std::move(fresh));
  touch_plan();
}

void evolver::operator()(event::panellist_edited const& e) {
  auto const one = std::find_if(s.panellists.begin(), s.panellists.end(), [&](auto const& p) { return p.id == e.panellist; });
  one->name = e.name;
  one->title = e.title;
  one->affiliation = e.affiliation;
  touch_plan();
}

void evolver::operator()(event::presence_noted const& e) {
  if (e.on) {
    s.absent.erase(e.panellist);
  } else {
    s.absent.insert(e.panellist);
  }
  auto const from = e.on ? segment_state::skipped : segment_state::ahead;
  for (auto& [id, g] : s.segments) {
    if (g.plan.speakers != std::vector{e.panellist} || g.state != from || g.began) continue;
    g.state = e.on ? segment_state::ahead : segment_state::skipped;
    result.segments.insert(id);
  }
  touch_plan();
}

// The segments are planned for other times with it.
void evolver::touch_heading() {
  result.plan = result.forecast = true;
  for (auto const& [id, g] : s.segments) result.segments.insert(id);
}

void evolver::touch_plan() {
  result.plan = true;
  run_changed();
}

}  // namespace dais
