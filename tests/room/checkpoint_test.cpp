#include "room/checkpoint.hpp"

#include "hall.hpp"
#include "protocol/codec.hpp"
#include "room/sha256.hpp"
#include "session/evolve.hpp"
#include "session/limits.hpp"

#include <algorithm>
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
  }

  void append(std::string id, actor const& by, event::any const& what) {
    log->append("panel", std::move(id), write_payload({by, what}), {});
  }

  // As the whole log says.
  session truth() {
    session folded;
    for (auto const& entry : entries()) {
      auto read = std::get<payload>(read_payload(entry.payload));
      evolve(folded, {entry.seq, entry.at, std::move(read.by), std::move(read.what), read.until});
    }
    return folded;
  }
};

void check_that_all_is_read(long_evening& in) {
  in.restart();
  in.status();
  CHECK(in.log->followed_after == std::vector<std::uint64_t>{0});
  CHECK(*in.all->state_of("panel") == in.truth());
}

}  // namespace

TEST_CASE("a start reads only what came after the checkpoint, and stands where the whole log leads") {
  long_evening in("a");
  auto const before = view_from_scratch(in, role::moderator);
  auto const kept = read_checkpoint(in.disk->checkpoint("panel")).value();
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
  in.disk->keep_checkpoint("panel", write_checkpoint(*in.all->state_of("panel"), in.entries().back().id, {},
                                                     {{"the press/m", {*record, effect::done}}, {"too late/m", {stands_at, effect::stale}}},
                                                     {{stands_at, effect::late}}));
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
  auto bytes = in.disk->checkpoint("panel");
  auto const at = GENERATE(0u, 40u, 200u);
  bytes[at] = static_cast<char>(bytes[at] ^ 1);
  in.disk->keep_checkpoint("panel", GENERATE_COPY(std::string(bytes), bytes.substr(0, bytes.size() / 2), std::string("short")));
  check_that_all_is_read(in);
}

TEST_CASE("a checkpoint of a program with other rules is as good as none") {
  long_evening in("a");
  auto bytes = in.disk->checkpoint("panel");
  auto const rules = bytes.find(rules_digest);
  REQUIRE(rules != std::string::npos);
  bytes[rules] = bytes[rules] == '0' ? '1' : '0';
  auto const digest = sha256(std::string_view(bytes).substr(0, bytes.size() - sizeof(sha256({}))));
  std::copy(digest.begin(), digest.end(), bytes.end() - static_cast<std::ptrdiff_t>(digest.size()));
  in.disk->keep_checkpoint("panel", bytes);
  check_that_all_is_read(in);
}

TEST_CASE("a checkpoint of another log is found out, and the log is read from its beginning") {
  long_evening other("another");
  long_evening in("a", GENERATE(std::size_t{5}, limits::checkpoint_records + 10));
  in.disk->keep_checkpoint("panel", other.disk->checkpoint("panel"));
  in.restart();
  in.status();
  REQUIRE(in.log->followed_after.size() == 2);
  CHECK(in.log->followed_after.back() == 0);
  CHECK(*in.all->state_of("panel") == in.truth());
}
