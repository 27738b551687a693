#pragma once

#include "net/http_message.hpp"

#include <optional>
#include <string>
#include <vector>

namespace dais::net {

// What a header has to be so that everybody on the way reads the same request out of the same bytes (RFC 9112, 3.2 and 6.1): why it is
// refused, if it is. `request.path` is the target as it came; of an absolute one the path is left, and its authority is the Host.
std::optional<http_response> refuse_malformed(http_request& request, unsigned version);

// Whose pages may ask. A browser names the site of the page that asks; whoever names none is no browser.
class sites {
 public:
  // `public_url`, `others`: good for `read_public_url`. Empty: not known.
  sites(std::string const& public_url, std::vector<std::string> const& others);

  // Why a page of another site is refused; the request's own site is where it was sent.
  std::optional<http_response> refuse_other(http_request const&) const;

 private:
  std::vector<std::string> allowed_;
};

}  // namespace dais::net
