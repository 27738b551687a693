#include "session/evolving.hpp"
#include "session/find.hpp"
#include "session/floor/changes.hpp"
#include "session/floor/floor.hpp"
#include "session/floor/subject.hpp"
#include "session/limits.hpp"
#include "session/text.hpp"

#include <algorithm>
#include <utility>

namespace dais {

using request_state::absent, request_state::speaking, request_state::spoken, request_state::waiting;

namespace {

constexpr std::size_t turns_remembered = 6;

template <typename Event>
floor_request requested(Event const& e, std::string const& participant) {
  floor_request fresh;
  fresh.name = e.name;
  fresh.affiliation = e.affiliation;
  fresh.group = e.group;
  fresh.online = e.online;
  fresh.kind = e.kind;
  fresh.responds_to = e.responds_to;
  fresh.participant = participant;
  return fresh;
}

void note_request(participant& by, record_context const& at);
void let_go(session& s, floor_request const& r);
void wait_again(session& s, record_context const& at, floor_request& r);
void forget_intervention(session& s, floor_request& r);
void forget_moves(session& s, record_context const& at);
void begin_intervention(session& s, record_context const& at, floor_request& r, duration allotment);

void on(session& s, record_context const& at, event::floor_rules_set const& e) {
  bool const is_new_order = e.rules.order != s.floor.order;
  s.floor = e.rules;
  if (s.floor.taking == intake::closed) s.list_closes.reset();
  ++s.floor_revision;
  if (is_new_order) {
    forget_moves(s, at);
    s.lot_seed.reset();
    if (s.floor.order == floor_order::by_lot) draw(s, at);
  }
  list_changed(s, at);
  at.result.rules = true;
}

void on(session& s, record_context const& at, event::closing_announced const& e) {
  s.list_closes = e.at;
  ++s.floor_revision;
  at.result.floor = true;
}

void on(session& s, record_context const& at, event::list_closed const&) {
  s.floor.taking = intake::closed;
  s.list_closes.reset();
  ++s.floor_revision;
  at.result.floor = true;
}

void on(session& s, record_context const& at, event::lots_drawn const&) {
  ++s.floor_revision;
  forget_moves(s, at);
  draw(s, at);
  list_changed(s, at);
}

void on(session& s, record_context const& at, event::floor_requested const& e) {
  enter(s, at, requested(e, at.by.id));
  note_request(participant_of(s, at.by.id), at);
  s.requests_since = limits::from_participants.taken(s.requests_since, at.time);
  list_changed(s, at);
}

void on(session& s, record_context const& at, event::request_entered const& e) {
  enter(s, at, requested(e, {}));
  list_changed(s, at);
}

void on(session& s, record_context const& at, event::request_moved const& e) {
  auto& r = s.requests.at(e.request);
  std::erase(s.speakers, r.id);
  s.speakers.insert(e.before ? std::find(s.speakers.begin(), s.speakers.end(), *e.before) : s.speakers.end(), r.id);
  r.ahead = 0;  // list_changed counts
  list_changed(s, at);
  request_changed(at, r);
}

void on(session& s, record_context const& at, event::request_corrected const& e) {
  auto& r = s.requests.at(e.request);
  r.name = e.name;
  r.affiliation = e.affiliation;
  request_changed(at, r);
}

void on(session& s, record_context const& at, event::request_set_absent const& e) { set_absent(s, at, s.requests.at(e.request)); }

void on(session& s, record_context const& at, event::request_returned const& e) {
  if (at.by.as == role::participant) note_request(participant_of(s, at.by.id), at);
  wait_again(s, at, s.requests.at(e.request));
}

void on(session& s, record_context const& at, event::floor_given const& e) {
  auto& r = s.requests.at(e.request);
  auto const is_point = [](floor_request const& one) { return one.kind == request_kind::point_of_order; };
  if (is_point(r) && s.speaking && !is_point(s.requests.at(*s.speaking))) {
    auto& interrupted = s.requests.at(*s.speaking);
    hold(interrupted.clock, at.time);
    interrupted.state = waiting;
    interrupted.ahead.reset();
    s.speakers.push_back(interrupted.id);
    s.speaking.reset();
    request_changed(at, interrupted);
  }
  begin_intervention(s, at, r, allotment_of(s, r));
}

void on(session& s, record_context const& at, event::intervention_extended const& e) {
  auto& r = s.requests.at(e.request);
  r.clock.added += e.by;
  request_changed(at, r);
}

void on(session& s, record_context const& at, event::intervention_ended const&) { end_intervention(s, at); }

void on(session& s, record_context const& at, event::floor_yielded const& e) {
  begin_intervention(s, at, s.requests.at(e.to), left(s.requests.at(e.request).clock, at.time));
}

void on(session& s, record_context const& at, event::request_withdrawn const& e) { withdraw_request(s, at, s.requests.at(e.request)); }

void on(session& s, record_context const& at, event::request_put_last const& e) {
  auto& r = s.requests.at(e.request);
  std::erase(s.speakers, r.id);
  wait_again(s, at, r);
}

void on(session& s, record_context const& at, event::word_given const& e) {
  end_intervention(s, at);
  set_speaker(s, at, e.to);
}

void on(session& s, record_context const& at, event::turn_extended const& e) {
  s.segments.at(e.segment).round.turns.at(e.panellist).added += e.by;
  at.result.floor = true;
}

void on(session& s, record_context const& at, event::round_begun const& e) {
  set_speaker(s, at, std::nullopt);
  s.segments.at(e.segment).round = {e.number, {}};
  at.result.floor = true;
}

void on(session& s, record_context const& at, event::microphones_set const& e) {
  s.microphones = {e.to, at.time};
  at.result.floor = true;
}

void note_request(participant& by, record_context const& at) {
  if (at.rules < 5) return;
  by.floor_requests.push_back(at.time);
  if (by.floor_requests.size() > limits::floor_requests_each_minute) by.floor_requests.erase(by.floor_requests.begin());
}

// Its participant may request the floor again.
void let_go(session& s, floor_request const& r) {
  if (r.participant.empty()) return;
  open_request(participant_of(s, r.participant), r.kind).reset();
}

void wait_again(session& s, record_context const& at, floor_request& r) {
  r.state = waiting;
  r.turn = ++s.turns;
  r.ahead.reset();
  r.lot.reset();
  s.speakers.push_back(r.id);
  list_changed(s, at);
  request_changed(at, r);
}

// As if the floor had never been given to it.
void forget_intervention(session& s, floor_request& r) {
  auto const began = *std::exchange(r.began, std::nullopt);
  r.clock = {};
  if (r.kind != request_kind::speech) return;
  if (auto const turn = std::find(s.recent_turns.begin(), s.recent_turns.end(), began); turn != s.recent_turns.end()) {
    s.recent_turns.erase(turn);
  }
  if (r.group) --s.group_turns[*r.group];
  if (!r.participant.empty()) participant_of(s, r.participant).has_spoken = !r.first_time;
  floor_request const* last = nullptr;
  for (auto const& [id, other] : s.requests) {
    if (other.began && other.kind == request_kind::speech && (!last || *last->began < *other.began)) last = &other;
  }
  s.last_online = last ? std::optional(last->online) : std::nullopt;
}

void forget_moves(session& s, record_context const& at) {
  for (auto const& id : s.speakers) {
    if (std::exchange(s.requests.at(id).ahead, std::nullopt)) at.result.requests.insert(id);
  }
}

void begin_intervention(session& s, record_context const& at, floor_request& r, duration allotment) {
  end_intervention(s, at);
  set_speaker(s, at, std::nullopt);
  std::erase(s.speakers, r.id);
  s.speaking = r.id;
  r.state = speaking;
  if (!r.began) {
    r.began = at.time;
    r.clock.allotment = allotment;
    if (r.kind == request_kind::speech) {
      s.last_online = r.online;
      s.recent_turns.push_back(at.time);
      if (s.recent_turns.size() > turns_remembered) s.recent_turns.erase(s.recent_turns.begin());
      if (r.group) ++s.group_turns[*r.group];
      if (!r.participant.empty()) participant_of(s, r.participant).has_spoken = true;
    }
  }
  if (!s.paused_since) run(r.clock, at.time);
  list_changed(s, at);
  request_changed(at, r);
}

}  // namespace

void evolve(session& s, record_context const& at, event::of_floor const& what) {
  std::visit([&](auto const& e) { on(s, at, e); }, what);
}

void enter(session& s, record_context const& at, floor_request fresh) {
  fresh.id = "r" + std::to_string(s.requests.size() + 1);
  fresh.requested = at.time;
  fresh.turn = ++s.turns;
  if (!fresh.participant.empty()) {
    auto& them = participant_of(s, fresh.participant);
    fresh.first_time = !them.has_spoken;
    open_request(them, fresh.kind) = fresh.id;
    them.requests.push_back(fresh.id);
  }
  s.speakers.push_back(fresh.id);
  at.result.requests.insert(fresh.id);
  s.requests.emplace(fresh.id, std::move(fresh));
}

void draw(session& s, record_context const& at) {
  std::vector<std::string> all;
  for (auto const& id : s.speakers) {
    auto& r = s.requests.at(id);
    r.lot.reset();
    if (is_placed_by_rule(r)) all.push_back(id);
  }
  std::sort(all.begin(), all.end(), [&](auto const& a, auto const& b) { return s.requests.at(a).turn < s.requests.at(b).turn; });
  // Known to nobody before the record has its place and its time.
  s.lot_seed = static_cast<std::uint64_t>(at.time.time_since_epoch().count()) * 0x9E3779B97F4A7C15u + at.seq;
  auto const order = drawn(std::move(all), *s.lot_seed);
  for (std::size_t i = 0; i < order.size(); ++i) s.requests.at(order[i]).lot = static_cast<std::uint32_t>(i);
}

void list_changed(session& s, record_context const& at) {
  std::size_t place = 0;
  for (auto const& id : s.speakers) {
    auto& r = s.requests.at(id);
    if (!is_placed_by_rule(r)) continue;
    if (r.ahead) r.ahead = place;
    ++place;
  }
  s.speakers = speakers_list(s);
  at.result.floor = true;
}

void request_changed(record_context const& at, floor_request& r) {
  ++r.revision;
  at.result.floor = true;
  at.result.requests.insert(r.id);
}

void erase_texts(record_context const& at, floor_request& r) {
  erase_text(r.name);
  erase_text(r.affiliation);
  request_changed(at, r);
}

void withdraw_request(session& s, record_context const& at, floor_request& r) {
  std::erase(s.speakers, r.id);
  r.state = request_state::withdrawn;
  let_go(s, r);
  list_changed(s, at);
  request_changed(at, r);
}

void set_absent(session& s, record_context const& at, floor_request& r) {
  if (s.speaking == r.id) s.speaking.reset();
  if (r.began) forget_intervention(s, r);
  std::erase(s.speakers, r.id);
  r.state = absent;
  list_changed(s, at);
  request_changed(at, r);
}

void end_intervention(session& s, record_context const& at) {
  if (!s.speaking) return;
  auto& r = s.requests.at(*s.speaking);
  hold(r.clock, at.time);
  r.state = spoken;
  r.ended = at.time;
  let_go(s, r);
  s.speaking.reset();
  list_changed(s, at);  // What was spoken counts.
  request_changed(at, r);
}

void set_speaker(session& s, record_context const& at, std::optional<std::string> const& to) {
  if (s.speaker == to) return;
  hold_speaker(s, at);
  if (s.speaker) at.result.spoken.insert(*s.speaker);
  s.speaker = to;
  if (to) {
    s.spoken[*to];
    auto& g = s.segments.at(*s.current);
    if (g.plan.turn && *to != moderator_id) {
      // When everybody has spoken, who speaks next begins another round.
      auto all = g.plan.speakers;
      if (all.empty()) {
        for (auto const& one : s.panellists) all.push_back(one.id);
      }
      auto const has_spoken = [&](std::string const& id) { return g.round.turns.contains(id) || s.absent.contains(id); };
      bool const is_over = std::all_of(all.begin(), all.end(), has_spoken);
      if (is_over && !g.round.turns.empty()) g.round = {g.round.number + 1, {}};
      g.round.turns.try_emplace(*to, countdown{turn_in_round(g), {}, {}, {}});
    }
    if (!s.paused_since) run_speaker(s, at);
    at.result.spoken.insert(*to);
  }
  at.result.floor = true;
}

void hold_speaker(session& s, record_context const& at) {
  if (!s.speaker) return;
  hold(s.spoken.at(*s.speaker), at.time);
  if (auto* turn = turn_of(s, *s.speaker)) hold(*turn, at.time);
}

void run_speaker(session& s, record_context const& at) {
  if (!s.speaker) return;
  run(s.spoken.at(*s.speaker), at.time);
  if (auto* turn = turn_of(s, *s.speaker)) run(*turn, at.time);
}

countdown* turn_of(session& s, std::string const& panellist) {
  return s.current ? find(s.segments.at(*s.current).round.turns, panellist) : nullptr;
}

}  // namespace dais
