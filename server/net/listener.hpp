#pragma once

#include "net/connections.hpp"
#include "net/full_warning.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace dais::net {

struct listen_address {
  std::string host;        // an address of IPv4 or IPv6, without brackets
  std::uint16_t port = 0;  // 0: any that is free

  bool operator==(listen_address const&) const = default;
};

// "127.0.0.1:8080", "[::1]:8080", "localhost:8080".
std::optional<listen_address> read_listen_address(std::string_view text);

// Only this machine comes in there.
bool is_loopback(listen_address const&);

// The way it is read, and stands in a URL.
std::string to_string(listen_address const&);

// Accepts connections, as long as there are slots. Without one, or without files or memory for more, it says so, once, and waits to be
// resumed.
class listener {
 public:
  // Takes the address, or throws std::runtime_error with a sentence.
  listener(boost::asio::io_context&, listen_address const&, connections const&, std::function<void(tcp_socket)> take);

  // The port that is really used included.
  listen_address address() const;

  void start();
  void stop();

  // Tries again where it has paused: somebody has left, or time has passed.
  void resume();

 private:
  void accept();
  bool accept_more();
  void go_on(int turns);
  void take(tcp_socket);
  void pause(std::string const& why);

  acceptor acceptor_;
  connections const& open_;
  std::function<void(tcp_socket)> take_;
  std::optional<tcp_socket> held_;  // accepted, and not taken yet
  bool paused_ = false;
  full_warning full_;
  std::shared_ptr<void> alive_ = std::make_shared<char>();
};

// Raises the soft limit of open files to the hard one; how many sockets may be open then, with `limits::spare_descriptors` for other files.
std::size_t slots_by_open_files();

}  // namespace dais::net
