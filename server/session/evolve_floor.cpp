#include "session/evolving.hpp"
#include "session/floor.hpp"

#include <algorithm>

namespace dais {

using request_state::absent, request_state::speaking, request_state::spoken, request_state::waiting;

namespace {

constexpr std::size_t turns_remembered = 6;

}  // namespace

void evolver::operator()(event::floor_rules_set const& e) {
  bool const is_new_order = e.rules.order != s.floor.order;
  s.floor = e.rules;
  if (s.floor.taking == intake::closed) s.list_closes.reset();
  ++s.floor_revision;
  if (is_new_order) {
    forget_moves();
    s.lot_seed.reset();
    if (s.floor.order == floor_order::by_lot) draw();
  }
  list_changed();
  result.rules = true;
}

void evolver::operator()(event::closing_announced const& e) {
  s.list_closes = e.at;
  ++s.floor_revision;
  result.floor = true;
}

void evolver::operator()(event::list_closed const&) {
  s.floor.taking = intake::closed;
  s.list_closes.reset();
  ++s.floor_revision;
  result.floor = true;
}

void evolver::operator()(event::lots_drawn const&) {
  ++s.floor_revision;
  forget_moves();
  draw();
  list_changed();
}

void evolver::operator()(event::floor_requested const& e) {
  enter(e.name, e.affiliation, e.group, e.online, e.point_of_order, by.id);
  list_changed();
}

void evolver::operator()(event::request_entered const& e) {
  enter(e.name, e.affiliation, e.group, e.online, e.point_of_order, {});
  list_changed();
}

void evolver::operator()(event::request_moved const& e) {
  auto& r = s.requests.at(e.request);
  std::erase(s.speakers, r.id);
  s.speakers.insert(e.before ? std::find(s.speakers.begin(), s.speakers.end(), *e.before) : s.speakers.end(), r.id);
  r.ahead = 0;  // list_changed counts
  list_changed();
  request_changed(r);
}

void evolver::operator()(event::request_set_absent const& e) {
  set_absent(s.requests.at(e.request));
}

void evolver::operator()(event::request_returned const& e) {
  wait_again(s.requests.at(e.request));
}

void evolver::operator()(event::floor_given const& e) {
  auto& r = s.requests.at(e.request);
  if (r.point_of_order && s.speaking && !s.requests.at(*s.speaking).point_of_order) {
    auto& interrupted = s.requests.at(*s.speaking);
    hold(interrupted.clock, at);
    interrupted.state = waiting;
    interrupted.ahead.reset();
    s.speakers.push_back(interrupted.id);
    s.speaking.reset();
    request_changed(interrupted);
  }
  begin_intervention(r, allotment_of(s, r));
}

void evolver::operator()(event::intervention_extended const& e) {
  auto& r = s.requests.at(e.request);
  r.clock.added += e.by;
  request_changed(r);
}

void evolver::operator()(event::intervention_ended const&) { end_intervention(); }

void evolver::operator()(event::floor_yielded const& e) {
  begin_intervention(s.requests.at(e.to), left(s.requests.at(e.request).clock, at));
}

void evolver::operator()(event::request_withdrawn const& e) {
  auto& r = s.requests.at(e.request);
  std::erase(s.speakers, r.id);
  r.state = request_state::withdrawn;
  let_go(r);
  list_changed();
  request_changed(r);
}

void evolver::request_changed(floor_request& r) {
  ++r.revision;
  result.floor = true;
  result.requests.insert(r.id);
}

// Puts the list in order. What was moved by hand keeps the place that it has now.
void evolver::list_changed() {
  std::size_t place = 0;
  for (auto const& id : s.speakers) {
    auto& r = s.requests.at(id);
    if (!is_placed_by_rule(r)) continue;
    if (r.ahead) r.ahead = place;
    ++place;
  }
  s.speakers = speakers_list(s);
  result.floor = true;
}

void evolver::enter(std::string const& name, std::string const& affiliation, std::optional<std::string> const& group, bool online,
                    bool point_of_order, std::string const& participant) {
  floor_request fresh;
  fresh.id = "r" + std::to_string(s.requests.size() + 1);
  fresh.name = name;
  fresh.affiliation = affiliation;
  fresh.group = group;
  fresh.online = online;
  fresh.point_of_order = point_of_order;
  fresh.participant = participant;
  fresh.requested = at;
  fresh.turn = ++s.turns;
  if (!participant.empty()) {
    auto& them = participant_of(participant);
    fresh.first_time = !them.has_spoken;
    (point_of_order ? them.point : them.request) = fresh.id;
    them.requests.push_back(fresh.id);
  }
  s.speakers.push_back(fresh.id);
  result.requests.insert(fresh.id);
  s.requests.emplace(fresh.id, std::move(fresh));
}

// Its participant may request the floor again.
void evolver::let_go(floor_request const& r) {
  if (r.participant.empty()) return;
  auto& them = participant_of(r.participant);
  (r.point_of_order ? them.point : them.request).reset();
}

void evolver::wait_again(floor_request& r) {
  r.state = waiting;
  r.turn = ++s.turns;
  r.ahead.reset();
  r.lot.reset();
  s.speakers.push_back(r.id);
  list_changed();
  request_changed(r);
}

void evolver::set_absent(floor_request& r) {
  if (s.speaking == r.id) s.speaking.reset();
  if (r.began) forget_intervention(r);
  std::erase(s.speakers, r.id);
  r.state = absent;
  list_changed();
  request_changed(r);
}

// As if the floor had never been given to it.
void evolver::forget_intervention(floor_request& r) {
  auto const began = *std::exchange(r.began, std::nullopt);
  r.clock = {};
  if (r.point_of_order) return;
  if (auto const turn = std::find(s.recent_turns.begin(), s.recent_turns.end(), began); turn != s.recent_turns.end()) {
    s.recent_turns.erase(turn);
  }
  if (r.group) --s.group_turns[*r.group];
  if (!r.participant.empty()) participant_of(r.participant).has_spoken = !r.first_time;
  floor_request const* last = nullptr;
  for (auto const& [id, other] : s.requests) {
    if (other.began && !other.point_of_order && (!last || *last->began < *other.began)) last = &other;
  }
  s.last_online = last ? std::optional(last->online) : std::nullopt;
}

void evolver::draw() {
  std::vector<std::string> all;
  for (auto const& id : s.speakers) {
    auto& r = s.requests.at(id);
    r.lot.reset();
    if (is_placed_by_rule(r)) all.push_back(id);
  }
  std::sort(all.begin(), all.end(), [&](auto const& a, auto const& b) { return s.requests.at(a).turn < s.requests.at(b).turn; });
  // Known to nobody before the record has its place and its time.
  s.lot_seed = static_cast<std::uint64_t>(at.time_since_epoch().count()) * 0x9E3779B97F4A7C15u + seq;
  auto const order = drawn(std::move(all), *s.lot_seed);
  for (std::size_t i = 0; i < order.size(); ++i) s.requests.at(order[i]).lot = static_cast<std::uint32_t>(i);
}

void evolver::forget_moves() {
  for (auto const& id : s.speakers) {
    if (std::exchange(s.requests.at(id).ahead, std::nullopt)) result.requests.insert(id);
  }
}

void evolver::begin_intervention(floor_request& r, length allotment) {
  end_intervention();
  pass_word(std::nullopt);
  std::erase(s.speakers, r.id);
  s.speaking = r.id;
  r.state = speaking;
  if (!r.began) {
    r.began = at;
    r.clock.allotment = allotment;
    if (!r.point_of_order) {
      s.last_online = r.online;
      s.recent_turns.push_back(at);
      if (s.recent_turns.size() > turns_remembered) s.recent_turns.erase(s.recent_turns.begin());
      if (r.group) ++s.group_turns[*r.group];
      if (!r.participant.empty()) participant_of(r.participant).has_spoken = true;
    }
  }
  if (!s.paused_since) run(r.clock, at);
  list_changed();
  request_changed(r);
}

void evolver::end_intervention() {
  if (!s.speaking) return;
  auto& r = s.requests.at(*s.speaking);
  hold(r.clock, at);
  r.state = spoken;
  r.ended = at;
  let_go(r);
  s.speaking.reset();
  request_changed(r);
}

}  // namespace dais
