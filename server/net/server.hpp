#pragma once

#include "net/access.hpp"
#include "net/certificate.hpp"
#include "net/listener.hpp"
#include "net/loop.hpp"
#include "room/rooms.hpp"
#include "room/webhooks.hpp"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace dais::net {

struct server_options {
  std::vector<listen_address> listen{};  // at least one
  std::filesystem::path web{};           // the pages' directory
  std::string public_url{};              // as in `api`
  std::string version{};                 // of the program
  certificate const* shown = nullptr;    // under which TLS is spoken, and nothing but a way there without it; must outlive the server
  std::uint32_t keep_days = 0;           // that a session is kept after it is over; 0: until the organiser deletes it
  access_options access{};
  std::optional<listen_address> osc{};  // where OSC is taken; nowhere, where none is said
  room::webhooks* webhooks = nullptr;   // that the organiser sees to; must outlive the server
  std::size_t slots = 0;                // how many sockets may be open
};

// Everything that listens, speaks HTTP and speaks WebSocket, between a loop and the rooms. All of it on the loop's thread.
class server {
 public:
  // Takes the addresses; throws std::runtime_error with a sentence if it cannot, or if the pages cannot be read. The loop and the rooms
  // must outlive it; the loop may run on after it.
  server(asio_loop&, room::rooms&, server_options);
  ~server();

  listen_address address() const;  // the first
  bool has_pages() const;
  std::optional<listen_address> osc_address() const;  // where OSC is taken

  // Lets people in. Until then they wait in the kernel.
  void start();

  // Ends what has been silent or unfinished too long at `now`.
  void check_timeouts(socket_clock::time_point now);
  // The same now, and every `limits::timeout_check_interval`.
  void keep_checking_timeouts();

  // Takes no more, ends what is idle, tells all connections to come back, and calls `done` when all have gone, or have been cut off after
  // `limits::shutdown_within`. `done` does not destroy the server.
  void shut(std::function<void()> done);

 private:
  struct impl;
  std::unique_ptr<impl> impl_;
};

}  // namespace dais::net
