#include "session/view.hpp"
#include "session/find.hpp"
#include "session/questions/questions.hpp"
#include "session/questions/subject.hpp"
#include "session/viewing.hpp"

#include <algorithm>

namespace dais {

namespace {

question_rules_view view_of_rules(session const& s, role as) {
  auto const& r = s.rules;
  return {r.approval, r.anonymous, r.taking, takes_questions(s), s.rules_revision, screens(as) ? std::optional(r.words) : std::nullopt};
}

std::vector<std::string> who_said(question const& q, willingness what) {
  std::vector<std::string> all;
  for (auto const& [panellist, said] : q.responses) {
    if (said == what) all.push_back(panellist);
  }
  return all;
}

// Those who offered to answer, or else whom it was asked of, unless they would rather not.
std::vector<std::string> answering(question const& q) {
  auto all = who_said(q, willingness::will_answer);
  if (all.empty() && q.to && !q.responses.contains(*q.to)) all.push_back(*q.to);
  return all;
}

std::optional<std::vector<written_answer_view>> answers(question const& q) {
  std::vector<written_answer_view> all;
  for (auto const& [panellist, one] : q.written) all.push_back({panellist, one.text, one.at});
  std::stable_sort(all.begin(), all.end(), [](auto const& a, auto const& b) { return a.at < b.at; });
  return unless_none(std::move(all));
}

question_view view_of(session const& s, question const& q, role as) {
  question_view v{};
  v.text = q.text;
  if (as != role::participant) v.translations = unless_none(q.translations);
  v.name = unless_empty(q.name);
  v.to = q.to;
  v.language = q.language;
  v.segment = q.segment;
  v.asked = q.asked;
  v.state = q.state;
  v.reason = unless_empty(q.reason);
  v.answer = q.answer;
  v.answer_text = unless_empty(q.answer_text);
  v.answers = answers(q);
  v.answering = unless_none(answering(q));
  if (!q.members.empty()) v.members = static_cast<std::uint32_t>(q.members.size());
  if (screens(as)) {
    v.original = unless_empty(q.original);
    v.leader = q.leader;
    v.revision = q.revision;
    if (auto const* asker = find(s.participants, q.asker)) {
      v.asker = asker->number;
      if (asker->muted) v.muted = true;
      if (asker->removed) v.removed = true;
    }
    if (q.held) v.held = true;
    v.labels = unless_none(q.labels);
    v.passed = unless_none(who_said(q, willingness::pass));
  }
  return v;
}

// A question of the participant's own. Of one that it is grouped into they see the fate, and which it is once the audience sees it.
question_view view_of_own(session const& s, question const& q) {
  auto v = view_of(s, q, role::participant);
  v.original = unless_empty(q.original);
  if (q.leader) {
    auto const& leader = s.questions.at(*q.leader);
    v.leader_state = leader.state;
    v.reason = unless_empty(leader.reason);
    v.answer = leader.answer;
    v.answer_text = unless_empty(leader.answer_text);
    v.answers = answers(leader);
    if (is_public(leader.state)) v.leader = leader.id;
  }
  return v;
}

// Moderators see every question; the audience what is public; panellists and the stage the one on stage.
bool sees(role as, question_state state) {
  if (screens(as)) return true;
  if (as == role::participant) return is_public(state);
  return state == question_state::on_stage;
}

bool counts_votes(role as) { return screens(as) || as == role::participant; }

// What was asked of a panellist, or what they said that they would answer, as far as the audience may see it; and what they may answer in
// writing.
void show_to_panellist(private_view& v, session const& s, std::string const& id, change_set const& t) {
  bool const writes = writers(s).contains(id);
  auto const show = [&](std::string const& question, bool was_public) {
    auto const& q = s.questions.at(question);
    auto const said = q.responses.find(id);
    if (is_public(q.state) && (q.to == id || said != q.responses.end() || (writes && may_write(q, id)))) {
      v.questions[question] = view_of(s, q, role::panellist);
      if (said != q.responses.end()) v.questions[question]->response = said->second;
    } else if (was_public) {
      v.questions[question] = std::nullopt;
    }
  };
  for (auto const& [question, before] : t.questions) {
    auto const& q = s.questions.at(question);
    if (writes || q.to == id || q.responses.contains(id)) show(question, before && is_public(*before));
  }
  if (t.answering.contains(id)) {
    for (auto const& [question, q] : s.questions) show(question, is_public(q.state));
  }
  for (auto const& [question, panellist] : t.unaddressed) {
    if (panellist != id) continue;
    auto const before = t.questions.find(question);
    show(question, before != t.questions.end() && before->second && is_public(*before->second));
  }
}

// What a participant asked, wherever it stands, and what they voted for.
void show_to_participant(private_view& v, session const& s, std::string const& id, participant const& me, change_set const& t) {
  for (auto const& [question, before] : t.questions) {
    auto const& q = s.questions.at(question);
    if (q.asker == id) v.questions[question] = view_of_own(s, q);
  }
  for (auto at = t.own_votes.lower_bound({id, {}}); at != t.own_votes.end() && at->first == id; ++at) {
    auto const& question = at->second;
    auto const& q = s.questions.at(question);
    auto const before = t.questions.find(question);
    bool const was_public = before != t.questions.end() && before->second && is_public(*before->second);
    // A leader that they did not vote for themselves is not named to them before the audience sees it.
    bool const is_known = is_public(q.state) || q.voters.contains(me.number);
    if (is_known || was_public) {
      v.votes[question] = is_known && !q.leader && has_voted(q, me.number) ? std::optional(true) : std::nullopt;
    }
  }
  for (auto at = t.unvoted.lower_bound({id, {}}); at != t.unvoted.end() && at->first == id; ++at) {
    v.votes.emplace(at->second, std::nullopt);  // unless they have voted for it again
  }
}

}  // namespace

void show_questions(session_view& v, session const& s, role as, change_set const& t) {
  for (auto const& [id, before] : t.questions) {
    auto const& q = s.questions.at(id);
    if (sees(as, q.state)) {
      v.questions[id] = view_of(s, q, as);
    } else if (before && sees(as, *before)) {
      v.questions[id] = std::nullopt;
      if (counts_votes(as)) v.votes[id] = std::nullopt;
    }
  }
  if (counts_votes(as)) {
    if (t.rules) v.rules = view_of_rules(s, as);
    if (t.queue) v.queue = s.queue;
    for (auto const& id : t.votes) {
      auto const& q = s.questions.at(id);
      if (sees(as, q.state)) v.votes[id] = static_cast<std::uint32_t>(vote_count(q));
    }
  }
  if (!screens(as)) return;
  // To others this would say which questions are of one asker.
  for (auto const* all : {&t.muted, &t.removed}) {
    for (auto const& id : *all) {
      for (auto const& question : s.participants.at(id).questions) v.questions[question] = view_of(s, s.questions.at(question), as);
    }
  }
}

void show_questions(private_view& v, session const& s, actor const& who, change_set const& t) {
  if (who.as == role::panellist) return show_to_panellist(v, s, who.id, t);
  if (who.as != role::participant) return;
  if (auto const* me = find(s.participants, who.id)) show_to_participant(v, s, who.id, *me, t);
}

}  // namespace dais
