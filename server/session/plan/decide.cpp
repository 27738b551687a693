#include "session/deciding.hpp"
#include "session/limits.hpp"
#include "session/subjects.hpp"

#include <algorithm>

namespace dais {

namespace {

std::optional<rejection> fault_in_draft(session const& s, segment_draft const& d, segment const* edited) {
  if (d.title.empty()) return refuse(code::text_empty, "A segment has a title. Type one.");
  if (auto fault = fault_in_length(d.title, "The title", limits::title_length)) return fault;
  if (auto fault = fault_in_length(d.notes, "The notes", limits::notes_length)) return fault;
  for (auto const& one : d.speakers) {
    if (!has_panellist(s, one)) return no_panellist();
  }
  if (names_twice(d.speakers)) return refuse(code::too_many_entries, "Name each panellist once.");
  if (d.kind == segment_kind::presentation && d.speakers.size() != 1) {
    return refuse(code::no_such_panellist, "A presentation belongs to one panellist. Choose one.");
  }
  auto const range = [](std::string message) { return refuse(code::out_of_range, std::move(message)); };
  if (d.allotment <= length{} || d.allotment > limits::allotment_max) {
    return range("A segment takes more than nothing and twelve hours at most.");
  }
  if (d.wrap_up < length{} || d.wrap_up >= d.allotment) return range("The warning comes within the time of the segment.");
  if (d.minimum && (*d.minimum < length{} || *d.minimum > d.allotment)) {
    return range("The protected minimum is within the time of the segment.");
  }
  if (d.grace && (*d.grace < length{} || *d.grace > limits::grace_max)) {
    return range("It hands over within an hour of its end, or not by itself.");
  }
  if (d.turn && (d.kind != segment_kind::discussion || *d.turn <= length{} || *d.turn > d.allotment)) {
    return range("Rounds are of a discussion, and a turn is within its time.");
  }
  if (!edited) return std::nullopt;
  if (edited->state != segment_state::current && edited->state != segment_state::done) {
    auto const whole = d.allotment + edited->clock.added;
    if (whole < length{} || whole > limits::allotment_max) {
      return range("With the time that was added to it, or taken from it, a segment takes nothing at least and twelve hours at most.");
    }
    return std::nullopt;
  }
  if (d.allotment != edited->plan.allotment || d.kind != edited->plan.kind) {
    return refuse(code::wrong_segment, "This segment has begun: its kind and its length stay. Add or take time instead.");
  }
  return std::nullopt;
}

std::optional<rejection> fault_in_person(std::string const& called, std::string const& name, std::string const& title,
                                         std::string const& affiliation) {
  if (name.empty()) return refuse(code::no_name, called + " has a name. Type it.");
  for (auto const& [text, what] : {std::pair{name, "The name"}, {title, "The title"}, {affiliation, "The affiliation"}}) {
    if (auto fault = fault_in_length(text, what, limits::title_length)) return fault;
  }
  return std::nullopt;
}

decision on(session const& s, asker const& a, command::edit_session const& c) {
  if (c.revision != s.revision) return overtaken(s, a);
  if (s.started) return wrong_status("The session has begun: its plan stays. Move the end instead, or edit the segments.");
  auto const& to = c.to;
  if (to.title.empty()) return refuse(code::text_empty, "A session has a title. Type one.");
  for (auto const& [text, what] : {std::pair{to.title, "The title"}, {to.subtitle, "The subtitle"}, {to.venue, "The venue"}}) {
    if (auto fault = fault_in_length(text, what, limits::title_length)) return *fault;
  }
  if (auto const fault = fault_in_person("The moderator", to.moderator.name, to.moderator.title, to.moderator.affiliation)) return *fault;
  if (to.start < limits::planned_from || to.start >= limits::planned_until) {
    return refuse(code::out_of_range, "A session is planned between 1970 and 2037. Give another date.");
  }
  if (auto const fault = fault_in_times(to.start, to.end)) return refuse(code::out_of_range, "The end " + *fault + ".");
  return event::session_edited{c.revision, to};
}

decision on(session const& s, asker const& a, command::edit_segment const& c) {
  auto const* g = find_segment(s, c.segment);
  if (!g) return no_segment();
  if (c.revision != s.revision) return overtaken(s, a);
  if (is_over(s)) return wrong_status("The session is over.");
  if (auto const fault = fault_in_draft(s, c.to, g)) return *fault;
  return event::segment_edited{c.revision, c.segment, c.to};
}

decision on(session const& s, asker const& a, command::insert_segment const& c) {
  if (c.before && !find_segment(s, *c.before)) return no_segment();
  if (c.revision != s.revision) return overtaken(s, a);
  if (is_over(s)) return wrong_status("The session is over.");
  if (s.segments.size() >= limits::segments) {
    return refuse(code::too_many_entries, "A session has " + std::to_string(limits::segments) + " segments at most.");
  }
  if (auto const ahead = still_to_come(s); c.before && std::find(ahead.begin(), ahead.end(), *c.before) == ahead.end()) {
    return refuse(code::wrong_segment, "It can only be put before a segment that is still to come.");
  }
  if (auto const fault = fault_in_draft(s, c.what, nullptr)) return *fault;
  return event::segment_inserted{c.revision, c.before, c.what};
}

decision on(session const& s, asker const& a, command::move_end const& c) {
  if (c.revision != s.revision) return overtaken(s, a);
  if (is_over(s)) return wrong_status("The session is over.");
  if (c.to <= s.plan.start || c.to > latest_end(s, a.now)) {
    return refuse(code::out_of_range, "The end comes after the planned start, and within a day of it or of when it really begins.");
  }
  if (s.plan.hard_stop && c.to > s.plan.end) return refuse(code::out_of_range, "The end is a hard stop: it cannot be later.");
  if (c.to == s.end) return wrong_state("It ends then already.");
  return event::end_moved{c.revision, c.to};
}

decision on(session const& s, asker const& a, command::add_panellist const& c) {
  if (c.revision != s.revision) return overtaken(s, a);
  if (is_over(s)) return wrong_status("The session is over.");
  if (s.panellists.size() >= limits::panellists) {
    return refuse(code::too_many_entries, "A session has " + std::to_string(limits::panellists) + " panellists at most.");
  }
  if (auto const fault = fault_in_person("A panellist", c.name, c.title, c.affiliation)) return *fault;
  return event::panellist_added{c.revision, c.name, c.title, c.affiliation};
}

decision on(session const& s, asker const& a, command::edit_panellist const& c) {
  if (!has_panellist(s, c.panellist)) return no_panellist();
  if (c.revision != s.revision) return overtaken(s, a);
  if (auto const fault = fault_in_person("A panellist", c.name, c.title, c.affiliation)) return *fault;
  return event::panellist_edited{c.revision, c.panellist, c.name, c.title, c.affiliation};
}

decision on(session const& s, asker const& a, command::note_presence const& c) {
  if (!has_panellist(s, c.panellist)) return no_panellist();
  if (c.revision != s.revision) return overtaken(s, a);
  if (is_over(s)) return wrong_status("The session is over.");
  if (s.absent.contains(c.panellist) != c.on) return wrong_state(c.on ? "This panellist is here." : "This panellist is noted as absent.");
  return event::presence_noted{c.revision, c.panellist, c.on};
}

}  // namespace

decision decide(session const& s, asker const& a, command::of_plan const& asked) {
  return std::visit([&](auto const& c) { return on(s, a, c); }, asked);
}

}  // namespace dais
