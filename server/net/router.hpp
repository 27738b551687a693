#pragma once

#include "net/http_message.hpp"

#include <functional>
#include <string_view>
#include <vector>

namespace dais::net {

// An address of the server, or several that are alike, and what answers there.
struct route {
  // `argument`: what stands for the star of the path. It is good until the handler returns.
  using handler = std::function<void(http_request const&, std::string_view argument, http_answer const&)>;

  std::string_view path;     // a star in it stands for anything, also for nothing
  std::string_view methods;  // "GET, HEAD": as an Allow field lists them
  handler handle;
};

// Of the routes that fit the request's path the first one answers; nothing does where none fits. Says which methods that one takes where
// the request's is another.
void answer_by(std::vector<route> const&, http_request const&, http_answer const&);

}  // namespace dais::net
