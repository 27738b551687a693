#include "net/public_url.hpp"

#include <boost/asio/ip/address.hpp>

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <optional>

namespace dais::net {
namespace {

std::string in_small_letters(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

bool is_name(std::string_view host) {
  return !host.empty() && host.front() != '.' && std::all_of(host.begin(), host.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '_';
  });
}

// As it stands in an address.
std::optional<std::string> read_host(std::string_view text) {
  auto const host = in_small_letters(text);
  if (host.size() < 2 || host.front() != '[' || host.back() != ']') return is_name(host) ? std::optional(host) : std::nullopt;
  boost::system::error_code ec;
  auto const ip = boost::asio::ip::make_address_v6(host.substr(1, host.size() - 2), ec);
  if (ec || ip.scope_id() != 0) return std::nullopt;
  return '[' + ip.to_string() + ']';
}

}  // namespace

public_url read_public_url(std::string_view text) {
  auto const refuse = [&](std::string const& why) { return public_url{{}, "'" + std::string(text) + "' " + why}; };
  auto const colon = text.find("://");
  if (colon == text.npos) return refuse("is not an address such as https://panel.example.");
  auto const scheme = in_small_letters(text.substr(0, colon));
  if (scheme != "http" && scheme != "https") return refuse("begins with " + scheme + "://. Pages are reached by http:// or https://.");
  auto rest = text.substr(colon + 3);
  if (rest.find('#') != rest.npos) return refuse("has a fragment (#). Leave it out: links have their own.");
  if (rest.find('?') != rest.npos) return refuse("has a query (?). Leave it out.");
  auto const slash = std::min(rest.find('/'), rest.size());
  if (rest.find_first_not_of('/', slash) != rest.npos) {
    return refuse("has a path. The pages lie where a host begins: give them a host of their own, such as https://panel.example.");
  }
  rest = rest.substr(0, slash);
  if (rest.find('@') != rest.npos) return refuse("has the name of a user. Leave it out: everybody would read it.");

  auto const port_at = rest.find(':', rest.find(']') == rest.npos ? 0 : rest.find(']'));
  std::uint16_t port = scheme == "http" ? 80 : 443;
  auto const usual = port;
  if (port_at != rest.npos) {
    auto const digits = rest.substr(port_at + 1);
    auto const [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), port);
    if (error != std::errc() || end != digits.data() + digits.size() || port == 0)
      return refuse("has no port from 1 to 65535 behind its colon.");
    rest = rest.substr(0, port_at);
  }
  auto const host = read_host(rest);
  if (!host) return refuse("does not name a host, such as panel.example, 192.0.2.1 or [2001:db8::1].");
  return {scheme + "://" + *host + (port == usual ? "" : ':' + std::to_string(port)), {}};
}

std::string secure_url(std::string_view host_field, std::uint16_t port) {
  auto const colon = host_field.find(':', host_field.starts_with('[') ? std::min(host_field.find(']'), host_field.size()) : 0);
  auto const host = host_field.substr(0, colon);
  return read_public_url("https://" + std::string(host) + ':' + std::to_string(port)).url;
}

std::string socket_urls(std::vector<std::string> const& urls) {
  std::string all;
  for (auto const& one : urls) {
    auto const url = read_public_url(one).url;
    all += (all.empty() ? "ws" : " ws") + url.substr(std::string_view("http").size());
  }
  return all;
}

}  // namespace dais::net
