#include "net/router.hpp"

#include "catch.hpp"

#include <optional>
#include <string>

using namespace dais::net;

namespace {

// Answers with its name and what stood for the star.
route named(std::string_view path, std::string_view methods, std::string const& name) {
  return {path, methods, [name](http_request const&, std::string_view argument, http_answer const& answer) {
            answer(text_answer(200, name + "(" + std::string(argument) + ")"));
          }};
}

http_response asked(std::string const& method, std::string const& path) {
  std::vector<route> const routes{named("/one", "GET", "one"), named("/join/*/code", "GET, HEAD", "join"),
                                  named("/one/*", "POST", "within"), named("**", "GET, HEAD", "rest")};
  std::optional<http_response> given;
  answer_by(routes, {method, path, {}, {}}, [&](http_response response) { given = std::move(response); });
  REQUIRE(given);
  return *given;
}

}  // namespace

TEST_CASE("the first route that fits a path answers, and is told what stands for its star") {
  struct row {
    std::string path, says;
  };
  auto const one = GENERATE(values<row>({
      {"/one", "one()"},
      {"/one?", "rest(/one?)"},
      {"/join/K7QX2M/code", "join(K7QX2M)"},
      {"/join//code", "join()"},
      {"/join/code", "rest(/join/code)"},
      {"/one/a/b", "rest(/one/a/b)"},
      {"/join/a/b/code", "rest(/join/a/b/code)"},
      {"/", "rest(/)"},
      {"", "rest()"},
      {"*", "rest(*)"},
  }));
  CAPTURE(one.path);
  CHECK(*asked("GET", one.path).body == one.says);
}

TEST_CASE("a route says which methods it takes, and no other answers instead") {
  CHECK(*asked("POST", "/one/x").body == "within(x)");
  for (auto const* method : {"GET", "post", ""}) {
    auto const refused = asked(method, "/one/x");
    CHECK(refused.status == 405);
    CHECK(refused.headers.back() == std::pair<std::string, std::string>("Allow", "POST"));
  }
}

TEST_CASE("where no route fits nothing answers") {
  bool answered = false;
  answer_by({named("/one", "GET", "one")}, {"GET", "/two", {}, {}}, [&](http_response const&) { answered = true; });
  CHECK_FALSE(answered);
}
