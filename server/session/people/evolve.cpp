#include "session/evolving.hpp"
#include "session/floor/changes.hpp"
#include "session/limits.hpp"
#include "session/people/changes.hpp"
#include "session/people/subject.hpp"
#include "session/questions/changes.hpp"
#include "session/questions/questions.hpp"

#include <set>

namespace dais {

namespace {

void on(session& s, record_context const& at, event::participant_muted const& e) {
  auto const& id = s.people[e.participant - 1];
  auto& them = s.participants.at(id);
  them.muted = e.on;
  at.result.muted.insert(id);
  if (!e.on) return;
  for (auto const& held : {them.request, them.point, them.reply}) {
    if (held && s.requests.at(*held).state == request_state::waiting) set_absent(s, at, s.requests.at(*held));
  }
}

void on(session& s, record_context const& at, event::session_locked const& e) {
  s.locked = e.on;
  at.result.run = true;
}

void on(session& s, record_context const& at, event::personal_links_required const& e) {
  s.personal_links_only = e.on;
  at.result.run = true;
}

void on(session& s, record_context const&, event::personal_links_made const& e) { s.personal_links += e.count; }

// Questions that are grouped leave their groups before it is asked who leads one.
void on(session& s, record_context const& at, event::participants_removed const& e) {
  std::vector<std::string> asked;
  for (auto const number : e.participants) {
    auto const& id = s.people[number - 1];
    auto& them = s.participants.at(id);
    set_removed(s, at, id, true);
    asked.insert(asked.end(), them.questions.begin(), them.questions.end());
    for (auto const& held : {them.request, them.point, them.reply}) {
      if (held && s.speaking != held) withdraw_request(s, at, s.requests.at(*held));
    }
  }
  std::uint32_t gone = 0;
  for (bool const grouped : {true, false}) {
    for (auto const& id : asked) {
      auto& q = s.questions.at(id);
      if (grouped ? q.state != question_state::grouped : !is_waiting(q.state) || !q.members.empty()) continue;
      withdraw_question(s, at, q);
      ++gone;
    }
  }
  s.questions_since = limits::from_participants.given_back(s.questions_since, gone);
}

void on(session& s, record_context const& at, event::participants_erased const& e) {
  for (auto const number : e.participants) {
    auto const& id = s.people[number - 1];
    auto& them = s.participants.at(id);
    them.erased = at.seq;
    at.result.erased.insert(id);
    for (auto const& question : them.questions) erase_texts(at, s.questions.at(question));
    for (auto const& request : them.requests) erase_texts(at, s.requests.at(request));
  }
}

void on(session& s, record_context const& at, event::moderation_handed const& e) {
  s.handed_over = e.on;
  at.result.run = true;
}

// Null where there is no link of this role.
template <typename Generations>
auto* generation(Generations& of, role as) {
  using number = decltype(&of.moderator);
  switch (as) {
    case role::moderator: return &of.moderator;
    case role::co_moderator: return &of.co_moderator;
    case role::observer: return &of.observer;
    case role::rapporteur: return &of.rapporteur;
    case role::stage: return &of.stage;
    case role::panellist: return &of.panellists;
    case role::participant: return &of.personal;
    case role::tool:
    case role::organiser:
    case role::system:
    case role::microphones: break;
  }
  return number(nullptr);
}

void on(session& s, record_context const& at, event::link_renewed const& e) {
  auto& each = e.as == role::participant ? s.links.each_personal : s.links.each;
  ++(e.panellist ? each[*e.panellist] : *generation(s.links, e.as));
  at.result.links = true;
  at.result.replaced_links.emplace(e.as, e.panellist.value_or(""));
}

void on(session& s, record_context const& at, event::tool_admitted const& e) {
  s.tools.emplace("t" + std::to_string(s.tools.size() + 1), tool{e.name, e.rights, false});
  at.result.tools = true;
}

void on(session& s, record_context const& at, event::tool_revoked const& e) {
  s.tools.at(e.tool).revoked = true;
  at.result.tools = true;
  at.result.replaced_links.emplace(role::tool, e.tool);
}

}  // namespace

bool has_link(role as) {
  link_generations const none;
  return as != role::participant && generation(none, as);
}

// A hash is longer than any number.
bool has_personal_link(actor const& who) {
  return who.as == role::participant && !who.id.empty() && who.id.size() <= std::to_string(limits::personal_links).size() &&
         who.id.find_first_not_of("0123456789") == who.id.npos;
}

std::uint32_t generation_of(link_generations const& of, actor const& whose) {
  auto const* const shared = generation(of, whose.as);
  if (!shared || (whose.as == role::participant && !has_personal_link(whose))) return 0;
  auto const& each = whose.as == role::participant ? of.each_personal : of.each;
  auto const one = each.find(whose.id);
  return *shared + (one == each.end() ? 0 : one->second);
}

void set_removed(session& s, record_context const& at, std::string const& participant, bool removed) {
  auto& them = s.participants.at(participant);
  them.removed = removed;
  at.result.removed.insert(participant);
  std::set<std::string> leaders;
  for (auto const number : them.votes) {
    auto& q = s.questions.at(question_id(number));
    if (removed) {
      q.voters.erase(them.number);
      at.result.unvoted.emplace(participant, q.id);
    } else {
      q.voters.insert(them.number);
    }
    leaders.insert(q.leader.value_or(q.id));
    at.result.votes.insert(q.id);
    at.result.own_votes.emplace(participant, q.id);
    if (q.leader) at.result.own_votes.emplace(participant, *q.leader);
  }
  for (auto const& id : leaders) join_voters(s, at, s.questions.at(id));
}

void evolve(session& s, record_context const& at, event::of_people const& what) {
  std::visit([&](auto const& e) { on(s, at, e); }, what);
}

}  // namespace dais
