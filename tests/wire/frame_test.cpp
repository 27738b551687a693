#include "wire/codec.hpp"
#include "wire/english.hpp"

#include "catch.hpp"

using namespace dais;

namespace {

frame_fault bad(std::string_view text) {
  CAPTURE(text);
  auto const read = read_frame(text);
  REQUIRE(std::holds_alternative<frame_fault>(read));
  return std::get<frame_fault>(read);
}

template <typename Frame>
Frame good(std::string_view text) {
  CAPTURE(text);
  auto read = read_frame(text);
  if (auto const* fault = std::get_if<frame_fault>(&read)) FAIL(english::of(fault->why));
  return std::get<Frame>(std::get<wire::from_page>(read));
}

template <typename Command>
Command good_command(std::string const& command) {
  auto const frame = good<wire::command>(R"({"type":"command","id":"c1","command":)" + command + "}");
  CHECK(frame.id == "c1");
  REQUIRE(is_kind<Command>(frame.command));
  return *get_kind<Command>(&frame.command);
}

frame_fault bad_command(std::string const& command) {
  auto fault = bad(R"({"type":"command","id":"c1","command":)" + command + "}");
  CHECK(fault.id == "c1");  // whoever waits for the answer gets it
  return fault;
}

}  // namespace

TEST_CASE("a hello is read, with and without what is optional") {
  auto const first = good<wire::hello>(R"({"type":"hello","token":"t"})");
  CHECK(first.token == "t");
  CHECK_FALSE(first.participant);
  CHECK_FALSE(first.epoch);
  CHECK_FALSE(first.seq);
  auto const again = good<wire::hello>(R"({"seq":12,"epoch":"e","participant":null,"token":"t","type":"hello"})");
  CHECK(again.epoch == "e");
  CHECK(again.seq == 12u);
}

TEST_CASE("a ping is read") { CHECK(good<wire::ping>(R"({"type":"ping","sent":9007199254740991})").sent == 9007199254740991u); }

TEST_CASE("commands are read with their members") {
  CHECK(good_command<command::next>(R"({"type":"next","revision":4})").revision == 4);
  CHECK_FALSE(good_command<command::start>(R"({"type":"start","revision":4})").segment);
  CHECK_FALSE(good_command<command::start>(R"({"type":"start","revision":4,"segment":null})").segment);
  CHECK(good_command<command::start>(R"({"type":"start","revision":4,"segment":"qa"})").segment == "qa");
  CHECK(good_command<command::add_time>(R"({"type":"add_time","revision":1,"segment":"qa","by":-60000})").by == std::chrono::minutes(-1));
  CHECK(good_command<command::give_floor>(R"({"type":"give_floor","request":"r2","revision":1,"replacing":"r1"})").replacing == "r1");
  CHECK(good_command<command::submit_question>(R"({"type":"submit_question","text":"\u6c34?","name":""})").text == "\u6c34?");
}

TEST_CASE("a frame that is not JSON is answered 1001") {
  for (auto const* text : {"", "hello", "{", "\"\xff\"", "{} {}", R"({"type":"ping","type":"ping","sent":1})"}) {
    auto const fault = bad(text);
    CHECK(fault.why.code == rejection_code::not_json);
    CHECK_FALSE(fault.id);
  }
}

TEST_CASE("JSON that is no message is answered 1002, with the place") {
  struct row {
    char const* text;
    char const* message;
  };
  for (auto const& [text, message] : {
           row{"[]", "The message must be an object."},
           row{"1", "The message must be an object."},
           row{"{}", "The member /type must say what this is."},
           row{R"({"type":1})", "The member /type must say what this is."},
           row{R"({"type":"welcome"})", "The member /type is not known here."},
           row{R"({"type":"hello"})", "The member /token is missing."},
           row{R"({"type":"hello","token":null})", "The member /token must be a text in quotes."},
           row{R"({"type":"hello","token":"t","seq":-1})", "The member /seq must be a whole number, not below zero, and not too large."},
           row{R"({"type":"hello","token":"t","more":1})", "The member /more is not known here."},
           row{R"({"type":"ping","sent":"1"})", "The member /sent must be a number."},
           row{R"({"type":"ping","sent":1.0})", "The member /sent must be a whole number, not below zero, and not too large."},
           row{R"({"type":"ping","sent":18446744073709551616})",
               "The member /sent must be a whole number, not below zero, and not too large."},
           row{R"({"type":"command","id":"c1"})", "The member /command is missing."},
           row{R"({"type":"command","command":{"type":"next","revision":1}})", "The member /id is missing."},
       }) {
    auto const fault = bad(text);
    CHECK(fault.why.code == rejection_code::not_a_message);
    CHECK(english::of(fault.why) == message);
  }
}

TEST_CASE("a command that is not known is answered 1004") {
  for (auto const* command :
       {R"({"type":"dance","revision":1})", R"({"type":"Next","revision":1})", R"({"type":"","revision":1})", R"({"revision":1})"}) {
    auto const fault = bad_command(command);
    CHECK(fault.why.code == rejection_code::unknown_command);
    CHECK_THAT(english::of(fault.why), contains_text("The member /command/type"));
  }
}

TEST_CASE("a command whose members are wrong is answered 1002, with the place") {
  struct row {
    char const* command;
    char const* message;
  };
  for (auto const& [command, message] : {
           row{R"({"type":"next"})", "The member /command/revision is missing."},
           row{R"({"type":"next","revision":"1"})", "The member /command/revision must be a number."},
           row{R"({"type":"next","revision":-1})",
               "The member /command/revision must be a whole number, not below zero, and not too large."},
           row{R"({"type":"next","revision":1.5})",
               "The member /command/revision must be a whole number, not below zero, and not too large."},
           row{R"({"type":"next","revision":1e3})",
               "The member /command/revision must be a whole number, not below zero, and not too large."},
           row{R"({"type":"next","revision":4294967296})",
               "The member /command/revision must be a whole number, not below zero, and not too large."},
           row{R"({"type":"next","revision":1,"segment":"qa"})", "The member /command/segment is not known here."},
           row{R"({"type":"back","revision":1,"segment":["qa"]})", "The member /command/segment must be a text in quotes."},
           row{R"({"type":"vote","question":"q1","on":1})", "The member /command/on must be true or false."},
           row{R"({"type":"add_time","revision":1,"segment":"qa","by":9007199254740992})", "The member /command/by is out of range."},
           row{R"({"type":"add_time","revision":1,"segment":"qa","by":-9007199254740992})", "The member /command/by is out of range."},
           row{"[]", "The member /command must be an object."},
           row{"null", "The member /command must be an object."},
       }) {
    auto const fault = bad_command(command);
    CHECK(fault.why.code == rejection_code::not_a_message);
    CHECK(english::of(fault.why) == message);
  }
}

TEST_CASE("the id of a command that is not read is found only where it is a text") {
  CHECK(bad(R"({"type":"dance","id":"x"})").id == "x");
  CHECK_FALSE(bad(R"({"type":"command","id":7,"command":{}})").id);
  CHECK_FALSE(bad(R"(["id"])").id);
}
