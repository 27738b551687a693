#include "net/proxy_header.hpp"

#include "catch.hpp"
#include "site.hpp"

#include <algorithm>

using namespace dais;
using namespace std::string_literals;
using net::proxy_header;

namespace {

struct read {
  proxy_header::state state = proxy_header::state::incomplete;
  std::string source;
  std::size_t bytes = 0;  // that were read
};

// As a connection reads: what is wanted, of what there is.
read read_all(std::string_view bytes) {
  proxy_header header;
  read got;
  while (got.state == proxy_header::state::incomplete && got.bytes < bytes.size()) {
    REQUIRE(header.wants() > 0);
    auto const part = bytes.substr(got.bytes, std::min<std::size_t>(header.wants(), 200));
    got.bytes += part.size();
    got.state = header.take(part);
  }
  if (header.source()) got.source = header.source()->to_string();
  return got;
}

std::string binary(char command, char family, std::string const& addresses) {
  return "\r\n\r\n\0\r\nQUIT\n"s + command + family + static_cast<char>(addresses.size() >> 8) +
         static_cast<char>(addresses.size() & 0xff) + addresses;
}

std::string const ipv4 = "\xc0\0\x02\x01\x7f\0\0\x01\xff\xff\x00\x50"s;
std::string const ipv6 = "\x20\x01\x0d\xb8"s + std::string(11, '\0') + '\x01' + std::string(16, '\0') + "\0\1\0\2"s;

}  // namespace

TEST_CASE("The PROXY protocol tells for whom a proxy connects, and is read to its end and no further") {
  std::string const follows = "GET / HTTP/1.1\r\n";
  auto const of = [&](std::string const& header) {
    auto const got = read_all(header + follows);
    CHECK(got.state == proxy_header::state::complete);
    CHECK(got.bytes == header.size());
    return got.source;
  };
  CHECK(of("PROXY TCP4 192.0.2.1 127.0.0.1 65535 80\r\n") == "192.0.2.1");
  CHECK(of("PROXY TCP6 2001:db8::1 ::1 65535 443\r\n") == "2001:db8::1");
  CHECK(of("PROXY UNKNOWN\r\n").empty());
  CHECK(of("PROXY UNKNOWN whatever it may be\r\n").empty());
  CHECK(of(binary('\x21', '\x11', ipv4)) == "192.0.2.1");
  CHECK(of(binary('\x21', '\x21', ipv6)) == "2001:db8::1");
  CHECK(of(binary('\x21', '\x11', ipv4 + std::string(900, 'x'))) == "192.0.2.1");
  CHECK(of(binary('\x20', '\x00', "")).empty());
  CHECK(of(binary('\x21', '\x31', std::string(216, 'x'))).empty());
}

TEST_CASE("What is no header of the PROXY protocol is known as soon as it can be") {
  auto const broken = [](std::string const& bytes) { return read_all(bytes).state == proxy_header::state::broken; };
  for (auto const& one :
       {"GET / HTTP/1.1\r\n\r\n"s, "POST / HTTP/1.1\r\n"s, "PROXY\r\n"s, "PROXY TCP4 192.0.2.1\r\n"s, "PROXY TCP4 2001:db8::1 ::1 1 2\r\n"s,
        "PROXY TCP6 192.0.2.1 127.0.0.1 1 2\r\n"s, "PROXY TCP4 192.0.2.256 127.0.0.1 1 2\r\n"s, "PROXY UDP4 192.0.2.1 127.0.0.1 1 2\r\n"s,
        std::string(107, 'P'), "\r\n\r\n\0\r\nQUIX\nxxxx"s, binary('\x11', '\x11', ipv4), binary('\x22', '\x11', ipv4),
        binary('\x21', '\x11', "short"), binary('\x21', '\x11', std::string(2049, 'x'))}) {
    CAPTURE(one);
    CHECK(broken(one));
  }
  for (auto const& whole : {"PROXY TCP4 192.0.2.1 127.0.0.1 65535 80\r\n"s, binary('\x21', '\x11', ipv4)}) {
    for (std::size_t size = 0; size < whole.size(); ++size) CHECK(read_all(whole.substr(0, size)).state == proxy_header::state::incomplete);
  }
}

TEST_CASE("A named proxy is believed what it says at the beginning of a connection, and others are not asked") {
  loud_rooms rooms;
  net::asio_loop loop;
  site here(rooms, loop, {.access = {.trusted_proxies = {"127.0.0.2"}, .proxies_send_header = true}});
  auto const status = [&](std::string const& bytes, std::string const& from) {
    client asker(here.port(), {.from = from});
    asker.send(bytes);
    answer got;
    CHECK(here.until([&] { return (got = take_answer(asker.received)).status != 0 || asker.ended; }, {&asker}));
    return got.status;
  };
  auto const request = "GET /healthz HTTP/1.1\r\nHost: panel.example\r\n\r\n"s;
  CHECK(status(request, "127.0.0.1") == 200);
  CHECK(status("PROXY TCP4 192.0.2.1 127.0.0.1 65535 80\r\n" + request, "127.0.0.2") == 200);
  CHECK(status(binary('\x20', '\x00', "") + request, "127.0.0.2") == 200);
  CHECK(status(request, "127.0.0.2") == 0);
  CHECK(status("PROXY TCP4 192.0.2.1 127.0.0.1 65535 80\r\n" + request, "127.0.0.1") == 400);
}
