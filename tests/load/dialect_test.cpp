#include "load/dialect.hpp"

#include "catch.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace {

using numbers = std::vector<std::uint64_t>;

bench::dais_access access(std::vector<std::string> questions) { return {"m", "a", std::move(questions), {"ana", "ben"}, "q9", 4}; }

std::string question(std::string const& id, std::string const& to) {
  return "\"" + id + R"(":{"to":")" + to + R"(","answering":[")" + to + R"("]})";
}

std::string patch(std::string const& questions) { return R"({"type":"patch","seq":7,"at":9,"view":{"questions":{)" + questions + "}}}"; }

numbers changes(bench::text_reader& reader, std::string const& text) {
  auto const shown = reader.read(text).changes;
  return {shown.begin(), shown.end()};
}

}  // namespace

TEST_CASE("What was asked before the publisher began is none of its changes") {
  auto const dais = bench::make_dais(access({"q1", "q2"}));
  auto const reader = dais->reader();
  CHECK(changes(*reader, patch(question("q1", "ben"))).empty());
  CHECK(changes(*reader, patch(question("q2", "ben") + "," + question("q9", "ben"))).empty());
  CHECK(changes(*reader, patch(question("q1", "ana"))) == numbers{1});
}

TEST_CASE("A change is known by its question and its round, in whatever order those in flight come") {
  auto const dais = bench::make_dais(access({"q1", "q2", "q3"}));
  auto const reader = dais->reader();
  CHECK(changes(*reader, patch(question("q3", "ana"))) == numbers{3});
  CHECK(changes(*reader, patch(question("q1", "ana") + "," + question("q2", "ana"))) == numbers{1, 2});
  CHECK(changes(*reader, patch(question("q2", "ben"))) == numbers{5});
  CHECK(changes(*reader, patch(question("q2", "ana"))) == numbers{8});
}

TEST_CASE("A question that is shown again as it was has not been changed") {
  auto const dais = bench::make_dais(access({"q1"}));
  auto const reader = dais->reader();
  CHECK(changes(*reader, patch(question("q1", "ana"))) == numbers{1});
  CHECK(changes(*reader, patch(question("q1", "ana"))).empty());
  CHECK(changes(*reader, patch(question("q1", "ben"))) == numbers{2});
}

TEST_CASE("The text of something else is no change") {
  auto const dais = bench::make_dais(access({"q1"}));
  auto const reader = dais->reader();
  CHECK(changes(*reader, R"({"type":"patch","seq":7,"at":9,"view":{"messages":{"m1":{"text":"Soon","to":"ana"}}}})").empty());
  CHECK(changes(*reader, R"({"type":"patch","seq":8,"at":9,"view":{"questions":{"q1":null}}})").empty());
  // A question without an addressee stands before one that has one.
  CHECK(changes(*reader, patch(R"("q1":{"text":"Who?","asked":5},)" + question("q9", "ana"))).empty());
}

TEST_CASE("Who was sent a snapshot goes on after what it showed") {
  auto const dais = bench::make_dais(access({"q1", "q2", "q3"}));
  auto const reader = dais->reader();
  reader->go_on_after(4);
  CHECK(changes(*reader, patch(question("q1", "ben"))).empty());
  CHECK(changes(*reader, patch(question("q2", "ben"))) == numbers{5});
  CHECK(changes(*reader, patch(question("q1", "ana"))) == numbers{7});
}

TEST_CASE("The servers beside Dais say which change it is") {
  for (auto const* name : {"plain", "socketio"}) {
    CAPTURE(name);
    auto const peer = bench::make_peer(name, 100);
    auto const reader = peer->reader();
    std::string const before = name == std::string("socketio") ? R"(42["change",)" : "";
    CHECK(changes(*reader, before + R"({"change":12,"fill":"xx"})") == numbers{12});
    CHECK(changes(*reader, before + R"({"other":12})").empty());
  }
}
