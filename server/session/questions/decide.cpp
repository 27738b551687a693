#include "session/deciding.hpp"
#include "session/fold.hpp"
#include "session/limits.hpp"
#include "session/questions/questions.hpp"
#include "session/subjects.hpp"

namespace dais {

using enum question_state;

namespace {

decision on(session const& s, asker const&, command::set_question_rules const& c) {
  if (c.revision != s.rules_revision) return passed();
  auto words = c.words;
  if (auto const fault = tidy(words, "A word that forces approval", limits::words, limits::word_length)) return *fault;
  return event::question_rules_set{c.revision, {c.approval, c.anonymous, c.taking, std::move(words)}};
}

decision on(session const& s, asker const&, command::edit_question const& c) {
  return on_question(s, c.question, c.revision, {submitted}, [&](question const& q) -> decision {
    if (auto const fault = fault_in_question_text(s, c.text)) return *fault;
    if (c.text == q.text) return wrong_state("Nothing was changed in the text.");
    return event::question_edited{c.question, c.revision, c.text};
  });
}

decision on(session const& s, asker const&, command::approve const& c) {
  return on_question(s, c.question, c.revision, {submitted, not_taken},
                     [&](auto const&) -> decision { return event::question_approved{c.question, c.revision}; });
}

decision on(session const& s, asker const&, command::decline const& c) {
  return on_question(s, c.question, c.revision, {submitted, approved, queued}, [&](auto const&) -> decision {
    if (c.reason.empty()) return refuse(code::text_empty, "Say why it is not taken: the asker is told.");
    if (auto const fault = fault_in_length(c.reason, "The reason", limits::reason_length)) return *fault;
    return event::question_declined{c.question, c.revision, c.reason};
  });
}

decision on(session const& s, asker const&, command::queue const& c) {
  return on_question(s, c.question, c.revision, {submitted, approved}, [&](auto const&) -> decision {
    if (s.queue.size() >= limits::queue) return refuse(code::queue_full, "The queue is full. Take a question out of it first.");
    return event::question_queued{c.question, c.revision};
  });
}

decision on(session const& s, asker const&, command::unqueue const& c) {
  return on_question(s, c.question, c.revision, {queued},
                     [&](auto const&) -> decision { return event::question_unqueued{c.question, c.revision}; });
}

decision on(session const& s, asker const&, command::put_on_stage const& c) {
  return on_question(s, c.question, c.revision, {submitted, approved, queued}, [&](auto const&) -> decision {
    if (c.replacing != s.on_stage) return passed();
    return event::question_put_on_stage{c.question, c.revision, c.replacing};
  });
}

decision on(session const& s, asker const&, command::take_off_stage const& c) {
  return on_question(s, c.question, c.revision, {on_stage},
                     [&](auto const&) -> decision { return event::question_taken_off_stage{c.question, c.revision}; });
}

decision on(session const& s, asker const&, command::mark_answered const& c) {
  return on_question(s, c.question, c.revision, {approved, queued, on_stage}, [&](auto const&) -> decision {
    if (auto const fault = fault_in_length(c.text, "The answer", limits::answer_length)) return *fault;
    return event::question_answered{c.question, c.revision, c.how, c.text};
  });
}

decision on(session const& s, asker const&, command::restore_question const& c) {
  return on_question(s, c.question, c.revision, {approved, not_taken, answered}, [&](question const& q) -> decision {
    if (q.state == answered && q.before == queued && s.queue.size() >= limits::queue) {
      return refuse(code::queue_full, "The queue is full. Take a question out of it first.");
    }
    return event::question_restored{c.question, c.revision};
  });
}

decision on(session const& s, asker const&, command::group_question const& c) {
  auto const* into = find_question(s, c.into);
  if (!into) return no_question();
  return on_question(s, c.question, c.revision, {submitted, approved, queued}, [&](question const& q) -> decision {
    if (c.into == c.question) return wrong_state("A question cannot be grouped into itself.");
    if (!can_lead(into->state)) return wrong_state("The other question is no longer open. Choose another one.");
    if (q.members.size() + 1 + into->members.size() > limits::members) {
      return refuse(code::too_many_entries, "A group has " + std::to_string(limits::members) + " questions at most.");
    }
    return event::question_grouped{c.question, c.revision, c.into};
  });
}

decision on(session const& s, asker const&, command::ungroup_question const& c) {
  return on_question(s, c.question, c.revision, {grouped},
                     [&](auto const&) -> decision { return event::question_ungrouped{c.question, c.revision}; });
}

decision on(session const& s, asker const&, command::label_question const& c) {
  auto const* question = find_question(s, c.question);
  if (!question) return no_question();
  if (question->revision != c.revision) return passed();
  auto labels = c.labels;
  if (auto const fault = tidy(labels, "A label", limits::labels_each, limits::label_length)) return *fault;
  return event::question_labelled{c.question, c.revision, std::move(labels)};
}

decision on(session const& s, asker const&, command::address_question const& c) {
  return on_question(s, c.question, c.revision, {submitted, approved, queued, on_stage}, [&](question const& q) -> decision {
    if (c.to && !has_panellist(s, *c.to)) return no_panellist();
    if (c.to == q.to) return wrong_state("It is addressed so already.");
    return event::question_addressed{c.question, c.revision, c.to};
  });
}

decision on(session const& s, asker const& a, command::respond const& c) {
  auto const* q = find_question(s, c.question);
  if (!q || !may_respond(*q, a.by.id)) return no_question();
  if (q->state == answered) return wrong_state("This question has been answered.");
  auto const said = q->responses.find(a.by.id);
  if (c.response == (said == q->responses.end() ? std::nullopt : std::optional(said->second))) {
    return wrong_state("You have said so already.");
  }
  return event::question_responded{c.question, c.response};
}

decision on(session const& s, asker const& a, command::submit_question const& c) {
  if (s.status == session_status::prepared) {
    return refuse(code::not_accepting, "The session is not open yet. Questions are taken as soon as it is.");
  }
  if (!takes_questions(s)) {
    return refuse(code::not_accepting, s.rules.taking == intake::automatic ? "Questions are taken during discussion and Q&A only."
                                                                           : "The moderator takes no more questions.");
  }
  auto const* me = find_participant(s, a);
  if (me && me->muted) return refuse(code::muted, "The moderators take no questions from you at present.");
  if (auto const fault = fault_in_question_text(s, c.text)) return *fault;
  if (auto const fault = fault_in_length(c.name, "The name", limits::name_length)) return *fault;
  if (c.name.empty() && !s.rules.anonymous) return refuse(code::no_name, "Questions are asked by name here. Give yours and send it again.");
  if (c.to && !has_panellist(s, *c.to)) return no_panellist();
  if (c.language && !is_language_tag(*c.language)) {
    return refuse(code::not_a_language, "The language is not a tag such as \"fr\" or \"zh-Hans\".");
  }
  if (auto const fault = fault_in_open_questions(s, a)) return *fault;
  if (me && me->submissions.size() >= limits::submissions_each_minute &&
      a.now - me->submissions[me->submissions.size() - limits::submissions_each_minute] < std::chrono::minutes(1)) {
    return refuse(code::too_fast, "That is more questions than anybody can read. Wait a minute, then send it again.");
  }
  if (auto const fault = fault_in_participants(s, a)) return *fault;
  if (s.questions.size() >= limits::questions) return refuse(code::too_many_questions, "No more questions can be taken in this session.");
  bool const held = has_any_word(c.text, s.rules.words) || has_any_word(c.name, s.rules.words);
  return event::question_submitted{c.text, c.name, c.to, !s.rules.approval && !held, c.language, held};
}

decision on(session const& s, asker const& a, command::withdraw_question const& c) {
  auto const* question = find_question(s, c.question);
  if (!question) return no_question();
  if (question->asker != a.by.id) return refuse(code::not_yours, "Only who asked a question can withdraw it.");
  switch (question->state) {
    case submitted:
    case approved:
    case queued:
    case grouped: return event::question_withdrawn{c.question};
    case on_stage: return wrong_state("Your question is on stage now and cannot be withdrawn.");
    default: return wrong_state("Your question is no longer open, so there is nothing to withdraw.");
  }
}

decision on(session const& s, asker const& a, command::resubmit_question const& c) {
  auto const* question = find_question(s, c.question);
  if (!question) return no_question();
  if (question->asker != a.by.id) return refuse(code::not_yours, "Only who asked a question can ask it again.");
  if (question->state != withdrawn) return wrong_state("Your question was not withdrawn.");
  if (find_participant(s, a)->muted) return refuse(code::muted, "The moderators take no questions from you at present.");
  if (auto const fault = fault_in_open_questions(s, a)) return *fault;
  return event::question_resubmitted{c.question};
}

decision on(session const& s, asker const& a, command::vote const& c) {
  auto const* question = find_question(s, c.question);
  if (!question || !is_public(question->state)) return no_question();
  if (question->state == answered) return wrong_state("This question has been answered.");
  auto const* me = find_participant(s, a);
  if (c.on == (me && has_voted(*question, me->number))) {
    return wrong_state(c.on ? "You have voted for this question already." : "You have not voted for this question.");
  }
  if (auto const fault = fault_in_participants(s, a)) return *fault;
  return event::voted{c.question, c.on};
}

}  // namespace

decision decide(session const& s, asker const& a, command::of_questions const& asked) {
  return std::visit([&](auto const& c) { return on(s, a, c); }, asked);
}

}  // namespace dais
