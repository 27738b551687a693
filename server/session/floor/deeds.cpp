#include "session/floor/subject.hpp"

namespace dais {

namespace {

deed::request_named named(deed_context const& t, std::string const& request) { return {request, t.after.requests.at(request).name}; }

std::optional<deed::request_named> named(deed_context const& t, std::optional<std::string> const& request) {
  return request ? std::optional(named(t, *request)) : std::nullopt;
}

std::optional<deed::lots> drawn(session const& s) {
  return s.lot_seed ? std::optional(deed::lots{std::to_string(*s.lot_seed), s.speakers}) : std::nullopt;
}

template <typename Event>
deed::listed_person listed(Event const& e) {
  return {e.name, e.affiliation, e.group, e.online};
}

deed::of_floor on(deed_context const& t, event::floor_rules_set const& e) {
  return deed::floor_rules_set{e.rules.taking,    e.rules.order,           e.rules.allotment, e.rules.groups,
                               e.rules.responses, e.rules.rights_of_reply, drawn(t.after)};
}

deed::of_floor on(deed_context const& t, event::closing_announced const& e) {
  return deed::closing_announced{e.at ? std::optional(*e.at - t.at) : std::nullopt};
}

deed::of_floor on(deed_context const&, event::list_closed const&) { return deed::list_closed{}; }

deed::of_floor on(deed_context const& t, event::lots_drawn const&) { return deed::lots_drawn{drawn(t.after)}; }

deed::of_floor on(deed_context const& t, event::floor_requested const& e) {
  return deed::floor_requested{listed(e), e.kind, named(t, e.responds_to)};
}

deed::of_floor on(deed_context const& t, event::request_entered const& e) {
  return deed::request_entered{listed(e), e.kind, named(t, e.responds_to)};
}

deed::of_floor on(deed_context const& t, event::request_moved const& e) {
  return deed::request_moved{named(t, e.request), named(t, e.before)};
}

deed::of_floor on(deed_context const& t, event::request_corrected const& e) {
  return deed::request_corrected{named(t, e.request), e.affiliation};
}

deed::of_floor on(deed_context const& t, event::request_set_absent const& e) { return deed::request_set_absent{named(t, e.request)}; }

deed::of_floor on(deed_context const& t, event::request_returned const& e) { return deed::request_returned{named(t, e.request)}; }

deed::of_floor on(deed_context const& t, event::request_put_last const& e) { return deed::request_put_last{named(t, e.request)}; }

deed::of_floor on(deed_context const& t, event::request_withdrawn const& e) { return deed::request_withdrawn{named(t, e.request)}; }

deed::of_floor on(deed_context const& t, event::floor_given const& e) {
  bool const interrupts = e.replacing && t.after.requests.at(*e.replacing).state == request_state::waiting;
  return deed::floor_given{named(t, e.request), interrupts ? named(t, e.replacing) : std::nullopt};
}

deed::of_floor on(deed_context const& t, event::intervention_extended const& e) {
  return deed::intervention_extended{named(t, e.request), e.by};
}

deed::of_floor on(deed_context const& t, event::intervention_ended const& e) {
  return deed::intervention_ended{named(t, e.request), t.after.requests.at(e.request).clock.used};
}

deed::of_floor on(deed_context const& t, event::floor_yielded const& e) {
  return deed::floor_yielded{named(t, e.request), named(t, e.to), t.after.requests.at(e.to).clock.allotment};
}

deed::of_floor on(deed_context const& t, event::word_given const& e) {
  return deed::word_given{e.to ? std::optional(at_podium(t.after, *e.to)) : std::nullopt};
}

deed::of_floor on(deed_context const& t, event::turn_extended const& e) {
  return deed::turn_extended{panellist_name(t.after, e.panellist), e.by};
}

deed::of_floor on(deed_context const&, event::round_begun const& e) { return deed::round_begun{e.number}; }

deed::of_floor on(deed_context const&, event::microphones_set const& e) { return deed::microphones_set{e.to}; }

}  // namespace

deed::undoable deed_of(deed_context const& t, event::of_floor const& what) {
  return std::visit([&](auto const& e) { return on(t, e); }, what);
}

}  // namespace dais
