#include "room/channel.hpp"

#include "catch.hpp"
#include "room/limits.hpp"
#include "stepped_loop.hpp"
#include "wire/deflate.hpp"

#include <algorithm>
#include <list>

namespace dais::room {

using namespace std::chrono_literals;

namespace {

// Somebody who counts what they are sent.
struct listener : outbox {
  channel_subscriber in_channel{this};
  bool roomy = true;
  std::vector<frame> got, deflated;

  void send(frame const& one) override { got.push_back(one); }
  bool has_room() const override { return roomy; }
  bool admits_audience() override { return true; }
  void send_deflated(frame const& one) override { deflated.push_back(one); }
  void let_rest() override {}
  void close(close_code) override {}

  bool was_sent_snapshot() const { return !got.empty() && got.back()->find("\"snapshot\"") != std::string::npos; }
};

// A channel of one count, whose patches are about as large as the test says, and its snapshots too from the first subscriber on.
struct radio {
  explicit radio(coalescing g = {}) : coalesced(g) {}

  stepped_loop loop{time_point(std::chrono::hours(1))};
  metrics counted;
  std::uint32_t count = 0;
  std::size_t patch_bytes = 10, snapshot_bytes = 1000;
  coalescing coalesced;
  channel on{loop,
             coalesced,
             {counted, counted.publish[0]},
             [this](change_set const& t) {
               if (t.undoing) return session_view{};
               return t.queue ? shown(snapshot_bytes, 's') : shown(patch_bytes, 'p');
             },
             [] {
               change_set all;
               all.queue = true;
               return all;
             },
             {}};

  session_view shown(std::size_t bytes, char letter) const {
    session_view view;
    view.votes[std::string(bytes, letter)] = count;
    return view;
  }

  void vote() {
    ++count;
    change_set t;
    t.votes.insert("q1");
    on.publish(t);
    loop.run();
  }

  void change() {
    ++count;
    change_set t;
    t.run = true;
    on.publish(t);
  }

  // One that those who read here are not shown.
  void change_elsewhere() {
    change_set t;
    t.undoing = true;
    on.publish(t);
  }
};

}  // namespace

TEST_CASE("many subscribers are served in slices, in the order of the patches, whoever leaves meanwhile") {
  radio in;
  std::list<listener> all(2 * limits::slice + 10);
  for (auto& one : all) in.on.join(one.in_channel, {});
  for (auto& one : all) one.got.clear();
  in.change();
  auto const served = [&] {
    return static_cast<std::size_t>(std::count_if(all.begin(), all.end(), [](auto const& one) { return !one.got.empty(); }));
  };
  CHECK(served() == limits::slice);
  in.change();
  CHECK(served() == limits::slice);

  in.on.leave(all.front().in_channel);
  all.pop_front();
  in.loop.run();
  for (auto& one : all) {
    in.on.catch_up(one.in_channel);
    REQUIRE(one.got.size() == 2);
    CHECK(*one.got[0] < *one.got[1]);
  }
  CHECK(in.counted.publish[0].counts().back() == 1);
}

TEST_CASE("who inflates is sent the same snapshot deflated, which is made once for all who come, and patches as they are") {
  radio in;
  listener plain, one, other;
  one.in_channel.inflates = other.in_channel.inflates = true;
  for (auto* who : {&plain, &one, &other}) in.on.join(who->in_channel, {});
  REQUIRE(one.deflated.size() == 1);
  CHECK(one.got.empty());
  CHECK(*one.deflated[0] == deflated(*plain.got.at(0)));
  CHECK(other.deflated == one.deflated);

  in.change();
  CHECK(one.got.size() == 1);
  CHECK(one.got.back() == plain.got.back());
  listener late;
  late.in_channel.inflates = true;
  in.on.join(late.in_channel, {});
  listener and_plain;
  in.on.join(and_plain.in_channel, {});
  CHECK(*late.deflated.at(0) == deflated(*and_plain.got.at(0)));
}

TEST_CASE("a snapshot that would take long to deflate is sent as it is") {
  radio in;
  in.snapshot_bytes = limits::deflated_snapshot_bytes;
  listener one;
  one.in_channel.inflates = true;
  in.on.join(one.in_channel, {});
  CHECK(one.deflated.empty());
  CHECK(one.got.size() == 1);
}

TEST_CASE("whoever comes in between two slices keeps nobody from being served") {
  radio in;
  std::list<listener> all(2 * limits::slice + 10);
  for (auto& one : all) in.on.join(one.in_channel, {});
  for (auto& one : all) one.got.clear();
  in.change();
  in.change();
  listener late;
  in.on.join(late.in_channel, {});
  in.loop.run();
  for (auto const& one : all) REQUIRE(one.got.size() == 2);
  CHECK(late.got.size() == 1);
}

TEST_CASE("a subscriber without room is passed over, and is sent the same patches when it has") {
  radio in;
  listener quick, slow;
  in.on.join(quick.in_channel, {});
  in.on.join(slow.in_channel, {});
  quick.got.clear();
  slow.got.clear();
  slow.roomy = false;
  for (int i = 0; i < 3; ++i) in.change();
  CHECK(quick.got.size() == 3);
  CHECK(slow.got.empty());

  slow.roomy = true;
  in.on.catch_up(slow.in_channel);
  CHECK(slow.got == quick.got);
  in.on.catch_up(slow.in_channel);
  CHECK(slow.got.size() == 3);
}

TEST_CASE("a subscriber that missed more than a snapshot holds is sent one snapshot") {
  radio in;
  listener slow;
  in.on.join(slow.in_channel, {});
  slow.got.clear();
  slow.roomy = false;
  in.patch_bytes = 500;
  while (in.count < 200) in.change();
  in.on.catch_up(slow.in_channel);
  in.on.catch_up(slow.in_channel);
  CHECK(slow.got.size() == 1);
  CHECK(slow.was_sent_snapshot());
}

TEST_CASE("who comes back is sent the patches where they are less than a snapshot, and else the snapshot") {
  radio in;
  in.patch_bytes = 500;
  in.snapshot_bytes = GENERATE(std::size_t{1000}, std::size_t{100'000});
  listener first;
  in.on.join(first.in_channel, {});
  while (in.count < 100) in.change();
  in.change();
  bool const by_patches = in.snapshot_bytes > 100 * in.patch_bytes;
  CHECK(in.on.resumes(1) == by_patches);
  CHECK(in.on.resumes(100));
  listener back;
  in.on.join(back.in_channel, 1);
  CHECK(back.got.size() == (by_patches ? 100 : 1));
  CHECK(back.was_sent_snapshot() != by_patches);
}

TEST_CASE("so many patches are kept for those who come back, and no more") {
  radio in;
  in.snapshot_bytes = limits::kept_patch_bytes;
  listener first;
  in.on.join(first.in_channel, {});
  while (in.count <= limits::kept_patches) in.change();
  CHECK(in.on.resumes(1));
  CHECK_FALSE(in.on.resumes(0));
  CHECK_FALSE(in.on.resumes(in.count + 1));
}

TEST_CASE("a change that its subscribers are not shown costs a channel neither its snapshot nor the next change its place at the front") {
  radio in({20ms, {}});
  listener one, late;
  in.on.join(one.in_channel, {});
  in.change_elsewhere();
  in.on.join(late.in_channel, {});
  CHECK(in.counted.snapshots == 1);
  in.change();
  CHECK(one.got.size() == 2);
  in.loop.step(1s);
  CHECK(in.counted.publish[0].counts().back() == 1);
}

TEST_CASE("a snapshot is made once for all who come between two changes, with the counts since") {
  radio in;
  std::list<listener> all(4);
  for (auto& one : all) {
    in.on.join(one.in_channel, {});
    in.vote();
  }
  CHECK(in.counted.snapshots == 1);
  auto& last = all.back();
  REQUIRE(last.got.size() == 1 + 3 + 1);  // the snapshot, the three before it came, its own
  for (auto const& one : all) CHECK(*one.got.back() == *last.got.back());

  in.change();
  listener late;
  in.on.join(late.in_channel, {});
  CHECK(in.counted.snapshots == 2);
  CHECK(late.got.size() == 1);

  in.patch_bytes = 500;
  in.vote();
  listener later;
  in.on.join(later.in_channel, {});
  CHECK(in.counted.snapshots == 3);
  CHECK(later.got.size() == 1);
}

TEST_CASE("the first change after a pause goes out at once, and what follows within the time together") {
  radio in({20ms, {}});
  listener one;
  in.on.join(one.in_channel, {});
  one.got.clear();
  in.change();
  CHECK(one.got.size() == 1);
  in.change();
  in.loop.step(19ms);
  in.change();
  CHECK(one.got.size() == 1);
  in.loop.step(1ms);
  CHECK(one.got.size() == 2);
  in.loop.step(20ms);
  in.change();
  CHECK(one.got.size() == 3);
}

}  // namespace dais::room
