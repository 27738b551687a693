#pragma once

#include "session/record.hpp"
#include "wire/messages.hpp"

#include <string>
#include <string_view>
#include <variant>

namespace dais {

struct frame_fault {
  rejection why;
  std::optional<std::string> id;  // of the command, where that much could be read
};

// A frame from a page, or what is wrong with it.
std::variant<wire::from_page, frame_fault> read_frame(std::string_view text);

// A frame to a page. Absent parts of it are left out.
std::string write_frame(wire::to_page const&);

// What stands within a page. Absent parts of it are left out.
std::string write_clock_preload(wire::clock_preload const&);
std::string write_privacy_preload(wire::privacy_preload const&);

// What the log keeps of a record beside its place and its time: `{"by": ..., "command": ..., "rules": 5}`, or `{"by": ..., "event": ...}`
// of what a session is made with and in logs of rules 1; `until` where it has one, and `generation` of a link that replaced another. One
// whose texts were erased has a member `erased`, and also rules where it has an event.
struct payload {
  actor by;
  std::variant<command::any, event::any> what;
  std::optional<time_point> until = {};
  std::uint32_t rules = rules_version;  // by which it is judged; those of an event that is read are 1
  std::uint32_t generation = 0;         // of the link by which its author came
  bool erased = false;                  // as `record::erased`
};
std::string write_payload(payload const&);

// Or what is wrong with it: a log that this release cannot read.
std::variant<payload, std::string> read_payload(std::string_view text);

// A record is a payload at its place and its time.
record record_of(std::uint64_t seq, time_point at, payload);
payload payload_of(record);

// The whole session as one text that is the same for the same session.
std::string canonical(session const&);

}  // namespace dais
