#include "hall.hpp"

#include "log/memory_log.hpp"

#include <spdlog/spdlog.h>

namespace dais::room {

using namespace std::chrono_literals;

session_plan small_plan() {
  session_plan plan;
  plan.title = "A small panel";
  plan.time_zone = "Etc/UTC";
  plan.start = time_point(std::chrono::milliseconds(1'487'258'100'000));
  plan.end = plan.start + 90min;
  plan.moderator = {"moderator", "The moderator", "", ""};
  plan.panellists = {{"ada", "Ada", "", ""}, {"ben", "Ben", "", ""}};
  plan.segments = {{"intro", segment_kind::introductions, "Introductions", {}, 10min, 1min, "Welcome everybody."},
                   {"one", segment_kind::presentation, "The first", {"ada"}, 20min, 2min, ""},
                   {"two", segment_kind::presentation, "The second", {"ben"}, 20min, 2min, ""},
                   {"qa", segment_kind::qa, "Questions", {}, 30min, 5min, ""},
                   {"end", segment_kind::concluding, "Concluding remarks", {}, 10min, 1min, ""}};
  plan.question_length = 200;
  plan.floor.allotment = 3min;
  plan.floor.wrap_up = 30s;
  return plan;
}

hall::hall(session_plan plan) {
  // Troubles are made on purpose here, and checked by what people are told.
  spdlog::set_level(spdlog::level::off);
  disk = log::make_memory_log(loop.post(), [this] { return loop.now() - log_behind; });
  log = std::make_unique<log::fragile_log>(*disk, loop.post());
  all = rooms::make(loop, *log, nodes, key, 1);
  all->create(std::move(plan), "panel", [](auto const& made) { REQUIRE(std::holds_alternative<wire::session_card>(made)); });
  loop.run();
}

void hall::restart() {
  all.reset();
  log->pull_the_plug();
  log = std::make_unique<log::fragile_log>(*disk, loop.post());
  loop.run();
  all = rooms::make(loop, *log, nodes, key, 1);
  loop.run();
}

session_status hall::status() {
  std::optional<session_status> status;
  all->plan_and_status("panel", [&](auto const& found) { status = found.value().second; });
  loop.run();
  return status.value();
}

std::vector<log::entry> hall::entries(std::string const& session) {
  std::vector<log::entry> all_of_it;
  auto const subscribed = disk->follow(session, 0, [&](auto some) { all_of_it.insert(all_of_it.end(), some.begin(), some.end()); });
  loop.run();
  return all_of_it;
}

std::string hall::checkpoint() {
  std::string kept;
  disk->checkpoint("panel", [&](std::string bytes) { kept = std::move(bytes); });
  loop.run();
  return kept;
}

void visitor::connect() {
  page_.connected();
  connection_ = all_->connect(page_, {from, on, person ? std::make_shared<std::string const>(*person) : nullptr});
}

visitor& visitor::enter(std::string token, std::optional<std::string> secret) {
  hello_ = {std::move(token), std::move(secret), {}, {}, {}, pass};
  connect();
  receive(text_of(hello_));
  in_.loop.run();
  return *this;
}

visitor& visitor::enter(role as, std::string const& who) {
  if (as == role::participant) return enter(in_.code(), "a secret that is " + who + "'s own");
  return enter(in_.token(as, who));
}

void visitor::come_back() {
  hello_.epoch = page_.epoch;
  hello_.seq = page_.seq;
  connection_.reset();
  connect();
  receive(text_of(hello_));
  in_.loop.run();
}

page::answer visitor::ask(command::any what) {
  auto const id = "asked " + std::to_string(++in_.asked);
  send(id, std::move(what));
  in_.loop.run();
  auto const* answer = page_.answer_to(id);
  REQUIRE(answer);
  return *answer;
}

json::value view_from_scratch(hall& in, role as, std::string const& who) {
  visitor fresh(in);
  fresh.enter(as, who);
  return comparable(fresh->view);
}

}  // namespace dais::room
