#include "session/run/forecast.hpp"

#include "session/deadline.hpp"

#include <algorithm>

namespace dais {

forecast forecast_of(session const& s) {
  forecast f;
  if (s.status == session_status::concluded || s.status == session_status::closed) return f;

  auto cursor = s.plan.start;
  f.holds_until = cursor;
  if (s.current) {
    auto const& now_on = s.segments.at(*s.current);
    if (s.paused_since) {
      f.holds_until = s.paused_since;
      cursor = *s.paused_since + std::max(duration{}, left(now_on.clock, *s.paused_since));
    } else {
      f.holds_until = cursor = due(now_on.clock);
    }
    f.hands_over = hand_over_due(s);
    f.segments.emplace(*s.current, forecast::span{*now_on.began, cursor});
  } else if (s.gap_since) {
    f.holds_until = cursor = *s.gap_since;
  }

  for (auto const& id : still_to_come(s)) {
    auto const& clock = s.segments.at(id).clock;
    auto const end = cursor + std::max(duration{}, clock.allotment + clock.added - clock.used);
    f.segments.emplace(id, forecast::span{cursor, end});
    cursor = end;
  }
  f.end = cursor;
  return f;
}

time_point moved(forecast const& f, time_point expected, time_point now) {
  if (!f.holds_until || expected < *f.holds_until || now <= *f.holds_until) return expected;
  return expected + (std::max(now, f.hands_over.value_or(now)) - *f.holds_until);
}

std::map<std::string, forecast::span> planned_spans(session_plan const& plan) {
  std::map<std::string, forecast::span> spans;
  auto cursor = plan.start;
  for (auto const& segment : plan.segments) {
    spans.emplace(segment.id, forecast::span{cursor, cursor + segment.allotment});
    cursor += segment.allotment;
  }
  return spans;
}

}  // namespace dais
