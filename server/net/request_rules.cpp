#include "net/request_rules.hpp"

#include "net/header_fields.hpp"
#include "net/public_url.hpp"

#include <algorithm>
#include <string_view>

namespace dais::net {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_hex_digit(char c) { return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }
bool is_letter_or_digit(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || is_digit(c); }

// `uri-host [ ":" port ]` of RFC 3986; an empty host, which no address of HTTP has, is none.
bool is_authority(std::string_view text) {
  constexpr std::string_view marks = "-._~!$&'()*+,;=%";
  std::size_t end = 0;
  if (text.starts_with('[')) {
    end = text.find(']');
    if (end == text.npos) return false;
    auto const inside = text.substr(1, end - 1);
    if (inside.size() < 2 || !std::all_of(inside.begin(), inside.end(), [](char c) { return is_hex_digit(c) || c == ':' || c == '.'; }))
      return false;
    ++end;
  } else {
    while (end < text.size() && (is_letter_or_digit(text[end]) || marks.find(text[end]) != marks.npos)) ++end;
  }
  if (end == 0) return false;
  if (end == text.size()) return true;
  auto const port = text.substr(end);
  return port[0] == ':' && port.size() <= 6 && std::all_of(port.begin() + 1, port.end(), is_digit);
}

http_response bad(std::string message) { return json_error(400, http_error::bad_request, std::move(message)); }

std::size_t count_of(http_request const& request, std::string_view name) {
  auto const& all = request.headers;
  return static_cast<std::size_t>(std::count_if(all.begin(), all.end(), [&](auto const& one) { return same_token(one.first, name); }));
}

// Where a body ends is read in two ways by two programs unless it is said in exactly one.
std::optional<http_response> refuse_framing(http_request const& request, unsigned version) {
  if (count_of(request, "Transfer-Encoding") == 0) return {};
  if (version < 11) return bad("HTTP/1.0 knows no Transfer-Encoding.");
  if (count_of(request, "Content-Length") > 0) return bad("A request has a Transfer-Encoding or a Content-Length, not both.");
  auto const field = request.header("Transfer-Encoding");
  auto const codings = list_elements(field);
  if (codings.size() == 1 && same_token(codings[0], "chunked")) return {};
  bool const are_known = std::all_of(codings.begin(), codings.end(), [](auto one) { return same_token(one, "chunked"); });
  if (are_known) return bad("A body is chunked once.");
  return json_error(501, http_error::bad_request, "The server knows no Transfer-Encoding but chunked.");
}

// Beside a name that it has in common, which of both a program believes would differ.
std::optional<http_response> refuse_host(http_request const& request, unsigned version) {
  auto const hosts = count_of(request, "Host");
  if (hosts == 0 && version < 11) return {};
  if (hosts != 1) return bad("A request of HTTP/1.1 has one Host.");
  if (!is_authority(request.header("Host"))) return bad("The Host is not the name of a host, with or without a port.");
  return {};
}

void set_host(http_request& request, std::string_view host) {
  for (auto& [name, value] : request.headers) {
    if (same_token(name, "Host")) {
      value = host;
      return;
    }
  }
  request.headers.emplace_back("Host", host);
}

std::optional<http_response> refuse_target(http_request& request) {
  auto& target = request.path;
  if (target.starts_with('/') || target == "*") return {};
  auto const colon = target.find("://");
  auto const scheme = std::string_view(target).substr(0, std::min(colon, target.size()));
  if (colon == target.npos || !(same_token(scheme, "http") || same_token(scheme, "https"))) return bad("The target is no path.");
  auto const begin = colon + 3;
  auto const end = std::min(target.find_first_of("/?", begin), target.size());
  auto const authority = target.substr(begin, end - begin);
  if (!is_authority(authority)) return bad("The target names no host.");
  set_host(request, authority);
  target.erase(0, end);
  if (!target.starts_with('/')) target.insert(0, 1, '/');
  return {};
}

}  // namespace

std::optional<http_response> refuse_malformed(http_request& request, unsigned version) {
  if (auto refusal = refuse_framing(request, version)) return refusal;
  if (auto refusal = refuse_host(request, version)) return refusal;
  return refuse_target(request);
}

sites::sites(std::string const& public_url, std::vector<std::string> const& others) {
  if (!public_url.empty()) allowed_.push_back(read_public_url(public_url).url);
  for (auto const& one : others) allowed_.push_back(read_public_url(one).url);
}

std::optional<http_response> sites::refuse_other(http_request const& request) const {
  if (count_of(request, "Origin") == 0) return {};
  auto const field = request.header("Origin");
  auto const asked_by = read_public_url(field).url;
  if (!asked_by.empty()) {
    if (std::find(allowed_.begin(), allowed_.end(), asked_by) != allowed_.end()) return {};
    // By which scheme people come is known to the proxy that has the certificate, so that of the page is taken.
    auto const here = read_public_url(field.substr(0, field.find("://") + 3) + request.header("Host")).url;
    if (here == asked_by) return {};
  }
  return json_error(403, http_error::other_site, "Pages of other sites are not answered; --allow-origin names those that are.");
}

}  // namespace dais::net
