#include "net/router.hpp"

#include "net/header_fields.hpp"

#include <algorithm>
#include <array>

namespace dais::net {
namespace {

struct entry {
  std::string_view before, after;  // the path, but for the variable part between them
  bool has_argument;
  route to;
};

// In this order: the first that fits counts.
constexpr std::array<entry, 12> table{{
    {"/healthz", "", false, route::health},
    {"/metrics", "", false, route::metrics},
    {"/socket", "", false, route::websocket},
    {"/api/v1/sessions", "", false, route::sessions},
    {"/api/v1/check", "", false, route::check},
    {"/api/v1/links", "", false, route::links},
    {"/api/v1/qr", "", false, route::qr},
    {"/api/v1/join/", "/qr.svg", true, route::join_qr},
    {"/api/v1/address", "", false, route::address},
    {"/audience/", "", true, route::audience},
    {"/api/", "", true, route::unknown_api},
    {"/", "", true, route::file},
}};

}  // namespace

routed find_route(std::string_view path) {
  for (auto const& one : table) {
    if (!one.has_argument) {
      if (path == one.before) return {one.to, {}};
      continue;
    }
    if (path.size() < one.before.size() + one.after.size() || path.substr(0, one.before.size()) != one.before ||
        path.substr(path.size() - one.after.size()) != one.after) {
      continue;
    }
    return {one.to, path.substr(one.before.size(), path.size() - one.before.size() - one.after.size())};
  }
  return {};
}

std::string_view methods_of(route to) {
  switch (to) {
    case route::websocket: return "GET";
    case route::sessions: return "GET, HEAD, POST";
    case route::check:
    case route::qr: return "POST";
    case route::health:
    case route::metrics:
    case route::links:
    case route::join_qr:
    case route::address:
    case route::audience:
    case route::unknown_api:
    case route::file: return "GET, HEAD";
  }
  return "";
}

// Methods, unlike other tokens, are the same only in the same case.
bool allows(route to, std::string_view method) {
  auto const all = list_elements(methods_of(to));
  return std::find(all.begin(), all.end(), method) != all.end();
}

}  // namespace dais::net
