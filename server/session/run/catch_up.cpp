#include "session/run/catch_up.hpp"

#include "session/deadline.hpp"
#include "session/limits.hpp"
#include "session/plan/segment_kinds.hpp"
#include "session/run/forecast.hpp"

#include <algorithm>
#include <iterator>
#include <numeric>

namespace dais {

namespace {

using namespace std::chrono_literals;

duration sum(std::vector<duration> const& all) { return std::accumulate(all.begin(), all.end(), duration{}); }

duration whole(countdown const& c) { return c.allotment + c.added; }

// `total` in shares as even as `room` allows; all of it where there is room for all of it.
std::vector<duration> shared(duration total, std::vector<duration> const& room) {
  std::vector<duration> shares(room.size());
  std::vector<std::size_t> narrowest(room.size());
  std::iota(narrowest.begin(), narrowest.end(), std::size_t{});
  std::stable_sort(narrowest.begin(), narrowest.end(), [&](auto a, auto b) { return room[a] < room[b]; });
  auto rest = std::min(total, sum(room));
  auto waiting = static_cast<duration::rep>(room.size());
  for (auto const i : narrowest) {
    shares[i] = std::min(room[i], duration(std::chrono::floor<std::chrono::seconds>(rest / waiting--)));
    rest -= shares[i];
  }
  // What seconds do not divide goes where there is room for it, by a second at most to who has least.
  while (rest > duration{}) {
    auto least = room.size();
    for (auto const i : narrowest) {
      if (shares[i] < room[i] && (least == room.size() || shares[i] < shares[least])) least = i;
    }
    auto const more = std::min({duration{1s}, rest, room[least] - shares[least]});
    shares[least] += more;
    rest -= more;
  }
  return shares;
}

class offering {
 public:
  offering(session const& of, time_point at) : s(of), now(at), ahead_(still_to_come(of)) {}

  std::vector<offer> made;

  void shorten(duration by) {
    change(
        remedy::shorten, for_speakers(), by, [&](segment const& g) { return slack(g); }, -1);
  }
  void from_questions(duration by) {
    change(
        remedy::from_questions, for_questions(), by, [&](segment const& g) { return slack(g); }, -1);
  }
  void lengthen(duration by) {
    change(
        remedy::lengthen, for_speakers(), by, [&](segment const& g) { return space(g); }, 1);
  }
  void to_questions(duration by) {
    change(
        remedy::to_questions, for_questions(), by, [&](segment const& g) { return space(g); }, 1);
  }

  // Of the kind that is dropped first the shortest that makes up for it all, or else the longest; of those alike the last, which leaves
  // time to tell who was to speak.
  void drop(duration by) {
    segment const* best = nullptr;
    for (auto const& id : ahead_) {
      auto const& g = s.segments.at(id);
      auto const rank = traits_of(g.plan.kind).dropped;
      if (!rank || g.state != segment_state::ahead || whole(g.clock) == duration{}) continue;
      auto const others = best ? traits_of(best->plan.kind).dropped : std::nullopt;
      if (!others || rank < others || (rank == others && is_better(whole(g.clock), whole(best->clock), by))) best = &g;
    }
    if (best) made.push_back({remedy::drop, {}, best->plan.id, {}, by - whole(best->clock)});
  }

  void extend(duration by) {
    if (s.plan.hard_stop) return;
    auto const end = s.end + std::chrono::ceil<std::chrono::minutes>(by);
    if (fault_in_end(end, end_bounds_of(s), now)) return;
    made.push_back({remedy::extend, {}, {}, end, by - (end - s.end)});
  }
  void end_earlier(duration by) {
    auto const end = s.end - std::chrono::floor<std::chrono::minutes>(by);
    if (end == s.end || end <= s.plan.start) return;
    made.push_back({remedy::end_earlier, {}, {}, end, (s.end - end) - by});
  }

 private:
  session const& s;
  time_point now;
  std::vector<std::string> ahead_;

  static bool is_better(duration one, duration other, duration by) {
    if ((one >= by) != (other >= by)) return one >= by;
    return one >= by ? one <= other : one >= other;
  }

  std::vector<std::string> for_speakers() const {
    std::vector<std::string> ids;
    std::copy_if(ahead_.begin(), ahead_.end(), std::back_inserter(ids), [&](auto const& id) {
      auto const& g = s.segments.at(id);
      return g.state == segment_state::ahead && traits_of(g.plan.kind).for_speakers;
    });
    return ids;
  }
  // The Q&A can give and take while it runs; a speaker's own clock is left alone.
  std::vector<std::string> for_questions() const {
    std::vector<std::string> ids;
    auto const take = [&](std::string const& id) {
      if (traits_of(s.segments.at(id).plan.kind).for_questions) ids.push_back(id);
    };
    if (s.current) take(*s.current);
    for (auto const& id : ahead_) take(id);
    return ids;
  }

  duration slack(segment const& g) const {
    auto const least = std::max(protected_minimum(g.plan), spent(g.clock, now));
    return std::max(duration{}, whole(g.clock) - least);
  }

  // What more time is added to: what is overdrawn has to be made up for first, and a grace that runs.
  duration base(segment const& g) const {
    auto const due = s.current == g.plan.id && left(g.clock, now) < duration{} ? hand_over_due(s) : std::nullopt;
    return std::max(whole(g.clock), spent(g.clock, now) + (due ? std::max(duration{}, *due - now) : duration{}));
  }

  duration space(segment const& g) const { return limits::allotment_max - base(g); }

  template <typename Room>
  void change(remedy how, std::vector<std::string> const& ids, duration by, Room room_of, int sign) {
    std::vector<duration> room;
    for (auto const& id : ids) room.push_back(std::max(duration{}, room_of(s.segments.at(id))));
    auto const shares = shared(by, room);
    offer one{how, {}, {}, {}, sign < 0 ? by - sum(shares) : sum(shares) - by};
    for (std::size_t i = 0; i < ids.size(); ++i) {
      auto const& g = s.segments.at(ids[i]);
      auto const& clock = g.clock;
      auto const from = sign < 0 ? whole(clock) : base(g);
      if (shares[i] != duration{}) one.segments.push_back({ids[i], whole(clock), from + sign * shares[i]});
    }
    if (!one.segments.empty()) made.push_back(std::move(one));
  }
};

}  // namespace

std::optional<duration> behind(session const& s, time_point now) {
  auto const f = forecast_of(s);
  if (!f.end) return std::nullopt;
  return moved(f, *f.end, now) - s.end;
}

duration to_catch_up(session const& s, time_point now) {
  return std::chrono::ceil<std::chrono::seconds>(behind(s, now).value_or(duration{}));
}

std::vector<offer> catch_up_offers(session const& s, duration behind, time_point now) {
  if (s.status == session_status::concluded || s.status == session_status::closed) return {};
  offering all(s, now);
  if (behind > duration{}) {
    all.shorten(behind);
    all.from_questions(behind);
    all.drop(behind);
    all.extend(behind);
  } else if (behind < duration{}) {
    all.to_questions(-behind);
    all.lengthen(-behind);
    all.end_earlier(-behind);
  }
  return std::move(all.made);
}

}  // namespace dais
