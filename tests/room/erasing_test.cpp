// What somebody typed is taken out of the log as well: beside the session, also after a crash, and before anything else is kept.

#include "hall.hpp"
#include "logged.hpp"
#include "room/checkpoint.hpp"
#include "room/limits.hpp"
#include "session/evolve.hpp"
#include "session/text.hpp"
#include "wire/codec.hpp"

#include <string>

namespace dais::room {

using namespace std::chrono_literals;

namespace {

std::string const text = "Where does the heron nest?";

struct erasing_hall : hall {
  visitor moderator{*this}, ada{*this};

  erasing_hall() {
    moderator.enter(role::moderator);
    ada.enter(role::participant, "Ada");
    REQUIRE(moderator.ask(command::open_session{1}).record);
    REQUIRE(moderator.ask(command::set_question_rules{1, false, true, intake::open, {"heron"}}).record);
    REQUIRE(ada.ask(command::submit_question{text, "Ada Heron"}).code == 0);
    REQUIRE(moderator.ask(command::edit_question{"q1", 1, text + " And why?"}).record);
    REQUIRE(moderator.ask(command::remove_participants{{1}}).record);
  }

  page::answer erase() { return moderator.ask(command::erase_participants{{1}}); }

  bool holds_text() {
    for (auto const& entry : entries()) {
      if (entry.payload.find("heron nest") != std::string::npos || entry.payload.find("Ada Heron") != std::string::npos) return true;
    }
    return false;
  }

  // As the log says.
  session truth() {
    session folded;
    for (auto const& entry : entries()) evolve(folded, record_of(entry.seq, entry.at, std::get<payload>(read_payload(entry.payload))));
    return folded;
  }

  void all_leave() {
    moderator.leave();
    ada.leave();
  }
};

}  // namespace

TEST_CASE("what was erased is taken out of the log, which leads where it led") {
  erasing_hall in;
  auto const before = in.entries();
  REQUIRE(in.erase().record);
  CHECK(in.moderator->view.at_pointer("/questions/q1/text").as_string() == std::string(erased_text).c_str());
  CHECK(in.ada->own.at_pointer("/questions/q1/text").as_string() == std::string(erased_text).c_str());
  CHECK_FALSE(in.holds_text());
  CHECK(in.truth() == *in.all->state_of("panel"));
  for (std::size_t i = 0; i < before.size(); ++i) {
    auto const now = in.entries()[i];
    CHECK((now.id == before[i].id && now.at == before[i].at));
    CHECK((now.payload == before[i].payload) == (i != 3 && i != 4));
  }
  auto const clean = in.entries();
  in.all_leave();
  in.restart();
  in.status();
  in.loop.run();
  CHECK(in.entries() == clean);
  CHECK(in.truth() == *in.all->state_of("panel"));
}

TEST_CASE("a server that died before it was taken out of the log does that when it loads the session") {
  erasing_hall in;
  in.log->lose_rewriting();
  REQUIRE(in.erase().record);
  REQUIRE(in.holds_text());
  in.all_leave();
  in.restart();
  in.status();
  in.loop.run();
  CHECK_FALSE(in.holds_text());
  CHECK(in.truth() == *in.all->state_of("panel"));
}

TEST_CASE("where the log could not be rewritten that is told to whoever runs the server, and tried again") {
  erasing_hall in;
  logged const told;
  in.log->fail_rewriting(2);
  REQUIRE(in.erase().record);
  CHECK(in.holds_text());
  CHECK_THAT(told.text(), contains_text("what was erased is still in its log: no space left on the disk"));
  in.loop.step(limits::erasing_again);
  CHECK(in.holds_text());
  in.loop.step(limits::erasing_again);
  CHECK_FALSE(in.holds_text());
  CHECK(told.lines() == 2);
}

TEST_CASE("as long as the log holds what was erased no checkpoint is kept, and the one before goes") {
  erasing_hall in;
  auto const vote_often = [&](int round) {
    for (std::size_t i = 0; i < limits::checkpoint_records; ++i) {
      in.log->append("panel", std::to_string(round) + "-" + std::to_string(i),
                     write_payload({{role::participant, "b"}, command::vote{"q1", i % 2 == 0}}), {});
    }
    in.loop.run();
  };
  vote_often(1);
  REQUIRE(read_checkpoint(in.checkpoint()));
  in.log->fail_rewriting(1);
  REQUIRE(in.erase().record);
  vote_often(2);
  CHECK(read_checkpoint(in.checkpoint())->state.participants.at(read_checkpoint(in.checkpoint())->state.people[0]).erased == 0);
  in.loop.step(limits::erasing_again);
  CHECK_FALSE(in.holds_text());
  in.loop.run();
  auto const kept = read_checkpoint(in.checkpoint());
  REQUIRE(kept);
  CHECK(in.checkpoint().find("heron nest") == std::string::npos);
  CHECK(kept->state == in.truth());
}

TEST_CASE("of several nodes each sees to it, and all stand alike") {
  erasing_hall in;
  hall_of_another_node there(in);
  visitor other(there);
  other.enter(role::moderator);
  REQUIRE(in.erase().record);
  in.loop.run();
  CHECK_FALSE(in.holds_text());
  CHECK(*there.all->state_of("panel") == *in.all->state_of("panel"));
  other.leave();
}

}  // namespace dais::room
