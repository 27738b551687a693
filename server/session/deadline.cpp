#include "session/deadline.hpp"

#include "session/limits.hpp"
#include "session/plan/segment_kinds.hpp"

namespace dais {

namespace {

recipients recipients_of(session const& s, segment const& g, announced_to to) {
  recipients all;
  switch (to) {
    case announced_to::speakers: all.panellists = g.plan.speakers; break;
    case announced_to::stage: all.stage = true; break;
    case announced_to::everyone: all.stage = all.audience = true; [[fallthrough]];
    case announced_to::panellists:
      for (auto const& one : s.panellists) all.panellists.push_back(one.id);
      break;
  }
  return all;
}

}  // namespace

std::optional<time_point> grace_ends(session const& s) {
  if (!s.current || s.paused_since) return std::nullopt;
  auto const& g = s.segments.at(*s.current);
  return g.plan.grace ? std::optional(due(g.clock) + *g.plan.grace) : std::nullopt;
}

std::optional<time_point> hand_over_due(session const& s) { return s.auto_advance_off ? std::nullopt : grace_ends(s); }

std::optional<due_announcement> next_announcement(session const& s, time_point now) {
  if (!s.current || s.paused_since || s.messages.size() >= limits::messages) return std::nullopt;
  auto const& g = s.segments.at(*s.current);
  if (!traits_of(g.plan.kind).announced) return std::nullopt;
  auto const announced = s.announced.find(*s.current);
  std::optional<due_announcement> next;
  for (std::uint32_t i = 0; i < s.plan.announcements.size(); ++i) {
    auto const& one = s.plan.announcements[i];
    if (announced != s.announced.end() && announced->second.contains(i)) continue;
    // Of a time that the segment never has left nothing is said.
    if (one.left >= g.clock.allotment + g.clock.added) continue;
    auto const at = due(g.clock) - one.left;
    if (now - at >= limits::announcement_lasts || (next && next->at <= at)) continue;
    auto to = recipients_of(s, g, one.to);
    if (to == recipients{}) continue;
    next = due_announcement{at, *s.current, i, std::move(to)};
  }
  return next;
}

std::optional<deadline> next_deadline(session const& s, time_point now) {
  if (s.status == session_status::closed) return std::nullopt;
  std::optional<deadline> next;
  auto const consider = [&](time_point at, command::any what) {
    if (!next || at < next->at) next = deadline{at, std::move(what)};
  };
  if (s.list_closes) consider(*s.list_closes, command::close_list{s.floor_revision});
  if (auto const one = next_announcement(s, now)) consider(one->at, command::announce{one->segment, one->number});
  if (auto const at = hand_over_due(s)) consider(*at, command::hand_over{s.revision});
  return next;
}

}  // namespace dais
