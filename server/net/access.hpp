#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace dais::net {

// Who may ask what of a server, as whoever runs it has said.
struct access_options {
  std::vector<std::string> allowed_origins{};  // other sites whose pages may ask; good for `read_public_url`
  std::vector<std::string> other_servers{};    // of the same sessions, as pages reach them; good for `read_public_url`
  std::vector<std::string> trusted_proxies{};  // who are believed for whom they ask; good for `is_address`
  bool proxies_send_header = false;            // they say it by the PROXY protocol, rather than in X-Forwarded-For
  std::string participant_header{};            // in which they say who has signed in; empty where nobody has to
  std::size_t connections_per_address = 0;     // 0: what `limits::slots_not_of_one_address` leaves
};

}  // namespace dais::net
