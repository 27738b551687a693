#include "session/view.hpp"
#include "session/plan/subject.hpp"

namespace dais {

namespace {

person_view view_of(panellist_plan const& p) { return {p.name, p.title, p.affiliation}; }

plan_view view_of_plan(session const& s) {
  auto const& p = s.plan;
  plan_view v{p.title,
              p.subtitle,
              p.venue,
              p.language,
              p.time_zone,
              p.start,
              s.end,
              p.end,
              p.hard_stop,
              view_of(p.moderator),
              {},
              {},
              {s.absent.begin(), s.absent.end()},
              p.question_length};
  for (auto const& one : s.panellists) {
    v.panellists.emplace(one.id, view_of(one));
    v.panellist_order.push_back(one.id);
  }
  return v;
}

}  // namespace

void show_plan(session_view& v, session const& s, role, change_set const& t) {
  if (t.plan) v.plan = view_of_plan(s);
}

}  // namespace dais
