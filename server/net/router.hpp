#pragma once

#include "net/http_message.hpp"

#include <cstddef>
#include <functional>
#include <optional>
#include <string_view>
#include <vector>

namespace dais::net {

// An address of the server, or several that are alike, and what answers there.
struct route {
  // `argument`: what stands for the star of the path. It is good until the handler returns.
  using handler = std::function<void(http_request const&, std::string_view argument, http_answer const&)>;
  // Why nothing comes of a request, as far as its header tells.
  using refusal = std::function<std::optional<http_response>(http_request const&)>;

  std::string_view path;     // a star in it stands for what has no slash, also for nothing; two at the end for anything
  std::string_view methods;  // "GET, HEAD": as an Allow field lists them
  handler handle;

  std::size_t body = 0;  // of a request, in bytes at most
  refusal refuse{};      // none: whatever the header
};

// What the first route that fits makes of a request whose body has not been read: nothing, or one of so many bytes at most.
struct decision {
  std::optional<http_response> refusal;
  std::size_t body = 0;
};
decision decide_by(std::vector<route> const&, http_request const&);

// Of the routes that fit the request's path the first one answers; nothing does where none fits. Says which methods that one takes where
// the request's is another.
void answer_by(std::vector<route> const&, http_request const&, http_answer const&);

}  // namespace dais::net
