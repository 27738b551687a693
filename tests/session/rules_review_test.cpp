// protocol/rules.md, section 6 from R6.27 on: what moderators and panellists do about questions, and who is kept from asking.

#include "catch.hpp"
#include "evening.hpp"
#include "session/limits.hpp"
#include "undoing.hpp"

#include <algorithm>

using namespace dais;
using namespace dais::test;

namespace {

using ids = std::vector<std::string>;

rejection_code edit(evening& e, std::string const& id, std::string const& text) {
  return e.ask(co_moderator, command::edit_question{id, e.revision_of(id), text});
}
rejection_code translate(evening& e, std::string const& language, std::string const& text) {
  return e.ask(moderator, command::translate_question{"q1", e.revision_of("q1"), language, text});
}
rejection_code restore(evening& e, std::string const& id) { return e.ask(moderator, command::restore_question{id, e.revision_of(id)}); }
rejection_code label(evening& e, std::string const& id, ids const& labels) {
  return e.ask(moderator, command::label_question{id, e.revision_of(id), labels});
}
rejection_code address(evening& e, std::string const& id, std::optional<std::string> const& to) {
  return e.ask(moderator, command::address_question{id, e.revision_of(id), to});
}
rejection_code move(evening& e, std::string const& id, std::optional<std::string> const& before) {
  return e.ask(moderator, command::move_question{id, e.revision_of(id), before});
}
// With the questions as they stand now.
rejection_code review(evening& e, ids const& all, command::review_questions step) {
  for (auto const& id : all) step.questions.push_back({id, e.revision_of(id)});
  return e.ask(moderator, step);
}
rejection_code answered(evening& e, std::string const& id) { return e.ask(moderator, command::mark_answered{id, e.revision_of(id)}); }
rejection_code say(evening& e, actor const& who, std::string const& id, std::optional<willingness> what) {
  return e.ask(who, command::respond{id, what});
}
rejection_code ask(evening& e, actor const& by, std::string const& text, std::string const& name = "") {
  return e.ask(by, command::submit_question{text, name});
}

// In an open session with these words of the rules and no approval.
evening with_words(std::vector<std::string> words) {
  evening e;
  e.open();
  e.rules(false, true, intake::open, std::move(words));
  return e;
}

std::string repeated(std::string const& what, std::size_t times) {
  std::string text;
  while (times-- > 0) text += what;
  return text;
}

constexpr auto will = willingness::will_answer;
constexpr auto pass = willingness::pass;

}  // namespace

TEST_CASE("R6.27 a moderator can edit a question, and what the asker wrote is kept") {
  auto e = with_question(question_state::submitted);
  CHECK(edit(e, "q1", " Who pays the bill? ") == done);
  CHECK(e.asked("q1").text == "Who pays the bill?");
  CHECK(e.asked("q1").original == "Who pays?");
  CHECK(edit(e, "q1", "Who pays for the pipes?") == done);
  CHECK(e.asked("q1").original == "Who pays?");
  CHECK(edit(e, "q1", "Who pays for the pipes?\n") == code::wrong_state);  // nothing is changed
  CHECK(edit(e, "q1", "Who pays?") == done);
  CHECK(e.asked("q1").original.empty());
  CHECK(e.asked("q1").state == question_state::submitted);
}

TEST_CASE("R6.27 an edited question keeps to the limits of its asker") {
  auto e = with_question(question_state::submitted);
  CHECK(edit(e, "q1", "") == code::text_empty);
  CHECK(edit(e, "q1", "\u200b\u00a0") == code::text_empty);
  CHECK(edit(e, "q1", repeated("a", 41)) == code::text_too_long);
  CHECK(edit(e, "q1", "a" + repeated("\u0301", 10'000)) == code::text_too_long);
  CHECK(edit(e, "q1", "<script>\u202ealert(\u20671)\x1b</script>" + std::string(1, '\0')) == done);
  CHECK(e.asked("q1").text == "<script>alert(1)</script>");
}

TEST_CASE("R6.27 a question that waits or is on stage is edited where it is") {
  for (auto const state : {question_state::approved, question_state::queued, question_state::on_stage}) {
    CAPTURE(static_cast<int>(state));
    auto e = with_question(state);
    auto const queue = e.s.queue;
    CHECK(edit(e, "q1", "Who pays for it?") == done);
    CHECK(e.asked("q1").text == "Who pays for it?");
    CHECK(e.asked("q1").original == "Who pays?");
    CHECK(e.asked("q1").state == state);
    CHECK(e.s.queue == queue);
  }
}

TEST_CASE("R6.46 a moderator can translate a question, into six languages at most") {
  using all = std::vector<translation>;
  for (auto const state :
       {question_state::submitted, question_state::approved, question_state::queued, question_state::on_stage, question_state::answered}) {
    CAPTURE(static_cast<int>(state));
    auto e = with_question(state);
    CHECK(translate(e, "fr", " Qui paie ? ") == done);
    CHECK(translate(e, "ar", "من يدفع؟") == done);
    CHECK(e.asked("q1").translations == all{{"fr", "Qui paie ?"}, {"ar", "من يدفع؟"}});
    CHECK(e.asked("q1").text == "Who pays?");
    CHECK(e.asked("q1").state == state);
    CHECK(translate(e, "fr", "Qui va payer ?") == done);
    CHECK(translate(e, "fr", "Qui va payer ?") == code::wrong_state);
    CHECK(e.asked("q1").translations == all{{"fr", "Qui va payer ?"}, {"ar", "من يدفع؟"}});
    CHECK(translate(e, "fr", "") == done);
    CHECK(translate(e, "fr", "") == code::wrong_state);
    CHECK(e.asked("q1").translations == all{{"ar", "من يدفع؟"}});
    CHECK(undo(e) == done);
    CHECK(e.asked("q1").translations == all{{"fr", "Qui va payer ?"}, {"ar", "من يدفع؟"}});
  }
}

TEST_CASE("R6.46 a translation is within limits, of a question that is not declined, withdrawn or grouped") {
  auto e = with_question(question_state::approved);
  CHECK(translate(e, "no language", "Qui paie ?") == code::not_a_language);
  CHECK(translate(e, "fr", repeated("a", limits::question_length + 1)) == code::text_too_long);
  CHECK(translate(e, "fr", repeated("a", limits::question_length)) == done);
  for (auto const* other : {"ar", "es", "ru", "zh", "de"}) CHECK(translate(e, other, "?") == done);
  CHECK(translate(e, "pt", "?") == code::too_many_entries);
  CHECK(translate(e, "de", "!") == done);
  CHECK(e.ask(moderator, command::translate_question{"q1", 1, "fr", "Qui ?"}) == code::stale);
  CHECK(e.ask(moderator, command::translate_question{"q9", 1, "fr", "Qui ?"}) == code::no_such_question);
  for (auto const state : {question_state::not_taken, question_state::withdrawn, question_state::grouped}) {
    CAPTURE(static_cast<int>(state));
    auto other = with_question(state);
    CHECK(translate(other, "fr", "Qui paie ?") == code::wrong_state);
  }
}

TEST_CASE("R6.46 where what it is a translation of is changed it is gone") {
  auto e = with_question(question_state::submitted);
  REQUIRE(translate(e, "fr", "Qui paie ?") == done);
  SECTION("by a moderator") {
    REQUIRE(edit(e, "q1", "Who pays for it?") == done);
    CHECK(e.asked("q1").translations.empty());
    REQUIRE(undo(e) == done);
    CHECK(e.asked("q1").translations.size() == 1);
  }
  SECTION("by its asker") {
    REQUIRE(e.ask(rosa, command::revise_question{"q1", "Who pays for it?"}) == done);
    CHECK(e.asked("q1").translations.empty());
  }
}

TEST_CASE("R6.27 no question that is over, or grouped, is edited") {
  for (auto const state : {question_state::answered, question_state::not_taken, question_state::withdrawn, question_state::grouped}) {
    CAPTURE(static_cast<int>(state));
    auto e = with_question(state);
    CHECK(edit(e, "q1", "Something else?") == code::wrong_state);
    CHECK(e.asked("q1").text == "Who pays?");
  }
}

TEST_CASE("R6.28 an approved question is submitted again") {
  auto e = with_question(question_state::approved);
  CHECK(restore(e, "q1") == done);
  CHECK(e.asked("q1").state == question_state::submitted);
  CHECK(restore(e, "q1") == code::wrong_state);
}

TEST_CASE("R6.28 a question that was not taken stands where it stood, and its reason is forgotten") {
  for (auto const state : {question_state::submitted, question_state::approved, question_state::queued}) {
    auto e = with_question(state);
    REQUIRE(e.ask(moderator, command::decline{"q1", e.revision_of("q1"), "No."}) == done);
    CHECK(restore(e, "q1") == done);
    CHECK(e.asked("q1").state == (state == question_state::submitted ? state : question_state::approved));
    CHECK(e.asked("q1").reason.empty());
    CHECK(e.s.queue.empty());
  }
}

TEST_CASE("R6.28 an answered question is approved again, or at the head of the queue") {
  for (auto const state : {question_state::approved, question_state::queued, question_state::on_stage}) {
    auto e = with_question(state);
    auto const other = e.queued(tariq, "Who gains?");
    REQUIRE(e.ask(moderator, command::mark_answered{"q1", e.revision_of("q1"), answer_kind::in_writing, "The town."}) == done);
    CHECK(restore(e, "q1") == done);
    bool const was_approved = state == question_state::approved;
    CHECK(e.asked("q1").state == (was_approved ? question_state::approved : question_state::queued));
    CHECK(e.s.queue == (was_approved ? ids{other} : ids{"q1", other}));
    CHECK_FALSE(e.asked("q1").answer);
    CHECK(e.asked("q1").answer_text.empty());
    CHECK_FALSE(e.s.on_stage);
  }
}

TEST_CASE("R6.28 nothing else can be restored, nor into a queue that is full") {
  for (auto const state :
       {question_state::submitted, question_state::queued, question_state::on_stage, question_state::withdrawn, question_state::grouped}) {
    auto e = with_question(state);
    CHECK(restore(e, "q1") == code::wrong_state);
  }
  auto e = with_question(question_state::on_stage);
  REQUIRE(answered(e, "q1") == done);
  for (std::size_t i = 0; i < limits::queue; ++i) e.queued({role::participant, std::to_string(i)}, "Why?");
  CHECK(restore(e, "q1") == code::queue_full);
  REQUIRE(e.ask(moderator, command::unqueue{"q2", 2}) == done);
  CHECK(restore(e, "q1") == done);
  CHECK(e.s.queue.front() == "q1");
}

TEST_CASE("R6.28 of two who take the same back one succeeds") {
  auto e = with_question(question_state::on_stage);
  REQUIRE(answered(e, "q1") == done);
  auto const n = e.revision_of("q1");
  auto const one = e.decided(moderator, command::restore_question{"q1", n});
  auto const other = e.decided(co_moderator, command::restore_question{"q1", n});
  CHECK(e.happen(moderator, one));
  CHECK_FALSE(e.happen(co_moderator, other));
  CHECK(e.s.queue == ids{"q1"});
}

TEST_CASE("R6.29 a question that is open can be passed on to another panellist, or to the panel") {
  for (auto const state : {question_state::submitted, question_state::approved, question_state::queued, question_state::on_stage}) {
    auto e = with_question(state);
    CHECK(address(e, "q1", std::nullopt) == code::wrong_state);  // it is asked of the panel already
    CHECK(address(e, "q1", "ana") == done);
    CHECK(e.asked("q1").to == "ana");
    CHECK(address(e, "q1", "ben") == done);
    CHECK(address(e, "q1", "moderator") == code::no_such_panellist);
    CHECK(address(e, "q1", std::nullopt) == done);
    CHECK_FALSE(e.asked("q1").to);
    CHECK(e.asked("q1").state == state);
  }
  for (auto const state : {question_state::answered, question_state::not_taken, question_state::withdrawn, question_state::grouped}) {
    auto e = with_question(state);
    CHECK(address(e, "q1", "ana") == code::wrong_state);
  }
}

TEST_CASE("R6.30 a question has at most five labels, whatever its state") {
  for (auto const state : {question_state::submitted, question_state::approved, question_state::queued, question_state::on_stage,
                           question_state::answered, question_state::not_taken, question_state::withdrawn, question_state::grouped}) {
    auto e = with_question(state);
    CHECK(label(e, "q1", {"a", "b", "c", "d", "e", "f"}) == code::too_many_entries);
    CHECK(label(e, "q1", {"a", "b", " a ", "c", "d", "e", "b"}) == done);  // each counts once
    CHECK(e.asked("q1").labels == ids{"a", "b", "c", "d", "e"});
    CHECK(label(e, "q1", {}) == done);
    CHECK(e.asked("q1").labels.empty());
    CHECK(e.asked("q1").state == state);
  }
}

TEST_CASE("R6.30 of at most 40 characters each") {
  auto e = with_question(question_state::submitted);
  CHECK(label(e, "q1", {repeated("\u8ab0", 41)}) == code::text_too_long);
  CHECK(label(e, "q1", {"a" + repeated("\u0301", 10'000)}) == code::text_too_long);
  CHECK(label(e, "q1", {"money", "\u200b"}) == code::text_empty);
  CHECK(label(e, "q1", {""}) == code::text_empty);
  CHECK(e.asked("q1").labels.empty());
  CHECK(label(e, "q1", {"\u00a0" + repeated("\u8ab0", 40) + "\u202e ", "<b\u200b>"}) == done);
  CHECK(e.asked("q1").labels == ids{repeated("\u8ab0", 40), "<b>"});
}

TEST_CASE("R6.31 a question that has one of the words is submitted even where there is no approval") {
  auto e = with_words({"Fool", "carbon tax"});
  auto const held = [&](std::string const& text, std::string const& name = "") {
    CAPTURE(text, name);
    REQUIRE(ask(e, {role::participant, std::to_string(e.s.questions.size())}, text, name) == done);
    auto const& q = e.asked("q" + std::to_string(e.s.questions.size()));
    CHECK((q.state == question_state::submitted) == q.held);
    CHECK((q.state == question_state::submitted || q.state == question_state::approved));
    return q.held;
  };
  CHECK(held("Are you a fool?"));
  CHECK(held("F\u00d3\u00d3L!"));
  CHECK(held("fo\u200bol"));
  CHECK(held("Is a Carbon - Tax fair?"));
  CHECK(held("Who pays?", "Fool"));
  CHECK_FALSE(held("Is it foolish?"));
  CHECK_FALSE(held("A tax on carbon?"));
  CHECK_FALSE(held("Who pays?"));
}

TEST_CASE("R6.31 with approval such a question is marked nevertheless, and the words bind later questions only") {
  evening e;
  e.open();
  e.submit(rosa, "You fool!");
  e.rules(true, true, intake::open, {"fool"});
  e.submit(rosa, "You fool!");
  CHECK_FALSE(e.asked("q1").held);
  CHECK(e.asked("q2").held);
  REQUIRE(edit(e, "q2", "You there!") == done);
  REQUIRE(e.ask(moderator, command::approve{"q2", 2}) == done);
  CHECK(e.asked("q2").state == question_state::approved);
}

TEST_CASE("R6.32 the rules have at most two hundred words of at most 60 characters") {
  evening e;
  auto const set = [&](ids const& words) {
    return e.ask(moderator, command::set_question_rules{e.s.rules_revision, true, true, intake::open, words});
  };
  ids many;
  for (int i = 0; i < 201; ++i) many.push_back("w" + std::to_string(i));
  CHECK(set(many) == code::too_many_entries);
  many.back() = " w7";
  CHECK(set(many) == done);
  CHECK(e.s.rules.words.size() == 200);
  CHECK(set({repeated("\u00e9", 61)}) == code::text_too_long);
  CHECK(set({repeated("\u00e9", 60)}) == done);
  CHECK(set({"ok", " "}) == code::text_empty);
  CHECK(e.s.rules.words == ids{repeated("\u00e9", 60)});
  CHECK(set({"a\tb", "a\u202e b"}) == done);
  CHECK(e.s.rules.words == ids{"a b"});
  CHECK(set({}) == done);
}

TEST_CASE("R6.33 a participant asks at most four questions within a minute") {
  evening e;
  e.open();
  for (int i = 0; i < 4; ++i) {
    e.submit(rosa, "Why?");
    e.pass(10s);
  }
  CHECK(ask(e, rosa, "Why?") == code::too_fast);
  CHECK(ask(e, tariq, "Why?") == done);
  e.pass(20s - 1ms);
  CHECK(ask(e, rosa, "Why?") == code::too_fast);
  e.pass(1ms);  // a minute after the first
  CHECK(ask(e, rosa, "Why?") == done);
  REQUIRE(answered(e, e.approved(tariq, "Why?")) == done);
  REQUIRE(e.ask(rosa, command::withdraw_question{"q1"}) == done);  // which counts among the four still
  CHECK(ask(e, rosa, "Why?") == code::too_fast);
  e.pass(10s);
  CHECK(ask(e, rosa, "Why?") == done);
}

TEST_CASE("R6.33 and is told when they may again, also of what they withdrew") {
  evening e;
  e.open();
  auto const id = e.submit(rosa, "Why?");
  auto const again = [&] {
    REQUIRE(e.ask(rosa, command::withdraw_question{id}) == done);
    return e.ask(rosa, command::resubmit_question{id});
  };
  for (int i = 0; i < 3; ++i) {
    e.pass(10s);
    REQUIRE(again() == done);
  }
  CHECK(again() == code::too_fast);
  CHECK(refusal(e).count == 30u);
  CHECK(ask(e, rosa, "Why?") == code::too_fast);
  e.pass(30s);
  CHECK(e.ask(rosa, command::resubmit_question{id}) == done);
}

TEST_CASE("R6.34 a muted participant neither asks, nor asks again, nor requests the floor") {
  evening e;
  e.next_to("qa");
  auto const id = e.submit(rosa, "Who pays?");
  REQUIRE(e.ask(rosa, command::withdraw_question{id}) == done);
  auto const request = e.request_floor(rosa, "Rosa");
  e.mute(rosa);
  CHECK(ask(e, rosa, "Why?") == code::muted);
  CHECK(e.ask(rosa, command::resubmit_question{id}) == code::muted);
  CHECK(e.ask(rosa, command::return_request{request}) == code::muted);
  REQUIRE(e.ask(rosa, command::withdraw_request{request}) == done);
  CHECK(e.ask(rosa, command::request_floor{"Rosa", ""}) == code::muted);
  CHECK(e.ask(rosa, command::request_floor{"Rosa", "", {}, false, request_kind::point_of_order}) == code::muted);
  e.mute(rosa, false);
  CHECK(e.ask(rosa, command::resubmit_question{id}) == done);
  CHECK(ask(e, rosa, "Why?") == done);
  CHECK(e.ask(rosa, command::request_floor{"Rosa", ""}) == done);
}

TEST_CASE("R6.34 voting, withdrawing and giving the floor back are left to the muted") {
  evening e;
  e.next_to("qa");
  auto const id = e.approved(rosa, "Who pays?");
  auto const request = e.request_floor(rosa, "Rosa");
  e.speaks(request);
  e.mute(rosa);
  CHECK(e.s.speaking == request);
  CHECK(e.ask(rosa, command::vote{id, true}) == done);
  CHECK(e.ask(rosa, command::vote{id, false}) == done);
  CHECK(e.ask(rosa, command::withdraw_question{id}) == done);
  CHECK(e.ask(rosa, command::give_back_floor{request}) == done);
}

TEST_CASE("R6.35 muting changes no question, and sets a request that waits aside as absent") {
  evening e;
  e.next_to("qa");
  e.submit(rosa, "Who pays?");
  e.on_stage(rosa, "Who gains?");
  e.request_floor(rosa, "Rosa");
  e.request_floor(tariq, "Tariq");
  auto const before = e.s.questions;
  e.mute(rosa);
  CHECK(e.s.questions == before);
  CHECK(e.request("r1").state == request_state::absent);
  CHECK(e.s.speakers == ids{"r2"});
  e.mute(rosa, false);
  CHECK(e.request("r1").state == request_state::absent);
  CHECK(e.ask(rosa, command::return_request{"r1"}) == done);
  CHECK(e.s.speakers == ids{"r2", "r1"});
}

TEST_CASE("R6.35 muting sets whom a point of order interrupted aside too") {
  evening e;
  e.next_to("qa");
  auto const request = e.request_floor(rosa, "Rosa");
  e.speaks(request);
  e.speaks(e.enter({"Ines", "", {}, false, request_kind::point_of_order}));
  e.mute(rosa);
  CHECK(e.request(request).state == request_state::absent);
  CHECK(e.s.speaking == "r2");
  e.mute(rosa, false);
  CHECK(e.ask(rosa, command::request_floor{"Rosa", ""}) == code::one_request_each);
  CHECK(e.ask(rosa, command::return_request{request}) == done);
}

TEST_CASE("R6.36 a panellist says of a question asked of them that they will answer, or pass") {
  for (auto const state : {question_state::approved, question_state::queued, question_state::on_stage}) {
    auto e = with_question(state);
    REQUIRE(address(e, "q1", "ana") == done);
    CHECK(say(e, ana, "q1", will) == done);
    CHECK(e.asked("q1").responses.at("ana") == will);
    CHECK(say(e, ana, "q1", will) == code::wrong_state);
    CHECK(say(e, ana, "q1", pass) == done);
    CHECK(e.asked("q1").responses.at("ana") == pass);
    CHECK(say(e, ana, "q1", std::nullopt) == done);
    CHECK(e.asked("q1").responses.empty());
    CHECK(say(e, ana, "q1", std::nullopt) == code::wrong_state);
    CHECK(say(e, ben, "q1", will) == (state == question_state::on_stage ? done : code::no_such_question));
  }
}

TEST_CASE("R6.36 of what the audience does not see nothing can be said, and no difference is told") {
  for (auto const state : {question_state::submitted, question_state::not_taken, question_state::withdrawn, question_state::grouped}) {
    evening e = with_question(state);
    if (state == question_state::submitted) REQUIRE(address(e, "q1", "ana") == done);
    CHECK(say(e, ana, "q1", will) == code::no_such_question);
    auto const hidden = e.last;
    CHECK(say(e, ana, "q99", will) == code::no_such_question);
    CHECK(std::get<rejection>(hidden) == std::get<rejection>(e.last));
  }
}

TEST_CASE("R6.36 what was said can be taken back until the question is answered, though it has left the stage or was passed on") {
  auto e = with_question(question_state::on_stage);
  REQUIRE(say(e, ben, "q1", will) == done);
  REQUIRE(e.ask(moderator, command::take_off_stage{"q1", e.revision_of("q1")}) == done);
  CHECK(say(e, ben, "q1", std::nullopt) == done);
  CHECK(say(e, ben, "q1", will) == code::no_such_question);
  REQUIRE(address(e, "q1", "ana") == done);
  REQUIRE(say(e, ana, "q1", pass) == done);
  REQUIRE(address(e, "q1", "ben") == done);
  CHECK(e.asked("q1").responses.at("ana") == pass);
  CHECK(say(e, ana, "q1", std::nullopt) == done);
  REQUIRE(say(e, ben, "q1", will) == done);
  REQUIRE(answered(e, "q1") == done);
  CHECK(say(e, ben, "q1", std::nullopt) == code::wrong_state);
  CHECK(say(e, ben, "q1", pass) == code::wrong_state);
  CHECK(e.asked("q1").responses.at("ben") == will);
}

TEST_CASE("R6.37 a question carries the language that its asker's browser names") {
  evening e;
  e.open();
  auto const in = [&](std::optional<std::string> const& language) {
    e.pass(1min);
    return e.ask({role::participant, std::to_string(e.s.questions.size())}, command::submit_question{"Who pays?", "", {}, language});
  };
  for (auto const* language : {"fr", "zh-Hans", "ar-EG", "sr-Latn-RS-x-private", "es-419"}) {
    CAPTURE(language);
    CHECK(in(language) == done);
    CHECK(e.asked("q" + std::to_string(e.s.questions.size())).language == language);
  }
  CHECK(in(std::nullopt) == done);
  CHECK_FALSE(e.asked("q6").language);
  for (auto const& language :
       ids{"", "-", "fr-", "-fr", "fr--CA", "fr CA", "fr_CA", "fran\u00e7ais", "abcdefghi", "<b>", "\u202e", repeated("a-", 18), "fr\n"}) {
    CAPTURE(language);
    CHECK(in(language) == code::not_a_language);
  }
}

TEST_CASE("R6.38 a moderator moves a question within the queue") {
  evening e;
  e.open();
  for (auto const* text : {"One?", "Two?", "Three?"}) e.queued(rosa, text);
  CHECK(move(e, "q3", "q1") == done);
  CHECK(e.s.queue == ids{"q3", "q1", "q2"});
  CHECK(move(e, "q3", "q2") == done);
  CHECK(e.s.queue == ids{"q1", "q3", "q2"});
  CHECK(move(e, "q1", std::nullopt) == done);
  CHECK(e.s.queue == ids{"q3", "q2", "q1"});
}

TEST_CASE("R6.38 a question is moved from where it was seen, and to another place") {
  evening e;
  e.open();
  for (auto const* text : {"One?", "Two?", "Three?"}) e.queued(rosa, text);
  auto const waiting = e.approved(tariq, "Four?");
  CHECK(move(e, "q1", "q2") == code::wrong_state);  // it is there already
  CHECK(move(e, "q3", std::nullopt) == code::wrong_state);
  CHECK(move(e, "q1", "q1") == code::wrong_state);
  CHECK(move(e, "q1", waiting) == code::wrong_state);
  CHECK(move(e, waiting, "q1") == code::wrong_state);
  CHECK(move(e, "q1", "q9") == code::no_such_question);
  auto const seen = e.revision_of("q1");
  CHECK(move(e, "q1", "q3") == done);
  CHECK(e.ask(co_moderator, command::move_question{"q1", seen, "q3"}) == code::stale);
  CHECK(e.s.queue == ids{"q2", "q1", "q3"});
}

TEST_CASE("R6.39 several questions are approved, declined, labelled or grouped at once, and undone at once") {
  evening e;
  e.open();
  for (auto const* text : {"One?", "Two?", "Three?", "Four?"}) e.submit(rosa, text);
  CHECK(review(e, {"q1", "q2"}, {{}, review_step::approve}) == done);
  CHECK(e.asked("q1").state == question_state::approved);
  CHECK(e.asked("q2").state == question_state::approved);
  auto const approval = e.s.seq;

  CHECK(review(e, {"q2", "q3"}, {{}, review_step::label, "", {"money", "pipes"}}) == done);
  CHECK(review(e, {"q3"}, {{}, review_step::label, "", {"trees", "money"}}) == done);
  CHECK(e.asked("q2").labels == ids{"money", "pipes"});
  CHECK(e.asked("q3").labels == ids{"money", "pipes", "trees"});

  CHECK(review(e, {"q3", "q4"}, {{}, review_step::decline, "Asked before."}) == done);
  CHECK(e.asked("q4").reason == "Asked before.");
  auto const declined = e.s.seq;
  CHECK(e.ask(moderator, command::undo{declined}) == done);
  CHECK(e.asked("q3").state == question_state::submitted);
  CHECK(e.asked("q4").state == question_state::submitted);
  CHECK(e.asked("q4").reason.empty());
  CHECK(e.ask(moderator, command::redo{declined}) == done);
  CHECK(e.asked("q3").state == question_state::not_taken);

  auto const other = e.submit(tariq, "Five?");
  CHECK(review(e, {"q1", other}, {{}, review_step::group, "", {}, "q2"}) == done);
  CHECK(e.asked("q2").members == ids{"q1", other});
  CHECK(e.ask(moderator, command::undo{e.s.seq}) == done);
  CHECK(e.asked("q2").members.empty());
  CHECK(e.ask(moderator, command::undo{approval}) == code::cannot_undo);  // labels came after it
}

TEST_CASE("R6.39 those that somebody has changed since, or of which it cannot be, are left out") {
  evening e;
  e.open();
  for (auto const* text : {"One?", "Two?", "Three?"}) e.submit(rosa, text);
  auto const seen = std::vector<question_seen>{{"q1", 1}, {"q2", 1}, {"q2", 1}, {"q9", 1}, {"q3", 1}};
  REQUIRE(e.ask(co_moderator, command::edit_question{"q2", 1, "Two, then?"}) == done);
  CHECK(e.ask(moderator, command::review_questions{seen, review_step::decline}) == done);
  CHECK(e.asked("q1").state == question_state::not_taken);
  CHECK(e.asked("q2").state == question_state::submitted);
  CHECK(e.asked("q3").state == question_state::not_taken);
  CHECK(e.ask(moderator, command::review_questions{seen, review_step::decline}) == code::stale);
  CHECK(e.ask(moderator, command::review_questions{{}, review_step::decline}) == code::no_such_question);
  CHECK(review(e, {"q1", "q3"}, {{}, review_step::decline}) == code::wrong_state);
  CHECK(review(e, {"q2"}, {{}, review_step::decline, repeated("a", 301)}) == code::text_too_long);
  CHECK(review(e, {"q2"}, {{}, review_step::group, "", {}, "q2"}) == code::wrong_state);
  CHECK(e.ask(moderator, command::review_questions{std::vector<question_seen>(201, {"q2", 2}), review_step::approve}) ==
        code::too_many_entries);
}

TEST_CASE("R6.39 a group takes no more at once than it has room for") {
  evening e;
  e.open();
  e.rules(false, true, intake::open);
  auto const leader = e.submit(rosa, "One?");
  command::review_questions all{{}, review_step::group, "", {}, leader};
  for (std::size_t i = 0; i < limits::members + 1; ++i) {
    auto const id = e.submit({role::participant, "hash of " + std::to_string(i)}, "Me too?");
    all.questions.push_back({id, 1});
  }
  auto const last = all.questions.back();
  all.questions.pop_back();
  CHECK(e.ask(moderator, all) == done);
  CHECK(e.asked(leader).members.size() == limits::members);
  all.questions = {last};
  CHECK(e.ask(moderator, all) == code::too_many_entries);
}

TEST_CASE("R6.40 a moderator enters a question that somebody asked elsewhere") {
  evening e;
  e.open();
  CHECK(e.ask(co_moderator, command::enter_question{" Who pays? ", "A card from the hall", "ana"}) == done);
  auto const& q = e.asked("q1");
  CHECK(q.text == "Who pays?");
  CHECK(q.name == "A card from the hall");
  CHECK(q.to == "ana");
  CHECK(q.state == question_state::approved);
  CHECK(q.asker.empty());
  CHECK(e.ask(rosa, command::vote{"q1", true}) == done);
  CHECK(e.ask(rosa, command::withdraw_question{"q1"}) == code::not_yours);
  CHECK(e.ask(moderator, command::queue{"q1", e.revision_of("q1")}) == done);
  CHECK(answered(e, "q1") == done);
}

TEST_CASE("R6.40 within the limits of an asker, but for those of their number and of names") {
  evening e;
  e.open();
  e.rules(true, false, intake::closed);
  for (int i = 0; i < 6; ++i) CHECK(e.ask(moderator, command::enter_question{"Who pays?"}) == done);
  CHECK(e.ask(moderator, command::enter_question{" "}) == code::text_empty);
  CHECK(e.ask(moderator, command::enter_question{repeated("a", 41)}) == code::text_too_long);
  CHECK(e.ask(moderator, command::enter_question{"Who?", repeated("a", 121)}) == code::text_too_long);
  CHECK(e.ask(moderator, command::enter_question{"Who?", "", "nobody"}) == code::no_such_panellist);
}

TEST_CASE("R6.41 the asker can change a question until it is reviewed") {
  auto e = with_question(question_state::submitted);
  CHECK(e.ask(rosa, command::revise_question{"q1", " Who pays for it? "}) == done);
  CHECK(e.asked("q1").text == "Who pays for it?");
  CHECK(e.asked("q1").original.empty());
  CHECK(e.ask(rosa, command::revise_question{"q1", "Who pays for it?"}) == code::wrong_state);  // nothing is changed
  CHECK(e.ask(tariq, command::revise_question{"q1", "Mine?"}) == code::not_yours);
  CHECK(e.ask(rosa, command::revise_question{"q7", "Mine?"}) == code::no_such_question);
  CHECK(e.ask(rosa, command::revise_question{"q1", ""}) == code::text_empty);
  CHECK(e.ask(rosa, command::revise_question{"q1", repeated("a", 41)}) == code::text_too_long);
  CHECK(edit(e, "q1", "Who is to pay?") == done);
  CHECK(e.ask(rosa, command::revise_question{"q1", "Me?"}) == code::wrong_state);
  for (auto const state : {question_state::approved, question_state::queued, question_state::on_stage, question_state::answered,
                           question_state::not_taken, question_state::withdrawn, question_state::grouped}) {
    CAPTURE(static_cast<int>(state));
    auto other = with_question(state);
    CHECK(other.ask(rosa, command::revise_question{"q1", "Who pays for it?"}) == code::wrong_state);
  }
}

TEST_CASE("R6.41 a change counts among the four of a minute, is held back by the words, and is not for the muted") {
  auto e = with_question(question_state::submitted);
  e.rules(true, true, intake::open, {"pipes"});
  CHECK(e.ask(rosa, command::revise_question{"q1", "Who pays for the pipes?"}) == done);
  CHECK(e.asked("q1").held);
  CHECK(e.ask(rosa, command::revise_question{"q1", "Who pays for it?"}) == done);
  CHECK_FALSE(e.asked("q1").held);
  CHECK(e.ask(rosa, command::revise_question{"q1", "Who pays?"}) == done);
  CHECK(e.ask(rosa, command::revise_question{"q1", "Who pays then?"}) == code::too_fast);
  e.pass(1min);
  e.mute(rosa);
  CHECK(e.ask(rosa, command::revise_question{"q1", "Who pays then?"}) == code::muted);
}
