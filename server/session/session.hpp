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

enum class question_state { submitted, approved, queued, on_stage, answered, not_taken, withdrawn };

struct question {
  std::string id;  // "q" and its number in the order of the log
  std::string text;
  std::string name;                    // empty: anonymous
  std::optional<std::string> to;       // a panellist; absent: the panel
  std::string asker;                   // a participant's id; seen by nobody
  std::optional<std::string> segment;  // what was current when it was asked
  instant asked{};
  question_state state = question_state::submitted;
  std::string reason;  // why it was not taken
  std::uint32_t revision = 1;
  std::set<std::uint32_t> voters;  // numbers of participants

  bool operator==(question const&) const = default;
};

enum class request_state { waiting, speaking, spoken, withdrawn };

// A request for the floor and, once it is given, the intervention.
struct floor_request {
  std::string id;  // "r" and its number in the order of the log
  std::string name;
  std::string affiliation;
  std::string participant;  // a participant's id; seen by nobody
  instant requested{};
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
  std::uint32_t open_questions = 0;        // neither answered, nor declined, nor withdrawn
  std::optional<std::string> request;      // the one that waits or speaks
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

  std::map<std::string, floor_request> requests;
  std::vector<std::string> speakers;    // the speakers' list: requests that wait
  std::optional<std::string> speaking;  // the request whose intervention runs

  std::map<std::string, participant> participants;

  bool operator==(session const&) const = default;
};

// What the audience may see: approved, and not withdrawn or declined since.
bool is_public(question_state);

// The segments that Next reaches one after the other, in order: those after the latest that ran which are ahead or interrupted. What was
// passed over is not come back to by itself. None when the session is over.
std::vector<std::string> still_to_come(session const&);

// Whether the floor may be requested and given now: the current segment is a discussion or Q&A.
bool floor_is_open(session const&);

}  // namespace dais
