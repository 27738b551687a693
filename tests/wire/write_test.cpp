#include "wire/codec.hpp"
#include "wire/describe.hpp"
#include "wire/json_text.hpp"
#include "wire/json_write.hpp"

#include "catch.hpp"

#include <boost/json/serialize.hpp>

using namespace dais;
using namespace std::chrono_literals;

TEST_CASE("texts are escaped so that they come back as they were") {
  CHECK(to_json(std::string("a\"b\\c\nd")) == R"("a\"b\\c\nd")");
  CHECK(to_json(std::string("\x01\x1f\t")) == R"("\u0001\u001f\u0009")");
  CHECK(to_json(std::string("\u6c34</script>")) == "\"\u6c34</script>\"");
  std::string all;
  for (char c = 0x7f; c >= 0; --c) all += c;
  auto const read = read_json(to_json(all), line_numbers::omitted);
  CHECK(std::string(std::get<json_document>(read).value.as_string()) == all);
}

TEST_CASE("numbers, time points and durations are whole milliseconds") {
  CHECK(to_json(std::uint64_t{18446744073709551615u}) == "18446744073709551615");
  CHECK(to_json(duration{-90s}) == "-90000");
  CHECK(to_json(time_point{duration{1'487'258'100'000}}) == "1487258100000");
  CHECK(to_json(true) == "true");
}

TEST_CASE("lists, sets and maps are written with and without elements") {
  CHECK(to_json(std::vector<std::string>{}) == "[]");
  CHECK(to_json(std::vector<std::string>{"a", "b"}) == R"(["a","b"])");
  CHECK(to_json(std::set<std::uint32_t>{3, 1}) == "[1,3]");
  CHECK(to_json(std::map<std::string, std::uint32_t>{}) == "{}");
  CHECK(to_json(std::map<std::string, std::optional<std::uint32_t>>{{"a", 1}, {"b", {}}}) == R"({"a":1,"b":null})");
}

TEST_CASE("what is absent is left out of a whole view, and a patch is written as it is") {
  session_view v;
  v.run = run_view{session_status::running, 4, {}, "qa", time_point{9ms}, {}, time_point{1ms}, time_point{2ms}, {}, {}, false, false};
  v.queue.emplace();
  CHECK(write_frame(wire::snapshot{1, v}) ==
        R"({"type":"snapshot","seq":1,"view":{"run":{"status":"running","revision":4,"following":"qa","gap_since":9,"opened":1,)"
        R"("started":2,"handed_over":false,"locked":false},"queue":[]}})");
  CHECK(write_frame(wire::patch{7, time_point{5ms}, {R"({"run":{"current":null}})"}}) ==
        R"({"type":"patch","seq":7,"at":5,"view":{"run":{"current":null}}})");
}

TEST_CASE("a break is written by its own word") { CHECK(to_json(segment_kind::break_) == "\"break\""); }

TEST_CASE("welcome and reply leave out what they do not have") {
  CHECK(write_frame(wire::reply{"c1", 12, {}}) == R"({"type":"reply","id":"c1","record":12})");
  CHECK(write_frame(wire::reply{"c1", {}, refuse(reason::was_changed)}) ==
        R"({"type":"reply","id":"c1","error":{"code":2002,"why":"was_changed"}})");
  CHECK(write_frame(wire::welcome{"s", role::co_moderator, {}, {}, "ABC234", "e", false, time_point{5ms}, 1, {}}) ==
        R"({"type":"welcome","session":"s","as":"co_moderator","join_code":"ABC234","epoch":"e","resumed":false,)"
        R"("at":5,"time_scale":1,"own":{}})");
  CHECK(write_frame(wire::pong{3, time_point{5ms}}) == R"({"type":"pong","sent":3,"at":5})");
  CHECK(write_frame(wire::error{refuse_beyond(reason::message_too_large, 9)}) ==
        R"({"type":"error","error":{"code":1003,"why":"message_too_large","most":9}})");
}
