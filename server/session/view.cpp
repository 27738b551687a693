#include "session/view.hpp"

#include "session/find.hpp"
#include "session/floor/floor.hpp"
#include "session/questions/questions.hpp"
#include "session/run/forecast.hpp"
#include "session/undo/undo.hpp"

#include <algorithm>

namespace dais {

namespace {

bool screens(role as) { return as == role::moderator || as == role::co_moderator || as == role::observer || as == role::system; }

std::optional<std::string> unless_empty(std::string const& text) { return text.empty() ? std::nullopt : std::optional(text); }

person_view view_of(panellist_plan const& p) { return {p.name, p.title, p.affiliation}; }

std::optional<request_kind> told_kind(floor_request const& r) {
  return r.kind == request_kind::speech ? std::nullopt : std::optional(r.kind);
}

clock_view view_of(countdown const& c) { return {c.allotment, c.added, c.used, c.running_since}; }

plan_view view_of_plan(session const& s) {
  auto const& p = s.plan;
  plan_view v{p.title,
              p.subtitle,
              p.venue,
              p.language,
              p.time_zone,
              p.start,
              s.end,
              p.end,
              p.hard_stop,
              view_of(p.moderator),
              {},
              {},
              {s.absent.begin(), s.absent.end()},
              p.question_length};
  for (auto const& one : s.panellists) {
    v.panellists.emplace(one.id, view_of(one));
    v.panellist_order.push_back(one.id);
  }
  return v;
}

run_view view_of_run(session const& s) {
  auto const ahead = still_to_come(s);
  return {s.status,    s.revision,     s.current,    ahead.empty() ? std::nullopt : std::optional(ahead.front()),
          s.gap_since, s.paused_since, s.opened,     s.started,
          s.concluded, s.closed,       s.handed_over};
}

segment_view view_of(segment const& g, forecast::span const* planned, bool auto_advance_off, role as) {
  segment_view v{};
  v.kind = g.plan.kind;
  v.title = g.plan.title;
  v.speakers = g.plan.speakers;
  v.state = g.state;
  v.clock = view_of(g.clock);
  v.wrap_up = g.plan.wrap_up;
  if (planned) {
    v.planned_start = planned->start;
    v.planned_end = planned->end;
  }
  v.began = g.began;
  v.ended = g.ended;
  if (!auto_advance_off) v.grace = g.plan.grace;
  v.turn = g.plan.turn;
  v.later_turn = g.plan.later_turn;
  if (screens(as)) {
    v.minimum = protected_minimum(g.plan);
    v.notes = unless_empty(g.plan.notes);
  }
  return v;
}

template <typename List>
std::optional<List> unless_none(List list) {
  return list.empty() ? std::nullopt : std::optional(std::move(list));
}

question_rules_view view_of_rules(session const& s, role as) {
  auto const& r = s.rules;
  return {r.approval, r.anonymous, r.taking, takes_questions(s), s.rules_revision, screens(as) ? std::optional(r.words) : std::nullopt};
}

std::vector<std::string> who_said(question const& q, willingness what) {
  std::vector<std::string> all;
  for (auto const& [panellist, said] : q.responses) {
    if (said == what) all.push_back(panellist);
  }
  return all;
}

// Those who offered to answer, or else whom it was asked of, unless they would rather not.
std::vector<std::string> answering(question const& q) {
  auto all = who_said(q, willingness::will_answer);
  if (all.empty() && q.to && !q.responses.contains(*q.to)) all.push_back(*q.to);
  return all;
}

question_view view_of(session const& s, question const& q, role as) {
  question_view v{};
  v.text = q.text;
  v.name = unless_empty(q.name);
  v.to = q.to;
  v.language = q.language;
  v.segment = q.segment;
  v.asked = q.asked;
  v.state = q.state;
  v.reason = unless_empty(q.reason);
  v.answer = q.answer;
  v.answer_text = unless_empty(q.answer_text);
  v.answering = unless_none(answering(q));
  if (!q.members.empty()) v.members = static_cast<std::uint32_t>(q.members.size());
  if (screens(as)) {
    v.original = unless_empty(q.original);
    v.leader = q.leader;
    v.revision = q.revision;
    if (auto const* asker = find(s.participants, q.asker)) {
      v.asker = asker->number;
      if (asker->muted) v.muted = true;
    }
    if (q.held) v.held = true;
    v.labels = unless_none(q.labels);
    v.passed = unless_none(who_said(q, willingness::pass));
  }
  return v;
}

// A question of the participant's own. Of one that it is grouped into they see the fate, and which it is once the audience sees it.
question_view view_of_own(session const& s, question const& q) {
  auto v = view_of(s, q, role::participant);
  v.original = unless_empty(q.original);
  if (q.leader) {
    auto const& leader = s.questions.at(*q.leader);
    v.leader_state = leader.state;
    v.reason = unless_empty(leader.reason);
    v.answer = leader.answer;
    v.answer_text = unless_empty(leader.answer_text);
    if (is_public(leader.state)) v.leader = leader.id;
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

// In the round of the current segment.
countdown const* turn_that_runs(session const& s) {
  if (!s.current || !s.speaker) return nullptr;
  auto const& g = s.segments.at(*s.current);
  auto const found = g.round.turns.find(*s.speaker);
  return g.plan.turn && found != g.round.turns.end() ? &found->second : nullptr;
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
  if (screens(as)) v.revision = s.floor_revision;
  return v;
}

signal_view view_of(signal const& one) {
  return {one.panellist, one.kind, one.state, one.leaves, one.granted, one.raised, one.changed, one.revision};
}

message_view view_of(message const& m, role as) {
  message_view v{};
  v.text = m.text;
  v.language = unless_empty(m.language);
  v.sent = m.sent;
  v.lasts = m.lasts;
  v.taken_down = m.taken_down;
  if (screens(as)) {
    v.to = m.to;
    v.delivered.emplace(m.delivered.begin(), m.delivered.end());
    v.seen_by.emplace(m.seen.begin(), m.seen.end());
    if (m.automatic) v.automatic = true;
    v.revision = m.revision;
  }
  return v;
}

// Panellists have their messages among what is their own.
bool receives(role as, recipients const& to) {
  return screens(as) || (as == role::stage && to.stage) || (as == role::participant && to.audience);
}

undoing_view view_of_undoing(session const& s) {
  undoing_view v;
  for (auto one = s.history.rbegin(); one != s.history.rend(); ++one) {
    if (can_undo(s, *one)) v.undo.push_back(one->record);
    if (can_redo(s, *one)) v.redo.push_back(one->record);
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

bool session_view::empty() const {
  return !plan && !run && !order && segments.empty() && !rules && questions.empty() && votes.empty() && !queue && !floor &&
         requests.empty() && messages.empty() && !stage && !quick_messages && signals.empty() && history.empty() && !undoing &&
         spoken.empty() && similar.empty() && !presence && !links;
}

bool private_view::empty() const {
  return questions.empty() && votes.empty() && requests.empty() && messages.empty() && signals.empty() && !muted;
}

std::optional<held> held_clock(session const& s, time_point now) {
  auto const begun = [&](countdown const& c, duration wrap_up) {
    return held{view_of(c), c.running_since ? phase_of(c, wrap_up, now) : phase::paused};
  };
  if (s.speaking) {
    auto const& r = s.requests.at(*s.speaking);
    return begun(r.clock, wrap_up_of(s, r));
  }
  if (auto const* turn = turn_that_runs(s)) return begun(*turn, wrap_up_of_turn(turn_in_round(s.segments.at(*s.current))));
  if (s.current) return begun(s.segments.at(*s.current).clock, s.segments.at(*s.current).plan.wrap_up);
  if (!s.started && now < s.plan.start) return held{{s.plan.start - now, duration{}, duration{}, now}, phase::waiting};
  return std::nullopt;
}

session_view make_view(session const& s, role as, change_set const& t) {
  session_view v;
  if (t.plan) v.plan = view_of_plan(s);
  if (t.run) v.run = view_of_run(s);
  if (t.order) v.order = s.order;
  if (t.floor) v.floor = view_of_floor(s, as);
  if (!t.segments.empty()) {
    auto const planned = planned_spans(s.plan);
    for (auto const& id : t.segments) {
      auto const g = s.segments.find(id);
      auto const times = planned.find(id);
      v.segments[id] = g == s.segments.end() ? std::nullopt
                                             : std::optional(view_of(g->second, times == planned.end() ? nullptr : &times->second,
                                                                     s.auto_advance_off && s.current == id, as));
    }
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
    if (t.rules) v.rules = view_of_rules(s, as);
    if (t.queue) v.queue = s.queue;
    for (auto const& id : t.votes) {
      auto const& q = s.questions.at(id);
      if (sees(as, q.state)) v.votes[id] = static_cast<std::uint32_t>(vote_count(q));
    }
  }
  if (t.stage && (screens(as) || as == role::stage)) v.stage = s.picture;
  if (t.quick_messages && screens(as)) v.quick_messages = s.quick_messages;
  for (auto const& id : t.messages) {
    auto const& m = s.messages.at(id);
    if (receives(as, m.to)) v.messages[id] = view_of(m, as);
  }
  if (screens(as)) {
    // To others this would say which questions are of one asker.
    for (auto const& id : t.muted) {
      for (auto const& question : s.participants.at(id).questions) v.questions[question] = view_of(s, s.questions.at(question), as);
    }
    for (auto const& id : t.requests) v.requests[id] = view_of(s.requests.at(id), as);
    for (auto const& id : t.spoken) {
      auto const clock = s.spoken.find(id);
      v.spoken[id] = clock == s.spoken.end() ? std::nullopt : std::optional(view_of(clock->second));
    }
    for (auto const& [id, who] : t.receipts) v.messages[id] = view_of(s.messages.at(id), as);
    for (auto const& id : t.signals) v.signals[id] = view_of(s.signals.at(id));
    for (auto const record : t.history) {
      auto const one = std::find_if(s.history.begin(), s.history.end(), [&](change const& c) { return c.record == record; });
      auto& shown = v.history[std::to_string(record)];
      if (one == s.history.end()) continue;
      shown = change_view{one->at, one->by.as, one->did, one->undone ? std::optional(one->undone->by.as) : std::nullopt};
    }
    if (t.undoing) v.undoing = view_of_undoing(s);
    if (t.links) v.links = s.links;
  }
  return v;
}

namespace {

private_view view_of_panellist(session const& s, std::string const& id, change_set const& t) {
  private_view v;
  auto const show = [&](std::string const& question, bool was_public) {
    auto const& q = s.questions.at(question);
    auto const said = q.responses.find(id);
    if (is_public(q.state) && (q.to == id || said != q.responses.end())) {
      v.questions[question] = view_of(s, q, role::panellist);
      if (said != q.responses.end()) v.questions[question]->response = said->second;
    } else if (was_public) {
      v.questions[question] = std::nullopt;
    }
  };
  for (auto const& [question, before] : t.questions) {
    auto const& q = s.questions.at(question);
    if (q.to == id || q.responses.contains(id)) show(question, before && is_public(*before));
  }
  for (auto const& [question, panellist] : t.unaddressed) {
    if (panellist != id) continue;
    auto const before = t.questions.find(question);
    show(question, before != t.questions.end() && before->second && is_public(*before->second));
  }
  auto const show_message = [&](std::string const& message) {
    auto const& m = s.messages.at(message);
    if (std::find(m.to.panellists.begin(), m.to.panellists.end(), id) == m.to.panellists.end()) return;
    v.messages[message] = view_of(m, role::panellist);
    v.messages[message]->seen = m.seen.contains(id);
  };
  for (auto const& message : t.messages) show_message(message);
  for (auto const& [message, who] : t.receipts) {
    if (who == id) show_message(message);
  }
  for (auto const& signal : t.signals) {
    auto const& one = s.signals.at(signal);
    if (one.panellist == id) v.signals[signal] = view_of(one);
  }
  return v;
}

}  // namespace

// A participant sees what they asked, wherever it stands, what they voted for and what they requested. A panellist sees what was asked
// of them, or what they said that they would answer, as far as the audience may see it.
private_view make_private_view(session const& s, actor const& who, change_set const& t) {
  if (who.as == role::panellist) return view_of_panellist(s, who.id, t);
  private_view v;
  if (who.as != role::participant) return v;
  auto const me = s.participants.find(who.id);
  if (me == s.participants.end()) return v;
  for (auto const& [id, before] : t.questions) {
    auto const& q = s.questions.at(id);
    if (q.asker == who.id) v.questions[id] = view_of_own(s, q);
  }
  for (auto at = t.own_votes.lower_bound({who.id, {}}); at != t.own_votes.end() && at->first == who.id; ++at) {
    auto const& id = at->second;
    auto const& q = s.questions.at(id);
    auto const before = t.questions.find(id);
    bool const was_public = before != t.questions.end() && before->second && is_public(*before->second);
    // A leader that they did not vote for themselves is not named to them before the audience sees it.
    bool const is_known = is_public(q.state) || q.voters.contains(me->second.number);
    if (is_known || was_public) {
      v.votes[id] = is_known && !q.leader && has_voted(q, me->second.number) ? std::optional(true) : std::nullopt;
    }
  }
  for (auto at = t.unvoted.lower_bound({who.id, {}}); at != t.unvoted.end() && at->first == who.id; ++at) {
    v.votes.emplace(at->second, std::nullopt);  // unless they have voted for it again
  }
  for (auto const& id : t.requests) {
    auto const& r = s.requests.at(id);
    if (r.participant == who.id) v.requests[id] = view_of(r, who.as);
  }
  if (t.muted.contains(who.id)) v.muted = me->second.muted;
  return v;
}

}  // namespace dais
