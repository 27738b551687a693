// What goes between the console, the podium and the stage, and the links that only watch.

#include "hall.hpp"
#include "wire/english.hpp"

namespace dais::room {

using namespace std::chrono_literals;

namespace {

struct podium_hall : hall {
  visitor moderator{*this}, co_moderator{*this}, observer{*this}, ada{*this}, ben{*this}, stage{*this}, ana{*this};

  podium_hall() {
    moderator.enter(role::moderator);
    co_moderator.enter(role::co_moderator);
    observer.enter(role::observer);
    ada.enter(role::panellist, "ada");
    ben.enter(role::panellist, "ben");
    stage.enter(role::stage);
    ana.enter(role::participant, "ana");
    moderator.ask(command::open_session{1});
    REQUIRE(moderator.ask(command::start{2, "one"}).record);
    loop.step(1s);
  }

  void send(recipients to) { REQUIRE(moderator.ask(command::send_message{std::move(to), "Please conclude", "en"}).record); }

  json::object offers_to(visitor& one) {
    auto const before = one->frames.size();
    one.receive(text_of(wire::preview_catch_up{}));
    REQUIRE(one->frames.size() == before + 1);
    return json::parse(*one->frames.back()).get_object();
  }
};

bool has(json::value const& view, char const* part) { return view.get_object().contains(part); }

}  // namespace

TEST_CASE("an observer is shown what the moderators are shown, in the same frames") {
  podium_hall in;
  REQUIRE(in.ada.ask(command::raise_signal{signal_kind::ready}).record);
  in.send({{"ben"}, false, false});
  in.loop.step(1s);
  CHECK(in.observer->view == in.moderator->view);
  CHECK(in.observer->frames.back() == in.moderator->frames[in.moderator->frames.size() - 2]);
  CHECK(in.observer->welcome.at("as") == "observer");
  CHECK(in.observer->welcome.contains("join_code"));
  CHECK_FALSE(in.observer->welcome.contains("number"));
  CHECK(in.moderator->view.at_pointer("/presence/observers") == 1);
}

TEST_CASE("an observer may do nothing, and may look at the offers") {
  podium_hall in;
  auto const entries = in.entries().size();
  CHECK(in.observer.ask(command::next{in.observer->revision()}).code == code(rejection_code::not_allowed));
  CHECK(in.observer.ask(command::send_message{{{"ada"}, false, false}, "Hello"}).code == code(rejection_code::not_allowed));
  in.observer.receive(text_of(wire::claim{std::nullopt}));
  CHECK(in.observer->answers.back().code == code(rejection_code::not_allowed));
  CHECK(in.offers_to(in.observer).at("type") == "offers");
  CHECK(in.entries().size() == entries);
}

TEST_CASE("a message reaches those whom it is for, and only them") {
  podium_hall in;
  auto const ben_before = in.ben->frames.size();
  auto const ana_before = in.ana->frames.size();
  in.send({{"ada"}, true, false});
  in.loop.step(1s);
  CHECK(in.ada->own.at_pointer("/messages/m1/text") == "Please conclude");
  CHECK(in.ada->own.at_pointer("/messages/m1/seen") == false);
  CHECK(in.stage->view.at_pointer("/messages/m1/text") == "Please conclude");
  CHECK(in.moderator->view.at_pointer("/messages/m1/to/panellists") == json::array({"ada"}));
  CHECK(in.ben->frames.size() == ben_before);
  CHECK(in.ana->frames.size() == ana_before);
}

TEST_CASE("who has a message and who has read it is told to the moderators, and to nobody else") {
  podium_hall in;
  in.send({{"ada", "ben"}, true, true});
  in.loop.step(1s);
  auto const ben_before = in.ben->frames.size();
  auto const ana_before = in.ana->frames.size();
  REQUIRE(in.stage.ask(command::note_delivery{"m1"}).record);
  REQUIRE(in.ada.ask(command::note_delivery{"m1"}).record);
  CHECK(in.moderator->view.at_pointer("/messages/m1/delivered") == json::array({"ada", "stage"}));
  CHECK(in.moderator->view.at_pointer("/messages/m1/seen_by") == json::array());
  REQUIRE(in.ada.ask(command::acknowledge{"m1"}).record);
  in.loop.step(1s);
  CHECK(in.moderator->view.at_pointer("/messages/m1/seen_by") == json::array({"ada"}));
  CHECK(in.ada->own.at_pointer("/messages/m1/seen") == true);
  CHECK(in.ben->frames.size() == ben_before);
  CHECK(in.ana->frames.size() == ana_before);
}

TEST_CASE("a panellist who comes back finds their messages and signals") {
  podium_hall in;
  REQUIRE(in.ada.ask(command::raise_signal{signal_kind::more_time}).record);
  in.send({{"ada"}, false, false});
  in.ada.come_back();
  CHECK(in.ada->own.at_pointer("/messages/m1/text") == "Please conclude");
  CHECK(in.ada->own.at_pointer("/signals/more_time.ada/state") == "raised");
}

TEST_CASE("a panellist sees what becomes of a signal, on all their pages, and others do not") {
  podium_hall in;
  visitor tablet(in);
  tablet.enter(role::panellist, "ada");
  auto const ben_before = in.ben->frames.size();
  REQUIRE(in.ada.ask(command::raise_signal{signal_kind::more_time}).record);
  CHECK(tablet->own.at_pointer("/signals/more_time.ada/state") == "raised");
  CHECK(in.moderator->view.at_pointer("/signals/more_time.ada/state") == "raised");
  REQUIRE(in.moderator.ask(command::see_signal{"ada", signal_kind::more_time, 2}).record);
  CHECK(in.ada->own.at_pointer("/signals/more_time.ada/state") == "seen");
  CHECK(in.ben->frames.size() == ben_before);
  REQUIRE(in.moderator.ask(command::grant_time{"ada", 3, 1min}).record);
  CHECK(tablet->own.at_pointer("/signals/more_time.ada/state") == "granted");
  CHECK(tablet->view.at_pointer("/segments/one/clock/added") == 60'000);
  CHECK_FALSE(has(in.ben->own, "signals"));
}

TEST_CASE("who pressed twice is not told that somebody else was earlier") {
  podium_hall in;
  auto const seen = in.moderator->revision();
  auto const you = "You began \"The second\", leaving \"The first\" after 0:01, a moment earlier. Nothing more was done; look again.";
  // Both on their way into the log, and the second when the first is done.
  in.moderator.send("first", command::next{seen});
  in.moderator.send("second", command::next{seen});
  in.loop.run();
  CHECK(in.moderator->answer_to("first")->record);
  CHECK(in.moderator->answer_to("second")->message == you);
  CHECK(in.moderator.ask(command::next{seen}).message == you);
  CHECK(in.co_moderator.ask(command::next{seen}).message ==
        "The moderator began \"The second\", leaving \"The first\" after 0:01, a moment earlier. Nothing was done; look again.");
  in.moderator.ask(command::set_floor_rules{1, intake::open, floor_order::first_come, 2min, 30s});
  in.ada.send("first", command::raise_signal{signal_kind::ready});
  in.ada.send("second", command::raise_signal{signal_kind::ready});
  in.ana.send("first", command::request_floor{"Ana", ""});
  in.ana.send("second", command::request_floor{"Ana", ""});
  in.loop.run();
  for (auto const* page : {&in.ada.seen(), &in.ana.seen()}) {
    CHECK(page->answer_to("first")->code == 0);
    CHECK(page->answer_to("second")->message.find("omebody else") == std::string::npos);
  }
}

TEST_CASE("a moderator who was too late is told who was earlier; a participant is told how things stand") {
  podium_hall in;
  REQUIRE(in.ana.ask(command::submit_question{"Who pays for the pipes?", ""}).record);
  auto const seen = in.moderator->revision();
  in.co_moderator.send("theirs", command::next{seen});
  in.moderator.send("mine", command::next{seen});
  in.loop.run();
  CHECK(in.moderator->answer_to("mine")->code == code(rejection_code::stale));
  CHECK(in.moderator->answer_to("mine")->message ==
        "The co-moderator began \"The second\", leaving \"The first\" after 0:01, a moment earlier. Nothing was done; look again.");
  // What a moderator did long before is not what was in the way of one whom a participant overtook.
  REQUIRE(in.moderator.ask(command::approve{"q1", 1}).record);
  in.ana.send("mine first", command::withdraw_question{"q1"});
  in.moderator.send("too late", command::queue{"q1", 2});
  in.loop.run();
  CHECK(in.moderator->answer_to("too late")->message == english::of(refuse(reason::was_changed)));
  REQUIRE(in.ana.ask(command::resubmit_question{"q1"}).record);
  // Two pages of one participant, of whom one is too late on the way into the log.
  visitor phone(in);
  phone.enter(role::participant, "ana");
  in.ana.send("first", command::withdraw_question{"q1"});
  phone.send("second", command::withdraw_question{"q1"});
  in.loop.run();
  REQUIRE(phone->answer_to("second")->code == code(rejection_code::wrong_state));
  CHECK(phone->answer_to("second")->message == "Your question is no longer open, so there is nothing to withdraw.");
}

TEST_CASE("offers are what the session could do, and the press of one does it") {
  podium_hall in;
  in.loop.step(36min);  // six behind: sixteen over, with ten of introductions passed over
  auto const offers = in.offers_to(in.moderator);
  auto const behind = duration(json::value_to<std::int64_t>(offers.at("behind")));
  CHECK(json::value_to<std::uint32_t>(offers.at("revision")) == in.moderator->revision());
  REQUIRE(behind > duration{});
  REQUIRE_FALSE(offers.at("offers").get_array().empty());
  auto const& first = offers.at("offers").get_array().front();
  REQUIRE(first.at("how") == "shorten");
  auto const& cut = first.at("segments").get_array().front();
  REQUIRE(in.moderator.ask(command::catch_up{in.moderator->revision(), remedy::shorten, behind}).record);
  auto const& clock = in.ada->view.at_pointer("/segments/" + std::string(cut.at("segment").get_string().c_str()) + "/clock");
  CHECK(json::value_to<std::int64_t>(clock.at("allotment")) + json::value_to<std::int64_t>(clock.at("added")) ==
        json::value_to<std::int64_t>(cut.at("after")));
}

TEST_CASE("only a console looks at offers") {
  podium_hall in;
  for (auto* one : {&in.ada, &in.stage, &in.ana}) {
    one->receive(text_of(wire::preview_catch_up{}));
    CHECK((*one)->answers.back().code == code(rejection_code::not_allowed));
  }
}

TEST_CASE("a console's token gives the links of its session, with those of who came late; no other token does") {
  podium_hall in;
  REQUIRE(in.moderator.ask(command::add_panellist{in.moderator->revision(), "Cleo Park"}).record);
  auto const links = [&](std::string const& token) {
    std::optional<wire::console_links> found;
    in.all->links_of(token, [&](auto const& given) { found = given; });
    in.loop.run();
    return found;
  };
  for (auto const as : {role::moderator, role::co_moderator}) {
    auto const found = links(in.token(as));
    REQUIRE(found);
    REQUIRE(found->panellists.size() == 3);
    CHECK(found->panellists.back().name == "Cleo Park");
    CHECK(found->panellists.back().link == "/panellist#" + in.token(role::panellist, "added-1"));
    CHECK(found->co_moderator.has_value() == (as == role::moderator));
  }
  for (auto const& token : {in.token(role::observer), in.token(role::panellist, "ada"), in.token(role::stage), in.code(), std::string(),
                            organiser_token(in.key), token_for(in.key, {"another", role::moderator, {}})}) {
    CHECK_FALSE(links(token));
  }
  visitor cleo(in);
  cleo.enter(role::panellist, "added-1");
  CHECK(cleo->is_welcome());
}

}  // namespace dais::room
