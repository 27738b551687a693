#include "net/qr.hpp"

#include "catch.hpp"

#include <algorithm>
#include <array>

using namespace dais::net;

namespace {

// The square that stands in three corners of every code, by rings from its edge.
bool has_finder(qr_code const& code, std::size_t left, std::size_t top) {
  for (std::size_t y = 0; y < 7; ++y) {
    for (std::size_t x = 0; x < 7; ++x) {
      auto const ring = std::min({x, y, 6 - x, 6 - y});
      if (code.at(left + x, top + y) != (ring != 1)) return false;
    }
  }
  return true;
}

}  // namespace

TEST_CASE("A code has its three corners") {
  auto const code = make_qr("http://127.0.0.1:8080/audience/K7QX2M");
  REQUIRE(code.size >= 21);
  CHECK((code.size - 21) % 4 == 0);
  CHECK(has_finder(code, 0, 0));
  CHECK(has_finder(code, code.size - 7, 0));
  CHECK(has_finder(code, 0, code.size - 7));
}

TEST_CASE("A drawing has the dark modules of its code, each once") {
  auto const code = make_qr("x");
  auto const svg = to_svg(code);
  CHECK_THAT(svg, contains_text("viewBox=\"0 0 29 29\""));
  // What the runs of the path, "M5 4h3v1h-3z", cover.
  std::size_t covered = 0;
  auto const path = svg.substr(svg.rfind("d=\"") + 3);
  for (std::size_t at = 0; (at = path.find('h', at)) != std::string::npos; ++at) {
    if (path[at + 1] != '-') covered += std::stoul(path.substr(at + 1));
  }
  CHECK(covered == static_cast<std::size_t>(std::count(code.dark.begin(), code.dark.end(), true)));
}

TEST_CASE("In a terminal a line is two rows") {
  auto const code = make_qr("x");
  for (bool const coloured : {true, false}) {
    auto const text = to_terminal(code, coloured);
    CHECK(static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n')) == (code.size + 5) / 2);
    CHECK((text.find('\x1b') != std::string::npos) == coloured);
  }
  CHECK(to_terminal(code, false).rfind("█████", 0) == 0);  // The margin is light.
}
