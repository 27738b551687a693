#include "session/catch_up.hpp"
#include "session/deadline.hpp"
#include "session/deciding.hpp"
#include "session/limits.hpp"

namespace dais {

decision decider::operator()(command::backdate_beginning const& c) const {
  if (stale(c.revision)) return overtaken();
  if (!s.current) return refuse(code::wrong_segment, "No segment runs. Start it first, then say when it began.");
  auto const& g = s.segments.at(*s.current);
  if (c.at >= *g.since || *g.since - c.at > limits::backdated_max) {
    return refuse(code::out_of_range, "It can have begun earlier than that only, and within twelve hours. Give an earlier time.");
  }
  if (g.began != g.since && c.at < g.ran_until.value_or(*g.began)) {
    return refuse(code::out_of_range, "It runs again, and its clock stood still later than that. Give a later time.");
  }
  for (auto const& [id, other] : s.segments) {
    if (id == *s.current || !other.ended || *other.ended <= c.at) continue;
    if (c.at < *other.ran_from) {
      return refuse(code::out_of_range, "What came before it began later than that, or went on after a pause. Give a later time.");
    }
  }
  return event::beginning_backdated{c.revision, *s.current, c.at};
}

decision decider::operator()(command::backdate_ending const& c) const {
  if (stale(c.revision)) return overtaken();
  segment const* last = nullptr;
  for (auto const& [id, g] : s.segments) {
    if (id != s.current && g.ended && g.state != segment_state::skipped && (!last || *last->ended < *g.ended)) last = &g;
  }
  if (!last) return refuse(code::wrong_segment, "No segment has ended yet.");
  if (c.at >= *last->ended) return refuse(code::out_of_range, "It can have ended earlier than that only. Give an earlier time.");
  if (c.at < *last->ran_from) {
    return refuse(code::out_of_range, "It had not begun by then, or was paused. Give a later time.");
  }
  return event::ending_backdated{c.revision, last->plan.id, c.at};
}

decision decider::operator()(command::catch_up const& c) const {
  if (stale(c.revision)) return overtaken();
  if (over()) return wrong_status("The session is over.");
  for (auto const& one : catch_up_offers(s, c.behind, now)) {
    if (one.how != c.how || (c.segment && one.dropped != c.segment)) continue;
    event::caught_up done{c.revision, c.how, {}, one.dropped, one.end};
    for (auto const& g : one.segments) done.changes.push_back({g.segment, g.after - g.before});
    return done;
  }
  return refuse(code::out_of_range, "That way is not open any more. Look at the offers again.");
}

decision decider::operator()(command::hand_over const& c) const {
  if (stale(c.revision)) return passed();
  auto const due = hand_over_due(s);
  if (!due || now < *due) return passed();
  auto const segment = following();
  if (!segment) return event::segment_ended{c.revision};
  return event::segment_begun{c.revision, *segment, false};
}

}  // namespace dais
