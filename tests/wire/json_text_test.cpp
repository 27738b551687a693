#include "wire/json_text.hpp"

#include "catch.hpp"

using namespace dais;

namespace {

json_document good(std::string_view text, line_numbers lines = line_numbers::omitted) {
  auto read = read_json(text, lines);
  if (auto const* fault = std::get_if<json_fault>(&read)) FAIL(fault->message);
  return std::get<json_document>(std::move(read));
}

json_fault bad(std::string_view text) {
  auto const read = read_json(text, line_numbers::kept);
  REQUIRE(std::holds_alternative<json_fault>(read));
  return std::get<json_fault>(read);
}

}  // namespace

TEST_CASE("JSON values of every kind are read") {
  CHECK(good("{}").value.is_object());
  CHECK(good(" [1, -2, true, false, null, \"a\\u00e9\\n\"] \n\n").value.as_array().size() == 6);
  CHECK(good("18446744073709551615").value.is_uint64());
  CHECK(good("1.5").value.is_double());
  CHECK(good("\"\"").value.as_string().empty());
  CHECK(good("{\"a\":\n{\"b\":\r\n[\n1\n,2]}}\n").value.at_pointer("/a/b/1") == 2);
}

TEST_CASE("a member that stands twice is refused, with its line") {
  auto const fault = bad("{\n\"a\": 1,\n\"b\": {\"a\": 2},\n\"a\": 3\n}");
  CHECK(fault.line == 4);
  CHECK_THAT(fault.message, contains_text("\"a\" stands twice"));
  CHECK(fault.repeated == "a");
  CHECK_THAT(bad(R"({"x":[{"k":1,"\u006b":2}]})").message, contains_text("\"k\" stands twice"));
}

TEST_CASE("the same name in different objects is no repetition") {
  CHECK(good(R"([{"a":1},{"a":{"a":[{"a":2}]}}])").value.as_array().size() == 2);
}

TEST_CASE("what follows the value is refused") {
  for (auto const* text : {"{} {}", "{}\n{}", "1\n2", "{}x", "[] ,", "01", "null\n\n\nnull"}) {
    CAPTURE(text);
    CHECK_THAT(bad(text).message, contains_text("follows after the end"));
  }
  CHECK(bad("null\n\n\nnull").line == 4);
}

TEST_CASE("a text that ends too early is refused, on its last line") {
  for (auto const* text : {"", " ", "\n", "{", "{\"a\":", "[1,", "\"a", "tru"}) {
    CAPTURE(text);
    CHECK_THAT(bad(text).message, contains_text("ends too early"));
  }
  CHECK(bad("{\n\"a\": [\n1,\n").line == 3);
}

TEST_CASE("what is not JSON is refused, with its line") {
  for (auto const* text :
       {"{a:1}", "{'a':1}", "[1,]", "{\"a\":1,}", "+1", "NaN", "// x\n1", "{\"a\" 1}", "\"a\tb\"", "\"\\x\"", "\"\\ud800\""}) {
    CAPTURE(text);
    CHECK_THAT(bad(text).message, contains_text("not JSON"));
  }
  CHECK(bad("{\n\"a\": 1\n\"b\": 2}").line == 3);
}

TEST_CASE("text that is not UTF-8 is refused") {
  for (auto const* text : {"\"\xff\"", "\"\xc0\xaf\"", "\"\xed\xa0\x80\"", "\"\xf5\x80\x80\x80\"", "\"\xe6\xb0\"", "\xef\xbb\xbf{}"}) {
    CAPTURE(text);
    CHECK_THAT(bad(text).message, contains_text("not JSON"));
  }
}

TEST_CASE("nesting has an end") {
  auto const nested = [](std::size_t n) { return std::string(n, '[') + std::string(n, ']'); };
  CHECK(good(nested(32)).value.is_array());
  CHECK_THAT(bad(nested(33)).message, contains_text("too deeply"));
  CHECK_THAT(bad(std::string(100'000, '[')).message, contains_text("too deeply"));
}

TEST_CASE("the lines of members and elements are known, and of nothing else") {
  auto const lines = good("{\n\"a\": [\n{\"b\":\n1},\n\n{}, [\n[],\n7]],\n\"c\": {\"d\": \"x\"}\n}", line_numbers::kept).lines;
  std::map<std::string, std::size_t> const expected{{"/a", 2},     {"/a/0", 3},   {"/a/0/b", 3}, {"/a/1", 6}, {"/a/2", 6},
                                                    {"/a/2/0", 7}, {"/a/2/1", 8}, {"/c", 9},     {"/c/d", 9}};
  CHECK(lines == expected);
  CHECK(good("{\n\"a\": 1}").lines.empty());
}
