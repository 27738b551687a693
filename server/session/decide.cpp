#include "session/decide.hpp"

#include "session/deciding.hpp"
#include "session/limits.hpp"
#include "session/permission.hpp"

namespace dais {

namespace {

// The role in which somebody acts: the moderator may have handed theirs to the co-moderator.
role acting(session const& s, role as) {
  if (!s.handed_over) return as;
  return as == role::moderator ? role::co_moderator : as == role::co_moderator ? role::moderator : as;
}

}  // namespace

decision decide(session const& s, command::any const& c, actor const& by, instant now, press const& how) {
  if (!may(acting(s, by.as), c)) return rejection{rejection_code::not_allowed, "Your link does not allow this."};
  if (how.until && now > *how.until) return lapsed();
  if (s.status == session_status::closed && !std::holds_alternative<command::undo>(c)) {
    return rejection{rejection_code::wrong_status, "The session is closed; it can only be read."};
  }
  return std::visit(decider{s, by, now, how.latest}, prepared(s, c));
}

std::optional<instant> lapses(role as, std::optional<instant> pressed, instant now, std::uint32_t rate) {
  bool const drives = as == role::moderator || as == role::co_moderator;
  if (as == role::system || (!drives && !pressed)) return std::nullopt;
  return std::min(pressed.value_or(now), now) + limits::press_lasts * static_cast<length::rep>(rate);
}

rejection lapsed() {
  return {rejection_code::too_late, "This was pressed more than 5 seconds before it came, so it was not done. Send it now, or drop it."};
}

bool decider::has_panellist(std::string const& id) const {
  return std::any_of(s.panellists.begin(), s.panellists.end(), [&](auto const& p) { return p.id == id; });
}

bool decider::names_twice(std::vector<std::string> panellists) {
  std::sort(panellists.begin(), panellists.end());
  return std::adjacent_find(panellists.begin(), panellists.end()) != panellists.end();
}

bool decider::has_group(std::string const& name) const {
  return std::any_of(s.floor.groups.begin(), s.floor.groups.end(), [&](auto const& g) { return g.name == name; });
}

std::optional<rejection> decider::fault_in_participants() const {
  if (find_participant() || s.participants.size() < limits::participants) return std::nullopt;
  return refuse(code::too_many_participants, "This session has as many participants as it can hold.");
}

std::optional<rejection> decider::fault_in_open_questions() const {
  auto const* me = find_participant();
  if (!me || me->open_questions < limits::open_questions_each) return std::nullopt;
  return refuse(code::too_many_of_yours, "You have " + std::to_string(limits::open_questions_each) +
                                             " questions that are still open. Withdraw one, or wait until one is answered.");
}

std::optional<rejection> decider::fault_in_question_text(std::string const& text) const {
  if (text.empty()) return refuse(code::text_empty, "The question is empty. Type it, then send it.");
  return fault_in_length(text, "The question", s.plan.question_length);
}

std::optional<rejection> decider::fault_in_speaker(std::string const& name, std::string const& affiliation,
                                                   std::optional<std::string> const& group) const {
  if (name.empty()) return refuse(code::no_name, "Give the name by which the speaker is called.");
  if (auto fault = fault_in_length(name, "The name", limits::name_length)) return fault;
  if (auto fault = fault_in_length(affiliation, "The affiliation", limits::affiliation_length)) return fault;
  if (group && !has_group(*group)) return refuse(code::no_such_group, "There is no such group here. Choose another, or none.");
  if (s.speakers.size() >= limits::speakers || s.requests.size() >= limits::requests) return list_full();
  return std::nullopt;
}

std::optional<rejection> decider::fault_in_time(length by, countdown const& clock) {
  if (by == length{} || by > limits::added_at_once || by < -limits::added_at_once) {
    return refuse(code::out_of_range, "Add or take between a millisecond and an hour at once.");
  }
  auto const whole = clock.allotment + clock.added + by;
  if (whole < length{}) return refuse(code::out_of_range, "There is not that much time to take.");
  if (whole > limits::allotment_max) return refuse(code::out_of_range, "No segment lasts that long.");
  return std::nullopt;
}

std::optional<rejection> decider::tidy(std::vector<std::string>& list, std::string_view what, std::size_t most, std::size_t longest) {
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

}  // namespace dais
