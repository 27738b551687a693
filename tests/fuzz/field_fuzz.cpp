// Header fields and addresses as anybody may send or type them.

#include "net/header_fields.hpp"
#include "net/listener.hpp"
#include "net/post_url.hpp"
#include "net/proxy_header.hpp"
#include "net/public_url.hpp"
#include "net/reachable.hpp"
#include "target.hpp"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  auto const text = text_of(data, size);
  dais::net::read_accept_encoding(text);
  dais::net::has_element(std::string(text), "websocket");
  dais::net::bearer_token(std::string(text));
  dais::net::read_public_url(text);
  dais::net::is_network(std::string(text));
  auto const posted = dais::net::read_post_url(text);
  auto const lines = posted.target + posted.field;
  must(!posted.why_not.empty() || (lines.find_first_of(" \r\n") == lines.npos && posted.port != 0 && !posted.host.empty()));
  if (auto const address = dais::net::read_listen_address(text)) must(dais::net::read_listen_address(to_string(*address)) == address);
  dais::net::proxy_header header;
  auto rest = text;
  for (auto state = dais::net::proxy_header::state::incomplete; state == dais::net::proxy_header::state::incomplete && !rest.empty();) {
    must(header.wants() > 0);
    auto const part = rest.substr(0, header.wants());
    state = header.take(part);
    rest.remove_prefix(part.size());
  }
  return 0;
}
