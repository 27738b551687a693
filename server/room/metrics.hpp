#pragma once

#include "session/actor.hpp"
#include "session/rejection.hpp"
#include "session/time.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>

namespace dais::room {

// How long something took, counted by how long it may have taken at most, as Prometheus wants it.
class histogram {
 public:
  static constexpr std::array<std::int64_t, 12> bounds{1, 2, 5, 10, 25, 50, 100, 250, 500, 1000, 2500, 10'000};  // milliseconds

  void add(duration took);

  // Of those that took no longer than `bounds[i]`; the last is of all.
  std::array<std::uint64_t, bounds.size() + 1> const& counts() const { return counts_; }
  duration sum() const { return sum_; }

 private:
  std::array<std::uint64_t, bounds.size() + 1> counts_{};
  duration sum_{};
};

struct traffic {
  std::uint64_t frames = 0;
  std::uint64_t bytes = 0;  // without the headers of frames
};

// What is counted from the server's start. One thread counts and reads.
struct metrics {
  static constexpr std::size_t roles = 11;

  std::array<std::int64_t, roles> connected{};  // by role, now
  traffic received, sent;
  std::map<rejection_code, std::uint64_t> rejected;  // messages and commands
  std::uint64_t slow = 0;                            // connections closed because they did not read
  std::uint64_t crowded = 0;                         // of the audience, closed because no slot was left for them
  std::uint64_t flooded = 0;                         // connections closed because too much came of them
  std::uint64_t wrong_codes = 0, codes_refused = 0;  // that opened nothing, and that nobody looked at after too many of these
  std::int64_t rooms = 0;                            // loaded, now
  std::uint64_t records = 0;                         // taken over by rooms that were loaded
  std::uint64_t patches = 0, snapshots = 0;          // made
  histogram commit;                                  // from the decision to its delivery by the log
  std::array<histogram, roles> publish;              // from a change to its last subscriber, the coalescing included
};

}  // namespace dais::room
