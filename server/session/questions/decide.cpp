#include "session/case_fold.hpp"
#include "session/deciding.hpp"
#include "session/find.hpp"
#include "session/limits.hpp"
#include "session/misfits.hpp"
#include "session/questions/questions.hpp"
#include "session/questions/subject.hpp"
#include "session/text.hpp"

#include <algorithm>
#include <iterator>
#include <set>

namespace dais {

using enum question_state;

namespace {

question const* find_question(session const& s, std::string const& id) { return find(s.questions, id); }

// One that somebody saw at `revision` and that has to be in one of some states.
template <typename Then>
decision on_question(session const& s, std::string const& id, std::uint32_t revision, std::initializer_list<question_state> from,
                     Then then) {
  auto const* question = find_question(s, id);
  if (!question) return refuse(reason::no_such_question);
  if (question->revision != revision) return refuse(reason::passed);
  if (std::find(from.begin(), from.end(), question->state) == from.end()) {
    return refuse(reason::question_moved_on);
  }
  return then(*question);
}

std::optional<rejection> fault_in_open_questions(session const& s, asker const& a) {
  auto const* me = find_participant(s, a);
  if (!me || me->open_questions < limits::open_questions_each) return std::nullopt;
  return refuse_beyond(reason::too_many_of_yours, limits::open_questions_each);
}

std::optional<rejection> fault_in_question_text(session const& s, std::string const& text) {
  if (text.empty()) return refuse(reason::question_empty);
  return fault_in_length(text, text_of::question, s.plan.question_length);
}

// Drops the entries of a list that stand there already.
std::optional<rejection> tidy(std::vector<std::string>& list, text_of what, std::size_t most, std::size_t longest) {
  if (auto fault = first_of(misfits_in(list, what, most, longest))) return fault;
  list = each_once(list);
  return std::nullopt;
}

decision on(session const& s, asker const&, command::set_question_rules const& c) {
  if (c.revision != s.rules_revision) return refuse(reason::passed);
  auto words = c.words;
  if (auto const fault = tidy(words, text_of::forcing_word, limits::words, limits::word_length)) return *fault;
  return event::question_rules_set{c.revision, {c.approval, c.anonymous, c.taking, std::move(words)}};
}

std::optional<rejection> fault_in_pace(participant const* me, time_point now) {
  return me ? fault_in_pace(me->submissions, limits::submissions_each_minute, reason::questions_too_fast, now) : std::nullopt;
}

// Of one more question, whoever asks it.
std::optional<rejection> fault_in_number(session const& s, asker const& a) {
  bool const has_room = a.rules < 5 ? s.questions.size() < limits::questions : has_room_for_questions(s);
  return has_room ? std::nullopt : std::optional(refuse_beyond(reason::too_many_questions, limits::questions));
}

decision on(session const& s, asker const&, command::edit_question const& c) {
  return on_question(s, c.question, c.revision, {submitted, approved, queued, on_stage}, [&](question const& q) -> decision {
    if (auto const fault = fault_in_question_text(s, c.text)) return *fault;
    if (c.text == q.text) return refuse(reason::nothing_changed);
    return event::question_edited{c.question, c.revision, c.text};
  });
}

decision on(session const& s, asker const&, command::translate_question const& c) {
  return on_question(s, c.question, c.revision, {submitted, approved, queued, on_stage, answered}, [&](question const& q) -> decision {
    if (!is_language_tag(c.language)) return refuse(reason::not_a_language);
    if (auto const fault = fault_in_length(c.text, text_of::translation, limits::question_length)) return *fault;
    auto const* there = translation_of(q, c.language);
    if (c.text == (there ? there->text : "")) return refuse(reason::nothing_changed);
    if (!there && q.translations.size() >= limits::translations_each) {
      return refuse_beyond(reason::too_many_translations, limits::translations_each);
    }
    return event::question_translated{c.question, c.revision, c.language, c.text};
  });
}

decision on(session const& s, asker const& a, command::enter_question const& c) {
  if (auto const fault = fault_in_question_text(s, c.text)) return *fault;
  if (auto const fault = fault_in_length(c.name, text_of::name, limits::name_length)) return *fault;
  if (c.to && !has_panellist(s, *c.to)) return refuse(reason::no_such_panellist);
  if (auto const fault = fault_in_number(s, a)) return *fault;
  return event::question_entered{c.text, c.name, c.to};
}

decision on(session const& s, asker const&, command::approve const& c) {
  return on_question(s, c.question, c.revision, {submitted, not_taken}, [&](auto const&) -> decision {
    return event::question_approved{c.question, c.revision};
  });
}

decision on(session const& s, asker const&, command::decline const& c) {
  return on_question(s, c.question, c.revision, {submitted, approved, queued}, [&](auto const&) -> decision {
    if (auto const fault = fault_in_length(c.reason, text_of::reason, limits::reason_length)) return *fault;
    return event::question_declined{c.question, c.revision, c.reason};
  });
}

decision on(session const& s, asker const&, command::queue const& c) {
  return on_question(s, c.question, c.revision, {submitted, approved}, [&](auto const&) -> decision {
    if (!has_room_in_queue(s)) return refuse(reason::queue_full);
    return event::question_queued{c.question, c.revision};
  });
}

decision on(session const& s, asker const&, command::unqueue const& c) {
  return on_question(s, c.question, c.revision, {queued}, [&](auto const&) -> decision {
    return event::question_unqueued{c.question, c.revision};
  });
}

decision on(session const& s, asker const&, command::move_question const& c) {
  auto const* before = c.before ? find_question(s, *c.before) : nullptr;
  if (c.before && !before) return refuse(reason::no_such_question);
  return on_question(s, c.question, c.revision, {queued}, [&](auto const&) -> decision {
    if (before && before->state != queued) return refuse(reason::question_moved_on);
    auto const behind = std::next(std::find(s.queue.begin(), s.queue.end(), c.question));
    if (c.before == c.question || (behind == s.queue.end() ? !c.before : c.before == *behind)) return refuse(reason::nothing_changed);
    return event::question_moved{c.question, c.revision, c.before};
  });
}

decision on(session const& s, asker const&, command::put_on_stage const& c) {
  return on_question(s, c.question, c.revision, {submitted, approved, queued}, [&](auto const&) -> decision {
    if (c.replacing != s.on_stage) return refuse(reason::passed);
    return event::question_put_on_stage{c.question, c.revision, c.replacing};
  });
}

decision on(session const& s, asker const&, command::take_off_stage const& c) {
  return on_question(s, c.question, c.revision, {on_stage}, [&](auto const&) -> decision {
    return event::question_taken_off_stage{c.question, c.revision};
  });
}

decision on(session const& s, asker const&, command::mark_answered const& c) {
  return on_question(s, c.question, c.revision, {approved, queued, on_stage}, [&](auto const&) -> decision {
    if (auto const fault = fault_in_length(c.text, text_of::answer, limits::answer_length)) return *fault;
    return event::question_answered{c.question, c.revision, c.how, c.text};
  });
}

decision on(session const& s, asker const&, command::restore_question const& c) {
  return on_question(s, c.question, c.revision, {approved, not_taken, answered}, [&](question const& q) -> decision {
    if (q.state == answered && q.before == queued && !has_room_in_queue(s)) return refuse(reason::queue_full);
    return event::question_restored{c.question, c.revision};
  });
}

decision on(session const& s, asker const&, command::group_question const& c) {
  auto const* into = find_question(s, c.into);
  if (!into) return refuse(reason::no_such_question);
  return on_question(s, c.question, c.revision, {submitted, approved, queued}, [&](question const& q) -> decision {
    if (c.into == c.question) return refuse(reason::grouped_with_itself);
    if (!can_lead(into->state)) return refuse(reason::other_question_over);
    if (q.members.size() + 1 + into->members.size() > limits::members) {
      return refuse_beyond(reason::group_full, limits::members);
    }
    return event::question_grouped{c.question, c.revision, c.into};
  });
}

decision on(session const& s, asker const&, command::ungroup_question const& c) {
  return on_question(s, c.question, c.revision, {grouped}, [&](auto const&) -> decision {
    return event::question_ungrouped{c.question, c.revision};
  });
}

decision on(session const& s, asker const&, command::label_question const& c) {
  auto const* question = find_question(s, c.question);
  if (!question) return refuse(reason::no_such_question);
  if (question->revision != c.revision) return refuse(reason::passed);
  auto labels = c.labels;
  if (auto const fault = tidy(labels, text_of::label, limits::labels_each, limits::label_length)) return *fault;
  return event::question_labelled{c.question, c.revision, std::move(labels)};
}

// What one step of a review would be for one question alone.
decision step_for(session const& s, asker const& a, command::review_questions const& c, question_seen const& one) {
  switch (c.step) {
    case review_step::approve: return on(s, a, command::approve{one.question, one.revision});
    case review_step::decline: return on(s, a, command::decline{one.question, one.revision, c.reason});
    case review_step::group: return on(s, a, command::group_question{one.question, one.revision, c.into.value_or("")});
    case review_step::label: {
      auto const* question = find_question(s, one.question);
      auto labels = question ? question->labels : std::vector<std::string>{};
      labels.insert(labels.end(), c.labels.begin(), c.labels.end());
      return on(s, a, command::label_question{one.question, one.revision, std::move(labels)});
    }
  }
  return refuse(reason::not_a_message);
}

// Those that somebody was earlier with, or that cannot be, are left out; where none is left, the answer is that of the first.
decision on(session const& s, asker const& a, command::review_questions const& c) {
  if (c.questions.empty()) return refuse(reason::no_such_question);
  if (c.questions.size() > limits::reviewed_at_once) return refuse_beyond(reason::too_many_at_once, limits::reviewed_at_once);
  event::questions_reviewed did{{}, c.step, c.reason, c.labels, c.into};
  std::set<std::string> seen;
  std::optional<rejection> why;
  std::size_t members = 0;
  for (auto const& one : c.questions) {
    if (!seen.insert(one.question).second) continue;
    auto const outcome = step_for(s, a, c, one);
    if (auto const* refused = std::get_if<rejection>(&outcome)) {
      if (!why) why = *refused;
      continue;
    }
    if (c.step == review_step::group) {
      members += 1 + s.questions.at(one.question).members.size();
      if (members + s.questions.at(*c.into).members.size() > limits::members) return refuse_beyond(reason::group_full, limits::members);
    }
    did.questions.push_back(one);
  }
  if (did.questions.empty()) return *why;
  return did;
}

decision on(session const& s, asker const&, command::address_question const& c) {
  return on_question(s, c.question, c.revision, {submitted, approved, queued, on_stage}, [&](question const& q) -> decision {
    if (c.to && !has_panellist(s, *c.to)) return refuse(reason::no_such_panellist);
    if (c.to == q.to) return refuse(reason::addressed_already);
    return event::question_addressed{c.question, c.revision, c.to};
  });
}

decision on(session const& s, asker const& a, command::publish_report const& c) {
  auto const latest = std::max(a.now, s.end) + limits::answers_within;
  if (c.answers_until && (*c.answers_until <= a.now || *c.answers_until > latest)) {
    return refuse_beyond(reason::answering_time, limits::answers_within / std::chrono::hours(24));
  }
  if (s.published && s.published->answers_until == c.answers_until) return refuse(reason::nothing_changed);
  return event::report_published{c.answers_until};
}

decision on(session const& s, asker const&, command::withdraw_report const&) {
  if (!s.published) return refuse(reason::nothing_changed);
  return event::report_withdrawn{};
}

decision on(session const& s, asker const& a, command::write_answer const& c) {
  auto const* q = find_question(s, c.question);
  if (!q || !may_write(*q, a.by.id)) return refuse(reason::no_such_question);
  if (!has_panellist(s, a.by.id)) return refuse(reason::no_such_panellist);
  if (!writers(s).contains(a.by.id) || a.now > *s.published->answers_until) return refuse(reason::answers_closed);
  if (c.text.empty()) return refuse(reason::answer_empty);
  if (auto const fault = fault_in_length(c.text, text_of::answer, limits::written_answer_length)) return *fault;
  auto const* before = find(q->written, a.by.id);
  if (before && before->text == c.text) return refuse(reason::nothing_changed);
  return event::answer_written{c.question, c.text};
}

decision on(session const& s, asker const& a, command::respond const& c) {
  auto const* q = find_question(s, c.question);
  if (!q || !may_respond(*q, a.by.id)) return refuse(reason::no_such_question);
  if (q->state == answered) return refuse(reason::question_answered);
  auto const said = q->responses.find(a.by.id);
  if (c.response == (said == q->responses.end() ? std::nullopt : std::optional(said->second))) {
    return refuse(reason::said_already);
  }
  return event::question_responded{c.question, c.response};
}

decision on(session const& s, asker const& a, command::submit_question const& c) {
  if (s.status == session_status::prepared) {
    return refuse(reason::not_open_yet);
  }
  if (!takes_questions(s)) {
    return refuse(s.rules.taking == intake::automatic ? reason::questions_not_now : reason::no_more_questions);
  }
  auto const* me = find_participant(s, a);
  if (me && me->muted) return refuse(reason::questions_muted);
  if (auto const fault = fault_in_question_text(s, c.text)) return *fault;
  if (auto const fault = fault_in_length(c.name, text_of::name, limits::name_length)) return *fault;
  if (c.name.empty() && !s.rules.anonymous) return refuse(reason::name_needed);
  if (auto const fault = fault_in_claimed_name(s, a, c.name)) return *fault;
  if (c.to && !has_panellist(s, *c.to)) return refuse(reason::no_such_panellist);
  if (c.language && !is_language_tag(*c.language)) {
    return refuse(reason::not_a_language);
  }
  if (auto const fault = fault_in_open_questions(s, a)) return *fault;
  if (auto const fault = fault_in_pace(me, a.now)) return *fault;
  if (auto const fault = fault_in_participants(s, a)) return *fault;
  if (auto const fault = fault_in_number(s, a)) return *fault;
  if (auto const fault = fault_in_budget(a, s.questions_since, reason::questions_used_up)) return *fault;
  bool const held = has_any_word(c.text, s.rules.words) || has_any_word(c.name, s.rules.words);
  return event::question_submitted{c.text, c.name, c.to, !s.rules.approval && !held, c.language, held};
}

decision on(session const& s, asker const& a, command::revise_question const& c) {
  auto const* question = find_question(s, c.question);
  if (!question) return refuse(reason::no_such_question);
  if (question->asker != a.by.id) return refuse(reason::question_not_yours);
  if (question->state != submitted || !question->original.empty()) return refuse(reason::question_reviewed);
  auto const* me = find_participant(s, a);
  if (me->muted) return refuse(reason::questions_muted);
  if (auto const fault = fault_in_question_text(s, c.text)) return *fault;
  if (c.text == question->text) return refuse(reason::nothing_changed);
  if (auto const fault = fault_in_pace(me, a.now)) return *fault;
  return event::question_revised{c.question, c.text, has_any_word(c.text, s.rules.words) || has_any_word(question->name, s.rules.words)};
}

decision on(session const& s, asker const& a, command::withdraw_question const& c) {
  auto const* question = find_question(s, c.question);
  if (!question) return refuse(reason::no_such_question);
  if (question->asker != a.by.id) return refuse(reason::question_not_yours);
  switch (question->state) {
    case submitted:
    case approved:
    case queued:
    case grouped: return event::question_withdrawn{c.question};
    case on_stage: return refuse(reason::question_on_stage);
    default: return refuse(reason::question_over);
  }
}

decision on(session const& s, asker const& a, command::resubmit_question const& c) {
  auto const* question = find_question(s, c.question);
  if (!question) return refuse(reason::no_such_question);
  if (question->asker != a.by.id) return refuse(reason::question_not_yours);
  if (question->state != withdrawn) return refuse(reason::not_withdrawn);
  if (find_participant(s, a)->muted) return refuse(reason::questions_muted);
  if (auto const fault = fault_in_open_questions(s, a)) return *fault;
  if (a.rules >= 5) {
    if (auto const fault = fault_in_pace(find_participant(s, a), a.now)) return *fault;
    if (auto const fault = fault_in_number(s, a)) return *fault;
  }
  return event::question_resubmitted{c.question};
}

decision on(session const& s, asker const& a, command::vote const& c) {
  auto const* question = find_question(s, c.question);
  if (!question || !is_public(question->state)) return refuse(reason::no_such_question);
  if (question->state == answered) return refuse(reason::question_answered);
  auto const* me = find_participant(s, a);
  if (c.on == (me && has_voted(*question, me->number))) {
    return refuse(c.on ? reason::voted_already : reason::not_voted);
  }
  if (auto const fault = fault_in_participants(s, a)) return *fault;
  return event::voted{c.question, c.on};
}

}  // namespace

decision decide(session const& s, asker const& a, command::of_questions const& asked) {
  return std::visit([&](auto const& c) { return on(s, a, c); }, asked);
}

}  // namespace dais
