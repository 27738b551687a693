#pragma once

#include <boost/asio/ip/address.hpp>
#include <boost/asio/ip/network_v4.hpp>
#include <boost/asio/ip/network_v6.hpp>

#include <string>
#include <vector>

namespace dais::net {

// Which addresses the server connects to where others say where to: those that anybody in the internet has, and the networks that whoever
// runs it has named. Otherwise whoever may name an address reaches what only this machine or its network should.
class reachable {
 public:
  // Addresses and networks, as `is_network` takes them.
  explicit reachable(std::vector<std::string> const& allowed);

  bool may(boost::asio::ip::address const&) const;

 private:
  std::vector<boost::asio::ip::network_v4> v4_;
  std::vector<boost::asio::ip::network_v6> v6_;
};

// "127.0.0.1", "10.0.0.0/8", "fd00::/8".
bool is_network(std::string const& text);

}  // namespace dais::net
