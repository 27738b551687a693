#include "session/private_changes.hpp"

#include "session/questions/questions.hpp"

#include <utility>

namespace dais {

private_changes take_private_changes(session const& s, change_set& t) {
  private_changes all;
  auto const writing = writers(s);
  auto const of = [&](role as, std::string const& id) -> change_set& { return all[{as, id}]; };
  for (auto const& changed : t.questions) {
    auto const& q = s.questions.at(changed.first);
    of(role::participant, q.asker).questions.insert(changed);
    if (q.to) of(role::panellist, *q.to).questions.insert(changed);
    for (auto const& [panellist, said] : q.responses) of(role::panellist, panellist).questions.insert(changed);
    for (auto const& id : writing) of(role::panellist, id).questions.insert(changed);
  }
  for (auto const& id : t.answering) of(role::panellist, id).answering.insert(id);
  for (auto const& [question, panellist] : t.unaddressed) {
    auto& theirs = of(role::panellist, panellist);
    theirs.unaddressed.emplace(question, panellist);
    if (auto const changed = t.questions.find(question); changed != t.questions.end()) theirs.questions.insert(*changed);
  }
  for (auto const& id : t.muted) of(role::participant, id).muted.insert(id);
  for (auto const& id : t.removed) of(role::participant, id).removed.insert(id);
  for (auto const& vote : std::exchange(t.own_votes, {})) {
    auto& theirs = of(role::participant, vote.first);
    theirs.own_votes.insert(vote);
    if (auto const changed = t.questions.find(vote.second); changed != t.questions.end()) theirs.questions.insert(*changed);
  }
  for (auto const& vote : std::exchange(t.unvoted, {})) of(role::participant, vote.first).unvoted.insert(vote);
  for (auto const& id : t.signals) of(role::panellist, s.signals.at(id).panellist).signals.insert(id);
  for (auto const& id : t.messages) {
    for (auto const& panellist : s.messages.at(id).to.panellists) of(role::panellist, panellist).messages.insert(id);
  }
  for (auto const& receipt : t.receipts) of(role::panellist, receipt.second).receipts.insert(receipt);
  for (auto const& id : t.requests) of(role::participant, s.requests.at(id).participant).requests.insert(id);
  return all;
}

bool has_private_view(role as) { return as == role::participant || as == role::panellist; }

change_set everything_private(session const& s, actor const& who) {
  return who.as == role::panellist ? everything(s) : everything_of(s, who.id);
}

}  // namespace dais
