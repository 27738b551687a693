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

std::optional<rejection> fault_in_participants(session const& s, asker const& a) {
  if (find_participant(s, a) || s.participants.size() < limits::participants) return std::nullopt;
  return refuse(reason::too_many_participants);
}

std::optional<rejection> fault_in_pace(std::vector<time_point> const& latest, std::size_t each_minute, reason why, time_point now) {
  if (latest.size() < each_minute) return std::nullopt;
  auto const again = latest[latest.size() - each_minute] + std::chrono::minutes(1);
  return again > now ? std::optional(refuse_for(why, again - now)) : std::nullopt;
}

std::optional<rejection> fault_in_budget(asker const& a, time_point since, reason why) {
  auto const wait = a.rules < 5 ? std::nullopt : limits::from_participants.wait(since, a.now);
  return wait ? std::optional(refuse_for(why, *wait)) : std::nullopt;
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

}  // namespace dais
