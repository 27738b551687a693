#pragma once

#include <string>

namespace dais::wire {

// A JSON merge patch (RFC 7396) of a view, written already: only what changes is in it.
template <typename View>
struct merge_patch {
  std::string text;
};

}  // namespace dais::wire
