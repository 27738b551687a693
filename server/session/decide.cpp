#include "session/decide.hpp"

#include "session/limits.hpp"
#include "session/permission.hpp"
#include "session/text.hpp"

#include <algorithm>

namespace dais {

namespace {

using code = rejection_code;

rejection refuse(code c, std::string message) { return {c, std::move(message)}; }

// Decides one command. Each overload checks in the same order: that what is named exists, that the asker saw its present state, and
// that the rules allow it in that state.
class decider {
 public:
  decider(session const& of, actor const& by) : s(of), who(by) {}

  decision operator()(command::open_session const& c) const {
    if (stale(c.revision)) return passed();
    if (s.status != session_status::prepared) return wrong_status("It is open already.");
    return event::session_opened{c.revision};
  }

  decision operator()(command::start const& c) const {
    if (c.segment && !find_segment(*c.segment)) return no_segment();
    if (stale(c.revision)) return passed();
    if (s.status != session_status::open && s.status != session_status::running) {
      return wrong_status("Open the session before you start it.");
    }
    if (!c.segment && s.current) return refuse(code::wrong_segment, "A segment runs already. Press Next to go on.");
    auto const segment = c.segment ? c.segment : following();
    if (!segment) return nothing_follows();
    auto const state = find_segment(*segment)->state;
    if (state != segment_state::ahead && state != segment_state::interrupted) {
      return refuse(code::wrong_segment, "This segment is not ahead. Restore it or go back to it instead.");
    }
    return event::segment_begun{c.revision, *segment, false};
  }

  decision operator()(command::next const& c) const {
    if (stale(c.revision)) return passed();
    if (s.status != session_status::running) return wrong_status("Next is for a session that runs. Start it first.");
    auto const segment = following();
    if (!segment) return nothing_follows();
    return event::segment_begun{c.revision, *segment, false};
  }

  decision operator()(command::back const& c) const {
    auto const* segment = find_segment(c.segment);
    if (!segment) return no_segment();
    if (stale(c.revision)) return passed();
    if (s.status != session_status::running && s.status != session_status::concluded) return wrong_status("Nothing has run yet.");
    if (segment->state != segment_state::done && segment->state != segment_state::interrupted) {
      return refuse(code::wrong_segment, "Only a segment that has run can be gone back to.");
    }
    return event::segment_begun{c.revision, c.segment, true};
  }

  decision operator()(command::pause const& c) const {
    if (stale(c.revision)) return passed();
    if (!s.current) return refuse(code::wrong_segment, "No segment runs, so there is nothing to pause.");
    if (s.paused_since) return refuse(code::wrong_state, "It is paused already.");
    return event::paused{c.revision};
  }

  decision operator()(command::resume const& c) const {
    if (stale(c.revision)) return passed();
    if (!s.current || !s.paused_since) return refuse(code::wrong_state, "It is not paused.");
    return event::resumed{c.revision};
  }

  decision operator()(command::add_time const& c) const {
    auto const* segment = find_segment(c.segment);
    if (!segment) return no_segment();
    if (stale(c.revision)) return passed();
    if (s.status == session_status::concluded || s.status == session_status::closed) return wrong_status("The session is over.");
    if (segment->state == segment_state::done || segment->state == segment_state::skipped) {
      return refuse(code::wrong_segment, "This segment is over. Time can be given to one that runs or is ahead.");
    }
    if (auto const fault = fault_in_time(c.by, segment->clock)) return *fault;
    return event::time_added{c.revision, c.segment, c.by};
  }

  decision operator()(command::skip const& c) const {
    auto const* segment = find_segment(c.segment);
    if (!segment) return no_segment();
    if (stale(c.revision)) return passed();
    if (over()) return wrong_status("The session is over.");
    if (segment->state == segment_state::done || segment->state == segment_state::skipped) {
      return refuse(code::wrong_segment, "This segment is over already.");
    }
    return event::segment_skipped{c.revision, c.segment};
  }

  decision operator()(command::restore const& c) const {
    auto const* segment = find_segment(c.segment);
    if (!segment) return no_segment();
    if (stale(c.revision)) return passed();
    if (over()) return wrong_status("The session is over.");
    if (segment->state != segment_state::skipped) return refuse(code::wrong_segment, "This segment was not skipped.");
    return event::segment_restored{c.revision, c.segment};
  }

  decision operator()(command::move const& c) const {
    auto const* segment = find_segment(c.segment);
    auto const* before = c.before ? find_segment(*c.before) : nullptr;
    if (!segment || (c.before && !before)) return no_segment();
    if (stale(c.revision)) return passed();
    if (over()) return wrong_status("The session is over.");
    if (segment->state != segment_state::ahead) return refuse(code::wrong_segment, "Only a segment that has not begun can be moved.");
    if (c.before == c.segment) return refuse(code::wrong_segment, "A segment cannot be moved before itself.");
    if (auto const ahead = still_to_come(s); before && std::find(ahead.begin(), ahead.end(), *c.before) == ahead.end()) {
      return refuse(code::wrong_segment, "It can only be moved before a segment that is still to come.");
    }
    return event::segment_moved{c.revision, c.segment, c.before};
  }

  decision operator()(command::end_segment const& c) const {
    if (stale(c.revision)) return passed();
    if (!s.current) return refuse(code::wrong_segment, "No segment runs.");
    return event::segment_ended{c.revision};
  }

  decision operator()(command::end_session const& c) const {
    if (stale(c.revision)) return passed();
    if (s.status != session_status::running) return wrong_status("Only a session that runs can be ended.");
    return event::session_concluded{c.revision};
  }

  decision operator()(command::close_session const& c) const {
    if (stale(c.revision)) return passed();
    if (s.status != session_status::concluded) return wrong_status("End the session before you close it.");
    return event::session_closed{c.revision};
  }

  decision operator()(command::set_question_rules const& c) const {
    if (c.revision != s.rules_revision) return passed();
    return event::question_rules_set{c.revision, {c.approval, c.anonymous, c.accepting}};
  }

  decision operator()(command::approve const& c) const {
    return on_question(c.question, c.revision, {question_state::submitted, question_state::not_taken},
                       [&](auto const&) -> decision { return event::question_approved{c.question, c.revision}; });
  }

  decision operator()(command::decline const& c) const {
    return on_question(c.question, c.revision, {question_state::submitted, question_state::approved, question_state::queued},
                       [&](auto const&) -> decision {
                         auto reason = trimmed(c.reason);
                         if (is_blank(reason)) return refuse(code::text_empty, "Say why it is not taken: the asker is told.");
                         if (auto const fault = fault_in(reason, "The reason", limits::reason_length, line_breaks::allowed)) return *fault;
                         return event::question_declined{c.question, c.revision, std::move(reason)};
                       });
  }

  decision operator()(command::queue const& c) const {
    return on_question(c.question, c.revision, {question_state::submitted, question_state::approved}, [&](auto const&) -> decision {
      if (s.queue.size() >= limits::queue) return refuse(code::queue_full, "The queue is full. Take a question out of it first.");
      return event::question_queued{c.question, c.revision};
    });
  }

  decision operator()(command::unqueue const& c) const {
    return on_question(c.question, c.revision, {question_state::queued},
                       [&](auto const&) -> decision { return event::question_unqueued{c.question, c.revision}; });
  }

  decision operator()(command::put_on_stage const& c) const {
    return on_question(c.question, c.revision, {question_state::submitted, question_state::approved, question_state::queued},
                       [&](auto const&) -> decision {
                         if (c.replacing != s.on_stage) return passed();
                         return event::question_put_on_stage{c.question, c.revision, c.replacing};
                       });
  }

  decision operator()(command::take_off_stage const& c) const {
    return on_question(c.question, c.revision, {question_state::on_stage},
                       [&](auto const&) -> decision { return event::question_taken_off_stage{c.question, c.revision}; });
  }

  decision operator()(command::mark_answered const& c) const {
    return on_question(c.question, c.revision, {question_state::approved, question_state::queued, question_state::on_stage},
                       [&](auto const&) -> decision { return event::question_answered{c.question, c.revision}; });
  }

  decision operator()(command::give_floor const& c) const {
    auto const* request = find_request(c.request);
    if (!request) return no_request();
    if (request->revision != c.revision) return passed();
    if (request->state != request_state::waiting) return refuse(code::wrong_state, "This request does not wait any more.");
    if (c.replacing != s.speaking) return passed();
    if (!floor_is_open(s)) return floor_closed();
    return event::floor_given{c.request, c.revision, *s.current, c.replacing};
  }

  decision operator()(command::extend_intervention const& c) const {
    auto const* request = find_request(c.request);
    if (!request) return no_request();
    if (request->revision != c.revision) return passed();
    if (request->state != request_state::speaking) return refuse(code::wrong_state, "This person does not have the floor.");
    if (auto const fault = fault_in_time(c.by, request->clock)) return *fault;
    return event::intervention_extended{c.request, c.revision, c.by};
  }

  decision operator()(command::end_intervention const& c) const {
    auto const* request = find_request(c.request);
    if (!request) return no_request();
    if (request->revision != c.revision) return passed();
    if (request->state != request_state::speaking) return refuse(code::wrong_state, "This person does not have the floor.");
    return event::intervention_ended{c.request, c.revision};
  }

  decision operator()(command::submit_question const& c) const {
    if (s.status == session_status::prepared) {
      return refuse(code::not_accepting, "The session is not open yet. Questions are taken as soon as it is.");
    }
    if (!s.rules.accepting) return refuse(code::not_accepting, "The moderator takes no more questions.");
    auto text = trimmed(c.text);
    auto name = trimmed(c.name);
    if (is_blank(text)) return refuse(code::text_empty, "The question is empty. Type it, then send it.");
    if (auto const fault = fault_in(text, "The question", s.plan.question_length, line_breaks::allowed)) return *fault;
    if (auto const fault = fault_in(name, "The name", limits::name_length, line_breaks::refused)) return *fault;
    if (is_blank(name)) name.clear();
    if (name.empty() && !s.rules.anonymous) return refuse(code::no_name, "Questions are asked by name here. Give yours and send it again.");
    if (c.to && !has_panellist(*c.to)) {
      return refuse(code::no_such_panellist, "This panellist is not on the panel. Choose another, or the panel.");
    }
    if (auto const* me = find_participant(); me && me->open_questions >= limits::open_questions_each) {
      return refuse(code::too_many_of_yours, "You have " + std::to_string(limits::open_questions_each) +
                                                 " questions that are still open. Withdraw one, or wait until one is answered.");
    }
    if (auto const fault = fault_in_participants()) return *fault;
    if (s.questions.size() >= limits::questions) return refuse(code::too_many_questions, "No more questions can be taken in this session.");
    return event::question_submitted{std::move(text), std::move(name), c.to, !s.rules.approval};
  }

  decision operator()(command::withdraw_question const& c) const {
    auto const* question = find_question(c.question);
    if (!question) return no_question();
    if (question->asker != who.id) return refuse(code::not_yours, "Only who asked a question can withdraw it.");
    switch (question->state) {
      case question_state::submitted:
      case question_state::approved:
      case question_state::queued: return event::question_withdrawn{c.question};
      case question_state::on_stage: return refuse(code::wrong_state, "Your question is on stage now and cannot be withdrawn.");
      default: return refuse(code::wrong_state, "Your question is no longer open, so there is nothing to withdraw.");
    }
  }

  decision operator()(command::vote const& c) const {
    auto const* question = find_question(c.question);
    if (!question || !is_public(question->state)) return no_question();
    if (question->state == question_state::answered) return refuse(code::wrong_state, "This question has been answered.");
    auto const* me = find_participant();
    bool const has_voted = me && me->votes.contains(c.question);
    if (c.on == has_voted) {
      return refuse(code::wrong_state, c.on ? "You have voted for this question already." : "You have not voted for this question.");
    }
    if (auto const fault = fault_in_participants()) return *fault;
    return event::voted{c.question, c.on};
  }

  decision operator()(command::request_floor const& c) const {
    if (!floor_is_open(s)) return floor_closed();
    auto name = trimmed(c.name);
    auto affiliation = trimmed(c.affiliation);
    if (is_blank(name)) return refuse(code::no_name, "Give the name by which the moderator shall call you.");
    if (auto const fault = fault_in(name, "The name", limits::name_length, line_breaks::refused)) return *fault;
    if (auto const fault = fault_in(affiliation, "The affiliation", limits::affiliation_length, line_breaks::refused)) return *fault;
    if (auto const* me = find_participant(); me && me->request) {
      return refuse(code::one_request_each, "You are on the speakers' list already.");
    }
    if (auto const fault = fault_in_participants()) return *fault;
    if (s.speakers.size() >= limits::speakers || s.requests.size() >= limits::requests) {
      return refuse(code::too_many_requests, "The speakers' list is full.");
    }
    return event::floor_requested{std::move(name), std::move(affiliation)};
  }

  decision operator()(command::withdraw_request const& c) const {
    auto const* request = find_request(c.request);
    if (!request) return no_request();
    if (request->participant != who.id) return refuse(code::not_yours, "Only who requested the floor can withdraw the request.");
    if (request->state != request_state::waiting) return refuse(code::wrong_state, "Your request does not wait any more.");
    return event::request_withdrawn{c.request};
  }

 private:
  session const& s;
  actor const& who;

  static rejection passed() {
    return refuse(code::stale, "This was pressed for a state that has passed, so nothing was done. Look again.");
  }
  static rejection wrong_status(std::string message) { return refuse(code::wrong_status, std::move(message)); }
  static rejection no_segment() { return refuse(code::no_such_segment, "There is no such segment in this session."); }
  static rejection no_question() { return refuse(code::no_such_question, "There is no such question in this session."); }
  static rejection no_request() { return refuse(code::no_such_request, "There is no such request for the floor in this session."); }
  static rejection floor_closed() { return refuse(code::floor_closed, "The floor is open during discussion and Q&A only."); }
  static rejection nothing_follows() {
    return refuse(code::wrong_segment, "No segment follows. End the session, or go back to a segment.");
  }

  bool stale(std::uint32_t revision) const { return revision != s.revision; }
  bool over() const { return s.status == session_status::concluded || s.status == session_status::closed; }

  std::optional<std::string> following() const {
    auto const ids = still_to_come(s);
    return ids.empty() ? std::nullopt : std::optional(ids.front());
  }

  segment const* find_segment(std::string const& id) const { return find(s.segments, id); }
  question const* find_question(std::string const& id) const { return find(s.questions, id); }
  floor_request const* find_request(std::string const& id) const { return find(s.requests, id); }
  participant const* find_participant() const { return find(s.participants, who.id); }

  template <typename Map>
  static typename Map::mapped_type const* find(Map const& map, std::string const& id) {
    auto const found = map.find(id);
    return found == map.end() ? nullptr : &found->second;
  }

  bool has_panellist(std::string const& id) const {
    return std::any_of(s.plan.panellists.begin(), s.plan.panellists.end(), [&](auto const& p) { return p.id == id; });
  }

  std::optional<rejection> fault_in_participants() const {
    if (find_participant() || s.participants.size() < limits::participants) return std::nullopt;
    return refuse(code::too_many_participants, "This session has as many participants as it can hold.");
  }

  static std::optional<rejection> fault_in_time(length by, countdown const& clock) {
    if (by == length{} || by > limits::added_at_once || by < -limits::added_at_once) {
      return refuse(code::out_of_range, "Add or take between a millisecond and an hour at once.");
    }
    auto const whole = clock.allotment + clock.added + by;
    if (whole < length{}) return refuse(code::out_of_range, "There is not that much time to take.");
    if (whole > limits::allotment_max) return refuse(code::out_of_range, "No segment lasts that long.");
    return std::nullopt;
  }

  template <typename Then>
  decision on_question(std::string const& id, std::uint32_t revision, std::initializer_list<question_state> from, Then then) const {
    auto const* question = find_question(id);
    if (!question) return no_question();
    if (question->revision != revision) return passed();
    if (std::find(from.begin(), from.end(), question->state) == from.end()) {
      return refuse(code::wrong_state, "The question is not in a state for this. Look at where it stands now.");
    }
    return then(*question);
  }
};

}  // namespace

decision decide(session const& s, command::any const& c, actor const& by, instant) {
  if (!may(by.as, c)) return refuse(code::not_allowed, "Your link does not allow this.");
  if (s.status == session_status::closed) return refuse(code::wrong_status, "The session is closed; it can only be read.");
  return std::visit(decider{s, by}, c);
}

}  // namespace dais
