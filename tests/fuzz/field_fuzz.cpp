// Header fields and addresses as anybody may send or type them.

#include "net/header_fields.hpp"
#include "net/listener.hpp"
#include "net/public_url.hpp"
#include "target.hpp"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  auto const text = text_of(data, size);
  dais::net::read_accept_encoding(text);
  dais::net::has_element(std::string(text), "websocket");
  dais::net::bearer_token(std::string(text));
  dais::net::read_public_url(text);
  if (auto const address = dais::net::read_listen_address(text)) must(dais::net::read_listen_address(to_string(*address)) == address);
  return 0;
}
