// protocol/rules.md, section 24: the report.

#include "catch.hpp"
#include "evening.hpp"
#include "reading.hpp"
#include "report/formats.hpp"
#include "report/public_report.hpp"
#include "report/reporter.hpp"
#include "report/session_table.hpp"
#include "session/limits.hpp"

#include <algorithm>
#include <tuple>

using namespace dais;
using namespace dais::test;

namespace {

wire::report report_of(evening const& e) {
  report::reporter of;
  for (auto const& one : e.log) of.take(one);
  return of.as_of(e.now);
}

wire::report_segment const& segment_in(wire::report const& r, std::string const& id) {
  return *std::find_if(r.segments.begin(), r.segments.end(), [&](auto const& one) { return one.id == id; });
}

duration spoken_by(wire::report const& r, std::string const& id) {
  return std::find_if(r.panel.begin(), r.panel.end(), [&](auto const& one) { return one.id == id; })->spoken;
}

evening with_groups() {
  auto plan = small_plan();
  plan.floor.groups = {{"States", {}, {}}, {"Students", {}, {}}};
  evening e(plan);
  e.next_to("qa");
  return e;
}

bool is_in(std::string const& text, std::string const& what) { return text.find(what) != text.npos; }

// Of the first event of a calendar.
std::string property(wire::report const& r, std::string const& name) {
  for (auto const& [is, value] : read_icalendar(report::icalendar(r))) {
    if (is == name) return value;
  }
  return {};
}

}  // namespace

TEST_CASE("R24.1 the report follows from the records, at any time") {
  auto e = at_ten();
  e.pass(2min);
  auto const live = report_of(e);
  CHECK(live.records == e.log.size());
  e.next();
  e.end_session();
  e.close();
  auto const then = report_of(e);
  CHECK(then.status == session_status::closed);
  e.pass(24h);
  CHECK(report::json(report_of(e)) == report::json(then));
}

TEST_CASE("R24.3 the timeline has what was planned, each time that a segment ran, its pauses and the time that was added") {
  auto e = at_ten();
  auto const ten = e.now;
  e.pass(1min);
  e.pause();
  e.pass(30s + 7ms);
  e.resume();
  e.pass(1min);
  e.next();
  e.pass(10s);
  e.add("first", 2min);
  e.back("intro");
  e.pass(5s);
  e.next();
  auto const r = report_of(e);
  auto const& intro = segment_in(r, "intro");
  CHECK(intro.planned_start == ten);
  CHECK(intro.planned_end == ten + 5min);
  CHECK(intro.began == ten);
  REQUIRE(intro.periods.size() == 2);
  CHECK(intro.periods[0] == wire::report_period{ten, ten + 2min + 30s + 7ms, {{ten + 1min, ten + 1min + 30s + 7ms}}});
  CHECK(intro.periods[1] == wire::report_period{ten + 2min + 40s + 7ms, ten + 2min + 45s + 7ms});
  CHECK(intro.used == 2min + 5s);
  auto const& first = segment_in(r, "first");
  CHECK(first.added == 2min);
  CHECK(first.allotment == 10min);
  REQUIRE(first.periods.size() == 2);
  CHECK_FALSE(first.periods[1].until.has_value());
  REQUIRE(e.ask(moderator, command::insert_segment{e.run(), {}, {segment_kind::break_, "Coffee", {}, 5min, 1min}}) == done);
  CHECK_FALSE(report_of(e).segments.back().planned_start.has_value());
}

TEST_CASE("R24.4 what was undone is gone from the timeline, and stands among the decisions as undone") {
  auto e = at_ten();
  e.pass(1min);
  e.next();
  auto const next = e.log.size();
  e.pass(5s);
  REQUIRE(e.ask(co_moderator, command::undo{next}) == done);
  e.pass(1min);
  auto r = report_of(e);
  CHECK(segment_in(r, "intro").periods == std::vector{wire::report_period{e.now - 2min - 5s}});
  CHECK(segment_in(r, "first").periods.empty());
  REQUIRE(r.decisions.back().record == next);
  REQUIRE(r.decisions.back().undone.has_value());
  CHECK(r.decisions.back().undone->by.as == role::co_moderator);
  CHECK(r.decisions.back().undone->at == e.now - 1min);
  CHECK(is_in(report::markdown(r), "~~began"));
  CHECK(is_in(report::decisions_csv(r), "the co-moderator"));

  REQUIRE(e.ask(moderator, command::redo{next}) == done);
  r = report_of(e);
  CHECK_FALSE(r.decisions.back().undone.has_value());
  CHECK(segment_in(r, "first").periods == std::vector{wire::report_period{e.now - 1min - 5s}});
}

TEST_CASE("R24.5 speaking time is told of everybody at the podium, of each intervention and of each group") {
  auto e = with_groups();
  REQUIRE(e.ask(moderator, command::give_word{"ana", {}, "qa"}) == done);
  e.pass(90s);
  auto const first = e.enter({"Kim", "Norway", "States", false, request_kind::speech});
  auto const second = e.enter({"Lee", "", {}, true, request_kind::speech});
  e.speaks(first);
  e.pass(40s);
  e.speaks(second);
  e.pass(20s);
  auto const r = report_of(e);
  CHECK(spoken_by(r, "ana") == 90s);
  CHECK(r.panel.front().id == moderator_id);
  REQUIRE(r.floor.size() == 2);
  CHECK(r.floor[0].used == 40s);
  CHECK(r.floor[0].segment == "qa");
  CHECK(r.floor[1].used == 20s);
  CHECK_FALSE(r.floor[1].ended.has_value());
  REQUIRE(r.groups.size() == 3);
  CHECK((r.groups[0].name == "States" && r.groups[0].interventions == 1 && r.groups[0].spoken == 40s));
  CHECK((r.groups[1].name == "Students" && r.groups[1].interventions == 0));
  CHECK((!r.groups[2].name && r.groups[2].spoken == 20s));
}

TEST_CASE("R24.6 every decision is told, however long ago; what is said to the podium is none") {
  auto e = at_ten();
  for (std::size_t i = 0; i < limits::history + 20; ++i) e.add("end", i % 2 == 0 ? 1min : -1min);
  REQUIRE(e.ask(moderator, command::send_message{{{}, true, false}, "Closer to the microphone", {}, {}}) == done);
  auto const r = report_of(e);
  CHECK(r.decisions.size() == limits::history + 20 + 2);  // the opening and the start
  CHECK(std::get<deed::of_run>(r.decisions.front().did) == deed::of_run{deed::session_opened{}});
  CHECK(r.decisions.front().by.as == role::moderator);
  CHECK_FALSE(is_in(report::json(r), "Closer to the microphone"));
}

TEST_CASE("R24.7 each question is told with its fate: the states that it came to, when and by whom, votes, reason and answer") {
  auto e = at_ten();
  e.next_to("qa");
  auto const answered = e.submit(rosa, "Why?", "ana");
  e.pass(1s);
  REQUIRE(e.ask(moderator, command::approve{answered, e.revision_of(answered)}) == done);
  REQUIRE(e.ask(tariq, command::vote{answered, true}) == done);
  e.pass(1s);
  REQUIRE(e.put_on_stage(answered) == done);
  e.pass(1s);
  REQUIRE(e.ask(co_moderator, command::mark_answered{answered, e.revision_of(answered), answer_kind::in_writing, "Because."}) == done);
  auto const declined = e.submit(mei, "Who?");
  REQUIRE(e.ask(moderator, command::decline{declined, e.revision_of(declined), "Off topic"}) == done);
  auto const withdrawn = e.submit(tariq, "When?");
  REQUIRE(e.ask(tariq, command::withdraw_question{withdrawn}) == done);
  auto const grouped = e.group(e.submit(mei, "Why so?"), answered);
  auto const r = report_of(e);
  REQUIRE(r.questions.size() == 4);
  auto const& q = r.questions[0];
  CHECK((q.to == "ana" && q.votes == 1 && q.answer == answer_kind::in_writing && q.answer_text == "Because."));
  CHECK(q.members == std::vector{grouped});
  std::vector<std::tuple<duration, role, question_state>> steps;
  for (auto const& one : q.steps) steps.emplace_back(one.at - q.asked, one.by.as, one.state);
  using state = question_state;
  CHECK(steps == std::vector<std::tuple<duration, role, state>>{{0s, role::participant, state::submitted},
                                                                {1s, role::moderator, state::approved},
                                                                {2s, role::moderator, state::on_stage},
                                                                {3s, role::co_moderator, state::answered}});
  CHECK((r.questions[1].state == state::not_taken && r.questions[1].reason == "Off topic"));
  CHECK((r.questions[2].state == state::withdrawn && r.questions[2].steps.back().by.as == role::participant));
  CHECK((r.questions[3].state == state::grouped && r.questions[3].leader == answered));
}

TEST_CASE("R24.8 who asked is told by the name that they gave, and by nothing else") {
  auto e = at_ten();
  e.next_to("qa");
  e.submit(rosa, "Why?");
  REQUIRE(e.ask(tariq, command::submit_question{"Who?", "Tariq", {}, {}}) == done);
  REQUIRE(e.ask(moderator, command::enter_question{"When?", "", {}}) == done);
  REQUIRE(e.ask(rosa, command::withdraw_question{"q1"}) == done);
  auto const r = report_of(e);
  CHECK((!r.questions[0].name && !r.questions[0].entered));
  CHECK(r.questions[1].name == "Tariq");
  CHECK(r.questions[2].entered);
  for (auto const& q : r.questions) {
    for (auto const& one : q.steps) CHECK_FALSE(one.by.number.has_value());
  }
  CHECK_FALSE(is_in(report::json(r), "hash of"));
  CHECK_FALSE(is_in(report::json(r), "number"));
}

TEST_CASE("R24.9 what runs is counted up to the moment at which the report is made") {
  auto e = at_ten();
  e.pass(90s + 3ms);
  auto r = report_of(e);
  CHECK(r.as_of == e.now);
  CHECK(segment_in(r, "intro").used == 90s + 3ms);
  CHECK(spoken_by(r, moderator_id) == 90s + 3ms);
  e.end_segment();
  e.pass(1min);
  r = report_of(e);
  CHECK(r.as_of == e.now - 1min);
  CHECK(segment_in(r, "intro").used == 90s + 3ms);
}

TEST_CASE("R24.10 a cell of a table that somebody typed is never a formula") {
  auto e = at_ten();
  e.next_to("qa");
  for (auto const* text : {"=1+1", "+1", "-1", "@SUM(A1)", "plain, \"quoted\""}) {
    REQUIRE(e.ask(moderator, command::enter_question{text, "=Name", {}}) == done);
  }
  e.add("qa", -1min);
  auto const r = report_of(e);
  auto const questions = read_csv(report::questions_csv(r));
  std::vector<std::string> texts;
  for (auto const& one : questions.rows()) {
    texts.push_back(one.at("text"));
    CHECK(one.at("name") == "'=Name");
  }
  CHECK(texts == std::vector<std::string>{"'=1+1", "'+1", "'-1", "'@SUM(A1)", "plain, \"quoted\""});
  auto const segments = read_csv(report::segments_csv(r));
  CHECK(segments.rows()[4].number("added_ms") == -60'000);
}

TEST_CASE("R24.11 what somebody typed is text in Markdown") {
  auto plan = small_plan();
  plan.title = "# *Water* | <b>";
  plan.question_length = 200;
  evening e(plan);
  e.next_to("qa");
  for (auto const* text : {"[click](https://evil.example) | `x` <script>", "1. first\n- second\n> third", "www.evil.example & _more_"}) {
    REQUIRE(e.ask(moderator, command::enter_question{text, "", {}}) == done);
  }
  auto const text = report::markdown(report_of(e));
  CHECK(text.starts_with("# \\# \\*Water\\* \\| \\<b\\>\n"));
  CHECK(is_in(text, "  > \\[click\\](https\\://evil.example) \\| \\`x\\` \\<script\\>\n"));
  CHECK(is_in(text, "  > 1\\. first\\\n  > \\- second\\\n  > \\> third\n"));
  CHECK(is_in(text, "  > www\\.evil.example \\& \\_more\\_\n"));
}

TEST_CASE("R24.12 the calendar has the session as it was held; its event stays the same one, with a number that grows with each change") {
  auto plan = small_plan();
  plan.title = "Water; pipes, and a title that is long enough to be folded, with letters of two octets: \u00e9\u00e9\u00e9\u00e9\u00e9";
  evening e(plan);
  auto const before = report_of(e);
  CHECK(property(before, "DTSTART") == "20240514T100000Z");
  CHECK(property(before, "DTEND") == "20240514T110500Z");
  e.next_to("intro");
  e.pass(1h);
  e.end_session();
  auto const after = report_of(e);
  CHECK(property(after, "SUMMARY") ==
        "Water\\; pipes\\, and a title that is long enough to be folded\\, with letters of two octets: \u00e9\u00e9\u00e9\u00e9\u00e9");
  CHECK(property(after, "DTSTART") == "20240514T094500Z");
  CHECK(property(after, "DTEND") == "20240514T104500Z");
  CHECK(property(after, "UID") == property(before, "UID"));
  CHECK(std::stoi(property(after, "SEQUENCE")) > std::stoi(property(before, "SEQUENCE")));
  CHECK(is_in(property(after, "DESCRIPTION"), "09:45\u201310:45 Welcome\\n"));
}

namespace {

// Over, with answers in writing: Rosa's "q1" was answered live, Tariq's "q2" by Ana afterwards, and Mei's "q3" by nobody.
evening with_answers() {
  evening e;
  e.open();
  REQUIRE(e.ask(rosa, command::submit_question{"Why?", "Rosa", {}}) == done);
  e.approved(tariq, "=1+1?", "ana");
  e.approved(mei, "What then?");
  e.next_to("qa");
  REQUIRE(e.ask(moderator, command::approve{"q1", e.revision_of("q1")}) == done);
  REQUIRE(e.ask(moderator, command::mark_answered{"q1", e.revision_of("q1"), answer_kind::live, "Because."}) == done);
  e.pass(2min);
  e.end_session();
  REQUIRE(e.ask(organiser, command::publish_report{e.now + 24h}) == done);
  e.pass(1h);
  REQUIRE(e.ask(ana, command::write_answer{"q2", "It is\n two."}) == done);
  return e;
}

}  // namespace

TEST_CASE("R24.7 what panellists wrote to a question is told with it") {
  auto const e = with_answers();
  auto const r = report_of(e);
  REQUIRE(r.questions.at(1).answers.size() == 1);
  CHECK(r.questions.at(1).answers.front().name == "Ana Lima");
  CHECK(r.questions.at(1).answers.front().at == e.now);
  CHECK(r.questions.at(1).answer == answer_kind::in_writing);
  CHECK(r.published == e.now - 1h);
  CHECK(r.answers_until == e.now + 23h);
  CHECK(is_in(report::markdown(r), "Ana Lima wrote on"));
  CHECK(is_in(report::questions_csv(r), "Ana Lima: It is"));
  CHECK(is_in(report::decisions_csv(r), "the organiser,\"made the report public"));
}

TEST_CASE("R26.3 the public report has the agenda, the panel and what was answered, and no name that was not given") {
  auto e = with_answers();
  auto const r = report::public_report_of(e.s);
  REQUIRE(r.segments.size() == 6);
  CHECK(r.segments.at(1).speakers == std::vector<std::string>{"Ana Lima"});
  CHECK(r.segments.at(0).planned_start == e.s.plan.start);
  CHECK(r.segments.at(4).began == e.s.segments.at("qa").began);
  CHECK(r.panel.size() == 1 + e.s.panellists.size());
  REQUIRE(r.questions.size() == 2);
  CHECK(r.questions.at(0).name == "Rosa");
  CHECK(r.questions.at(0).answer_text == "Because.");
  CHECK_FALSE(r.questions.at(1).name.has_value());
  CHECK(r.questions.at(1).to == "Ana Lima");
  CHECK(r.questions.at(1).answers.front().text == "It is\n two.");
  CHECK(r.answers_until == e.s.published->answers_until);
}

TEST_CASE("R26.9 whoever asked finds what they asked, and nobody else does") {
  auto e = with_answers();
  auto const hers = report::own_questions_of(e.s, mei.id).questions;
  REQUIRE(hers.size() == 1);
  CHECK(hers.front().state == question_state::approved);
  auto const his = report::own_questions_of(e.s, tariq.id).questions;
  REQUIRE(his.size() == 1);
  CHECK(his.front().answers.front().name == "Ana Lima");
  CHECK(report::own_questions_of(e.s, "nobody").questions.empty());
  e.back("qa");
  e.group("q3", "q1");
  CHECK(report::own_questions_of(e.s, mei.id).questions.front().state == question_state::answered);
  CHECK(report::own_questions_of(e.s, mei.id).questions.front().answer_text == "Because.");
}

TEST_CASE("R24.15 the captions that were kept are told in their order, each with when it came") {
  auto plan = small_plan();
  plan.keep_captions = true;
  evening e(plan);
  e.open();
  e.start();
  auto const began = e.now;
  REQUIRE(e.ask(server, command::keep_caption{"=Good morning.", "en"}) == done);
  e.pass(1500ms);
  REQUIRE(e.ask(server, command::keep_caption{"Bonjour.", ""}) == done);
  auto const r = report_of(e);
  REQUIRE(r.captions.size() == 2);
  CHECK(std::tie(r.captions[0].at, r.captions[0].text, r.captions[0].language) == std::tuple(began, "=Good morning.", "en"));
  CHECK(std::tie(r.captions[1].at, r.captions[1].text, r.captions[1].language) == std::tuple(began + 1500ms, "Bonjour.", ""));
  auto const table = read_csv(report::captions_csv(r));
  REQUIRE(table.cells.size() == 2);
  CHECK(table.rows()[0].at("text") == "'=Good morning.");
  CHECK(is_in(report::markdown(r), "## Captions\n\n- 09:45:00 \\=Good morning.\n- 09:45:01 Bonjour.\n"));
  CHECK_FALSE(is_in(report::markdown(report_of(at_ten())), "Captions"));
}

TEST_CASE("R24.14 a row of the table of all sessions has when a session was, what was asked, and how long was spoken") {
  auto e = with_groups();
  e.rules(false, true, intake::open);
  e.submit(rosa, "Why?");
  REQUIRE(e.ask(moderator, command::mark_answered{"q1", e.revision_of("q1")}) == done);
  e.submit(tariq, "Why not?");
  e.speaks(e.enter({"Kim", "", "States", false, request_kind::speech}));
  e.pass(90s);
  auto const live = report::summary_of(e.s, e.now);
  CHECK(live.venue == e.s.plan.venue);
  CHECK(live.interventions == 1);
  CHECK(live.floor_spoken == 90s);
  CHECK(live.questions == 2);
  CHECK(live.answered == 1);
  CHECK(live.started == e.s.started);
  CHECK_FALSE(live.concluded.has_value());
  CHECK(live.over.has_value());
  e.end_session();
  auto const then = report::summary_of(e.s, e.now + 24h);
  CHECK(then.floor_spoken == 90s);
  CHECK(then.over == *e.s.concluded - e.s.plan.end);
  auto const csv = report::sessions_csv({{then}});
  CHECK(is_in(csv, ",2,1,1,"));
  CHECK(is_in(csv, std::to_string(then.over->count())));
  CHECK_FALSE(report::summary_of(evening().s, e.now).over.has_value());
}
