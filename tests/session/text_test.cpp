#include "session/text.hpp"

#include "catch.hpp"

using namespace dais;

TEST_CASE("characters are counted as code points, not as bytes") {
  CHECK(count_code_points("") == 0);
  CHECK(count_code_points("pipe") == 4);
  CHECK(count_code_points("\u00e9\u6c34\U0001F6B0") == 3);
}

TEST_CASE("white space goes from both ends and stays between") {
  CHECK(trimmed("  a b \t\n") == "a b");
  CHECK(trimmed(" \r\n ") == "");
  CHECK(trimmed("") == "");
}

TEST_CASE("a text is blank when nothing of it would be seen") {
  for (auto const* text : {"", " ", "\u00a0", "\u00ad", "\u200b\u200f", "\u2800", "\u3164", "\ufeff", "\ufe0f", "\U000E0020"}) {
    CAPTURE(text);
    CHECK(is_blank(text));
  }
  for (auto const* text : {".", "\u200b.", "\u0645", "\u6c34", "\U0001F6B0"}) {
    CAPTURE(text);
    CHECK_FALSE(is_blank(text));
  }
}

TEST_CASE("a text is too long by its characters, and says by how many") {
  CHECK_FALSE(fault_in("\u6c34\u6c34", "The name", 2, line_breaks::refused));
  auto const fault = fault_in("\u6c34\u6c34\u6c34", "The name", 2, line_breaks::refused);
  REQUIRE(fault);
  CHECK(fault->code == rejection_code::text_too_long);
  CHECK_THAT(fault->message, contains_text("The name has 3 characters; at most 2"));
}

TEST_CASE("line breaks are let through only where they are allowed") {
  CHECK_FALSE(fault_in("a\nb", "The question", 9, line_breaks::allowed));
  CHECK(fault_in("a\nb", "The name", 9, line_breaks::refused)->code == rejection_code::text_unclean);
  CHECK(fault_in("a\rb", "The question", 9, line_breaks::allowed)->code == rejection_code::text_unclean);
}

TEST_CASE("a text that ends in the middle of a character is read to its end and no further") {
  std::string const cut = "a\xe6\xb0";
  CHECK(count_code_points(cut) == 2);
  CHECK_FALSE(is_blank(cut));
  CHECK_FALSE(fault_in(cut, "The name", 9, line_breaks::refused));
}
