#include "session/old_records.hpp"

#include "session/floor/floor.hpp"
#include "session/podium/podium.hpp"
#include "session/questions/questions.hpp"
#include "session/undo/undo.hpp"

#include <algorithm>

namespace dais {

namespace {

struct fitting {
  session const& s;
  actor const& by;
  time_point at;

  // No log of these rules has what came to be later.
  template <typename Later>
  bool operator()(Later const&) const {
    return false;
  }

  bool operator()(event::session_created const&) const { return s.seq == 0; }
  bool operator()(event::session_opened const& e) const { return run_is_at(e.revision) && s.status == session_status::prepared; }
  bool operator()(event::segment_begun const& e) const {
    auto const* next = find(s.segments, e.segment);
    return run_is_at(e.revision) && next && next->state != segment_state::current;
  }
  bool operator()(event::segment_ended const& e) const { return run_is_at(e.revision) && s.current; }
  bool operator()(event::paused const& e) const { return run_is_at(e.revision) && s.current && !s.paused_since; }
  bool operator()(event::resumed const& e) const { return run_is_at(e.revision) && s.current && s.paused_since; }
  bool operator()(event::time_added const& e) const { return run_is_at(e.revision) && s.segments.contains(e.segment); }
  bool operator()(event::segment_skipped const& e) const { return run_is_at(e.revision) && s.segments.contains(e.segment); }
  bool operator()(event::segment_restored const& e) const {
    auto const* g = find(s.segments, e.segment);
    return run_is_at(e.revision) && g && g->state == segment_state::skipped;
  }
  bool operator()(event::segment_moved const& e) const {
    bool const is_there = std::find(s.order.begin(), s.order.end(), e.segment) != s.order.end();
    return run_is_at(e.revision) && is_there && (!e.before || s.segments.contains(*e.before)) && e.before != e.segment;
  }
  bool operator()(event::session_concluded const& e) const { return run_is_at(e.revision) && s.status == session_status::running; }
  bool operator()(event::session_closed const& e) const { return run_is_at(e.revision) && s.status == session_status::concluded; }

  bool operator()(event::beginning_backdated const& e) const {
    return run_is_at(e.revision) && s.current == e.segment && e.at < *s.segments.at(e.segment).since;
  }
  bool operator()(event::ending_backdated const& e) const {
    auto const* g = find(s.segments, e.segment);
    return run_is_at(e.revision) && g && g->ended && *g->ended > e.at;
  }
  bool operator()(event::caught_up const& e) const {
    bool const moves_end = e.how == remedy::extend || e.how == remedy::end_earlier;
    if (e.dropped.has_value() != (e.how == remedy::drop) || e.end.has_value() != moves_end || !run_is_at(e.revision)) return false;
    if (e.dropped && (!s.segments.contains(*e.dropped) || s.segments.at(*e.dropped).state != segment_state::ahead)) return false;
    return std::all_of(e.changes.begin(), e.changes.end(), [&](auto const& one) { return s.segments.contains(one.segment); });
  }

  bool operator()(event::session_edited const& e) const { return run_is_at(e.revision) && !s.started; }
  bool operator()(event::segment_edited const& e) const { return run_is_at(e.revision) && s.segments.contains(e.segment); }
  bool operator()(event::segment_inserted const& e) const { return run_is_at(e.revision) && (!e.before || s.segments.contains(*e.before)); }
  bool operator()(event::end_moved const& e) const { return run_is_at(e.revision); }
  bool operator()(event::panellist_added const& e) const { return run_is_at(e.revision); }
  bool operator()(event::panellist_edited const& e) const { return run_is_at(e.revision) && is_on_panel(e.panellist); }
  bool operator()(event::presence_noted const& e) const { return run_is_at(e.revision) && s.absent.contains(e.panellist) == e.on; }

  bool operator()(event::undone const& e) const {
    auto const* c = change_at(e.record);
    return c && stands_to_undo(s, *c);
  }
  bool operator()(event::redone const& e) const {
    auto const* c = change_at(e.record);
    return c && stands_to_redo(s, *c);
  }
  bool operator()(event::moderation_handed const& e) const { return s.handed_over != e.on; }

  bool operator()(event::question_rules_set const& e) const { return e.revision == s.rules_revision; }
  bool operator()(event::question_submitted const& e) const { return !is_muted(by.id) && (!e.to || is_on_panel(*e.to)); }
  bool operator()(event::question_edited const& e) const { return question_is(e, {question_state::submitted}); }
  bool operator()(event::question_approved const& e) const {
    return question_is(e, {question_state::submitted, question_state::not_taken});
  }
  bool operator()(event::question_declined const& e) const { return question_waits(e); }
  bool operator()(event::question_queued const& e) const { return question_is(e, {question_state::submitted, question_state::approved}); }
  bool operator()(event::question_unqueued const& e) const { return question_is(e, {question_state::queued}); }
  bool operator()(event::question_put_on_stage const& e) const { return question_waits(e) && e.replacing == s.on_stage; }
  bool operator()(event::question_taken_off_stage const& e) const { return question_is(e, {question_state::on_stage}); }
  bool operator()(event::question_answered const& e) const { return question_waits(e) || question_is(e, {question_state::on_stage}); }
  bool operator()(event::question_restored const& e) const {
    return question_is(e, {question_state::approved, question_state::not_taken, question_state::answered});
  }
  bool operator()(event::question_grouped const& e) const {
    auto const* into = find(s.questions, e.into);
    return question_waits(e) && into && e.question != e.into && can_lead(into->state);
  }
  bool operator()(event::question_ungrouped const& e) const { return question_is(e, {question_state::grouped}); }
  bool operator()(event::question_labelled const& e) const { return question_at(e.question, e.revision); }
  bool operator()(event::question_addressed const& e) const {
    return (question_waits(e) || question_is(e, {question_state::on_stage})) && (!e.to || is_on_panel(*e.to));
  }
  bool operator()(event::question_responded const& e) const {
    auto const* q = find(s.questions, e.question);
    if (!q || q->state == question_state::answered || !may_respond(*q, by.id)) return false;
    auto const said = q->responses.find(by.id);
    return e.response != (said == q->responses.end() ? std::nullopt : std::optional(said->second));
  }
  bool operator()(event::question_withdrawn const& e) const {
    auto const* q = find(s.questions, e.question);
    return q && (is_waiting(q->state) || q->state == question_state::grouped);
  }
  bool operator()(event::question_resubmitted const& e) const {
    auto const* q = find(s.questions, e.question);
    return q && q->state == question_state::withdrawn && !is_muted(q->asker);
  }
  bool operator()(event::voted const& e) const {
    auto const* q = find(s.questions, e.question);
    if (!q || !is_public(q->state) || q->state == question_state::answered) return false;
    auto const* known = find(s.participants, by.id);
    return e.on != (known && has_voted(*q, known->number));
  }
  bool operator()(event::participant_muted const& e) const {
    return e.participant != 0 && e.participant <= s.people.size() && is_muted(s.people[e.participant - 1]) != e.on;
  }

  bool operator()(event::floor_rules_set const& e) const { return e.revision == s.floor_revision; }
  bool operator()(event::closing_announced const& e) const { return e.revision == s.floor_revision; }
  bool operator()(event::list_closed const& e) const { return e.revision == s.floor_revision; }
  bool operator()(event::lots_drawn const& e) const { return e.revision == s.floor_revision; }
  bool operator()(event::floor_requested const& e) const {
    if (is_reply(e.kind) || e.responds_to) return false;
    auto const* known = find(s.participants, by.id);
    if (known && (open_request(*known, e.kind) || known->muted)) return false;
    return s.floor.taking != intake::closed || e.kind == request_kind::point_of_order;
  }
  bool operator()(event::request_entered const& e) const {
    return !is_reply(e.kind) && !e.responds_to && s.status != session_status::concluded;
  }
  bool operator()(event::request_moved const& e) const {
    auto const is_there = [](floor_request const* r) { return r && is_placed_by_rule(*r); };
    return is_there(request_at(e.request, e.revision)) && (!e.before || is_there(find(s.requests, *e.before))) && e.before != e.request;
  }
  bool operator()(event::request_set_absent const& e) const {
    return request_is(e, request_state::waiting) || request_is(e, request_state::speaking);
  }
  bool operator()(event::request_returned const& e) const {
    auto const* r = find(s.requests, e.request);
    return r && r->state == request_state::absent && !(by.as == role::participant && is_muted(by.id));
  }
  bool operator()(event::floor_given const& e) const {
    return request_is(e, request_state::waiting) && s.current == e.segment && s.speaking == e.replacing;
  }
  bool operator()(event::intervention_extended const& e) const { return request_is(e, request_state::speaking); }
  bool operator()(event::intervention_ended const& e) const { return request_is(e, request_state::speaking); }
  bool operator()(event::floor_yielded const& e) const {
    auto const* to = find(s.requests, e.to);
    if (!request_is(e, request_state::speaking) || !to || to->state != request_state::waiting) return false;
    return left(s.requests.at(e.request).clock, at) > duration{};
  }
  bool operator()(event::request_withdrawn const& e) const {
    auto const* r = find(s.requests, e.request);
    return r && (r->state == request_state::waiting || r->state == request_state::absent);
  }
  bool operator()(event::word_given const& e) const {
    if (s.current != e.segment || s.speaking != e.replacing || s.speaker == e.to) return false;
    return !e.to || *e.to == moderator_id || is_on_panel(*e.to);
  }
  bool operator()(event::round_begun const& e) const {
    if (s.current != e.segment) return false;
    auto const& g = s.segments.at(e.segment);
    return g.plan.turn && e.number == g.round.number + 1;
  }

  bool operator()(event::signal_raised const&) const { return is_on_panel(by.id); }
  bool operator()(event::signal_lowered const& e) const {
    auto const* one = find(s.signals, signal_id(by.id, e.kind));
    return one && is_up(*one);
  }
  bool operator()(event::signal_seen const& e) const {
    auto const* one = signal_at(e.panellist, e.kind, e.revision);
    return one && one->state == signal_state::raised;
  }
  bool operator()(event::signal_handled const& e) const {
    auto const* one = signal_at(e.panellist, e.kind, e.revision);
    return one && is_up(*one);
  }
  bool operator()(event::time_granted const& e) const {
    auto const* one = signal_at(e.panellist, signal_kind::more_time, e.revision);
    auto const* g = find(s.segments, e.segment);
    if (!one || !is_up(*one) || !g || g->state == segment_state::done || g->state == segment_state::skipped) return false;
    return !e.of_turn || g->round.turns.contains(e.panellist);
  }

  bool operator()(event::message_sent const& e) const {
    auto const& to = e.to.panellists;
    if (!std::all_of(to.begin(), to.end(), [&](auto const& id) { return is_on_panel(id); })) return false;
    if (!e.segment || !e.automatic) return true;
    auto const made = s.announced.find(*e.segment);
    return s.current == e.segment && (made == s.announced.end() || !made->second.contains(*e.automatic));
  }
  bool operator()(event::message_taken_down const& e) const {
    auto const* m = find(s.messages, e.message);
    return m && m->revision == e.revision && !m->taken_down;
  }
  bool operator()(event::message_delivered const& e) const {
    auto const* m = find(s.messages, e.message);
    return m && !m->delivered.contains(by.as == role::stage ? stage_id : by.id);
  }
  bool operator()(event::message_seen const& e) const {
    auto const* m = find(s.messages, e.message);
    return m && !m->seen.contains(by.id);
  }
  bool operator()(event::stage_set const& e) const { return s.picture == e.from; }
  bool operator()(event::caption_kept const&) const { return true; }
  bool operator()(event::microphones_set const& e) const { return s.microphones.mode == e.from; }

 private:
  template <typename Map>
  static typename Map::mapped_type const* find(Map const& map, std::string const& id) {
    auto const found = map.find(id);
    return found == map.end() ? nullptr : &found->second;
  }

  bool run_is_at(std::uint32_t revision) const { return s.revision == revision; }

  bool is_on_panel(std::string const& id) const {
    return std::any_of(s.panellists.begin(), s.panellists.end(), [&](auto const& one) { return one.id == id; });
  }

  bool is_muted(std::string const& id) const {
    auto const* known = find(s.participants, id);
    return known && known->muted;
  }

  change const* change_at(std::uint64_t record) const {
    auto const found = std::find_if(s.history.begin(), s.history.end(), [&](change const& c) { return c.record == record; });
    return found == s.history.end() ? nullptr : &*found;
  }

  question const* question_at(std::string const& id, std::uint32_t revision) const {
    auto const* q = find(s.questions, id);
    return q && q->revision == revision ? q : nullptr;
  }
  template <typename Event>
  bool question_is(Event const& e, std::initializer_list<question_state> states) const {
    auto const* q = question_at(e.question, e.revision);
    return q && std::find(states.begin(), states.end(), q->state) != states.end();
  }
  template <typename Event>
  bool question_waits(Event const& e) const {
    auto const* q = question_at(e.question, e.revision);
    return q && is_waiting(q->state);
  }

  floor_request const* request_at(std::string const& id, std::uint32_t revision) const {
    auto const* r = find(s.requests, id);
    return r && r->revision == revision ? r : nullptr;
  }
  template <typename Event>
  bool request_is(Event const& e, request_state state) const {
    auto const* r = request_at(e.request, e.revision);
    return r && r->state == state;
  }

  signal const* signal_at(std::string const& panellist, signal_kind kind, std::uint32_t revision) const {
    auto const* one = find(s.signals, signal_id(panellist, kind));
    return one && one->revision == revision ? one : nullptr;
  }
};

}  // namespace

bool fits(session const& s, record const& r, event::any const& what) {
  // A closing can be undone; nothing else happens to a closed session.
  if (s.status == session_status::closed && !is_kind<event::undone>(what)) return false;
  return visit_kind(fitting{s, r.by, r.at}, what);
}

}  // namespace dais
