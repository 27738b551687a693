#include "session/countdown.hpp"

#include <algorithm>
#include <cassert>

namespace dais {

length spent(countdown const& c, instant now) { return c.used + (c.running_since ? std::max(length{}, now - *c.running_since) : length{}); }

length left(countdown const& c, instant now) { return c.allotment + c.added - spent(c, now); }

instant due(countdown const& c) {
  assert(c.running_since);
  return *c.running_since + c.allotment + c.added - c.used;
}

phase phase_of(countdown const& c, length wrap_up, instant now) {
  if (!c.running_since) return c.used == length{} ? phase::waiting : phase::paused;
  auto const remains = left(c, now);
  if (remains < length{}) return phase::overtime;
  return remains <= wrap_up ? phase::wrap_up : phase::running;
}

length wrap_up_of_turn(length turn) { return std::min(turn / 5, length{30'000}); }

void run(countdown& c, instant now) {
  if (!c.running_since) c.running_since = now;
}

void hold(countdown& c, instant now) {
  c.used = spent(c, now);
  c.running_since.reset();
}

}  // namespace dais
