// protocol/rules.md, section 26: the public report, and answers in writing.

#include "catch.hpp"
#include "evening.hpp"
#include "session/limits.hpp"
#include "session/make_view.hpp"
#include "session/private_changes.hpp"
#include "undoing.hpp"

#include <string>

using namespace dais;
using namespace dais::test;

namespace {

command::publish_report answers_for(evening const& e, duration l) { return {e.now + l}; }

// Over, with the report public and answers taken for a week. Rosa's "q1" was asked of the panel, Tariq's "q2" of Ana and Mei's "q3" of Ben,
// and all were approved.
evening after_the_end() {
  evening e;
  e.open();
  e.approved(rosa, "Why?");
  e.approved(tariq, "Why, Ana?", "ana");
  e.approved(mei, "Why, Ben?", "ben");
  e.next_to("qa");
  e.end_session();
  REQUIRE(e.ask(moderator, answers_for(e, 7 * 24h)) == done);
  return e;
}

private_view all_of(evening const& e, actor const& who) { return make_private_view(e.s, who, everything_private(e.s, who)); }

// What the latest record told them.
private_view told(evening const& e, actor const& who) {
  auto changed = e.changed;
  auto const all = take_private_changes(e.s, changed);
  auto const theirs = all.find({who.as, who.id});
  return theirs == all.end() ? private_view{} : make_private_view(e.s, who, theirs->second);
}

rejection_code write(evening& e, actor const& who, std::string const& question, std::string const& text) {
  return e.ask(who, command::write_answer{question, text});
}

}  // namespace

TEST_CASE("R26.1 the organiser and the moderators make the report public, and private again, at any time") {
  evening e;
  for (auto const& who : {organiser, moderator, co_moderator}) {
    CHECK(e.ask(who, command::withdraw_report{}) == code::wrong_state);
    REQUIRE(e.ask(who, command::publish_report{}) == done);
    CHECK(e.s.published->since == e.now);
    CHECK(e.ask(who, command::publish_report{}) == code::wrong_state);
    CHECK(e.ask(who, command::withdraw_report{}) == done);
    CHECK_FALSE(e.s.published);
  }
  for (auto const& who : {ana, rosa, stage, observer, rapporteur, server})
    CHECK(e.ask(who, command::publish_report{}) == code::not_allowed);
}

TEST_CASE("R26.1 of a closed session too") {
  evening e;
  e.next_to("qa");
  e.end_session();
  e.close();
  CHECK(e.ask(organiser, answers_for(e, 24h)) == done);
  CHECK(e.ask(moderator, command::withdraw_report{}) == done);
}

TEST_CASE("R26.1 it stands in the history, and is undone as what moderators do") {
  evening e;
  REQUIRE(e.ask(organiser, answers_for(e, 24h)) == done);
  CHECK(e.s.history.back().by == organiser);
  auto const published = e.s.published;
  CHECK(undo(e) == done);
  CHECK_FALSE(e.s.published);
  CHECK(redo(e, latest(e), co_moderator) == done);
  CHECK(e.s.published == published);
  REQUIRE(e.ask(moderator, command::withdraw_report{}) == done);
  CHECK(undo(e) == done);
  CHECK(e.s.published == published);
}

TEST_CASE("R26.2 whoever makes it public says until when answers are taken, if they are, and can say it anew") {
  evening e;
  CHECK(e.ask(moderator, answers_for(e, 0s)) == code::out_of_range);
  CHECK(e.ask(moderator, answers_for(e, -1min)) == code::out_of_range);
  auto const latest = e.s.end + limits::answers_within;
  CHECK(e.ask(moderator, command::publish_report{latest + 1ms}) == code::out_of_range);
  CHECK(e.ask(moderator, command::publish_report{latest}) == done);
  auto const since = e.now;
  e.pass(1min);
  CHECK(e.ask(moderator, answers_for(e, 24h)) == done);
  CHECK(e.s.published == publication{since, e.now + 24h});
  CHECK(e.ask(moderator, command::publish_report{e.now + 24h}) == code::wrong_state);
  CHECK(e.ask(moderator, command::publish_report{}) == done);
  CHECK(e.s.published == publication{since, {}});
}

TEST_CASE("R26.4 panellists answer in writing once the session is over, while the report is public and until the time that was set") {
  auto e = after_the_end();
  CHECK(write(e, ana, "q1", "Because.") == done);
  CHECK(e.asked("q1").written.at("ana") == written_answer{"Because.", e.now});
  CHECK(write(e, ben, "q1", "So as not to.") == done);
  CHECK(e.asked("q1").written.size() == 2);
  CHECK(write(e, ana, "q2", "Because I did.") == done);
  CHECK(write(e, ana, "q3", "Ask me!") == code::no_such_question);
  CHECK(write(e, ana, "q9", "What?") == code::no_such_question);
  for (auto const& who : {moderator, rosa, stage}) CHECK(write(e, who, "q1", "I know.") == code::not_allowed);
  e.close();
  CHECK(write(e, ben, "q3", "Because.") == done);

  e.now = *e.s.published->answers_until;
  CHECK(write(e, ben, "q3", "In time.") == done);
  e.pass(1ms);
  CHECK(write(e, ben, "q3", "Too late.") == code::not_accepting);
  REQUIRE(e.ask(organiser, answers_for(e, 1min)) == done);
  CHECK(write(e, ben, "q3", "Given another minute.") == done);
  REQUIRE(e.ask(organiser, command::publish_report{}) == done);
  CHECK(write(e, ben, "q3", "No more.") == code::not_accepting);
  REQUIRE(e.ask(organiser, command::withdraw_report{}) == done);
  CHECK(write(e, ben, "q3", "Nobody reads it.") == code::not_accepting);
}

TEST_CASE("R26.4 not while it still runs, nor a question that the audience does not see") {
  auto e = after_the_end();
  e.back("qa");
  CHECK(write(e, ana, "q1", "Already?") == code::not_accepting);
  auto const asked = e.submit(rosa, "Who is next?");
  e.end_session();
  CHECK(write(e, ana, asked, "Not seen.") == code::no_such_question);
  REQUIRE(e.ask(moderator, command::address_question{"q1", e.revision_of("q1"), "ben"}) == done);
  CHECK(write(e, ana, "q1", "It was asked of Ben.") == code::no_such_question);
}

TEST_CASE("R26.5 what a panellist wrote they can change until then; it is not empty, and has 3000 characters at most") {
  auto e = after_the_end();
  CHECK(write(e, ana, "q1", " \n ") == code::text_empty);
  CHECK(write(e, ana, "q1", std::string(limits::written_answer_length + 1, 'a')) == code::text_too_long);
  CHECK(write(e, ana, "q1", std::string(limits::written_answer_length, 'a')) == done);
  CHECK(write(e, ana, "q1", " Because\nof it. ") == done);
  CHECK(e.asked("q1").written.at("ana").text == "Because\nof it.");
  CHECK(write(e, ana, "q1", "Because\nof it.") == code::wrong_state);
}

TEST_CASE("R26.6 a question that was not answered is answered in writing by that, and one that was stays so") {
  auto e = after_the_end();
  REQUIRE(e.ask(moderator, command::mark_answered{"q2", e.revision_of("q2"), answer_kind::follow_up, "Soon."}) == done);
  REQUIRE(write(e, ana, "q1", "Because.") == done);
  CHECK(e.asked("q1").state == question_state::answered);
  CHECK(e.asked("q1").answer == answer_kind::in_writing);
  REQUIRE(write(e, ana, "q2", "Now.") == done);
  CHECK(e.asked("q2").answer == answer_kind::follow_up);
  CHECK(e.asked("q2").answer_text == "Soon.");
  CHECK(e.ask(rosa, command::withdraw_question{"q1"}) == code::wrong_state);
}

TEST_CASE("R26.7 who takes an answer back takes what panellists wrote with it, and who undoes that gives it back") {
  auto e = after_the_end();
  REQUIRE(write(e, ana, "q1", "Because.") == done);
  auto const before = e.asked("q1").written;
  REQUIRE(e.ask(moderator, command::restore_question{"q1", e.revision_of("q1")}) == done);
  CHECK(e.asked("q1").state == question_state::approved);
  CHECK(e.asked("q1").written.empty());
  REQUIRE(undo(e) == done);
  CHECK(e.asked("q1").written == before);
  CHECK(e.asked("q1").state == question_state::answered);
}

TEST_CASE("R26.7 what was done before a panellist wrote is not undone over it") {
  auto e = after_the_end();
  REQUIRE(e.ask(moderator, command::mark_answered{"q2", e.revision_of("q2")}) == done);
  REQUIRE(write(e, ana, "q2", "Because.") == done);
  CHECK(undo(e) == code::cannot_undo);
  CHECK(e.asked("q2").written.size() == 1);
}

TEST_CASE("R26.8 while they may answer panellists see what they may answer, and what was written to it, and not before or after") {
  auto e = after_the_end();
  auto const seen = [&](actor const& who) {
    std::set<std::string> ids;
    for (auto const& [id, one] : all_of(e, who).questions) {
      if (one) ids.insert(id);
    }
    return ids;
  };
  using ids = std::set<std::string>;
  CHECK(told(e, ana).questions.contains("q1"));
  CHECK(seen(ana) == ids{"q1", "q2"});
  CHECK(seen(ben) == ids{"q1", "q3"});
  REQUIRE(write(e, ben, "q1", "Because.") == done);
  auto const to_ana = told(e, ana).questions.at("q1");
  REQUIRE((to_ana && to_ana->answers));
  CHECK(*to_ana->answers == std::vector{written_answer_view{"ben", "Because.", e.now}});

  REQUIRE(e.ask(moderator, command::publish_report{}) == done);
  CHECK(told(e, ana).questions.at("q1") == std::nullopt);
  CHECK(seen(ana) == ids{"q2"});
  REQUIRE(undo(e) == done);
  CHECK(told(e, ana).questions.at("q1").has_value());
  e.back("qa");
  CHECK(told(e, ana).questions.at("q1") == std::nullopt);
  CHECK(seen(ana) == ids{"q2"});
}

TEST_CASE("R26.8 whoever is not on the panel sees none of that, and is told when that changes") {
  evening e;
  e.open();
  e.approved(rosa, "Why?");
  REQUIRE(e.ask(moderator, command::add_panellist{e.s.revision, "Who came late"}) == done);
  auto const added = latest(e);
  e.next_to("qa");
  e.end_session();
  REQUIRE(e.ask(moderator, answers_for(e, 24h)) == done);
  actor const late{role::panellist, "added-1"};
  CHECK(told(e, late).questions.at("q1").has_value());
  REQUIRE(undo(e, added) == done);
  CHECK(told(e, late).questions.at("q1") == std::nullopt);
  CHECK(all_of(e, late).questions.empty());
  REQUIRE(redo(e, added) == done);
  CHECK(told(e, late).questions.at("q1").has_value());
}

TEST_CASE("R26.9 whoever asked finds what they asked, answered or not, with what was written") {
  auto e = after_the_end();
  REQUIRE(write(e, ana, "q1", "Because.") == done);
  CHECK(told(e, rosa).questions.contains("q1"));
  auto const hers = all_of(e, rosa).questions;
  REQUIRE(hers.size() == 1);
  CHECK(hers.at("q1")->answers->front().text == "Because.");
  CHECK(all_of(e, tariq).questions.at("q2")->state == question_state::approved);
}

TEST_CASE("R26.9 also where it was grouped into the one that was answered") {
  auto e = after_the_end();
  e.group("q2", "q1");
  REQUIRE(write(e, ana, "q1", "Because.") == done);
  REQUIRE(told(e, tariq).questions.contains("q2"));
  REQUIRE(write(e, ana, "q1", "Because of it.") == done);
  auto const theirs = told(e, tariq).questions;
  REQUIRE(theirs.contains("q2"));
  CHECK(theirs.at("q2")->answers->front().text == "Because of it.");
}

TEST_CASE("R26.10 who has written an answer stays on the panel") {
  auto e = after_the_end();
  e.back("qa");
  REQUIRE(e.ask(moderator, command::add_panellist{e.run(), "Cleo"}) == done);
  auto const added = latest(e);
  e.end_session();
  REQUIRE(write(e, {role::panellist, "added-1"}, "q1", "Because.") == done);
  CHECK(undo(e, added, moderator) == code::cannot_undo);
  CHECK(refusal(e).why == reason::has_part);
}

TEST_CASE("R10.25 everybody sees since when the report is public, and until when panellists may answer") {
  auto e = after_the_end();
  for (auto const as : {role::moderator, role::panellist, role::participant, role::stage}) {
    auto const run = make_view(e.s, as, e.changed).run;
    REQUIRE(run);
    CHECK(run->published == e.s.published->since);
    CHECK(run->answers_until == e.s.published->answers_until);
  }
}
