// protocol/rules.md, section 10.

#include "catch.hpp"
#include "evening.hpp"
#include "session/make_view.hpp"
#include "session/run/main_clock.hpp"

#include <algorithm>

using namespace dais;
using namespace dais::test;

namespace {

using ids = std::vector<std::string>;

std::vector<actor> const everybody{moderator, co_moderator, observer, ana, ben, stage, rosa, tariq};

bool screens(actor const& who) { return who.as == role::moderator || who.as == role::co_moderator || who.as == role::observer; }

session_view seen_by(evening const& e, actor const& who) { return make_view(e.s, who.as, everything(e.s)); }

// What the latest record changed for a role.
session_view patch_for(evening const& e, actor const& who) { return make_view(e.s, who.as, e.changed); }

private_view own_of(evening const& e, actor const& who) {
  return make_private_view(e.s, who, who.as == role::participant ? everything_of(e.s, who.id) : everything(e.s));
}

// What the latest record changed for one person.
private_view private_patch_for(evening const& e, actor const& who) { return make_private_view(e.s, who, e.changed); }

template <typename Map>
ids keys(Map const& map) {
  ids all;
  for (auto const& [key, value] : map) all.push_back(key);
  return all;
}

// One of Rosa's questions in each state, all to Ana: q1 submitted, q2 approved, q3 queued, q4 on stage; then Tariq's: q5 answered, q6 not
// taken, q7 withdrawn. Rosa has the floor, Tariq waits.
evening of_everything() {
  evening e;
  e.next_to("qa");
  e.submit(rosa, "Submitted", "ana");
  e.approved(rosa, "Approved", "ana");
  e.queued(rosa, "Queued");
  e.on_stage(rosa, "On stage");
  auto const answered = e.approved(tariq, "Answered");
  REQUIRE(e.ask(moderator, command::mark_answered{answered, e.revision_of(answered)}) == done);
  auto const declined = e.submit(tariq, "Not taken", "ana");
  REQUIRE(e.ask(moderator, command::decline{declined, 1, "Asked before."}) == done);
  auto const withdrawn = e.submit(tariq, "Withdrawn");
  REQUIRE(e.ask(tariq, command::withdraw_question{withdrawn}) == done);
  REQUIRE(e.ask(tariq, command::vote{"q2", true}) == done);
  REQUIRE(e.ask(mei, command::vote{"q2", true}) == done);
  e.request_floor(rosa, "Rosa Marin");
  e.request_floor(tariq, "Tariq Haddad");
  REQUIRE(e.give_floor("r1") == done);
  return e;
}

}  // namespace

TEST_CASE("R10.1 everybody sees the plan, the state of the session, its segments and their order") {
  auto const e = of_everything();
  for (auto const& who : everybody) {
    auto const v = seen_by(e, who);
    REQUIRE(v.plan);
    CHECK(v.plan->title == "Water in the city");
    CHECK(v.plan->panellist_order == ids{"ana", "ben"});
    REQUIRE(v.run);
    CHECK(v.run->status == session_status::running);
    CHECK(v.run->current == "qa");
    CHECK(v.run->following == "end");
    CHECK(v.order == e.s.order);
    CHECK(v.segments.size() == 6);
    CHECK(v.segments.at("qa")->clock.running_since == e.now);
    CHECK(v.segments.at("qa")->planned_start == e.s.plan.start + 40min);
    CHECK(v.segments.at("end")->clock.allotment == 5min);
  }
}

TEST_CASE("R10.2 only the moderators see the notes of a segment") {
  auto const e = of_everything();
  for (auto const& who : everybody) {
    auto const notes = seen_by(e, who).segments.at("intro")->notes;
    CHECK(notes == (screens(who) ? std::optional<std::string>("Thank the hosts.") : std::nullopt));
  }
}

TEST_CASE("R10.3 the moderators see every question with the number of its asker") {
  auto const e = of_everything();
  for (auto const& who : {moderator, co_moderator}) {
    auto const v = seen_by(e, who);
    CHECK(keys(v.questions) == ids{"q1", "q2", "q3", "q4", "q5", "q6", "q7"});
    CHECK(v.questions.at("q1")->asker == 1u);
    CHECK(v.questions.at("q6")->asker == 2u);
    CHECK(v.questions.at("q6")->reason == "Asked before.");
    CHECK(v.votes.at("q2") == 2u);
    CHECK(v.queue == ids{"q3"});
  }
}

TEST_CASE("R10.4 the audience sees the questions that are approved, queued, on stage or answered, with their votes, and the queue") {
  auto const v = seen_by(of_everything(), mei);
  CHECK(keys(v.questions) == ids{"q2", "q3", "q4", "q5"});
  CHECK(keys(v.votes) == ids{"q2", "q3", "q4", "q5"});
  CHECK(v.votes.at("q2") == 2u);
  CHECK(v.queue == ids{"q3"});
  CHECK_FALSE(v.questions.at("q2")->asker);
}

TEST_CASE("R10.5 a question that may no longer be seen is taken away from those who saw it and never named to the others") {
  evening e;
  e.open();
  auto const id = e.submit(rosa, "Who pays?");
  CHECK(patch_for(e, mei).empty());
  CHECK(patch_for(e, stage).empty());
  CHECK(keys(patch_for(e, moderator).questions) == ids{id});

  REQUIRE(e.ask(moderator, command::approve{id, 1}) == done);
  CHECK(patch_for(e, mei).questions.at(id)->text == "Who pays?");
  CHECK(patch_for(e, mei).votes.at(id) == 0u);
  CHECK(patch_for(e, stage).empty());

  REQUIRE(e.ask(moderator, command::decline{id, 2, "Asked before."}) == done);
  CHECK(keys(patch_for(e, mei).questions) == ids{id});
  CHECK_FALSE(patch_for(e, mei).questions.at(id));
  CHECK_FALSE(patch_for(e, mei).votes.at(id));
  CHECK(patch_for(e, stage).empty());

  SECTION("nor when it was seen and gone within one patch") {
    REQUIRE(e.put_on_stage(e.submit(rosa, "On stage")) == done);
    change_set both;
    auto const briefly = e.submit(rosa, "Briefly there");
    both.add(e.changed);
    REQUIRE(e.ask(moderator, command::approve{briefly, 1}) == done);
    both.add(e.changed);
    REQUIRE(e.ask(moderator, command::decline{briefly, 2, "No."}) == done);
    both.add(e.changed);
    CHECK(make_view(e.s, role::participant, both).empty());
    CHECK(make_view(e.s, role::stage, both).empty());
  }
  SECTION("the stage and the panellists lose the one that leaves the stage") {
    auto const shown = e.on_stage(rosa, "On stage");
    CHECK(patch_for(e, stage).questions.at(shown)->text == "On stage");
    REQUIRE(e.ask(moderator, command::mark_answered{shown, e.revision_of(shown)}) == done);
    CHECK_FALSE(patch_for(e, stage).questions.at(shown));
    CHECK_FALSE(patch_for(e, ana).questions.at(shown));
    CHECK(patch_for(e, mei).questions.at(shown)->state == question_state::answered);
  }
}

TEST_CASE("R10.6 panellists and the stage see the question on stage and no other, no votes and no queue") {
  auto const e = of_everything();
  for (auto const& who : {ana, ben, stage}) {
    auto const v = seen_by(e, who);
    CHECK(keys(v.questions) == ids{"q4"});
    CHECK(v.votes.empty());
    CHECK_FALSE(v.queue);
  }
}

TEST_CASE("R10.7 a panellist sees what the audience sees of the questions addressed to them") {
  auto e = of_everything();
  CHECK(keys(own_of(e, ana).questions) == ids{"q2"});
  CHECK(own_of(e, ben).empty());
  REQUIRE(e.ask(moderator, command::approve{"q1", 1}) == done);
  CHECK(private_patch_for(e, ana).questions.at("q1")->text == "Submitted");
  CHECK(private_patch_for(e, ben).empty());
  REQUIRE(e.ask(moderator, command::decline{"q1", 2, "No."}) == done);
  CHECK_FALSE(private_patch_for(e, ana).questions.at("q1"));
  REQUIRE(e.ask(moderator, command::approve{"q6", 2}) == done);
  CHECK(keys(own_of(e, ana).questions) == ids{"q2", "q6"});
}

TEST_CASE("R10.7 and of those of which they said something") {
  auto e = of_everything();
  CHECK(own_of(e, ben).empty());
  REQUIRE(e.ask(ben, command::respond{"q4", willingness::pass}) == done);
  CHECK(private_patch_for(e, ben).questions.at("q4")->response == willingness::pass);
  CHECK(private_patch_for(e, ana).empty());
  REQUIRE(e.ask(moderator, command::take_off_stage{"q4", e.revision_of("q4")}) == done);
  CHECK(private_patch_for(e, ben).questions.at("q4")->state == question_state::queued);
  CHECK(keys(own_of(e, ben).questions) == ids{"q4"});
  REQUIRE(e.ask(ben, command::respond{"q4", std::nullopt}) == done);
  CHECK_FALSE(private_patch_for(e, ben).questions.at("q4"));
  CHECK(own_of(e, ben).empty());
}

TEST_CASE("R10.7 a question that is passed on leaves one panellist and comes to another") {
  auto e = of_everything();
  REQUIRE(e.ask(moderator, command::address_question{"q2", e.revision_of("q2"), "ben"}) == done);
  CHECK_FALSE(private_patch_for(e, ana).questions.at("q2"));
  CHECK(private_patch_for(e, ben).questions.at("q2")->text == "Approved");
  REQUIRE(e.ask(moderator, command::address_question{"q1", 1, "ben"}) == done);  // which nobody but the moderators has seen
  CHECK(private_patch_for(e, ana).empty());
  CHECK(private_patch_for(e, ben).empty());
  change_set both;
  REQUIRE(e.ask(moderator, command::address_question{"q2", e.revision_of("q2"), "ana"}) == done);
  both.add(e.changed);
  REQUIRE(e.ask(moderator, command::address_question{"q2", e.revision_of("q2"), "ben"}) == done);
  both.add(e.changed);
  CHECK(keys(make_private_view(e.s, ben, both).questions) == ids{"q2"});
  CHECK(make_private_view(e.s, ben, both).questions.at("q2"));
}

TEST_CASE("R10.8 participants see their own questions in every state, with the reason of one that was not taken") {
  auto const e = of_everything();
  CHECK(keys(own_of(e, rosa).questions) == ids{"q1", "q2", "q3", "q4"});
  auto const own = own_of(e, tariq);
  CHECK(keys(own.questions) == ids{"q5", "q6", "q7"});
  CHECK(own.questions.at("q6")->state == question_state::not_taken);
  CHECK(own.questions.at("q6")->reason == "Asked before.");
  CHECK(own.questions.at("q7")->state == question_state::withdrawn);
  CHECK(own_of(e, mei).questions.empty());
  CHECK(own_of(e, {role::participant, "never heard of"}).empty());
}

TEST_CASE("R10.8 with what they wrote, and the fate of the one that theirs was grouped into") {
  auto e = of_everything();
  REQUIRE(e.ask(moderator, command::edit_question{"q1", 1, "Edited"}) == done);
  CHECK(private_patch_for(e, rosa).questions.at("q1")->text == "Edited");
  CHECK(private_patch_for(e, rosa).questions.at("q1")->original == "Submitted");
  auto const id = e.submit(mei, "Submitted?");
  e.group(id, "q1");
  auto const pending = own_of(e, mei).questions.at(id);
  CHECK(pending->state == question_state::grouped);
  CHECK(pending->leader_state == question_state::submitted);
  CHECK_FALSE(pending->leader);  // which the audience does not see
  REQUIRE(e.ask(moderator, command::decline{"q1", 2, "Asked before."}) == done);
  CHECK(private_patch_for(e, mei).questions.at(id)->reason == "Asked before.");
  CHECK_FALSE(private_patch_for(e, mei).questions.at(id)->leader);
  CHECK(private_patch_for(e, tariq).empty());
}

TEST_CASE("R10.9 participants see which questions they voted for") {
  auto e = of_everything();
  CHECK(keys(own_of(e, mei).votes) == ids{"q2"});
  CHECK(own_of(e, rosa).votes.empty());
  REQUIRE(e.ask(mei, command::vote{"q2", false}) == done);
  CHECK_FALSE(private_patch_for(e, mei).votes.at("q2"));
  CHECK(private_patch_for(e, tariq).empty());
  CHECK(keys(own_of(e, tariq).votes) == ids{"q2"});
  CHECK(private_patch_for(e, rosa).empty());
  CHECK(patch_for(e, rosa).votes.at("q2") == 1u);
}

TEST_CASE("R10.10 everybody sees whether the floor is open, who has it, and the clock of the intervention") {
  auto e = of_everything();
  for (auto const& who : everybody) {
    auto const v = seen_by(e, who);
    REQUIRE(v.floor);
    CHECK(v.floor->open);
    REQUIRE(v.floor->speaking);
    CHECK(v.floor->speaking->name == "Rosa Marin");
    CHECK(v.floor->speaking->affiliation == "Civil society");
    CHECK(v.floor->speaking->clock.running_since == e.now);
    CHECK(v.floor->speaking->wrap_up == 30s);
  }
  e.end_segment();
  for (auto const& who : everybody) {
    auto const v = patch_for(e, who);
    REQUIRE(v.floor);
    CHECK_FALSE(v.floor->open);
    CHECK_FALSE(v.floor->speaking);
  }
}

TEST_CASE("R10.10 and who comes next and who speaks at the podium") {
  auto e = of_everything();
  for (auto const& who : everybody) {
    auto const v = seen_by(e, who);
    REQUIRE(v.floor->next);
    CHECK(v.floor->next->name == "Tariq Haddad");
    CHECK(v.floor->next->request == "r2");
    CHECK_FALSE(v.floor->speaker);
  }
  REQUIRE(e.ask(moderator, command::give_word{"ana", "r1"}) == done);
  for (auto const& who : everybody) CHECK(patch_for(e, who).floor->speaker == "ana");
  e.next();  // to the concluding remarks, in which nobody has the floor
  for (auto const& who : everybody) {
    CHECK_FALSE(patch_for(e, who).floor->next);
    CHECK(patch_for(e, who).floor->speaker == moderator_id);
  }
}

TEST_CASE("R10.11 the moderators see every request for the floor, the audience the order, participants their own") {
  auto const e = of_everything();
  for (auto const& who : everybody) {
    auto const v = seen_by(e, who);
    CHECK(keys(v.requests) == (screens(who) ? ids{"r1", "r2"} : ids{}));
    bool const sees_list = screens(who) || who.as == role::participant;
    REQUIRE(v.floor->list.has_value() == sees_list);
    if (!sees_list) continue;
    REQUIRE(v.floor->list->size() == 1);
    CHECK(v.floor->list->front().request == "r2");
    CHECK(v.floor->list->front().allotment == 3min);
  }
  CHECK(keys(own_of(e, tariq).requests) == ids{"r2"});
  CHECK(keys(own_of(e, rosa).requests) == ids{"r1"});
  CHECK(own_of(e, rosa).requests.at("r1")->state == request_state::speaking);
  CHECK(own_of(e, ana).requests.empty());
}

TEST_CASE("R10.11 who is absent is shown to the moderators and to themselves") {
  auto e = of_everything();
  e.set_absent("r2");
  for (auto const& who : everybody) {
    auto const v = patch_for(e, who);
    CHECK(v.requests.count("r2") == (screens(who) ? 1 : 0));
    CHECK_FALSE(v.floor->next);
    if (v.floor->list) CHECK(v.floor->list->empty());
  }
  CHECK(private_patch_for(e, tariq).requests.at("r2")->state == request_state::absent);
  CHECK(private_patch_for(e, rosa).empty());
}

TEST_CASE("R10.12 nobody is shown who a participant is, beyond the name that they gave") {
  evening e;
  e.open();
  REQUIRE(e.ask(rosa, command::submit_question{"By name", "Rosa Marin", {}}) == done);
  e.submit(rosa, "Anonymously");
  for (auto const* id : {"q1", "q2"}) REQUIRE(e.ask(moderator, command::approve{id, 1}) == done);
  for (auto const& who : {moderator, co_moderator, mei}) {
    CHECK(seen_by(e, who).questions.at("q1")->name == "Rosa Marin");
    CHECK_FALSE(seen_by(e, who).questions.at("q2")->name);
  }
}

TEST_CASE("R10.13 revisions of questions and requests are shown to the moderators only") {
  auto const e = of_everything();
  for (auto const& who : everybody) {
    auto const v = seen_by(e, who);
    for (auto const& [id, one] : v.questions) CHECK(one->revision.has_value() == screens(who));
    for (auto const& [id, one] : v.requests) CHECK(one->revision.has_value() == screens(who));
    auto const own = own_of(e, who);
    for (auto const& [id, one] : own.questions) CHECK_FALSE(one->revision);
    for (auto const& [id, one] : own.requests) CHECK_FALSE(one->revision);
  }
}

TEST_CASE("R10.14 only the moderators and the audience see the rules of the questions") {
  auto e = of_everything();
  e.rules(true, false, intake::open);
  for (auto const& who : everybody) {
    auto const v = patch_for(e, who);
    bool const concerned = screens(who) || who.as == role::participant;
    CHECK(v.rules.has_value() == concerned);
    CHECK(v.empty() == !concerned);
    if (v.rules) CHECK_FALSE(v.rules->anonymous);
  }
}

TEST_CASE("R10.12 muting somebody does not tell the audience which questions are theirs") {
  auto e = of_everything();
  e.mute(rosa);
  for (auto const& who : {mei, tariq, stage, ana}) {
    CHECK(patch_for(e, who).questions.empty());
    CHECK(private_patch_for(e, who).empty());
  }
  CHECK(keys(patch_for(e, moderator).questions) == ids{"q1", "q2", "q3", "q4"});
  CHECK(private_patch_for(e, rosa).questions.empty());
}

TEST_CASE("R10.14 the moderators alone see the words that force approval") {
  auto e = of_everything();
  e.rules(true, true, intake::automatic, {"fool"});
  for (auto const& who : everybody) {
    auto const v = patch_for(e, who);
    if (!v.rules) continue;
    CHECK(v.rules->words == (screens(who) ? std::optional(ids{"fool"}) : std::nullopt));
    CHECK(v.rules->taking == intake::automatic);
    CHECK(v.rules->open);
  }
  e.next();
  CHECK_FALSE(patch_for(e, mei).rules->open);
}

TEST_CASE("R10.15 only the moderators see what is for the eyes of moderators, and its asker some of it") {
  evening e;
  e.open();
  e.rules(true, true, intake::open, {"fool"});
  auto const id = e.submit(rosa, "You fool, who pays?", "ana");
  REQUIRE(e.ask(moderator, command::edit_question{id, 1, "Who pays?"}) == done);
  REQUIRE(e.ask(moderator, command::label_question{id, 2, {"money"}}) == done);
  REQUIRE(e.put_on_stage(id) == done);
  REQUIRE(e.ask(ana, command::respond{id, willingness::pass}) == done);
  auto const member = e.approved(rosa, "Who, then?");
  e.group(member, id);
  e.mute(rosa);
  auto const hides = [](question_view const& q) {
    CHECK_FALSE(q.labels);
    CHECK_FALSE(q.passed);
    CHECK_FALSE(q.held);
    CHECK_FALSE(q.muted);
    CHECK_FALSE(q.asker);
    CHECK_FALSE(q.revision);
  };
  for (auto const& who : everybody) {
    auto const v = seen_by(e, who);
    auto const& q = v.questions.at(id);
    if (screens(who)) {
      CHECK(q->original == "You fool, who pays?");
      CHECK(q->labels == ids{"money"});
      CHECK(q->passed == ids{"ana"});
      CHECK(q->held == true);
      CHECK(q->muted == true);
      CHECK(v.questions.at(member)->leader == id);
    } else {
      CHECK_FALSE(q->original);
      CHECK_FALSE(q->leader);
      CHECK(v.questions.count(member) == 0);
      hides(*q);
    }
  }
  auto const own = own_of(e, rosa);
  CHECK(own.questions.at(id)->original == "You fool, who pays?");
  CHECK(own.questions.at(member)->leader == id);
  hides(*own.questions.at(id));
  hides(*own.questions.at(member));
  hides(*own_of(e, ana).questions.at(id));
  CHECK_FALSE(own_of(e, ana).questions.at(id)->original);
}

TEST_CASE("R10.26 the translations of a question are seen by the moderators, the panellists and the stage") {
  evening e;
  e.open();
  auto const id = e.approved(rosa, "Who pays?");
  REQUIRE(e.ask(moderator, command::translate_question{id, e.revision_of(id), "fr", "Qui paie ?"}) == done);
  REQUIRE(e.put_on_stage(id) == done);
  std::vector<translation> const all{{"fr", "Qui paie ?"}};
  for (auto const& who : everybody) {
    auto const v = seen_by(e, who);
    auto const& q = v.questions.at(id);
    CHECK(q->translations == (who.as == role::participant ? std::nullopt : std::optional(all)));
  }
  CHECK_FALSE(own_of(e, rosa).questions.at(id)->translations);
}

TEST_CASE("R10.16 a muted participant is told so") {
  auto e = of_everything();
  CHECK_FALSE(own_of(e, rosa).muted);
  e.mute(rosa);
  CHECK(private_patch_for(e, rosa).muted == true);
  CHECK(own_of(e, rosa).muted == true);
  CHECK_FALSE(private_patch_for(e, tariq).muted);
  e.mute(rosa, false);
  CHECK(private_patch_for(e, rosa).muted == false);
  CHECK_FALSE(own_of(e, rosa).muted);
}

TEST_CASE("R10.17 who should answer is seen by all who see the question") {
  evening e;
  e.open();
  auto const id = e.approved(rosa, "Who pays?", "ana");
  REQUIRE(e.put_on_stage(id) == done);
  auto const answering = [&](std::optional<ids> const& expected) {
    for (auto const& who : everybody) CHECK(seen_by(e, who).questions.at(id)->answering == expected);
    CHECK(own_of(e, ana).questions.at(id)->answering == expected);
    CHECK(own_of(e, rosa).questions.at(id)->answering == expected);
  };
  answering(ids{"ana"});
  REQUIRE(e.ask(ben, command::respond{id, willingness::will_answer}) == done);
  answering(ids{"ben"});
  REQUIRE(e.ask(ana, command::respond{id, willingness::will_answer}) == done);
  answering(ids{"ana", "ben"});
  REQUIRE(e.ask(ben, command::respond{id, willingness::pass}) == done);
  answering(ids{"ana"});
  REQUIRE(e.ask(ana, command::respond{id, willingness::pass}) == done);
  answering(std::nullopt);
  REQUIRE(e.ask(ana, command::respond{id, std::nullopt}) == done);
  answering(ids{"ana"});
  REQUIRE(e.ask(moderator, command::address_question{id, e.revision_of(id), std::nullopt}) == done);
  for (auto const& who : everybody) CHECK_FALSE(seen_by(e, who).questions.at(id)->answering);
}

TEST_CASE("R10.18 only the moderators see how long everybody at the podium has spoken") {
  evening e;
  e.next_to("talk");
  for (auto const* who : {"ana", "ben"}) {
    REQUIRE(e.ask(moderator, command::give_word{who, {}}) == done);
    e.pass(2min);
  }
  for (auto const& who : everybody) {
    auto const v = seen_by(e, who);
    CHECK(keys(v.spoken) == (screens(who) ? ids{"ana", "ben", "moderator"} : ids{}));
    if (screens(who)) CHECK(v.spoken.at("ana")->used == 2min);
    if (screens(who)) CHECK(v.spoken.at("ben")->running_since == e.now - 2min);
  }
  e.pause();
  CHECK(keys(patch_for(e, moderator).spoken) == ids{"ben"});
  CHECK(patch_for(e, moderator).spoken.at("ben")->used == 2min);
  CHECK(patch_for(e, mei).spoken.empty());
}

TEST_CASE("R10.19 an observer sees what the moderators see") {
  auto e = of_everything();
  REQUIRE(e.ask(ana, command::raise_signal{signal_kind::ready}) == done);
  REQUIRE(e.ask(moderator, command::send_message{{{"ben"}, false, false}, "Please conclude"}) == done);
  auto const seen = seen_by(e, observer);
  auto const due = seen_by(e, moderator);
  CHECK(keys(seen.questions) == keys(due.questions));
  CHECK(keys(seen.requests) == keys(due.requests));
  CHECK(keys(seen.messages) == ids{"m1"});
  CHECK(keys(seen.signals) == ids{"ready.ana"});
  CHECK(keys(seen.history) == keys(due.history));
  CHECK(seen.undoing->undo == due.undoing->undo);
  CHECK(seen.segments.at("intro")->notes == "Thank the hosts.");
  CHECK(own_of(e, observer).empty());
}

TEST_CASE("R10.20 a message is seen by those whom it is for, and by the moderators") {
  evening e;
  auto const send = [&](recipients const& to) {
    REQUIRE(e.ask(moderator, command::send_message{to, "Please conclude", "en", 1min}) == done);
  };
  send({{"ana"}, false, false});
  send({{}, true, false});
  send({{}, false, true});
  send({{"ana", "ben"}, true, true});
  auto const shown = [&](actor const& who) { return keys(seen_by(e, who).messages); };
  for (auto const& who : {moderator, co_moderator, observer}) CHECK(shown(who) == ids{"m1", "m2", "m3", "m4"});
  CHECK(shown(stage) == ids{"m2", "m4"});
  CHECK(shown(rosa) == ids{"m3", "m4"});
  CHECK(shown(ana).empty());
  CHECK(keys(own_of(e, ana).messages) == ids{"m1", "m4"});
  CHECK(keys(own_of(e, ben).messages) == ids{"m4"});
  CHECK(own_of(e, rosa).messages.empty());

  CHECK(seen_by(e, moderator).messages.at("m4")->to->panellists == ids{"ana", "ben"});
  for (auto const& m : {*seen_by(e, rosa).messages.at("m4"), *seen_by(e, stage).messages.at("m4"), *own_of(e, ana).messages.at("m4")}) {
    CHECK((m.text == "Please conclude" && m.language == "en" && m.lasts == duration{1min} && m.sent == e.now));
    CHECK_FALSE((m.to || m.delivered || m.seen_by || m.automatic || m.revision));
  }
}

TEST_CASE("R10.20 only the moderators see who has a message and who has read it, a panellist whether they have") {
  evening e;
  REQUIRE(e.ask(moderator, command::send_message{{{"ana", "ben"}, true, true}, "Please conclude"}) == done);
  CHECK(own_of(e, ana).messages.at("m1")->seen == false);
  REQUIRE(e.ask(stage, command::note_delivery{"m1"}) == done);
  CHECK(patch_for(e, moderator).messages.at("m1")->delivered == ids{"stage"});
  REQUIRE(e.ask(ana, command::acknowledge{"m1"}) == done);
  CHECK(patch_for(e, moderator).messages.at("m1")->delivered == ids{"ana", "stage"});
  CHECK(patch_for(e, moderator).messages.at("m1")->seen_by == ids{"ana"});
  CHECK(private_patch_for(e, ana).messages.at("m1")->seen == true);
  CHECK(own_of(e, ben).messages.at("m1")->seen == false);
  for (auto const& who : {ana, ben, stage, rosa}) CHECK(patch_for(e, who).empty());
  CHECK(private_patch_for(e, ben).empty());
}

TEST_CASE("R10.21 a signal is seen by the moderators and by the panellist who gave it, with what became of it") {
  evening e;
  REQUIRE(e.ask(ana, command::raise_signal{signal_kind::must_leave, e.now + 20min}) == done);
  REQUIRE(e.ask(ben, command::raise_signal{signal_kind::ready}) == done);
  REQUIRE(e.ask(moderator, command::see_signal{"ana", signal_kind::must_leave, 2}) == done);
  for (auto const& who : everybody) CHECK(keys(seen_by(e, who).signals) == (screens(who) ? ids{"must_leave.ana", "ready.ben"} : ids{}));
  CHECK(keys(own_of(e, ana).signals) == ids{"must_leave.ana"});
  CHECK(keys(own_of(e, ben).signals) == ids{"ready.ben"});
  CHECK(own_of(e, rosa).signals.empty());
  auto const seen = private_patch_for(e, ana).signals.at("must_leave.ana");
  CHECK((seen->state == signal_state::seen && seen->leaves == e.now + 20min));
  CHECK(private_patch_for(e, ben).empty());
}

TEST_CASE("R10.22 only the moderators see what was done by whom, what can be undone, and protected minimums") {
  evening e;
  e.open();
  REQUIRE(e.ask(co_moderator, command::start{e.run(), {}}) == done);
  auto const started = std::to_string(e.s.seq);
  for (auto const& who : everybody) {
    auto const v = seen_by(e, who);
    CHECK(v.history.count(started) == (screens(who) ? 1 : 0));
    CHECK(v.undoing.has_value() == screens(who));
    CHECK(v.segments.at("first")->minimum == (screens(who) ? std::optional(duration{5min}) : std::nullopt));
  }
  auto const shown = seen_by(e, observer).history.at(started);
  CHECK((shown->by == role::co_moderator && shown->at == e.now && !shown->undone_by));
  CHECK(shown->did == deed::undoable(deed::segment_begun{"Welcome", false, {}}));
  REQUIRE(e.ask(moderator, command::undo{e.s.seq}) == done);
  CHECK(patch_for(e, moderator).history.at(started)->undone_by == role::moderator);
  for (auto const& who : everybody) {
    if (!screens(who)) CHECK((patch_for(e, who).history.empty() && !patch_for(e, who).undoing));
  }
}

TEST_CASE("R10.22 what others do to the same things changes what can be undone") {
  evening e;
  e.next_to("qa");
  auto const request = e.request_floor(rosa, "Rosa Marin");
  REQUIRE(e.give_floor(request) == done);
  auto const given = e.s.seq;
  CHECK(patch_for(e, moderator).undoing->undo.front() == given);
  REQUIRE(e.ask(rosa, command::give_back_floor{request}) == done);
  REQUIRE(patch_for(e, moderator).undoing);
  CHECK(patch_for(e, moderator).undoing->undo == seen_by(e, moderator).undoing->undo);
  CHECK(patch_for(e, moderator).undoing->undo.front() != given);
}

TEST_CASE("R10.23 only the moderators and the stage see what the stage shows") {
  evening e;
  REQUIRE(e.ask(moderator, command::set_stage{stage_picture::blackout, stage_picture::session}) == done);
  for (auto const& who : everybody) {
    auto const expected = screens(who) || who.as == role::stage ? std::optional(stage_picture::blackout) : std::nullopt;
    CHECK(seen_by(e, who).stage == expected);
    CHECK(patch_for(e, who).stage == expected);
  }
}

TEST_CASE("R10.24 everybody sees who did not come, the round of a discussion and the turn in it") {
  auto plan = small_plan();
  plan.segments[3].turn = 2min;
  evening e(plan);
  e.next_to("talk");
  REQUIRE(e.ask(moderator, command::note_presence{e.run(), "ben", false}) == done);
  REQUIRE(e.ask(moderator, command::give_word{"ana", {}}) == done);
  for (auto const& who : everybody) {
    auto const v = seen_by(e, who);
    CHECK(v.plan->absent == ids{"ben"});
    REQUIRE(v.floor->round);
    CHECK((v.floor->round->number == 1 && v.floor->round->turn == 2min && v.floor->round->wrap_up == 24s));
    CHECK(v.floor->round->spoken == ids{"ana"});
    CHECK(v.floor->round->clock->running_since == e.now);
    CHECK(v.segments.at("talk")->turn == duration{2min});
  }
  e.next();
  for (auto const& who : everybody) CHECK_FALSE(seen_by(e, who).floor->round);
}

TEST_CASE("R10.1 of a segment whose insertion is undone nothing is left in anybody's view") {
  evening e;
  segment_draft const what{segment_kind::break_, "Coffee", {}, 10min, 1min};
  REQUIRE(e.ask(moderator, command::insert_segment{e.run(), "qa", what}) == done);
  for (auto const& who : everybody) CHECK(patch_for(e, who).segments.at("added-1").has_value());
  REQUIRE(e.ask(moderator, command::undo{e.s.seq}) == done);
  for (auto const& who : everybody) {
    auto const v = patch_for(e, who);
    CHECK((v.segments.contains("added-1") && !v.segments.at("added-1")));
    CHECK(v.order == e.s.order);
  }
}

TEST_CASE("the clock that everybody looks at is the nearest one that runs, and before the start what is left until then") {
  auto plan = small_plan();
  plan.segments[3].turn = 2min;
  evening e(plan);
  auto const rest = [&]() -> std::optional<duration> {
    auto const shown = main_clock_of(e.s, e.now);
    if (!shown) return std::nullopt;
    auto const& [allotment, added, used, running_since] = shown->clock;
    return allotment + added - used - (running_since ? e.now - *running_since : 0ms);
  };
  CHECK(rest() == duration(15min));
  e.next_to("intro");
  e.pass(1min);
  CHECK(rest() == e.left_of("intro"));
  e.next_to("talk");
  CHECK(rest() == e.left_of("talk"));
  REQUIRE(e.ask(moderator, command::give_word{"ana", e.s.speaking}) == done);
  e.pass(30s);
  CHECK(rest() == duration(90s));
  e.next_to("qa");
  e.speaks(e.request_floor(rosa, "Rosa"));
  e.pass(1min);
  CHECK(rest() == duration(2min));
  e.end_session();
  CHECK(rest() == std::nullopt);
}
