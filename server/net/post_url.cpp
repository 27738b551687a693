#include "net/post_url.hpp"

#include "net/public_url.hpp"
#include "room/limits.hpp"

#include <algorithm>
#include <charconv>

namespace dais::net {

post_url read_post_url(std::string_view text) {
  post_url read;
  auto const refuse = [&](std::string why) {
    read.why_not = std::move(why);
    return read;
  };
  if (text.size() > limits::webhook_url_length)
    return refuse("The address is longer than " + std::to_string(limits::webhook_url_length) + " bytes.");
  if (std::any_of(text.begin(), text.end(), [](char c) { return c <= ' ' || c >= '\x7F'; }))
    return refuse("The address has a character that has to be written as %XX.");
  auto const scheme_end = text.find("://");
  auto const rest_at = text.find_first_of("/?#", scheme_end == text.npos ? 0 : scheme_end + 3);
  auto const base = read_public_url(text.substr(0, rest_at));
  if (!base.why_not.empty()) return refuse(base.why_not);
  auto const rest = rest_at == text.npos ? std::string_view{} : text.substr(rest_at);
  if (rest.find('#') != rest.npos) return refuse("The address has a fragment (#). Leave it out: no server is told.");
  read.target = (rest.starts_with('/') ? "" : "/") + std::string(rest);
  read.is_secure = base.url.starts_with("https:");
  read.field = base.url.substr(base.url.find("://") + 3);
  auto const bracket = read.field.find(']');
  auto const colon = read.field.find(':', bracket == read.field.npos ? 0 : bracket);
  read.host = bracket == read.field.npos ? read.field.substr(0, colon) : read.field.substr(1, bracket - 1);
  read.port = read.is_secure ? 443 : 80;
  if (colon != read.field.npos) std::from_chars(read.field.data() + colon + 1, read.field.data() + read.field.size(), read.port);
  return read;
}

}  // namespace dais::net
