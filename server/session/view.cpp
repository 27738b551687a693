#include "session/view.hpp"

#include "session/forecast.hpp"

namespace dais {

namespace {

bool screens(role as) { return as == role::moderator || as == role::co_moderator || as == role::system; }

std::optional<std::string> unless_empty(std::string const& text) { return text.empty() ? std::nullopt : std::optional(text); }

person_view view_of(panellist_plan const& p) { return {p.name, p.title, p.affiliation}; }

clock_view view_of(countdown const& c) { return {c.allotment, c.added, c.used, c.running_since}; }

plan_view view_of(session_plan const& p) {
  plan_view v{p.title, p.subtitle, p.venue, p.time_zone, p.start, p.end, p.hard_stop, view_of(p.moderator), {}, {},
              p.question_length, p.floor_allotment};
  for (auto const& one : p.panellists) {
    v.panellists.emplace(one.id, view_of(one));
    v.panellist_order.push_back(one.id);
  }
  return v;
}

run_view view_of_run(session const& s) {
  auto const ahead = still_to_come(s);
  return {s.status, s.revision, s.current, ahead.empty() ? std::nullopt : std::optional(ahead.front()),
          s.gap_since, s.paused_since, s.opened, s.started, s.concluded, s.closed};
}

segment_view view_of(segment const& g, forecast::span const& planned, role as) {
  return {g.plan.kind, g.plan.title, g.plan.speakers, g.state, view_of(g.clock), g.plan.wrap_up, planned.start, planned.end,
          g.began, g.ended, screens(as) ? unless_empty(g.plan.notes) : std::nullopt};
}

forecast_view view_of_forecast(session const& s) {
  auto const f = forecast_of(s);
  forecast_view v{f.holds_until, f.end, {}};
  for (auto const& id : s.order) {
    auto const found = f.segments.find(id);
    v.segments[id] = found == f.segments.end() ? std::nullopt : std::optional(expected_times{found->second.start, found->second.end});
  }
  return v;
}

question_view view_of(session const& s, question const& q, role as) {
  question_view v{q.text, unless_empty(q.name), q.to, q.segment, q.asked, q.state, unless_empty(q.reason), {}, {}};
  if (screens(as)) {
    v.revision = q.revision;
    v.asker = s.participants.at(q.asker).number;
  }
  return v;
}

// Moderators see every question; the audience what is public; panellists and the stage the one on stage.
bool sees(role as, question_state state) {
  if (screens(as)) return true;
  if (as == role::participant) return is_public(state);
  return state == question_state::on_stage;
}

bool counts_votes(role as) { return screens(as) || as == role::participant; }

floor_view view_of_floor(session const& s, role as) {
  floor_view v{floor_is_open(s), {}, {}};
  if (s.speaking) {
    auto const& r = s.requests.at(*s.speaking);
    v.speaking = intervention_view{r.id, r.name, r.affiliation, view_of(r.clock), s.plan.floor_wrap_up};
  }
  if (screens(as) || as == role::participant) v.list = s.speakers;
  return v;
}

request_view view_of(floor_request const& r, role as) {
  return {r.name, r.affiliation, r.requested, r.state, screens(as) ? std::optional(r.revision) : std::nullopt, r.began, r.ended};
}

}  // namespace

bool session_view::empty() const {
  return !plan && !run && !order && segments.empty() && !forecast && !rules && questions.empty() && votes.empty() && !queue && !floor &&
         requests.empty() && !presence;
}

bool own_view::empty() const { return questions.empty() && votes.empty() && requests.empty(); }

session_view make_view(session const& s, role as, touched const& t) {
  session_view v;
  if (t.plan) v.plan = view_of(s.plan);
  if (t.run) v.run = view_of_run(s);
  if (t.order) v.order = s.order;
  if (t.forecast) v.forecast = view_of_forecast(s);
  if (t.floor) v.floor = view_of_floor(s, as);
  if (!t.segments.empty()) {
    auto const planned = planned_spans(s.plan);
    for (auto const& id : t.segments) v.segments[id] = view_of(s.segments.at(id), planned.at(id), as);
  }
  for (auto const& [id, before] : t.questions) {
    auto const& q = s.questions.at(id);
    if (sees(as, q.state)) {
      v.questions[id] = view_of(s, q, as);
    } else if (before && sees(as, *before)) {
      v.questions[id] = std::nullopt;
      if (counts_votes(as)) v.votes[id] = std::nullopt;
    }
  }
  if (counts_votes(as)) {
    if (t.rules) v.rules = question_rules_view{s.rules.approval, s.rules.anonymous, s.rules.accepting, s.rules_revision};
    if (t.queue) v.queue = s.queue;
    for (auto const& id : t.votes) {
      auto const& q = s.questions.at(id);
      if (sees(as, q.state)) v.votes[id] = static_cast<std::uint32_t>(q.voters.size());
    }
  }
  if (screens(as)) {
    for (auto const& id : t.requests) v.requests[id] = view_of(s.requests.at(id), as);
  }
  return v;
}

// A participant sees what they asked, wherever it stands, what they voted for and what they requested. A panellist sees what was asked
// of them and may be seen by the audience.
own_view make_own_view(session const& s, actor const& who, touched const& t) {
  own_view v;
  if (who.as == role::panellist) {
    for (auto const& [id, before] : t.questions) {
      auto const& q = s.questions.at(id);
      if (q.to != who.id) continue;
      if (is_public(q.state)) {
        v.questions[id] = view_of(s, q, who.as);
      } else if (before && is_public(*before)) {
        v.questions[id] = std::nullopt;
      }
    }
  }
  if (who.as != role::participant) return v;
  auto const me = s.participants.find(who.id);
  if (me == s.participants.end()) return v;
  for (auto const& [id, before] : t.questions) {
    auto const& q = s.questions.at(id);
    if (q.asker == who.id) v.questions[id] = view_of(s, q, who.as);
  }
  for (auto const& id : t.votes) {
    if (me->second.votes.contains(id)) v.votes[id] = true;
  }
  for (auto const& [participant, id] : t.own_votes) {
    if (participant != who.id) continue;
    v.votes[id] = me->second.votes.contains(id) ? std::optional(true) : std::nullopt;
  }
  for (auto const& id : t.requests) {
    auto const& r = s.requests.at(id);
    if (r.participant == who.id) v.requests[id] = view_of(r, who.as);
  }
  return v;
}

}  // namespace dais
