#include "hall.hpp"
#include "room/limits.hpp"

namespace dais::room {

using namespace std::chrono_literals;

namespace {

// A session that is open and takes questions, with its moderator.
struct open_hall : hall {
  visitor moderator{*this};

  open_hall() {
    moderator.enter(role::moderator);
    CHECK(moderator.ask(command::open_session{1}).record == 2u);
    settle();
  }

  void settle() { loop.step(limits::coalesce_votes_audience); }

  std::string submitted(visitor& by, std::string text, std::optional<std::string> to = {}) {
    REQUIRE(by.ask(command::submit_question{std::move(text), "", std::move(to)}).record);
    return "q" + std::to_string(moderator->view.at("questions").get_object().size());
  }
  void approve(std::string const& id) { CHECK(moderator.ask(command::approve{id, moderator->revision_of("questions", id)}).record); }
  void decline(std::string const& id) {
    CHECK(moderator.ask(command::decline{id, moderator->revision_of("questions", id), "Off topic."}).record);
  }
};

bool shows(page const& seen, std::string const& text) {
  for (auto const& one : seen.frames) {
    if (one->find(text) != one->npos) return true;
  }
  return false;
}

}  // namespace

TEST_CASE("who comes back is sent exactly the patches they missed") {
  open_hall in;
  visitor stage(in);
  stage.enter(role::stage);
  visitor witness(in);
  witness.enter(role::stage);
  stage.leave();
  auto const before = witness->frames.size();
  in.moderator.ask(command::start{in.moderator->revision(), {}});
  in.moderator.ask(command::pause{in.moderator->revision()});
  in.moderator.ask(command::resume{in.moderator->revision()});
  stage.come_back();
  CHECK(stage->welcome.at("resumed") == true);
  REQUIRE(stage->types == std::vector<std::string>{"welcome", "patch", "patch", "patch"});
  for (std::size_t i = 0; i < 3; ++i) CHECK(stage->frames[i + 1] == witness->frames[before + i]);  // the same bytes, made once
  CHECK(stage->view == witness->view);
  CHECK(stage->seq == witness->seq);
}

TEST_CASE("who missed nothing is sent nothing") {
  open_hall in;
  visitor stage(in);
  stage.enter(role::stage);
  stage.leave();
  stage.come_back();
  CHECK(stage->types == std::vector<std::string>{"welcome"});
}

TEST_CASE("a position of another start of the server gets a snapshot, whether its number is one of this start or not") {
  for (int const patches : {0, 3}) {
    open_hall in;
    visitor stage(in), witness(in);
    stage.enter(role::stage);
    auto const epoch = stage->epoch;
    stage.leave();
    in.moderator.leave();
    in.restart();
    in.moderator.come_back();
    witness.enter(role::stage);
    for (int i = 0; i < patches; ++i) in.moderator.ask(command::add_time{in.moderator->revision(), "one", 1min});
    CHECK(witness->count("patch") == static_cast<std::size_t>(patches));
    stage.come_back();
    CHECK(stage->welcome.at("resumed") == false);
    CHECK(stage->types == std::vector<std::string>{"welcome", "snapshot"});
    CHECK(stage->epoch != epoch);
    CHECK(stage->view == witness->view);
  }
}

TEST_CASE("a position that the server has not reached gets a snapshot") {
  open_hall in;
  visitor stage(in);
  stage.enter(role::stage);
  stage.connect();
  stage.receive(text_of(wire::hello{in.token(role::stage), {}, stage->epoch, *stage->seq + 1}));
  in.loop.run();
  CHECK(stage->types == std::vector<std::string>{"welcome", "snapshot"});
}

TEST_CASE("a position whose patches are not kept any more gets a snapshot") {
  open_hall in;
  in.moderator.ask(command::start{in.moderator->revision(), {}});
  visitor stage(in);
  stage.enter(role::stage);
  stage.leave();
  for (std::size_t i = 0; i <= limits::kept_patches; i += 2) {
    in.moderator.ask(command::pause{in.moderator->revision()});
    in.loop.step(limits::command_interval);
    in.moderator.ask(command::resume{in.moderator->revision()});
    in.loop.step(limits::command_interval);
  }
  stage.come_back();
  CHECK(stage->types == std::vector<std::string>{"welcome", "snapshot"});
}

TEST_CASE("a patch comes before the reply to what caused it") {
  open_hall in;
  in.moderator.ask(command::start{in.moderator->revision(), {}});
  REQUIRE(in.moderator->types.size() >= 2);
  CHECK(in.moderator->types.back() == "reply");
  CHECK(in.moderator->types[in.moderator->types.size() - 2] == "patch");
  CHECK(in.moderator->view.at_pointer("/run/current") == "intro");
}

TEST_CASE("one's own comes before the reply too") {
  open_hall in;
  visitor ana(in);
  ana.enter(role::participant, "ana");
  in.submitted(ana, "Why?");
  CHECK(ana->types.back() == "reply");
  CHECK(ana->types[ana->types.size() - 2] == "own");
  CHECK(ana->own.at_pointer("/questions/q1/state") == "submitted");
}

TEST_CASE("what is one's own is sent to nobody else, and to all of one's pages") {
  open_hall in;
  visitor ana(in), ana_too(in), bo(in), ada(in), ben(in), stage(in);
  ana.enter(role::participant, "ana");
  ana_too.enter(role::participant, "ana");
  bo.enter(role::participant, "bo");
  ada.enter(role::panellist, "ada");
  ben.enter(role::panellist, "ben");
  stage.enter(role::stage);
  in.submitted(ana, "What will it cost?", "ada");
  in.settle();
  CHECK(ana->own.at_pointer("/questions/q1/text") == "What will it cost?");
  CHECK(ana_too->own == ana->own);
  CHECK(ana->frames.back() != ana_too->frames.back());
  for (auto const* other : {&bo, &ada, &ben, &stage}) {
    CHECK_FALSE(shows(other->seen(), "What will it cost?"));
    CHECK((*other)->count("own") == 0);
  }

  in.approve("q1");
  in.settle();
  CHECK(ada->own.at_pointer("/questions/q1/text") == "What will it cost?");
  CHECK(shows(bo.seen(), "What will it cost?"));
  CHECK_FALSE(shows(ben.seen(), "What will it cost?"));
  CHECK_FALSE(shows(stage.seen(), "What will it cost?"));

  in.decline("q1");
  in.settle();
  CHECK_FALSE(ada->own.as_object().at("questions").as_object().contains("q1"));
  CHECK_FALSE(bo->view.at("questions").get_object().contains("q1"));
  CHECK(ana->own.at_pointer("/questions/q1/reason") == "Off topic.");
  CHECK_FALSE(shows(bo.seen(), "Off topic."));
  CHECK_FALSE(shows(ada.seen(), "Off topic."));
}

TEST_CASE("a pending question is in no frame of the audience, a panellist or the stage") {
  open_hall in;
  visitor ana(in), bo(in), ada(in), stage(in);
  ana.enter(role::participant, "ana");
  bo.enter(role::participant, "bo");
  ada.enter(role::panellist, "ada");
  stage.enter(role::stage);
  in.settle();
  auto const before = bo->frames.size();
  in.submitted(ana, "Is this seen?", "ada");
  in.settle();
  CHECK(bo->frames.size() == before);
  CHECK(ada->frames.size() == 2);
  CHECK(stage->frames.size() == 2);
  visitor late(in);
  late.enter(role::participant, "late");
  CHECK_FALSE(shows(late.seen(), "Is this seen?"));
}

TEST_CASE("the first change reaches the audience at once, what follows it closely comes as one") {
  open_hall in;
  visitor ana(in);
  ana.enter(role::participant, "ana");
  for (std::string const text : {"One?", "Two?", "Three?"}) in.submitted(ana, text);
  in.settle();
  auto const patches = [&] { return ana->count("patch"); };
  auto const before = patches();
  in.approve("q1");
  CHECK(patches() == before + 1);
  in.approve("q2");
  in.loop.step(limits::coalesce_audience - 2ms);
  in.approve("q3");
  CHECK(patches() == before + 1);
  in.loop.step(1ms);
  CHECK(patches() == before + 1);
  in.loop.step(1ms);
  CHECK(patches() == before + 2);
  CHECK(ana->view.at("questions").get_object().size() == 3);
  in.settle();
  CHECK(patches() == before + 2);
}

TEST_CASE("the podium is not kept waiting") {
  open_hall in;
  visitor ada(in), stage(in);
  ada.enter(role::panellist, "ada");
  stage.enter(role::stage);
  in.moderator.ask(command::start{in.moderator->revision(), {}});
  in.moderator.ask(command::pause{in.moderator->revision()});
  CHECK(ada->count("patch") == 2);
  CHECK(stage->count("patch") == 2);
}

TEST_CASE("the audience is served after everybody else, whoever asked and whatever is somebody's own") {
  open_hall in;
  visitor ana(in), bo(in), ada(in), stage(in);
  ana.enter(role::participant, "ana");
  bo.enter(role::participant, "bo");
  ada.enter(role::panellist, "ada");
  stage.enter(role::stage);
  in.submitted(ana, "What will it cost?", "ada");
  in.settle();
  std::vector<std::string> order;
  auto const note = [&](visitor& who, std::string const& name) {
    who.on_frame([&order, name](std::string const& type) { order.push_back(name + " " + type); });
  };
  note(ana, "ana");
  note(bo, "bo");
  note(ada, "ada");
  note(stage, "stage");
  note(in.moderator, "moderator");
  in.approve("q1");
  CHECK(order == std::vector<std::string>{"moderator patch", "moderator reply", "ada own", "ana own", "ana patch", "bo patch"});
  in.settle();
  order.clear();
  in.moderator.ask(command::start{in.moderator->revision(), {}});
  CHECK(order == std::vector<std::string>{"moderator patch", "ada patch", "stage patch", "moderator reply", "ana patch", "bo patch"});
}

TEST_CASE("votes are gathered, for the audience into a patch every other second") {
  open_hall in;
  visitor ana(in);
  ana.enter(role::participant, "ana");
  in.submitted(ana, "One?");
  in.approve("q1");
  in.settle();
  auto const before = ana->count("patch");
  std::vector<std::unique_ptr<visitor>> crowd;
  for (int i = 0; i < 20; ++i) {
    crowd.push_back(std::make_unique<visitor>(in));
    crowd.back()->enter(role::participant, "voter " + std::to_string(i));
    CHECK(crowd.back()->ask(command::vote{"q1", true}).record);
    CHECK((*crowd.back())->own.at_pointer("/votes/q1") == true);
    in.loop.step(10ms);
  }
  CHECK(ana->count("patch") - before == 1);  // the first after a pause
  in.loop.step(limits::coalesce_votes);
  CHECK(in.moderator->view.at_pointer("/votes/q1") == 20);
  in.loop.step(limits::coalesce_votes_audience - limits::coalesce_votes);
  CHECK(ana->view.at_pointer("/votes/q1") == 20);
  CHECK(ana->count("patch") - before == 2);
}

TEST_CASE("a snapshot is no further than the patches before it, so that what is taken back meanwhile is taken back for all") {
  open_hall in;
  visitor ana(in);
  ana.enter(role::participant, "ana");
  in.submitted(ana, "One?");
  in.submitted(ana, "Two?");
  in.settle();
  in.approve("q1");  // goes out at once
  in.approve("q2");  // waits
  visitor bo(in);
  bo.enter(role::participant, "bo");
  in.decline("q2");
  in.settle();
  CHECK(comparable(bo->view) == view_from_scratch(in, role::participant, "late"));
  CHECK_FALSE(bo->view.at("questions").get_object().contains("q2"));
}

TEST_CASE("the votes of a question that is taken back before it was shown are taken back too") {
  open_hall in;
  visitor ana(in), bo(in);
  ana.enter(role::participant, "ana");
  bo.enter(role::participant, "bo");
  in.submitted(ana, "One?");
  in.submitted(ana, "Two?");
  in.settle();
  in.approve("q1");  // goes out at once
  in.approve("q2");  // waits
  CHECK(bo.ask(command::vote{"q2", true}).record);
  in.decline("q2");
  in.settle();
  CHECK(comparable(ana->view) == view_from_scratch(in, role::participant, "late"));
}

TEST_CASE("a snapshot that is shared stands where the next patch begins") {
  open_hall in;
  visitor ana(in), bo(in);
  ana.enter(role::participant, "ana");
  bo.enter(role::participant, "bo");
  in.submitted(ana, "One?");
  in.approve("q1");
  in.settle();
  ana.ask(command::vote{"q1", true});
  bo.ask(command::vote{"q1", true});
  CHECK(ana->view.at_pointer("/votes/q1") == 1);  // the second vote waits
  visitor before(in), after(in);
  before.enter(role::participant, "cy");
  in.settle();
  CHECK(before->view.at_pointer("/votes/q1") == 2);
  after.enter(role::participant, "dia");
  CHECK(after->seq == ana->seq);
  in.moderator.ask(command::start{in.moderator->revision(), {}});
  in.settle();
  CHECK(after->view == ana->view);
  CHECK(before->view == ana->view);
}

TEST_CASE("the moderators see who is connected, and nobody else does") {
  open_hall in;
  visitor co(in), ana(in), ana_too(in), ada(in), stage(in);
  co.enter(role::co_moderator);
  ana.enter(role::participant, "ana");
  ana_too.enter(role::participant, "ana");
  ada.enter(role::panellist, "ada");
  stage.enter(role::stage);
  in.settle();
  auto const& seen = in.moderator->view.at("presence");
  CHECK(seen.at("moderators") == 1);
  CHECK(seen.at("co_moderators") == 1);
  CHECK(seen.at("stages") == 1);
  CHECK(seen.at("participants") == 2);
  CHECK(seen.at_pointer("/panellists/ada") == 1);
  ada.leave();
  ana.leave();
  in.settle();
  CHECK(in.moderator->view.at_pointer("/presence/participants") == 1);
  CHECK(in.moderator->view.at_pointer("/presence/panellists/ada") == 0);
  CHECK(co->view == in.moderator->view);
  for (auto const* other : {&ana, &ada, &stage}) CHECK_FALSE(shows(other->seen(), "presence"));
}

}  // namespace dais::room
