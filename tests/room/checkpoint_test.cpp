#include "room/checkpoint.hpp"

#include "hall.hpp"
#include "room/limits.hpp"
#include "session/evolve.hpp"
#include "wire/codec.hpp"

#include <chrono>

using namespace dais;
using namespace dais::room;
using namespace std::chrono_literals;

namespace {

actor const ines{role::participant, "ines"};

// A session that has been written down, with some records after that.
struct long_evening : hall {
  explicit long_evening(std::string const& name, std::size_t votes = limits::checkpoint_records) {
    status();
    append(name + "opened", {role::moderator, {}}, event::session_opened{1});
    append(name + "first", ines, event::question_submitted{"How deep is the sea?", "", {}, true, {}, false});
    append(name + "second", ines, event::question_submitted{"How deep is the sea there?", "", {}, true, {}, false});
    for (std::size_t i = 0; i < votes; ++i) append(name + std::to_string(i), ines, event::voted{"q1", i % 2 == 0});
    loop.run();
    append(name + "last", ines, event::voted{"q2", true});
    loop.run();
  }

  void append(std::string id, actor const& by, event::any const& what) {
    log->append("panel", std::move(id), write_payload({by, what}), {});
  }

  // As the whole log says.
  session truth() {
    session folded;
    for (auto const& entry : entries()) {
      evolve(folded, record_of(entry.seq, entry.at, std::get<payload>(read_payload(entry.payload))));
    }
    return folded;
  }
};

void check_that_all_is_read(long_evening& in) {
  in.restart();
  in.status();
  CHECK(in.log->followed_after.front() == 0);
  CHECK(*in.all->state_of("panel") == in.truth());
}

}  // namespace

TEST_CASE("a start reads only what came after the checkpoint, and stands where the whole log leads") {
  long_evening in("a");
  auto const before = view_from_scratch(in, role::moderator);
  auto const kept = read_checkpoint(in.checkpoint()).value();
  REQUIRE(kept.state.seq >= limits::checkpoint_records);
  REQUIRE(kept.state.seq < in.entries().size());
  in.restart();
  in.status();
  CHECK(in.log->followed_after == std::vector{kept.state.seq - 1});
  CHECK(*in.all->state_of("panel") == in.truth());
  CHECK(view_from_scratch(in, role::moderator) == before);
}

TEST_CASE("a command of before the checkpoint that is sent again is answered as it was") {
  hall in;
  visitor chair(in);
  chair.enter(role::moderator);
  command::any const press = command::open_session{1};
  chair.send("the press", press);
  chair.send("too late", press);
  in.loop.run();
  auto const record = chair->answer_to("the press")->record;
  REQUIRE(record);
  REQUIRE(chair->answer_to("too late")->code != 0);
  // And one that the log had too late, so long ago that only this is kept of it.
  in.log->hold();
  chair.send("very late", command::start{2, {}});
  in.loop.step(5s + 1ms);
  in.log->release();
  in.loop.run();
  REQUIRE(chair->answer_to("very late")->code == static_cast<int>(rejection_code::too_late));
  chair.leave();
  in.loop.run();
  auto const stands_at = in.all->state_of("panel")->seq;
  in.disk->keep_checkpoint(
      "panel", write_checkpoint({*in.all->state_of("panel"),
                                 in.entries().back().id,
                                 {},
                                 outcomes({{"the press/m", {*record, effect::done}}, {"too late/m", {stands_at, effect::stale}}},
                                          {{stands_at, effect::late}})}));
  in.restart();
  chair.enter(role::moderator);
  REQUIRE(in.log->followed_after == std::vector{stands_at - 1});
  auto const records = in.entries().size();
  chair.send("the press", press);
  chair.send("too late", press);
  chair.send("very late", command::start{2, {}});
  in.loop.run();
  CHECK(chair->answer_to("very late")->code == static_cast<int>(rejection_code::too_late));
  CHECK(chair->answer_to("the press")->record == record);
  CHECK(chair->answer_to("too late")->code == static_cast<int>(rejection_code::stale));
  CHECK(in.entries().size() == records);
}

TEST_CASE("a checkpoint that is damaged is as good as none") {
  long_evening in("a");
  auto bytes = in.checkpoint();
  auto const at = GENERATE(0u, 40u, 200u);
  bytes[at] = static_cast<char>(bytes[at] ^ 1);
  in.disk->keep_checkpoint("panel", GENERATE_COPY(std::string(bytes), bytes.substr(0, bytes.size() / 2), std::string("short")));
  check_that_all_is_read(in);
}

TEST_CASE("a checkpoint that was written by other rules or in another encoding is as good as none") {
  long_evening in("a");
  auto const kept = read_checkpoint(in.checkpoint()).value();
  REQUIRE(read_checkpoint(write_checkpoint(kept, {})));
  auto const other = GENERATE(values<checkpoint_format>({
      {.rules = rules_version + 1},
      {.rules = rules_version - 1},
      {.similarity = similarity_version + 1},
      {.packing = packing_version + 1},
      {.shape = "another"},
  }));
  CAPTURE(other.line());
  auto const bytes = write_checkpoint(kept, other);
  CHECK(bytes.starts_with(other.line()));
  CHECK_FALSE(read_checkpoint(bytes));
  in.disk->keep_checkpoint("panel", bytes);
  check_that_all_is_read(in);
}

TEST_CASE("a checkpoint is made of the one before and the records since, beside the room") {
  long_evening in("a");
  auto const first = read_checkpoint(in.checkpoint()).value();
  SECTION("which is there") {}
  SECTION("which is gone") { in.disk->keep_checkpoint("panel", {}); }
  SECTION("which is of another log") {
    long_evening other("another");
    in.disk->keep_checkpoint("panel", other.checkpoint());
  }
  SECTION("which is of a longer log") {
    auto longer = first;
    longer.state.seq += 10 * limits::checkpoint_records;
    in.disk->keep_checkpoint("panel", write_checkpoint(longer));
  }
  for (std::size_t i = 0; i < limits::checkpoint_records; ++i) {
    in.append("again" + std::to_string(i), ines, event::voted{"q2", i % 2 == 0});
  }
  in.loop.run();
  auto const second = read_checkpoint(in.checkpoint()).value();
  CHECK(second.state.seq >= first.state.seq + limits::checkpoint_records);
  in.restart();
  in.status();
  CHECK(in.log->followed_after == std::vector{second.state.seq - 1});
  CHECK(*in.all->state_of("panel") == in.truth());
}

TEST_CASE("a checkpoint of another log is found out, and the log is read from its beginning") {
  long_evening other("another");
  long_evening in("a", GENERATE(std::size_t{5}, limits::checkpoint_records + 10));
  in.disk->keep_checkpoint("panel", other.checkpoint());
  in.restart();
  in.status();
  REQUIRE(in.log->followed_after.size() >= 2);
  CHECK(in.log->followed_after[0] > 0);
  CHECK(in.log->followed_after[1] == 0);
  CHECK(*in.all->state_of("panel") == in.truth());
}
