#include "wire/plan_file.hpp"

#include "catch.hpp"
#include "session/limits.hpp"
#include "wire/english.hpp"
#include "wire/limits.hpp"

#include <fstream>
#include <iterator>

using namespace dais;
using namespace std::chrono_literals;

namespace {

std::string contents(std::string const& path) {
  std::ifstream file(DAIS_SOURCE_DIR "/" + path, std::ios::binary);
  REQUIRE(file);
  return {std::istreambuf_iterator<char>(file), {}};
}

plan_file good(std::string const& text) {
  auto read = read_plan(text);
  if (auto const* faults = std::get_if<std::vector<plan_fault>>(&read)) FAIL(faults->front().field << " " << english::of(faults->front()));
  return std::get<plan_file>(std::move(read));
}

std::vector<plan_fault> bad(std::string const& text) {
  auto read = read_plan(text);
  REQUIRE(std::holds_alternative<std::vector<plan_fault>>(read));
  return std::get<std::vector<plan_fault>>(std::move(read));
}

// A plan of one segment, with some members exchanged or added before it is read.
std::string plan_with(std::string const& more, std::string const& segment = R"("kind": "qa", "title": "Q", "minutes": 60)") {
  return R"({ "title": "T", "time_zone": "Etc/UTC", "start": "2024-05-14T10:00", "end": "2024-05-14T11:00", "moderator": { "name": "M" },
    "panellists": [{ "name": "P" }], "segments": [{ )" +
         segment + " }]" + (more.empty() ? "" : ", " + more) + " }";
}

void only_fault(std::string const& text, std::string const& field, std::string const& message) {
  CAPTURE(text);
  auto const faults = bad(text);
  REQUIRE(faults.size() == 1);
  CHECK(faults[0].field == field);
  CHECK_THAT(english::of(faults[0]), contains_text(message));
}

}  // namespace

TEST_CASE("the demonstration plan is read without a remark") {
  auto const file = good(contents("protocol/examples/new-york-declaration.json"));
  CHECK(file.remarks.empty());
  CHECK(file.id == "new-york-declaration");
  auto const& plan = file.plan;
  CHECK(plan.time_zone == "America/New_York");
  CHECK(plan.start == time_point{duration{1'487'258'100'000}});
  CHECK(plan.end - plan.start == 90min);
  CHECK(plan.hard_stop);
  REQUIRE(plan.panellists.size() == 4);
  CHECK(plan.panellists[1] == panellist_plan{"unhcr", "Office of the United Nations High Commissioner for Refugees", "", "UNHCR"});
  REQUIRE(plan.segments.size() == 7);
  CHECK(plan.segments[1].kind == segment_kind::presentation);
  CHECK(plan.segments[1].speakers == std::vector<std::string>{"special-adviser"});
  CHECK(plan.segments[1].allotment == 10min);
  CHECK(plan.segments[1].wrap_up == 2min);
  CHECK(plan.segments[1].minimum == 7min);
  CHECK(plan.segments[5].minimum == 20min);
  CHECK(plan.language == "en");
  CHECK(plan.announcements ==
        std::vector<announcement>{{1min, announced_to::speakers, "One minute left"}, {0min, announced_to::speakers, "Please conclude"}});
  CHECK(plan.question_length == 300);
  CHECK(plan.floor.allotment == 3min);
  CHECK(plan.floor.wrap_up == 30s);
  CHECK(plan.questions == question_rules{});
}

TEST_CASE("a plan with twenty faults gets exactly those twenty, with line and field") {
  auto const faults = bad(contents("tests/wire/plans/twenty-faults.json"));
  struct row {
    std::size_t line;
    char const* field;
    char const* message;
  };
  std::vector<row> const expected{
      {2, "/title", "is empty"},
      {3, "/subtitle", "must be a text in quotes"},
      {4, "/venue", "has 301 characters"},
      {6, "/start", "does not exist in America/New_York"},
      {7, "/end", "\"a quarter to noon\" is not a date and time"},
      {8, "/hard_stop", "must be true or false"},
      {9, "/moderator/name", "is missing"},
      {11, "/panellists/0/id", "small letters a-z, digits and hyphens"},
      {12, "/panellists/1", "must be an object"},
      {16, "/panellists/3/id", "\"gmg\" is the id of another panellist already"},
      {20, "/segments/0/minutes", "is missing"},
      {21, "/segments/0/kind",
       "\"greetings\" is not a kind of segment; kinds are introductions, presentation, discussion, qa, concluding, break"},
      {24, "/segments/1/speakers", "a presentation belongs to one panellist"},
      {32, "/segments/2/speakers/0", "\"iom\" is not the id of a panellist"},
      {33, "/segments/2/minutes", "must be more than 0"},
      {40, "/segments/3/wrap_up_minutes", "must be less than the segment's 35 minutes"},
      {43, "/segments/4/id", "\"qa\" is the id of another segment already"},
      {50, "/limits/question_length", "between 1 and 1000"},
      {51, "/limits/floor_minutes", "must be a number, without quotes"},
      {53, "/questions/approved", "is not known here; known are approval, anonymous, taking, words"},
  };
  REQUIRE(expected.size() == 20);
  for (std::size_t i = 0; i < std::min(faults.size(), expected.size()); ++i) {
    INFO(faults[i].line << " " << faults[i].field << " " << english::of(faults[i]));
    CHECK(faults[i].line == expected[i].line);
    CHECK(faults[i].field == expected[i].field);
    CHECK_THAT(english::of(faults[i]), contains_text(expected[i].message));
  }
  CHECK(faults.size() == expected.size());
}

TEST_CASE("what is left out of a plan has its default") {
  auto const file = good(plan_with(""));
  auto const& plan = file.plan;
  CHECK(file.id.empty());
  CHECK(plan.subtitle.empty());
  CHECK_FALSE(plan.hard_stop);
  CHECK(plan.panellists[0].id == "p1");
  CHECK(plan.segments[0].id == "s1");
  CHECK(plan.segments[0].wrap_up == 2min);
  CHECK_FALSE(plan.segments[0].minimum);
  CHECK_FALSE(plan.segments[0].grace);
  CHECK_FALSE(plan.segments[0].turn);
  CHECK(plan.language == "en");
  CHECK(plan.announcements.empty());
  CHECK(plan.question_length == limits::question_length_default);
  CHECK(plan.floor.allotment == 3min);
  CHECK(plan.floor.wrap_up == 30s);
  CHECK(plan.questions == question_rules{});
}

TEST_CASE("a plan says how questions and the floor are taken") {
  auto const plan = good(plan_with(R"(
    "questions": { "approval": false, "taking": "automatic", "words": [" spam ", "buy now"] },
    "floor": {
      "taking": "open", "order": "by_group",
      "groups": [{ "name": "States", "limit": 3, "minutes": 2 }, { "name": "Others" }],
      "speakers": [{ "name": "Ana", "affiliation": "Chile", "group": "States", "online": true }, { "name": "Bo" }]
    })"))
                        .plan;
  CHECK(plan.questions == question_rules{false, true, intake::automatic, {"spam", "buy now"}});
  CHECK(plan.floor.taking == intake::open);
  CHECK(plan.floor.order == floor_order::by_group);
  CHECK(plan.floor.groups == std::vector<floor_group>{{"States", 3, 2min}, {"Others", {}, {}}});
  CHECK(plan.speakers == std::vector<speaker_plan>{{"Ana", "Chile", "States", true}, {"Bo", "", {}, false}});
}

TEST_CASE("a plan says what catching up leaves, what hands over by itself, rounds, and messages") {
  auto const plan = good(plan_with(R"("language": "fr", "messages": [
      { "minutes_left": 0.5, "text": "Trente secondes" }, { "minutes_left": 0, "to": "everyone", "text": "Merci" }])",
                                   R"("kind": "discussion", "title": "D", "minutes": 60, "minimum_minutes": 45.5, "hand_over_seconds": 90,
      "round_minutes": 2)"))
                        .plan;
  CHECK(plan.language == "fr");
  CHECK(plan.segments[0].minimum == 45min + 30s);
  CHECK(plan.segments[0].grace == 90s);
  CHECK(plan.segments[0].turn == 2min);
  CHECK(plan.announcements ==
        std::vector<announcement>{{30s, announced_to::speakers, "Trente secondes"}, {0s, announced_to::everyone, "Merci"}});
}

TEST_CASE("what is wrong with minimums, handing over, rounds and messages is said") {
  auto const of_segment = [](std::string const& more, std::string const& field, std::string const& message) {
    only_fault(plan_with("", R"("kind": "discussion", "title": "D", "minutes": 60, )" + more), "/segments/0" + field, message);
  };
  of_segment(R"("minimum_minutes": 61)", "/minimum_minutes", "must not be more than the segment's 60 minutes");
  of_segment(R"("minimum_minutes": "half")", "/minimum_minutes", "must be a number");
  of_segment(R"("hand_over_seconds": 3601)", "/hand_over_seconds", "must be between 0 and 3600");
  of_segment(R"("round_minutes": 0)", "/round_minutes", "must be more than 0");
  of_segment(R"("round_minutes": 60.5)", "/round_minutes", "must not be more than the segment's 60 minutes");
  only_fault(plan_with("", R"("kind": "qa", "title": "Q", "minutes": 60, "round_minutes": 2)"), "/segments/0/round_minutes",
             "is of a discussion only");
  auto const of_plan = [](std::string const& more, std::string const& field, std::string const& message) {
    only_fault(plan_with(more), field, message);
  };
  of_plan(R"("language": "English, please")", "/language", "is not the tag of a language; write one such as \"en\"");
  of_plan(R"("messages": {})", "/messages", "must be a list");
  of_plan(R"("messages": ["Stop"])", "/messages/0", "must be an object");
  of_plan(R"("messages": [{ "text": "Stop" }])", "/messages/0/minutes_left", "is missing");
  of_plan(R"("messages": [{ "minutes_left": -1, "text": "Stop" }])", "/messages/0/minutes_left", "between 0 and 720");
  of_plan(R"("messages": [{ "minutes_left": 1, "text": " " }])", "/messages/0/text", "is empty");
  of_plan(R"("messages": [{ "minutes_left": 1, "text": ")" + std::string(201, 'a') + R"(" }])", "/messages/0/text", "at most 200");
  of_plan(R"("messages": [{ "minutes_left": 1, "to": "all", "text": "Stop" }])", "/messages/0/to",
          "whom a message can be for; they are speakers, panellists, stage, everyone");
}

TEST_CASE("no panellist has the moderator's id") {
  auto text = plan_with("");
  text.insert(text.find(R"("name": "P")"), R"("id": "moderator", )");
  only_fault(text, "/panellists/0/id", "is the moderator's");
}

TEST_CASE("what is wrong with the rules of questions and the floor is said") {
  auto const only = [](std::string const& text, std::string const& field, std::string const& message) {
    only_fault(plan_with(text), field, message);
  };
  only(R"("questions": { "taking": "sometimes" })", "/questions/taking", "is not a way to take questions; ways are automatic, open");
  only(R"("questions": { "words": ["​"] })", "/questions/words/0", "must be a word in quotes");
  only(R"("questions": { "words": [7] })", "/questions/words/0", "must be a word in quotes");
  only(R"("floor": { "order": "loudest" })", "/floor/order", "is not a rule for the speakers' list; rules are first_come, alternate");
  only(R"("floor": { "groups": [{ "name": "A" }, { "name": "A" }] })", "/floor/groups/1/name", "is the name of another group already");
  only(R"("floor": { "groups": [{ "name": "A", "limit": 0 }] })", "/floor/groups/0/limit", "between 1 and 1000");
  only(R"("floor": { "groups": [{ "name": "A", "minutes": 0 }] })", "/floor/groups/0/minutes", "must be more than 0");
  only(R"("floor": { "groups": ["A"] })", "/floor/groups/0", "must be an object");
  only(R"("floor": { "speakers": [{ "affiliation": "A" }] })", "/floor/speakers/0/name", "is missing");
  only(R"("floor": { "speakers": [{ "name": "A", "group": "B" }] })", "/floor/speakers/0/group", "is not the name of a group of the floor");
}

TEST_CASE("without a wrap-up of its own a short segment warns in its last fifth") {
  auto const file = good(plan_with("", R"("kind": "qa", "title": "Q", "minutes": 5)"));
  CHECK(file.plan.segments[0].wrap_up == 1min);
  CHECK(good(plan_with(R"("limits": { "floor_minutes": 1 })")).plan.floor.wrap_up == 12s);
}

TEST_CASE("durations may have fractions, and a duration of nothing is null") {
  auto const file = good(plan_with(R"("subtitle": null)", R"("kind": "break", "title": "B", "minutes": 1.5, "wrap_up_minutes": 0)"));
  CHECK(file.plan.segments[0].allotment == 90s);
  CHECK(file.plan.segments[0].wrap_up == 0s);
  CHECK(file.plan.segments[0].kind == segment_kind::break_);
}

TEST_CASE("what does not add up is remarked, and the plan is taken") {
  auto const file = good(plan_with("", R"("kind": "qa", "title": "Q", "minutes": 45.5)"));
  REQUIRE(file.remarks.size() == 1);
  CHECK(file.remarks[0].field == "/segments");
  CHECK_THAT(english::of(file.remarks[0]), contains_text("the segments take 45.5 minutes; from start to end there are 60"));
}

TEST_CASE("what does not fit is remarked, and only that") {
  auto const remarks = [](std::string const& panellists, std::string const& segments, std::string const& more = "") {
    auto const file = good(R"({ "title": "T", "time_zone": "Etc/UTC", "start": "2024-05-14T10:00", "end": "2024-05-14T11:00",
      "moderator": { "name": "M" }, "panellists": [)" +
                           panellists + R"(], "segments": [)" + segments + "]" + more + "}");
    std::vector<std::string> all;
    for (auto const& one : file.remarks) all.push_back(one.field + ": " + english::of(one));
    return all;
  };
  using list = std::vector<std::string>;
  std::string const two = R"({ "name": "P" }, { "name": "Q" })";
  auto const segment = [](std::string const& kind, std::string const& minutes, std::string const& more = "") {
    return R"({ "kind": ")" + kind + R"(", "title": "S", "minutes": )" + minutes + more + " }";
  };
  auto const of_p = std::string(R"(, "speakers": ["p1"])");

  CHECK(remarks(two, segment("discussion", "45") + "," + segment("qa", "15")).empty());
  CHECK(remarks(two, segment("presentation", "30", of_p) + "," + segment("qa", "30")) ==
        list{"/panellists/1: has no segment, while others have a presentation"});
  CHECK(remarks(two, segment("discussion", "46") + "," + segment("qa", "14")) ==
        list{"/segments/1: the questions have 14 of 60 minutes; an audience expects a quarter, 15"});
  CHECK(remarks(two, segment("discussion", "60", R"(, "round_minutes": 30)")).empty());
  CHECK(remarks(two, segment("discussion", "60", R"(, "round_minutes": 31)")) ==
        list{"/segments/0/round_minutes: one round of 2 panellists takes 62 minutes; the segment has 60"});
  CHECK(remarks(two, segment("discussion", "60", R"(, "round_minutes": 31)" + of_p)).empty());
  CHECK(remarks(two, segment("break", "30") + "," + segment("qa", "30"), R"(, "messages": [{ "minutes_left": 30, "text": "M" }])") ==
        list{"/messages/0/minutes_left: no segment has more than that, so it is never sent"});

  auto const hard = std::string(R"(, "hard_stop": true)");
  CHECK(remarks(two, segment("discussion", "120"), hard) ==
        list{"/segments: the segments take 120 minutes; from start to end there are 60"});
  CHECK(remarks(two, segment("discussion", "121"), hard) ==
        list{"/segments: the segments take 121 minutes, and 60.5 when all are cut to their minimums; before the hard stop there are 60"});
}

TEST_CASE("a start that comes twice is remarked, and the first is taken") {
  auto const file = good(R"({ "title": "T", "time_zone": "Europe/Paris", "start": "2024-10-27T02:30", "end": "2024-10-27T04:30",
    "moderator": { "name": "M" }, "panellists": [], "segments": [{ "kind": "qa", "title": "Q", "minutes": 180 }] })");
  REQUIRE(file.remarks.size() == 1);
  CHECK(file.remarks[0].field == "/start");
  CHECK(file.plan.end - file.plan.start == 180min);
}

TEST_CASE("every member that a plan needs is missed at once") {
  auto const faults = bad("{}");
  std::vector<std::string> fields;
  for (auto const& one : faults) {
    CHECK(one.line == 1);
    CHECK_THAT(english::of(one), contains_text("is missing"));
    fields.push_back(one.field);
  }
  CHECK(fields == std::vector<std::string>{"/title", "/time_zone", "/start", "/end", "/moderator", "/panellists", "/segments"});
}

TEST_CASE("a file that is no plan has one fault") {
  only_fault("", "", "the file is empty");
  only_fault("[]", "", "a plan is a JSON object");
  only_fault("{ \"title\": \"A\", \"title\": \"B\" }", "", "\"title\" stands twice");
  only_fault(std::string(limits::plan_bytes + 1, ' '), "", "this is no plan");
  CHECK(bad("{\n\n\"title\" \"A\" }")[0].line == 3);
}

TEST_CASE("each fault of a plan is named where it is") {
  only_fault(plan_with(R"("colour": "red")"), "/colour", "is not known here; known are id, title");
  only_fault(plan_with(R"("id": "The Panel")"), "/id", "small letters");
  only_fault(plan_with(R"("limits": [])"), "/limits", "must be an object");
  only_fault(plan_with(R"("limits": { "question_length": 0 })"), "/limits/question_length", "between 1 and 1000");
  only_fault(plan_with(R"("limits": { "question_length": 10.5 })"), "/limits/question_length", "whole number");
  only_fault(plan_with(R"("limits": { "floor_minutes": 0 })"), "/limits/floor_minutes", "more than 0");
  only_fault(plan_with(R"("limits": { "floor_minutes": 721 })"), "/limits/floor_minutes", "between 0 and 720");
  only_fault(plan_with(R"("limits": { "floor_minutes": 1, "floor_wrap_up_seconds": 60 })"), "/limits/floor_wrap_up_seconds",
             "must be less");
  only_fault(plan_with(R"("questions": { "approval": 1 })"), "/questions/approval", "must be true or false");
  only_fault(plan_with("", R"("kind": "qa", "title": "Q", "minutes": -1)"), "/segments/0/minutes", "between 0 and 720");
  only_fault(plan_with("", R"("kind": "qa", "title": "Q", "minutes": 1e300)"), "/segments/0/minutes", "between 0 and 720");
  only_fault(plan_with("", R"("kind": "qa", "title": "Q", "minutes": 9, "wrap_up_minutes": "1")"), "/segments/0/wrap_up_minutes",
             "without quotes");
  only_fault(plan_with("", R"("kind": 1, "title": "Q", "minutes": 9)"), "/segments/0/kind", "must be a text");
  only_fault(plan_with("", R"("kind": "qa", "title": "Q", "minutes": 9, "speakers": "p1")"), "/segments/0/speakers", "must be a list");
  only_fault(plan_with("", R"("kind": "qa", "title": "Q", "minutes": 9, "speakers": [1])"), "/segments/0/speakers/0",
             "must be the id of a panellist");
  only_fault(plan_with("", R"("kind": "qa", "title": "Q", "minutes": 9, "length": 9)"), "/segments/0/length", "is not known here");
  only_fault(plan_with("", R"("kind": "presentation", "title": "Q", "minutes": 9, "speakers": [])"), "/segments/0/speakers",
             "belongs to one");
}

TEST_CASE("times that do not fit are named") {
  auto const times = [](std::string const& zone, std::string const& start, std::string const& end) {
    return R"({ "title": "T", "time_zone": ")" + zone + R"(", "start": ")" + start + R"(", "end": ")" + end +
           R"(", "moderator": { "name": "M" }, "panellists": [], "segments": [{ "kind": "qa", "title": "Q", "minutes": 60 }] })";
  };
  only_fault(times("Mars/Olympus", "2024-05-14T10:00", "2024-05-14T11:00"), "/time_zone",
             "\"Mars/Olympus\" is not the name of a time zone");
  only_fault(times("Etc/UTC", "2024-05-14T10:00", "2024-05-14T10:00"), "/end", "is not after the start");
  only_fault(times("Etc/UTC", "2024-05-14T10:00", "2024-05-15T10:01"), "/end", "more than 24 hours");
  only_fault(times("Etc/UTC", "14/5/2024", "2024-05-14T10:00"), "/start", "is not a date and time");
}

TEST_CASE("a plan has its limits") {
  auto const many = [](std::size_t n, std::string const& one) {
    std::string list = "[";
    while (n-- > 0) list += one + (n ? "," : "]");
    return list;
  };
  auto const head = std::string(
      R"({ "title": "T", "time_zone": "Etc/UTC", "start": "2024-05-14T10:00", "end": "2024-05-14T11:00", "moderator": { "name": "M" })");
  only_fault(head + R"(, "panellists": [], "segments": [] })", "/segments", "at least one segment");
  only_fault(
      head + R"(, "panellists": [], "segments": )" + many(limits::segments + 1, R"({ "kind": "qa", "title": "Q", "minutes": 1 })") + "}",
      "/segments", "more than 100 segments");
  only_fault(head + R"(, "panellists": )" + many(limits::panellists + 1, R"({ "name": "P" })") +
                 R"(, "segments": [{ "kind": "qa", "title": "Q", "minutes": 1 }] })",
             "/panellists", "more than 50 panellists");
  only_fault(plan_with(R"("venue": ")" + std::string(301, 'v') + "\""), "/venue", "at most 300");
}

TEST_CASE("texts of a plan are cleaned, and names that nobody sees are refused as commands refuse them") {
  std::string const head = R"({ "title": "T", "time_zone": "Etc/UTC", "start": "2024-05-14T10:00", "end": "2024-05-14T11:00", )";
  auto const tail = R"(, "segments": [{ "kind": "qa", "title": "Q", "minutes": 60, "notes": "One\u2028two" }] })";
  for (auto const* unseen : {"\\u200b", "\\u00a0", "\\u3164", "\\u2800", "\\u200e\\u2066\\u2069", "\\ufeff", ""}) {
    auto const name = "\"" + std::string(unseen) + "\"";
    only_fault(head + R"("moderator": { "name": )" + name + R"( }, "panellists": [])" + tail, "/moderator/name", "is empty");
    only_fault(head + R"("moderator": { "name": "M" }, "panellists": [{ "name": )" + name + " }]" + tail, "/panellists/0/name", "is empty");
    only_fault(plan_with("", R"("kind": "qa", "minutes": 60, "title": )" + name), "/segments/0/title", "is empty");
    only_fault(plan_with(R"("questions": { "words": [)" + name + "] }"), "/questions/words/0", "must be a word");
    only_fault(plan_with(R"("floor": { "groups": [{ "name": )" + name + " }] }"), "/floor/groups/0/name", "is empty");
    only_fault(plan_with(R"("floor": { "speakers": [{ "name": )" + name + " }] }"), "/floor/speakers/0/name", "is empty");
    only_fault(plan_with(R"("messages": [{ "minutes_left": 1, "text": )" + name + " }]"), "/messages/0/text", "is empty");
  }
  auto const plan = good(head + R"("moderator": { "name": "\u2068Ana\tLima\u2069", "title": "\u200b" }, "panellists": [])" + tail).plan;
  CHECK(plan.moderator.name == "Ana Lima");
  CHECK(plan.moderator.title.empty());
  CHECK(plan.segments[0].notes == "One\ntwo");
}

TEST_CASE("a byte order mark before a plan is skipped") {
  auto const text = plan_with("");
  CHECK(good("\xEF\xBB\xBF" + text).plan == good(text).plan);
  CHECK(bad("\xEF\xBB\xBF{\n,}").front().line == 2);
}

TEST_CASE("a file in another encoding is named, and never guessed") {
  auto const wide = [](std::string const& text, bool big) {
    std::string out;
    for (char const c : text) out += big ? std::string{'\0', c} : std::string{c, '\0'};
    return out;
  };
  auto const text = plan_with("");
  auto const named = [](std::string const& bytes, std::string const& message, std::size_t line = 1,
                        std::optional<std::size_t> column = {}) {
    auto const faults = bad(bytes);
    REQUIRE(faults.size() == 1);
    CHECK_THAT(english::of(faults[0]), contains_text(message));
    CHECK(faults[0].field.empty());
    CHECK(faults[0].line == line);
    CHECK(faults[0].column == column);
  };
  for (bool const big : {false, true}) {
    named(wide(text, big), "This file is UTF-16. Save it as UTF-8.");
    named((big ? "\xFE\xFF" : "\xFF\xFE") + wide(text, big), "This file is UTF-16. Save it as UTF-8.");
  }
  named(std::string("\xFF\xFE\0\0{\0\0\0", 8), "This file is UTF-32");
  named("{\"title\":\"Z\xfcrich\"}", "This file is Windows-1252, or another encoding that is not UTF-8. Save it as UTF-8.", 1, 12);
  named("{\n\"\u6c34\": \"\x93quoted\x94\"}", "Windows-1252", 2, 7);
  for (auto const* wrong :
       {"\"\xc0\xaf\"", "\"\xed\xa0\x80\"", "\"\xf5\x80\x80\x80\"", "\"\xe6\xb0\"", "\"\xf4\x90\x80\x80\"", "\"\xe0\x80\x80\""}) {
    named(wrong, "not UTF-8", 1, 2);
  }
  named("\"\xe6\xb0", "not UTF-8", 1, 2);
  named(std::string("PK\x03\x04\x14\0\6\0", 8), "This is not a text file");
  named("%PDF-1.7\n%\xe2\xe3\xcf\xd3", "This is not a text file");
  named("{\\rtf1\\ansi { \"title\" }}", "This is not a text file");
  named(std::string("{ \"a\": \0 }", 10), "This is not a text file");
}

TEST_CASE("a fault of JSON has its line, its column and what stands there") {
  auto const fault = [](std::string const& text) {
    auto const faults = bad(text);
    REQUIRE(faults.size() == 1);
    return std::to_string(faults[0].line) + ":" + std::to_string(faults[0].column.value_or(0)) + " " + english::of(faults[0]);
  };
  CHECK_THAT(fault("{\n  // comment\n  \"title\": \"T\" }"), contains_text("2:3 a comment"));
  CHECK(fault("{\n  \"title\": \"T\",}") == "2:15 a comma with nothing behind it. Remove it.");
  CHECK_THAT(fault("{ \u201ctitle\u201d: \"T\" }"), contains_text("1:3 a curly quotation mark: \u201c"));
  CHECK(fault("{ \"minutes\": 7,5 }") == "1:15 a comma within a number. Write a point: 7.5");
  CHECK_THAT(fault("{ \"minutes\": NaN }"), contains_text("1:14 NaN is no number"));
  CHECK(fault("{ \"title\": 1,\n\"title\": 2 }") == "2:0 the member \"title\" stands twice");
}

TEST_CASE("that the start of a plan has passed is remarked where the time is known, and no fault") {
  auto const text = plan_with("");
  auto const start = good(text).plan.start;
  CHECK(good(text).remarks.empty());
  auto const remarks_at = [&](time_point now) {
    auto const read = read_plan(text, now);
    REQUIRE(std::holds_alternative<plan_file>(read));
    return std::get<plan_file>(read).remarks;
  };
  CHECK(remarks_at(start - 1ms).empty());
  CHECK(remarks_at(start).empty());
  auto const remarks = remarks_at(start + 1ms);
  REQUIRE(remarks.size() == 1);
  CHECK(remarks[0].field == "/start");
  CHECK(english::of(remarks[0]) == "this plan starts on 14 May 2024, which has passed");
}
