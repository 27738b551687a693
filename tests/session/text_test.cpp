#include "session/text.hpp"

#include "catch.hpp"

using namespace dais;

TEST_CASE("characters are counted as code points, not as bytes") {
  CHECK(count_code_points("") == 0);
  CHECK(count_code_points("pipe") == 4);
  CHECK(count_code_points("\u00e9\u6c34\U0001F6B0") == 3);
}

TEST_CASE("a text is too long by its characters, and says by how many") {
  CHECK_FALSE(fault_in_length("\u6c34\u6c34", text_of::name, 2));
  auto const fault = fault_in_length("\u6c34\u6c34\u6c34", text_of::name, 2);
  REQUIRE(fault);
  CHECK(fault->code == rejection_code::text_too_long);
  CHECK(fault->text == text_of::name);
  CHECK((fault->count == 3u && fault->most == 2u));
}

TEST_CASE("a text that ends in the middle of a character is read to its end and no further") {
  std::string const cut = "a\xe6\xb0";
  CHECK(count_code_points(cut) == 2);
  CHECK_FALSE(cleaned(cut).empty());
}
