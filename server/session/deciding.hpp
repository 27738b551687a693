#pragma once

#include "session/actor.hpp"
#include "session/command.hpp"
#include "session/decide.hpp"
#include "session/session.hpp"
#include "session/text.hpp"
#include "session/words.hpp"

#include <algorithm>
#include <initializer_list>
#include <optional>
#include <string>
#include <vector>

namespace dais {

// Decides one command of somebody whose link allows it, in a session that is not closed. Each overload checks in the same order: that what
// is named exists, that the asker saw its present state, and that the rules allow it in that state.
class decider {
 public:
  decider(session const& of, actor const& by, instant at, std::uint64_t latest) : s(of), who(by), now(at), latest_(latest) {}

  // decide_run.cpp
  decision operator()(command::open_session const&) const;
  decision operator()(command::start const&) const;
  decision operator()(command::next const&) const;
  decision operator()(command::back const&) const;
  decision operator()(command::pause const&) const;
  decision operator()(command::resume const&) const;
  decision operator()(command::add_time const&) const;
  decision operator()(command::skip const&) const;
  decision operator()(command::restore const&) const;
  decision operator()(command::move const&) const;
  decision operator()(command::end_segment const&) const;
  decision operator()(command::end_session const&) const;
  decision operator()(command::close_session const&) const;

  // decide_time.cpp
  decision operator()(command::backdate_beginning const&) const;
  decision operator()(command::backdate_ending const&) const;
  decision operator()(command::catch_up const&) const;
  decision operator()(command::hand_over const&) const;

  // decide_plan.cpp
  decision operator()(command::edit_session const&) const;
  decision operator()(command::edit_segment const&) const;
  decision operator()(command::insert_segment const&) const;
  decision operator()(command::move_end const&) const;
  decision operator()(command::add_panellist const&) const;
  decision operator()(command::edit_panellist const&) const;
  decision operator()(command::note_presence const&) const;

  // decide_undo.cpp
  decision operator()(command::undo const&) const;
  decision operator()(command::redo const&) const;

  // decide_questions.cpp
  decision operator()(command::set_question_rules const&) const;
  decision operator()(command::edit_question const&) const;
  decision operator()(command::approve const&) const;
  decision operator()(command::decline const&) const;
  decision operator()(command::queue const&) const;
  decision operator()(command::unqueue const&) const;
  decision operator()(command::put_on_stage const&) const;
  decision operator()(command::take_off_stage const&) const;
  decision operator()(command::mark_answered const&) const;
  decision operator()(command::restore_question const&) const;
  decision operator()(command::group_question const&) const;
  decision operator()(command::ungroup_question const&) const;
  decision operator()(command::label_question const&) const;
  decision operator()(command::address_question const&) const;
  decision operator()(command::mute const&) const;
  decision operator()(command::respond const&) const;
  decision operator()(command::submit_question const&) const;
  decision operator()(command::withdraw_question const&) const;
  decision operator()(command::resubmit_question const&) const;
  decision operator()(command::vote const&) const;

  // decide_floor.cpp
  decision operator()(command::set_floor_rules const&) const;
  decision operator()(command::announce_closing const&) const;
  decision operator()(command::close_list const&) const;
  decision operator()(command::draw_lots const&) const;
  decision operator()(command::enter_request const&) const;
  decision operator()(command::move_request const&) const;
  decision operator()(command::set_absent const&) const;
  decision operator()(command::recall_request const&) const;
  decision operator()(command::remove_request const&) const;
  decision operator()(command::give_floor const&) const;
  decision operator()(command::extend_intervention const&) const;
  decision operator()(command::end_intervention const&) const;
  decision operator()(command::yield_floor const&) const;
  decision operator()(command::request_floor const&) const;
  decision operator()(command::withdraw_request const&) const;
  decision operator()(command::return_request const&) const;
  decision operator()(command::give_back_floor const&) const;

  // decide_podium.cpp
  decision operator()(command::give_word const&) const;
  decision operator()(command::begin_round const&) const;
  decision operator()(command::raise_signal const&) const;
  decision operator()(command::lower_signal const&) const;
  decision operator()(command::see_signal const&) const;
  decision operator()(command::handle_signal const&) const;
  decision operator()(command::grant_time const&) const;
  decision operator()(command::send_message const&) const;
  decision operator()(command::take_down_message const&) const;
  decision operator()(command::announce const&) const;
  decision operator()(command::note_delivery const&) const;
  decision operator()(command::acknowledge const&) const;
  decision operator()(command::set_stage const&) const;
  decision operator()(command::hand_moderation const&) const;

 private:
  using code = rejection_code;

  session const& s;
  actor const& who;
  instant now;
  std::uint64_t latest_;  // the record of what the same page did last

  static rejection refuse(code c, std::string message) { return {c, std::move(message)}; }
  static rejection passed() {
    return refuse(code::stale, "This was pressed for a state that has passed, so nothing was done. Look again.");
  }
  // The same of the run, where it can be said who was a moment earlier.
  rejection overtaken() const { return refuse(code::stale, who_was_earlier(s, {}, latest_)); }
  static rejection wrong_status(std::string message) { return refuse(code::wrong_status, std::move(message)); }
  static rejection wrong_state(std::string message) { return refuse(code::wrong_state, std::move(message)); }
  static rejection no_segment() { return refuse(code::no_such_segment, "There is no such segment in this session."); }
  static rejection no_question() { return refuse(code::no_such_question, "There is no such question in this session."); }
  static rejection no_request() { return refuse(code::no_such_request, "There is no such request for the floor in this session."); }
  static rejection no_panellist() {
    return refuse(code::no_such_panellist, "This panellist is not on the panel. Choose another, or the panel.");
  }
  static rejection no_message() { return refuse(code::no_such_message, "There is no such message in this session, or it is not for you."); }
  static rejection floor_closed() { return refuse(code::floor_closed, "The floor is open during discussion and Q&A only."); }
  static rejection list_full() { return refuse(code::too_many_requests, "The speakers' list is full."); }
  static rejection nothing_follows() {
    return refuse(code::wrong_segment, "No segment follows. End the session, or go back to a segment.");
  }

  bool stale(std::uint32_t revision) const { return revision != s.revision; }
  bool over() const { return s.status == session_status::concluded || s.status == session_status::closed; }

  std::optional<std::string> following() const {
    auto const ids = still_to_come(s);
    return ids.empty() ? std::nullopt : std::optional(ids.front());
  }

  template <typename Map>
  static typename Map::mapped_type const* find(Map const& map, std::string const& id) {
    auto const found = map.find(id);
    return found == map.end() ? nullptr : &found->second;
  }
  segment const* find_segment(std::string const& id) const { return find(s.segments, id); }
  question const* find_question(std::string const& id) const { return find(s.questions, id); }
  floor_request const* find_request(std::string const& id) const { return find(s.requests, id); }
  participant const* find_participant() const { return find(s.participants, who.id); }
  bool has_panellist(std::string const& id) const;
  static bool names_twice(std::vector<std::string> panellists);
  bool has_group(std::string const& name) const;

  decision on_change(std::uint64_t record, bool was_undone, event::any then) const;
  // `raised_only`: what was seen already will not do.
  std::optional<rejection> fault_in_signal(std::string const& panellist, signal_kind, std::uint32_t revision, bool raised_only) const;
  std::optional<rejection> fault_in_draft(segment_draft const&, segment const* edited) const;
  static std::optional<rejection> fault_in_person(std::string const& called, std::string const& name, std::string const& title,
                                                  std::string const& affiliation);
  std::optional<rejection> fault_in_participants() const;
  std::optional<rejection> fault_in_open_questions() const;
  std::optional<rejection> fault_in_question_text(std::string const& text) const;
  std::optional<rejection> fault_in_speaker(std::string const& name, std::string const& affiliation,
                                            std::optional<std::string> const& group) const;
  static std::optional<rejection> fault_in_time(length by, countdown const& clock);

  // Drops the entries of a list that stand there already.
  static std::optional<rejection> tidy(std::vector<std::string>& list, std::string_view what, std::size_t most, std::size_t longest);

  // A question or a request that somebody saw at `revision` and that has to be in one of some states.
  template <typename Then>
  decision on_question(std::string const& id, std::uint32_t revision, std::initializer_list<question_state> from, Then then) const {
    auto const* question = find_question(id);
    if (!question) return no_question();
    if (question->revision != revision) return passed();
    if (std::find(from.begin(), from.end(), question->state) == from.end()) {
      return wrong_state("The question is not in a state for this. Look at where it stands now.");
    }
    return then(*question);
  }
  template <typename Then>
  decision on_request(std::string const& id, std::uint32_t revision, std::initializer_list<request_state> from, std::string message,
                      Then then) const {
    auto const* request = find_request(id);
    if (!request) return no_request();
    if (request->revision != revision) return passed();
    if (std::find(from.begin(), from.end(), request->state) == from.end()) return wrong_state(std::move(message));
    return then(*request);
  }
  // One of the asker's own, which has no revision to them.
  template <typename Then>
  decision on_own_request(std::string const& id, std::initializer_list<request_state> from, std::string message, Then then) const {
    auto const* request = find_request(id);
    if (!request) return no_request();
    if (request->participant != who.id) return refuse(code::not_yours, "Only who requested the floor can do this.");
    if (std::find(from.begin(), from.end(), request->state) == from.end()) return wrong_state(std::move(message));
    return then(*request);
  }
};

}  // namespace dais
