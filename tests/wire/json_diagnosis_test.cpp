#include "wire/json_diagnosis.hpp"

#include "catch.hpp"
#include "wire/english.hpp"
#include "wire/json_text.hpp"

#include <fstream>
#include <iterator>
#include <random>

using namespace dais;

TEST_CASE("a fault of a file that a person wrote is named, with its line and column and what to write instead") {
  struct row {
    char const* text;
    std::size_t line;
    std::size_t column;
    char const* says;
  };
  for (auto const& [text, line, column, says] : {
           row{"{\n  // the title\n  \"title\": 1 }", 2, 3, "a comment"},
           row{"{ \"a\": 1 /* one */ }", 1, 10, "a comment"},
           row{"# plan\n{}", 1, 1, "a comment"},
           row{"{\n  \"a\": 1,\n}", 2, 9, "a comma with nothing behind it. Remove it."},
           row{"[1, 2, ]", 1, 6, "a comma with nothing behind it"},
           row{"[1,, 2]", 1, 4, "a second comma"},
           row{"[, 2]", 1, 2, "a comma with nothing before it"},
           row{"{, \"a\": 1}", 1, 2, "a comma with nothing before it"},
           row{"{ \u201ctitle\u201d: 1 }", 1, 3, "a curly quotation mark: \u201c. Write a straight one: \""},
           row{"{ \"title\": \u201ePanel\u201c }", 1, 12, "a curly quotation mark: \u201e"},
           row{"{ \"title\": \"Panel\u201d,\n  \"a\": 1 }", 1, 18, "a curly quotation mark does not end a text: \u201d"},
           row{"{ \"a\u201d: \"b\" }", 1, 5, "a curly quotation mark does not end a text"},
           row{"{ \"a\": \"b\u201d, \"c\": 1 }", 1, 10, "a curly quotation mark does not end a text"},
           row{"{ \"\u6c34\": 7,5 }", 1, 9, "a comma within a number. Write a point: 7.5"},
           row{"{ \"a\": 7,5, \"b\": 1 }", 1, 9, "Write a point: 7.5"},
           row{"{ \"a\": NaN }", 1, 8, "NaN is no number"},
           row{"{ \"a\": -Infinity }", 1, 8, "-Infinity is no number"},
           row{"{ \"a\": undefined }", 1, 8, "undefined is no number"},
           row{"{ 'a': 1 }", 1, 3, "' is no quotation mark here. Write \""},
           row{"{ \"a\": 'b' }", 1, 8, "' is no quotation mark here"},
           row{"{ \"a\": 1\n  \"b\": 2 }", 1, 9, "a comma is missing here"},
           row{"[{}\n {}]", 1, 4, "a comma is missing here"},
           row{"[1 2]", 1, 3, "a comma is missing here"},
           row{"{ \"a\" 1 }", 1, 6, "a colon (:) and a value are missing behind \"a\""},
           row{"{ \"a\" = 1 }", 1, 7, "an equals sign. Write a colon"},
           row{"{ \"a\": }", 1, 8, "a value is missing before this }"},
           row{"{ \"a\": 1; \"b\": 2 }", 1, 9, "a semicolon. Write a comma"},
           row{"{ a: 1 }", 1, 3, "a name without quotation marks. Write \"a\""},
           row{"{ \"kind\": qa }", 1, 11, "a text without quotation marks. Write \"qa\""},
           row{"{ \"a\": True }", 1, 8, "write true instead of True"},
           row{"{ \"a\": None }", 1, 8, "write null instead of None"},
           row{"{ \"a\": 10min }", 1, 10, "letters behind a number"},
           row{"{ \"start\": 10:15 }", 1, 14, "a colon has no place here. A time is a text"},
           row{"{ \"a\": 007 }", 1, 8, "does not begin with 0"},
           row{"{ \"a\": .5 }", 1, 8, "Write 0 before the point"},
           row{"{ \"a\": 5. }", 1, 8, "a number ends with a digit"},
           row{"{ \"a\": +5 }", 1, 8, "a plus sign"},
           row{"{ \"a\": - 5 }", 1, 8, "a minus sign without a number"},
           row{"{ \"a\": \"one\ntwo\" }", 1, 8, "the text that begins here does not end on its line"},
           row{"{ \"a\": \"one", 1, 8, "does not end"},
           row{"{ \"a\": \"one\ttwo\" }", 1, 12, "a tab within a text"},
           row{"{ \"a\": \"one\x01\" }", 1, 12, "a control character"},
           row{"{ \"a\": \"C:\\plans\" }", 1, 11, "a backslash before p. Write \\\\"},
           row{"{ \"a\": \"\\u20\" }", 1, 9, "four digits"},
           row{"{ \"a\": \"\\ud83d\" }", 1, 9, "half a character"},
           row{"{\n \"a\": [\n 1 }", 3, 4, "line 2 opened a [. Write a ]"},
           row{"{\n \"a\": [ 1 ]\n", 2, 12, "the { of line 1 is not closed. Write a }"},
           row{"{ \"a\": 1 } }", 1, 12, "one } too many"},
           row{"{ \"a\": 1 }\n{ \"b\": 2 }", 2, 1, "behind the end of the plan"},
           row{"{ \"a\":\u00a01 }", 1, 7, "looks like a space"},
           row{"{ \u200b\"a\": 1 }", 1, 3, "looks like a space, or like nothing"},
           row{"<html>", 1, 1, "< has no place here"},
           row{"", 1, 1, "the file is empty"},
           row{" \n", 1, 1, "the file is empty"},
           row{"{ \"a\":", 1, 7, "the file ends here, and a value is missing"},
       }) {
    CAPTURE(text);
    auto const found = diagnose_json(text);
    REQUIRE(found);
    CHECK_THAT(english::of(*found), contains_text(says));
    CHECK(found->line == line);
    CHECK(found->column == column);
    CHECK(std::holds_alternative<json_fault>(read_json(text, line_numbers::omitted)));
  }
}

TEST_CASE("a fault is found exactly where the reader refuses") {
  std::ifstream file(DAIS_SOURCE_DIR "/protocol/examples/new-york-declaration.json", std::ios::binary);
  std::string const plan(std::istreambuf_iterator<char>(file), {});
  REQUIRE_FALSE(diagnose_json(plan));
  static constexpr std::string_view bits[] = {"{",    "}",      "[",      "]",  ",",   ":",    "\"",      "'",     "-",  "+", ".",
                                              "e",    "0",      "7",      "\\", "\\u", "d83d", "\\ude00", "\n",    "\t", " ", "true",
                                              "null", "\u201c", "\u00a0", "/",  "#",   "x",    "\x01",    "1.5e3", "[[", "\r"};
  std::mt19937_64 random(11);
  int refused = 0;
  for (int n = 0; n < 6000; ++n) {
    auto text = plan.substr(0, 600) + "\"}]}";
    for (auto changes = 1 + random() % 3; changes > 0; --changes) {
      auto at = random() % text.size();
      while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) --at;
      auto const dropped = random() % 3 == 0 ? 1u : 0u;
      text.replace(at, static_cast<unsigned char>(text[at]) < 0x80 ? dropped : 0,
                   random() % 4 == 0 ? "" : bits[random() % std::size(bits)]);
    }
    if (random() % 8 == 0) text = text.substr(0, text.find('\n', random() % text.size()));
    auto const read = read_json(text, line_numbers::omitted);
    auto const* const fault = std::get_if<json_fault>(&read);
    auto const found = diagnose_json(text);
    CAPTURE(text, fault ? fault->message : "", found ? english::of(*found) : "");
    bool const is_known = fault && fault->repeated.empty();
    if (!fault) CHECK_FALSE(found);
    if (is_known) CHECK(found);
    refused += is_known;
  }
  CHECK(refused > 1000);
}
