#include "session/change_set.hpp"

#include "session/questions/questions.hpp"

namespace dais {

void change_set::add(change_set other) {
  plan |= other.plan;
  run |= other.run;
  order |= other.order;
  rules |= other.rules;
  queue |= other.queue;
  floor |= other.floor;
  stage |= other.stage;
  quick_messages |= other.quick_messages;
  undoing |= other.undoing;
  links |= other.links;
  tools |= other.tools;
  segments.merge(other.segments);
  questions.merge(other.questions);  // keeps the earlier state where it is there already
  votes.merge(other.votes);
  requests.merge(other.requests);
  own_votes.merge(other.own_votes);
  unvoted.merge(other.unvoted);
  unaddressed.merge(other.unaddressed);
  texts.merge(other.texts);
  similar.merge(other.similar);
  spoken.merge(other.spoken);
  muted.merge(other.muted);
  removed.merge(other.removed);
  erased.merge(other.erased);
  replaced_links.merge(other.replaced_links);
  signals.merge(other.signals);
  messages.merge(other.messages);
  receipts.merge(other.receipts);
  answering.merge(other.answering);
  history.merge(other.history);
}

bool change_set::empty() const {
  return !(plan || run || order || rules || queue || floor || stage || quick_messages || undoing || links || tools) && segments.empty() &&
         questions.empty() && votes.empty() && requests.empty() && own_votes.empty() && unvoted.empty() && unaddressed.empty() &&
         texts.empty() && similar.empty() && spoken.empty() && muted.empty() && removed.empty() && signals.empty() && messages.empty() &&
         receipts.empty() && answering.empty() && history.empty();
}

change_set everything(session const& s) {
  change_set all;
  all.plan = all.run = all.order = all.rules = all.queue = all.floor = all.stage = all.undoing = true;
  all.quick_messages = all.links = all.tools = true;
  for (auto const& [id, segment] : s.segments) all.segments.insert(id);
  for (auto const& [id, question] : s.questions) {
    all.questions.emplace(id, std::nullopt);
    all.votes.insert(id);
    all.similar.insert(id);
  }
  for (auto const& [id, request] : s.requests) all.requests.insert(id);
  for (auto const& [id, clock] : s.spoken) all.spoken.insert(id);
  for (auto const& [id, signal] : s.signals) all.signals.insert(id);
  for (auto const& [id, message] : s.messages) all.messages.insert(id);
  for (auto const& one : s.history) all.history.insert(one.record);
  return all;
}

change_set everything_of(session const& s, std::string const& id) {
  change_set all;
  auto const found = s.participants.find(id);
  if (found == s.participants.end()) return all;
  auto const& p = found->second;
  for (auto const& question : p.questions) all.questions.emplace(question, std::nullopt);
  for (auto const number : p.votes) {
    auto const question = question_id(number);
    auto const& leader = s.questions.at(question).leader;
    all.own_votes.emplace(id, leader.value_or(question));
  }
  if (p.muted) all.muted.insert(id);
  if (p.removed) all.removed.insert(id);
  all.requests.insert(p.requests.begin(), p.requests.end());
  return all;
}

}  // namespace dais
