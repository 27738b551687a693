#pragma once

#include <string>
#include <vector>

namespace dais::net {

// Who may ask what of a server, as whoever runs it has said.
struct access_options {
  std::vector<std::string> allowed_origins{};  // other sites whose pages may ask; good for `read_public_url`
};

}  // namespace dais::net
