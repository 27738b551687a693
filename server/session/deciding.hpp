#pragma once

#include "session/decide.hpp"
#include "session/find.hpp"
#include "session/session.hpp"
#include "session/text.hpp"
#include "session/words.hpp"

#include <algorithm>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

// What deciding on the commands of all subjects has in common. Each checks in the same order: that what is named exists, that the asker saw
// its present state, and that the rules allow it in that state.
namespace dais {

using code = rejection_code;

inline rejection refuse(code c, std::string message) { return {c, std::move(message)}; }
inline rejection passed() {
  return refuse(code::stale, "This was pressed for a state that has passed, so nothing was done. Look again.");
}
// The same of the run, where it can be said who was a moment earlier.
inline rejection overtaken(session const& s, asker const& a) { return refuse(code::stale, who_was_earlier(s, {}, a.latest)); }
inline rejection wrong_status(std::string message) { return refuse(code::wrong_status, std::move(message)); }
inline rejection wrong_state(std::string message) { return refuse(code::wrong_state, std::move(message)); }
inline rejection no_segment() { return refuse(code::no_such_segment, "There is no such segment in this session."); }
inline rejection no_question() { return refuse(code::no_such_question, "There is no such question in this session."); }
inline rejection no_request() { return refuse(code::no_such_request, "There is no such request for the floor in this session."); }
inline rejection no_panellist() {
  return refuse(code::no_such_panellist, "This panellist is not on the panel. Choose another, or the panel.");
}
inline rejection no_message() { return refuse(code::no_such_message, "There is no such message in this session, or it is not for you."); }
inline rejection floor_closed() { return refuse(code::floor_closed, "The floor is open during discussion and Q&A only."); }
inline rejection list_full() { return refuse(code::too_many_requests, "The speakers' list is full."); }
inline rejection nothing_follows() {
  return refuse(code::wrong_segment, "No segment follows. End the session, or go back to a segment.");
}

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
std::optional<rejection> fault_in_speaker(session const& s, std::string const& name, std::string const& affiliation,
                                          std::optional<std::string> const& group);
std::optional<rejection> fault_in_time(length by, countdown const& clock);
// Drops the entries of a list that stand there already.
std::optional<rejection> tidy(std::vector<std::string>& list, std::string_view what, std::size_t most, std::size_t longest);
// `raised_only`: what was seen already will not do.
std::optional<rejection> fault_in_signal(session const& s, std::string const& panellist, signal_kind kind, std::uint32_t revision,
                                         bool raised_only);

// A question or a request that somebody saw at `revision` and that has to be in one of some states.
template <typename Then>
decision on_question(session const& s, std::string const& id, std::uint32_t revision, std::initializer_list<question_state> from,
                     Then then) {
  auto const* question = find_question(s, id);
  if (!question) return no_question();
  if (question->revision != revision) return passed();
  if (std::find(from.begin(), from.end(), question->state) == from.end()) {
    return wrong_state("The question is not in a state for this. Look at where it stands now.");
  }
  return then(*question);
}
template <typename Then>
decision on_request(session const& s, std::string const& id, std::uint32_t revision, std::initializer_list<request_state> from,
                    std::string message, Then then) {
  auto const* request = find_request(s, id);
  if (!request) return no_request();
  if (request->revision != revision) return passed();
  if (std::find(from.begin(), from.end(), request->state) == from.end()) return wrong_state(std::move(message));
  return then(*request);
}
// One of the asker's own, which has no revision to them.
template <typename Then>
decision on_own_request(session const& s, asker const& a, std::string const& id, std::initializer_list<request_state> from,
                        std::string message, Then then) {
  auto const* request = find_request(s, id);
  if (!request) return no_request();
  if (request->participant != a.by.id) return refuse(code::not_yours, "Only who requested the floor can do this.");
  if (std::find(from.begin(), from.end(), request->state) == from.end()) return wrong_state(std::move(message));
  return then(*request);
}

}  // namespace dais
