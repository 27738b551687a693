#include "session/deciding.hpp"

#include "session/limits.hpp"
#include "session/words.hpp"

#include <algorithm>

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
  return refuse(code::too_many_participants, "This session has as many participants as it can hold.");
}

std::optional<rejection> fault_in_open_questions(session const& s, asker const& a) {
  auto const* me = find_participant(s, a);
  if (!me || me->open_questions < limits::open_questions_each) return std::nullopt;
  return refuse(code::too_many_of_yours, "You have " + std::to_string(limits::open_questions_each) +
                                             " questions that are still open. Withdraw one, or wait until one is answered.");
}

std::optional<rejection> fault_in_question_text(session const& s, std::string const& text) {
  if (text.empty()) return refuse(code::text_empty, "The question is empty. Type it, then send it.");
  return fault_in_length(text, "The question", s.plan.question_length);
}

std::optional<rejection> fault_in_speaker(session const& s, std::string const& name, std::string const& affiliation,
                                          std::optional<std::string> const& group) {
  if (name.empty()) return refuse(code::no_name, "Give the name by which the speaker is called.");
  if (auto fault = fault_in_length(name, "The name", limits::name_length)) return fault;
  if (auto fault = fault_in_length(affiliation, "The affiliation", limits::affiliation_length)) return fault;
  if (group && !has_group(s, *group)) return refuse(code::no_such_group, "There is no such group here. Choose another, or none.");
  if (s.speakers.size() >= limits::speakers || s.requests.size() >= limits::requests) return list_full();
  return std::nullopt;
}

std::optional<rejection> fault_in_time(length by, countdown const& clock) {
  if (by == length{} || by > limits::added_at_once || by < -limits::added_at_once) {
    return refuse(code::out_of_range, "Add or take between a millisecond and an hour at once.");
  }
  auto const whole = clock.allotment + clock.added + by;
  if (whole < length{}) return refuse(code::out_of_range, "There is not that much time to take.");
  if (whole > limits::allotment_max) return refuse(code::out_of_range, "No segment lasts that long.");
  return std::nullopt;
}

std::optional<rejection> tidy(std::vector<std::string>& list, std::string_view what, std::size_t most, std::size_t longest) {
  std::vector<std::string> kept;
  for (auto const& text : list) {
    if (text.empty()) return refuse(code::text_empty, std::string(what) + " is empty. Type it, or leave it out.");
    if (auto fault = fault_in_length(text, what, longest)) return fault;
    if (std::find(kept.begin(), kept.end(), text) == kept.end()) kept.push_back(text);
  }
  if (kept.size() > most) {
    return refuse(code::too_many_entries, "There can be " + std::to_string(most) + " of these at most. Leave one out.");
  }
  list = std::move(kept);
  return std::nullopt;
}

std::optional<rejection> fault_in_signal(session const& s, std::string const& panellist, signal_kind kind, std::uint32_t revision,
                                         bool raised_only) {
  auto const* one = find(s.signals, signal_id(panellist, kind));
  if (!one) return has_panellist(s, panellist) ? refuse(code::no_such_signal, "This panellist has given no such signal.") : no_panellist();
  if (one->revision != revision) return passed();
  if (raised_only ? one->state != signal_state::raised : !is_up(*one)) return wrong_state("This signal was dealt with already.");
  return std::nullopt;
}

}  // namespace dais
