#pragma once

#include "session/questions/state.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace dais::event {

struct question_rules_set {
  std::uint32_t revision;
  question_rules rules;
};
struct question_submitted {
  std::string text;
  std::string name;
  std::optional<std::string> to;
  bool approved;
  std::optional<std::string> language;
  bool held;
};
struct question_edited {
  std::string question;
  std::uint32_t revision;
  std::string text;
};
struct question_translated {
  std::string question;
  std::uint32_t revision;
  std::string language;
  std::string text;
};
struct question_entered {
  std::string text;
  std::string name;
  std::optional<std::string> to;
};
// Those that could be.
struct questions_reviewed {
  std::vector<question_seen> questions;
  review_step step;
  std::string reason;
  std::vector<std::string> labels;
  std::optional<std::string> into;
};
struct question_approved {
  std::string question;
  std::uint32_t revision;
};
struct question_declined {
  std::string question;
  std::uint32_t revision;
  std::string reason;
};
struct question_queued {
  std::string question;
  std::uint32_t revision;
};
struct question_unqueued {
  std::string question;
  std::uint32_t revision;
};
struct question_moved {
  std::string question;
  std::uint32_t revision;
  std::optional<std::string> before;
};
struct question_put_on_stage {
  std::string question;
  std::uint32_t revision;
  std::optional<std::string> replacing;
};
struct question_taken_off_stage {
  std::string question;
  std::uint32_t revision;
};
struct question_answered {
  std::string question;
  std::uint32_t revision;
  answer_kind how;
  std::string text;
};
struct question_restored {
  std::string question;
  std::uint32_t revision;
};
struct question_grouped {
  std::string question;
  std::uint32_t revision;
  std::string into;
};
struct question_ungrouped {
  std::string question;
  std::uint32_t revision;
};
struct question_labelled {
  std::string question;
  std::uint32_t revision;
  std::vector<std::string> labels;
};
struct question_addressed {
  std::string question;
  std::uint32_t revision;
  std::optional<std::string> to;
};
struct report_published {
  std::optional<time_point> answers_until;
};
struct report_withdrawn {};
// By a panellist.
struct answer_written {
  std::string question;
  std::string text;
};
struct question_responded {
  std::string question;
  std::optional<willingness> response;
};  // by the panellist
struct question_revised {
  std::string question;
  std::string text;
  bool held;
};
struct question_withdrawn {
  std::string question;
};
struct question_resubmitted {
  std::string question;
};
struct voted {
  std::string question;
  bool on;
};

using of_questions =
    std::variant<question_rules_set, question_submitted, question_edited, question_translated, question_entered, questions_reviewed,
                 question_approved, question_declined, question_queued, question_unqueued, question_moved, question_put_on_stage,
                 question_taken_off_stage, question_answered, question_restored, question_grouped, question_ungrouped, question_labelled,
                 question_addressed, report_published, report_withdrawn, answer_written, question_responded, question_revised,
                 question_withdrawn, question_resubmitted, voted>;

}  // namespace dais::event
