#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace dais::net {

// An address that something can be posted to: "https://hooks.example/dais?room=1".
struct post_url {
  bool is_secure = false;
  std::string host;  // a name or an address, without brackets
  std::uint16_t port = 0;
  std::string field;    // as a Host field has it
  std::string target;   // the path, and the query
  std::string why_not;  // a sentence, where it is none
};

post_url read_post_url(std::string_view text);

}  // namespace dais::net
