#include "session/deciding.hpp"
#include "session/limits.hpp"
#include "session/plan/segment_kinds.hpp"
#include "session/subjects.hpp"

#include <algorithm>

namespace dais {

namespace {

std::optional<rejection> fault_in_draft(session const& s, segment_draft const& d, segment const* edited) {
  if (d.title.empty()) return refuse(reason::segment_without_title);
  if (auto fault = fault_in_length(d.title, text_of::title, limits::title_length)) return fault;
  if (auto fault = fault_in_length(d.notes, text_of::notes, limits::notes_length)) return fault;
  for (auto const& one : d.speakers) {
    if (!has_panellist(s, one)) return refuse(reason::no_such_panellist);
  }
  if (names_twice(d.speakers)) return refuse(reason::named_twice);
  if (traits_of(d.kind).one_speaker && d.speakers.size() != 1) {
    return refuse(reason::presentation_without_speaker);
  }
  if (d.allotment <= duration{} || d.allotment > limits::allotment_max) {
    return refuse(reason::segment_length);
  }
  if (d.wrap_up < duration{} || d.wrap_up >= d.allotment) return refuse(reason::segment_warning);
  if (d.minimum && (*d.minimum < duration{} || *d.minimum > d.allotment)) {
    return refuse(reason::minimum);
  }
  if (d.grace && (*d.grace < duration{} || *d.grace > limits::grace_max)) {
    return refuse(reason::grace);
  }
  if (d.turn && (!traits_of(d.kind).rounds || *d.turn <= duration{} || *d.turn > d.allotment)) {
    return refuse(reason::turn);
  }
  if (d.later_turn && (!d.turn || *d.later_turn <= duration{} || *d.later_turn > d.allotment)) return refuse(reason::turn);
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

std::optional<rejection> fault_in_person(reason nameless, std::string const& name, std::string const& title,
                                         std::string const& affiliation) {
  if (name.empty()) return refuse(nameless);
  for (auto const& [text, of] : {std::pair{name, text_of::name}, {title, text_of::title}, {affiliation, text_of::affiliation}}) {
    if (auto fault = fault_in_length(text, of, limits::title_length)) return fault;
  }
  return std::nullopt;
}

decision on(session const& s, asker const& a, command::edit_session const& c) {
  if (c.revision != s.revision) return overtaken(s, a);
  if (s.started) return refuse(reason::plan_stays);
  auto const& to = c.to;
  if (to.title.empty()) return refuse(reason::session_without_title);
  for (auto const& [text, of] : {std::pair{to.title, text_of::title}, {to.subtitle, text_of::subtitle}, {to.venue, text_of::venue}}) {
    if (auto fault = fault_in_length(text, of, limits::title_length)) return *fault;
  }
  auto const& moderator = to.moderator;
  if (auto const fault = fault_in_person(reason::moderator_without_name, moderator.name, moderator.title, moderator.affiliation)) {
    return *fault;
  }
  if (to.start < limits::planned_from || to.start >= limits::planned_until) {
    return refuse(reason::session_date);
  }
  if (auto const fault = fault_in_times(to.start, to.end)) return refuse(*fault);
  return event::session_edited{c.revision, to};
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
  if (auto const fault = fault_in_person(reason::panellist_without_name, c.name, c.title, c.affiliation)) return *fault;
  return event::panellist_added{c.revision, c.name, c.title, c.affiliation};
}

decision on(session const& s, asker const& a, command::edit_panellist const& c) {
  if (!has_panellist(s, c.panellist)) return refuse(reason::no_such_panellist);
  if (c.revision != s.revision) return overtaken(s, a);
  if (auto const fault = fault_in_person(reason::panellist_without_name, c.name, c.title, c.affiliation)) return *fault;
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
