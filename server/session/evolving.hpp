#pragma once

#include "session/record.hpp"
#include "session/session.hpp"
#include "session/touched.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace dais {

// Applies one event, which fits: that was judged before.
class evolver {
 public:
  evolver(session& of, record const& r) : s(of), at(r.at), seq(r.seq), by(r.by) {}

  touched result;

  // evolve_run.cpp
  void operator()(event::session_created const&);
  void operator()(event::session_opened const&);
  void operator()(event::segment_begun const&);
  void operator()(event::segment_ended const&);
  void operator()(event::paused const&);
  void operator()(event::resumed const&);
  void operator()(event::time_added const&);
  void operator()(event::segment_skipped const&);
  void operator()(event::segment_restored const&);
  void operator()(event::segment_moved const&);
  void operator()(event::session_concluded const&);
  void operator()(event::session_closed const&);

  // evolve_time.cpp
  void operator()(event::beginning_backdated const&);
  void operator()(event::ending_backdated const&);
  void operator()(event::caught_up const&);

  // evolve_plan.cpp
  void operator()(event::session_edited const&);
  void operator()(event::segment_edited const&);
  void operator()(event::segment_inserted const&);
  void operator()(event::end_moved const&);
  void operator()(event::panellist_added const&);
  void operator()(event::panellist_edited const&);
  void operator()(event::presence_noted const&);

  // evolve_undo.cpp
  void operator()(event::undone const&);
  void operator()(event::redone const&);

  // evolve_questions.cpp
  void operator()(event::question_rules_set const&);
  void operator()(event::question_submitted const&);
  void operator()(event::question_edited const&);
  void operator()(event::question_approved const&);
  void operator()(event::question_declined const&);
  void operator()(event::question_queued const&);
  void operator()(event::question_unqueued const&);
  void operator()(event::question_put_on_stage const&);
  void operator()(event::question_taken_off_stage const&);
  void operator()(event::question_answered const&);
  void operator()(event::question_restored const&);
  void operator()(event::question_grouped const&);
  void operator()(event::question_ungrouped const&);
  void operator()(event::question_labelled const&);
  void operator()(event::question_addressed const&);
  void operator()(event::question_responded const&);
  void operator()(event::question_withdrawn const&);
  void operator()(event::question_resubmitted const&);
  void operator()(event::voted const&);
  void operator()(event::participant_muted const&);

  // evolve_floor.cpp
  void operator()(event::floor_rules_set const&);
  void operator()(event::closing_announced const&);
  void operator()(event::list_closed const&);
  void operator()(event::lots_drawn const&);
  void operator()(event::floor_requested const&);
  void operator()(event::request_entered const&);
  void operator()(event::request_moved const&);
  void operator()(event::request_set_absent const&);
  void operator()(event::request_returned const&);
  void operator()(event::floor_given const&);
  void operator()(event::intervention_extended const&);
  void operator()(event::intervention_ended const&);
  void operator()(event::floor_yielded const&);
  void operator()(event::request_withdrawn const&);

  // evolve_podium.cpp
  void operator()(event::word_given const&);
  void operator()(event::round_begun const&);
  void operator()(event::signal_raised const&);
  void operator()(event::signal_lowered const&);
  void operator()(event::signal_seen const&);
  void operator()(event::signal_handled const&);
  void operator()(event::time_granted const&);
  void operator()(event::message_sent const&);
  void operator()(event::message_taken_down const&);
  void operator()(event::message_delivered const&);
  void operator()(event::message_seen const&);
  void operator()(event::stage_set const&);
  void operator()(event::moderation_handed const&);

 private:
  session& s;
  instant at;
  std::uint64_t seq;
  actor const& by;

  template <typename Map>
  static typename Map::mapped_type* find(Map& map, std::string const& id) {
    auto const found = map.find(id);
    return found == map.end() ? nullptr : &found->second;
  }
  participant& participant_of(std::string const& id);

  void run_changed();
  void clocks_changed();
  void hold_segment(segment&);
  void leave_current(segment_state to);
  void touch_plan();
  void touch_heading();
  void end_at(segment&, instant then);

  void touch_question(question const&);
  // Takes the question from wherever its old state kept it.
  void move_question(question&, question_state to);
  void back_to_queue(question&);
  void join_voters(question& leader);
  void tell_voters(question const& member, question const& leader);
  void leave_group(question& member);
  void pass_on_group(question& leader);

  void request_changed(floor_request&);
  void list_changed();
  // Those who enter or have lots drawn find their places when the list is put in order.
  void enter(std::string const& name, std::string const& affiliation, std::optional<std::string> const& group, bool online,
             bool point_of_order, std::string const& participant);
  void let_go(floor_request const&);
  void wait_again(floor_request&);
  void set_absent(floor_request&);
  void forget_intervention(floor_request&);
  void draw();
  void forget_moves();
  void begin_intervention(floor_request&, length allotment);
  void end_intervention();

  void pass_word(std::optional<std::string> const& to);
  void hold_word();
  void run_word();
  countdown* turn_of(std::string const& panellist);
  void settle(signal&, signal_state to);

  change& change_at(std::uint64_t record);
  void show(std::string const& message, bool on);
  void put_back(picture const& now, picture const& then);
  void put_back_questions(picture const&);
  void back_to_place(std::string const& question, std::vector<std::string> const& then);
  void put_back_requests(picture const& now, picture const& then);
  void back_on_list(floor_request const&, std::size_t place);
};

}  // namespace dais
