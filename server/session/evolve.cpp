#include "session/evolve.hpp"

#include <algorithm>
#include <cassert>

namespace dais {

namespace {

// Applies one event. An overload calls `stale` before it touches anything when the event no longer fits.
class evolver {
 public:
  evolver(session& of, record const& r) : s(of), at(r.at), by(r.by) {}

  touched result;

  void operator()(event::session_created const& e) {
    if (s.seq != 0) return stale();
    s.id = e.session;
    s.plan = e.plan;
    s.rules = e.plan.questions;
    for (auto const& plan : e.plan.segments) {
      segment fresh;
      fresh.plan = plan;
      fresh.clock.allotment = plan.allotment;
      s.segments.emplace(plan.id, std::move(fresh));
      s.order.push_back(plan.id);
    }
    result = everything(s);
  }

  void operator()(event::session_opened const& e) {
    if (!run_is_at(e.revision) || s.status != session_status::prepared) return stale();
    s.status = session_status::open;
    s.opened = at;
    run_changed();
  }

  void operator()(event::segment_begun const& e) {
    auto* next = find(s.segments, e.segment);
    if (!run_is_at(e.revision) || !next || next->state == segment_state::current) return stale();
    leave_current(e.interrupting ? segment_state::interrupted : segment_state::done);
    s.status = session_status::running;
    if (!s.started) s.started = at;
    s.concluded.reset();
    s.current = s.latest = e.segment;
    s.gap_since.reset();
    next->state = segment_state::current;
    if (!next->began) next->began = at;
    next->ended.reset();
    run(next->clock, at);
    result.segments.insert(e.segment);
    result.floor = true;
    run_changed();
  }

  void operator()(event::segment_ended const& e) {
    if (!run_is_at(e.revision) || !s.current) return stale();
    leave_current(segment_state::done);
    s.gap_since = at;
    run_changed();
  }

  void operator()(event::paused const& e) {
    if (!run_is_at(e.revision) || !s.current || s.paused_since) return stale();
    s.paused_since = at;
    hold(s.segments.at(*s.current).clock, at);
    if (s.speaking) hold(s.requests.at(*s.speaking).clock, at);
    clocks_changed();
  }

  void operator()(event::resumed const& e) {
    if (!run_is_at(e.revision) || !s.current || !s.paused_since) return stale();
    s.paused_since.reset();
    run(s.segments.at(*s.current).clock, at);
    if (s.speaking) run(s.requests.at(*s.speaking).clock, at);
    clocks_changed();
  }

  void operator()(event::time_added const& e) {
    auto* segment = find(s.segments, e.segment);
    if (!run_is_at(e.revision) || !segment) return stale();
    segment->clock.added += e.by;
    result.segments.insert(e.segment);
    run_changed();
  }

  void operator()(event::segment_skipped const& e) {
    auto* segment = find(s.segments, e.segment);
    if (!run_is_at(e.revision) || !segment) return stale();
    if (s.current == e.segment) {
      leave_current(segment_state::skipped);
      s.gap_since = at;
    } else {
      segment->state = segment_state::skipped;
    }
    result.segments.insert(e.segment);
    run_changed();
  }

  void operator()(event::segment_restored const& e) {
    auto* segment = find(s.segments, e.segment);
    if (!run_is_at(e.revision) || !segment || segment->state != segment_state::skipped) return stale();
    segment->state = segment->began ? segment_state::interrupted : segment_state::ahead;
    result.segments.insert(e.segment);
    run_changed();
  }

  void operator()(event::segment_moved const& e) {
    auto const from = std::find(s.order.begin(), s.order.end(), e.segment);
    if (!run_is_at(e.revision) || from == s.order.end() || (e.before && !find(s.segments, *e.before)) || e.before == e.segment) {
      return stale();
    }
    s.order.erase(from);
    s.order.insert(e.before ? std::find(s.order.begin(), s.order.end(), *e.before) : s.order.end(), e.segment);
    result.order = true;
    run_changed();
  }

  void operator()(event::session_concluded const& e) {
    if (!run_is_at(e.revision) || s.status != session_status::running) return stale();
    leave_current(segment_state::done);
    s.status = session_status::concluded;
    s.concluded = at;
    s.gap_since.reset();
    run_changed();
  }

  void operator()(event::session_closed const& e) {
    if (!run_is_at(e.revision) || s.status != session_status::concluded) return stale();
    s.status = session_status::closed;
    s.closed = at;
    run_changed();
  }

  void operator()(event::question_rules_set const& e) {
    if (e.revision != s.rules_revision) return stale();
    s.rules = e.rules;
    ++s.rules_revision;
    result.rules = true;
  }

  void operator()(event::question_submitted const& e) {
    auto& me = participant_of(by.id);
    question fresh;
    fresh.id = "q" + std::to_string(s.questions.size() + 1);
    fresh.text = e.text;
    fresh.name = e.name;
    fresh.to = e.to;
    fresh.asker = by.id;
    fresh.segment = s.current;
    fresh.asked = at;
    fresh.state = e.approved ? question_state::approved : question_state::submitted;
    ++me.open_questions;
    me.questions.push_back(fresh.id);
    result.questions.emplace(fresh.id, std::nullopt);
    result.votes.insert(fresh.id);
    s.questions.emplace(fresh.id, std::move(fresh));
  }

  void operator()(event::question_approved const& e) {
    auto* q = question_at(e.question, e.revision);
    if (!q || (q->state != question_state::submitted && q->state != question_state::not_taken)) return stale();
    move_question(*q, question_state::approved);
  }

  void operator()(event::question_declined const& e) {
    auto* q = question_at(e.question, e.revision);
    if (!q || !is_waiting(*q)) return stale();
    q->reason = e.reason;
    move_question(*q, question_state::not_taken);
  }

  void operator()(event::question_queued const& e) {
    auto* q = question_at(e.question, e.revision);
    if (!q || (q->state != question_state::submitted && q->state != question_state::approved)) return stale();
    move_question(*q, question_state::queued);
    s.queue.push_back(q->id);
  }

  void operator()(event::question_unqueued const& e) {
    auto* q = question_at(e.question, e.revision);
    if (!q || q->state != question_state::queued) return stale();
    move_question(*q, question_state::approved);
  }

  void operator()(event::question_put_on_stage const& e) {
    auto* q = question_at(e.question, e.revision);
    if (!q || !is_waiting(*q) || e.replacing != s.on_stage) return stale();
    if (s.on_stage) back_to_queue(s.questions.at(*s.on_stage));
    move_question(*q, question_state::on_stage);
    s.on_stage = q->id;
  }

  void operator()(event::question_taken_off_stage const& e) {
    auto* q = question_at(e.question, e.revision);
    if (!q || q->state != question_state::on_stage) return stale();
    back_to_queue(*q);
  }

  void operator()(event::question_answered const& e) {
    auto* q = question_at(e.question, e.revision);
    if (!q || (!is_waiting(*q) && q->state != question_state::on_stage)) return stale();
    move_question(*q, question_state::answered);
  }

  void operator()(event::question_withdrawn const& e) {
    auto* q = find(s.questions, e.question);
    if (!q || !is_waiting(*q)) return stale();
    move_question(*q, question_state::withdrawn);
  }

  void operator()(event::voted const& e) {
    auto* q = find(s.questions, e.question);
    if (!q || !is_public(q->state)) return stale();
    auto const* known = find(s.participants, by.id);
    if (e.on == (known && known->votes.contains(q->id))) return stale();
    auto& me = participant_of(by.id);
    if (e.on) {
      q->voters.insert(me.number);
      me.votes.insert(q->id);
    } else {
      q->voters.erase(me.number);
      me.votes.erase(q->id);
    }
    result.votes.insert(q->id);
    result.own_votes.emplace(by.id, q->id);
  }

  void operator()(event::floor_requested const& e) {
    auto& me = participant_of(by.id);
    if (me.request) return stale();
    floor_request fresh;
    fresh.id = "r" + std::to_string(s.requests.size() + 1);
    fresh.name = e.name;
    fresh.affiliation = e.affiliation;
    fresh.participant = by.id;
    fresh.requested = at;
    me.request = fresh.id;
    me.requests.push_back(fresh.id);
    s.speakers.push_back(fresh.id);
    result.floor = true;
    result.requests.insert(fresh.id);
    s.requests.emplace(fresh.id, std::move(fresh));
  }

  void operator()(event::floor_given const& e) {
    auto* r = request_at(e.request, e.revision);
    if (!r || r->state != request_state::waiting || s.current != e.segment || s.speaking != e.replacing) return stale();
    end_intervention();
    std::erase(s.speakers, r->id);
    s.speaking = r->id;
    r->state = request_state::speaking;
    r->began = at;
    r->clock.allotment = s.plan.floor_allotment;
    if (!s.paused_since) run(r->clock, at);
    request_changed(*r);
  }

  void operator()(event::intervention_extended const& e) {
    auto* r = request_at(e.request, e.revision);
    if (!r || r->state != request_state::speaking) return stale();
    r->clock.added += e.by;
    request_changed(*r);
  }

  void operator()(event::intervention_ended const& e) {
    auto* r = request_at(e.request, e.revision);
    if (!r || r->state != request_state::speaking) return stale();
    end_intervention();
  }

  void operator()(event::request_withdrawn const& e) {
    auto* r = find(s.requests, e.request);
    if (!r || r->state != request_state::waiting) return stale();
    std::erase(s.speakers, r->id);
    r->state = request_state::withdrawn;
    participant_of(r->participant).request.reset();
    request_changed(*r);
  }

 private:
  session& s;
  instant at;
  actor const& by;

  void stale() { result.stale = true; }

  bool run_is_at(std::uint32_t revision) const { return s.revision == revision; }

  template <typename Map>
  static typename Map::mapped_type* find(Map& map, std::string const& id) {
    auto const found = map.find(id);
    return found == map.end() ? nullptr : &found->second;
  }

  question* question_at(std::string const& id, std::uint32_t revision) {
    auto* q = find(s.questions, id);
    return q && q->revision == revision ? q : nullptr;
  }

  floor_request* request_at(std::string const& id, std::uint32_t revision) {
    auto* r = find(s.requests, id);
    return r && r->revision == revision ? r : nullptr;
  }

  // Neither on stage nor over.
  static bool is_waiting(question const& q) {
    return q.state == question_state::submitted || q.state == question_state::approved || q.state == question_state::queued;
  }

  participant& participant_of(std::string const& id) {
    auto const [found, is_new] = s.participants.try_emplace(id);
    if (is_new) found->second.number = static_cast<std::uint32_t>(s.participants.size());
    return found->second;
  }

  void run_changed() {
    ++s.revision;
    result.run = result.forecast = true;
  }

  void clocks_changed() {
    result.segments.insert(*s.current);
    if (s.speaking) result.floor = true;
    run_changed();
  }

  void leave_current(segment_state to) {
    if (!s.current) return;
    end_intervention();
    auto& left = s.segments.at(*s.current);
    hold(left.clock, at);
    left.state = to;
    left.ended = at;
    result.segments.insert(*s.current);
    result.floor = true;
    s.current.reset();
    s.paused_since.reset();
  }

  // Takes the question from wherever its old state kept it.
  void move_question(question& q, question_state to) {
    auto const counts = [](question_state state) {
      return state == question_state::submitted || state == question_state::approved || state == question_state::queued ||
             state == question_state::on_stage;
    };
    if (q.state == question_state::queued || to == question_state::queued) {
      std::erase(s.queue, q.id);
      result.queue = true;
    }
    if (s.on_stage == q.id) s.on_stage.reset();
    auto& open = participant_of(q.asker).open_questions;
    if (counts(q.state) && !counts(to)) --open;
    if (!counts(q.state) && counts(to)) ++open;
    if (to != question_state::not_taken) q.reason.clear();
    result.questions.emplace(q.id, q.state);
    q.state = to;
    ++q.revision;
    result.votes.insert(q.id);
  }

  void back_to_queue(question& q) {
    move_question(q, question_state::queued);
    s.queue.insert(s.queue.begin(), q.id);
  }

  void request_changed(floor_request& r) {
    ++r.revision;
    result.floor = true;
    result.requests.insert(r.id);
  }

  void end_intervention() {
    if (!s.speaking) return;
    auto& r = s.requests.at(*s.speaking);
    hold(r.clock, at);
    r.state = request_state::spoken;
    r.ended = at;
    participant_of(r.participant).request.reset();
    s.speaking.reset();
    request_changed(r);
  }
};

}  // namespace

touched evolve(session& s, record const& r) {
  assert(r.seq == s.seq + 1 && r.at >= s.at);
  evolver apply{s, r};
  if (s.status == session_status::closed) {
    apply.result.stale = true;
  } else {
    std::visit(apply, r.what);
  }
  s.seq = r.seq;
  s.at = r.at;
  return std::move(apply.result);
}

}  // namespace dais
