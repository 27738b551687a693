#include "session/deciding.hpp"

#include "session/case_fold.hpp"
#include "session/floor/floor.hpp"
#include "session/limits.hpp"
#include "session/misfits.hpp"

#include <algorithm>
#include <set>

namespace dais {

bool has_panellist(session const& s, std::string const& id) {
  return std::any_of(s.panellists.begin(), s.panellists.end(), [&](auto const& p) { return p.id == id; });
}

bool names_twice(std::vector<std::string> panellists) {
  std::sort(panellists.begin(), panellists.end());
  return std::adjacent_find(panellists.begin(), panellists.end()) != panellists.end();
}

bool has_group(session const& s, std::string const& name) {
  return std::any_of(s.floor.groups.begin(), s.floor.groups.end(), [&](auto const& g) { return g.name == name; });
}

std::optional<rejection> fault_in_participants(session const& s, asker const& a) {
  if (find_participant(s, a) || s.participants.size() < limits::participants) return std::nullopt;
  return refuse(reason::too_many_participants);
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

std::optional<rejection> fault_in_person(std::string const& name, std::string const& affiliation) {
  if (name.empty()) return refuse(reason::speaker_without_name);
  if (auto fault = fault_in_length(name, text_of::name, limits::name_length)) return fault;
  return fault_in_length(affiliation, text_of::affiliation, limits::affiliation_length);
}

std::optional<rejection> fault_in_speaker(session const& s, std::string const& name, std::string const& affiliation,
                                          std::optional<std::string> const& group) {
  if (auto fault = fault_in_person(name, affiliation)) return fault;
  if (group && !has_group(s, *group)) return refuse(reason::no_such_group);
  if (!has_room_on_list(s) || s.requests.size() >= limits::requests) return refuse(reason::list_full);
  return std::nullopt;
}

std::optional<rejection> fault_in_claimed_name(session const& s, asker const& a, std::string const& name) {
  if (a.rules < 3 || a.by.as != role::participant) return std::nullopt;
  auto const given = case_folded(name);
  // In the languages of the United Nations, as case_folded has them.
  static std::set<std::string> const words{"moderator",
                                           "the moderator",
                                           "co moderator",
                                           "chair",
                                           "the chair",
                                           "host",
                                           "the host",
                                           "organiser",
                                           "organizer",
                                           case_folded("modérateur"),
                                           case_folded("le modérateur"),
                                           case_folded("modératrice"),
                                           case_folded("la modératrice"),
                                           "moderador",
                                           "el moderador",
                                           "moderadora",
                                           "la moderadora",
                                           case_folded("модератор"),
                                           case_folded("主持人"),
                                           case_folded("المشرف"),
                                           case_folded("مدير الجلسة")};
  bool taken = words.contains(given) || (!given.empty() && given == case_folded(s.plan.moderator.name));
  for (auto const& one : s.panellists) taken = taken || (!given.empty() && given == case_folded(one.name));
  return taken ? std::optional(refuse(reason::name_of_podium)) : std::nullopt;
}

std::optional<rejection> fault_in_time(duration by, countdown const& clock) {
  if (by == duration{} || by > limits::added_at_once || by < -limits::added_at_once) {
    return refuse(reason::added_at_once);
  }
  auto const whole = clock.allotment + clock.added + by;
  if (whole < duration{}) return refuse(reason::not_that_much);
  if (whole > limits::allotment_max) return refuse(reason::too_long_in_all);
  return std::nullopt;
}

std::optional<rejection> tidy(std::vector<std::string>& list, text_of what, std::size_t most, std::size_t longest) {
  if (auto fault = first_of(misfits_in(list, what, most, longest))) return fault;
  list = each_once(list);
  return std::nullopt;
}

std::optional<rejection> fault_in_signal(session const& s, std::string const& panellist, signal_kind kind, std::uint32_t revision,
                                         bool raised_only) {
  auto const* one = find(s.signals, signal_id(panellist, kind));
  if (!one) return has_panellist(s, panellist) ? refuse(reason::no_such_signal) : refuse(reason::no_such_panellist);
  if (one->revision != revision) return refuse(reason::passed);
  if (raised_only ? one->state != signal_state::raised : !is_up(*one)) return refuse(reason::signal_dealt_with);
  return std::nullopt;
}

}  // namespace dais
