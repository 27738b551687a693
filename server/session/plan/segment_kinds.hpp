#pragma once

#include "session/plan/plan.hpp"

#include <array>
#include <cstddef>
#include <optional>

namespace dais {

// What the rules, and the pages, know of a kind of segment. A new kind is a name in `segment_kind`, a row here, and its words on the pages.
struct segment_traits {
  segment_kind kind;
  bool for_all;                // anybody may have the floor, and questions and requests are taken where their rules leave it to the segment
  bool for_questions;          // its time is what the questions have: catching up takes from it, and gives to it, even while it is current
  bool for_speakers;           // before it begins catching up shortens and lengthens it, evenly with its like
  bool halves;                 // catching up leaves half of it, where the plan names no minimum; of the others everything
  bool one_speaker;            // it has exactly one, who is named
  bool moderated;              // where nobody is named the moderator speaks
  bool rounds;                 // everybody at the podium can have a turn in rounds
  bool announced;              // what is to be said when so much is left is said in it
  std::optional<int> dropped;  // the lowest first, where catching up drops a segment
};

inline constexpr std::array segment_kinds{
    //                                         for all  questions  speakers  halves  one    moderated  rounds  announced  dropped
    segment_traits{segment_kind::introductions, false, false, false, false, false, true, false, true, {}},
    segment_traits{segment_kind::presentation, false, false, true, true, true, false, false, true, 3},
    segment_traits{segment_kind::discussion, true, false, true, true, false, false, true, true, 2},
    segment_traits{segment_kind::qa, true, true, false, true, false, false, false, true, {}},
    segment_traits{segment_kind::concluding, false, false, false, false, false, true, false, true, {}},
    segment_traits{segment_kind::break_, false, false, false, false, false, false, false, false, 1},
};

constexpr segment_traits const& traits_of(segment_kind kind) { return segment_kinds[static_cast<std::size_t>(kind)]; }

static_assert([] {
  for (auto const& one : segment_kinds) {
    if (&traits_of(one.kind) != &one) return false;
  }
  return true;
}());

}  // namespace dais
