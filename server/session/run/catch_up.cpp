#include "session/run/catch_up.hpp"

#include "session/limits.hpp"
#include "session/plan/segment_kinds.hpp"
#include "session/run/forecast.hpp"

#include <algorithm>
#include <iterator>
#include <numeric>

namespace dais {

namespace {

using namespace std::chrono_literals;

length sum(std::vector<length> const& all) { return std::accumulate(all.begin(), all.end(), length{}); }

length whole(countdown const& c) { return c.allotment + c.added; }

// `total` in shares as even as `room` allows; all of it where there is room for all of it.
std::vector<length> shared(length total, std::vector<length> const& room) {
  std::vector<length> shares(room.size());
  std::vector<std::size_t> narrowest(room.size());
  std::iota(narrowest.begin(), narrowest.end(), std::size_t{});
  std::stable_sort(narrowest.begin(), narrowest.end(), [&](auto a, auto b) { return room[a] < room[b]; });
  auto rest = std::min(total, sum(room));
  auto waiting = static_cast<length::rep>(room.size());
  for (auto const i : narrowest) {
    shares[i] = std::min(room[i], length(std::chrono::floor<std::chrono::seconds>(rest / waiting--)));
    rest -= shares[i];
  }
  // What seconds do not divide goes where there is room for it, by a second at most to who has least.
  while (rest > length{}) {
    auto least = room.size();
    for (auto const i : narrowest) {
      if (shares[i] < room[i] && (least == room.size() || shares[i] < shares[least])) least = i;
    }
    auto const more = std::min({length{1s}, rest, room[least] - shares[least]});
    shares[least] += more;
    rest -= more;
  }
  return shares;
}

class offering {
 public:
  offering(session const& of, instant at) : s(of), now(at), ahead_(still_to_come(of)) {}

  std::vector<offer> made;

  void shorten(length by) {
    change(
        remedy::shorten, for_speakers(), by, [&](segment const& g) { return slack(g); }, -1);
  }
  void from_questions(length by) {
    change(
        remedy::from_questions, for_questions(), by, [&](segment const& g) { return slack(g); }, -1);
  }
  void lengthen(length by) {
    change(
        remedy::lengthen, for_speakers(), by, [&](segment const& g) { return space(g); }, 1);
  }
  void to_questions(length by) {
    change(
        remedy::to_questions, for_questions(), by, [&](segment const& g) { return space(g); }, 1);
  }

  // Of the kind that is dropped first the shortest that makes up for it all, or else the longest; of those alike the last, which leaves
  // time to tell who was to speak.
  void drop(length by) {
    segment const* best = nullptr;
    for (auto const& id : ahead_) {
      auto const& g = s.segments.at(id);
      auto const rank = traits_of(g.plan.kind).dropped;
      if (!rank || g.state != segment_state::ahead || whole(g.clock) == length{}) continue;
      auto const others = best ? traits_of(best->plan.kind).dropped : std::nullopt;
      if (!others || rank < others || (rank == others && is_better(whole(g.clock), whole(best->clock), by))) best = &g;
    }
    if (best) made.push_back({remedy::drop, {}, best->plan.id, {}, by - whole(best->clock)});
  }

  void extend(length by) {
    if (s.plan.hard_stop) return;
    auto const end = s.end + std::chrono::ceil<std::chrono::minutes>(by);
    if (end > latest_end(s, now)) return;
    made.push_back({remedy::extend, {}, {}, end, by - (end - s.end)});
  }
  void end_earlier(length by) {
    auto const end = s.end - std::chrono::floor<std::chrono::minutes>(by);
    if (end == s.end || end <= s.plan.start) return;
    made.push_back({remedy::end_earlier, {}, {}, end, (s.end - end) - by});
  }

 private:
  session const& s;
  instant now;
  std::vector<std::string> ahead_;

  static bool is_better(length one, length other, length by) {
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

  length slack(segment const& g) const {
    auto const least = std::max(protected_minimum(g.plan), spent(g.clock, now));
    return std::max(length{}, whole(g.clock) - least);
  }

  // What more time is added to: what is overdrawn has to be made up for first.
  length base(countdown const& c) const { return std::max(whole(c), spent(c, now)); }

  length space(segment const& g) const { return limits::allotment_max - base(g.clock); }

  template <typename Room>
  void change(remedy how, std::vector<std::string> const& ids, length by, Room room_of, int sign) {
    std::vector<length> room;
    for (auto const& id : ids) room.push_back(std::max(length{}, room_of(s.segments.at(id))));
    auto const shares = shared(by, room);
    offer one{how, {}, {}, {}, sign < 0 ? by - sum(shares) : sum(shares) - by};
    for (std::size_t i = 0; i < ids.size(); ++i) {
      auto const& clock = s.segments.at(ids[i]).clock;
      auto const from = sign < 0 ? whole(clock) : base(clock);
      if (shares[i] != length{}) one.segments.push_back({ids[i], whole(clock), from + sign * shares[i]});
    }
    if (!one.segments.empty()) made.push_back(std::move(one));
  }
};

}  // namespace

std::optional<length> behind(session const& s, instant now) {
  auto const f = forecast_of(s);
  if (!f.end) return std::nullopt;
  return moved(f, *f.end, now) - s.end;
}

std::vector<offer> catch_up_offers(session const& s, length behind, instant now) {
  if (s.status == session_status::concluded || s.status == session_status::closed) return {};
  offering all(s, now);
  if (behind > length{}) {
    all.shorten(behind);
    all.from_questions(behind);
    all.drop(behind);
    all.extend(behind);
  } else if (behind < length{}) {
    all.to_questions(-behind);
    all.lengthen(-behind);
    all.end_earlier(-behind);
  }
  return std::move(all.made);
}

}  // namespace dais
