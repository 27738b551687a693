#pragma once

#include <boost/asio/ip/address.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace dais::net {

// What a proxy says of a connection before anything else comes of it: the PROXY protocol, versions 1 and 2, as HAProxy has published it.
// It is read to its last byte and no further, since what follows may be TLS.
class proxy_header {
 public:
  enum class state { incomplete, complete, broken };

  // So many bytes may be read next without reading what follows the header. Not 0 while it is incomplete.
  std::size_t wants() const;

  // At most as many as it wants.
  state take(std::string_view bytes);

  // Once complete: for whom the proxy connects; nothing where it does so for itself, to see whether the server is there.
  std::optional<boost::asio::ip::address> const& source() const { return source_; }

 private:
  state read_text();
  state read_binary();

  std::string bytes_;
  std::optional<boost::asio::ip::address> source_;
};

}  // namespace dais::net
