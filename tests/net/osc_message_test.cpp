#include "net/osc_message.hpp"

#include "catch.hpp"

using namespace dais::net;
using namespace std::string_literals;

namespace {

// As the specification of Open Sound Control 1.0 writes them out.
auto const oscillator = "/oscillator/4/frequency\0,f\0\0\x43\xdc\0\0"s;
auto const foo = "/foo\0\0\0\0,iisff\0\0\0\0\x03\xe8\xff\xff\xff\xffhello\0\0\0\x3f\x9d\xf3\xb6\x40\xb5\xb2\x2d"s;

}  // namespace

TEST_CASE("Messages of OSC are read and written as its specification shows them") {
  osc_message const frequency{"/oscillator/4/frequency", {440.0f}};
  CHECK(read_osc(oscillator) == std::vector{frequency});
  CHECK(write_osc(frequency) == oscillator);
  osc_message const many{"/foo", {1000, -1, "hello"s, 1.234f, 5.678f}};
  CHECK(read_osc(foo) == std::vector{many});
  CHECK(write_osc(many) == foo);
  CHECK(read_osc("/next\0\0\0"s) == std::vector{osc_message{"/next", {}}});
}

TEST_CASE("Bundles of OSC are their messages, in order") {
  auto const bundle = [](std::string const& of) {
    auto const size = static_cast<char>(of.size());
    return "#bundle\0\0\0\0\0\0\0\0\1\0\0\0"s + size + of;
  };
  auto const two = bundle(oscillator) + "\0\0\0"s + static_cast<char>(foo.size()) + foo;
  REQUIRE(read_osc(two));
  CHECK(read_osc(two)->size() == 2);
  CHECK(read_osc(bundle(bundle(oscillator)))->size() == 1);
  auto deep = oscillator;
  for (int i = 0; i < 5; ++i) deep = bundle(deep);
  CHECK_FALSE(read_osc(deep));
}

TEST_CASE("What is no packet of OSC is nothing") {
  for (auto const& wrong : {""s, "next"s, "next\0\0\0\0"s, "/next"s, "/nex\0\0\0\0i\0\0\0"s, "/nex\0\0\0\0,i\0\0"s, "/nex\0\0\0\0,q\0\0"s,
                            "/nex\0\0\0\0,b\0\0\xff\xff\xff\xff"s, "#bundle\0\0\0\0\0\0\0\0\1\0\0\0\xff"s}) {
    CHECK_FALSE(read_osc(wrong));
  }
}
