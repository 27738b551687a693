#pragma once

#include "session/number_set.hpp"
#include "session/plan/plan.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace dais {

enum class question_state { submitted, approved, queued, on_stage, answered, not_taken, withdrawn, grouped };

enum class answer_kind { live, in_writing, follow_up };

// What a panellist says of a question before it is answered.
enum class willingness { will_answer, pass };

// What is done with several questions at once.
enum class review_step { approve, decline, label, group };

// A question as somebody saw it.
struct question_seen {
  std::string question;
  std::uint32_t revision;
};

// What a panellist wrote to a question once the session was over.
struct written_answer {
  std::string text;
  time_point at{};

  bool operator==(written_answer const&) const = default;
};

// Whoever has the audience's address reads the public report. Without `answers_until` panellists write no answers.
struct publication {
  time_point since{};
  std::optional<time_point> answers_until;

  bool operator==(publication const&) const = default;
};

// What a question asks, in another language.
struct translation {
  std::string language;  // a BCP 47 tag
  std::string text;

  bool operator==(translation const&) const = default;
};

struct question {
  std::string id;  // "q" and its number in the order of the log
  std::string text;
  std::string original;                   // what the asker wrote, where a moderator has edited the text; empty otherwise
  std::vector<translation> translations;  // of the text, by moderators, one in each language
  std::string name;                       // empty: anonymous
  std::optional<std::string> to;          // a panellist; absent: the panel
  std::optional<std::string> language;    // as the asker's browser tells it, a BCP 47 tag
  std::string asker;                      // a participant's id, seen by nobody; empty where a moderator entered it
  std::optional<std::string> segment;     // what was current when it was asked
  time_point asked{};
  bool held = false;  // it has one of the words that force approval
  question_state state = question_state::submitted;
  std::optional<question_state> before;  // of what was answered, not taken, withdrawn or grouped: what restoring it leads back to
  std::string reason;                    // why it was not taken
  std::optional<answer_kind> answer;     // how it was answered
  std::string answer_text;
  std::map<std::string, written_answer> written;  // by panellists
  std::vector<std::string> labels;
  std::map<std::string, willingness> responses;  // by panellists
  std::optional<std::string> leader;             // the question that it is grouped into
  std::vector<std::string> members;              // the questions grouped into it
  std::uint32_t revision = 1;
  number_set voters;  // numbers of participants
  number_set joined;  // those who voted for a member and not for this one

  bool operator==(question const&) const = default;
};

// The questions, and those that are to be asked.
struct session_questions {
  question_rules rules;
  std::uint32_t rules_revision = 1;
  std::map<std::string, question> questions;
  std::uint32_t open_questions = 0;     // submitted, approved, queued or on stage
  time_point questions_since{};         // since when `limits::from_participants` of them has filled
  std::set<std::string> asked_in;       // segments
  std::vector<std::string> queue;       // of questions, first to be asked first
  std::optional<std::string> on_stage;  // a question
  std::optional<publication> published;

  bool operator==(session_questions const&) const = default;
};

}  // namespace dais
