#pragma once

#include "session/line_breaks.hpp"
#include "session/owner.hpp"
#include "session/questions/state.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace dais::command {

struct set_question_rules {
  std::uint32_t revision;
  bool approval;
  bool anonymous;
  intake taking;
  std::vector<std::string> words = {};

  void typed(auto clean) { clean(words); }
};
struct edit_question {
  std::string question;
  std::uint32_t revision;
  std::string text;

  void typed(auto clean) { clean(text, line_breaks::kept); }
};
// What it asks, in another language; an empty text takes the translation away.
struct translate_question {
  std::string question;
  std::uint32_t revision;
  std::string language;
  std::string text;

  void typed(auto clean) { clean(text, line_breaks::kept); }
};
// Put to the panel by a moderator: from a card, or from a chat elsewhere. An empty name is nobody's.
struct enter_question {
  std::string text;
  std::string name = {};
  std::optional<std::string> to = {};

  void typed(auto clean) { clean(text, line_breaks::kept), clean(name); }
};
// Several questions at once, as their sender saw them: each that can be is approved, declined, labelled besides its labels, or grouped into
// `into`.
struct review_questions {
  std::vector<question_seen> questions;
  review_step step;
  std::string reason = {};
  std::vector<std::string> labels = {};
  std::optional<std::string> into = {};

  void typed(auto clean) { clean(reason, line_breaks::kept), clean(labels); }
};
struct approve {
  std::string question;
  std::uint32_t revision;
};
struct decline {
  std::string question;
  std::uint32_t revision;
  std::string reason;

  void typed(auto clean) { clean(reason, line_breaks::kept); }
};
struct queue {
  static constexpr owner owned_by = owner::driver;
  std::string question;
  std::uint32_t revision;
};
struct unqueue {
  static constexpr owner owned_by = owner::driver;
  std::string question;
  std::uint32_t revision;
};
// Within the queue; to its end where nothing is named.
struct move_question {
  static constexpr owner owned_by = owner::driver;
  std::string question;
  std::uint32_t revision;
  std::optional<std::string> before = {};
};
// `replacing` is the question that the asker saw on stage, if any.
struct put_on_stage {
  static constexpr owner owned_by = owner::driver;
  std::string question;
  std::uint32_t revision;
  std::optional<std::string> replacing;
};
struct take_off_stage {
  static constexpr owner owned_by = owner::driver;
  std::string question;
  std::uint32_t revision;
};
struct mark_answered {
  static constexpr owner owned_by = owner::driver;
  std::string question;
  std::uint32_t revision;
  answer_kind how = answer_kind::live;
  std::string text = {};

  void typed(auto clean) { clean(text, line_breaks::kept); }
};
// Takes back what was last decided: approval, declining, the answer.
struct restore_question {
  std::string question;
  std::uint32_t revision;
};
struct group_question {
  std::string question;
  std::uint32_t revision;
  std::string into;
};
struct ungroup_question {
  std::string question;
  std::uint32_t revision;
};
struct label_question {
  std::string question;
  std::uint32_t revision;
  std::vector<std::string> labels;

  void typed(auto clean) { clean(labels); }
};
struct address_question {
  std::string question;
  std::uint32_t revision;
  std::optional<std::string> to;
};
// The public report is there from now on; or panellists may write answers until another time.
struct publish_report {
  static constexpr owner owned_by = owner::hosts;
  std::optional<time_point> answers_until = {};
};
struct withdraw_report {
  static constexpr owner owned_by = owner::hosts;
};
// By a panellist, in place of what they wrote before.
struct write_answer {
  static constexpr owner owned_by = owner::panellist;
  std::string question;
  std::string text;

  void typed(auto clean) { clean(text, line_breaks::kept); }
};
struct respond {
  static constexpr owner owned_by = owner::panellist;
  std::string question;
  std::optional<willingness> response;
};
// An empty name asks anonymously.
struct submit_question {
  static constexpr owner owned_by = owner::participant;
  std::string text;
  std::string name;
  std::optional<std::string> to = {};
  std::optional<std::string> language = {};

  void typed(auto clean) { clean(text, line_breaks::kept), clean(name); }
};
// Until it is reviewed.
struct revise_question {
  static constexpr owner owned_by = owner::participant;
  std::string question;
  std::string text;

  void typed(auto clean) { clean(text, line_breaks::kept); }
};
struct withdraw_question {
  static constexpr owner owned_by = owner::participant;
  std::string question;
};
struct resubmit_question {
  static constexpr owner owned_by = owner::participant;
  std::string question;
};  // takes the withdrawal back
struct vote {
  static constexpr owner owned_by = owner::participant;
  std::string question;
  bool on;
};

using of_questions = std::variant<set_question_rules, edit_question, translate_question, enter_question, review_questions, approve, decline,
                                  queue, unqueue, move_question, put_on_stage, take_off_stage, mark_answered, restore_question,
                                  group_question, ungroup_question, label_question, address_question, publish_report, withdraw_report,
                                  write_answer, respond, submit_question, revise_question, withdraw_question, resubmit_question, vote>;

}  // namespace dais::command
