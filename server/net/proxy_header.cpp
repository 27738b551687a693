#include "net/proxy_header.hpp"

#include <algorithm>
#include <array>
#include <vector>

namespace ip = boost::asio::ip;

namespace dais::net {
namespace {

using namespace std::string_view_literals;

constexpr auto signature = "\r\n\r\n\0\r\nQUIT\n"sv;
constexpr std::size_t fixed_bytes = 16;        // of version 2, before the addresses
constexpr std::size_t addresses_bytes = 2048;  // of version 2, with what else proxies tell there
constexpr std::size_t line_bytes = 107;        // of version 1, its end included

std::size_t byte_at(std::string_view bytes, std::size_t at) { return static_cast<unsigned char>(bytes[at]); }

std::size_t length_of(std::string_view binary) { return byte_at(binary, 14) << 8 | byte_at(binary, 15); }

template <typename Address>
Address address_at(std::string_view bytes, std::size_t at) {
  typename Address::bytes_type raw;
  std::copy_n(bytes.begin() + static_cast<std::ptrdiff_t>(at), raw.size(), raw.begin());
  return Address(raw);
}

std::vector<std::string_view> words_of(std::string_view line) {
  std::vector<std::string_view> words;
  for (std::size_t begin = 0; begin <= line.size();) {
    auto const end = std::min(line.find(' ', begin), line.size());
    words.push_back(line.substr(begin, end - begin));
    begin = end + 1;
  }
  return words;
}

}  // namespace

std::size_t proxy_header::wants() const {
  if (bytes_.empty() || bytes_.front() == 'P') return 1;
  return (bytes_.size() < fixed_bytes ? fixed_bytes : fixed_bytes + length_of(bytes_)) - bytes_.size();
}

proxy_header::state proxy_header::take(std::string_view bytes) {
  bytes_ += bytes;
  return bytes_.front() == 'P' ? read_text() : read_binary();
}

proxy_header::state proxy_header::read_text() {
  if (!bytes_.ends_with("\r\n")) return bytes_.size() < line_bytes ? state::incomplete : state::broken;
  auto const words = words_of(std::string_view(bytes_).substr(0, bytes_.size() - 2));
  if (words.size() < 2 || words[0] != "PROXY") return state::broken;
  if (words[1] == "UNKNOWN") return state::complete;
  boost::system::error_code ec;
  if (words.size() == 6) source_ = ip::make_address(words[2], ec);
  bool const fits = source_ && !ec && (words[1] == "TCP4" ? source_->is_v4() : words[1] == "TCP6" && source_->is_v6());
  return fits ? state::complete : state::broken;
}

proxy_header::state proxy_header::read_binary() {
  if (!std::string_view(bytes_).starts_with(signature.substr(0, std::min(bytes_.size(), signature.size())))) return state::broken;
  if (bytes_.size() < fixed_bytes) return state::incomplete;
  constexpr std::size_t version_2 = 0x20, local = 0, proxied = 1, tcp4 = 0x11, tcp6 = 0x21;
  auto const version = byte_at(bytes_, 12) & 0xf0, command = byte_at(bytes_, 12) & 0x0f, family = byte_at(bytes_, 13);
  auto const length = length_of(bytes_);
  if (version != version_2 || command > proxied || length > addresses_bytes) return state::broken;
  if (bytes_.size() < fixed_bytes + length) return state::incomplete;
  if (command == local) return state::complete;
  if (family == tcp4 && length >= 12) source_ = address_at<ip::address_v4>(bytes_, fixed_bytes);
  if (family == tcp6 && length >= 36) source_ = address_at<ip::address_v6>(bytes_, fixed_bytes);
  bool const is_cut = (family == tcp4 || family == tcp6) && !source_;
  return is_cut ? state::broken : state::complete;
}

}  // namespace dais::net
