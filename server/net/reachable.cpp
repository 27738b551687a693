#include "net/reachable.hpp"

#include <algorithm>
#include <iterator>
#include <optional>

namespace asio = boost::asio;

namespace dais::net {
namespace {

using asio::ip::network_v4, asio::ip::network_v6;

// What is not reached from everywhere (IANA's registries of special-purpose addresses), or stands for others.
constexpr char const* special_v4[] = {"0.0.0.0/8",     "10.0.0.0/8",      "100.64.0.0/10",  "127.0.0.0/8",    "169.254.0.0/16",
                                      "172.16.0.0/12", "192.0.0.0/24",    "192.0.2.0/24",   "192.88.99.0/24", "192.168.0.0/16",
                                      "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4",    "240.0.0.0/4"};
// Of IPv6 that is what is no global unicast address, and of these what leads to addresses of IPv4 or documents.
constexpr char const* global_v6 = "2000::/3";
constexpr char const* special_v6[] = {"2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20"};

// Without the bits behind the prefix: networks are compared by it.
std::optional<network_v4> read_v4(std::string const& text) {
  boost::system::error_code ec;
  auto const read = asio::ip::make_network_v4(text.find('/') == text.npos ? text + "/32" : text, ec);
  return ec ? std::nullopt : std::optional(read.canonical());
}

std::optional<network_v6> read_v6(std::string const& text) {
  boost::system::error_code ec;
  auto const read = asio::ip::make_network_v6(text.find('/') == text.npos ? text + "/128" : text, ec);
  return ec ? std::nullopt : std::optional(read.canonical());
}

bool has(network_v4 const& network, asio::ip::address_v4 const& one) {
  return network_v4(one, network.prefix_length()).canonical() == network;
}

bool has(network_v6 const& network, asio::ip::address_v6 const& one) {
  return network_v6(one, network.prefix_length()).canonical() == network;
}

template <typename Networks, typename Address>
bool any_has(Networks const& all, Address const& one) {
  return std::any_of(all.begin(), all.end(), [&](auto const& network) { return has(network, one); });
}

std::vector<network_v4> read_special_v4() {
  std::vector<network_v4> all;
  for (auto const* text : special_v4) all.push_back(*read_v4(text));
  return all;
}

std::vector<network_v6> read_special_v6() {
  std::vector<network_v6> all;
  for (auto const* text : special_v6) all.push_back(*read_v6(text));
  return all;
}

}  // namespace

reachable::reachable(std::vector<std::string> const& allowed) {
  for (auto const& text : allowed) {
    if (auto const v4 = read_v4(text)) v4_.push_back(*v4);
    if (auto const v6 = read_v6(text)) v6_.push_back(*v6);
  }
}

bool reachable::may(asio::ip::address const& address) const {
  static auto const not_v4 = read_special_v4();
  static auto const not_v6 = read_special_v6();
  static auto const global = *read_v6(global_v6);
  if (address.is_v4()) return any_has(v4_, address.to_v4()) || !any_has(not_v4, address.to_v4());
  auto const one = address.to_v6();
  if (one.is_v4_mapped()) return may(asio::ip::make_address_v4(asio::ip::v4_mapped, one));
  return any_has(v6_, one) || (has(global, one) && !any_has(not_v6, one));
}

bool is_network(std::string const& text) { return read_v4(text) || read_v6(text); }

}  // namespace dais::net
