#include "net/origins.hpp"

#include "catch.hpp"

using namespace dais;

namespace {

boost::asio::ip::address address(char const* text) { return boost::asio::ip::make_address(text); }

}  // namespace

TEST_CASE("An origin is an address of IPv4 or a network of IPv6, and tells neither") {
  net::origins const here({});
  CHECK(here.of(address("192.0.2.1")) == here.of(address("192.0.2.1")));
  CHECK(here.of(address("192.0.2.1")) != here.of(address("192.0.2.2")));
  CHECK(here.of(address("::ffff:192.0.2.1")) == here.of(address("192.0.2.1")));
  CHECK(here.of(address("2001:db8::1")) == here.of(address("2001:db8::ffff:1")));
  CHECK(here.of(address("2001:db8::1")) != here.of(address("2001:db8:0:1::1")));
  CHECK(net::origins({}).of(address("192.0.2.1")) != here.of(address("192.0.2.1")));
}

TEST_CASE("Of a proxy's list the last address that is no trusted proxy's is taken") {
  net::origins const here({"192.0.2.9", "2001:db8::9"});
  CHECK(here.is_trusted(address("::ffff:192.0.2.9")));
  CHECK_FALSE(here.is_trusted(address("192.0.2.1")));
  auto const one = here.of(address("192.0.2.1"));
  for (auto const* const list :
       {"192.0.2.1", "10.0.0.1, 192.0.2.1", "192.0.2.1, 192.0.2.9", "nobody, 192.0.2.1:80,2001:db8::9", "192.0.2.1 , [2001:db8::9]:443"}) {
    CAPTURE(list);
    CHECK(here.forwarded(list) == one);
  }
  CHECK(here.forwarded("[2001:db8:1::1]:80") == here.of(address("2001:db8:1::1")));
  for (auto const* const list : {"", "192.0.2.9", "unknown", "192.0.2.1, unknown", "[", "192.0.2.1, [::1"}) {
    CAPTURE(list);
    CHECK_FALSE((here.forwarded(list).has_value() && here.forwarded(list) == one));
  }
  CHECK_FALSE(here.forwarded("192.0.2.1, unknown"));
}
