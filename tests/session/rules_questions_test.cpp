// protocol/rules.md, sections 6 and 7.

#include "catch.hpp"
#include "evening.hpp"
#include "session/evolve.hpp"
#include "session/limits.hpp"
#include "undoing.hpp"

using namespace dais;
using namespace dais::test;

namespace {

using ids = std::vector<std::string>;

rejection_code submit(evening& e, std::string const& text, std::string const& name = "") {
  return e.ask(rosa, command::submit_question{text, name, {}});
}

rejection_code approve(evening& e, std::string const& id) { return e.ask(moderator, command::approve{id, e.revision_of(id)}); }
rejection_code queue(evening& e, std::string const& id) { return e.ask(moderator, command::queue{id, e.revision_of(id)}); }
rejection_code answered(evening& e, std::string const& id) { return e.ask(moderator, command::mark_answered{id, e.revision_of(id)}); }
rejection_code decline(evening& e, std::string const& id, std::string const& reason = "Asked before.") {
  return e.ask(moderator, command::decline{id, e.revision_of(id), reason});
}
rejection_code vote(evening& e, actor const& by, std::string const& id) { return e.ask(by, command::vote{id, true}); }

std::vector<question_state> const all_states{question_state::submitted, question_state::approved, question_state::queued,
                                             question_state::on_stage,  question_state::answered, question_state::not_taken,
                                             question_state::withdrawn, question_state::grouped};

// Asks the same of a question in each state, and checks in which it happens and where it leads.
template <typename Ask>
void only_from(std::vector<question_state> const& from, question_state to, Ask ask) {
  for (auto const state : all_states) {
    CAPTURE(static_cast<int>(state));
    auto e = with_question(state);
    bool const allowed = std::find(from.begin(), from.end(), state) != from.end();
    CHECK(ask(e) == (allowed ? done : code::wrong_state));
    CHECK(e.asked("q1").state == (allowed ? to : state));
  }
}

std::string text_of(std::size_t characters) {
  std::string text;
  while (characters-- > 0) text += "\u00e9";
  return text;
}

}  // namespace

TEST_CASE("R6.1 a question is asked of the panel or of one panellist, by name or anonymously") {
  evening e;
  e.open();
  REQUIRE(e.ask(rosa, command::submit_question{"Who pays?", "Rosa Marin", "ana"}) == done);
  CHECK(e.asked("q1").text == "Who pays?");
  CHECK(e.asked("q1").name == "Rosa Marin");
  CHECK(e.asked("q1").to == "ana");
  CHECK(e.asked("q1").asked == e.now);
  REQUIRE(e.ask(rosa, command::submit_question{"And who gains?", "", {}}) == done);
  CHECK(e.asked("q2").name.empty());
  CHECK_FALSE(e.asked("q2").to);
}

TEST_CASE("R6.2 questions are taken from the opening of the session until it is closed") {
  evening e;
  CHECK(submit(e, "Too early?") == code::not_accepting);
  e.open();
  CHECK(submit(e, "Before it begins") == done);
  e.next_to("first");
  CHECK(submit(e, "While it runs") == done);
  e.end_segment();
  CHECK(submit(e, "In a gap") == done);
  e.end_session();
  CHECK(submit(e, "After its end") == done);
  e.close();
  CHECK(submit(e, "Too late") == code::wrong_status);
}

TEST_CASE("R6.2 or while a discussion or the Q&A is current") {
  evening e;
  e.rules(true, true, intake::automatic);
  CHECK(submit(e, "Too early?") == code::not_accepting);
  e.open();
  CHECK_FALSE(takes_questions(e.s));
  for (auto const* id : {"intro", "first", "second", "talk", "qa", "end"}) {
    CAPTURE(id);
    e.next_to(id);
    bool const taken = e.at(id).plan.kind == segment_kind::discussion || e.at(id).plan.kind == segment_kind::qa;
    CHECK(submit(e, "Who pays?") == (taken ? done : code::not_accepting));
    CHECK(takes_questions(e.s) == taken);
    if (taken) e.end_segment();
    if (taken) CHECK(submit(e, "In a gap") == code::not_accepting);
  }
  e.back("qa");
  e.pause();
  CHECK(submit(e, "In a pause") == done);
  e.end_session();
  CHECK(submit(e, "After its end") == code::not_accepting);
}

TEST_CASE("R6.2 or not at all") {
  evening e;
  e.next_to("qa");
  e.rules(true, true, intake::closed);
  CHECK(submit(e, "When they take no more") == code::not_accepting);
  CHECK_FALSE(takes_questions(e.s));
  e.rules(true, true, intake::open);
  CHECK(submit(e, "Again") == done);
}

TEST_CASE("R6.3 where the rules ask for approval a question is submitted first") {
  evening e;
  e.open();
  e.submit(rosa, "With approval");
  e.rules(false, true, intake::open);
  e.submit(rosa, "Without");
  CHECK(e.asked("q1").state == question_state::submitted);
  CHECK(e.asked("q2").state == question_state::approved);
}

TEST_CASE("R6.4 changing the rules changes no earlier question") {
  evening e;
  e.open();
  e.submit(rosa, "With approval");
  e.rules(false, false, intake::closed);
  CHECK(e.asked("q1").state == question_state::submitted);
  CHECK(e.asked("q1").name.empty());
  CHECK(e.asked("q1").revision == 1);
}

TEST_CASE("R6.5 white space is dropped and a question of which nothing would be seen is refused") {
  evening e;
  e.open();
  REQUIRE(submit(e, " \n Who pays?\t", "  Rosa ") == done);
  CHECK(e.asked("q1").text == "Who pays?");
  CHECK(e.asked("q1").name == "Rosa");
  for (auto const* text : {"", "   ", "\n\n", "\u00a0", "\u200b\u200b", "\u3000 \u2060"}) {
    CAPTURE(text);
    CHECK(submit(e, text) == code::text_empty);
  }
  REQUIRE(submit(e, "Who asks?", "\u200b") == done);
  CHECK(e.asked("q2").name.empty());
}

TEST_CASE("R6.6 a question longer than the plan allows, or a name longer than 120 characters, is refused") {
  evening e;
  e.open();
  CHECK(submit(e, text_of(41)) == code::text_too_long);
  CHECK(submit(e, text_of(40)) == done);
  CHECK(submit(e, "Who pays?", text_of(121)) == code::text_too_long);
  CHECK(submit(e, "Who pays?", text_of(120)) == done);
}

TEST_CASE("R6.7 every text of a person is cleaned before anything else is asked of it, and none is refused for its characters") {
  evening e;
  e.open();
  struct row {
    char const* pasted;
    char const* text;
    char const* name;
  };
  for (auto const& [pasted, text, name] : {
           row{"Who\tpays?", "Who pays?", "Who pays?"},
           row{"Who\u000bpays?", "Who\npays?", "Who pays?"},
           row{"Who\u000cpays?", "Who\npays?", "Who pays?"},
           row{"Who\u0085pays?", "Who\npays?", "Who pays?"},
           row{"Who\u2028pays?", "Who\npays?", "Who pays?"},
           row{"Who\r\npays?\r\n", "Who\npays?", "Who pays?"},
           row{"Who pa\ufeffys?", "Who pays?", "Who pays?"},
           row{"\u2068Ida Lund\u2069", "Ida Lund", "Ida Lund"},
           row{"\u202a+1 212 555 0100\u202c", "+1 212 555 0100", "+1 212 555 0100"},
           row{"a\x01\x7f\u202e\u2066\uffffz", "az", "az"},
       }) {
    CAPTURE(pasted);
    auto const n = std::to_string(e.s.questions.size() + 1);
    REQUIRE(e.ask({role::participant, "hash of " + n}, command::submit_question{pasted, pasted, {}}) == done);
    CHECK(e.asked("q" + n).text == text);
    CHECK(e.asked("q" + n).name == name);
  }
  CHECK(submit(e, "\u0645\u0646 \u064a\u062f\u0641\u0639\u061f", "\u8ab0") == done);
}

TEST_CASE("R6.7 the length of a text is what is left of it when it is cleaned") {
  evening e;
  e.open();
  auto const most = text_of(e.s.plan.question_length);
  CHECK(submit(e, "\u202a" + most + "\u202c\r\n") == done);
  CHECK(submit(e, most + "\u202ca") == code::text_too_long);
}

TEST_CASE("R6.42 nobody in the audience goes by a name of the podium, however it is written") {
  evening e;
  e.open();
  for (auto const* name : {"The moderator", "MODERATOR", "the  m\u00f3derator!", "Nadia Osei", "nadia OSEI", "\uff2eadia Osei",
                           "\u043c\u043e\u0434\u0435\u0440\u0430\u0442\u043e\u0440"}) {
    CAPTURE(name);
    CHECK(submit(e, "Who pays?", name) == code::name_of_podium);
  }
  for (auto const& one : e.s.panellists) {
    CHECK(submit(e, "Who pays?", one.name) == code::name_of_podium);
    CHECK(submit(e, "Who pays?", one.name + " (Oslo)") == done);
  }
  CHECK(e.ask(moderator, command::enter_question{"Who pays?", "Nadia Osei", {}}) == done);
}

TEST_CASE("R6.42 what was asked by the rules before keeps its name") {
  evening e;
  e.open();
  record const before{e.s.seq + 1,
                      e.s.at,
                      {role::participant, "hash"},
                      command::any(command::of_questions(command::submit_question{"Who pays?", "The moderator", {}})),
                      {},
                      2};
  CHECK(evolve(e.s, before).became == effect::done);
  CHECK(e.s.questions.begin()->second.name == "The moderator");
}

TEST_CASE("R6.8 where the rules ask for names a question without one is refused") {
  evening e;
  e.open();
  e.rules(true, false, intake::open);
  CHECK(submit(e, "Who pays?") == code::no_name);
  CHECK(submit(e, "Who pays?", "\u200b") == code::no_name);
  CHECK(submit(e, "Who pays?", "Rosa") == done);
}

TEST_CASE("R6.9 a question to somebody who is not on the panel is refused") {
  evening e;
  e.open();
  CHECK(e.ask(rosa, command::submit_question{"Who pays?", "", "nobody"}) == code::no_such_panellist);
  CHECK(e.ask(rosa, command::submit_question{"Who pays?", "", ""}) == code::no_such_panellist);
  CHECK(e.ask(rosa, command::submit_question{"Who pays?", "", "ben"}) == done);
}

TEST_CASE("R6.10 a participant has at most five questions open") {
  evening e;
  e.open();
  e.submit(rosa, "submitted");
  e.approved(rosa, "approved");
  e.queued(rosa, "queued");
  e.on_stage(rosa, "on stage");
  e.pass(1min);
  e.submit(rosa, "another");
  CHECK(submit(e, "a sixth") == code::too_many_of_yours);
  CHECK(e.submit(tariq, "from somebody else") == "q6");

  std::string const over = GENERATE("q1", "q2", "q3", "q4", "q5");
  CAPTURE(over);
  if (over == "q4") {
    REQUIRE(answered(e, over) == done);
  } else if (over == "q5") {
    REQUIRE(e.ask(rosa, command::withdraw_question{over}) == done);
  } else {
    REQUIRE(decline(e, over) == done);
  }
  CHECK(submit(e, "a sixth") == done);
  CHECK(submit(e, "a seventh") == code::too_many_of_yours);
}

TEST_CASE("R6.11 a question carries the segment that was current when it was asked") {
  evening e;
  e.open();
  e.submit(rosa, "Before");
  e.next_to("first");
  e.submit(rosa, "During");
  e.end_segment();
  e.submit(rosa, "Between");
  CHECK_FALSE(e.asked("q1").segment);
  CHECK(e.asked("q2").segment == "first");
  CHECK_FALSE(e.asked("q3").segment);
}

TEST_CASE("R6.12 a question that is submitted or was not taken can be approved") {
  only_from({question_state::submitted, question_state::not_taken}, question_state::approved, [](evening& e) { return approve(e, "q1"); });
}

TEST_CASE("R6.13 a question that is submitted, approved or queued can be declined, with or without a reason") {
  only_from({question_state::submitted, question_state::approved, question_state::queued}, question_state::not_taken,
            [](evening& e) { return decline(e, "q1"); });
  evening e;
  e.open();
  auto const id = e.queued(rosa, "Who pays?");
  CHECK(decline(e, id, text_of(301)) == code::text_too_long);
  CHECK(decline(e, id, " Not\u00ad about\t\u202epipes. ") == done);
  CHECK(e.asked(id).reason == "Not about pipes.");
  CHECK(e.s.queue.empty());
  auto const other = e.submit(rosa, "Who paid?");
  CHECK(decline(e, other, " ") == done);
  CHECK(e.asked(other).reason.empty());
}

TEST_CASE("R6.14 approving a question that was not taken forgets the reason") {
  auto e = with_question(question_state::not_taken);
  REQUIRE(e.asked("q1").reason == "Asked before.");
  REQUIRE(approve(e, "q1") == done);
  CHECK(e.asked("q1").reason.empty());
}

TEST_CASE("R6.15 a question that is submitted or approved can be queued, at the end") {
  only_from({question_state::submitted, question_state::approved}, question_state::queued, [](evening& e) { return queue(e, "q1"); });
  evening e;
  e.open();
  auto const first = e.submit(rosa, "First asked");
  auto const second = e.queued(tariq, "Second asked");
  REQUIRE(queue(e, first) == done);
  CHECK(e.s.queue == ids{second, first});
}

TEST_CASE("R6.16 a queue that has a hundred questions takes no more") {
  evening e;
  e.open();
  for (std::size_t i = 0; i < limits::queue; ++i) e.queued({role::participant, "p" + std::to_string(i / 4)}, "Why?");
  auto const last = e.approved(rosa, "Why?");
  CHECK(queue(e, last) == code::queue_full);
  REQUIRE(e.ask(moderator, command::unqueue{"q1", e.revision_of("q1")}) == done);
  CHECK(queue(e, last) == done);
}

TEST_CASE("R6.17 a question that is taken out of the queue is approved") {
  only_from({question_state::queued}, question_state::approved, [](evening& e) {
    return e.ask(moderator, command::unqueue{"q1", e.revision_of("q1")});
  });
  auto e = with_question(question_state::queued);
  REQUIRE(e.ask(moderator, command::unqueue{"q1", e.revision_of("q1")}) == done);
  CHECK(e.s.queue.empty());
}

TEST_CASE("R6.18 a question that is submitted, approved or queued can be put on stage and leaves the queue") {
  only_from({question_state::submitted, question_state::approved, question_state::queued}, question_state::on_stage,
            [](evening& e) { return e.put_on_stage("q1"); });
  auto e = with_question(question_state::queued);
  REQUIRE(e.put_on_stage("q1") == done);
  CHECK(e.s.on_stage == "q1");
  CHECK(e.s.queue.empty());
}

TEST_CASE("R6.19 the question that another replaces on stage goes back to the head of the queue") {
  evening e;
  e.open();
  auto const on_stage = e.on_stage(rosa, "On stage");
  auto const first = e.queued(rosa, "First in the queue");
  auto const second = e.queued(rosa, "Second in the queue");
  REQUIRE(e.put_on_stage(second) == done);
  CHECK(e.s.on_stage == second);
  CHECK(e.s.queue == ids{on_stage, first});
  CHECK(e.asked(on_stage).state == question_state::queued);
}

TEST_CASE("R6.20 whoever puts a question on stage says which one they saw there") {
  evening e;
  e.open();
  auto const first = e.approved(rosa, "First");
  auto const second = e.approved(rosa, "Second");
  REQUIRE(e.put_on_stage(first) == done);
  CHECK(e.ask(moderator, command::put_on_stage{second, e.revision_of(second), {}}) == code::stale);
  CHECK(e.s.on_stage == first);
  REQUIRE(answered(e, first) == done);
  CHECK(e.ask(moderator, command::put_on_stage{second, e.revision_of(second), first}) == code::stale);
  CHECK(e.put_on_stage(second) == done);
}

TEST_CASE("R6.21 a question that is taken off the stage goes back to the head of the queue") {
  only_from({question_state::on_stage}, question_state::queued, [](evening& e) {
    return e.ask(moderator, command::take_off_stage{"q1", e.revision_of("q1")});
  });
  auto e = with_question(question_state::on_stage);
  auto const waiting = e.queued(rosa, "In the queue");
  REQUIRE(e.ask(moderator, command::take_off_stage{"q1", e.revision_of("q1")}) == done);
  CHECK(e.s.queue == ids{"q1", waiting});
  CHECK_FALSE(e.s.on_stage);
}

TEST_CASE("R6.22 a question that is approved, queued or on stage can be marked answered") {
  only_from({question_state::approved, question_state::queued, question_state::on_stage}, question_state::answered,
            [](evening& e) { return answered(e, "q1"); });
  auto e = with_question(question_state::on_stage);
  auto const waiting = e.queued(rosa, "In the queue");
  REQUIRE(answered(e, "q1") == done);
  REQUIRE(answered(e, waiting) == done);
  CHECK_FALSE(e.s.on_stage);
  CHECK(e.s.queue.empty());
}

TEST_CASE("R6.22 live, in writing or to be followed up, with a text of at most 1000 characters") {
  for (auto const how : {answer_kind::live, answer_kind::in_writing, answer_kind::follow_up}) {
    auto e = with_question(question_state::on_stage);
    auto const n = e.revision_of("q1");
    CHECK(e.ask(moderator, command::mark_answered{"q1", n, how, text_of(1001)}) == code::text_too_long);
    CHECK(e.asked("q1").state == question_state::on_stage);
    CHECK(e.ask(moderator, command::mark_answered{"q1", n, how, " The town.\u2028See <b>page\t4</b>.\u202e "}) == done);
    CHECK(e.asked("q1").answer == how);
    CHECK(e.asked("q1").answer_text == "The town.\nSee <b>page 4</b>.");
  }
  auto e = with_question(question_state::approved);
  CHECK(e.ask(moderator, command::mark_answered{"q1", 2, answer_kind::in_writing, "\u200b"}) == done);
  CHECK(e.asked("q1").answer_text.empty());
}

TEST_CASE("R6.23 the asker can withdraw a question that is submitted, approved, queued or grouped; nobody else can") {
  only_from({question_state::submitted, question_state::approved, question_state::queued, question_state::grouped},
            question_state::withdrawn, [](evening& e) { return e.ask(rosa, command::withdraw_question{"q1"}); });
  auto e = with_question(question_state::queued);
  CHECK(e.ask(tariq, command::withdraw_question{"q1"}) == code::not_yours);
  CHECK(e.s.queue == ids{"q1"});
  REQUIRE(e.ask(rosa, command::withdraw_question{"q1"}) == done);
  CHECK(e.s.queue.empty());
}

TEST_CASE("R6.24 a question that is on stage, answered, not taken or withdrawn cannot be withdrawn") {
  for (auto const state : {question_state::on_stage, question_state::answered, question_state::not_taken, question_state::withdrawn}) {
    CAPTURE(static_cast<int>(state));
    auto e = with_question(state);
    CHECK(e.ask(rosa, command::withdraw_question{"q1"}) == code::wrong_state);
    CHECK(e.asked("q1").state == state);
  }
}

TEST_CASE("R6.25 the asker can take a withdrawal back: the question stands where it stood") {
  for (auto const state : {question_state::submitted, question_state::approved, question_state::queued, question_state::grouped}) {
    CAPTURE(static_cast<int>(state));
    auto e = with_question(state);
    CHECK(e.ask(rosa, command::resubmit_question{"q1"}) == code::wrong_state);
    REQUIRE(e.ask(rosa, command::withdraw_question{"q1"}) == done);
    CHECK(e.ask(tariq, command::resubmit_question{"q1"}) == code::not_yours);
    e.pass(1min);
    CHECK(e.ask(rosa, command::resubmit_question{"q1"}) == done);
    bool const was_seen = state == question_state::approved || state == question_state::queued;
    CHECK(e.asked("q1").state == (was_seen ? question_state::approved : question_state::submitted));
    CHECK(e.s.queue.empty());
    CHECK(e.s.participants.at(rosa.id).open_questions == 1);
  }
}

TEST_CASE("R6.25 nobody but the asker changes what was withdrawn, or was answered, by the way") {
  for (auto const state : {question_state::answered, question_state::withdrawn}) {
    auto e = with_question(state);
    auto const other = e.approved(tariq, "Who gains?");
    auto const n = e.revision_of("q1");
    for (command::any const& what : std::vector<command::any>{
             command::edit_question{"q1", n, "No."}, command::approve{"q1", n}, command::decline{"q1", n, "No."}, command::queue{"q1", n},
             command::unqueue{"q1", n}, command::put_on_stage{"q1", n, {}}, command::take_off_stage{"q1", n},
             command::mark_answered{"q1", n}, command::group_question{"q1", n, other}, command::ungroup_question{"q1", n},
             command::address_question{"q1", n, "ana"}}) {
      CAPTURE(kind_number(what));
      CHECK(e.ask(moderator, what) == code::wrong_state);
    }
    CHECK(e.asked("q1").state == state);
  }
}

TEST_CASE("R6.10 taking a withdrawal back counts among the five") {
  evening e;
  e.open();
  for (auto const* text : {"1", "2", "3", "4", "5"}) {
    e.submit(rosa, text);
    e.pass(20s);
  }
  REQUIRE(e.ask(rosa, command::withdraw_question{"q1"}) == done);
  REQUIRE(submit(e, "6") == done);
  CHECK(e.ask(rosa, command::resubmit_question{"q1"}) == code::too_many_of_yours);
  REQUIRE(e.ask(rosa, command::withdraw_question{"q2"}) == done);
  CHECK(e.ask(rosa, command::resubmit_question{"q1"}) == done);
}

TEST_CASE("R6.10 what is open is counted on every way through the states") {
  evening e;
  e.open();
  auto const id = e.submit(rosa, "Who pays?");
  auto const leader = e.approved(tariq, "Who gains?");
  auto const open = [&](std::uint32_t expected) { CHECK(e.s.participants.at(rosa.id).open_questions == expected); };
  auto const restore = [&] { return e.ask(moderator, command::restore_question{id, e.revision_of(id)}); };
  auto const ungroup = [&] { return e.ask(moderator, command::ungroup_question{id, e.revision_of(id)}); };
  open(1);
  REQUIRE(queue(e, id) == done);
  e.group(id, leader);
  open(0);
  REQUIRE(ungroup() == done);
  open(1);
  e.group(id, leader);
  REQUIRE(e.ask(rosa, command::withdraw_question{id}) == done);
  open(0);
  REQUIRE(e.ask(rosa, command::resubmit_question{id}) == done);
  open(1);
  CHECK(e.asked(id).state == question_state::approved);
  REQUIRE(e.put_on_stage(id) == done);
  open(1);
  REQUIRE(answered(e, id) == done);
  open(0);
  REQUIRE(restore() == done);
  open(1);
  REQUIRE(decline(e, id) == done);
  open(0);
  REQUIRE(restore() == done);
  open(1);
  REQUIRE(restore() == done);
  CHECK(e.asked(id).state == question_state::submitted);
  open(1);
  REQUIRE(decline(e, id) == done);
  REQUIRE(approve(e, id) == done);
  open(1);
  CHECK(e.s.queue.empty());
}

TEST_CASE("R6.26 a session has ten thousand open questions and knows a hundred thousand participants") {
  evening e;
  e.open();
  e.submit(rosa, "The first");

  SECTION("questions") {
    e.s.open_questions = limits::questions;
    CHECK(e.ask(tariq, command::submit_question{"One more", ""}) == code::too_many_questions);
    CHECK(e.ask(moderator, command::enter_question{"One more"}) == code::too_many_questions);
    REQUIRE(decline(e, "q1") == done);
    CHECK(e.ask(tariq, command::submit_question{"One more", ""}) == done);
    CHECK(e.ask(moderator, command::undo{latest(e)}) == code::too_many_questions);
  }
  SECTION("participants") {
    while (e.s.participants.size() < limits::participants) e.s.participants.emplace(std::to_string(e.s.participants.size()), participant{});
    CHECK(e.ask(tariq, command::submit_question{"Who pays?", "", {}}) == code::too_many_participants);
    REQUIRE(approve(e, "q1") == done);
    CHECK(vote(e, tariq, "q1") == code::too_many_participants);
    CHECK(vote(e, rosa, "q1") == done);
    e.next_to("qa");
    CHECK(e.ask(tariq, command::request_floor{"Tariq", ""}) == code::too_many_participants);
    CHECK(e.ask(rosa, command::request_floor{"Rosa", ""}) == done);
  }
}

TEST_CASE("R6.45 all participants together ask ten thousand questions at once, and one more each second") {
  evening e;
  e.open();
  auto const ask = [&](actor const& by) { return e.ask(by, command::submit_question{"Why?", ""}); };
  auto const& all = limits::from_participants;
  auto const someone = [](std::uint32_t n) { return actor{role::participant, "p" + std::to_string(n)}; };
  for (std::uint32_t n = 0; n < 50; ++n) REQUIRE(ask(someone(n)) == done);
  e.s.questions_since = all.taken(e.s.questions_since, e.now, all.burst - 50);  // as if so many more had asked

  CHECK(ask(rosa) == code::too_many_questions);
  CHECK(refusal(e).why == reason::questions_used_up);
  CHECK(refusal(e).count == 1u);
  CHECK(e.ask(moderator, command::enter_question{"From a card?"}) == done);
  e.pass(all.interval);
  CHECK(ask(rosa) == done);
  CHECK(ask(tariq) == code::too_many_questions);
  SECTION("what is removed with its askers is given back") {
    command::remove_participants gone;
    for (std::uint32_t n = 1; n <= 50; ++n) gone.participants.push_back(n);
    REQUIRE(e.ask(moderator, gone) == done);
    for (std::uint32_t n = 100; n < 150; ++n) CHECK(ask(someone(n)) == done);
    CHECK(ask(tariq) == code::too_many_questions);
  }
}

TEST_CASE("R6.43 a question that comes off the stage while the queue is full is approved") {
  evening e;
  e.open();
  auto const stage = e.on_stage(rosa, "On stage");
  for (std::size_t i = 0; i < limits::queue; ++i) e.queued({role::participant, "p" + std::to_string(i / 4)}, "Why?");
  auto const before = e.s;
  SECTION("when it is taken off") {
    REQUIRE(e.ask(moderator, command::take_off_stage{stage, e.revision_of(stage)}) == done);
    CHECK(e.s.queue == before.queue);
    CHECK(e.asked(stage).state == question_state::approved);
    CHECK_FALSE(e.s.on_stage);
  }
  SECTION("when another replaces it") {
    auto const other = e.approved(tariq, "Another?");
    REQUIRE(e.put_on_stage(other) == done);
    CHECK(e.s.queue == before.queue);
    CHECK(e.asked(stage).state == question_state::approved);
    CHECK(e.s.on_stage == other);
  }
  SECTION("but where one of the queue replaces it there is room") {
    REQUIRE(e.put_on_stage(e.s.queue.back()) == done);
    CHECK(e.s.queue.front() == stage);
    CHECK(e.s.queue.size() == limits::queue);
  }
  SECTION("and in a log of rules before 4 it is in the queue") {
    evolve(e.s, {e.s.seq + 1, e.now, moderator, command::take_off_stage{stage, e.revision_of(stage)}, {}, 3});
    CHECK(e.s.queue.front() == stage);
    CHECK(e.s.queue.size() == limits::queue + 1);
  }
}

TEST_CASE("R6.44 where a segment begins that is neither a discussion nor Q&A, the question that is on stage comes off it") {
  evening e;
  e.next_to("qa");
  auto const waiting = e.queued(rosa, "In the queue");
  auto const stage = e.on_stage(tariq, "On stage");
  SECTION("as when it is taken off") {
    e.next();
    CHECK_FALSE(e.s.on_stage);
    CHECK(e.asked(stage).state == question_state::queued);
    CHECK(e.s.queue == ids{stage, waiting});
    SECTION("and is there again where that is undone") {
      REQUIRE(undo(e) == done);
      CHECK(e.s.on_stage == stage);
      CHECK(e.s.queue == ids{waiting});
    }
  }
  SECTION("but stays while nothing has begun, and where the discussion begins again") {
    e.end_segment();
    CHECK(e.s.on_stage == stage);
    e.back("talk");
    CHECK(e.s.on_stage == stage);
  }
  SECTION("and in a log of rules before 5 it stays") {
    evolve(e.s, {e.s.seq + 1, e.now, moderator, command::next{e.run()}, {}, 4});
    CHECK(e.s.on_stage == stage);
  }
}

TEST_CASE("R7.1 a participant has one vote for each question that the audience sees") {
  for (auto const state : {question_state::approved, question_state::queued, question_state::on_stage}) {
    auto e = with_question(state);
    CHECK(vote(e, tariq, "q1") == done);
    CHECK(vote(e, mei, "q1") == done);
    CHECK(e.asked("q1").voters.size() == 2);
    auto const other = e.approved(rosa, "Another");
    CHECK(vote(e, mei, other) == done);
    CHECK(e.asked(other).voters.size() == 1);
  }
}

TEST_CASE("R7.2 a vote can be taken back and given again") {
  auto e = with_question(question_state::approved);
  CHECK(vote(e, tariq, "q1") == done);
  CHECK(e.ask(tariq, command::vote{"q1", false}) == done);
  CHECK(e.asked("q1").voters.empty());
  CHECK(vote(e, tariq, "q1") == done);
  CHECK(e.asked("q1").voters.size() == 1);
}

TEST_CASE("R7.3 voting twice, and taking back a vote that was not given, is refused") {
  auto e = with_question(question_state::approved);
  CHECK(e.ask(tariq, command::vote{"q1", false}) == code::wrong_state);
  CHECK(vote(e, tariq, "q1") == done);
  CHECK(vote(e, tariq, "q1") == code::wrong_state);
  CHECK(e.asked("q1").voters.size() == 1);
}

TEST_CASE("R7.4 a vote for a question that the audience does not see is answered as if there were no such question") {
  for (auto const state : {question_state::submitted, question_state::not_taken, question_state::withdrawn}) {
    auto e = with_question(state);
    REQUIRE(vote(e, tariq, "q1") == code::no_such_question);
    auto const hidden = e.last;
    REQUIRE(vote(e, tariq, "q2") == code::no_such_question);
    CHECK(std::get<rejection>(hidden) == std::get<rejection>(e.last));
  }
}

TEST_CASE("R7.4 so is a vote for one that is grouped") {
  auto e = with_question(question_state::grouped);
  CHECK(vote(e, tariq, "q1") == code::no_such_question);
  CHECK(e.ask(tariq, command::vote{"q1", false}) == code::no_such_question);
}

TEST_CASE("R7.5 an answered question takes no votes") {
  auto e = with_question(question_state::answered);
  CHECK(vote(e, tariq, "q1") == code::wrong_state);
  CHECK_FALSE(e.happen(tariq, event::voted{"q1", true}));  // which was on its way
  CHECK(e.asked("q1").voters.empty());
}

TEST_CASE("R7.6 a question keeps its votes from state to state") {
  auto e = with_question(question_state::approved);
  REQUIRE(vote(e, tariq, "q1") == done);
  REQUIRE(decline(e, "q1") == done);
  REQUIRE(approve(e, "q1") == done);
  REQUIRE(queue(e, "q1") == done);
  REQUIRE(e.put_on_stage("q1") == done);
  REQUIRE(answered(e, "q1") == done);
  CHECK(e.asked("q1").voters.size() == 1);
}

TEST_CASE("R7.7 a participant may vote for their own question") {
  auto e = with_question(question_state::approved);
  CHECK(vote(e, rosa, "q1") == done);
}

TEST_CASE("R7.8 votes do not change the order of the queue") {
  evening e;
  e.open();
  auto const first = e.queued(rosa, "First");
  auto const second = e.queued(rosa, "Second");
  REQUIRE(vote(e, tariq, second) == done);
  REQUIRE(vote(e, mei, second) == done);
  CHECK(e.s.queue == ids{first, second});
}
