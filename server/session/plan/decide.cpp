#include "session/deciding.hpp"
#include "session/limits.hpp"
#include "session/misfits.hpp"
#include "session/plan/subject.hpp"

#include <algorithm>

namespace dais {

namespace {

std::optional<rejection> fault_in_draft(session const& s, segment_draft const& d, segment const* edited) {
  if (auto fault = first_of(misfits_in(d, s.panellists))) return fault;
  if (!edited) return std::nullopt;
  if (edited->state != segment_state::current && edited->state != segment_state::done) {
    auto const whole = d.allotment + edited->clock.added;
    if (whole < duration{} || whole > limits::allotment_max) {
      return refuse(reason::segment_length_in_all);
    }
    return std::nullopt;
  }
  if (d.allotment != edited->plan.allotment || d.kind != edited->plan.kind) {
    return refuse(reason::kind_and_length_stay);
  }
  return std::nullopt;
}

decision on(session const& s, asker const& a, command::edit_session const& c) {
  if (c.revision != s.revision) return overtaken(s, a);
  if (s.started) return refuse(reason::plan_stays);
  if (auto const fault = first_of(misfits_in(c.to, a.rules))) return *fault;
  return event::session_edited{c.revision, c.to};
}

decision on(session const& s, asker const& a, command::edit_segment const& c) {
  auto const* g = find_segment(s, c.segment);
  if (!g) return refuse(reason::no_such_segment);
  if (c.revision != s.revision) return overtaken(s, a);
  if (is_over(s)) return refuse(reason::session_over);
  if (auto const fault = fault_in_draft(s, c.to, g)) return *fault;
  return event::segment_edited{c.revision, c.segment, c.to};
}

decision on(session const& s, asker const& a, command::insert_segment const& c) {
  if (c.before && !find_segment(s, *c.before)) return refuse(reason::no_such_segment);
  if (c.revision != s.revision) return overtaken(s, a);
  if (is_over(s)) return refuse(reason::session_over);
  if (s.segments.size() >= limits::segments) {
    return refuse_beyond(reason::too_many_segments, limits::segments);
  }
  if (auto const ahead = still_to_come(s); c.before && std::find(ahead.begin(), ahead.end(), *c.before) == ahead.end()) {
    return refuse(reason::not_still_to_come);
  }
  if (auto const fault = fault_in_draft(s, c.what, nullptr)) return *fault;
  return event::segment_inserted{c.revision, c.before, c.what};
}

decision on(session const& s, asker const& a, command::move_end const& c) {
  if (c.revision != s.revision) return overtaken(s, a);
  if (is_over(s)) return refuse(reason::session_over);
  if (auto const fault = fault_in_end(c.to, end_bounds_of(s), a.now)) return refuse(*fault);
  if (c.to == s.end) return refuse(reason::ends_then_already);
  return event::end_moved{c.revision, c.to};
}

decision on(session const& s, asker const& a, command::add_panellist const& c) {
  if (c.revision != s.revision) return overtaken(s, a);
  if (is_over(s)) return refuse(reason::session_over);
  if (s.panellists.size() >= limits::panellists) {
    return refuse_beyond(reason::too_many_panellists, limits::panellists);
  }
  if (auto const fault = first_of(misfits_in(person_draft{c.name, c.title, c.affiliation}, reason::panellist_without_name))) return *fault;
  return event::panellist_added{c.revision, c.name, c.title, c.affiliation};
}

decision on(session const& s, asker const& a, command::edit_panellist const& c) {
  if (!has_panellist(s, c.panellist)) return refuse(reason::no_such_panellist);
  if (c.revision != s.revision) return overtaken(s, a);
  if (auto const fault = first_of(misfits_in(person_draft{c.name, c.title, c.affiliation}, reason::panellist_without_name))) return *fault;
  return event::panellist_edited{c.revision, c.panellist, c.name, c.title, c.affiliation};
}

decision on(session const& s, asker const& a, command::note_presence const& c) {
  if (!has_panellist(s, c.panellist)) return refuse(reason::no_such_panellist);
  if (c.revision != s.revision) return overtaken(s, a);
  if (is_over(s)) return refuse(reason::session_over);
  if (s.absent.contains(c.panellist) != c.on) return refuse(c.on ? reason::panellist_here : reason::panellist_absent);
  return event::presence_noted{c.revision, c.panellist, c.on};
}

}  // namespace

decision decide(session const& s, asker const& a, command::of_plan const& asked) {
  return std::visit([&](auto const& c) { return on(s, a, c); }, asked);
}

}  // namespace dais
