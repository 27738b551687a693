#include "session/undo/affected.hpp"

#include "session/find.hpp"
#include "session/floor/subject.hpp"
#include "session/people/subject.hpp"
#include "session/plan/subject.hpp"
#include "session/podium/subject.hpp"
#include "session/questions/subject.hpp"
#include "session/run/subject.hpp"
#include "session/undo/subject.hpp"

namespace dais {

namespace {

// These change nothing but what is always looked at.
void add(affected&, session const&, event::undone const&) {}
void add(affected&, session const&, event::redone const&) {}

}  // namespace

// What runs is changed by much: it is always looked at.
affected affected_by(session const& s, event::any const& what) {
  affected all;
  all.segment(s.current);
  all.segment(s.latest);
  all.request(s.speaking);
  if (s.on_stage) all.questions.insert(*s.on_stage);
  if (s.current) {
    for (auto const& panellist : s.segments.at(*s.current).plan.speakers) all.signal(panellist, signal_kind::more_time);
  }
  std::visit([&](auto const& of_subject) { add_affected(all, s, of_subject); }, what);
  for (auto const& id : all.requests) {
    if (auto const* r = find(s.requests, id); r && !r->participant.empty()) all.participants.insert(r->participant);
  }
  return all;
}

void add_affected(affected& all, session const& s, event::of_undo const& what) {
  std::visit([&](auto const& e) { add(all, s, e); }, what);
}

}  // namespace dais
