#include "session/deciding.hpp"
#include "session/floor/floor.hpp"
#include "session/limits.hpp"
#include "session/subjects.hpp"

#include <algorithm>

namespace dais {

using request_state::absent, request_state::speaking, request_state::waiting;

namespace {

constexpr char const* not_waiting = "This request does not wait any more.";
constexpr char const* not_speaking = "This person does not have the floor.";

decision on(session const& s, asker const&, command::set_floor_rules const& c) {
  if (c.revision != s.floor_revision) return passed();
  auto const within = [](length l) { return l > length{} && l <= limits::allotment_max; };
  if (!within(c.allotment)) return refuse(code::out_of_range, "An intervention takes between a millisecond and twelve hours.");
  if (c.wrap_up < length{} || c.wrap_up >= c.allotment) {
    return refuse(code::out_of_range, "The warning comes within the time of an intervention.");
  }
  if (c.groups.size() > limits::groups) {
    return refuse(code::too_many_entries, "There can be " + std::to_string(limits::groups) + " groups at most. Leave one out.");
  }
  floor_rules rules{c.taking, c.order, c.allotment, c.wrap_up, {}};
  for (auto const& g : c.groups) {
    if (g.name.empty()) return refuse(code::text_empty, "A group has no name. Type one, or leave the group out.");
    if (auto const fault = fault_in_length(g.name, "The name of a group", limits::name_length)) return *fault;
    if (std::any_of(rules.groups.begin(), rules.groups.end(), [&](auto const& other) { return other.name == g.name; })) {
      return refuse(code::out_of_range, "Two groups have the same name. Give one of them another.");
    }
    if (g.limit && (*g.limit == 0 || *g.limit > limits::group_turns)) {
      return refuse(code::out_of_range, "A group has between 1 and " + std::to_string(limits::group_turns) + " interventions.");
    }
    if (g.allotment && !within(*g.allotment)) {
      return refuse(code::out_of_range, "An intervention takes between a millisecond and twelve hours.");
    }
    rules.groups.push_back(g);
  }
  return event::floor_rules_set{c.revision, std::move(rules)};
}

decision on(session const& s, asker const& a, command::announce_closing const& c) {
  if (c.revision != s.floor_revision) return passed();
  if (!c.in) {
    if (!s.list_closes) return wrong_state("No closing of the list was announced.");
    return event::closing_announced{c.revision, std::nullopt};
  }
  if (s.floor.taking == intake::closed) return wrong_state("The speakers' list is closed already.");
  if (*c.in <= length{} || *c.in > limits::closing_max) {
    return refuse(code::out_of_range, "The list can close within twelve hours. To close it at once, close it.");
  }
  return event::closing_announced{c.revision, a.now + *c.in};
}

decision on(session const& s, asker const& a, command::close_list const& c) {
  if (c.revision != s.floor_revision) return passed();
  if (a.by.as == role::system && (!s.list_closes || a.now < *s.list_closes)) return passed();
  if (s.floor.taking == intake::closed) return wrong_state("The speakers' list is closed already.");
  return event::list_closed{c.revision};
}

decision on(session const& s, asker const&, command::draw_lots const& c) {
  if (c.revision != s.floor_revision) return passed();
  if (s.floor.order != floor_order::by_lot) return wrong_state("Lots are drawn where the rule of the list is to draw them.");
  return event::lots_drawn{c.revision};
}

decision on(session const& s, asker const&, command::enter_request const& c) {
  if (is_over(s)) return wrong_status("The session is over.");
  if (auto const fault = fault_in_speaker(s, c.name, c.affiliation, c.group)) return *fault;
  return event::request_entered{c.name, c.affiliation, c.group, c.online, c.point_of_order};
}

decision on(session const& s, asker const&, command::move_request const& c) {
  auto const* before = c.before ? find_request(s, *c.before) : nullptr;
  if (c.before && !before) return no_request();
  return on_request(s, c.request, c.revision, {waiting}, not_waiting, [&](floor_request const& r) -> decision {
    if (before && before->state != waiting) return wrong_state("The other request does not wait any more. Choose another place.");
    if (!is_placed_by_rule(r) || (before && !is_placed_by_rule(*before))) {
      return wrong_state("Points of order, and whom they interrupted, come first.");
    }
    if (c.before == c.request) return wrong_state("A request cannot be moved before itself.");
    return event::request_moved{c.request, c.revision, c.before};
  });
}

decision on(session const& s, asker const&, command::set_absent const& c) {
  return on_request(s, c.request, c.revision, {waiting, speaking}, not_waiting,
                    [&](auto const&) -> decision { return event::request_set_absent{c.request, c.revision}; });
}

decision on(session const& s, asker const&, command::recall_request const& c) {
  return on_request(s, c.request, c.revision, {absent}, "This person was not set aside as absent.", [&](auto const&) -> decision {
    if (s.speakers.size() >= limits::speakers) return list_full();
    return event::request_returned{c.request};
  });
}

decision on(session const& s, asker const&, command::remove_request const& c) {
  return on_request(s, c.request, c.revision, {waiting, absent}, not_waiting,
                    [&](auto const&) -> decision { return event::request_withdrawn{c.request}; });
}

decision on(session const& s, asker const&, command::give_floor const& c) {
  return on_request(s, c.request, c.revision, {waiting}, not_waiting, [&](auto const&) -> decision {
    if (c.replacing != s.speaking || c.seen_in != s.current) return passed();
    if (!floor_is_open(s)) return floor_closed();
    return event::floor_given{c.request, c.revision, *s.current, c.replacing};
  });
}

decision on(session const& s, asker const&, command::extend_intervention const& c) {
  return on_request(s, c.request, c.revision, {speaking}, not_speaking, [&](floor_request const& r) -> decision {
    if (auto const fault = fault_in_time(c.by, r.clock)) return *fault;
    return event::intervention_extended{c.request, c.revision, c.by};
  });
}

decision on(session const& s, asker const&, command::end_intervention const& c) {
  return on_request(s, c.request, c.revision, {speaking}, not_speaking,
                    [&](auto const&) -> decision { return event::intervention_ended{c.request, c.revision}; });
}

decision on(session const& s, asker const& a, command::yield_floor const& c) {
  auto const* to = find_request(s, c.to);
  if (!to) return no_request();
  return on_request(s, c.request, c.revision, {speaking}, not_speaking, [&](floor_request const& r) -> decision {
    if (!is_placed_by_rule(*to)) return wrong_state("The rest can go to somebody on the list only.");
    if (left(r.clock, a.now) <= length{}) return refuse(code::out_of_range, "No time is left to yield.");
    return event::floor_yielded{c.request, c.revision, c.to};
  });
}

decision on(session const& s, asker const& a, command::request_floor const& c) {
  if (c.point_of_order) {
    if (!floor_is_open(s)) return floor_closed();
  } else if (s.floor.taking == intake::closed || (s.list_closes && a.now >= *s.list_closes)) {
    return refuse(code::floor_closed, "The speakers' list is closed.");
  } else if (!takes_requests(s)) {
    return floor_closed();
  }
  auto const* me = find_participant(s, a);
  if (me && me->muted) return refuse(code::muted, "The moderators take no requests from you at present.");
  if (auto const fault = fault_in_speaker(s, c.name, c.affiliation, c.group)) return *fault;
  if (me && (c.point_of_order ? me->point : me->request)) {
    return refuse(code::one_request_each,
                  c.point_of_order ? "You have raised a point of order already." : "You are on the speakers' list already.");
  }
  if (auto const fault = fault_in_participants(s, a)) return *fault;
  return event::floor_requested{c.name, c.affiliation, c.group, c.online, c.point_of_order};
}

decision on(session const& s, asker const& a, command::withdraw_request const& c) {
  return on_own_request(s, a, c.request, {waiting, absent}, "Your request does not wait any more.",
                        [&](auto const&) -> decision { return event::request_withdrawn{c.request}; });
}

decision on(session const& s, asker const& a, command::return_request const& c) {
  return on_own_request(s, a, c.request, {absent}, "Your request is on the list, or is over.", [&](auto const&) -> decision {
    if (find_participant(s, a)->muted) return refuse(code::muted, "The moderators take no requests from you at present.");
    if (s.speakers.size() >= limits::speakers) return list_full();
    return event::request_returned{c.request};
  });
}

decision on(session const& s, asker const& a, command::give_back_floor const& c) {
  return on_own_request(s, a, c.request, {speaking}, "You do not have the floor.", [&](floor_request const& r) -> decision {
    return event::intervention_ended{c.request, r.revision};
  });
}

decision on(session const& s, asker const&, command::give_word const& c) {
  if (c.to && *c.to != moderator_id && !has_panellist(s, *c.to)) return no_panellist();
  if (c.replacing != s.speaking || c.seen_in != s.current) return passed();
  if (!s.current) return refuse(code::wrong_segment, "No segment runs.");
  if (c.to == s.word) return wrong_state(c.to ? "This speaker has the word already." : "Nobody has the word.");
  return event::word_given{c.to, *s.current, c.replacing};
}

decision on(session const& s, asker const&, command::begin_round const& c) {
  if (c.seen_in != s.current) return passed();
  if (!s.current) return refuse(code::wrong_segment, "No segment runs.");
  auto const& g = s.segments.at(*s.current);
  if (!g.plan.turn) return refuse(code::wrong_segment, "This segment has no rounds. Give it some in the plan first.");
  if (c.number != g.round.number + 1) return passed();
  return event::round_begun{*s.current, c.number};
}

}  // namespace

decision decide(session const& s, asker const& a, command::of_floor const& asked) {
  return std::visit([&](auto const& c) { return on(s, a, c); }, asked);
}

}  // namespace dais
