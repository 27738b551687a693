#pragma once

#include "room/origin.hpp"

#include <boost/asio/ip/address.hpp>

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dais::net {

// Tells connections apart by where they come from, without keeping any address. Of IPv6 a network of 64 bits is one origin: each of its
// machines has as many addresses as it likes.
class origins {
 public:
  // `trusted_proxies`: addresses, as `is_address` takes them.
  explicit origins(std::vector<std::string> const& trusted_proxies);

  room::origin of(boost::asio::ip::address const&) const;

  // Whether what this peer says of others is believed.
  bool is_trusted(boost::asio::ip::address const&) const;

  // Of an X-Forwarded-For of a trusted proxy: the last address in it that is no trusted proxy's, which no client can have made up. Nothing
  // where there is none.
  std::optional<room::origin> forwarded(std::string_view field) const;

 private:
  std::array<unsigned char, 32> key_;
  std::vector<boost::asio::ip::address> trusted_;
};

bool is_address(std::string const& text);

}  // namespace dais::net
