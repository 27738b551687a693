#include "session/countdown.hpp"

#include <algorithm>

namespace dais {

length spent(countdown const& c, instant now) {
  return c.used + (c.running_since ? std::max(length{}, now - *c.running_since) : length{});
}

length left(countdown const& c, instant now) { return c.allotment + c.added - spent(c, now); }

instant due(countdown const& c, instant now) { return now + left(c, now); }

void run(countdown& c, instant now) {
  if (!c.running_since) c.running_since = now;
}

void hold(countdown& c, instant now) {
  c.used = spent(c, now);
  c.running_since.reset();
}

}  // namespace dais
