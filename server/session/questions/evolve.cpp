#include "session/evolving.hpp"
#include "session/find.hpp"
#include "session/limits.hpp"
#include "session/questions/changes.hpp"
#include "session/questions/questions.hpp"
#include "session/questions/subject.hpp"
#include "session/text.hpp"

#include <algorithm>
#include <utility>

namespace dais {

using enum question_state;

namespace {

void back_to_queue(session& s, record_context const& at, question& q);
void off_the_stage(session& s, record_context const& at, question& q, std::ptrdiff_t leaving);
void leave_group(session& s, record_context const& at, question& member);
void pass_on_group(session& s, record_context const& at, question& leader);

void on(session& s, record_context const& at, event::question_rules_set const& e) {
  s.rules = e.rules;
  ++s.rules_revision;
  at.result.rules = true;
}

// What is asked now, with what all questions have.
question asked(session const& s, record_context const& at, std::string const& text, std::string const& name,
               std::optional<std::string> const& to) {
  question fresh;
  fresh.id = question_id(static_cast<std::uint32_t>(s.questions.size() + 1));
  fresh.text = text;
  fresh.name = name;
  fresh.to = to;
  fresh.segment = s.current;
  fresh.asked = at.time;
  return fresh;
}

void add(session& s, record_context const& at, question fresh) {
  at.result.questions.emplace(fresh.id, std::nullopt);
  at.result.votes.insert(fresh.id);
  at.result.texts.insert(fresh.id);
  if (is_open(fresh.state)) ++s.open_questions;
  if (s.current) s.asked_in.insert(*s.current);
  auto id = fresh.id;
  s.questions.emplace(std::move(id), std::move(fresh));
}

void note_submission(participant& by, time_point at) {
  by.submissions.push_back(at);
  if (by.submissions.size() > limits::submissions_each_minute) by.submissions.erase(by.submissions.begin());
}

void on(session& s, record_context const& at, event::question_submitted const& e) {
  auto& me = participant_of(s, at.by.id);
  auto fresh = asked(s, at, e.text, e.name, e.to);
  fresh.language = e.language;
  fresh.asker = at.by.id;
  fresh.held = e.held;
  fresh.state = e.approved ? approved : submitted;
  ++me.open_questions;
  me.questions.push_back(fresh.id);
  note_submission(me, at.time);
  s.questions_since = limits::from_participants.taken(s.questions_since, at.time);
  add(s, at, std::move(fresh));
}

void on(session& s, record_context const& at, event::question_entered const& e) {
  auto fresh = asked(s, at, e.text, e.name, e.to);
  fresh.state = approved;
  add(s, at, std::move(fresh));
}

void on(session& s, record_context const& at, event::question_revised const& e) {
  auto& q = s.questions.at(e.question);
  note_submission(participant_of(s, at.by.id), at.time);
  q.text = e.text;
  q.translations.clear();
  q.held = e.held;
  ++q.revision;
  mark_question(at, q);
  at.result.texts.insert(q.id);
}

void on(session& s, record_context const& at, event::question_edited const& e) {
  auto& q = s.questions.at(e.question);
  if (q.original.empty()) q.original = q.text;
  q.text = e.text;
  q.translations.clear();
  if (q.original == q.text) q.original.clear();
  ++q.revision;
  mark_question(at, q);
  at.result.texts.insert(q.id);
}

void on(session& s, record_context const& at, event::question_translated const& e) {
  auto& q = s.questions.at(e.question);
  if (e.text.empty()) {
    std::erase_if(q.translations, [&](translation const& one) { return one.language == e.language; });
  } else if (auto* there = translation_of(q, e.language)) {
    there->text = e.text;
  } else {
    q.translations.push_back({e.language, e.text});
  }
  ++q.revision;
  mark_question(at, q);
}

void on(session& s, record_context const& at, event::question_approved const& e) {
  auto& q = s.questions.at(e.question);
  move_question(s, at, q, approved);
}

void on(session& s, record_context const& at, event::question_declined const& e) {
  auto& q = s.questions.at(e.question);
  q.reason = e.reason;
  move_question(s, at, q, not_taken);
}

void on(session& s, record_context const& at, event::question_queued const& e) {
  auto& q = s.questions.at(e.question);
  move_question(s, at, q, queued);
  s.queue.push_back(q.id);
}

void on(session& s, record_context const& at, event::question_unqueued const& e) {
  auto& q = s.questions.at(e.question);
  move_question(s, at, q, approved);
}

void on(session& s, record_context const& at, event::question_moved const& e) {
  auto& q = s.questions.at(e.question);
  std::erase(s.queue, q.id);
  s.queue.insert(e.before ? std::find(s.queue.begin(), s.queue.end(), *e.before) : s.queue.end(), q.id);
  ++q.revision;
  mark_question(at, q);
  at.result.queue = true;
}

void on(session& s, record_context const& at, event::question_put_on_stage const& e) {
  auto& q = s.questions.at(e.question);
  if (s.on_stage) off_the_stage(s, at, s.questions.at(*s.on_stage), q.state == queued);
  move_question(s, at, q, on_stage);
  s.on_stage = q.id;
}

void on(session& s, record_context const& at, event::question_taken_off_stage const& e) {
  off_the_stage(s, at, s.questions.at(e.question), 0);
}

void on(session& s, record_context const& at, event::question_answered const& e) {
  auto& q = s.questions.at(e.question);
  q.answer = e.how;
  q.answer_text = e.text;
  move_question(s, at, q, answered);
}

void on(session& s, record_context const& at, event::question_restored const& e) {
  auto& q = s.questions.at(e.question);
  auto const to = q.state == approved ? submitted : q.before.value_or(approved);
  if (to == queued) {
    back_to_queue(s, at, q);
  } else {
    move_question(s, at, q, to);
  }
}

void on(session& s, record_context const& at, event::question_grouped const& e) {
  auto& q = s.questions.at(e.question);
  auto& into = s.questions.at(e.into);
  auto members = std::exchange(q.members, {});
  members.push_back(q.id);
  q.joined.clear();
  move_question(s, at, q, grouped);
  for (auto const& id : members) {
    auto& member = s.questions.at(id);
    member.leader = into.id;
    tell_voters(s, at, member, into);
    if (&member != &q) tell_voters(s, at, member, q);
    mark_question(at, member);
    into.members.push_back(id);
  }
  join_voters(s, at, into);
  mark_question(at, into);
}

void on(session& s, record_context const& at, event::question_ungrouped const& e) {
  auto& q = s.questions.at(e.question);
  auto const to = q.before.value_or(submitted);
  leave_group(s, at, q);
  move_question(s, at, q, to);
}

void on(session& s, record_context const& at, event::question_labelled const& e) {
  auto& q = s.questions.at(e.question);
  q.labels = e.labels;
  ++q.revision;
  mark_question(at, q);
}

void on(session& s, record_context const& at, event::questions_reviewed const& e) {
  for (auto const& [id, revision] : e.questions) {
    auto const& q = s.questions.at(id);
    switch (e.step) {
      case review_step::approve: on(s, at, event::question_approved{id, revision}); break;
      case review_step::decline: on(s, at, event::question_declined{id, revision, e.reason}); break;
      case review_step::group: on(s, at, event::question_grouped{id, revision, *e.into}); break;
      case review_step::label: {
        auto labels = q.labels;
        for (auto const& one : e.labels) {
          if (std::find(labels.begin(), labels.end(), one) == labels.end()) labels.push_back(one);
        }
        on(s, at, event::question_labelled{id, revision, std::move(labels)});
      }
    }
  }
}

void on(session& s, record_context const& at, event::question_addressed const& e) {
  auto& q = s.questions.at(e.question);
  if (q.to) at.result.unaddressed.emplace(q.id, *q.to);
  q.to = e.to;
  ++q.revision;
  mark_question(at, q);
}

void on(session& s, record_context const& at, event::question_responded const& e) {
  auto& q = s.questions.at(e.question);
  if (e.response) {
    q.responses[at.by.id] = *e.response;
  } else {
    q.responses.erase(at.by.id);
    at.result.unaddressed.emplace(q.id, at.by.id);
  }
  mark_question(at, q);
}

void on(session& s, record_context const& at, event::report_published const& e) {
  s.published = publication{s.published ? s.published->since : at.time, e.answers_until};
  at.result.run = true;
}

void on(session& s, record_context const& at, event::report_withdrawn const&) {
  s.published.reset();
  at.result.run = true;
}

// A question that was not answered is so by that.
void on(session& s, record_context const& at, event::answer_written const& e) {
  auto& q = s.questions.at(e.question);
  q.written[at.by.id] = {e.text, at.time};
  if (q.state == answered) {
    ++q.revision;
    mark_question(at, q);
    for (auto const& id : q.members) mark_question(at, s.questions.at(id));
  } else {
    q.answer = answer_kind::in_writing;
    move_question(s, at, q, answered);
  }
}

void on(session& s, record_context const& at, event::question_withdrawn const& e) {
  auto& q = s.questions.at(e.question);
  if (!q.members.empty()) pass_on_group(s, at, q);
  withdraw_question(s, at, q);
}

void on(session& s, record_context const& at, event::question_resubmitted const& e) {
  auto& q = s.questions.at(e.question);
  if (at.rules >= 5) note_submission(participant_of(s, at.by.id), at.time);
  move_question(s, at, q, q.before.value_or(submitted));
}

void on(session& s, record_context const& at, event::voted const& e) {
  auto& q = s.questions.at(e.question);
  auto& me = participant_of(s, at.by.id);
  if (e.on) {
    q.voters.insert(me.number);
    me.votes.insert(question_number(q.id));
  } else {
    q.voters.erase(me.number);
    q.joined.erase(me.number);
    me.votes.erase(question_number(q.id));
    for (auto const& id : q.members) {
      if (!s.questions.at(id).voters.erase(me.number)) continue;
      me.votes.erase(question_number(id));
      at.result.votes.insert(id);
    }
  }
  at.result.votes.insert(q.id);
  at.result.own_votes.emplace(at.by.id, q.id);
}

void back_to_queue(session& s, record_context const& at, question& q) {
  move_question(s, at, q, queued);
  s.queue.insert(s.queue.begin(), q.id);
}

// To the head of the queue or, where that is full without those that leave it, among the approved.
void off_the_stage(session& s, record_context const& at, question& q, std::ptrdiff_t leaving) {
  if (at.rules < 4 || has_room_in_queue(s, 1 - leaving)) {
    back_to_queue(s, at, q);
  } else {
    move_question(s, at, q, approved);
  }
}

void leave_group(session& s, record_context const& at, question& member) {
  auto& leader = s.questions.at(*member.leader);
  std::erase(leader.members, member.id);
  member.leader.reset();
  join_voters(s, at, leader);
  tell_voters(s, at, member, leader);
  mark_question(at, leader);
}

// The first of the group that the audience has seen takes the place of a leader that goes, or else the first of all, which is in review
// then.
void pass_on_group(session& s, record_context const& at, question& leader) {
  auto members = std::exchange(leader.members, {});
  leader.joined.clear();
  auto heir = std::find_if(members.begin(), members.end(), [&](auto const& id) { return s.questions.at(id).before == approved; });
  if (heir == members.end()) heir = members.begin();
  auto& next = s.questions.at(*heir);
  members.erase(heir);
  auto const place = std::find(s.queue.begin(), s.queue.end(), leader.id);
  bool const is_next_in_queue = place != s.queue.end() && next.before == approved;
  next.leader.reset();
  next.members = std::move(members);
  for (auto const& id : next.members) {
    auto& member = s.questions.at(id);
    member.leader = next.id;
    mark_question(at, member);
    tell_voters(s, at, member, leader);
    tell_voters(s, at, member, next);
  }
  tell_voters(s, at, next, leader);
  // Who voted for the leader voted for what the group asks.
  for (auto const number : std::exchange(leader.voters, {})) {
    auto const& voter = s.people[number - 1];
    participant_of(s, voter).votes.erase(question_number(leader.id));
    participant_of(s, voter).votes.insert(question_number(next.id));
    next.voters.insert(number);
    at.result.own_votes.emplace(voter, next.id);
    at.result.unvoted.emplace(voter, leader.id);
  }
  join_voters(s, at, next);
  if (is_next_in_queue) {
    auto const index = place - s.queue.begin();
    move_question(s, at, next, queued);
    s.queue.insert(s.queue.begin() + index, next.id);
  } else {
    move_question(s, at, next, next.before.value_or(submitted));
  }
}

}  // namespace

void evolve(session& s, record_context const& at, event::of_questions const& what) {
  std::visit([&](auto const& e) { on(s, at, e); }, what);
}

void mark_question(record_context const& at, question const& q) { at.result.questions.emplace(q.id, q.state); }

void move_question(session& s, record_context const& at, question& q, question_state to) {
  auto const is_over = [](question_state state) {
    return state == answered || state == not_taken || state == withdrawn || state == grouped;
  };
  if (q.state == queued || to == queued) {
    std::erase(s.queue, q.id);
    at.result.queue = true;
  }
  if (s.on_stage == q.id) s.on_stage.reset();
  auto const more = std::uint32_t{is_open(to)} - std::uint32_t{is_open(q.state)};
  s.open_questions += more;
  if (auto* asker = find(s.participants, q.asker)) asker->open_questions += more;
  if (!is_over(to)) {
    q.before.reset();
  } else if (!is_over(q.state)) {
    q.before = q.state == on_stage ? queued : q.state;
    if (to != answered && q.before == queued) q.before = approved;
  }
  if (to != not_taken) q.reason.clear();
  if (to != answered) {
    q.answer.reset();
    q.answer_text.clear();
    q.written.clear();
  }
  mark_question(at, q);
  for (auto const& id : q.members) mark_question(at, s.questions.at(id));
  // Who voted for a member learns of the leader when the audience does.
  if (is_public(q.state) != is_public(to)) {
    for (auto const number : q.joined) at.result.own_votes.emplace(s.people[number - 1], q.id);
  }
  q.state = to;
  ++q.revision;
  at.result.votes.insert(q.id);
}

void clear_stage(session& s, record_context const& at) {
  if (s.on_stage) off_the_stage(s, at, s.questions.at(*s.on_stage), 0);
}

void withdraw_question(session& s, record_context const& at, question& q) {
  if (q.state == grouped) leave_group(s, at, q);
  move_question(s, at, q, withdrawn);
}

void erase_texts(record_context const& at, question& q) {
  erase_text(q.text);
  q.original.clear();
  q.translations.clear();
  erase_text(q.name);
  ++q.revision;
  mark_question(at, q);
  at.result.texts.insert(q.id);
}

void join_voters(session& s, record_context const& at, question& leader) {
  leader.joined.clear();
  for (auto const& id : leader.members) {
    for (auto const voter : s.questions.at(id).voters) {
      if (!leader.voters.contains(voter)) leader.joined.insert(voter);
    }
  }
  at.result.votes.insert(leader.id);
}

void tell_voters(session& s, record_context const& at, question const& member, question const& leader) {
  for (auto const number : member.voters) {
    at.result.own_votes.emplace(s.people[number - 1], member.id);
    at.result.own_votes.emplace(s.people[number - 1], leader.id);
  }
}

}  // namespace dais
