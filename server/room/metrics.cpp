#include "room/metrics.hpp"

namespace dais::room {

void histogram::add(duration took) {
  for (std::size_t i = 0; i < bounds.size(); ++i) {
    if (took.count() <= bounds[i]) ++counts_[i];
  }
  ++counts_.back();
  sum_ += took;
}

}  // namespace dais::room
