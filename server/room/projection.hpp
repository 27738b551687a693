#pragma once

#include "log/log.hpp"
#include "room/outcomes.hpp"
#include "session/questions/similar_questions.hpp"
#include "session/record.hpp"
#include "session/session.hpp"

#include <string>
#include <variant>

namespace dais::room {

// All that a room makes of its session's log, up to one entry.
struct projection {
  session state;
  std::string entry;  // the id of the one that it stands at
  similar_questions similar;
  outcomes became;  // of the commands
};

// The `until` of an entry that stands in the place of a command which was asked after and had not come: it changes nothing, and as it has
// the command's id, the command does nothing either, should it still come.
inline constexpr time_point withdrawn{};

// What stands in an entry; or what is wrong with it.
std::variant<record, std::string> record_of(log::entry const&);

// Takes over the entry behind the one that it stands at. Gives what that changed, or what is wrong with the entry.
std::variant<change_set, std::string> apply(projection&, log::entry const&);

// Whether this is the entry that it stands at. Where it is not, the projection is of another log.
bool stands_at(projection const&, log::entry const&);

}  // namespace dais::room
