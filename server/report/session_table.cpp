#include "report/session_table.hpp"

#include "report/table.hpp"
#include "session/countdown.hpp"
#include "session/questions/questions.hpp"
#include "session/run/forecast.hpp"
#include "wire/describe.hpp"

namespace dais::report {

wire::session_summary summary_of(session const& s, time_point now) {
  wire::session_summary one{};
  one.session = s.id;
  one.title = s.plan.title;
  one.venue = s.plan.venue;
  one.time_zone = s.plan.time_zone;
  one.status = s.status;
  one.planned_start = s.plan.start;
  one.planned_end = s.plan.end;
  one.started = s.started;
  one.concluded = s.concluded;
  if (s.concluded) {
    one.over = *s.concluded - s.plan.end;
  } else if (s.started) {
    auto const expected = forecast_of(s);
    if (expected.end) one.over = moved(expected, *expected.end, now) - s.plan.end;
  }
  one.questions = static_cast<std::uint32_t>(s.questions.size());
  for (auto const& [id, q] : s.questions) {
    if (q.state == question_state::answered) ++one.answered;
  }
  for (auto const& [id, clock] : s.spoken) one.panel_spoken += spent(clock, now);
  for (auto const& [id, r] : s.requests) {
    if (!r.began) continue;
    ++one.interventions;
    one.floor_spoken += spent(r.clock, now);
  }
  return one;
}

std::string sessions_csv(wire::session_table const& all) {
  table t({}, {"session", "title", "venue", "status", "planned_start", "planned_end", "started", "concluded", "over_ms", "questions",
               "answered", "interventions", "panel_spoken_ms", "floor_spoken_ms"});
  for (auto const& one : all.sessions) {
    t.in(one.time_zone).text(one.session).text(one.title).text(one.venue).named(one.status).time(one.planned_start).time(one.planned_end);
    t.time(one.started).time(one.concluded);
    one.over ? t.milliseconds(*one.over) : t.nothing();
    t.number(one.questions).number(one.answered).number(one.interventions);
    t.milliseconds(one.panel_spoken).milliseconds(one.floor_spoken).row();
  }
  return t.take();
}

}  // namespace dais::report
