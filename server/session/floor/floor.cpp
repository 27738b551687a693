#include "session/floor/floor.hpp"

#include "session/limits.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <map>
#include <utility>

namespace dais {

namespace {

using ids = std::vector<std::string>;

// One from each side in turn, beginning with the side that did not have the floor last; the room at first.
ids alternating(session const& s, ids const& all) {
  ids sides[2];
  for (auto const& id : all) sides[s.requests.at(id).online ? 1 : 0].push_back(id);
  ids ordered;
  std::size_t taken[2] = {0, 0};
  std::size_t side = s.last_online && !*s.last_online ? 1 : 0;
  while (ordered.size() < all.size()) {
    if (taken[side] < sides[side].size()) ordered.push_back(sides[side][taken[side]++]);
    side = 1 - side;
  }
  return ordered;
}

// What runs counts when it has ended: the order does not change while somebody speaks.
bool counts(floor_request const& r) { return r.began && r.kind == request_kind::speech && r.state != request_state::speaking; }

std::map<std::string, duration> time_by_group(session const& s) {
  std::map<std::string, duration> spoken;
  for (auto const& [id, r] : s.requests) {
    if (r.group && counts(r)) spoken[*r.group] += r.clock.used;
  }
  return spoken;
}

// Group after group as the rules name them, each as far as its limit and its budget go; then who is of no group; then who is beyond those.
ids by_group(session const& s, ids const& all) {
  auto const& groups = s.floor.groups;
  std::vector<ids> parts(groups.size() + 2);
  auto turns = s.group_turns;
  bool const has_budgets = std::any_of(groups.begin(), groups.end(), [](auto const& g) { return g.budget.has_value(); });
  auto const spent = has_budgets ? time_by_group(s) : std::map<std::string, duration>();
  auto const spent_by = [&](std::string const& group) {
    auto const found = spent.find(group);
    return found == spent.end() ? duration{} : found->second;
  };
  for (auto const& id : all) {
    auto const& group = s.requests.at(id).group;
    auto const found = std::find_if(groups.begin(), groups.end(), [&](auto const& g) { return g.name == group; });
    auto part = static_cast<std::size_t>(found - groups.begin());
    bool const is_beyond = found != groups.end() &&
                           ((found->limit && turns[*group]++ >= *found->limit) || (found->budget && spent_by(*group) >= *found->budget));
    if (is_beyond) part = groups.size() + 1;
    parts[part].push_back(id);
  }
  ids ordered;
  for (auto const& part : parts) ordered.insert(ordered.end(), part.begin(), part.end());
  return ordered;
}

// Who asked, over all their requests: a participant, or who is called so where a moderator or the plan put them on the list.
std::string who_asked(floor_request const& r) { return r.participant.empty() ? r.name + "\n" + r.affiliation : r.participant; }

std::map<std::string, duration> time_by_person(session const& s) {
  std::map<std::string, duration> spoken;
  for (auto const& [id, r] : s.requests) {
    if (counts(r)) spoken[who_asked(r)] += r.clock.used;
  }
  return spoken;
}

ids by_rule(session const& s, ids all) {
  auto const request = [&](std::string const& id) -> floor_request const& { return s.requests.at(id); };
  std::sort(all.begin(), all.end(), [&](auto const& a, auto const& b) { return request(a).turn < request(b).turn; });
  switch (s.floor.order) {
    case floor_order::first_come: break;
    case floor_order::alternate: return alternating(s, all);
    case floor_order::first_time:
      std::stable_partition(all.begin(), all.end(), [&](auto const& id) { return request(id).first_time; });
      break;
    case floor_order::by_group: return by_group(s, all);
    case floor_order::by_lot:
      std::stable_sort(all.begin(), all.end(), [&](auto const& a, auto const& b) {
        auto const place = [&](auto const& id) { return request(id).lot.value_or(UINT32_MAX); };
        return place(a) < place(b);
      });
      break;
    case floor_order::least_time: {
      auto spoken = time_by_person(s);
      std::stable_sort(all.begin(), all.end(),
                       [&](auto const& a, auto const& b) { return spoken[who_asked(request(a))] < spoken[who_asked(request(b))]; });
      break;
    }
  }
  return all;
}

// SplitMix64.
std::uint64_t next_random(std::uint64_t& state) {
  std::uint64_t z = (state += 0x9E3779B97F4A7C15u);
  z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
  z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
  return z ^ (z >> 31);
}

}  // namespace

bool floor_is_open(session const& s) {
  return is_for_all(s) || (s.status == session_status::running && s.current && s.floor.taking == intake::open);
}

bool has_room_on_list(session const& s, std::ptrdiff_t more) {
  return more <= 0 || s.speakers.size() + static_cast<std::size_t>(more) <= limits::speakers;
}

bool takes_requests(session const& s) {
  switch (s.floor.taking) {
    case intake::automatic: return is_for_all(s);
    case intake::open: return s.status == session_status::open || s.status == session_status::running;
    case intake::closed: return false;
  }
  return false;
}

bool is_reply(request_kind kind) { return kind == request_kind::response || kind == request_kind::right_of_reply; }

std::optional<reply_rules> const& rules_of(floor_rules const& rules, request_kind kind) {
  return kind == request_kind::response ? rules.responses : rules.rights_of_reply;
}

std::optional<std::string> const& open_request(participant const& p, request_kind kind) {
  switch (kind) {
    case request_kind::speech: return p.request;
    case request_kind::point_of_order: return p.point;
    case request_kind::response:
    case request_kind::right_of_reply: break;
  }
  return p.reply;
}

std::optional<std::string>& open_request(participant& p, request_kind kind) {
  return const_cast<std::optional<std::string>&>(open_request(std::as_const(p), kind));
}

bool is_placed_by_rule(floor_request const& r) { return r.state == request_state::waiting && r.kind == request_kind::speech && !r.began; }

std::size_t part_of_list(session const& s, floor_request const& r) {
  if (r.kind == request_kind::point_of_order) return 0;
  if (r.began) return 1;
  if (!is_reply(r.kind)) return 3;
  auto const& rules = rules_of(s.floor, r.kind);
  return (rules ? rules->place : reply_place::last) == reply_place::next ? 2 : 4;
}

duration allotment_of(session const& s, floor_request const& r) {
  if (r.began) return std::max(duration{}, r.clock.allotment + r.clock.added - r.clock.used);  // it was interrupted
  if (is_reply(r.kind)) {
    auto const& rules = rules_of(s.floor, r.kind);
    return rules ? rules->allotment : s.floor.allotment;
  }
  for (auto const& g : s.floor.groups) {
    if (g.name == r.group && g.allotment) return *g.allotment;
  }
  return s.floor.allotment;
}

duration wrap_up_of(session const& s, floor_request const& r) {
  return s.floor.wrap_up < r.clock.allotment ? s.floor.wrap_up : r.clock.allotment / 5;
}

duration spent_by_group(session const& s, std::string const& group) {
  duration spent{};
  for (auto const& [id, r] : s.requests) {
    if (r.group == group && counts(r)) spent += r.clock.used;
  }
  return spent;
}

countdown const* turn_that_runs(session const& s) {
  if (!s.current || !s.speaker) return nullptr;
  auto const& g = s.segments.at(*s.current);
  auto const found = g.round.turns.find(*s.speaker);
  return g.plan.turn && found != g.round.turns.end() ? &found->second : nullptr;
}

duration turn_in_round(segment const& g) { return g.round.number > 1 ? g.plan.later_turn.value_or(*g.plan.turn) : *g.plan.turn; }

std::vector<std::string> speakers_list(session const& s) {
  constexpr std::size_t interrupted = 1, ruled = 3;
  std::array<ids, 5> parts;
  ids moved;
  for (auto const& id : s.speakers) {
    auto const& r = s.requests.at(id);
    auto const part = part_of_list(s, r);
    (part == ruled && r.ahead ? moved : parts[part]).push_back(id);
  }
  for (std::size_t part = 0; part < parts.size(); ++part) {
    if (part == interrupted || part == ruled) continue;
    std::sort(parts[part].begin(), parts[part].end(),
              [&](auto const& a, auto const& b) { return s.requests.at(a).turn < s.requests.at(b).turn; });
  }
  std::sort(moved.begin(), moved.end(), [&](auto const& a, auto const& b) { return s.requests.at(a).ahead < s.requests.at(b).ahead; });
  auto& rest = parts[ruled] = by_rule(s, std::move(parts[ruled]));
  for (auto const& id : moved) {
    auto const place = std::min(*s.requests.at(id).ahead, rest.size());
    rest.insert(rest.begin() + static_cast<std::ptrdiff_t>(place), id);
  }
  ids all;
  for (auto const& part : parts) all.insert(all.end(), part.begin(), part.end());
  return all;
}

std::vector<std::string> drawn(std::vector<std::string> from, std::uint64_t seed) {
  for (std::size_t left = from.size(); left > 1; --left) std::swap(from[left - 1], from[next_random(seed) % left]);
  return from;
}

std::optional<duration> pace_of_floor(session const& s) {
  if (!s.current) return std::nullopt;
  // Where its beginning was undone, a segment that began later is not the one of these.
  auto const& all = s.recent_turns;
  auto const first = std::lower_bound(all.begin(), all.end(), *s.segments.at(*s.current).since);
  auto const apart = all.end() - first - 1;
  if (apart < 1) return std::nullopt;
  return (all.back() - *first) / apart;
}

}  // namespace dais
