#pragma once

#include "net/connections.hpp"
#include "net/http_message.hpp"
#include "net/transport.hpp"
#include "room/rooms.hpp"

#include <optional>

namespace dais::net {

inline constexpr char subprotocol[] = "dais.v1";

// Why a request cannot become a WebSocket; nothing where it can.
std::optional<http_response> refuse_upgrade(http_request const&);

// Makes a WebSocket of a socket whose request was read and is not refused, and connects it to the rooms. Both must outlive the connections.
void serve_websocket(connections&, room::rooms&, transport, room::origin, http_request const&);

}  // namespace dais::net
