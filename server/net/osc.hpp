#pragma once

#include "net/listener.hpp"
#include "net/state_watch.hpp"
#include "room/loop.hpp"
#include "room/rooms.hpp"

#include <boost/asio/basic_datagram_socket.hpp>
#include <boost/asio/ip/udp.hpp>

#include <array>
#include <cstddef>
#include <deque>
#include <map>
#include <memory>
#include <string>
#include <string_view>

namespace dais::net {

// Takes commands by Open Sound Control over UDP and tells those who ask how a session stands (protocol/http.md, "OSC"). A token stands in
// each address, and can be read on its way: this is for a network that a crew has to itself.
class osc_server {
 public:
  // Takes the address, or throws std::runtime_error with a sentence. What is given must outlive it.
  osc_server(boost::asio::io_context&, room::loop&, room::rooms&, listen_address const&);

  listen_address address() const;

 private:
  using udp = boost::asio::ip::udp;
  using udp_socket = boost::asio::basic_datagram_socket<udp, boost::asio::io_context::executor_type>;

  // Who is told, for a while.
  struct listener_of_state {
    std::string token;
    std::map<std::string, std::string> told;  // by the name of a member
    std::unique_ptr<room::timer> end;
    std::unique_ptr<state_watch> watch;
  };

  room::loop& loop_;
  room::rooms& rooms_;
  udp_socket socket_;
  std::array<char, 2048> buffer_{};
  udp::endpoint from_;
  std::map<udp::endpoint, listener_of_state> listeners_;
  std::map<std::string, time_point> pressed_;  // when an address was done last that says no more
  std::shared_ptr<char> const alive_ = std::make_shared<char>();

  void receive();
  void take(std::string_view packet, udp::endpoint const& from);
  void listen(std::string const& token, udp::endpoint const& to);
  void tell(udp::endpoint const& to, std::variant<wire::tool_state, rejection> const&);
  void send(udp::endpoint const& to, std::string const& packet);
};

}  // namespace dais::net
