#include "catch.hpp"
#include "evening.hpp"
#include "seeds.hpp"

#include <cstdlib>
#include <random>

namespace dais::simulation {

namespace {

// Says which evening it was, and what of it is needed for it to go wrong.
void play(std::uint64_t seed, tally& counts) {
  evening const one{seed};
  try {
    one.play(counts);
  } catch (violation const& wrong) {
    FAIL("Evening " << seed << ": " << wrong.what() << "\n\nShortened:\n" << story_of(shortened(one)));
  }
}

constexpr std::uint32_t evenings_each = 500;  // times four tests: 2,000

// With DAIS_SEED set in the environment, plays that one evening instead of them all.
void play_from(std::uint64_t first) {
  tally counts;
  if (auto const* wanted = std::getenv("DAIS_SEED"); wanted && *wanted) return play(std::strtoull(wanted, nullptr, 10), counts);
  for (auto const seed : seeds(evenings_each)) play(first - 1 + seed, counts);

  // What never happened was not tested. Links are replaced in `tests/room/renewal_test.cpp`, for nobody here comes by another than their
  // first; sessions are locked in `tests/room/joining_test.cpp`, for everybody here comes in;
  // captions are kept in `tests/system/tools.test.mjs`, for nobody here gives any;
  // tools have their tokens in `tests/net/tool_api_test.cpp`; the organiser has no client here, and writes in `tests/net/http_test.cpp`.
  for (std::size_t kind = 0; kind < counts.events.size(); ++kind) {
    bool const is_elsewhere =
        kind == kind_number(event::any(event::link_renewed{})) || kind == kind_number(event::any(event::session_locked{})) ||
        kind == kind_number(event::any(event::personal_links_required{})) ||
        kind == kind_number(event::any(event::personal_links_made{})) || kind == kind_number(event::any(event::tool_admitted{})) ||
        kind == kind_number(event::any(event::tool_revoked{})) || kind == kind_number(event::any(event::moderators_told{})) ||
        kind == kind_number(event::any(event::caption_kept{}));
    if (is_elsewhere) continue;
    CAPTURE(kind);
    CHECK(counts.events[kind] >= 5);
  }
  for (auto const code : {rejection_code::not_json,
                          rejection_code::not_a_message,
                          rejection_code::unknown_command,
                          rejection_code::hello_expected,
                          rejection_code::not_allowed,
                          rejection_code::stale,
                          rejection_code::wrong_status,
                          rejection_code::wrong_segment,
                          rejection_code::wrong_state,
                          rejection_code::not_yours,
                          rejection_code::not_accepting,
                          rejection_code::floor_closed,
                          rejection_code::no_name,
                          rejection_code::no_such_segment,
                          rejection_code::no_such_question,
                          rejection_code::no_such_request,
                          rejection_code::no_such_panellist,
                          rejection_code::text_empty,
                          rejection_code::text_too_long,
                          rejection_code::out_of_range,
                          rejection_code::one_request_each,
                          rejection_code::log_failed,
                          rejection_code::muted,
                          rejection_code::no_such_group,
                          rejection_code::not_a_language,
                          rejection_code::not_a_time_zone,
                          rejection_code::no_such_participant,
                          rejection_code::too_fast,
                          rejection_code::too_many_entries,
                          rejection_code::not_received,
                          rejection_code::cannot_undo,
                          rejection_code::no_such_signal,
                          rejection_code::no_such_message,
                          rejection_code::no_such_change,
                          rejection_code::too_late}) {
    CAPTURE(static_cast<int>(code));
    CHECK(counts.refusals[static_cast<int>(code)] > 0);
  }
  CHECK(counts.stopped > 1000);
  CHECK(counts.stale > 100);
  CHECK(counts.late > 100);
  CHECK(counts.resumed > 1000);
  CHECK(counts.snapshots > 1000);
  CHECK(counts.own > 1000);
  CHECK(counts.repeated > 1000);
  CHECK(counts.restarts > 500);
  CHECK(counts.garbage > 500);
  CHECK(counts.comparisons > 10'000);
  CHECK(counts.claimed > 500);
  CHECK(counts.similar > 500);
  CHECK(counts.closed_by_itself > 50);
  CHECK(counts.interrupted > 5);
  CHECK(counts.set_aside_interrupted > 0);
  CHECK(counts.took_votes_along > 5);
  CHECK(counts.handed_over_by_itself > 50);
  CHECK(counts.announced > 50);
  CHECK(counts.stayed > 20);
  CHECK(counts.rounds > 50);
  CHECK(counts.offers > 500);
  CHECK(counts.asked_only > 500);
  CHECK(counts.reopened > 5);
  CHECK(counts.told_everywhere > 5'000);
  CHECK(counts.behind_others > 1'000);
}

}  // namespace

TEST_CASE("the invariants hold on 500 evenings, from seed 1") { play_from(1); }
TEST_CASE("the invariants hold on 500 evenings, from seed 501") { play_from(501); }
TEST_CASE("the invariants hold on 500 evenings, from seed 1,001") { play_from(1'001); }
TEST_CASE("the invariants hold on 500 evenings, from seed 1,501") { play_from(1'501); }

TEST_CASE("the invariants hold on 200 evenings that nobody has played before") {
  std::random_device of_the_machine;
  std::uint64_t const first = std::uint64_t{of_the_machine()} << 8;
  tally counts;
  for (std::uint64_t n = 0; n < 200; ++n) play(first + n, counts);
  CHECK(counts.asked >= 200 * 200);
  CHECK(counts.faults >= 200 * 3);
}

TEST_CASE("an evening without some of its steps is the same each time, and what a violation does not need is left out") {
  std::string once, again;
  evening const one{7, {3, 4, 5, 20}};
  tally counts;
  one.play(counts, [&](std::string const& line) { once += line + "\n"; });
  one.play(counts, [&](std::string const& line) { again += line + "\n"; });
  CHECK(once == again);
  CHECK(once.find("sends") != once.npos);
}

TEST_CASE("a seed gives the same history on every machine") {
  generator dice(5489);
  std::uint64_t number = 0;
  for (int i = 0; i < 10'000; ++i) number = dice.below(~std::uint64_t{0});
  CHECK(number == 9'981'545'732'273'789'042u);  // as the standard says of this engine
}

}  // namespace dais::simulation
