#include "session/view.hpp"
#include "session/floor/floor.hpp"
#include "session/floor/subject.hpp"
#include "session/viewing.hpp"

namespace dais {

namespace {

std::optional<request_kind> told_kind(floor_request const& r) {
  return r.kind == request_kind::speech ? std::nullopt : std::optional(r.kind);
}

std::optional<round_view> view_of_round(session const& s) {
  if (!s.current) return std::nullopt;
  auto const& g = s.segments.at(*s.current);
  if (!g.plan.turn) return std::nullopt;
  round_view v{g.round.number, turn_in_round(g), wrap_up_of_turn(turn_in_round(g)), {}, {}};
  for (auto const& [panellist, clock] : g.round.turns) v.spoken.push_back(panellist);
  if (auto const* turn = turn_that_runs(s)) v.clock = view_of(*turn);
  return v;
}

floor_view view_of_floor(session const& s, role as) {
  floor_view v{};
  v.open = floor_is_open(s);
  v.requests = takes_requests(s);
  v.taking = s.floor.taking;
  v.closes = s.list_closes;
  v.order = s.floor.order;
  v.allotment = s.floor.allotment;
  v.wrap_up = s.floor.wrap_up;
  v.speaker = s.speaker;
  v.round = view_of_round(s);
  v.pace = pace_of_floor(s);
  if (s.speaking) {
    auto const& r = s.requests.at(*s.speaking);
    v.speaking = intervention_view{r.id, r.name, r.affiliation, view_of(r.clock), wrap_up_of(s, r), told_kind(r)};
  }
  if (v.open && !s.speakers.empty()) {
    auto const& r = s.requests.at(s.speakers.front());
    v.next = next_speaker_view{r.id, r.name, r.affiliation, told_kind(r)};
  }
  if (screens(as) || as == role::participant) {
    v.list.emplace();
    for (auto const& id : s.speakers) v.list->push_back({id, allotment_of(s, s.requests.at(id))});
    v.groups = unless_none(s.floor.groups);
    v.responses = s.floor.responses;
    v.rights_of_reply = s.floor.rights_of_reply;
    if (s.lot_seed) v.seed = std::to_string(*s.lot_seed);
  }
  if (screens(as)) {
    v.revision = s.floor_revision;
    if (!s.plan.seats.empty()) v.microphones = s.microphones.mode;
  }
  return v;
}

request_view view_of(floor_request const& r, role as) {
  request_view v{r.name,  r.affiliation,       r.group, r.online, r.kind, r.responds_to, r.requested, r.state, r.began,
                 r.ended, r.ahead.has_value(), {},      {},       {}};
  if (screens(as)) {
    v.revision = r.revision;
    v.first_time = r.first_time;
    if (r.began && r.state != request_state::speaking) v.used = r.clock.used;
  }
  return v;
}

}  // namespace

void show_floor(session_view& v, session const& s, role as, change_set const& t) {
  if (t.floor) v.floor = view_of_floor(s, as);
  if (!screens(as)) return;
  for (auto const& id : t.requests) v.requests[id] = view_of(s.requests.at(id), as);
  for (auto const& id : t.spoken) {
    auto const clock = s.spoken.find(id);
    v.spoken[id] = clock == s.spoken.end() ? std::nullopt : std::optional(view_of(clock->second));
  }
}

// A participant sees what they requested.
void show_floor(private_view& v, session const& s, actor const& who, change_set const& t) {
  if (who.as != role::participant) return;
  for (auto const& id : t.requests) {
    auto const& r = s.requests.at(id);
    if (r.participant == who.id) v.requests[id] = view_of(r, who.as);
  }
}

}  // namespace dais
