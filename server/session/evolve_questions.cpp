#include "session/evolving.hpp"
#include "session/limits.hpp"
#include "session/questions.hpp"

#include <algorithm>

namespace dais {

using enum question_state;

void evolver::operator()(event::question_rules_set const& e) {
  s.rules = e.rules;
  ++s.rules_revision;
  result.rules = true;
}

void evolver::operator()(event::question_submitted const& e) {
  auto& me = participant_of(by.id);
  question fresh;
  fresh.id = question_id(static_cast<std::uint32_t>(s.questions.size() + 1));
  fresh.text = e.text;
  fresh.name = e.name;
  fresh.to = e.to;
  fresh.language = e.language;
  fresh.asker = by.id;
  fresh.segment = s.current;
  fresh.asked = at;
  fresh.held = e.held;
  fresh.state = e.approved ? approved : submitted;
  ++me.open_questions;
  me.questions.push_back(fresh.id);
  me.submissions.push_back(at);
  if (me.submissions.size() > limits::submissions_each_minute) me.submissions.erase(me.submissions.begin());
  result.questions.emplace(fresh.id, std::nullopt);
  result.votes.insert(fresh.id);
  result.texts.insert(fresh.id);
  if (s.current) s.asked_in.insert(*s.current);
  s.questions.emplace(fresh.id, std::move(fresh));
}

void evolver::operator()(event::question_edited const& e) {
  auto& q = s.questions.at(e.question);
  if (q.original.empty()) q.original = q.text;
  q.text = e.text;
  if (q.original == q.text) q.original.clear();
  ++q.revision;
  touch_question(q);
  result.texts.insert(q.id);
}

void evolver::operator()(event::question_approved const& e) {
  auto& q = s.questions.at(e.question);
  move_question(q, approved);
}

void evolver::operator()(event::question_declined const& e) {
  auto& q = s.questions.at(e.question);
  q.reason = e.reason;
  move_question(q, not_taken);
}

void evolver::operator()(event::question_queued const& e) {
  auto& q = s.questions.at(e.question);
  move_question(q, queued);
  s.queue.push_back(q.id);
}

void evolver::operator()(event::question_unqueued const& e) {
  auto& q = s.questions.at(e.question);
  move_question(q, approved);
}

void evolver::operator()(event::question_put_on_stage const& e) {
  auto& q = s.questions.at(e.question);
  if (s.on_stage) back_to_queue(s.questions.at(*s.on_stage));
  move_question(q, on_stage);
  s.on_stage = q.id;
}

void evolver::operator()(event::question_taken_off_stage const& e) {
  auto& q = s.questions.at(e.question);
  back_to_queue(q);
}

void evolver::operator()(event::question_answered const& e) {
  auto& q = s.questions.at(e.question);
  q.answer = e.how;
  q.answer_text = e.text;
  move_question(q, answered);
}

void evolver::operator()(event::question_restored const& e) {
  auto& q = s.questions.at(e.question);
  auto const to = q.state == approved ? submitted : q.before.value_or(approved);
  if (to == queued) {
    back_to_queue(q);
  } else {
    move_question(q, to);
  }
}

void evolver::operator()(event::question_grouped const& e) {
  auto& q = s.questions.at(e.question);
  auto& into = s.questions.at(e.into);
  auto members = std::exchange(q.members, {});
  members.push_back(q.id);
  q.joined.clear();
  move_question(q, grouped);
  for (auto const& id : members) {
    auto& member = s.questions.at(id);
    member.leader = into.id;
    tell_voters(member, into);
    if (&member != &q) tell_voters(member, q);
    touch_question(member);
    into.members.push_back(id);
  }
  join_voters(into);
  touch_question(into);
}

void evolver::operator()(event::question_ungrouped const& e) {
  auto& q = s.questions.at(e.question);
  auto const to = q.before.value_or(submitted);
  leave_group(q);
  move_question(q, to);
}

void evolver::operator()(event::question_labelled const& e) {
  auto& q = s.questions.at(e.question);
  q.labels = e.labels;
  ++q.revision;
  touch_question(q);
}

void evolver::operator()(event::question_addressed const& e) {
  auto& q = s.questions.at(e.question);
  if (q.to) result.unaddressed.emplace(q.id, *q.to);
  q.to = e.to;
  ++q.revision;
  touch_question(q);
}

void evolver::operator()(event::question_responded const& e) {
  auto& q = s.questions.at(e.question);
  if (e.response) {
    q.responses[by.id] = *e.response;
  } else {
    q.responses.erase(by.id);
    result.unaddressed.emplace(q.id, by.id);
  }
  touch_question(q);
}

void evolver::operator()(event::question_withdrawn const& e) {
  auto& q = s.questions.at(e.question);
  if (q.state == grouped) leave_group(q);
  if (!q.members.empty()) pass_on_group(q);
  move_question(q, withdrawn);
}

void evolver::operator()(event::question_resubmitted const& e) {
  auto& q = s.questions.at(e.question);
  move_question(q, q.before.value_or(submitted));
}

void evolver::operator()(event::voted const& e) {
  auto& q = s.questions.at(e.question);
  auto& me = participant_of(by.id);
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
      result.votes.insert(id);
    }
  }
  result.votes.insert(q.id);
  result.own_votes.emplace(by.id, q.id);
}

void evolver::operator()(event::participant_muted const& e) {
  auto const& id = s.people[e.participant - 1];
  auto& them = s.participants.at(id);
  them.muted = e.on;
  result.muted.insert(id);
  if (!e.on) return;
  for (auto const& held : {them.request, them.point}) {
    if (held && s.requests.at(*held).state == request_state::waiting) set_absent(s.requests.at(*held));
  }
}

void evolver::touch_question(question const& q) { result.questions.emplace(q.id, q.state); }

void evolver::move_question(question& q, question_state to) {
  auto const counts = [](question_state state) { return is_waiting(state) || state == on_stage; };
  auto const is_over = [](question_state state) {
    return state == answered || state == not_taken || state == withdrawn || state == grouped;
  };
  if (q.state == queued || to == queued) {
    std::erase(s.queue, q.id);
    result.queue = true;
  }
  if (s.on_stage == q.id) s.on_stage.reset();
  auto& open = participant_of(q.asker).open_questions;
  if (counts(q.state) && !counts(to)) --open;
  if (!counts(q.state) && counts(to)) ++open;
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
  }
  touch_question(q);
  for (auto const& id : q.members) touch_question(s.questions.at(id));
  // Who voted for a member learns of the leader when the audience does.
  if (is_public(q.state) != is_public(to)) {
    for (auto const number : q.joined) result.own_votes.emplace(s.people[number - 1], q.id);
  }
  q.state = to;
  ++q.revision;
  result.votes.insert(q.id);
}

void evolver::back_to_queue(question& q) {
  move_question(q, queued);
  s.queue.insert(s.queue.begin(), q.id);
}

void evolver::join_voters(question& leader) {
  leader.joined.clear();
  for (auto const& id : leader.members) {
    for (auto const voter : s.questions.at(id).voters) {
      if (!leader.voters.contains(voter)) leader.joined.insert(voter);
    }
  }
  result.votes.insert(leader.id);
}

// Those who voted for a member see that as a vote for the leader.
void evolver::tell_voters(question const& member, question const& leader) {
  for (auto const number : member.voters) {
    result.own_votes.emplace(s.people[number - 1], member.id);
    result.own_votes.emplace(s.people[number - 1], leader.id);
  }
}

void evolver::leave_group(question& member) {
  auto& leader = s.questions.at(*member.leader);
  std::erase(leader.members, member.id);
  member.leader.reset();
  join_voters(leader);
  tell_voters(member, leader);
  touch_question(leader);
}

// The first of the group that the audience has seen takes the place of a leader that goes, or else the first of all, which is in review
// then.
void evolver::pass_on_group(question& leader) {
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
    touch_question(member);
    tell_voters(member, leader);
    tell_voters(member, next);
  }
  tell_voters(next, leader);
  // Who voted for the leader voted for what the group asks.
  for (auto const number : std::exchange(leader.voters, {})) {
    auto const& voter = s.people[number - 1];
    participant_of(voter).votes.erase(question_number(leader.id));
    participant_of(voter).votes.insert(question_number(next.id));
    next.voters.insert(number);
    result.own_votes.emplace(voter, next.id);
    result.unvoted.emplace(voter, leader.id);
  }
  join_voters(next);
  if (is_next_in_queue) {
    auto const index = place - s.queue.begin();
    move_question(next, queued);
    s.queue.insert(s.queue.begin() + index, next.id);
  } else {
    move_question(next, next.before.value_or(submitted));
  }
}

}  // namespace dais
