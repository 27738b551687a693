#pragma once

#include "session/actor.hpp"
#include "session/session.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace dais::event {

// What happens by a command, and what a session is made with. Logs of rules 1 (`session/record.hpp`) hold events, which name the state that
// they were decided for (`revision`, or the thing's own state): the names and members are kept for as long as such a log.

struct session_created { std::string session; session_plan plan; };

struct session_opened { std::uint32_t revision; };
// `interrupting`: the one before it is to go on later.
struct segment_begun { std::uint32_t revision; std::string segment; bool interrupting; };
struct segment_ended { std::uint32_t revision; };
struct paused { std::uint32_t revision; };
struct resumed { std::uint32_t revision; };
struct time_added { std::uint32_t revision; std::string segment; length by; };
struct segment_skipped { std::uint32_t revision; std::string segment; };
struct segment_restored { std::uint32_t revision; std::string segment; };
struct segment_moved { std::uint32_t revision; std::string segment; std::optional<std::string> before; };
struct session_concluded { std::uint32_t revision; };
struct session_closed { std::uint32_t revision; };

// It began, or ended, before that was told.
struct beginning_backdated { std::uint32_t revision; std::string segment; instant at; };
struct ending_backdated { std::uint32_t revision; std::string segment; instant at; };
// Where the time that is missing, or left over, goes: to the segments named, by so much each; one may be dropped, the end moved.
struct time_changed { std::string segment; length by; };
struct caught_up {
  std::uint32_t revision;
  remedy how;
  std::vector<time_changed> changes;
  std::optional<std::string> dropped;
  std::optional<instant> end;
};

struct session_edited { std::uint32_t revision; session_draft to; };
struct segment_edited { std::uint32_t revision; std::string segment; segment_draft to; };
struct segment_inserted { std::uint32_t revision; std::optional<std::string> before; segment_draft what; };
struct end_moved { std::uint32_t revision; instant to; };
struct panellist_added { std::uint32_t revision; std::string name; std::string title; std::string affiliation; };
struct panellist_edited { std::uint32_t revision; std::string panellist; std::string name; std::string title; std::string affiliation; };
// Who does not come has their presentations skipped with it.
struct presence_noted { std::uint32_t revision; std::string panellist; bool on; };

// `record` is the place in the log of what is undone or done again.
struct undone { std::uint64_t record; };
struct redone { std::uint64_t record; };
struct moderation_handed { bool on; };  // to the co-moderator, or back

struct question_rules_set { std::uint32_t revision; question_rules rules; };
struct question_submitted {
  std::string text;
  std::string name;
  std::optional<std::string> to;
  bool approved;
  std::optional<std::string> language;
  bool held;
};
struct question_edited { std::string question; std::uint32_t revision; std::string text; };
struct question_approved { std::string question; std::uint32_t revision; };
struct question_declined { std::string question; std::uint32_t revision; std::string reason; };
struct question_queued { std::string question; std::uint32_t revision; };
struct question_unqueued { std::string question; std::uint32_t revision; };
struct question_put_on_stage { std::string question; std::uint32_t revision; std::optional<std::string> replacing; };
struct question_taken_off_stage { std::string question; std::uint32_t revision; };
struct question_answered { std::string question; std::uint32_t revision; answer_kind how; std::string text; };
struct question_restored { std::string question; std::uint32_t revision; };
struct question_grouped { std::string question; std::uint32_t revision; std::string into; };
struct question_ungrouped { std::string question; std::uint32_t revision; };
struct question_labelled { std::string question; std::uint32_t revision; std::vector<std::string> labels; };
struct question_addressed { std::string question; std::uint32_t revision; std::optional<std::string> to; };
struct question_responded { std::string question; std::optional<willingness> response; };  // by the panellist
struct question_withdrawn { std::string question; };
struct question_resubmitted { std::string question; };
struct voted { std::string question; bool on; };
struct participant_muted { std::uint32_t participant; bool on; };

struct floor_rules_set { std::uint32_t revision; floor_rules rules; };
struct closing_announced { std::uint32_t revision; std::optional<instant> at; };
struct list_closed { std::uint32_t revision; };
struct lots_drawn { std::uint32_t revision; };
// A participant's request, and one that a moderator puts on the list.
struct floor_requested {
  std::string name;
  std::string affiliation;
  std::optional<std::string> group;
  bool online;
  bool point_of_order;
};
struct request_entered {
  std::string name;
  std::string affiliation;
  std::optional<std::string> group;
  bool online;
  bool point_of_order;
};
struct request_moved { std::string request; std::uint32_t revision; std::optional<std::string> before; };
struct request_set_absent { std::string request; std::uint32_t revision; };
struct request_returned { std::string request; };
// `segment` is the one in which the floor was open, `replacing` the request whose intervention it ends, if any.
struct floor_given { std::string request; std::uint32_t revision; std::string segment; std::optional<std::string> replacing; };
struct intervention_extended { std::string request; std::uint32_t revision; length by; };
struct intervention_ended { std::string request; std::uint32_t revision; };
struct floor_yielded { std::string request; std::uint32_t revision; std::string to; };
struct request_withdrawn { std::string request; };
struct word_given { std::optional<std::string> to; std::string segment; std::optional<std::string> replacing; };
struct round_begun { std::string segment; std::uint32_t number; };

// By a panellist.
struct signal_raised { signal_kind kind; std::optional<instant> leaves; };
struct signal_lowered { signal_kind kind; };
// By a moderator. `revision` is the signal's.
struct signal_seen { std::string panellist; signal_kind kind; std::uint32_t revision; };
struct signal_handled { std::string panellist; signal_kind kind; std::uint32_t revision; };
// Time for who asked for more of it: of the segment, or of their turn in a round.
struct time_granted { std::string panellist; std::uint32_t revision; std::string segment; bool of_turn; length by; };

// `automatic` is the number of the plan's announcement, which is made once in a segment.
struct message_sent {
  recipients to;
  std::string text;
  std::string language;
  std::optional<length> lasts;
  std::optional<std::string> segment;
  std::optional<std::uint32_t> automatic;
};
struct message_taken_down { std::string message; std::uint32_t revision; };
struct message_delivered { std::string message; };
struct message_seen { std::string message; };
struct stage_set { stage_picture to; stage_picture from; };

using any = std::variant<session_created, session_opened, segment_begun, segment_ended, paused, resumed, time_added, segment_skipped,
                         segment_restored, segment_moved, session_concluded, session_closed,
                         beginning_backdated, ending_backdated, caught_up, session_edited, segment_edited, segment_inserted, end_moved,
                         panellist_added, panellist_edited, presence_noted, undone, redone, moderation_handed,
                         question_rules_set, question_submitted, question_edited, question_approved, question_declined, question_queued,
                         question_unqueued, question_put_on_stage, question_taken_off_stage, question_answered, question_restored,
                         question_grouped, question_ungrouped, question_labelled, question_addressed, question_responded,
                         question_withdrawn, question_resubmitted, voted, participant_muted,
                         floor_rules_set, closing_announced, list_closed, lots_drawn, floor_requested, request_entered, request_moved,
                         request_set_absent, request_returned, floor_given, intervention_extended, intervention_ended, floor_yielded,
                         request_withdrawn, word_given, round_begun,
                         signal_raised, signal_lowered, signal_seen, signal_handled, time_granted,
                         message_sent, message_taken_down, message_delivered, message_seen, stage_set>;

}  // namespace dais::event
