#include "session/evolving.hpp"
#include "session/floor/changes.hpp"
#include "session/plan/changes.hpp"
#include "session/plan/subject.hpp"
#include "session/run/changes.hpp"

#include <algorithm>
#include <utility>

namespace dais {

namespace {

// Of what is added while the session goes on: a segment, or a panellist.
std::string added_id(std::uint32_t number) { return "added-" + std::to_string(number); }

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
  plan.later_turn = draft.later_turn;
  plan.notes = draft.notes;
}

void mark_plan(session& s, record_context const& at);

void on(session& s, record_context const& at, event::session_created const& e) {
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
  s.quick_messages = e.plan.quick_messages;
  s.personal_links_only = e.plan.personal_links_only;
  for (auto const& one : e.plan.speakers) {
    floor_request fresh;
    fresh.name = one.name;
    fresh.affiliation = one.affiliation;
    fresh.group = one.group;
    fresh.online = one.online;
    enter(s, at, std::move(fresh));
  }
  if (s.floor.order == floor_order::by_lot) draw(s, at);
  list_changed(s, at);
  at.result = everything(s);
}

void on(session& s, record_context const& at, event::session_edited const& e) {
  auto const& to = e.to;
  s.plan.title = to.title;
  s.plan.subtitle = to.subtitle;
  s.plan.venue = to.venue;
  s.plan.start = to.start;
  s.plan.end = to.end;
  s.plan.moderator = {s.plan.moderator.id, to.moderator.name, to.moderator.title, to.moderator.affiliation};
  if (to.time_zone) s.plan.time_zone = *to.time_zone;
  s.end = to.end;
  mark_heading(s, at);
  run_changed(s, at);
}

void on(session& s, record_context const& at, event::segment_edited const& e) {
  auto& g = s.segments.at(e.segment);
  apply(e.to, g);
  // A clock that runs is never disturbed, and one that is over tells what was.
  if (g.state != segment_state::current && g.state != segment_state::done) g.clock.allotment = e.to.allotment;
  if (s.current == e.segment) {
    if (g.plan.turn && g.round.number == 0) g.round.number = 1;
    at.result.floor = at.result.rules = true;
  }
  at.result.segments.insert(e.segment);
  run_changed(s, at);
}

void on(session& s, record_context const& at, event::segment_inserted const& e) {
  segment fresh;
  do {
    fresh.plan.id = added_id(++s.added_segments);
  } while (s.segments.contains(fresh.plan.id));
  apply(e.what, fresh);
  fresh.clock.allotment = e.what.allotment;
  s.order.insert(e.before ? std::find(s.order.begin(), s.order.end(), *e.before) : s.order.end(), fresh.plan.id);
  at.result.segments.insert(fresh.plan.id);
  at.result.order = true;
  s.segments.emplace(fresh.plan.id, std::move(fresh));
  run_changed(s, at);
}

void on(session& s, record_context const& at, event::end_moved const& e) {
  s.end = e.to;
  mark_plan(s, at);
}

void on(session& s, record_context const& at, event::panellist_added const& e) {
  panellist_plan fresh{{}, e.name, e.title, e.affiliation};
  auto const is_taken = [&] {
    return std::any_of(s.panellists.begin(), s.panellists.end(), [&](auto const& one) { return one.id == fresh.id; });
  };
  do {
    fresh.id = added_id(++s.added_panellists);
  } while (is_taken());
  s.panellists.push_back(std::move(fresh));
  mark_plan(s, at);
}

void on(session& s, record_context const& at, event::panellist_edited const& e) {
  auto const one = std::find_if(s.panellists.begin(), s.panellists.end(), [&](auto const& p) { return p.id == e.panellist; });
  one->name = e.name;
  one->title = e.title;
  one->affiliation = e.affiliation;
  mark_plan(s, at);
}

void on(session& s, record_context const& at, event::presence_noted const& e) {
  if (e.on) {
    s.absent.erase(e.panellist);
  } else {
    s.absent.insert(e.panellist);
  }
  auto const from = e.on ? segment_state::skipped : segment_state::ahead;
  for (auto& [id, g] : s.segments) {
    if (g.plan.speakers != std::vector{e.panellist} || g.state != from || g.began) continue;
    g.state = e.on ? segment_state::ahead : segment_state::skipped;
    at.result.segments.insert(id);
  }
  mark_plan(s, at);
}

void mark_plan(session& s, record_context const& at) {
  at.result.plan = true;
  run_changed(s, at);
}

}  // namespace

void evolve(session& s, record_context const& at, event::of_plan const& what) {
  std::visit([&](auto const& e) { on(s, at, e); }, what);
}

void mark_heading(session& s, record_context const& at) {
  at.result.plan = true;
  for (auto const& [id, g] : s.segments) at.result.segments.insert(id);
}

}  // namespace dais
