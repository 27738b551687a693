#include "session/run/main_clock.hpp"

#include "session/floor/floor.hpp"

namespace dais {

std::optional<main_clock> main_clock_of(session const& s, time_point now) {
  auto const begun = [&](countdown const& c, duration wrap_up) {
    return main_clock{view_of(c), c.running_since ? phase_of(c, wrap_up, now) : phase::paused, wrap_up};
  };
  if (s.speaking) {
    auto const& r = s.requests.at(*s.speaking);
    return begun(r.clock, wrap_up_of(s, r));
  }
  if (auto const* turn = turn_that_runs(s)) return begun(*turn, wrap_up_of_turn(turn_in_round(s.segments.at(*s.current))));
  if (s.current) return begun(s.segments.at(*s.current).clock, s.segments.at(*s.current).plan.wrap_up);
  if (!s.started && now < s.plan.start) return main_clock{{s.plan.start - now, duration{}, duration{}, now}, phase::waiting};
  return std::nullopt;
}

}  // namespace dais
