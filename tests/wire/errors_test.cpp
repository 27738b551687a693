// protocol/errors.md lists the codes that the headers define: the same numbers, the same names.

#include "catch.hpp"
#include "session/decide.hpp"
#include "wire/describe.hpp"
#include "wire/english.hpp"
#include "wire/reflect.hpp"

#include <fstream>
#include <iterator>
#include <map>
#include <regex>

namespace {

using codes = std::map<int, std::string>;

std::string contents(std::string const& path) {
  std::ifstream file(DAIS_SOURCE_DIR "/" + path, std::ios::binary);
  REQUIRE(file);
  return {std::istreambuf_iterator<char>(file), {}};
}

// All matches of an expression with a name and a number, in the order that `name` and `number` say.
codes found(std::string const& text, char const* expression, int number, int name) {
  codes all;
  std::regex const wanted(expression);
  for (std::sregex_iterator at(text.begin(), text.end(), wanted), end; at != end; ++at) {
    auto const n = std::stoi((*at)[static_cast<std::size_t>(number)]);
    CAPTURE(n);
    CHECK(all.emplace(n, (*at)[static_cast<std::size_t>(name)]).second);
  }
  return all;
}

codes defined(std::string const& header) { return found(contents(header), R"(\n  ([a-z_]+) = (\d{4}),)", 2, 1); }

std::string section(std::string const& heading) {
  auto const text = contents("protocol/errors.md");
  auto const from = text.find("\n## " + heading);
  REQUIRE(from != text.npos);
  return text.substr(from, text.find("\n## ", from + 1) - from);
}

codes listed(std::string const& heading) { return found(section(heading), R"(\n\| (\d{4}) \| `([a-z_]+)` \|)", 1, 2); }

}  // namespace

TEST_CASE("every code of a rejection is listed with its name") {
  auto const codes = defined("server/session/rejection_code.hpp");
  CHECK(codes.size() > 30);
  CHECK(listed("Rejections") == codes);
}

TEST_CASE("every reason to refuse has a sentence") {
  for (auto const& one : dais::all_reasons) {
    CAPTURE(one.name);
    auto refused = dais::refuse(one.value);
    refused.text = dais::text_of::question;
    refused.count = refused.least = refused.most = 2;
    refused.done = dais::told{{dais::role::moderator}, dais::deed::of_run(dais::deed::session_opened{})};
    refused.detail = "detail";
    CHECK_FALSE(dais::english::of(refused).empty());
  }
}

TEST_CASE("every close code is listed with its name") {
  auto const codes = defined("server/wire/close_code.hpp");
  CHECK(codes.size() >= 7);
  CHECK(listed("Close codes") == codes);
}

TEST_CASE("every code of an answer over HTTP is listed, and no other") {
  std::vector<std::string> codes, rows;
  dais::reflect::for_each_enumerator<dais::wire::http_error>([&](auto d) { codes.emplace_back(d.name); });
  auto const text = section("HTTP");
  std::regex const row(R"(\n\| `([a-z_]+)` \|)");
  for (std::sregex_iterator at(text.begin(), text.end(), row), end; at != end; ++at) rows.push_back((*at)[1]);
  CHECK(codes == rows);
}
