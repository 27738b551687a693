#pragma once

#include "session/countdown.hpp"
#include "session/plan.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace dais {

enum class session_status { prepared, open, running, concluded, closed };

// `interrupted`: begun, left for another by going back, and to go on later with the clock where it stood.
enum class segment_state { ahead, current, interrupted, done, skipped };

struct segment {
  segment_plan plan;
  segment_state state = segment_state::ahead;
  countdown clock;
  std::optional<instant> began;  // the first time
  std::optional<instant> ended;  // the last time

  bool operator==(segment const&) const = default;
};

enum class question_state { submitted, approved, queued, on_stage, answered, not_taken, withdrawn, grouped };

enum class answer_kind { live, in_writing, follow_up };

// What a panellist says of a question before it is answered.
enum class willingness { will_answer, pass };

struct question {
  std::string id;  // "q" and its number in the order of the log
  std::string text;
  std::string original;                 // what the asker wrote, where a moderator has edited the text; empty otherwise
  std::string name;                     // empty: anonymous
  std::optional<std::string> to;        // a panellist; absent: the panel
  std::optional<std::string> language;  // as the asker's browser tells it, a BCP 47 tag
  std::string asker;                    // a participant's id; seen by nobody
  std::optional<std::string> segment;   // what was current when it was asked
  instant asked{};
  bool held = false;  // it has one of the words that force approval
  question_state state = question_state::submitted;
  std::optional<question_state> before;  // of what was answered, not taken, withdrawn or grouped: what restoring it leads back to
  std::string reason;                    // why it was not taken
  std::optional<answer_kind> answer;     // how it was answered
  std::string answer_text;
  std::vector<std::string> labels;
  std::map<std::string, willingness> responses;  // by panellists
  std::optional<std::string> leader;          // the question that it is grouped into
  std::vector<std::string> members;           // the questions grouped into it
  std::uint32_t revision = 1;
  std::set<std::uint32_t> voters;  // numbers of participants
  std::set<std::uint32_t> joined;  // those who voted for a member and not for this one

  bool operator==(question const&) const = default;
};

// `absent`: called, or looked for, and not there; may come back.
enum class request_state { waiting, speaking, spoken, withdrawn, absent };

// A request for the floor and, once it is given, the intervention.
struct floor_request {
  std::string id;  // "r" and its number in the order of the log
  std::string name;
  std::string affiliation;
  std::optional<std::string> group;
  bool online = false;          // not in the room
  bool point_of_order = false;
  bool first_time = true;       // its participant has not had the floor before
  std::string participant;      // a participant's id, seen by nobody; empty where a moderator or the plan put it on the list
  instant requested{};
  std::uint32_t turn = 0;              // its number among those that came or came back: first come, first served
  std::optional<std::uint32_t> lot;    // its place in the latest drawing
  std::optional<std::size_t> ahead;    // moved by hand: how many are before it
  request_state state = request_state::waiting;
  std::uint32_t revision = 1;
  countdown clock;
  std::optional<instant> began;
  std::optional<instant> ended;

  bool operator==(floor_request const&) const = default;
};

// A member of the audience who has asked, voted or requested the floor.
struct participant {
  std::uint32_t number = 0;                // in the order of the log, from 1
  std::uint32_t open_questions = 0;        // submitted, approved, queued or on stage
  std::vector<instant> submissions;        // the latest, as many as are allowed in a minute
  bool muted = false;
  bool has_spoken = false;                 // has had the floor
  std::optional<std::string> request;      // the one that waits, speaks or is absent
  std::optional<std::string> point;        // of order, the same
  std::vector<std::string> questions;      // asked
  std::vector<std::string> requests;       // for the floor
  std::set<std::string> votes;             // questions

  bool operator==(participant const&) const = default;
};

// The whole of what happened, as far as the rules and the views need it: a fold of `evolve` over the log. A value; copies compare.
struct session {
  std::string id;
  session_plan plan;
  std::uint64_t seq = 0;  // of the record that it stands at
  instant at{};           // of that record

  session_status status = session_status::prepared;
  std::uint32_t revision = 1;  // of the run: counts everything that the moderator does to status, segments and clock
  std::optional<instant> opened, started, concluded, closed;

  std::map<std::string, segment> segments;
  std::vector<std::string> order;      // of the segments
  std::optional<std::string> current;  // absent before, after and in a gap
  std::optional<std::string> latest;   // the one that is or was current last
  std::optional<instant> gap_since;     // running, with no current segment
  std::optional<instant> paused_since;  // a current segment, with its clock standing still

  question_rules rules;
  std::uint32_t rules_revision = 1;
  std::map<std::string, question> questions;
  std::vector<std::string> queue;       // of questions, first to be asked first
  std::optional<std::string> on_stage;  // a question

  floor_rules floor;
  std::uint32_t floor_revision = 1;    // of the rules, the closing and the drawing
  std::optional<instant> list_closes;  // as announced
  std::optional<std::uint64_t> lot_seed;  // of the latest drawing
  std::map<std::string, floor_request> requests;
  std::vector<std::string> speakers;    // the speakers' list: requests that wait, in the order of `speakers_list`
  std::optional<std::string> speaking;  // the request whose intervention runs
  std::uint32_t turns = 0;              // the latest `floor_request::turn`
  std::optional<bool> last_online;      // whether who had the floor last was online
  std::vector<instant> recent_turns;    // when the latest interventions in the current segment began
  std::map<std::string, std::uint32_t> group_turns;  // interventions by group

  // At the podium: who was tapped to speak, and how long everybody there has spoken.
  std::optional<std::string> word;         // a panellist, or `moderator_id`
  std::map<std::string, countdown> spoken;

  std::map<std::string, participant> participants;
  std::vector<std::string> people;  // ids of participants, by number

  bool operator==(session const&) const = default;
};

// The segments that Next reaches one after the other, in order: those after the latest that ran which are ahead or interrupted. What was
// passed over is not come back to by itself. None when the session is over.
std::vector<std::string> still_to_come(session const&);

// The moderator among those who speak at the podium.
inline constexpr char const* moderator_id = "moderator";

}  // namespace dais
