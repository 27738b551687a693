#pragma once

#include "session/countdown.hpp"
#include "session/number_set.hpp"
#include "session/plan.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace dais {

// What a session is made of.

enum class session_status { prepared, open, running, concluded, closed };

// `interrupted`: begun, left for another by going back, and to go on later with the clock where it stood.
enum class segment_state { ahead, current, interrupted, done, skipped };

// A round of a discussion in which everybody has a turn.
struct speaking_round {
  std::uint32_t number = 0;                // from 1; 0 where the segment has no rounds
  std::map<std::string, countdown> turns;  // of those who have had the word in it

  bool operator==(speaking_round const&) const = default;
};

struct segment {
  segment_plan plan;
  segment_state state = segment_state::ahead;
  countdown clock;
  std::optional<instant> began;  // the first time
  std::optional<instant> since;  // it became current, the last time
  std::optional<instant> ended;  // the last time
  std::optional<instant> ran_from, ran_until;  // its clock, the last time that it was stopped
  speaking_round round;

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
  number_set voters;  // numbers of participants
  number_set joined;  // those who voted for a member and not for this one

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
  number_set votes;                        // numbers of questions

  bool operator==(participant const&) const = default;
};

// What a panellist tells the moderators by one tap.
enum class signal_kind { more_time, ready, cannot_hear, must_leave };

enum class signal_state { raised, seen, granted, handled, lowered };

// The latest signal of its kind by one panellist.
struct signal {
  std::string panellist;
  signal_kind kind = signal_kind::ready;
  signal_state state = signal_state::raised;
  std::optional<instant> leaves;   // of one who must leave: when
  std::optional<length> granted;   // the time that was given for it
  instant raised{};
  instant changed{};               // its state
  std::uint32_t revision = 1;

  bool operator==(signal const&) const = default;
};

// What a moderator, or the plan, says to people at the podium, to the stage or to the audience.
struct message {
  std::string id;  // "m" and its number in the order of the log
  recipients to;
  std::string text;
  std::string language;          // a BCP 47 tag, or empty
  bool automatic = false;        // the plan wanted it
  instant sent{};
  std::optional<length> lasts;   // absent: until it is acknowledged or taken down
  std::optional<instant> taken_down;
  std::set<std::string> delivered;  // to panellists, and to `stage_id`
  std::set<std::string> seen;       // by panellists
  std::uint32_t revision = 1;

  bool operator==(message const&) const = default;
};

// What the stage shows.
enum class stage_picture { session, blackout, test };

}  // namespace dais
