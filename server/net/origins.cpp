#include "net/origins.hpp"

#include "net/header_fields.hpp"
#include "net/socket.hpp"

#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/rand.h>

#include <algorithm>
#include <cstdlib>

namespace asio = boost::asio;

namespace dais::net {
namespace {

// One address has one form: that of IPv4 where it is one.
asio::ip::address plain(asio::ip::address const& one) {
  if (one.is_v6() && one.to_v6().is_v4_mapped()) return asio::ip::make_address_v4(asio::ip::v4_mapped, one.to_v6());
  return one;
}

// "192.0.2.1", "192.0.2.1:80", "2001:db8::1", "[2001:db8::1]:80": what proxies write.
std::optional<asio::ip::address> read_address(std::string_view text) {
  if (text.starts_with('[')) {
    text = text.substr(1, std::min(text.find(']'), text.size()) - 1);
  } else if (std::count(text.begin(), text.end(), ':') == 1) {
    text = text.substr(0, text.find(':'));
  }
  error_code ec;
  auto const read = asio::ip::make_address(std::string(text), ec);
  return ec ? std::nullopt : std::optional(plain(read));
}

}  // namespace

origins::origins(std::vector<std::string> const& trusted_proxies) {
  if (RAND_bytes(key_.data(), static_cast<int>(key_.size())) != 1) std::abort();  // a guessable key would tell addresses
  for (auto const& one : trusted_proxies) trusted_.push_back(plain(asio::ip::make_address(one)));
}

room::origin origins::of(asio::ip::address const& address) const {
  auto const one = plain(address);
  std::array<unsigned char, 8> bytes{};
  std::size_t size = 0;
  if (one.is_v4()) {
    for (auto const byte : one.to_v4().to_bytes()) bytes[size++] = byte;
  } else {
    auto const all = one.to_v6().to_bytes();
    size = bytes.size();
    std::copy_n(all.begin(), size, bytes.begin());
  }
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  HMAC(EVP_sha256(), key_.data(), static_cast<int>(key_.size()), bytes.data(), size, digest.data(), nullptr);
  room::origin hash = 0;
  for (std::size_t i = 0; i < sizeof hash; ++i) hash = hash << 8 | digest[i];
  return hash;
}

bool origins::is_trusted(asio::ip::address const& peer) const {
  return std::find(trusted_.begin(), trusted_.end(), plain(peer)) != trusted_.end();
}

std::optional<room::origin> origins::forwarded(std::string_view field) const {
  auto const all = list_elements(field);
  for (auto one = all.rbegin(); one != all.rend(); ++one) {
    auto const address = read_address(*one);
    if (!address) return {};  // What stands before it is anybody's word.
    if (!is_trusted(*address)) return of(*address);
  }
  return {};
}

bool is_address(std::string const& text) {
  error_code ec;
  asio::ip::make_address(text, ec);
  return !ec;
}

}  // namespace dais::net
