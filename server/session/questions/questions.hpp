#pragma once

#include "session/session.hpp"

#include <cstddef>
#include <cstdint>
#include <set>
#include <string>

namespace dais {

// Of a question, in the order of the log, from 1; and the id that it gives.
std::uint32_t question_number(std::string const& id);
std::string question_id(std::uint32_t number);

// Whether questions are taken now.
bool takes_questions(session const&);

// Whether so many more questions find room in the queue; fewer always do.
bool has_room_in_queue(session const&, std::ptrdiff_t more = 1);

// What the audience may see: approved, and not withdrawn, declined or grouped since.
bool is_public(question_state);

// Neither on stage nor over.
bool is_waiting(question_state);

// Waiting, or on stage.
bool is_open(question_state);

// Into this language, if there is one.
translation* translation_of(question&, std::string const& language);
translation const* translation_of(question const&, std::string const& language);

// Whether so many more open questions are within what a session takes; fewer always are.
bool has_room_for_questions(session const&, std::ptrdiff_t more = 1);

// Whether other questions can be grouped into one in this state.
bool can_lead(question_state);

// How many people a question has the votes of, those of its group included, and whether a participant is one of them.
std::size_t vote_count(question const&);
bool has_voted(question const&, std::uint32_t participant);

// The panellists who may write answers, as long as the time for that is not over: the session is over, and its report public.
std::set<std::string> writers(session const&);

// Whether a panellist may answer it in writing then: the audience sees it, and it was asked of them, of the panel, or they said something
// of it.
bool may_write(question const&, std::string const& panellist);

// Whether a panellist may say if they will answer it: the audience sees it, and it was asked of them or is on stage.
bool may_respond(question const&, std::string const& panellist);

}  // namespace dais
