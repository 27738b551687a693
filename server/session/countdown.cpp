#include "session/countdown.hpp"

#include <algorithm>
#include <cassert>

namespace dais {

duration spent(countdown const& c, time_point now) {
  return c.used + (c.running_since ? std::max(duration{}, now - *c.running_since) : duration{});
}

duration left(countdown const& c, time_point now) { return c.allotment + c.added - spent(c, now); }

time_point due(countdown const& c) {
  assert(c.running_since);
  return *c.running_since + c.allotment + c.added - c.used;
}

phase phase_of(countdown const& c, duration wrap_up, time_point now) {
  if (!c.running_since) return c.used == duration{} ? phase::waiting : phase::paused;
  auto const remains = left(c, now);
  if (remains < duration{}) return phase::overtime;
  return remains <= wrap_up ? phase::wrap_up : phase::running;
}

duration wrap_up_of_turn(duration turn) { return std::min(turn / 5, duration{30'000}); }

void run(countdown& c, time_point now) {
  if (!c.running_since) c.running_since = now;
}

void hold(countdown& c, time_point now) {
  c.used = spent(c, now);
  c.running_since.reset();
}

}  // namespace dais
