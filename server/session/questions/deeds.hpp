#pragma once

#include "session/questions/state.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace dais::deed {

// A question by its id and by the text that it had then.
struct question_named {
  std::string id;
  std::string text;

  bool operator==(question_named const&) const = default;
};
// `words`: how many force approval.
struct question_rules_set {
  intake taking;
  bool approval;
  bool anonymous;
  std::uint32_t words;

  bool operator==(question_rules_set const&) const = default;
};
// `to` none: the panel.
struct question_submitted {
  question_named question;
  std::optional<std::string> to;
  std::string name;
  bool held;

  bool operator==(question_submitted const&) const = default;
};
struct question_edited {
  question_named question;

  bool operator==(question_edited const&) const = default;
};
// `language` is a BCP 47 tag; `removed`: the translation into it.
struct question_translated {
  question_named question;
  std::string language;
  bool removed;

  bool operator==(question_translated const&) const = default;
};
struct question_entered {
  question_named question;

  bool operator==(question_entered const&) const = default;
};
// `into` where they were grouped.
struct questions_reviewed {
  std::vector<question_named> questions;
  review_step step;
  std::string reason;
  std::vector<std::string> labels;
  std::optional<question_named> into;

  bool operator==(questions_reviewed const&) const = default;
};
struct question_approved {
  question_named question;

  bool operator==(question_approved const&) const = default;
};
struct question_declined {
  question_named question;
  std::string reason;

  bool operator==(question_declined const&) const = default;
};
struct question_queued {
  question_named question;

  bool operator==(question_queued const&) const = default;
};
struct question_unqueued {
  question_named question;

  bool operator==(question_unqueued const&) const = default;
};
// `before` none: to the end of the queue.
struct question_moved {
  question_named question;
  std::optional<question_named> before;

  bool operator==(question_moved const&) const = default;
};
struct question_put_on_stage {
  question_named question;

  bool operator==(question_put_on_stage const&) const = default;
};
struct question_taken_off_stage {
  question_named question;

  bool operator==(question_taken_off_stage const&) const = default;
};
struct question_answered {
  question_named question;
  answer_kind how;
  std::string text;

  bool operator==(question_answered const&) const = default;
};
struct question_restored {
  question_named question;

  bool operator==(question_restored const&) const = default;
};
struct question_grouped {
  question_named question;
  question_named into;

  bool operator==(question_grouped const&) const = default;
};
struct question_ungrouped {
  question_named question;

  bool operator==(question_ungrouped const&) const = default;
};
struct question_labelled {
  question_named question;
  std::vector<std::string> labels;

  bool operator==(question_labelled const&) const = default;
};
// `to` none: the panel.
struct question_addressed {
  question_named question;
  std::optional<std::string> to;

  bool operator==(question_addressed const&) const = default;
};
// `answers_for`: how long panellists may write answers from then on.
struct report_published {
  std::optional<duration> answers_for;

  bool operator==(report_published const&) const = default;
};
struct report_withdrawn {
  bool operator==(report_withdrawn const&) const = default;
};
struct answer_written {
  question_named question;
  std::string text;

  bool operator==(answer_written const&) const = default;
};
// `response` none: taken back.
struct question_responded {
  question_named question;
  std::optional<willingness> response;

  bool operator==(question_responded const&) const = default;
};
struct question_revised {
  question_named question;

  bool operator==(question_revised const&) const = default;
};
struct question_withdrawn {
  question_named question;

  bool operator==(question_withdrawn const&) const = default;
};
struct question_resubmitted {
  question_named question;

  bool operator==(question_resubmitted const&) const = default;
};
struct voted {
  question_named question;
  bool on;

  bool operator==(voted const&) const = default;
};

using of_questions =
    std::variant<question_rules_set, question_submitted, question_edited, question_translated, question_entered, questions_reviewed,
                 question_approved, question_declined, question_queued, question_unqueued, question_moved, question_put_on_stage,
                 question_taken_off_stage, question_answered, question_restored, question_grouped, question_ungrouped, question_labelled,
                 question_addressed, report_published, report_withdrawn, answer_written, question_responded, question_revised,
                 question_withdrawn, question_resubmitted, voted>;

}  // namespace dais::deed
