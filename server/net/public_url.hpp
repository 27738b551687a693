#pragma once

#include <string>
#include <string_view>

namespace dais::net {

// An address by which people reach the server, as browsers write it: "https://panel.example", "http://[2001:db8::1]:8080". It has no path:
// the pages lie where a host begins.
struct public_url {
  std::string url;      // in small letters and without the port that goes without saying; empty: see below
  std::string why_not;  // a sentence
};

public_url read_public_url(std::string_view text);

}  // namespace dais::net
