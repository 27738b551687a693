#include "room/retention.hpp"

#include "hall.hpp"
#include "room/limits.hpp"

using namespace dais;
using namespace dais::room;
using namespace std::chrono_literals;

namespace {

constexpr auto lasts = 90min;  // of the panel, from when the hall opens

}  // namespace

TEST_CASE("a session that nobody has used is deleted so long after its end, and not before") {
  hall in;
  retention deleting(*in.all, in.loop, 48h);
  in.loop.step(lasts + 48h - 1h);
  CHECK(in.all->ids().size() == 1);
  in.loop.step(2h);
  CHECK(in.all->ids().empty());
  CHECK(in.entries().empty());
}

TEST_CASE("a session in which something has happened since its end is kept from then on") {
  hall in;
  retention deleting(*in.all, in.loop, 48h);
  in.loop.step(lasts + 24h);
  visitor moderator(in);
  moderator.enter(role::moderator);
  moderator.ask(command::open_session{1});
  moderator.leave();
  in.loop.step(47h);
  CHECK(in.all->ids().size() == 1);
  in.loop.step(2h);
  CHECK(in.all->ids().empty());
}

TEST_CASE("a session to which panellists may still write answers is kept until their time is over, and so long beyond it") {
  hall in;
  retention deleting(*in.all, in.loop, 48h);
  visitor moderator(in);
  moderator.enter(role::moderator);
  moderator.ask(command::publish_report{in.loop.now() + 10 * 24h});
  moderator.leave();
  in.loop.step(10 * 24h + 47h);
  CHECK(in.all->ids().size() == 1);
  in.loop.step(2h);
  CHECK(in.all->ids().empty());
}

TEST_CASE("nothing is deleted in the first hour, so that a wrong clock is noticed") {
  hall in;
  in.loop.step(365 * 24h);
  retention deleting(*in.all, in.loop, 24h);
  in.loop.step(limits::retention_each - 1ms);
  CHECK(in.all->ids().size() == 1);
  in.loop.step(1ms);
  CHECK(in.all->ids().empty());
}

TEST_CASE("whoever is in a session that is deleted is told so, and others are not disturbed") {
  hall in;
  auto later = small_plan();
  later.start += 365 * 24h;
  later.end += 365 * 24h;
  in.all->create(later, "later", [](auto const&) {});
  retention deleting(*in.all, in.loop, 24h);
  visitor ana(in);
  ana.enter(role::participant, "ana");
  in.loop.step(lasts + 26h);
  CHECK(ana->closed == close_code::forgotten);
  CHECK(in.all->ids() == std::vector<std::string>{"later"});
  ana.leave();
}
