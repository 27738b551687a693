#include "session/deciding.hpp"
#include "session/find.hpp"
#include "session/floor/floor.hpp"
#include "session/floor/subject.hpp"
#include "session/limits.hpp"
#include "session/misfits.hpp"

#include <algorithm>

namespace dais {

using request_state::absent, request_state::speaking, request_state::waiting;

namespace {

floor_request const* find_request(session const& s, std::string const& id) { return find(s.requests, id); }

// One that somebody saw at `revision` and that has to be in one of some states.
template <typename Then>
decision on_request(session const& s, std::string const& id, std::uint32_t revision, std::initializer_list<request_state> from,
                    reason otherwise, Then then) {
  auto const* request = find_request(s, id);
  if (!request) return refuse(reason::no_such_request);
  if (request->revision != revision) return refuse(reason::passed);
  if (std::find(from.begin(), from.end(), request->state) == from.end()) return refuse(otherwise);
  return then(*request);
}

// One of the asker's own, which has no revision to them.
template <typename Then>
decision on_own_request(session const& s, asker const& a, std::string const& id, std::initializer_list<request_state> from,
                        reason otherwise, Then then) {
  auto const* request = find_request(s, id);
  if (!request) return refuse(reason::no_such_request);
  if (request->participant != a.by.id) return refuse(reason::request_not_yours);
  if (std::find(from.begin(), from.end(), request->state) == from.end()) return refuse(otherwise);
  return then(*request);
}

std::optional<rejection> fault_in_speaker(session const& s, asker const& a, std::string const& name, std::string const& affiliation,
                                          std::optional<std::string> const& group) {
  if (auto fault = first_of(misfits_in(speaker_plan{name, affiliation, group}, s.floor.groups))) return fault;
  if (!has_room_on_list(s) || (a.rules < 5 && s.requests.size() >= limits::requests)) return refuse(reason::list_full);
  return std::nullopt;
}

// A reply needs a rule that gives its kind a time; a response alone names whom it is to, who has the floor.
std::optional<rejection> fault_in_reply(session const& s, request_kind kind, std::optional<std::string> const& responds_to) {
  if (kind != request_kind::response && responds_to) return refuse(reason::not_speaking);
  if (kind == request_kind::speech || kind == request_kind::point_of_order) return std::nullopt;
  if (!rules_of(s.floor, kind)) return refuse(reason::no_replies);
  if (kind == request_kind::response && (!responds_to || s.speaking != responds_to)) return refuse(reason::not_speaking);
  return std::nullopt;
}

std::optional<rejection> fault_in_pace(participant const* me, asker const& a) {
  if (!me || a.rules < 5) return std::nullopt;
  return fault_in_pace(me->floor_requests, limits::floor_requests_each_minute, reason::requests_too_fast, a.now);
}

decision on(session const& s, asker const&, command::set_floor_rules const& c) {
  if (c.revision != s.floor_revision) return refuse(reason::passed);
  floor_rules rules{c.taking, c.order, c.allotment, c.wrap_up, c.groups, c.responses, c.rights_of_reply};
  if (auto const fault = first_of(misfits_in(rules))) return *fault;
  return event::floor_rules_set{c.revision, std::move(rules)};
}

decision on(session const& s, asker const& a, command::announce_closing const& c) {
  if (c.revision != s.floor_revision) return refuse(reason::passed);
  if (!c.in) {
    if (!s.list_closes) return refuse(reason::no_closing_announced);
    return event::closing_announced{c.revision, std::nullopt};
  }
  if (s.floor.taking == intake::closed) return refuse(reason::list_closed_already);
  if (*c.in <= duration{} || *c.in > limits::closing_max) {
    return refuse(reason::closing_time);
  }
  return event::closing_announced{c.revision, a.now + *c.in};
}

decision on(session const& s, asker const& a, command::close_list const& c) {
  if (c.revision != s.floor_revision) return refuse(reason::passed);
  if (a.by.as == role::system && (!s.list_closes || a.now < *s.list_closes)) return refuse(reason::passed);
  if (s.floor.taking == intake::closed) return refuse(reason::list_closed_already);
  return event::list_closed{c.revision};
}

decision on(session const& s, asker const&, command::draw_lots const& c) {
  if (c.revision != s.floor_revision) return refuse(reason::passed);
  if (s.floor.order != floor_order::by_lot) return refuse(reason::no_drawing_of_lots);
  return event::lots_drawn{c.revision};
}

decision on(session const& s, asker const& a, command::enter_request const& c) {
  if (is_over(s)) return refuse(reason::session_over);
  if (auto const fault = fault_in_reply(s, c.kind, c.responds_to)) return *fault;
  if (auto const fault = fault_in_speaker(s, a, c.name, c.affiliation, c.group)) return *fault;
  return event::request_entered{c.name, c.affiliation, c.group, c.online, c.kind, c.responds_to};
}

decision on(session const& s, asker const&, command::move_request const& c) {
  auto const* before = c.before ? find_request(s, *c.before) : nullptr;
  if (c.before && !before) return refuse(reason::no_such_request);
  return on_request(s, c.request, c.revision, {waiting}, reason::not_waiting, [&](floor_request const& r) -> decision {
    if (before && before->state != waiting) return refuse(reason::other_not_waiting);
    if (!is_placed_by_rule(r) || (before && !is_placed_by_rule(*before))) {
      return refuse(reason::point_of_order_first);
    }
    if (c.before == c.request) return refuse(reason::request_before_itself);
    return event::request_moved{c.request, c.revision, c.before};
  });
}

decision on(session const& s, asker const&, command::correct_request const& c) {
  return on_request(s, c.request, c.revision, {waiting, speaking, absent}, reason::not_waiting, [&](floor_request const& r) -> decision {
    if (auto const fault = first_of(misfits_in(speaker_plan{c.name, c.affiliation, {}}, s.floor.groups))) return *fault;
    if (c.name == r.name && c.affiliation == r.affiliation) return refuse(reason::nothing_changed);
    return event::request_corrected{c.request, c.revision, c.name, c.affiliation};
  });
}

decision on(session const& s, asker const&, command::set_absent const& c) {
  return on_request(s, c.request, c.revision, {waiting, speaking}, reason::not_waiting, [&](auto const&) -> decision {
    return event::request_set_absent{c.request, c.revision};
  });
}

decision on(session const& s, asker const&, command::recall_request const& c) {
  return on_request(s, c.request, c.revision, {absent}, reason::not_set_aside, [&](auto const&) -> decision {
    if (!has_room_on_list(s)) return refuse(reason::list_full);
    return event::request_returned{c.request};
  });
}

decision on(session const& s, asker const&, command::remove_request const& c) {
  return on_request(s, c.request, c.revision, {waiting, absent}, reason::not_waiting,
                    [&](auto const&) -> decision { return event::request_withdrawn{c.request}; });
}

decision on(session const& s, asker const&, command::give_floor const& c) {
  return on_request(s, c.request, c.revision, {waiting}, reason::not_waiting, [&](auto const&) -> decision {
    if (c.replacing != s.speaking || c.seen_in != s.current) return refuse(reason::passed);
    if (!floor_is_open(s)) return refuse(reason::floor_not_open);
    return event::floor_given{c.request, c.revision, *s.current, c.replacing};
  });
}

decision on(session const& s, asker const&, command::extend_intervention const& c) {
  return on_request(s, c.request, c.revision, {speaking}, reason::not_speaking, [&](floor_request const& r) -> decision {
    if (auto const fault = fault_in_time(c.by, r.clock)) return *fault;
    return event::intervention_extended{c.request, c.revision, c.by};
  });
}

decision on(session const& s, asker const&, command::end_intervention const& c) {
  return on_request(s, c.request, c.revision, {speaking}, reason::not_speaking, [&](auto const&) -> decision {
    return event::intervention_ended{c.request, c.revision};
  });
}

decision on(session const& s, asker const& a, command::yield_floor const& c) {
  auto const* to = find_request(s, c.to);
  if (!to) return refuse(reason::no_such_request);
  return on_request(s, c.request, c.revision, {speaking}, reason::not_speaking, [&](floor_request const& r) -> decision {
    if (!is_placed_by_rule(*to)) return refuse(reason::not_on_list);
    if (left(r.clock, a.now) <= duration{}) return refuse(reason::nothing_to_yield);
    return event::floor_yielded{c.request, c.revision, c.to};
  });
}

decision on(session const& s, asker const& a, command::request_floor const& c) {
  if (c.kind != request_kind::speech) {
    if (!floor_is_open(s)) return refuse(reason::floor_not_open);
  } else if (s.floor.taking == intake::closed || (s.list_closes && a.now >= *s.list_closes)) {
    return refuse(reason::list_closed);
  } else if (!takes_requests(s)) {
    return refuse(reason::floor_not_open);
  }
  auto const* me = find_participant(s, a);
  if (me && me->muted) return refuse(reason::requests_muted);
  if (auto const fault = fault_in_reply(s, c.kind, c.responds_to)) return *fault;
  if (auto const fault = fault_in_speaker(s, a, c.name, c.affiliation, c.group)) return *fault;
  if (auto const fault = fault_in_claimed_name(s, a, c.name)) return *fault;
  if (me && open_request(*me, c.kind)) {
    return refuse(c.kind == request_kind::speech           ? reason::on_list_already
                  : c.kind == request_kind::point_of_order ? reason::point_raised_already
                                                           : reason::reply_asked_already);
  }
  if (auto const fault = fault_in_pace(me, a)) return *fault;
  if (auto const fault = fault_in_budget(a, s.requests_since, reason::requests_used_up)) return *fault;
  if (auto const fault = fault_in_participants(s, a)) return *fault;
  return event::floor_requested{c.name, c.affiliation, c.group, c.online, c.kind, c.responds_to};
}

decision on(session const& s, asker const& a, command::withdraw_request const& c) {
  return on_own_request(s, a, c.request, {waiting, absent}, reason::yours_not_waiting,
                        [&](auto const&) -> decision { return event::request_withdrawn{c.request}; });
}

decision on(session const& s, asker const& a, command::return_request const& c) {
  return on_own_request(s, a, c.request, {absent}, reason::yours_not_set_aside, [&](auto const&) -> decision {
    auto const* me = find_participant(s, a);
    if (me->muted) return refuse(reason::requests_muted);
    if (auto const fault = fault_in_pace(me, a)) return *fault;
    if (!has_room_on_list(s)) return refuse(reason::list_full);
    return event::request_returned{c.request};
  });
}

decision on(session const& s, asker const& a, command::let_others_first const& c) {
  return on_own_request(s, a, c.request, {waiting}, reason::yours_not_waiting, [&](floor_request const& r) -> decision {
    if (!is_placed_by_rule(r)) return refuse(reason::yours_not_waiting);
    if (s.speakers.back() == r.id) return refuse(reason::nothing_changed);
    return event::request_put_last{c.request};
  });
}

decision on(session const& s, asker const& a, command::give_back_floor const& c) {
  return on_own_request(s, a, c.request, {speaking}, reason::no_floor_of_yours, [&](floor_request const& r) -> decision {
    return event::intervention_ended{c.request, r.revision};
  });
}

decision on(session const& s, asker const&, command::give_word const& c) {
  if (c.to && *c.to != moderator_id && !has_panellist(s, *c.to)) return refuse(reason::no_such_panellist);
  if (c.replacing != s.speaking || c.seen_in != s.current) return refuse(reason::passed);
  if (!s.current) return refuse(reason::no_segment_runs);
  if (c.to == s.speaker) return refuse(c.to ? reason::speaks_already : reason::nobody_speaks);
  return event::word_given{c.to, *s.current, c.replacing};
}

decision on(session const& s, asker const&, command::extend_turn const& c) {
  if (!has_panellist(s, c.panellist)) return refuse(reason::no_such_panellist);
  if (c.seen_in != s.current) return refuse(reason::passed);
  if (!s.current) return refuse(reason::no_segment_runs);
  auto const& g = s.segments.at(*s.current);
  if (!g.plan.turn) return refuse(reason::no_rounds);
  auto const* turn = turn_that_runs(s);
  if (s.speaker != c.panellist || !turn || c.round != g.round.number || c.added != turn->added) return refuse(reason::passed);
  if (auto const fault = fault_in_time(c.by, *turn)) return *fault;
  return event::turn_extended{c.panellist, *s.current, c.by};
}

decision on(session const& s, asker const&, command::begin_round const& c) {
  if (c.seen_in != s.current) return refuse(reason::passed);
  if (!s.current) return refuse(reason::no_segment_runs);
  auto const& g = s.segments.at(*s.current);
  if (!g.plan.turn) return refuse(reason::no_rounds);
  if (c.number != g.round.number + 1) return refuse(reason::passed);
  return event::round_begun{*s.current, c.number};
}

decision on(session const& s, asker const&, command::set_microphones const& c) {
  if (s.plan.seats.empty()) return refuse(reason::nobody_seated);
  if (c.from != s.microphones.mode) return refuse(reason::passed);
  if (c.to == c.from) return refuse(reason::nothing_changed);
  return event::microphones_set{c.to, c.from};
}

}  // namespace

decision decide(session const& s, asker const& a, command::of_floor const& asked) {
  return std::visit([&](auto const& c) { return on(s, a, c); }, asked);
}

}  // namespace dais
