// What every engine keeps to, whatever it is made of.

#include "log/followers.hpp"
#include "log/limits.hpp"
#include "seeds.hpp"
#include "support.hpp"

#include <algorithm>
#include <numeric>
#include <random>

using namespace dais;
using namespace dais::log;
using namespace std::chrono_literals;

namespace {

rig::kind any_engine() { return GENERATE(rig::kind::memory, rig::kind::sqlite, rig::kind::postgres); }

std::vector<std::uint64_t> from_to(std::uint64_t first, std::uint64_t last) {
  std::vector<std::uint64_t> places(last - first + 1);
  std::iota(places.begin(), places.end(), first);
  return places;
}

}  // namespace

TEST_CASE("the first entry of a session is number one, and there are no gaps after it") {
  rig r(any_engine());
  CHECK(r.appended_ok("opening", "a").seq == 1);
  CHECK(r.appended_ok("opening", "b").seq == 2);
  CHECK(r.appended_ok("opening", "c").seq == 3);
}

TEST_CASE("each session is numbered apart") {
  rig r(any_engine());
  r.appended_ok("opening", "a");
  r.appended_ok("opening", "b");
  CHECK(r.appended_ok("closing", "c").seq == 1);
  CHECK(r.all("closing").size() == 1);
}

TEST_CASE("what is appended comes back as it was, with its place and its time") {
  rig r(any_engine());
  auto const text = std::string("{\"type\":\"\xC3\xA9t\xC3\xA9 'quoted'\"}");
  r.appended_ok("opening", "a", text);
  CHECK(r.all("opening") == std::vector{entry{1, r.now, "a", text}});
}

TEST_CASE("every byte of a payload is kept") {
  rig r(any_engine());
  auto const payload = GENERATE(std::string{}, std::string("nought\0inside", 13), std::string("\xFF\xFE not UTF-8 \x80"),
                                std::string(3'000'000, 'x'), std::string("'; DROP TABLE entries; --"));
  r.appended_ok("opening", "a", payload);
  CHECK((r.all("opening").at(0).payload == payload));
}

TEST_CASE("the stamps of a session do not go back when the clock does") {
  rig r(any_engine());
  time_point const late = r.now;
  r.appended_ok("opening", "a");
  r.now -= 1h;
  r.appended_ok("opening", "b");
  r.appended_ok("other", "c");
  r.now = late + 1ms;
  r.appended_ok("opening", "d");
  auto const entries = r.all("opening");
  REQUIRE(entries.size() == 3);
  CHECK(entries[0].at == late);
  CHECK(entries[1].at == late);
  CHECK(entries[2].at == late + 1ms);
  CHECK(r.all("other").at(0).at == late - 1h);
}

TEST_CASE("the stamps of a session do not go back whatever the clock is set to between its entries, and while nobody has it open") {
  auto const kind = any_engine();
  auto const is_kept = kind != rig::kind::memory && GENERATE(false, true);
  for (auto const step : {-1ms, -1000ms, -3'600'000ms, -7'200'000ms, 1ms, 3'600'000ms, 7'200'000ms}) {
    CAPTURE(is_kept, step.count());
    rig r(kind);
    r.now += 24h;
    time_point const first = r.now;
    std::vector<time_point> expected{first};
    r.appended_ok("opening", "a");
    for (auto const* id : {"b", "c", "d"}) {
      r.now += step;
      if (is_kept) r.open();
      r.appended_ok("opening", id);
      expected.push_back(std::max<time_point>(first, r.now));
    }
    r.now = first + 24h;
    if (is_kept) r.open();
    r.appended_ok("opening", "e");
    expected.push_back(r.now);
    std::vector<time_point> stamps;
    for (auto const& e : r.all("opening")) stamps.push_back(e.at);
    CHECK(stamps == expected);
    CHECK(r.newest() == time_point(r.now));
  }
}

TEST_CASE("an id that is in the session already is answered with the first entry's place, and adds nothing") {
  rig r(any_engine());
  r.appended_ok("opening", "a", "first");
  r.appended_ok("opening", "b");
  collector c;
  auto const subscribed = r.log->follow("opening", 0, c.deliver());
  CHECK(r.found_there("opening", "a", "second").seq == 1);
  CHECK(r.appended_ok("opening", "c").seq == 3);
  CHECK(c.places() == from_to(1, 3));
  CHECK(c.entries.at(0).payload == "first");
}

TEST_CASE("an id that is appended twice before either is durable counts once") {
  rig r(any_engine());
  outcome first, second, third;
  bool done = false;
  r.log->append("opening", "a", "first", r.into(first, done));
  r.log->append("opening", "a", "second", r.into(second, done));
  done = false;
  r.log->append("opening", "b", "{}", r.into(third, done));
  r.work.run_until([&] { return is_new(third) && std::get<appended>(third).seq != 0; });
  CHECK(std::get<appended>(first).seq == 1);
  CHECK(std::get<was_there>(second).seq == 1);
  CHECK(std::get<appended>(third).seq == 2);
}

TEST_CASE("the same id in another session is another entry") {
  rig r(any_engine());
  r.appended_ok("opening", "a");
  CHECK(r.appended_ok("closing", "a").seq == 1);
}

TEST_CASE("a follower is given what is there, then what comes, in order") {
  rig r(any_engine());
  r.appended_ok("opening", "a");
  r.appended_ok("opening", "b");
  collector c;
  auto const subscribed = r.log->follow("opening", 0, c.deliver(), c.on_caught_up());
  r.work.run_until([&] { return c.caught_up != 0; });
  CHECK(c.places() == from_to(1, 2));
  r.appended_ok("opening", "c");
  r.appended_ok("closing", "of another session");
  r.appended_ok("opening", "d");
  CHECK(c.places() == from_to(1, 4));
  CHECK(c.caught_up == 1);
}

TEST_CASE("a follower from the middle is given what comes after it") {
  rig r(any_engine());
  for (auto const* id : {"a", "b", "c"}) r.appended_ok("opening", id);
  collector c;
  auto const subscribed = r.log->follow("opening", 2, c.deliver(), c.on_caught_up());
  r.work.run_until([&] { return c.caught_up != 0; });
  r.appended_ok("opening", "d");
  CHECK(c.places() == from_to(3, 4));
}

TEST_CASE("a follower from a place that is not reached yet is given nothing up to there") {
  rig r(any_engine());
  r.appended_ok("opening", "a");
  collector c;
  auto const subscribed = r.log->follow("opening", 2, c.deliver(), c.on_caught_up());
  r.work.run_until([&] { return c.caught_up != 0; });
  for (auto const* id : {"b", "c", "d"}) r.appended_ok("opening", id);
  CHECK(c.places() == from_to(3, 4));
}

TEST_CASE("a follower of a session that is not there has caught up at once, and is given its first entry") {
  rig r(any_engine());
  collector c;
  auto const subscribed = r.log->follow("opening", 0, c.deliver(), c.on_caught_up());
  r.work.run_until([&] { return c.caught_up != 0; });
  CHECK(r.sessions().empty());
  r.appended_ok("opening", "a");
  CHECK(c.places() == from_to(1, 1));
}

TEST_CASE("nobody is called before the call that asked has returned") {
  rig r(any_engine());
  r.appended_ok("opening", "a");
  collector c;
  auto const subscribed = r.log->follow("opening", 0, c.deliver(), c.on_caught_up());
  bool done = false;
  outcome result;
  r.log->append("opening", "b", "{}", r.into(result, done));
  CHECK(c.entries.empty());
  CHECK(c.caught_up == 0);
  CHECK_FALSE(done);
}

TEST_CASE("an append is answered when all who follow the session have the entry, and in the order of the appends") {
  rig r(any_engine());
  collector one, two;
  auto const first = r.log->follow("opening", 0, one.deliver(), one.on_caught_up());
  auto const second = r.log->follow("opening", 0, two.deliver(), two.on_caught_up());
  r.work.run_until([&] { return one.caught_up != 0 && two.caught_up != 0; });
  std::vector<std::uint64_t> answered;
  bool had_it = true;
  for (int i = 0; i < 100; ++i)
    r.log->append("opening", std::to_string(i), "{}", [&](outcome o) {
      answered.push_back(std::get<appended>(o).seq);
      had_it = had_it && one.entries.size() >= answered.back() && two.entries.size() >= answered.back();
    });
  r.work.run_until([&] { return answered.size() == 100; });
  CHECK(answered == from_to(1, 100));
  CHECK(had_it);
}

TEST_CASE("nobody need be answered") {
  rig r(any_engine());
  r.log->append("opening", "a", "{}", {});
  CHECK(r.appended_ok("opening", "b").seq == 2);
}

TEST_CASE("a long session comes in chunks of a limited number of entries") {
  rig r(any_engine());
  constexpr std::uint64_t count = 5'000;
  std::uint64_t durable = 0;
  for (std::uint64_t i = 0; i < count; ++i) r.log->append("opening", std::to_string(i), "{}", [&](outcome) { ++durable; });
  r.work.run_until([&] { return durable == count; });
  collector c;
  auto const subscribed = r.log->follow("opening", 0, c.deliver(), c.on_caught_up());
  r.work.run_until([&] { return c.caught_up != 0; });
  CHECK(c.places() == from_to(1, count));
  CHECK(*std::max_element(c.sizes.begin(), c.sizes.end()) <= limits::replay_entries_max);
}

TEST_CASE("a long session comes in chunks of a limited number of bytes") {
  rig r(any_engine());
  for (int i = 0; i < 8; ++i) r.appended_ok("opening", std::to_string(i), std::string(limits::replay_bytes_max / 2, 'x'));
  collector c;
  auto const subscribed = r.log->follow("opening", 0, c.deliver(), c.on_caught_up());
  r.work.run_until([&] { return c.caught_up != 0; });
  CHECK(c.places() == from_to(1, 8));
  CHECK(*std::max_element(c.sizes.begin(), c.sizes.end()) <= 2);
}

TEST_CASE("entries that come while a long session is replayed follow it without a gap, and none twice") {
  rig r(any_engine());
  constexpr std::uint64_t before = 4 * limits::replay_entries_max;
  std::uint64_t durable = 0;
  for (std::uint64_t i = 0; i < before; ++i) r.log->append("opening", std::to_string(i), "{}", [&](outcome) { ++durable; });
  r.work.run_until([&] { return durable == before; });
  collector c;
  auto const subscribed = r.log->follow("opening", 0, c.deliver(), c.on_caught_up());
  std::uint64_t later = 0;
  while (c.caught_up == 0) {
    r.log->append("opening", "later " + std::to_string(later++), "{}", [&](outcome) { ++durable; });
    r.work.run_one();
  }
  CHECK(c.entries.size() >= before);
  r.work.run_until([&] { return durable == before + later; });
  CHECK(c.places() == from_to(1, before + later));
}

TEST_CASE("followers that begin and end at any moment each see one gapless list") {
  struct reader {
    collector got;
    std::uint64_t after = 0;
    std::unique_ptr<subscription> subscribed;
  };
  auto const kind = any_engine();
  for (auto const seed : seeds(20)) {
    CAPTURE(seed);
    std::mt19937 random(seed);
    auto const below = [&](unsigned n) { return static_cast<unsigned>(random() % n); };
    rig r(kind);
    std::vector<std::unique_ptr<reader>> readers;
    std::uint64_t asked = 0, durable = 0;
    for (int step = 0; step < 400; ++step) {
      switch (below(8)) {
        case 0: {
          auto next = std::make_unique<reader>();
          next->after = below(static_cast<unsigned>(durable) + 3);
          next->subscribed = r.log->follow("opening", next->after, next->got.deliver(), next->got.on_caught_up());
          readers.push_back(std::move(next));
          break;
        }
        case 1:
          if (!readers.empty()) readers[below(static_cast<unsigned>(readers.size()))]->subscribed.reset();
          break;
        case 2:
        case 3:
          if (r.work.waiting() != 0) r.work.run_one();
          break;
        default: r.log->append("opening", std::to_string(asked++), "{}", [&](outcome) { ++durable; });
      }
    }
    r.work.run_until([&] {
      return durable == asked &&
             std::all_of(readers.begin(), readers.end(), [](auto const& one) { return !one->subscribed || one->got.caught_up == 1; });
    });
    for (auto const& one : readers) {
      auto const has = one->got.places();
      if (!has.empty()) REQUIRE(has == from_to(one->after + 1, one->after + has.size()));
      if (one->subscribed) REQUIRE(one->after + has.size() == std::max(asked, one->after));
      REQUIRE(one->got.caught_up <= 1);
    }
  }
}

TEST_CASE("a follower that has ended is given nothing, not even what was on its way") {
  rig r(any_engine());
  r.appended_ok("opening", "a");
  collector replayed, live;
  auto subscribed = r.log->follow("opening", 0, live.deliver(), live.on_caught_up());
  r.work.run_until([&] { return live.caught_up != 0; });
  auto late = r.log->follow("opening", 0, replayed.deliver(), replayed.on_caught_up());
  r.log->append("opening", "b", "{}", {});
  r.work.wait_for(2);
  subscribed.reset();
  late.reset();
  r.appended_ok("opening", "c");
  CHECK(live.places() == from_to(1, 1));
  CHECK(replayed.entries.empty());
  CHECK(replayed.caught_up == 0);
}

TEST_CASE("a follower may end itself and others while it is given entries") {
  rig r(any_engine());
  std::unique_ptr<subscription> first, second;
  std::size_t seen = 0, seen_by_second = 0;
  int ready = 0;
  first = r.log->follow(
      "opening", 0,
      [&](std::span<entry const> e) {
        seen += e.size();
        first.reset();
        second.reset();
      },
      [&] { ++ready; });
  second = r.log->follow(
      "opening", 0, [&](std::span<entry const> e) { seen_by_second += e.size(); }, [&] { ++ready; });
  r.work.run_until([&] { return ready == 2; });
  r.appended_ok("opening", "a");
  r.appended_ok("opening", "b");
  CHECK(seen == 1);
  CHECK(seen_by_second == 0);
}

TEST_CASE("a follower that ends itself in the replay is not told that it has caught up") {
  rig r(any_engine());
  r.appended_ok("opening", "a");
  bool caught_up = false;
  std::size_t seen = 0;
  std::unique_ptr<subscription> subscribed;
  subscribed = r.log->follow(
      "opening", 0,
      [&](std::span<entry const> e) {
        seen += e.size();
        subscribed.reset();
      },
      [&] { caught_up = true; });
  r.work.run_until([&] { return seen != 0; });
  r.appended_ok("opening", "b");
  CHECK(seen == 1);
  CHECK_FALSE(caught_up);
}

TEST_CASE("a follower may append and follow while it is given entries") {
  rig r(any_engine());
  collector inner;
  std::unique_ptr<subscription> second;
  std::vector<std::uint64_t> seen;
  auto const first = r.log->follow("opening", 0, [&](std::span<entry const> entries) {
    for (auto const& e : entries) {
      seen.push_back(e.seq);
      if (e.seq < 5) r.log->append("opening", "after " + std::to_string(e.seq), "{}", {});
      if (e.seq == 2) second = r.log->follow("opening", 0, inner.deliver(), inner.on_caught_up());
    }
  });
  r.log->append("opening", "a", "{}", {});
  r.work.run_until([&] { return seen.size() == 5 && inner.entries.size() == 5; });
  CHECK(seen == from_to(1, 5));
  CHECK(inner.places() == from_to(1, 5));
}

TEST_CASE("an engine that is gone calls nothing, whatever it had posted") {
  rig r(any_engine());
  // Longer than one chunk: the replay has more to ask for when it finds the engine gone.
  std::uint64_t durable = 0;
  for (std::uint64_t i = 0; i < 2 * limits::replay_entries_max; ++i)
    r.log->append("opening", std::to_string(i), "{}", [&](outcome) { ++durable; });
  r.work.run_until([&] { return durable == 2 * limits::replay_entries_max; });
  collector live, replayed;
  auto const one = r.log->follow("opening", 0, live.deliver(), live.on_caught_up());
  r.work.run_until([&] { return live.caught_up != 0; });
  auto const two = r.log->follow("opening", 0, replayed.deliver(), replayed.on_caught_up());
  bool done = false;
  outcome result;
  r.log->append("opening", "b", "{}", r.into(result, done));
  r.work.wait_for(2);
  r.log->append("opening", "c", "{}", r.into(result, done));
  r.log.reset();
  auto const posted = r.work.posted();
  r.work.run_waiting();
  CHECK(live.entries.size() == durable);
  CHECK(replayed.entries.empty());
  CHECK_FALSE(done);
  CHECK(r.work.posted() == posted);
}

TEST_CASE("an engine may be destroyed by what it calls") {
  rig r(any_engine());
  int called = 0;
  collector replayed;
  r.appended_ok("opening", "a");
  SECTION("a follower") {
    auto const subscribed = r.log->follow(
        "opening", 0,
        [&](std::span<entry const>) {
          ++called;
          r.log.reset();
        },
        replayed.on_caught_up());
    r.work.run_until([&] { return called != 0; });
    r.work.run_waiting();
    CHECK(replayed.caught_up == 0);
  }
  SECTION("an answer") {
    for (int i = 0; i < 10; ++i)
      r.log->append("opening", std::to_string(i), "{}", [&](outcome) {
        ++called;
        r.log.reset();
      });
    r.work.run_until([&] { return called != 0; });
    r.work.run_waiting();
  }
  CHECK(called == 1);
}

TEST_CASE("a log that is closed answers what was appended, takes nothing more, and says when it has") {
  rig r(any_engine());
  std::vector<std::string> told;
  for (auto const* id : {"a", "b"})
    r.log->append("opening", id, "{}", [&told, id](outcome o) { told.push_back(id + std::string(is_new(o) ? " is there" : " is not")); });
  r.log->close([&] { told.push_back("closed"); });
  r.work.run_until([&] { return told.size() == 3; });
  CHECK(told == std::vector<std::string>{"a is there", "b is there", "closed"});
  CHECK(std::holds_alternative<not_appended>(r.append("opening", "c", "{}")));
  CHECK(r.all("opening").size() == 2);
}

TEST_CASE("the names of the sessions come oldest first") {
  rig r(any_engine());
  CHECK(r.sessions().empty());
  r.appended_ok("b", "1");
  r.appended_ok("a", "2");
  r.appended_ok("c", "3");
  r.appended_ok("b", "4");
  CHECK(r.sessions() == std::vector<std::string>{"b", "a", "c"});
}

TEST_CASE("a follower of the sessions is given those that are there, then new ones, each once and before its first append is answered") {
  rig r(any_engine());
  r.appended_ok("b", "1");
  sessions_collector c;
  auto const subscribed = r.log->follow_sessions(c.deliver(), c.on_caught_up());
  r.work.run_until([&] { return c.caught_up != 0; });
  CHECK(c.names == std::vector<std::string>{"b"});
  r.appended_ok("a", "2");
  CHECK(c.names == std::vector<std::string>{"b", "a"});
  r.appended_ok("b", "3");
  r.found_there("a", "2");
  r.appended_ok("c", "4");
  CHECK(c.names == std::vector<std::string>{"b", "a", "c"});
  CHECK(c.caught_up == 1);
}

TEST_CASE("many sessions come in chunks, and new ones meanwhile are not missed") {
  rig r(any_engine());
  constexpr std::size_t count = 2 * limits::replay_entries_max + 10;
  std::size_t durable = 0, asked = 0;
  auto const begin = [&] { r.log->append("s" + std::to_string(asked++), "created", "{}", [&](outcome) { ++durable; }); };
  while (asked != count) begin();
  r.work.run_until([&] { return durable == count; });
  sessions_collector c;
  auto const subscribed = r.log->follow_sessions(c.deliver(), c.on_caught_up());
  while (c.caught_up == 0) {
    begin();
    r.work.run_one();
  }
  r.work.run_until([&] { return durable == asked; });
  std::vector<std::string> expected;
  for (std::size_t i = 0; i < asked; ++i) expected.push_back("s" + std::to_string(i));
  CHECK(c.names == expected);
  CHECK(*std::max_element(c.sizes.begin(), c.sizes.end()) <= limits::replay_entries_max);
}

TEST_CASE("a follower of the sessions that has ended is given nothing, and may end itself") {
  rig r(any_engine());
  r.appended_ok("a", "1");
  sessions_collector ended;
  auto subscribed = r.log->follow_sessions(ended.deliver(), ended.on_caught_up());
  subscribed.reset();
  std::vector<std::string> seen;
  bool caught_up = false;
  std::unique_ptr<subscription> own;
  own = r.log->follow_sessions(
      [&](std::span<std::string const> names) {
        seen.insert(seen.end(), names.begin(), names.end());
        own.reset();
      },
      [&] { caught_up = true; });
  r.work.run_until([&] { return !seen.empty(); });
  r.appended_ok("b", "2");
  CHECK(seen == std::vector<std::string>{"a"});
  CHECK_FALSE(caught_up);
  CHECK(ended.names.empty());
  CHECK(ended.caught_up == 0);
}

TEST_CASE("the newest stamp is that of any session") {
  rig r(any_engine());
  CHECK(r.newest() == time_point{});
  r.now += 1h;
  time_point const newest = r.now;
  r.appended_ok("a", "1");
  r.now -= 30min;
  r.appended_ok("b", "2");
  CHECK(r.newest() == newest);
}

TEST_CASE("an entry is found by its id, in its session only and however many came behind it") {
  auto const kind = any_engine();
  rig r(kind);
  r.appended_ok("opening", "a", "first");
  auto const first = r.all("opening").front();
  for (int i = 0; i < 100; ++i) r.appended_ok("opening", std::to_string(i));
  r.appended_ok("closing", "b");
  if (kind != rig::kind::memory) r.open();
  CHECK(r.find("opening", "a").there == first);
  CHECK_FALSE(r.find("opening", "b").there);
  CHECK_FALSE(r.find("closing", "a").there);
  CHECK_FALSE(r.find("nowhere", "a").there);
  CHECK(r.sessions() == std::vector<std::string>{"opening", "closing"});
  CHECK(r.appended_ok("opening", "after").seq == 102);
}

TEST_CASE("what is not found and is appended later is stamped no earlier than the time that was told, whatever the clock does") {
  rig r(any_engine());
  r.appended_ok("opening", "a");
  r.now += 1h;
  time_point const told = r.find("opening", "b").at;
  CHECK(told == time_point(r.now));
  r.now -= 2h;
  CHECK(r.find("opening", "b").at == told);
  r.appended_ok("opening", "b");
  CHECK(r.all("opening").back().at == told);
  CHECK(r.find("opening", "b").there->seq == 2);
  CHECK(r.find("nowhere", "b").at == time_point(r.now));
}

TEST_CASE("what was appended before it is looked for is found") {
  rig r(any_engine());
  r.appended_ok("opening", "a");
  r.log->append("opening", "b", "{}", {});
  CHECK(r.find("opening", "b").there->seq == 2);
}

TEST_CASE("the checkpoint that was kept last is given back, to its session only") {
  rig r(any_engine());
  r.appended_ok("opening", "a");
  r.appended_ok("closing", "b");
  r.log->keep_checkpoint("opening", "the first");
  r.log->keep_checkpoint("opening", std::string("the\0second", 10));
  r.log->keep_checkpoint("nowhere", "the third");
  // An append is answered before what was asked for with it is done, and after what was asked for before.
  r.appended_ok("opening", "c");
  r.appended_ok("opening", "d");
  CHECK(r.checkpoint("opening") == std::string("the\0second", 10));
  CHECK(r.checkpoint("closing").empty());
  CHECK(r.checkpoint("nowhere").empty());
}

TEST_CASE("a session that is forgotten is gone, with what follows it, and another one of its name begins anew") {
  rig r(any_engine());
  r.appended_ok("opening", "a", "said in confidence");
  r.appended_ok("closing", "a");
  r.log->keep_checkpoint("opening", "in confidence");
  collector c;
  auto const subscribed = r.log->follow("opening", 0, c.deliver(), c.on_caught_up(), c.on_failed());
  r.work.run_until([&] { return c.caught_up != 0; });
  CHECK_FALSE(r.forget("opening"));
  REQUIRE(c.faults.size() == 1);
  CHECK(c.faults[0].what == "session opening was forgotten");
  CHECK(r.all("opening").empty());
  CHECK(r.checkpoint("opening").empty());
  CHECK(r.sessions() == std::vector<std::string>{"closing"});
  CHECK_FALSE(r.find("opening", "a").there);

  sessions_collector names;
  auto const of_names = r.log->follow_sessions(names.deliver(), names.on_caught_up());
  r.work.run_until([&] { return names.caught_up != 0; });
  CHECK(r.appended_ok("opening", "a", "something else").seq == 1);
  CHECK(names.names == std::vector<std::string>{"closing", "opening"});
  CHECK(r.all("opening").at(0).payload == "something else");
  CHECK(r.checkpoint("opening").empty());
  CHECK(c.entries.size() == 1);
  CHECK(r.all("closing").size() == 1);
}

TEST_CASE("to forget what is not there does no harm") {
  rig r(any_engine());
  r.appended_ok("closing", "a");
  CHECK_FALSE(r.forget("opening"));
  CHECK(r.sessions() == std::vector<std::string>{"closing"});
}

TEST_CASE("an entry that is rewritten keeps its place, its time and its id, and the session loses its checkpoint") {
  rig r(any_engine());
  r.appended_ok("opening", "a", "first");
  r.now += 1s;
  r.appended_ok("opening", "b", "said in confidence");
  r.appended_ok("opening", "c", "third");
  r.log->keep_checkpoint("opening", "in confidence");
  auto expected = r.all("opening");
  expected[1].payload = "...";
  r.now += 1h;
  CHECK_FALSE(r.rewrite("opening", {{2, "..."}}));
  CHECK(r.all("opening") == expected);
  CHECK(r.checkpoint("opening").empty());
  CHECK(r.find("opening", "b").there->payload == "...");
  CHECK(r.appended_ok("opening", "d").seq == 4);
}

TEST_CASE("where one of the entries to rewrite is not there, none is rewritten") {
  rig r(any_engine());
  r.appended_ok("opening", "a", "first");
  auto const wrong = r.rewrite("opening", {{1, "..."}, {2, "..."}});
  REQUIRE(wrong);
  CHECK(wrong->what == "session opening has no entry 2");
  CHECK(r.all("opening").at(0).payload == "first");
}
