#pragma once

#include "session/session.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace dais::command {

// What can be asked of a session. `revision` is that of the thing the asker saw: the run of the session for the commands that drive
// it, the rules of the questions or of the floor, one question, one request for the floor. A command for a state that has passed is
// answered `stale`. `seen_in` is the segment that was current where the asker looked: the one where the command came, if they do not say.

struct open_session { std::uint32_t revision; };
struct start { std::uint32_t revision; std::optional<std::string> segment; };  // the next one where none is named
struct next { std::uint32_t revision; };
struct back { std::uint32_t revision; std::string segment; };
struct pause { std::uint32_t revision; };
struct resume { std::uint32_t revision; };
struct add_time { std::uint32_t revision; std::string segment; length by; };  // negative takes time
struct skip { std::uint32_t revision; std::string segment; };
struct restore { std::uint32_t revision; std::string segment; };
struct move { std::uint32_t revision; std::string segment; std::optional<std::string> before; };  // to the end where nothing is named
struct end_segment { std::uint32_t revision; };
struct end_session { std::uint32_t revision; };
struct close_session { std::uint32_t revision; };

// `at` is when it really began or ended, not in the future.
struct backdate_beginning { std::uint32_t revision; instant at; };  // of the current segment
struct backdate_ending { std::uint32_t revision; instant at; };     // of the segment that was left last
// `behind` is what the asker's preview was made for, below zero where the session is ahead. `segment` is the one to be dropped.
struct catch_up {
  std::uint32_t revision;
  remedy how;
  length behind;
  std::optional<std::string> segment = {};
};

// Until the first segment begins.
struct edit_session { std::uint32_t revision; session_draft to; };
struct edit_segment { std::uint32_t revision; std::string segment; segment_draft to; };
struct insert_segment { std::uint32_t revision; std::optional<std::string> before; segment_draft what; };  // at the end: nothing named
struct move_end { std::uint32_t revision; instant to; };
struct add_panellist { std::uint32_t revision; std::string name; std::string title = {}; std::string affiliation = {}; };
struct edit_panellist {
  std::uint32_t revision;
  std::string panellist;
  std::string name;
  std::string title = {};
  std::string affiliation = {};
};
struct note_presence { std::uint32_t revision; std::string panellist; bool on; };  // whether a panellist has come

// `record` is the place in the log of what is to be undone or done again.
struct undo { std::uint64_t record; };
struct redo { std::uint64_t record; };
struct hand_moderation { bool on; };  // to the co-moderator, or back
// By the server: the grace of the current segment is over.
struct hand_over { std::uint32_t revision; };

struct set_question_rules {
  std::uint32_t revision;
  bool approval;
  bool anonymous;
  intake taking;
  std::vector<std::string> words = {};
};
struct edit_question { std::string question; std::uint32_t revision; std::string text; };
struct approve { std::string question; std::uint32_t revision; };
struct decline { std::string question; std::uint32_t revision; std::string reason; };
struct queue { std::string question; std::uint32_t revision; };
struct unqueue { std::string question; std::uint32_t revision; };
// `replacing` is the question that the asker saw on stage, if any.
struct put_on_stage { std::string question; std::uint32_t revision; std::optional<std::string> replacing; };
struct take_off_stage { std::string question; std::uint32_t revision; };
struct mark_answered { std::string question; std::uint32_t revision; answer_kind how = answer_kind::live; std::string text = {}; };
// Takes back what was last decided: approval, declining, the answer.
struct restore_question { std::string question; std::uint32_t revision; };
struct group_question { std::string question; std::uint32_t revision; std::string into; };
struct ungroup_question { std::string question; std::uint32_t revision; };
struct label_question { std::string question; std::uint32_t revision; std::vector<std::string> labels; };
struct address_question { std::string question; std::uint32_t revision; std::optional<std::string> to; };
struct mute { std::uint32_t participant; bool on; };

struct set_floor_rules {
  std::uint32_t revision;
  intake taking;
  floor_order order;
  length allotment;
  length wrap_up;
  std::vector<floor_group> groups = {};
};
struct announce_closing { std::uint32_t revision; std::optional<length> in; };  // absent: takes the announcement back
struct close_list { std::uint32_t revision; };
struct draw_lots { std::uint32_t revision; };
struct enter_request {
  std::string name;
  std::string affiliation;
  std::optional<std::string> group = {};
  bool online = false;
  bool point_of_order = false;
};
// To the end where nothing is named.
struct move_request { std::string request; std::uint32_t revision; std::optional<std::string> before; };
struct set_absent { std::string request; std::uint32_t revision; };
struct recall_request { std::string request; std::uint32_t revision; };
struct remove_request { std::string request; std::uint32_t revision; };
// `replacing` is the request whose intervention the asker saw running, if any; it ends.
struct give_floor {
  std::string request;
  std::uint32_t revision;
  std::optional<std::string> replacing;
  std::optional<std::string> seen_in = {};
};
struct extend_intervention { std::string request; std::uint32_t revision; length by; };
struct end_intervention { std::string request; std::uint32_t revision; };
// What is left of an intervention goes to another request.
struct yield_floor { std::string request; std::uint32_t revision; std::string to; };
// Who speaks at the podium: a panellist, the moderator or nobody. `replacing` as above.
struct give_word {
  std::optional<std::string> to;
  std::optional<std::string> replacing;
  std::optional<std::string> seen_in = {};
};

// Everybody has a turn again, before all have had theirs. `number` is that of the new round.
struct begin_round { std::uint32_t number; std::optional<std::string> seen_in = {}; };

// By a panellist. `leaves`: when they must leave, of that kind of signal.
struct raise_signal { signal_kind kind; std::optional<instant> leaves = {}; };
struct lower_signal { signal_kind kind; };
// By a moderator.
struct see_signal { std::string panellist; signal_kind kind; std::uint32_t revision; };
struct handle_signal { std::string panellist; signal_kind kind; std::uint32_t revision; };
// To who asked for more time.
struct grant_time {
  std::string panellist;
  std::uint32_t revision;
  length by;
  std::optional<std::string> seen_in = {};
};

// Absent `lasts`: until it is acknowledged or taken down.
struct send_message {
  recipients to;
  std::string text;
  std::string language = {};
  std::optional<length> lasts = {};
};
struct take_down_message { std::string message; std::uint32_t revision; };
// By the server: so much of the segment is left that the plan wants this announcement.
struct announce { std::string segment; std::uint32_t number; };
// By a panellist's page or the stage: it is shown; and by a panellist: they have read it.
struct note_delivery { std::string message; };
struct acknowledge { std::string message; };
struct set_stage { stage_picture to; stage_picture from; };  // `from` is what the asker saw

struct respond { std::string question; std::optional<willingness> response; };

// An empty name asks anonymously.
struct submit_question {
  std::string text;
  std::string name;
  std::optional<std::string> to = {};
  std::optional<std::string> language = {};
};
struct withdraw_question { std::string question; };
struct resubmit_question { std::string question; };  // takes the withdrawal back
struct vote { std::string question; bool on; };
struct request_floor {
  std::string name;
  std::string affiliation;
  std::optional<std::string> group = {};
  bool online = false;
  bool point_of_order = false;
};
struct withdraw_request { std::string request; };
struct return_request { std::string request; };   // of one who was absent
struct give_back_floor { std::string request; };  // of one who has finished

using any = std::variant<open_session, start, next, back, pause, resume, add_time, skip, restore, move, end_segment, end_session,
                         close_session,
                         backdate_beginning, backdate_ending, catch_up, edit_session, edit_segment, insert_segment, move_end,
                         add_panellist, edit_panellist, note_presence, undo, redo, hand_moderation, hand_over,
                         set_question_rules, edit_question, approve, decline, queue, unqueue, put_on_stage, take_off_stage, mark_answered,
                         restore_question, group_question, ungroup_question, label_question, address_question, mute,
                         set_floor_rules, announce_closing, close_list, draw_lots, enter_request, move_request, set_absent, recall_request,
                         remove_request, give_floor, extend_intervention, end_intervention, yield_floor, give_word, begin_round,
                         see_signal, handle_signal, grant_time, send_message, take_down_message, announce, set_stage,
                         raise_signal, lower_signal, note_delivery, acknowledge,
                         respond,
                         submit_question, withdraw_question, resubmit_question, vote, request_floor, withdraw_request, return_request,
                         give_back_floor>;

}  // namespace dais::command
