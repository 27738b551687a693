#pragma once

#include "evening.hpp"
#include "session/deadline.hpp"

#include <array>
#include <random>
#include <utility>

namespace dais::test {

// Small, with everything that a plan can have: a grace, a round, an announcement, groups.
session_plan plan_with_all();

// Presses and types at random, mostly what the present state allows.
class crowd {
 public:
  explicit crowd(std::uint32_t seed) : engine_(seed), e(plan_with_all()) {}

 private:
  std::mt19937 engine_;

 public:
  evening e;

  std::size_t below(std::size_t n) { return engine_() % n; }
  bool coin() { return below(2) == 0; }

  actor a_moderator() { return below(4) == 0 ? co_moderator : moderator; }

  command::any by_moderator();
  // Of one of the latest things that can be undone or done again.
  command::any undoing();
  std::pair<actor, command::any> by_others();
  // What moderators do besides: of the public report, and of microphones. It is not among what they draw otherwise, for what chance makes
  // of that stands in `protocol/vectors`.
  command::any besides();
  // What the server asks for when it is due, what screens tell by themselves, and new links.
  std::pair<actor, command::any> by_itself();

  // Most panels are under way when they are looked at, with questions and people who wait for the floor.
  void set_out() {
    if (below(5) == 0) return;
    e.next_to(std::array{"intro", "first", "talk", "qa", "qa"}[below(5)]);
    for (auto const* name : {"Kim", "Lee", "Max"})
      e.enter({name, "", maybe("States"), coin(), below(4) == 0 ? request_kind::point_of_order : request_kind::speech});
    for (auto const& who : {rosa, tariq, mei}) e.submit(who, "Why?");
  }

  // Somebody else does something, if it is allowed.
  void others() {
    auto const [who, what] = by_others();
    e.ask(who, what);
  }

  // What is due next is due now, and not asked for yet.
  void wait_for_deadline() {
    if (auto const next = next_deadline(e.s, e.now); next && next->at > e.now) e.now = next->at;
  }

  void time_passes() {
    e.pass(duration{static_cast<int>(below(below(3) == 0 ? 200'000 : 20'000))});
    while (auto const due = next_deadline(e.s, e.now)) {
      if (due->at > e.now || e.ask(server, due->what) != done) break;
    }
  }

 private:
  template <typename Map>
  std::string one_of(Map const& map) {
    return map.empty() ? "none" : std::next(map.begin(), static_cast<std::ptrdiff_t>(below(map.size())))->first;
  }
  std::string segment() { return e.s.current && below(3) == 0 ? *e.s.current : one_of(e.s.segments); }
  std::string question() { return one_of(e.s.questions); }
  std::string request() { return e.s.speaking && below(3) == 0 ? *e.s.speaking : one_of(e.s.requests); }
  std::string panellist() { return e.s.panellists[below(e.s.panellists.size())].id; }
  std::optional<std::string> maybe(std::string id) { return coin() ? std::optional(std::move(id)) : std::nullopt; }
  // Mostly a speech; with whom it responds to, where that can be.
  std::pair<request_kind, std::optional<std::string>> asked_for() {
    auto const kind = static_cast<request_kind>(below(2) * below(4));
    return {kind, kind == request_kind::response ? e.s.speaking : std::nullopt};
  }
  duration time() { return std::chrono::seconds(static_cast<int>(below(300)) - 150); }
  std::uint32_t revision(std::string const& id) { return e.s.questions.contains(id) || e.s.requests.contains(id) ? e.revision_of(id) : 1; }
  segment_draft draft(segment_plan const* from) {
    segment_draft d{segment_kind::presentation, "Another", {panellist()}, 3min, 30s};
    if (from) {
      auto const& f = *from;
      d = {f.kind, "New title", f.speakers, f.allotment, f.wrap_up, f.minimum, f.grace, f.turn, f.notes};
    }
    if (coin()) d.notes = "Ask.";
    return d;
  }
};

}  // namespace dais::test
