#pragma once

#include "net/dis_ccu_state.hpp"
#include "net/listener.hpp"
#include "net/socket.hpp"
#include "room/loop.hpp"
#include "room/microphone_system.hpp"

#include <array>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace dais::net {

// Shure's DIS-CCU, over TCP. Connects as soon as somebody follows, and again for as long as it lives. It says nothing when it ends: what is
// open stays open.
class dis_ccu_client final : public room::microphone_system {
 public:
  // The loop must outlive it.
  dis_ccu_client(boost::asio::io_context&, room::loop&, listen_address);
  ~dis_ccu_client() override;

  void follow(std::function<void(room::microphone_event const&)>) override;
  void open(std::uint32_t unit) override;
  void close(std::uint32_t unit) override;

 private:
  room::loop& loop_;
  listen_address const at_;
  tcp_socket socket_;
  std::uint64_t connection_ = 0;  // its number: what comes of an earlier one is not of this
  dis_ccu_reader reader_;
  dis_ccu_state state_;
  std::array<char, 4096> buffer_{};
  std::string unsent_;
  bool is_sending_ = false;
  bool was_told_lost_ = false;
  time_point changes_since_{};
  std::function<void(room::microphone_event const&)> told_;
  std::unique_ptr<room::timer> next_;
  std::shared_ptr<char> const alive_ = std::make_shared<char>();

  // A handler for what this connection does, and no other.
  template <typename Then>
  auto on_this(Then then);
  void connect();
  void receive();
  void take(std::string_view bytes);
  void ask();
  void send(std::string const& line);
  void go_on_sending();
  void lose(std::string const& why);
};

}  // namespace dais::net
