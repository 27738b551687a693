#pragma once

#include "session/change_set.hpp"
#include "session/record.hpp"
#include "session/run/main_clock.hpp"
#include "session/session.hpp"
#include "wire/webhook_messages.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace dais::report {

// What has happened in a session, at its place: the record that it follows from, and the number of what follows from the same one.
struct made_event {
  wire::webhook_subject about = wire::webhook_subject::session;
  std::uint64_t record = 0;
  std::uint32_t part = 0;
  wire::webhook_event event;
};

// Folds the records of a session into what its webhooks are told: each state that the session, a segment, a question or the clock that
// everybody looks at comes to. The same records make the same events, in the same places; what a clock comes to by itself stands between
// the records before and behind it. Where a record is stamped earlier than what a clock was seen to come to meanwhile, that was told, and
// is in no other fold.
class event_maker {
 public:
  // What the clocks came to before the record, and what it does. Precondition: `r` is the record behind the one that it stands at.
  std::vector<made_event> take(record const& r);

  // What the clocks have come to by then.
  std::vector<made_event> pass(time_point now);

  // When a clock comes to another phase by itself, if nothing happens before.
  std::optional<time_point> next() const;

  std::uint64_t record() const { return session_.seq; }
  std::uint32_t parts() const { return parts_; }     // that have followed from that record
  time_point latest() const { return session_.at; }  // when it was stamped
  time_point created() const { return created_; }    // when the first one was

 private:
  using told_phase = std::pair<std::string, phase>;  // of which clock

  session session_;
  time_point created_{};
  time_point at_{};  // up to which the clocks were looked at
  std::uint32_t parts_ = 0;
  std::map<std::string, segment_state> segments_;
  std::optional<told_phase> phase_;

  std::optional<told_phase> phase_at(time_point) const;
  made_event made(wire::webhook_subject, std::string_view state, time_point);
  void note_segments(change_set const&, std::vector<made_event>&);
  void note_questions(change_set const&, std::vector<made_event>&);
  void note_phase(std::vector<made_event>&);
};

}  // namespace dais::report
