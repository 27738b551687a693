#pragma once

#include <string_view>

namespace dais::net {

// What the addresses of the server stand for.
enum class route { health, metrics, websocket, sessions, check, links, qr, join_qr, address, audience, unknown_api, file };

struct routed {
  route to = route::file;
  std::string_view argument;  // what stands for the variable part of the path
};

routed find_route(std::string_view path);

// "GET, HEAD": as an Allow field lists them.
std::string_view methods_of(route);
bool allows(route, std::string_view method);

}  // namespace dais::net
