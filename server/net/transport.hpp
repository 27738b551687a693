#pragma once

#include "net/certificate.hpp"
#include "net/socket.hpp"

#include <boost/asio/buffer.hpp>
#include <boost/asio/post.hpp>

#include <sys/uio.h>

#include <cstddef>
#include <span>
#include <string>
#include <utility>

namespace dais::net {

// A connected socket, as it is or under TLS, which its first byte tells. Nothing here blocks.
class transport {
 public:
  // `shown`: to who begins TLS; null: nobody may. Must outlive it.
  explicit transport(tcp_socket, certificate const* shown = nullptr);

  tcp_socket& socket() { return socket_; }
  executor get_executor() noexcept { return socket_.get_executor(); }

  // Looks whether it is TLS that begins, before anything is read; would_block where nothing has come.
  void begin(error_code&);
  bool has_begun() const { return has_begun_; }

  // Under TLS.
  bool is_secure() const { return tls_ != nullptr; }

  // Begun without TLS, where it is spoken.
  bool is_plain_by_mistake() const { return shown_ && has_begun_ && !tls_; }

  // When it has begun: bytes that were read; would_block where there are none now, eof where none will come.
  std::size_t read_some(boost::asio::mutable_buffer, error_code&);

  // Bytes of these that were taken, the first ones; 0, and no error, where none are taken now.
  std::size_t write_some(std::span<iovec const>, error_code&);

  // Whether something that was taken has not gone to the kernel; and sends it, as far as the kernel takes it.
  bool has_unsent() const { return !held_.empty(); }
  void send_held(error_code&);

  // Says that nothing more will be sent.
  void finish();

  // Closes the socket: nothing is read or written through it any more. Not by `socket()`: TLS knows its number, which another may bear
  // next.
  void close();
  bool is_open() const { return socket_.is_open(); }

  // Calls `handler` with an error code when it is worth while to read again.
  template <typename Handler>
  void async_wait_readable(Handler handler) {
    if (has_arrived()) return boost::asio::post(get_executor(), [handler = std::move(handler)]() mutable { handler(error_code()); });
    socket_.async_wait(waits_, std::move(handler));
  }

 private:
  bool has_arrived() const;
  std::size_t read_secure(boost::asio::mutable_buffer, error_code&);
  std::size_t write_secure(char const* data, std::size_t size, error_code&);

  tcp_socket socket_;
  certificate const* shown_;
  tls_session tls_;
  std::string held_;  // was taken, and stands encrypted within `tls_`, which asks for it again
  bool has_begun_ = false;
  bool starved_ = true;  // the latest reading found no whole record
  tcp_socket::wait_type waits_ = tcp_socket::wait_read;
};

}  // namespace dais::net
