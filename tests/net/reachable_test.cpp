// Which addresses the server connects to where others say where to: protocol/rules.md, R25.11.

#include "net/reachable.hpp"
#include "net/post_url.hpp"

#include "catch.hpp"

#include <boost/asio/ip/address.hpp>

using namespace dais;

namespace {

bool may(net::reachable const& which, char const* address) { return which.may(boost::asio::ip::make_address(address)); }

}  // namespace

TEST_CASE("R25.11 nothing is posted to this machine, nor to private, link-local and other special addresses, however they are written") {
  net::reachable const any({});
  for (auto const* address : {"127.0.0.1",
                              "127.8.9.10",
                              "0.0.0.0",
                              "10.1.2.3",
                              "172.16.0.1",
                              "172.31.255.255",
                              "192.168.1.1",
                              "169.254.169.254",
                              "100.64.0.1",
                              "100.127.255.255",
                              "192.0.0.8",
                              "192.0.2.1",
                              "198.18.0.1",
                              "198.51.100.7",
                              "203.0.113.1",
                              "224.0.0.1",
                              "239.255.255.250",
                              "240.0.0.1",
                              "255.255.255.255",
                              "::",
                              "::1",
                              "fe80::1",
                              "fc00::1",
                              "fd12::1",
                              "fec0::1",
                              "ff02::1",
                              "::ffff:10.0.0.1",
                              "::ffff:127.0.0.1",
                              "::127.0.0.1",
                              "64:ff9b::a00:1",
                              "2001::1",
                              "2001:db8::1",
                              "2002:7f00:1::",
                              "fd00:ec2::254"}) {
    CAPTURE(address);
    CHECK(!may(any, address));
  }
  for (auto const* address : {"8.8.8.8", "172.15.255.255", "172.32.0.1", "100.63.255.255", "100.128.0.1", "192.167.255.255", "169.253.0.1",
                              "223.255.255.255", "2606:4700::1111", "2a00:1450:4001::1", "::ffff:8.8.8.8"}) {
    CAPTURE(address);
    CHECK(may(any, address));
  }
}

TEST_CASE("R25.11 what whoever runs the server has named is posted to, and nothing beside it") {
  net::reachable const some({"127.0.0.1", "10.1.0.0/16", "fd00::/8"});
  CHECK(may(some, "127.0.0.1"));
  CHECK(may(some, "::ffff:127.0.0.1"));
  CHECK(!may(some, "127.0.0.2"));
  CHECK(may(some, "10.1.255.255"));
  CHECK(!may(some, "10.2.0.0"));
  CHECK(may(some, "fd12::1"));
  CHECK(!may(some, "fe80::1"));
  CHECK(!may(some, "::1"));
}

TEST_CASE("a network is an address, or one with the length of a prefix") {
  for (auto const* text : {"127.0.0.1", "10.0.0.0/8", "0.0.0.0/0", "::1", "fd00::/8"}) CHECK(net::is_network(text));
  for (auto const* text : {"", "localhost", "10.0.0.0/33", "10.0.0/8", "fd00::/129", "10.0.0.0/", "10.0.0.0/8 "})
    CHECK(!net::is_network(text));
}

TEST_CASE("an address to post to has a host, a port and a target") {
  auto const read = net::read_post_url("https://Hooks.Example/dais/in?room=1");
  CHECK(read.why_not == "");
  CHECK(read.is_secure);
  CHECK(read.host == "hooks.example");
  CHECK(read.port == 443);
  CHECK(read.field == "hooks.example");
  CHECK(read.target == "/dais/in?room=1");

  auto const bare = net::read_post_url("http://hooks.example");
  CHECK(bare.port == 80);
  CHECK(bare.target == "/");
  CHECK(!bare.is_secure);
  CHECK(net::read_post_url("http://hooks.example?a=b").target == "/?a=b");

  auto const six = net::read_post_url("http://[2001:DB8::1]:8080/x");
  CHECK(six.host == "2001:db8::1");
  CHECK(six.port == 8080);
  CHECK(six.field == "[2001:db8::1]:8080");
}

TEST_CASE("what nothing can be posted to is refused with a sentence") {
  for (auto const* text :
       {"", "hooks.example", "ftp://hooks.example/", "https://", "https://user:pw@hooks.example/", "https://hooks.example/#x",
        "https://hooks.example/a b", "https://hooks.example/\r\nX: y", "https://hooks.example:0/", "https://hooks.example:65536/",
        "https://hooks.example/\xC3\xA9", "javascript:alert(1)"}) {
    CAPTURE(text);
    CHECK(net::read_post_url(text).why_not != "");
  }
  CHECK(net::read_post_url("https://hooks.example/" + std::string(2000, 'x')).why_not != "");
}
