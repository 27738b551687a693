// Who comes in: floods of newcomers, all who came from one address, and sessions that are locked.

#include "hall.hpp"
#include "room/limits.hpp"
#include "wire/codec.hpp"

#include <string>
#include <vector>

namespace dais::room {

using namespace std::chrono_literals;

namespace {

constexpr origin hall_wifi = 1, attacker = 2, home = 3;

struct joined_hall : hall {
  visitor moderator{*this};

  joined_hall() {
    moderator.from = hall_wifi;
    moderator.enter(role::moderator);
    REQUIRE(moderator.ask(command::open_session{1}).record);
    REQUIRE(moderator.ask(command::set_question_rules{1, false, true, intake::open}).record);
  }

  visitor& enter(visitor& one, std::string const& who, origin from) {
    one.from = from;
    return one.enter(role::participant, who);
  }
  // Somebody who has asked something, and left.
  void asks(std::string const& who, origin from) {
    visitor one(*this);
    REQUIRE(enter(one, who, from).ask(command::submit_question{"Why?", "", {}}).code == 0);
  }
  json::array origins() {
    loop.step(1s);
    return moderator->view.at_pointer("/presence/origins").as_array();
  }
  json::object preview(wire::preview_removal const& of, visitor& by) {
    by.receive(text_of(of));
    loop.run();
    return by->removal;
  }
  json::object preview(std::string const& question) { return preview({question, {}}, moderator); }
  std::string origin_of(std::string const& question) { return preview(question).at("origin").as_string().c_str(); }
  std::uint64_t number_of(json::object const& of, char const* what) { return of.at(what).to_number<std::uint64_t>(); }
};

}  // namespace

TEST_CASE("consoles are told of an address from which newcomers are refused, and not of which") {
  joined_hall in;
  CHECK(in.origins().empty());
  visitor many(in);
  for (std::uint32_t i = 0; i < limits::newcomers_burst; ++i) {
    in.enter(many, std::to_string(i), attacker);
    many.send("v", command::vote{"q1", true});
  }
  in.asks("Rosa", hall_wifi);
  visitor late(in);
  REQUIRE(in.enter(late, "Late", attacker).ask(command::submit_question{"Why?", "", {}}).code == code(rejection_code::too_fast));
  auto const all = in.origins();
  REQUIRE(all.size() == 1);
  CHECK(in.number_of(all[0].as_object(), "refused") == 1);
  CHECK_FALSE(all[0].as_object().contains("barred"));
}

TEST_CASE("all who did something last from one address are removed at once, and nobody new from there takes part") {
  joined_hall in;
  in.asks("Rosa", hall_wifi);
  in.asks("Fake", attacker);
  {
    visitor hasty(in);
    in.enter(hasty, "False", attacker).send("s", command::submit_question{"Why?", "", {}});
  }
  visitor moved(in);
  in.enter(moved, "Mei", attacker).ask(command::vote{"q1", true});
  in.enter(moved, "Mei", home).ask(command::vote{"q2", true});  // is no longer there

  auto const there = in.preview("q2");
  CHECK(in.number_of(there, "participants") == 2);
  CHECK(in.number_of(there, "questions") == 2);
  auto const name = in.origin_of("q3");
  CHECK(name == there.at("origin").as_string().c_str());
  CHECK(in.origins().empty());

  auto const removed = in.moderator.ask(command::remove_origin{name});
  REQUIRE(removed.record);
  auto const record = read_payload(in.entries().back().payload);
  CHECK(std::get<command::remove_participants>(std::get<command::of_people>(std::get<command::any>(std::get<payload>(record).what)))
            .participants == std::vector<std::uint32_t>{2, 3});
  auto const& seen = in.moderator->view;
  CHECK(seen.at_pointer("/questions/q1/state") == "approved");
  CHECK(seen.at_pointer("/questions/q3/state") == "withdrawn");

  visitor fake(in), fresh(in), other(in);
  CHECK(in.enter(fake, "Fake", home).ask(command::vote{"q1", true}).code == code(rejection_code::removed));
  CHECK(fake->own.at("removed") == true);
  CHECK(in.enter(fresh, "Fresh", attacker).ask(command::vote{"q1", true}).code == code(rejection_code::not_admitted));
  CHECK(in.enter(other, "Other", home).ask(command::vote{"q1", true}).code == 0);
  REQUIRE(in.origins().size() == 1);
  CHECK(in.origins()[0].at("barred") == true);

  SECTION("until a moderator lets them in") {
    fresh.receive(text_of(wire::admit_origin{name}));
    CHECK(fresh.ask(command::vote{"q1", true}).code == code(rejection_code::not_admitted));
    in.moderator.receive(text_of(wire::admit_origin{name}));
    CHECK(fresh.ask(command::vote{"q1", true}).code == 0);
    CHECK(fake.ask(command::vote{"q1", true}).code == code(rejection_code::removed));
    CHECK(in.origins().empty());
  }
  SECTION("or it is undone") {
    REQUIRE(in.moderator.ask(command::undo{*removed.record}).record);
    CHECK(fake->own.at("removed") == false);
    CHECK(in.origins().empty());
    CHECK(fresh.ask(command::vote{"q1", true}).code == 0);
    CHECK(fake.ask(command::vote{"q1", true}).code == 0);
  }
  SECTION("or the server is started again, which knows nothing of it") {
    for (auto* one : {&fake, &fresh, &other, &moved, &in.moderator}) one->leave();
    in.restart();
    in.moderator.enter(role::moderator);
    CHECK(in.origins().empty());
    CHECK_FALSE(in.preview("q2").contains("origin"));
    CHECK(in.moderator.ask(command::remove_origin{name}).code == code(rejection_code::no_such_origin));
    CHECK(in.enter(fresh, "Fresh", attacker).ask(command::vote{"q1", true}).code == 0);
  }
}

TEST_CASE("a moderator is told who else is at an address before anybody is removed") {
  joined_hall in;
  visitor rosa(in), tariq(in), mei(in), stage(in);
  in.enter(rosa, "Rosa", hall_wifi).ask(command::submit_question{"Why?", "", {}});
  in.enter(tariq, "Tariq", hall_wifi);
  in.enter(mei, "Mei", home).ask(command::submit_question{"How?", "", {}});
  stage.from = hall_wifi;
  stage.enter(role::stage);
  auto const there = in.preview("q1");
  CHECK(in.number_of(there, "connected") == 2);
  CHECK(in.number_of(there, "audience") == 3);
  CHECK(there.at("yours") == true);
  CHECK(in.number_of(there, "podium") == 1);
  auto const elsewhere = in.preview("q2");
  CHECK(elsewhere.at("yours") == false);
  CHECK(in.number_of(elsewhere, "podium") == 0);

  visitor observer(in);
  observer.enter(role::observer);
  for (auto* one : {&rosa, &observer}) {
    one->receive(text_of(wire::preview_removal{"q1", {}}));
    in.loop.run();
    CHECK((*one)->answers.back().code == code(rejection_code::not_allowed));
  }
  in.preview("q9");
  CHECK(in.moderator->answers.back().code == code(rejection_code::no_such_question));
}

TEST_CASE(
    "nobody comes into a locked session who was not in it before, and whoever was comes back, also to a server that was started again") {
  joined_hall in;
  in.asks("Rosa", home);
  visitor looks_on(in), late(in);
  in.enter(looks_on, "Tariq", home);
  REQUIRE(in.moderator.ask(command::lock{true}).record);
  CHECK(in.moderator->view.at_pointer("/run/locked") == true);

  in.enter(late, "Late", home);
  CHECK_FALSE(late->is_welcome());
  CHECK(late->answers.back().code == code(rejection_code::not_admitted));
  CHECK(late->closed == close_code::locked);
  CHECK(looks_on.ask(command::vote{"q1", true}).code == 0);

  visitor rosa(in), mei(in), stranger(in);
  in.enter(rosa, "Rosa", home);
  CHECK(rosa->is_welcome());

  SECTION("by their pass, which is nobody else's") {
    REQUIRE(in.moderator.ask(command::lock{false}).record);
    in.enter(mei, "Mei", home);
    std::string const pass = mei->welcome.at("pass").as_string().c_str();
    for (auto* one : {&rosa, &mei, &looks_on, &in.moderator}) one->leave();
    in.restart();
    in.moderator.enter(role::moderator);
    REQUIRE(in.moderator.ask(command::lock{true}).record);
    in.enter(mei, "Mei", home);
    CHECK_FALSE(mei->is_welcome());
    mei.pass = pass;
    in.enter(mei, "Mei", home);
    CHECK(mei->is_welcome());
    stranger.pass = pass;
    in.enter(stranger, "A stranger", home);
    CHECK_FALSE(stranger->is_welcome());
  }
  SECTION("and everybody once it is unlocked") {
    REQUIRE(in.moderator.ask(command::undo{*in.moderator->answers.back().record}).record);
    in.enter(late, "Late", home);
    CHECK(late->is_welcome());
  }
}

TEST_CASE("behind a sign-in each person is one participant, whatever their browsers keep, and nobody else is let in") {
  joined_hall in;
  visitor rosa(in), again(in), stranger(in), stage(in);
  rosa.person = again.person = "rosa@example.org";
  stranger.person = "";
  in.enter(rosa, "one browser", home).ask(command::submit_question{"Why?", "", {}});
  CHECK(in.enter(again, "another", home).ask(command::vote{"q1", true}).code == 0);
  CHECK(rosa->own.at_pointer("/votes/q1") == true);
  in.enter(stranger, "a stranger", home);
  CHECK_FALSE(stranger->is_welcome());
  CHECK(stranger->answers.back().code == code(rejection_code::not_admitted));
  CHECK(stranger->closed == close_code::unauthorised);
  stage.person = "";
  stage.enter(role::stage);
  CHECK(stage->is_welcome());
  for (auto const& entry : in.entries()) CHECK(entry.payload.find("rosa@") == entry.payload.npos);
}

TEST_CASE("R22.14 nobody new comes in by the code where joining needs a personal link, and whoever was in comes back") {
  joined_hall in;
  in.asks("Rosa", home);
  visitor looks_on(in), late(in), rosa(in), mei(in), again(in);
  in.enter(looks_on, "Tariq", home);
  std::string const pass = looks_on->welcome.at("pass").as_string().c_str();
  REQUIRE(in.moderator.ask(command::require_personal_links{true}).record);
  in.enter(late, "Late", home);
  CHECK_FALSE(late->is_welcome());
  CHECK(late->answers.back().code == code(rejection_code::not_admitted));
  CHECK(late->closed == close_code::unauthorised);
  CHECK(looks_on.ask(command::vote{"q1", true}).code == 0);
  in.enter(rosa, "Rosa", home);
  CHECK(rosa->is_welcome());
  mei.enter(in.token(role::participant, "7"));
  CHECK(mei->is_welcome());
  again.pass = pass;
  in.enter(again, "Tariq", home);
  CHECK(again->is_welcome());
  REQUIRE(in.moderator.ask(command::require_personal_links{false}).record);
  in.enter(late, "Late", home);
  CHECK(late->is_welcome());
}

TEST_CASE("R22.16 whoever comes by a personal link is one participant, by whichever device, also behind a sign-in") {
  joined_hall in;
  auto const link = in.token(role::participant, "7");
  visitor phone(in), laptop(in), other(in);
  phone.enter(link);
  REQUIRE(phone.ask(command::submit_question{"Why?", "", {}}).code == 0);
  laptop.person = "";
  laptop.enter(link);
  REQUIRE(laptop->is_welcome());
  CHECK(laptop->own.at_pointer("/questions/q1/text") == "Why?");
  CHECK(laptop.ask(command::vote{"q1", true}).code == 0);
  CHECK(phone->own.at_pointer("/votes/q1") == true);
  CHECK(phone.ask(command::vote{"q1", true}).code == code(rejection_code::wrong_state));
  other.enter(in.token(role::participant, "8"));
  CHECK(other.ask(command::vote{"q1", true}).code == 0);
  in.loop.step(1s);
  CHECK(in.moderator->view.at_pointer("/votes/q1") == 2);
  CHECK(in.all->participant("panel", link, nullptr) == "7");
}

TEST_CASE("R22.17 whoever came by a personal link that is replaced is put out, and comes back by the next one as who they were") {
  joined_hall in;
  REQUIRE(in.moderator.ask(command::make_personal_links{0, 2}).record);
  auto const first = in.token(role::participant, "1"), second = in.token(role::participant, "2");
  visitor anna(in), ben(in), rosa(in), thief(in);
  anna.enter(first);
  ben.enter(second);
  in.enter(rosa, "Rosa", home);
  REQUIRE(anna.ask(command::submit_question{"Why?", "", {}}).code == 0);
  REQUIRE(in.moderator.ask(command::renew_personal_link{1, 0}).record);
  CHECK(anna->closed == close_code::unauthorised);
  CHECK(anna->answers.back().code == code(rejection_code::link_replaced));
  CHECK(ben.ask(command::vote{"q1", true}).code == 0);
  CHECK(rosa.ask(command::vote{"q1", true}).code == 0);
  thief.enter(first);
  CHECK_FALSE(thief->is_welcome());
  CHECK(thief->answers.back().code == code(rejection_code::link_replaced));
  CHECK(in.all->participant("panel", first, nullptr) != "1");
  anna.enter(in.token(role::participant, "1", 1));
  CHECK(anna->own.at_pointer("/questions/q1/text") == "Why?");

  REQUIRE(in.moderator.ask(command::renew_personal_link{{}, 0}).record);
  CHECK(anna->closed == close_code::unauthorised);
  CHECK(ben->closed == close_code::unauthorised);
  CHECK(rosa.ask(command::vote{"q1", false}).code == 0);
  in.enter(rosa, "Rosa", home);
  CHECK(rosa->is_welcome());
}

TEST_CASE("personal links are told to consoles of the session and to the organiser, and to nobody else") {
  joined_hall in;
  REQUIRE(in.moderator.ask(command::make_personal_links{0, 3}).record);
  REQUIRE(in.moderator.ask(command::renew_personal_link{2, 0}).record);
  auto const asked = [&](std::string const& token, std::string const& session = "panel") {
    std::optional<std::variant<wire::personal_link_list, rejection>> found;
    in.all->personal_links(token, session, [&](auto const& answer) { found = answer; });
    in.loop.run();
    return found.value();
  };
  for (auto const& token : {in.token(role::moderator), in.token(role::co_moderator), organiser_token(in.key)}) {
    auto const answer = asked(token);
    auto const* const all = std::get_if<wire::personal_link_list>(&answer);
    REQUIRE(all);
    REQUIRE(all->links.size() == 3);
    CHECK(all->links[1].number == 2);
    CHECK(all->links[1].link == "/audience/" + in.code() + "#" + in.token(role::participant, "2", 1));
    CHECK(all->links[2].link == "/audience/" + in.code() + "#" + in.token(role::participant, "3"));
  }
  for (auto const& token : {in.token(role::observer), in.token(role::participant, "1"), in.token(role::stage), std::string("o.none")})
    CHECK(std::get<rejection>(asked(token)).code == rejection_code::unknown_token);
  CHECK(std::get<rejection>(asked(in.token(role::moderator), "another")).code == rejection_code::unknown_token);
  CHECK(std::get<rejection>(asked(organiser_token(in.key), "another")).code == rejection_code::unknown_session);
  REQUIRE(in.moderator.ask(command::renew_link{role::co_moderator, {}, 0}).record);
  CHECK(std::get<rejection>(asked(in.token(role::co_moderator))).code == rejection_code::unknown_token);
}

TEST_CASE("a moderator who cleans up is not held to the pace of a phone") {
  joined_hall in;
  std::string const none = "none";
  auto const press = [&](visitor& by, command::any const& what, std::uint32_t times) {
    std::uint32_t too_fast = 0;
    for (std::uint32_t i = 0; i < times; ++i) too_fast += by.ask(what).code == code(rejection_code::too_fast);
    return too_fast;
  };
  visitor rosa(in), fresh(in);
  in.enter(rosa, "Rosa", home);
  fresh.enter(role::moderator);
  CHECK(press(rosa, command::vote{none, true}, 2 * limits::commands_burst) > 0);
  CHECK(press(fresh, command::decline{none, 1, ""}, limits::moderator_commands_burst) == 0);
  CHECK(press(fresh, command::decline{none, 1, ""}, 10) > 0);
}

}  // namespace dais::room
