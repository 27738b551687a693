#include "session/questions/questions.hpp"
#include "session/questions/subject.hpp"

namespace dais {

namespace {

deed::question_named named(deed_context const& t, std::string const& id) { return {id, t.after.questions.at(id).text}; }

std::optional<std::string> addressee(deed_context const& t, std::optional<std::string> const& to) {
  return to ? std::optional(panellist_name(t.after, *to)) : std::nullopt;
}

deed::of_questions on(deed_context const&, event::question_rules_set const& e) {
  return deed::question_rules_set{e.rules.taking, e.rules.approval, e.rules.anonymous, static_cast<std::uint32_t>(e.rules.words.size())};
}

deed::of_questions on(deed_context const& t, event::question_submitted const& e) {
  return deed::question_submitted{
      {question_id(static_cast<std::uint32_t>(t.after.questions.size())), e.text}, addressee(t, e.to), e.name, e.held};
}

deed::of_questions on(deed_context const& t, event::question_edited const& e) { return deed::question_edited{named(t, e.question)}; }

deed::of_questions on(deed_context const& t, event::question_translated const& e) {
  return deed::question_translated{named(t, e.question), e.language, e.text.empty()};
}

deed::of_questions on(deed_context const& t, event::question_entered const& e) {
  return deed::question_entered{{question_id(static_cast<std::uint32_t>(t.after.questions.size())), e.text}};
}

deed::of_questions on(deed_context const& t, event::questions_reviewed const& e) {
  deed::questions_reviewed did{{}, e.step, e.reason, e.labels, {}};
  for (auto const& one : e.questions) did.questions.push_back(named(t, one.question));
  if (e.into) did.into = named(t, *e.into);
  return did;
}

deed::of_questions on(deed_context const& t, event::question_approved const& e) { return deed::question_approved{named(t, e.question)}; }

deed::of_questions on(deed_context const& t, event::question_declined const& e) {
  return deed::question_declined{named(t, e.question), e.reason};
}

deed::of_questions on(deed_context const& t, event::question_queued const& e) { return deed::question_queued{named(t, e.question)}; }

deed::of_questions on(deed_context const& t, event::question_unqueued const& e) { return deed::question_unqueued{named(t, e.question)}; }

deed::of_questions on(deed_context const& t, event::question_moved const& e) {
  return deed::question_moved{named(t, e.question), e.before ? std::optional(named(t, *e.before)) : std::nullopt};
}

deed::of_questions on(deed_context const& t, event::question_put_on_stage const& e) {
  return deed::question_put_on_stage{named(t, e.question)};
}

deed::of_questions on(deed_context const& t, event::question_taken_off_stage const& e) {
  return deed::question_taken_off_stage{named(t, e.question)};
}

deed::of_questions on(deed_context const& t, event::question_answered const& e) {
  return deed::question_answered{named(t, e.question), e.how, e.text};
}

deed::of_questions on(deed_context const& t, event::question_restored const& e) { return deed::question_restored{named(t, e.question)}; }

deed::of_questions on(deed_context const& t, event::question_grouped const& e) {
  return deed::question_grouped{named(t, e.question), named(t, e.into)};
}

deed::of_questions on(deed_context const& t, event::question_ungrouped const& e) { return deed::question_ungrouped{named(t, e.question)}; }

deed::of_questions on(deed_context const& t, event::question_labelled const& e) {
  return deed::question_labelled{named(t, e.question), e.labels};
}

deed::of_questions on(deed_context const& t, event::question_addressed const& e) {
  return deed::question_addressed{named(t, e.question), addressee(t, e.to)};
}

deed::of_questions on(deed_context const& t, event::report_published const& e) {
  return deed::report_published{e.answers_until ? std::optional(*e.answers_until - t.at) : std::nullopt};
}

deed::of_questions on(deed_context const&, event::report_withdrawn const&) { return deed::report_withdrawn{}; }

deed::of_questions on(deed_context const& t, event::answer_written const& e) { return deed::answer_written{named(t, e.question), e.text}; }

deed::of_questions on(deed_context const& t, event::question_responded const& e) {
  return deed::question_responded{named(t, e.question), e.response};
}

deed::of_questions on(deed_context const& t, event::question_revised const& e) { return deed::question_revised{named(t, e.question)}; }

deed::of_questions on(deed_context const& t, event::question_withdrawn const& e) { return deed::question_withdrawn{named(t, e.question)}; }

deed::of_questions on(deed_context const& t, event::question_resubmitted const& e) {
  return deed::question_resubmitted{named(t, e.question)};
}

deed::of_questions on(deed_context const& t, event::voted const& e) { return deed::voted{named(t, e.question), e.on}; }

}  // namespace

deed::undoable deed_of(deed_context const& t, event::of_questions const& what) {
  return std::visit([&](auto const& e) { return on(t, e); }, what);
}

}  // namespace dais
