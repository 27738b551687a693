#pragma once

#include "session/event.hpp"
#include "session/session.hpp"

#include <optional>
#include <string>
#include <vector>

namespace dais {

// One way to bring the session back to its agreed end, with all that it would change.
struct offer {
  struct allotted {
    std::string segment;
    duration before, after;  // with added time

    bool operator==(allotted const&) const = default;
  };

  remedy how = remedy::shorten;
  std::vector<allotted> segments;      // in their order; not those that keep their time
  std::optional<std::string> dropped;  // a segment
  std::optional<time_point> end;       // the new one, where it moves
  duration behind{};                   // what would still be missing; below zero where something is left over

  bool operator==(offer const&) const = default;
};

// How far the expected end is behind the agreed one; below zero where the session is ahead. None when it is over.
std::optional<duration> behind(session const&, time_point now);

// The same in whole seconds, upwards: what is caught up is a little more than what is missing, rather than less. None of it when it is
// over.
duration to_catch_up(session const&, time_point now);

// Behind: the remaining presentations and discussions are shortened evenly, the Q&A is shortened, a segment is dropped, or the end is moved
// where it can be. Ahead: the remaining presentations get longer evenly, or the Q&A, or the end is sooner. Nothing is shortened below its
// protected minimum, nor below what of it is spent at `now`. Sums are exact to the millisecond, shares whole seconds where they can be.
// Offers that would change nothing are not made; without a difference there are none.
std::vector<offer> catch_up_offers(session const&, duration behind, time_point now);

}  // namespace dais
