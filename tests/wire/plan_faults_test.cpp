// Each fault of a plan's file, and each remark, has a file that has it and no other. What they say is given to the pages' tests.

#include "wire/plan_fault.hpp"

#include "catch.hpp"
#include "session/limits.hpp"
#include "vectors.hpp"
#include "wire/english.hpp"
#include "wire/limits.hpp"
#include "wire/plan_file.hpp"

#include <algorithm>
#include <map>

using namespace dais;

namespace {

struct plan {
  std::string more = "";
  std::string segments = R"({ "kind": "qa", "title": "Q", "minutes": 60 })";
  std::string panellists = R"({ "name": "P" })";
  std::string zone = "Etc/UTC";
  std::string start = "2024-05-14T10:00", end = "2024-05-14T11:00";

  operator std::string() const {
    return R"({ "title": "T", "time_zone": ")" + zone + R"(", "start": ")" + start + R"(", "end": ")" + end +
           R"(", "moderator": { "name": "M" }, "panellists": [)" + panellists + R"(], "segments": [)" + segments + "]" +
           (more.empty() ? "" : ", ") + more + " }";
  }
};

std::string without(std::string const& text, std::string const& part) {
  auto const at = text.find(part);
  REQUIRE(at != text.npos);
  return text.substr(0, at) + text.substr(at + part.size());
}

// A segment of an hour, or of what is named.
std::string qa(std::string const& more) { return R"({ "kind": "qa", "title": "Q", "minutes": 60, )" + more + " }"; }
std::string lasting(std::string const& kind, std::string const& minutes, std::string const& more = "") {
  return R"({ "kind": ")" + kind + R"(", "title": "S", "minutes": )" + minutes + more + " }";
}

template <typename Make>
std::string many(std::size_t count, Make one) {
  std::string list;
  for (std::size_t i = 0; i < count; ++i) list += (i ? "," : "") + one(std::to_string(i));
  return list;
}
std::string long_text(std::size_t count) { return "\"" + std::string(count, 'a') + "\""; }

std::map<plan_fault_code, std::string> files() {
  using code = plan_fault_code;
  using namespace std::string_literals;
  auto const two = R"({ "name": "P" }, { "name": "Q" })"s;
  auto const quoted = [](std::string const& n) { return "\"" + n + "\""; };
  auto const named = [](std::string const& n) { return R"({ "name": ")" + n + R"(" })"; };
  return {
      {code::file_too_large, std::string(limits::plan_bytes + 1, ' ')},
      {code::utf_32, "\xFF\xFE\0\0{\0\0\0"s},
      {code::utf_16, "\xFF\xFE{\0"s},
      {code::not_text, "%PDF-1.7"},
      {code::other_encoding, "{\"title\":\"Z\xfcrich\"}"},

      {code::file_empty, ""},
      {code::bracket_too_many, "{} }"},
      {code::text_after_end, "{} and so on"},
      {code::comment, "// A plan"},
      {code::odd_space, "{\u00a0}"},
      {code::value_missing, R"({ "a": })"},
      {code::value_missing_at_end, R"({ "a":)"},
      {code::comma_before_value, "[, 1]"},
      {code::comma_before_name, R"({, "a": 1 })"},
      {code::comma_last, "[1, ]"},
      {code::comma_twice, "[1,, 2]"},
      {code::comma_missing, "[1 2]"},
      {code::comma_in_number, R"({ "a": 7,5 })"},
      {code::plus_sign, "[+5]"},
      {code::minus_alone, "[- 5]"},
      {code::point_first, "[.5]"},
      {code::point_last, "[5.]"},
      {code::zero_first, "[007]"},
      {code::letters_after_number, "[10min]"},
      {code::not_a_number, "[NaN]"},
      {code::other_word, "[True]"},
      {code::text_unquoted, "[qa]"},
      {code::name_unquoted, "{ title: 1 }"},
      {code::name_missing, "{ 1 }"},
      {code::colon_missing, R"({ "a" 1 })"},
      {code::colon_misplaced, "[10:15]"},
      {code::equals_sign, R"({ "a" = 1 })"},
      {code::semicolon, "[1; 2]"},
      {code::quote_wrong, "['b']"},
      {code::quote_curly, "[\u201cb\u201d]"},
      {code::quote_curly_end, "[\"b\u201d]"},
      {code::misplaced, "<html>"},
      {code::not_closed, "[\n{\n"},
      {code::closed_otherwise, "[\n1 }"},
      {code::text_not_ended, "[\"one\ntwo\"]"},
      {code::tab_in_text, "[\"a\tb\"]"},
      {code::control_in_text, "[\"a\x01\"]"},
      {code::backslash, R"(["C:\plans"])"},
      {code::escape_broken, R"(["\u20"])"},
      {code::half_character, R"(["\ud83d"])"},
      {code::member_twice, R"({ "a": 1, "a": 2 })"},
      {code::too_deep, std::string(33, '[') + std::string(33, ']')},
      {code::unreadable, "[1e400]"},

      {code::plan_wanted, "[]"},
      {code::member_unknown, plan{.more = R"("questions": { "approved": true })"}},
      {code::text_missing, plan{.segments = R"({ "kind": "qa", "minutes": 60 })"}},
      {code::text_wanted, plan{.more = R"("venue": 12)"}},
      {code::text_empty, plan{.segments = R"({ "kind": "qa", "title": " ", "minutes": 60 })"}},
      {code::text_too_long, plan{.more = R"("venue": )" + long_text(limits::title_length + 1)}},
      {code::flag_wanted, plan{.more = R"("hard_stop": "yes")"}},
      {code::object_missing, without(plan{}, R"("moderator": { "name": "M" }, )")},
      {code::object_wanted, plan{.more = R"("limits": [])"}},
      {code::list_missing, without(plan{}, R"("panellists": [{ "name": "P" }], )")},
      {code::list_wanted, plan{.more = R"("messages": {})"}},
      {code::number_missing, plan{.segments = R"({ "kind": "qa", "title": "Q" })"}},
      {code::number_wanted, plan{.segments = lasting("qa", "\"ten\"")}},
      {code::number_out_of_range, plan{.segments = lasting("qa", "721")}},
      {code::not_above_zero, plan{.segments = lasting("qa", "0")}},
      {code::id_malformed, plan{.more = R"("id": "The Panel")"}},
      {code::named_wanted, plan{.panellists = "\"P\""}},

      {code::language_unknown, plan{.more = R"("language": "English, please")"}},
      {code::zone_unknown, plan{.zone = "Mars/Olympus"}},
      {code::time_malformed, plan{.start = "tomorrow"}},
      {code::time_after_tables, plan{.start = "2037-12-31T10:00", .end = "2037-12-31T11:00"}},
      {code::time_before_1970, plan{.start = "1969-12-31T23:00", .end = "1969-12-31T23:59"}},
      {code::time_skipped, plan{.zone = "Europe/Paris", .start = "2024-03-31T02:30"}},
      {code::end_not_after_start, plan{.end = "2024-05-14T10:00"}},
      {code::end_too_late, plan{.end = "2024-05-15T10:01"}},

      {code::too_many_panellists, plan{.panellists = many(limits::panellists + 1, named)}},
      {code::panellist_id_taken, plan{.panellists = R"({ "id": "a", "name": "P" }, { "id": "a", "name": "Q" })"}},
      {code::moderators_id, plan{.panellists = R"({ "id": "moderator", "name": "P" })"}},
      {code::segments_empty, plan{.segments = ""}},
      {code::too_many_segments, plan{.segments = many(limits::segments + 1, [](auto const&) { return lasting("qa", "1"); })}},
      {code::segment_wanted, plan{.segments = "\"Questions\""}},
      {code::segment_id_taken, plan{.segments = lasting("qa", "30", R"(, "id": "a")") + "," + lasting("qa", "30", R"(, "id": "a")")}},
      {code::kind_unknown, plan{.segments = lasting("speech", "60")}},
      {code::speaker_wanted, plan{.segments = qa(R"("speakers": [1])")}},
      {code::speaker_unknown, plan{.segments = qa(R"("speakers": ["carl"])")}},
      {code::speaker_twice, plan{.segments = qa(R"("speakers": ["p1", "p1"])")}},
      {code::presenter_missing, plan{.segments = lasting("presentation", "60")}},
      {code::one_presenter, plan{.segments = lasting("presentation", "60", R"(, "speakers": [])")}},
      {code::wrap_up_too_long, plan{.segments = qa(R"("wrap_up_minutes": 60)")}},
      {code::part_too_long, plan{.segments = qa(R"("minimum_minutes": 61)")}},
      {code::no_rounds_here, plan{.segments = qa(R"("round_minutes": 2)")}},
      {code::later_round_alone, plan{.segments = lasting("discussion", "60", R"(, "later_round_minutes": 2)")}},

      {code::too_many_messages,
       plan{.more = R"("messages": [)" +
                    many(limits::announcements + 1, [](auto const&) { return R"({ "minutes_left": 1, "text": "Stop" })"s; }) + "]"}},
      {code::message_wanted, plan{.more = R"("messages": ["Stop"])"}},
      {code::receiver_unknown, plan{.more = R"("messages": [{ "minutes_left": 1, "to": "all", "text": "Stop" }])"}},
      {code::too_many_quick_messages, plan{.more = R"("quick_messages": [)" + many(limits::quick_messages + 1, quoted) + "]"}},
      {code::quick_message_wanted, plan{.more = R"("quick_messages": [7])"}},
      {code::quick_message_too_long, plan{.more = R"("quick_messages": [)" + long_text(limits::message_length + 1) + "]"}},
      {code::quick_message_twice, plan{.more = R"("quick_messages": ["Stop", "Stop"])"}},

      {code::question_length, plan{.more = R"("limits": { "question_length": 0 })"}},
      {code::question_intake_unknown, plan{.more = R"("questions": { "taking": "sometimes" })"}},
      {code::too_many_words, plan{.more = R"("questions": { "words": [)" + many(limits::words + 1, quoted) + "] }"}},
      {code::word_wanted, plan{.more = R"("questions": { "words": [7] })"}},
      {code::word_too_long, plan{.more = R"("questions": { "words": [)" + long_text(limits::word_length + 1) + "] }"}},
      {code::floor_wrap_up_too_long, plan{.more = R"("limits": { "floor_minutes": 1, "floor_wrap_up_seconds": 60 })"}},
      {code::request_intake_unknown, plan{.more = R"("floor": { "taking": "sometimes" })"}},
      {code::order_unknown, plan{.more = R"("floor": { "order": "loudest" })"}},
      {code::place_unknown, plan{.more = R"("floor": { "responses": { "minutes": 1, "place": "first" } })"}},
      {code::too_many_groups, plan{.more = R"("floor": { "groups": [)" + many(limits::groups + 1, named) + "] }"}},
      {code::group_name_taken, plan{.more = R"("floor": { "groups": [{ "name": "A" }, { "name": "A" }] })"}},
      {code::group_limit, plan{.more = R"("floor": { "groups": [{ "name": "A", "limit": 0 }] })"}},
      {code::too_many_speakers, plan{.more = R"("floor": { "speakers": [)" + many(limits::speakers + 1, named) + "] }"}},
      {code::group_unknown, plan{.more = R"("floor": { "speakers": [{ "name": "A", "group": "B" }] })"}},

      {code::too_many_seats,
       plan{.more = R"("seats": [)" + many(limits::seats + 1, [](auto const& n) { return R"({ "unit": 1)"s + n + R"(, "name": "A" })"; }) +
                    "]"}},
      {code::seat_wanted, plan{.more = R"("seats": [7])"}},
      {code::unit_wanted, plan{.more = R"("seats": [{ "unit": 0, "name": "A" }])"}},
      {code::unit_taken, plan{.more = R"("seats": [{ "unit": 7, "name": "A" }, { "unit": 7, "name": "B" }])"}},
      {code::seat_person_unknown, plan{.more = R"("seats": [{ "unit": 7, "person": "carl" }])"}},
      {code::seat_of_person, plan{.more = R"("seats": [{ "unit": 7, "person": "moderator", "name": "A" }])"}},

      {code::start_passed, plan{}},
      {code::time_twice,
       plan{.segments = lasting("qa", "180"), .zone = "Europe/Paris", .start = "2024-10-27T02:30", .end = "2024-10-27T04:30"}},
      {code::minutes_differ, plan{.segments = lasting("qa", "45.5")}},
      {code::past_hard_stop, plan{.more = R"("hard_stop": true)", .segments = lasting("discussion", "121")}},
      {code::panellist_without_segment,
       plan{.segments = lasting("presentation", "30", R"(, "speakers": ["p1"])") + "," + lasting("qa", "30"), .panellists = two}},
      {code::questions_short, plan{.segments = lasting("discussion", "46") + "," + lasting("qa", "14")}},
      {code::round_too_long, plan{.segments = lasting("discussion", "60", R"(, "round_minutes": 31)"), .panellists = two}},
      {code::message_never_sent, plan{.more = R"("messages": [{ "minutes_left": 60, "text": "Stop" }])"}},
  };
}

}  // namespace

TEST_CASE("each fault and each remark is raised, by itself, and its sentence names all that comes with it") {
  auto const all = files();
  test::vectors said("plan_faults.json");
  for (auto const& listed : all_plan_faults) {
    CAPTURE(listed.name);
    auto const file = all.find(listed.value);
    REQUIRE(file != all.end());
    auto const is_late = listed.value == plan_fault_code::start_passed;
    auto const read = read_plan(file->second, is_late ? std::optional(time_point::max()) : std::nullopt);
    auto const* const taken = std::get_if<plan_file>(&read);
    auto const& found = taken ? taken->remarks : std::get<std::vector<plan_fault>>(read);
    REQUIRE(found.size() == 1);
    auto const& one = found[0];
    CHECK(one.what == listed.value);
    auto const commas = static_cast<std::size_t>(std::count(listed.with.begin(), listed.with.end(), ','));
    CHECK(one.with.size() == (listed.with.empty() ? 0 : commas + 1));
    auto const sentence = english::of(one);
    CHECK_FALSE(sentence.empty());
    for (std::size_t i = 0; i < one.with.size(); ++i) {
      auto other = one;
      other.with[i] += " and more";
      CHECK(english::of(other) != sentence);
    }
    said.add(listed.name, one.with, sentence);
  }
  CHECK(all.size() == std::size(all_plan_faults));
  said.check();
}
