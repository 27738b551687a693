#include "session/deciding.hpp"
#include "session/floor.hpp"
#include "session/limits.hpp"
#include "session/text.hpp"

namespace dais {

using request_state::absent, request_state::speaking, request_state::waiting;

namespace {

constexpr char const* not_waiting = "This request does not wait any more.";
constexpr char const* not_speaking = "This person does not have the floor.";

}  // namespace

decision decider::operator()(command::set_floor_rules const& c) const {
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

decision decider::operator()(command::announce_closing const& c) const {
  if (c.revision != s.floor_revision) return passed();
  if (!c.in) {
    if (!s.list_closes) return wrong_state("No closing of the list was announced.");
    return event::closing_announced{c.revision, std::nullopt};
  }
  if (s.floor.taking == intake::closed) return wrong_state("The speakers' list is closed already.");
  if (*c.in <= length{} || *c.in > limits::closing_max) {
    return refuse(code::out_of_range, "The list can close within twelve hours. To close it at once, close it.");
  }
  return event::closing_announced{c.revision, now + *c.in};
}

decision decider::operator()(command::close_list const& c) const {
  if (c.revision != s.floor_revision) return passed();
  if (who.as == role::system && (!s.list_closes || now < *s.list_closes)) return passed();
  if (s.floor.taking == intake::closed) return wrong_state("The speakers' list is closed already.");
  return event::list_closed{c.revision};
}

decision decider::operator()(command::draw_lots const& c) const {
  if (c.revision != s.floor_revision) return passed();
  if (s.floor.order != floor_order::by_lot) return wrong_state("Lots are drawn where the rule of the list is to draw them.");
  return event::lots_drawn{c.revision};
}

decision decider::operator()(command::enter_request const& c) const {
  if (over()) return wrong_status("The session is over.");
  if (auto const fault = fault_in_speaker(c.name, c.affiliation, c.group)) return *fault;
  return event::request_entered{c.name, c.affiliation, c.group, c.online, c.point_of_order};
}

decision decider::operator()(command::move_request const& c) const {
  auto const* before = c.before ? find_request(*c.before) : nullptr;
  if (c.before && !before) return no_request();
  return on_request(c.request, c.revision, {waiting}, not_waiting, [&](floor_request const& r) -> decision {
    if (before && before->state != waiting) return wrong_state("The other request does not wait any more. Choose another place.");
    if (!is_placed_by_rule(r) || (before && !is_placed_by_rule(*before))) {
      return wrong_state("Points of order, and whom they interrupted, come first.");
    }
    if (c.before == c.request) return wrong_state("A request cannot be moved before itself.");
    return event::request_moved{c.request, c.revision, c.before};
  });
}

decision decider::operator()(command::set_absent const& c) const {
  return on_request(c.request, c.revision, {waiting, speaking}, not_waiting,
                    [&](auto const&) -> decision { return event::request_set_absent{c.request, c.revision}; });
}

decision decider::operator()(command::recall_request const& c) const {
  return on_request(c.request, c.revision, {absent}, "This person was not set aside as absent.", [&](auto const&) -> decision {
    if (s.speakers.size() >= limits::speakers) return list_full();
    return event::request_returned{c.request};
  });
}

decision decider::operator()(command::remove_request const& c) const {
  return on_request(c.request, c.revision, {waiting, absent}, not_waiting,
                    [&](auto const&) -> decision { return event::request_withdrawn{c.request}; });
}

decision decider::operator()(command::give_floor const& c) const {
  return on_request(c.request, c.revision, {waiting}, not_waiting, [&](auto const&) -> decision {
    if (c.replacing != s.speaking || c.seen_in != s.current) return passed();
    if (!floor_is_open(s)) return floor_closed();
    return event::floor_given{c.request, c.revision, *s.current, c.replacing};
  });
}

decision decider::operator()(command::extend_intervention const& c) const {
  return on_request(c.request, c.revision, {speaking}, not_speaking, [&](floor_request const& r) -> decision {
    if (auto const fault = fault_in_time(c.by, r.clock)) return *fault;
    return event::intervention_extended{c.request, c.revision, c.by};
  });
}

decision decider::operator()(command::end_intervention const& c) const {
  return on_request(c.request, c.revision, {speaking}, not_speaking,
                    [&](auto const&) -> decision { return event::intervention_ended{c.request, c.revision}; });
}

decision decider::operator()(command::yield_floor const& c) const {
  auto const* to = find_request(c.to);
  if (!to) return no_request();
  return on_request(c.request, c.revision, {speaking}, not_speaking, [&](floor_request const& r) -> decision {
    if (!is_placed_by_rule(*to)) return wrong_state("The rest can go to somebody on the list only.");
    if (left(r.clock, now) <= length{}) return refuse(code::out_of_range, "No time is left to yield.");
    return event::floor_yielded{c.request, c.revision, c.to};
  });
}

decision decider::operator()(command::request_floor const& c) const {
  if (c.point_of_order) {
    if (!floor_is_open(s)) return floor_closed();
  } else if (s.floor.taking == intake::closed || (s.list_closes && now >= *s.list_closes)) {
    return refuse(code::floor_closed, "The speakers' list is closed.");
  } else if (!takes_requests(s)) {
    return floor_closed();
  }
  auto const* me = find_participant();
  if (me && me->muted) return refuse(code::muted, "The moderators take no requests from you at present.");
  if (auto const fault = fault_in_speaker(c.name, c.affiliation, c.group)) return *fault;
  if (me && (c.point_of_order ? me->point : me->request)) {
    return refuse(code::one_request_each,
                  c.point_of_order ? "You have raised a point of order already." : "You are on the speakers' list already.");
  }
  if (auto const fault = fault_in_participants()) return *fault;
  return event::floor_requested{c.name, c.affiliation, c.group, c.online, c.point_of_order};
}

decision decider::operator()(command::withdraw_request const& c) const {
  return on_own_request(c.request, {waiting, absent}, "Your request does not wait any more.",
                        [&](auto const&) -> decision { return event::request_withdrawn{c.request}; });
}

decision decider::operator()(command::return_request const& c) const {
  return on_own_request(c.request, {absent}, "Your request is on the list, or is over.", [&](auto const&) -> decision {
    if (find_participant()->muted) return refuse(code::muted, "The moderators take no requests from you at present.");
    if (s.speakers.size() >= limits::speakers) return list_full();
    return event::request_returned{c.request};
  });
}

decision decider::operator()(command::give_back_floor const& c) const {
  return on_own_request(c.request, {speaking}, "You do not have the floor.", [&](floor_request const& r) -> decision {
    return event::intervention_ended{c.request, r.revision};
  });
}

}  // namespace dais
