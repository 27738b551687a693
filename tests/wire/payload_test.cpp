// The log's format: these texts are in people's data files. A row may be added; one that stands here stays.

#include "wire/codec.hpp"

#include "catch.hpp"
#include "wire/describe.hpp"
#include "wire/reflect.hpp"

#include <set>

using namespace dais;

namespace {

std::vector<std::string> const events{
    R"({"type":"session_created","session":"s","plan":{"title":"T","subtitle":"","venue":"","language":"en","time_zone":"Etc/UTC",)"
    R"("start":0,"end":60000,"hard_stop":true,"moderator":{"id":"","name":"M","title":"","affiliation":""},)"
    R"("panellists":[{"id":"p1","name":"P","title":"","affiliation":""}],)"
    R"("segments":[{"id":"s1","kind":"break","title":"B","speakers":["p1"],"allotment":60000,"wrap_up":0,"notes":"N",)"
    R"("minimum":30000,"grace":null,"turn":null,"later_turn":null}],)"
    R"("question_length":300,"questions":{"approval":true,"anonymous":false,"taking":"open","words":[]},)"
    R"("floor":{"taking":"automatic","order":"first_come","allotment":180000,"wrap_up":30000,"groups":[],)"
    R"("responses":null,"rights_of_reply":null},)"
    R"("speakers":[{"name":"A","affiliation":"","group":null,"online":true}],)"
    R"("announcements":[{"left":60000,"to":"speakers","text":"One minute left"}],"quick_messages":["Thank you"],)"
    R"("seats":[{"unit":12,"person":null,"name":"A","affiliation":"","group":null}],"personal_links_only":true,"keep_captions":true}})",
    R"({"type":"session_opened","revision":1})",
    R"({"type":"segment_begun","revision":2,"segment":"s1","interrupting":true})",
    R"({"type":"segment_ended","revision":3})",
    R"({"type":"paused","revision":4})",
    R"({"type":"resumed","revision":5})",
    R"({"type":"time_added","revision":6,"segment":"s1","by":-60000})",
    R"({"type":"segment_skipped","revision":7,"segment":"s1"})",
    R"({"type":"segment_restored","revision":8,"segment":"s1"})",
    R"({"type":"segment_moved","revision":9,"segment":"s1","before":null})",
    R"({"type":"session_concluded","revision":10})",
    R"({"type":"session_closed","revision":4294967295})",
    R"({"type":"question_rules_set","revision":1,"rules":{"approval":false,"anonymous":true,"taking":"closed","words":["spam"]}})",
    R"({"type":"question_submitted","text":"Why?\n","name":"","to":"p1","approved":false,"language":"fr","held":true})",
    R"({"type":"question_edited","question":"q1","revision":1,"text":"Why?"})",
    R"({"type":"question_translated","question":"q1","revision":1,"language":"fr","text":"Pourquoi ?"})",
    R"({"type":"question_approved","question":"q1","revision":1})",
    R"({"type":"question_declined","question":"q1","revision":1,"reason":"No."})",
    R"({"type":"question_queued","question":"q1","revision":1})",
    R"({"type":"question_unqueued","question":"q1","revision":1})",
    R"({"type":"question_put_on_stage","question":"q1","revision":1,"replacing":"q2"})",
    R"({"type":"question_taken_off_stage","question":"q1","revision":1})",
    R"({"type":"question_answered","question":"q1","revision":1,"how":"in_writing","text":"Yes."})",
    R"({"type":"question_restored","question":"q1","revision":1})",
    R"({"type":"question_grouped","question":"q1","revision":1,"into":"q2"})",
    R"({"type":"question_ungrouped","question":"q1","revision":1})",
    R"({"type":"question_labelled","question":"q1","revision":1,"labels":["money"]})",
    R"({"type":"question_addressed","question":"q1","revision":1,"to":null})",
    R"({"type":"question_responded","question":"q1","response":"will_answer"})",
    R"({"type":"question_entered","text":"Why?","name":"","to":"p1"})",
    R"({"type":"questions_reviewed","questions":[{"question":"q1","revision":1}],"step":"label","reason":"",)"
    R"("labels":["money"],"into":null})",
    R"({"type":"question_moved","question":"q1","revision":1,"before":"q2"})",
    R"({"type":"question_revised","question":"q1","text":"Why?","held":false})",
    R"({"type":"report_published","answers_until":60000})",
    R"({"type":"report_withdrawn"})",
    R"({"type":"answer_written","question":"q1","text":"Yes.\n"})",
    R"({"type":"question_withdrawn","question":"q1"})",
    R"({"type":"question_resubmitted","question":"q1"})",
    R"({"type":"voted","question":"q1","on":true})",
    R"({"type":"participant_muted","participant":3,"on":true})",
    R"({"type":"link_renewed","as":"panellist","panellist":"p1"})",
    R"({"type":"session_locked","on":true})",
    R"({"type":"personal_links_required","on":true})",
    R"({"type":"personal_links_made","count":20})",
    R"({"type":"tool_admitted","name":"Deck","rights":"drive"})",
    R"({"type":"tool_revoked","tool":"t1"})",
    R"({"type":"participants_removed","participants":[1,3]})",
    R"({"type":"participants_erased","participants":[1,3]})",
    R"({"type":"floor_rules_set","revision":1,"rules":{"taking":"automatic","order":"by_group","allotment":180000,"wrap_up":30000,)"
    R"("groups":[{"name":"States","limit":3,"allotment":120000,"budget":600000}],"responses":{"allotment":60000,)"
    R"("place":"next"},"rights_of_reply":null}})",
    R"({"type":"closing_announced","revision":1,"at":600000})",
    R"({"type":"list_closed","revision":1})",
    R"({"type":"lots_drawn","revision":1})",
    R"({"type":"floor_requested","name":"N","affiliation":"","group":"States","online":true,"kind":"response",)"
    R"("responds_to":"r2"})",
    R"({"type":"request_entered","name":"N","affiliation":"","group":null,"online":false,"kind":"point_of_order",)"
    R"("responds_to":null})",
    R"({"type":"request_moved","request":"r1","revision":1,"before":"r2"})",
    R"({"type":"request_corrected","request":"r1","revision":1,"name":"N","affiliation":""})",
    R"({"type":"request_put_last","request":"r1"})",
    R"({"type":"request_set_absent","request":"r1","revision":1})",
    R"({"type":"request_returned","request":"r1"})",
    R"({"type":"floor_given","request":"r1","revision":1,"segment":"s1","replacing":null})",
    R"({"type":"intervention_extended","request":"r1","revision":1,"by":60000})",
    R"({"type":"intervention_ended","request":"r1","revision":1})",
    R"({"type":"floor_yielded","request":"r1","revision":1,"to":"r2"})",
    R"({"type":"request_withdrawn","request":"r1"})",
    R"({"type":"word_given","to":"p1","segment":"s1","replacing":null})",
    R"({"type":"beginning_backdated","revision":1,"segment":"s1","at":60000})",
    R"({"type":"ending_backdated","revision":1,"segment":"s1","at":60000})",
    R"({"type":"caught_up","revision":1,"how":"shorten","changes":[{"segment":"s1","by":-60000}],"dropped":null,"end":null})",
    R"({"type":"session_edited","revision":1,"to":{"title":"T","subtitle":"","venue":"","start":60000,"end":120000,)"
    R"("moderator":{"name":"M","title":"","affiliation":""},"time_zone":"Africa/Dakar"}})",
    R"({"type":"segment_edited","revision":1,"segment":"s1","to":{"kind":"discussion","title":"D","speakers":["p1"],"allotment":60000,)"
    R"("wrap_up":0,"minimum":null,"grace":5000,"turn":10000,"notes":"","later_turn":5000}})",
    R"({"type":"segment_inserted","revision":1,"before":"s1","what":{"kind":"break","title":"B","speakers":[],"allotment":60000,)"
    R"("wrap_up":0,"minimum":null,"grace":null,"turn":null,"notes":"","later_turn":null}})",
    R"({"type":"end_moved","revision":1,"to":120000})",
    R"({"type":"panellist_added","revision":1,"name":"P","title":"","affiliation":""})",
    R"({"type":"panellist_edited","revision":1,"panellist":"p1","name":"P","title":"","affiliation":""})",
    R"({"type":"presence_noted","revision":1,"panellist":"p1","on":false})",
    R"({"type":"undone","record":5})",
    R"({"type":"redone","record":5})",
    R"({"type":"moderation_handed","on":true})",
    R"({"type":"turn_extended","panellist":"ana","segment":"s1","by":30000})",
    R"({"type":"round_begun","segment":"s1","number":2})",
    R"({"type":"microphones_set","to":"follow","from":"off"})",
    R"({"type":"signal_raised","kind":"must_leave","leaves":60000})",
    R"({"type":"signal_lowered","kind":"more_time"})",
    R"({"type":"signal_seen","panellist":"p1","kind":"cannot_hear","revision":1})",
    R"({"type":"signal_handled","panellist":"p1","kind":"ready","revision":1})",
    R"({"type":"time_granted","panellist":"p1","revision":1,"segment":"s1","of_turn":false,"by":60000})",
    R"({"type":"message_sent","to":{"panellists":["p1"],"stage":true,"audience":false},"text":"M","language":"en","lasts":5000,)"
    R"("segment":"s1","automatic":0})",
    R"({"type":"moderators_told","text":"M"})",
    R"({"type":"quick_message_kept","text":"M"})",
    R"({"type":"quick_message_dropped","text":"M"})",
    R"({"type":"message_taken_down","message":"m1","revision":1})",
    R"({"type":"message_delivered","message":"m1"})",
    R"({"type":"message_seen","message":"m1"})",
    R"({"type":"stage_set","to":"blackout","from":"session"})",
    R"({"type":"caption_kept","text":"Good morning.","language":"en"})",
};

std::string payload_of(std::string const& event, std::string const& by = R"({"as":"moderator","id":""})") {
  return R"({"by":)" + by + R"(,"event":)" + event + "}";
}

payload good(std::string const& text) {
  CAPTURE(text);
  auto read = read_payload(text);
  if (auto const* wrong = std::get_if<std::string>(&read)) FAIL(*wrong);
  return std::get<payload>(std::move(read));
}

std::string bad(std::string const& text) {
  CAPTURE(text);
  auto const read = read_payload(text);
  REQUIRE(std::holds_alternative<std::string>(read));
  return std::get<std::string>(read);
}

}  // namespace

TEST_CASE("every kind of event is read from the log and written as it was") {
  std::set<std::size_t> kinds;
  for (auto const& event : events) {
    auto const text = payload_of(event);
    auto const read = good(text);
    CHECK(write_payload(read) == text);
    kinds.insert(kind_number(std::get<event::any>(read.what)));
  }
  CHECK(kinds.size() == count_kinds<event::any>());
}

TEST_CASE("every role is read from the log and written as it was") {
  reflect::for_each_enumerator<role>([](auto d) {
    auto const text = payload_of(events[1], R"({"as":")" + std::string(d.name) + R"(","id":"somebody"})");
    auto const read = good(text);
    CHECK(read.by == actor{d.value, "somebody"});
    CHECK(write_payload(read) == text);
  });
}

TEST_CASE("by when a record had to stand in the log is read and written, where it had to") {
  auto const text = R"({"by":{"as":"moderator","id":""},"event":{"type":"segment_ended","revision":1},"until":65000})";
  CHECK(good(text).until == time_point(duration(65'000)));
  CHECK(write_payload(good(text)) == text);
  CHECK_FALSE(good(payload_of(R"({"type":"segment_ended","revision":1})")).until);
}

TEST_CASE("a command is written with the rules by which it is to be judged, and read back") {
  payload const asked{{role::moderator, {}}, command::next{3}, time_point(duration(65'000))};
  auto const text = R"({"by":{"as":"moderator","id":""},"command":{"type":"next","revision":3},"until":65000,"rules":5})";
  CHECK(write_payload(asked) == text);
  auto const read = good(text);
  CHECK(get_kind<command::next>(&std::get<command::any>(read.what))->revision == 3);
  CHECK(write_payload(read) == text);
}

TEST_CASE("what stands for a record whose texts were erased is written with the rules by which that was judged, and read back") {
  std::string const by = R"({"by":{"as":"moderator","id":""},)";
  auto const edited = by + R"("event":{"type":"question_edited","question":"q1","revision":1,"text":"T"},"rules":3,"erased":true})";
  CHECK(good(edited).rules == 3);
  CHECK(good(edited).erased);
  CHECK(write_payload(good(edited)) == edited);
  auto const refused =
      by + R"("command":{"type":"edit_question","question":"q1","revision":1,"text":"T"},"until":0,"rules":3,"erased":true})";
  CHECK(write_payload(good(refused)) == refused);
  CHECK(good(by + R"("event":{"type":"question_edited","question":"q1","revision":1,"text":"T"},"rules":1,"erased":true})").rules == 1);
}

TEST_CASE("what is absent from a command in the log is not written") {
  payload const asked{{role::participant, "ines"}, command::submit_question{"How deep?", "", {}, {}}};
  CHECK(write_payload(asked) ==
        R"({"by":{"as":"participant","id":"ines"},"command":{"type":"submit_question","text":"How deep?","name":""},"rules":5})");
}

namespace {

template <typename Event>
Event only(event::any const& what) {
  REQUIRE(is_kind<Event>(what));
  return *get_kind<Event>(&what);
}

}  // namespace

TEST_CASE("what earlier releases did not write has the meaning that it had then") {
  auto const read = [](std::string const& event) { return std::get<event::any>(good(payload_of(event)).what); };
  auto const created = only<event::session_created>(
      read(R"({"type":"session_created","session":"s","plan":{"title":"T","subtitle":"","venue":"","time_zone":"Etc/UTC",)"
           R"("start":0,"end":60000,"hard_stop":true,)"
           R"("moderator":{"id":"","name":"M","title":"","affiliation":""},"panellists":[],"segments":[],)"
           R"("question_length":300,"floor_allotment":180000,"floor_wrap_up":30000,)"
           R"("questions":{"approval":true,"anonymous":false,"accepting":true}}})"));
  CHECK(created.plan.questions == question_rules{true, false, intake::open, {}});
  CHECK(created.plan.floor == floor_rules{intake::automatic, floor_order::first_come, duration{180'000}, duration{30'000}, {}});
  CHECK(created.plan.speakers.empty());
  auto const set = only<event::question_rules_set>(
      read(R"({"type":"question_rules_set","revision":1,"rules":{"approval":false,"anonymous":true,"accepting":false}})"));
  CHECK(set.rules == question_rules{false, true, intake::closed, {}});
  auto const asked =
      only<event::question_submitted>(read(R"({"type":"question_submitted","text":"Why?","name":"","to":null,"approved":true})"));
  CHECK_FALSE(asked.held);
  CHECK_FALSE(asked.language);
  auto const answered = only<event::question_answered>(read(R"({"type":"question_answered","question":"q1","revision":1})"));
  CHECK(answered.how == answer_kind::live);
  auto const requested = only<event::floor_requested>(read(R"({"type":"floor_requested","name":"N","affiliation":""})"));
  CHECK_FALSE(requested.online);
  CHECK_FALSE(requested.group);
}

TEST_CASE("a plan of before sessions had a language, announcements and rounds is read") {
  std::string const old =
      R"({"type":"session_created","session":"s","plan":{"title":"T","subtitle":"","venue":"","time_zone":"Etc/UTC",)"
      R"("start":0,"end":60000,"hard_stop":true,"moderator":{"id":"","name":"M","title":"","affiliation":""},)"
      R"("panellists":[{"id":"p1","name":"P","title":"","affiliation":""}],)"
      R"("segments":[{"id":"s1","kind":"break","title":"B","speakers":["p1"],"allotment":60000,"wrap_up":0,"notes":"N"}],)"
      R"("question_length":300,"questions":{"approval":true,"anonymous":false,"taking":"open","words":[]},)"
      R"("floor":{"taking":"automatic","order":"first_come","allotment":180000,"wrap_up":30000,"groups":[]},)"
      R"("speakers":[{"name":"A","affiliation":"","group":null,"online":true}]}})";
  auto const event = std::get<event::any>(good(payload_of(old)).what);
  auto const& plan = only<event::session_created>(event).plan;
  CHECK(plan.language.empty());
  CHECK(plan.announcements.empty());
  CHECK(plan.quick_messages.empty());
  CHECK(plan.seats.empty());
  CHECK_FALSE(plan.personal_links_only);
  CHECK(plan.segments.at(0) == segment_plan{"s1", segment_kind::break_, "B", {"p1"}, duration{60'000}, {}, "N"});
}

TEST_CASE("a request of before there were replies is read, as it was asked and as it happened") {
  for (auto const is_point : {false, true}) {
    auto const kind = is_point ? request_kind::point_of_order : request_kind::speech;
    auto const members = R"("name":"N","affiliation":"","online":false,"point_of_order":)" + std::string(is_point ? "true" : "false");
    auto const happened = [&](std::string const& type) {
      return good(payload_of(R"({"type":")" + type + R"(","group":null,)" + members + "}"));
    };
    CHECK(only<event::floor_requested>(std::get<event::any>(happened("floor_requested").what)).kind == kind);
    CHECK(only<event::request_entered>(std::get<event::any>(happened("request_entered").what)).kind == kind);
    auto const asked = good(R"({"by":{"as":"participant","id":"ines"},"command":{"type":"request_floor",)" + members + R"(},"rules":2})");
    auto const command = std::get<command::any>(asked.what);
    CHECK(get_kind<command::request_floor>(&command)->kind == kind);
  }
}

TEST_CASE("a payload of another release, or a damaged one, is refused with what is wrong") {
  CHECK_THAT(bad(""), contains_text("ends too early"));
  CHECK_THAT(bad(payload_of(R"({"type":"session_merged","revision":1})")), contains_text("/event/type is not known here"));
  CHECK_THAT(bad(payload_of(R"({"type":"paused","revision":1,"why":"rain"})")), contains_text("/event/why is not known here"));
  CHECK_THAT(bad(payload_of(R"({"type":"paused"})")), contains_text("/event/revision is missing"));
  CHECK_THAT(bad(payload_of(events[1], R"({"as":"king","id":""})")), contains_text("/by/as must be one of moderator, co_moderator"));
  std::string const by = R"({"by":{"as":"moderator","id":""})";
  std::string const next = R"("command":{"type":"next","revision":3})";
  CHECK_THAT(bad(by + "," + next + R"(,"rules":6})"), contains_text("The rules 6 are not known here"));
  CHECK_THAT(bad(by + "," + next + "}"), contains_text("names its rules where it has a command"));
  CHECK_THAT(bad(by + "," + next + R"(,"event":{"type":"paused","revision":1},"rules":2})"), contains_text("either a command or an event"));
  CHECK_THAT(bad(by + "}"), contains_text("either a command or an event"));
  CHECK_THAT(bad(by + R"(,"event":{"type":"paused","revision":1},"erased":true})"), contains_text("or was erased"));
  CHECK_THAT(bad(by + R"(,"event":{"type":"paused","revision":1},"rules":6,"erased":true})"),
             contains_text("The rules 6 are not known here"));
  auto cut = payload_of(events[0]);
  cut.resize(cut.size() / 2);
  CHECK_THAT(bad(cut), contains_text("ends too early"));
}
