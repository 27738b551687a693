// What the pages reckon too: protocol/vectors has what they are shown on random evenings, with what follows from it.
// DAIS_WRITE_VECTORS=1 writes it anew.

#include "crowd.hpp"
#include "session/run/catch_up.hpp"
#include "session/run/forecast.hpp"
#include "session/view.hpp"
#include "vectors.hpp"

#include <algorithm>
#include <array>

using namespace dais;
using namespace dais::test;

namespace {

char const* name_of(segment_state is) {
  return std::array{"ahead", "current", "interrupted", "done", "skipped"}[static_cast<std::size_t>(is)];
}

// Random evenings, as a phone is shown them after every few presses.
template <typename Look>
void look_on(std::uint32_t evenings, Look look) {
  for (std::uint32_t seed = 1; seed <= evenings; ++seed) {
    crowd c(seed);
    if (seed % 7 == 0) c.e.pass(30min);  // nobody began in time
    c.set_out();
    look(c);
    for (int i = 0; i < 24; ++i) {
      for (auto presses = c.below(4); presses > 0; --presses) {
        auto const by = c.a_moderator();
        c.e.ask(by, c.by_moderator());
        c.others();
      }
      c.time_passes();
      look(c);
    }
  }
}

std::optional<std::size_t> place_of(std::optional<std::string> const& id, std::vector<std::string> const& order) {
  if (!id) return std::nullopt;
  return static_cast<std::size_t>(std::find(order.begin(), order.end(), *id) - order.begin());
}

}  // namespace

TEST_CASE("the vectors of forecasts are current") {
  vectors all("forecast.json", evening().s.plan.start);
  look_on(60, [&](crowd& c) {
    auto const& s = c.e.s;
    auto const view = make_view(s, role::participant, everything(s));
    auto const& run = *view.run;
    auto const f = forecast_of(s);
    auto const at = [&](std::string const& id, instant now) {
      auto const found = f.segments.find(id);
      if (found == f.segments.end()) return all.of();
      auto const& [start, end] = found->second;
      return all.of(id == run.current ? start : moved(f, start, now), moved(f, end, now));
    };

    std::vector<vectors::part> segments, expected, moments;
    for (auto const& id : s.order) {
      auto const& g = *view.segments.at(id);
      segments.push_back(all.of(name_of(g.state), g.clock.allotment, g.clock.added, g.clock.used, g.clock.running_since, g.began));
      expected.push_back(at(id, c.e.now));
    }
    auto instants = std::vector{c.e.now, c.e.now + length{static_cast<int>(c.below(5'000'000))}};
    if (f.holds_until) instants.insert(instants.end(), {*f.holds_until - 1ms, *f.holds_until, *f.holds_until + 1ms});
    for (auto const now : instants) {
      if (now < c.e.now) continue;
      moments.push_back(all.of(now, f.end ? std::optional(moved(f, *f.end, now)) : std::nullopt, behind(s, now),
                               run.following ? at(*run.following, now) : all.of()));
    }
    all.add(run.concluded, view.plan->start, view.plan->end, place_of(run.current, s.order), place_of(run.following, s.order),
            run.gap_since, run.paused_since, segments, expected, moments);
  });
  all.check();
}
