#pragma once

#include "session/actor.hpp"
#include "session/command.hpp"
#include "session/event.hpp"

#include <cstdint>
#include <optional>
#include <variant>

namespace dais {

// By which rules what the log brings is judged, at its place. A release that changes what becomes of a record writes the next number, and
// goes on judging the records of before by theirs. Since 3, nobody in the audience goes by a name of the podium (R6.42); since 4,
// undoing passes no limit (R14.17), nor does what comes off the stage (R6.43); since 5, a question comes off it where a segment begins that
// is for none (R6.44), a session is full of what is open, not of what it was ever asked (R6.26, R8.15), and asking again counts as asking
// (R6.33, R8.47).
inline constexpr std::uint32_t rules_version = 5;

// What stands in the log, with its place there: what somebody asked for or, in the first record of a session and in logs of rules 1, what
// happened.
struct record {
  std::uint64_t seq = 0;  // 1 is the first of a session; no gaps
  time_point at{};        // never before that of the record before it
  actor by;
  std::variant<command::any, event::any> what;
  std::optional<time_point> until = {};  // where its place in the log is later than that, it changes nothing
  std::uint32_t rules = rules_version;   // by which it is judged
  std::uint32_t generation = 0;          // of the link by which its author came
  bool erased = false;                   // it stands for one whose texts were erased: an event is what that came to, and is not judged
};

}  // namespace dais
