#pragma once

#include "session/decide.hpp"
#include "session/earlier.hpp"
#include "session/find.hpp"
#include "session/session.hpp"
#include "session/text.hpp"

#include <algorithm>
#include <initializer_list>
#include <optional>
#include <string>
#include <vector>

// What deciding on the commands of all subjects has in common. Each checks in the same order: that what is named exists, that the asker saw
// its present state, and that the rules allow it in that state.
namespace dais {

// Of the run, where it can be said who was a moment earlier.
inline rejection overtaken(session const& s, asker const& a) { return who_was_earlier(s, {}, a.latest); }

inline bool is_over(session const& s) { return s.status == session_status::concluded || s.status == session_status::closed; }

inline std::optional<std::string> following(session const& s) {
  auto const ids = still_to_come(s);
  return ids.empty() ? std::nullopt : std::optional(ids.front());
}

inline segment const* find_segment(session const& s, std::string const& id) { return find(s.segments, id); }
inline question const* find_question(session const& s, std::string const& id) { return find(s.questions, id); }
inline floor_request const* find_request(session const& s, std::string const& id) { return find(s.requests, id); }
inline participant const* find_participant(session const& s, asker const& a) { return find(s.participants, a.by.id); }

bool has_panellist(session const& s, std::string const& id);
bool names_twice(std::vector<std::string> panellists);
bool has_group(session const& s, std::string const& name);
std::optional<rejection> fault_in_participants(session const& s, asker const& a);
std::optional<rejection> fault_in_open_questions(session const& s, asker const& a);
std::optional<rejection> fault_in_question_text(session const& s, std::string const& text);
std::optional<rejection> fault_in_person(std::string const& name, std::string const& affiliation);
std::optional<rejection> fault_in_speaker(session const& s, std::string const& name, std::string const& affiliation,
                                          std::optional<std::string> const& group);
// Of a name that somebody in the audience gives: that it is not that of anybody who leads or is on the panel, nor a word for them.
std::optional<rejection> fault_in_claimed_name(session const& s, asker const& a, std::string const& name);
std::optional<rejection> fault_in_time(duration by, countdown const& clock);
// Drops the entries of a list that stand there already.
std::optional<rejection> tidy(std::vector<std::string>& list, text_of what, std::size_t most, std::size_t longest);
// `raised_only`: what was seen already will not do.
std::optional<rejection> fault_in_signal(session const& s, std::string const& panellist, signal_kind kind, std::uint32_t revision,
                                         bool raised_only);

// A question or a request that somebody saw at `revision` and that has to be in one of some states.
template <typename Then>
decision on_question(session const& s, std::string const& id, std::uint32_t revision, std::initializer_list<question_state> from,
                     Then then) {
  auto const* question = find_question(s, id);
  if (!question) return refuse(reason::no_such_question);
  if (question->revision != revision) return refuse(reason::passed);
  if (std::find(from.begin(), from.end(), question->state) == from.end()) {
    return refuse(reason::question_moved_on);
  }
  return then(*question);
}
template <typename Then>
decision on_request(session const& s, std::string const& id, std::uint32_t revision, std::initializer_list<request_state> from,
                    reason otherwise, Then then) {
  auto const* request = find_request(s, id);
  if (!request) return refuse(reason::no_such_request);
  if (request->revision != revision) return refuse(reason::passed);
  if (std::find(from.begin(), from.end(), request->state) == from.end()) return refuse(otherwise);
  return then(*request);
}
// One of the asker's own, which has no revision to them.
template <typename Then>
decision on_own_request(session const& s, asker const& a, std::string const& id, std::initializer_list<request_state> from,
                        reason otherwise, Then then) {
  auto const* request = find_request(s, id);
  if (!request) return refuse(reason::no_such_request);
  if (request->participant != a.by.id) return refuse(reason::request_not_yours);
  if (std::find(from.begin(), from.end(), request->state) == from.end()) return refuse(otherwise);
  return then(*request);
}

}  // namespace dais
