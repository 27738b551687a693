#include "hall.hpp"
#include "wire/describe.hpp"
#include "wire/reflect.hpp"

namespace dais::room {

namespace {

void refused_with(page const& seen, rejection_code why) {
  REQUIRE(seen.answers.size() == 1);
  CHECK(seen.answers[0].code == static_cast<int>(why));
  CHECK_FALSE(seen.answers[0].message.empty());
  CHECK(seen.closed == close_code::unauthorised);
  CHECK_FALSE(seen.is_welcome());
}

}  // namespace

TEST_CASE("a link's token is welcomed, and a snapshot follows") {
  hall in;
  visitor moderator(in);
  moderator.enter(role::moderator);
  REQUIRE(moderator->types == std::vector<std::string>{"welcome", "snapshot"});
  auto const& welcome = moderator->welcome;
  CHECK(welcome.at("session") == "panel");
  CHECK(welcome.at("as") == "moderator");
  CHECK(welcome.at("join_code") == json::string(in.code()));
  CHECK(welcome.at("resumed") == false);
  CHECK(welcome.at("time_scale") == 1);
  CHECK(json::value_to<std::int64_t>(welcome.at("at")) == in.loop.now().time_since_epoch().count());
  CHECK(moderator->view.at_pointer("/plan/title") == "A small panel");
  CHECK(moderator->view.at_pointer("/segments/intro/notes") == "Welcome everybody.");
}

TEST_CASE("each link is welcomed as what it is") {
  hall in;
  for (auto const as : {role::moderator, role::co_moderator, role::observer, role::stage}) {
    visitor one(in);
    one.enter(as);
    CHECK(one->welcome.at("as") == json::string(reflect::enumerator_name(as)));
    CHECK(one->welcome.contains("join_code"));
    CHECK_FALSE(one->welcome.contains("panellist"));
  }
  visitor ada(in);
  ada.enter(role::panellist, "ada");
  CHECK(ada->welcome.at("as") == "panellist");
  CHECK(ada->welcome.at("panellist") == "ada");
  CHECK_FALSE(ada->welcome.contains("join_code"));
}

TEST_CASE("the join code is welcomed in capital and in small letters") {
  hall in;
  auto small = in.code();
  for (char& c : small) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  for (auto const& code : {in.code(), small}) {
    visitor ana(in);
    ana.enter(code, "a secret of sixteen or more");
    CHECK(ana->welcome.at("as") == "participant");
    CHECK(ana->welcome.at("session") == "panel");
    CHECK(in.all->try_code(0, code) == code_answer::opens);
  }
  CHECK(in.all->try_code(0, "AAAAAA") == code_answer::opens_nothing);
  CHECK(in.all->try_code(0, "") == code_answer::opens_nothing);
}

TEST_CASE("a token that opens nothing is refused") {
  hall in;
  for (std::string const token : {"", "panel", "panel.m", "panel.m.", "panel.m.AAAAAAAAAAAAAAAAAAAAAA", "....", "o.x"}) {
    CAPTURE(token);
    visitor stranger(in);
    stranger.enter(token, "a secret of sixteen or more");
    refused_with(stranger.seen(), rejection_code::unknown_token);
  }
  visitor organiser(in);
  organiser.enter(organiser_token(in.key));
  refused_with(organiser.seen(), rejection_code::unknown_token);
}

TEST_CASE("the token of a session that is not here is refused") {
  hall in;
  visitor lost(in);
  lost.enter(token_for(in.key, {"another", role::moderator, {}}));
  refused_with(lost.seen(), rejection_code::unknown_session);
}

TEST_CASE("the token of somebody who is not on the panel is refused") {
  hall in;
  visitor stranger(in);
  stranger.enter(in.token(role::panellist, "carl"));
  refused_with(stranger.seen(), rejection_code::unknown_token);
}

TEST_CASE("a participant without a secret of their own is refused") {
  hall in;
  auto const without = std::optional<std::string>();
  for (auto const& secret : {without, std::optional<std::string>("too short"), std::optional(std::string(129, 'x'))}) {
    visitor ana(in);
    ana.enter(in.code(), secret);
    refused_with(ana.seen(), rejection_code::not_a_message);
  }
  for (auto const length : {16u, 128u}) {
    visitor ana(in);
    ana.enter(in.code(), std::string(length, 'x'));
    CHECK(ana->is_welcome());
  }
}

TEST_CASE("in a crowd one of the audience is told to come back, and everybody else is welcome") {
  hall in;
  visitor before(in);
  before.enter(role::participant, "ana");
  visitor ben(in);
  ben.find_a_crowd();
  ben.enter(role::participant, "ben");
  CHECK(ben->closed == close_code::crowded);
  CHECK(ben->frames.empty());
  CHECK_FALSE(before->closed);

  for (auto const as : {role::moderator, role::co_moderator, role::observer, role::panellist, role::stage}) {
    visitor one(in);
    one.find_a_crowd();
    one.enter(as, as == role::panellist ? "ada" : "");
    CHECK(one->is_welcome());
    CHECK_FALSE(one->closed);
    if (as == role::moderator) CHECK(one->view.at_pointer("/presence/participants") == 1);
  }
}

TEST_CASE("in a crowd a code that opens nothing is told so") {
  hall in;
  visitor stranger(in);
  stranger.find_a_crowd();
  stranger.enter("ZZZZZZ", "a secret of sixteen or more");
  refused_with(stranger.seen(), rejection_code::unknown_token);
}

TEST_CASE("a second hello is refused and changes nothing") {
  hall in;
  visitor stage(in);
  stage.enter(role::stage);
  stage.receive(text_of(wire::hello{in.token(role::moderator), {}, {}, {}}));
  in.loop.run();
  REQUIRE(stage->answers.size() == 1);
  CHECK(stage->answers[0].code == static_cast<int>(rejection_code::already_greeted));
  CHECK_FALSE(stage->closed);
  CHECK(stage.ask(command::open_session{1}).code == static_cast<int>(rejection_code::not_allowed));
}

TEST_CASE("a second hello while the first one waits for its room is refused too") {
  hall in;
  in.restart();
  visitor moderator(in);
  moderator.connect();
  auto const hello = text_of(wire::hello{in.token(role::moderator), {}, {}, {}});
  moderator.receive(hello);
  moderator.receive(hello);
  in.loop.run();
  CHECK(moderator->types == std::vector<std::string>{"error", "welcome", "snapshot"});
}

TEST_CASE("who leaves while their room is being loaded is not connected") {
  hall in;
  in.restart();
  visitor gone(in);
  gone.connect();
  gone.receive(text_of(wire::hello{in.token(role::moderator), {}, {}, {}}));
  gone.leave();
  in.loop.run();
  CHECK(gone->frames.empty());
  visitor moderator(in);
  moderator.enter(role::moderator);
  CHECK(moderator->view.at_pointer("/presence/moderators") == 0);
}

TEST_CASE("a command before hello is answered, and hello is still taken") {
  hall in;
  visitor moderator(in);
  moderator.connect();
  moderator.send("early", command::open_session{1});
  REQUIRE(moderator->answer_to("early"));
  CHECK(moderator->answer_to("early")->code == static_cast<int>(rejection_code::hello_expected));
  moderator.receive(text_of(wire::hello{in.token(role::moderator), {}, {}, {}}));
  in.loop.run();
  CHECK(moderator->is_welcome());
}

TEST_CASE("a ping is answered with what it carried and the time, before hello too") {
  hall in;
  visitor anybody(in);
  anybody.connect();
  anybody.receive(text_of(wire::ping{42}));
  REQUIRE(anybody->frames.size() == 1);
  auto const pong = json::parse(*anybody->frames[0]);
  CHECK(pong.at("type") == "pong");
  CHECK(pong.at("sent") == 42);
  CHECK(json::value_to<std::int64_t>(pong.at("at")) == in.loop.now().time_since_epoch().count());
}

TEST_CASE("codes that open nothing are answered slowly after a burst, and nobody looks at them meanwhile") {
  hall in;
  auto const hello = [&in](std::string const& token, origin from) {
    visitor one(in);
    one.from = from;
    one.enter(token, "a secret of sixteen or more");
    return one->is_welcome() ? 0 : static_cast<int>(*one->closed);
  };
  auto const unauthorised = static_cast<int>(close_code::unauthorised), too_fast = static_cast<int>(close_code::flood);
  for (std::uint32_t i = 1; i < limits::wrong_codes_burst; ++i) CHECK(hello("AAAAAA", 1) == unauthorised);
  CHECK(in.all->try_code(1, "BBBBBB") == code_answer::opens_nothing);
  CHECK(hello("AAAAAA", 1) == too_fast);
  CHECK(in.all->try_code(1, in.code()) == code_answer::too_fast);
  CHECK(hello(in.code(), 1) == too_fast);
  CHECK(in.all->measured().wrong_codes == limits::wrong_codes_burst);
  CHECK(in.all->measured().codes_refused == 3);

  // Nobody else waits, and links are none of it.
  CHECK(hello(in.code(), 2) == 0);
  CHECK(hello("AAAAAA", 2) == unauthorised);
  CHECK(hello(in.token(role::moderator) + "x", 1) == unauthorised);
  in.loop.step(limits::wrong_code_interval);
  CHECK(hello("AAAAAA", 1) == unauthorised);
  CHECK(hello("AAAAAA", 1) == too_fast);
  in.loop.step(limits::wrong_code_interval);
  CHECK(hello(in.code(), 1) == 0);
}

TEST_CASE("who guesses codes in a hall keeps nobody in it away") {
  hall in;
  auto const guess = [&](origin from) {
    for (std::uint32_t i = 0; i < limits::wrong_codes_burst; ++i) in.all->try_code(from, "AAAAAA");
    CHECK(in.all->try_code(from, "AAAAAA") == code_answer::too_fast);
  };
  visitor ana(in), stage(in);
  ana.from = 1;
  ana.enter(role::participant, "Ana");
  guess(1);
  CHECK(in.all->try_code(1, in.code()) == code_answer::opens);
  guess(2);
  CHECK(in.all->try_code(2, in.code()) == code_answer::too_fast);
  stage.from = 2;
  stage.enter(role::stage);
  CHECK(in.all->try_code(2, in.code()) == code_answer::opens);
}

}  // namespace dais::room
