#pragma once

#include "net/connections.hpp"
#include "net/http_message.hpp"
#include "net/limits.hpp"
#include "net/router.hpp"
#include "net/transport.hpp"

#include <functional>
#include <optional>

namespace dais::net {

// What HTTP connections hand on to. Must outlive them.
struct http_services {
  // Looks at a request whose body has not been read.
  std::function<decision(http_request const&)> decide;
  std::size_t bodies_left = limits::unfinished_bodies_bytes;  // for those that are under way

  http_handler handle;

  // Takes the socket of a GET that asks to upgrade, if `refuse_upgrade` has nothing against it.
  std::function<std::optional<http_response>(http_request const&)> refuse_upgrade;
  std::function<void(transport, room::origin, http_request const&)> upgrade;

  // Where the same is asked for by TLS.
  std::function<http_response(http_request const&)> redirect;

  // For whom a trusted proxy asks; nothing where it does not say.
  std::function<std::optional<room::origin>(http_request const&)> forwarded;
  std::function<room::origin(boost::asio::ip::address const&)> origin_of;

  // Who has signed in, as the proxy says that this came by, if it is one that is trusted.
  std::function<std::shared_ptr<std::string const>(http_request const&, bool by_proxy)> person;
};

// Who is at the other side: somebody, or a proxy whose word is taken, in each request or before all of them.
enum class peer { client, http_proxy, header_proxy };

// Reads requests from a socket and answers each before it reads the next, until the client or a limit ends it.
void serve_http(connections&, http_services&, transport, room::origin, peer);

}  // namespace dais::net
