// Links that are replaced, and devices that are disconnected.

#include "hall.hpp"
#include "room/checkpoint.hpp"
#include "room/device.hpp"

#include <algorithm>

namespace dais::room {

using namespace std::chrono_literals;

namespace {

command::any renewal(role as, std::uint32_t generation = 0, std::optional<std::string> panellist = {}) {
  return command::renew_link{as, std::move(panellist), generation};
}

// Why somebody is not in: they were told so, and their connection was closed.
std::optional<int> turned_away(page const& one) {
  if (!one.closed || one.answers.empty()) return std::nullopt;
  return one.answers.back().code;
}

struct led_hall : hall {
  visitor moderator{*this}, second{*this}, helper{*this}, stage{*this}, ada{*this}, ben{*this};

  led_hall() {
    moderator.enter(role::moderator);
    second.enter(role::moderator);
    helper.enter(role::co_moderator);
    stage.enter(role::stage);
    ada.enter(role::panellist, "ada");
    ben.enter(role::panellist, "ben");
  }

  void put_out(visitor& by, std::string const& device) {
    by.receive(text_of(wire::put_out{device}));
    loop.step(1s);
  }
  json::array devices() {
    loop.step(1s);
    return moderator->view.at_pointer("/presence/devices").as_array();
  }
  // The name of the device of this role that came as this one of them, from 1.
  std::string device(std::string const& as, std::int64_t number) {
    for (auto const& one : devices())
      if (one.at("as") == json::string(as) && one.at("number").to_number<std::int64_t>() == number)
        return one.at("name").as_string().c_str();
    return "none";
  }
};

std::string link_of(hall& in, role as, std::string const& token) {
  std::string link;
  in.all->links_of(token, [&](std::optional<wire::console_links> const& all) {
    if (!all) return;
    switch (as) {
      case role::stage: link = all->stage; break;
      case role::panellist: link = all->panellists.front().link; break;
      default: link = all->moderator.value_or("none");
    }
  });
  in.loop.run();
  return link;
}

}  // namespace

TEST_CASE("when a link is replaced all who came by it are put out at once, and it opens nothing any more") {
  led_hall in;
  REQUIRE(in.helper.ask(renewal(role::stage)).record);
  CHECK(turned_away(in.stage.seen()) == code(rejection_code::link_replaced));
  CHECK(in.stage->closed == close_code::unauthorised);
  for (auto* other : {&in.moderator, &in.second, &in.helper, &in.ada, &in.ben}) CHECK_FALSE((*other)->closed);

  visitor old(in), fresh(in);
  old.enter(in.token(role::stage));
  CHECK_FALSE(old->is_welcome());
  CHECK(turned_away(old.seen()) == code(rejection_code::link_replaced));
  CHECK(old->closed == close_code::unauthorised);
  fresh.enter(in.token(role::stage, {}, 1));
  CHECK(fresh->is_welcome());
  CHECK(link_of(in, role::stage, in.token(role::co_moderator)) == "/stage#" + in.token(role::stage, {}, 1));
}

TEST_CASE("a link that is to come opens nothing yet") {
  hall in;
  visitor early(in);
  early.enter(in.token(role::moderator, {}, 1));
  CHECK(turned_away(early.seen()) == code(rejection_code::link_replaced));
}

TEST_CASE("one panellist's link is replaced, or that of all") {
  led_hall in;
  REQUIRE(in.moderator.ask(renewal(role::panellist, 0, "ada")).record);
  CHECK(turned_away(in.ada.seen()) == code(rejection_code::link_replaced));
  CHECK_FALSE(in.ben->closed);
  in.ada.leave();
  in.ada.enter(in.token(role::panellist, "ada", 1));
  CHECK(in.ada->is_welcome());
  REQUIRE(in.moderator.ask(renewal(role::panellist)).record);
  CHECK(turned_away(in.ada.seen()) == code(rejection_code::link_replaced));
  CHECK(turned_away(in.ben.seen()) == code(rejection_code::link_replaced));
  CHECK(link_of(in, role::panellist, in.token(role::moderator)) == "/panellist#" + in.token(role::panellist, "ada", 2));
}

TEST_CASE("the console that replaces its own link is told the new one and goes on; others of it are put out") {
  led_hall in;
  std::string token;
  REQUIRE(in.moderator.ask(renewal(role::moderator)).record);
  CHECK_FALSE(in.moderator->closed);
  CHECK(turned_away(in.second.seen()) == code(rejection_code::link_replaced));
  auto const told = std::find(in.moderator->types.begin(), in.moderator->types.end(), "renewed");
  REQUIRE(told != in.moderator->types.end());
  auto const& renewed = in.moderator->frames[static_cast<std::size_t>(told - in.moderator->types.begin())];
  CHECK(json::parse(*renewed).at("token") == json::string(in.token(role::moderator, {}, 1)));
  CHECK(in.moderator.ask(command::open_session{in.moderator->revision()}).record);
  CHECK(link_of(in, role::moderator, in.token(role::moderator)).empty());
  CHECK_FALSE(in.all->opens_console(in.token(role::moderator)));
  CHECK(in.all->opens_console(in.token(role::moderator, {}, 1)));
  for (auto const& entry : in.entries()) CHECK(entry.payload.find(in.token(role::moderator, {}, 1)) == std::string::npos);
}

TEST_CASE("the organiser replaces a link in the server's name, and gets the new ones") {
  led_hall in;
  std::optional<std::variant<wire::session_card, rejection>> made;
  in.all->renew("panel", {role::moderator, {}}, [&](auto const& card) { made = card; });
  in.loop.run();
  REQUIRE(made);
  REQUIRE(std::holds_alternative<wire::session_card>(*made));
  CHECK(std::get<wire::session_card>(*made).links.moderator == "/console#" + in.token(role::moderator, {}, 1));
  CHECK(turned_away(in.moderator.seen()) == code(rejection_code::link_replaced));
  CHECK(turned_away(in.second.seen()) == code(rejection_code::link_replaced));
  CHECK_FALSE(in.helper->closed);
  in.all->renew("nowhere", {role::stage, {}}, [&](auto const& card) { made = card; });
  in.loop.run();
  CHECK(std::get<rejection>(*made).code == rejection_code::unknown_session);
}

TEST_CASE("a link that was replaced stays so when the server starts again, and in a checkpoint") {
  led_hall in;
  REQUIRE(in.moderator.ask(renewal(role::stage)).record);
  projection kept;
  kept.state = *in.all->state_of("panel");
  auto const read = read_checkpoint(write_checkpoint(kept));
  REQUIRE(read);
  CHECK(generation_of(read->state.links, {role::stage, {}}) == 1);
  for (auto* one : {&in.moderator, &in.second, &in.helper, &in.stage, &in.ada, &in.ben}) one->leave();
  in.restart();
  visitor old(in), fresh(in);
  old.enter(in.token(role::stage));
  CHECK(turned_away(old.seen()) == code(rejection_code::link_replaced));
  fresh.enter(in.token(role::stage, {}, 1));
  CHECK(fresh->is_welcome());
}

TEST_CASE("undoing all that can be undone brings no link back") {
  led_hall in;
  REQUIRE(in.moderator.ask(command::open_session{in.moderator->revision()}).record);
  REQUIRE(in.moderator.ask(renewal(role::stage)).record);
  auto const undo = in.moderator->view.at_pointer("/undoing/undo").as_array();
  CHECK(undo.size() == 1);
  for (auto const& one : undo) in.moderator.ask(command::undo{one.to_number<std::uint64_t>()});
  visitor old(in);
  old.enter(in.token(role::stage));
  CHECK_FALSE(old->is_welcome());
}

TEST_CASE("another node puts those out too, and does nothing that they asked for behind it") {
  led_hall in;
  hall_of_another_node there(in);
  visitor far(there);
  far.enter(role::co_moderator);
  REQUIRE(far->is_welcome());
  REQUIRE(in.moderator.ask(renewal(role::co_moderator)).record);
  CHECK(turned_away(far.seen()) == code(rejection_code::link_replaced));
  far.send("late", command::open_session{1});
  in.loop.run();
  CHECK(in.status() == session_status::prepared);
}

TEST_CASE("consoles see who is connected: as what, by what, since when, and from the same network or not; no address") {
  hall in;
  visitor moderator(in), stage(in), ada(in), ana(in);
  moderator.from = 7;
  moderator.on = device_of("Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0");
  moderator.enter(role::moderator);
  in.loop.step(5s);
  auto const came = in.loop.now();
  ada.from = 987'654'321;
  ada.enter(role::panellist, "ada");
  stage.from = 7;
  stage.enter(role::stage);
  ana.enter(role::participant, "ana");
  in.loop.step(1s);
  auto const seen = moderator->view.at_pointer("/presence/devices").as_array();
  REQUIRE(seen.size() == 3);
  CHECK(seen[0].at("as") == "moderator");
  CHECK(seen[0].at("name") == moderator->welcome.at("console"));
  CHECK(seen[0].at("browser") == "firefox");
  CHECK(seen[0].at("system") == "windows");
  CHECK(seen[1].at("panellist") == "ada");
  CHECK(seen[1].at("since").to_number<std::int64_t>() == came.time_since_epoch().count());
  CHECK(seen[1].at("network") != seen[0].at("network"));
  CHECK(seen[2].at("network") == seen[0].at("network"));
  CHECK_FALSE(seen[2].get_object().contains("browser"));
  CHECK(json::serialize(moderator->view).find("987654321") == std::string::npos);
  stage.leave();
  in.loop.step(1s);
  CHECK(moderator->view.at_pointer("/presence/devices").as_array().size() == 2);
  CHECK_FALSE(ada->view.get_object().contains("presence"));
}

TEST_CASE("of devices beyond the limit of a role no more is told than how many there are") {
  hall in;
  std::vector<std::unique_ptr<visitor>> crowd;
  for (int i = 0; i < limits::devices_listed + 5; ++i) crowd.push_back(std::make_unique<visitor>(in)), crowd.back()->enter(role::observer);
  visitor moderator(in);
  moderator.enter(role::moderator);
  in.loop.step(1s);
  CHECK(moderator->view.at_pointer("/presence/devices").as_array().size() == limits::devices_listed + 1);
  CHECK(moderator->view.at_pointer("/presence/observers") == limits::devices_listed + 5);
}

TEST_CASE("a device that is put out is told so, does not come back by itself, and may come back by its link") {
  led_hall in;
  in.put_out(in.helper, in.device("stage", 1));
  CHECK(turned_away(in.stage.seen()) == code(rejection_code::put_out));
  CHECK(in.stage->closed == close_code::disconnected);
  CHECK(static_cast<int>(close_code::disconnected) >= 4500);
  in.stage.leave();
  CHECK(in.device("stage", 1) == "none");
  visitor again(in);
  again.enter(role::stage);
  CHECK(again->is_welcome());
  CHECK(in.entries().size() == 1);  // none of it is in the log
}

TEST_CASE("a co-moderator puts nobody out who leads; others put nobody out") {
  led_hall in;
  auto const moderators = in.device("moderator", 2);
  in.put_out(in.helper, moderators);
  CHECK(in.helper->answers.back().code == code(rejection_code::not_allowed));
  in.put_out(in.ada, in.device("stage", 1));
  CHECK(in.ada->answers.back().code == code(rejection_code::not_allowed));
  for (auto* one : {&in.second, &in.stage}) CHECK_FALSE((*one)->closed);
  in.put_out(in.moderator, moderators);
  CHECK(in.second->closed == close_code::disconnected);
  in.put_out(in.moderator, "nobody/1");
  CHECK(in.moderator->answers.empty());
}

TEST_CASE("a device on another node is put out by it") {
  led_hall in;
  hall_of_another_node there(in);
  in.loop.step(1s);
  visitor far(there), near(there);
  far.enter(role::observer);
  near.enter(role::observer);
  in.put_out(in.moderator, in.device("observer", 2));
  in.loop.step(1s);
  CHECK(near->closed == close_code::disconnected);
  CHECK_FALSE(far->closed);
  near.leave();
  near.enter(role::observer);
  in.loop.step(2s);
  CHECK_FALSE(near->closed);
}

TEST_CASE("a browser and its system are known by what they say, and nothing is guessed") {
  auto const is = [](std::string_view text, std::optional<browser> what, std::optional<operating_system> on) {
    auto const known = device_of(text);
    CHECK(known.browser == what);
    CHECK(known.system == on);
  };
  is("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Safari/605.1.15",
     browser::safari, operating_system::macos);
  is("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36 Edg/130.0.0.0",
     browser::edge, operating_system::windows);
  is("Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36", browser::chrome,
     operating_system::linux_);
  is("Mozilla/5.0 (Linux; Android 14; SM-S911B) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/27.0 Chrome/125.0.0.0 Mobile "
     "Safari/537.36",
     browser::samsung, operating_system::android);
  is("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) FxiOS/130.0 Mobile/15E148 "
     "Safari/605.1.15",
     browser::firefox, operating_system::ios);
  is("Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36", browser::chrome,
     operating_system::chromeos);
  is("curl/8.5.0", std::nullopt, std::nullopt);
  is("", std::nullopt, std::nullopt);
}

}  // namespace dais::room
