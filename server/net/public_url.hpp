#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dais::net {

// An address by which people reach the server, as browsers write it: "https://panel.example", "http://[2001:db8::1]:8080". It has no path:
// the pages lie where a host begins.
struct public_url {
  std::string url;      // in small letters and without the port that goes without saying; empty: see below
  std::string why_not;  // a sentence
};

public_url read_public_url(std::string_view text);

// Where the host of a request's Host is found by https on this port; empty if it names none.
std::string secure_url(std::string_view host_field, std::uint16_t port);

// Where sockets are opened at these addresses, each good for `read_public_url`: "wss://panel.example ws://[2001:db8::1]:8080".
std::string socket_urls(std::vector<std::string> const& urls);

}  // namespace dais::net
